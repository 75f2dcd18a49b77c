"""Opens a data folder anew while the program runs; where it is locked the password is asked for first."""

from __future__ import annotations

from pathlib import Path

from shopguard.app import build_workplace, load_texts
from shopguard.core.message import CannotOpen, Language
from shopguard.flows.locking.unlocking import is_locked
from shopguard.flows.workplace import Workplace


def open_anew(data: Path, language: Language, now: int) -> Workplace:
    """What a restore or a move has put in place may have a password, or another one.

    Raises CannotOpen, as :func:`unlock_anew`.
    """
    unlock_anew(data, language, now)
    return build_workplace(data, language)


def unlock_anew(data: Path, language: Language, now: int) -> None:
    """Asks for the password, if there is one that is not known yet. Raises CannotOpen where the owner has closed the page instead."""
    if is_locked(data):
        from shopguard.ui.locking.at_start import Asking

        asking = Asking(data, load_texts(language), lambda: now)
        try:
            opened = asking.run()
        finally:
            asking.close()
        if not opened:
            raise CannotOpen("problem.left_locked", path=str(data))
