"""What installers and testers ask of the window's side of the program. Each brings of Qt only what it needs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shopguard.self_test.drawing import Draw


class Chores:
    """Done without showing anything."""

    def close_open_one(self, data: Path) -> bool:
        """Asks the window that is open on the data folder to close; whether none is open, or none any more."""
        from shopguard.ui.background.closing import close_open_one

        return close_open_one(data)

    def is_open(self, data: Path) -> bool:
        """Whether a window is open on the data folder."""
        from shopguard.ui.background.closing import is_open

        return is_open(data)

    def drop_autostart(self) -> bool:
        """Removes the entry for the system's start; whether there was one. Raises ``OSError``."""
        from shopguard.ui.background.autostart import entry_of_system, keep_in_step

        return keep_in_step(entry_of_system(), (), wanted=False)

    def draw(self) -> Draw:
        """What draws the window for the self-test, without a display."""
        from shopguard.ui.self_test.drawn import draw

        return draw
