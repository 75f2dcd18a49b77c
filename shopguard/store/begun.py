"""What a killed program may have left half done in a data folder, and every start ends before anything is opened."""

from __future__ import annotations

from pathlib import Path

from shopguard.core.disk_words import disk_words
from shopguard.core.message import CannotOpen

RESTORE_READY, RESTORE_DONE = ".restore-ready", ".restore-done"


def finish_what_was_begun(data: Path) -> None:
    """Ends a restore. Raises :class:`CannotOpen` where the disk refuses; the next start tries again."""
    if (data / RESTORE_READY).exists() or (data / RESTORE_DONE).exists():
        from shopguard.store.restore import finish_restore

        try:
            finish_restore(data)
        except OSError as error:
            raise CannotOpen("problem.restore_unfinished", path=str(data), detail=disk_words(error)) from error
