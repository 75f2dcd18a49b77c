"""Keeps the morning strip true, remembers whether it is folded, and when the owner was here; nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from shopguard.flows import settings
from shopguard.flows.morning.morning import Morning, morning
from shopguard.flows.morning.visits import note_visit
from shopguard.flows.workplace import Workplace
from shopguard.ui.desk import Desk
from shopguard.ui.jobs import Jobs
from shopguard.ui.morning.morning_strip import MorningStrip
from shopguard.ui.paced_reading import PacedReading
from shopguard.ui.shell.window_body import STRIP_ROOM

FOLDED = "morning_folded"  # what is remembered: "1" folded, "0" not
LOW_WINDOW = 700  # pixels: there the table needs the room
AGAIN_MS = 15 * 60_000  # data grows old also while nothing happens


class MorningDesk(Desk):
    """``orders_wanted`` carries numbers of orders to show. The strip is hidden until there is something to say; ``shown``: it is
    known whether there is."""

    orders_wanted = Signal(object)  # tuple[str, ...]
    shown = Signal()

    def __init__(self, place: Workplace, jobs: Jobs, clock: Callable[[], int], window: QWidget) -> None:
        super().__init__(window)
        self._place, self._jobs, self._clock = place, jobs, clock
        self.strip = MorningStrip(place.texts)
        self._reading = PacedReading(jobs, self)
        self._reading.done.connect(self._show)
        self._reading.failed.connect(self.failed)
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.look)
        self.strip.orders_wanted.connect(self.orders_wanted)
        self.strip.data.guide_wanted.connect(self.open_guide)
        self._begin()

    def look(self) -> None:
        """Reads it anew, in the background; on a new day once more, compared with the day before."""
        self._reading.read(partial(morning, self._place, self._clock()))
        self._again.start()
        visit = self._jobs.write(partial(note_visit, self._place, self._clock()), must_finish=True)
        visit.done.connect(self._noted)
        visit.failed.connect(self.failed)

    def open_guide(self) -> None:
        """Where the files are exported."""
        from shopguard.ui.shell.export_guide import ExportGuideDialog  # not before somebody wants it

        self.close()
        self._open_dialog(ExportGuideDialog(self._place.texts, self._window))

    def stop(self) -> None:
        """Looks no more; at the next start the strip's room is kept until it is there."""
        self._again.stop()
        height = 0 if self.strip.isHidden() else self.strip.height()
        self._jobs.write(partial(settings.remember, self._place, STRIP_ROOM, str(height)), must_finish=True)
        self._jobs.write(partial(note_visit, self._place, self._clock(), leaving=True), must_finish=True)

    def _begin(self) -> None:
        reading = self._jobs.read(partial(settings.remembered, self._place, FOLDED))
        reading.done.connect(self._fold)
        reading.failed.connect(self.failed)

    def _fold(self, told: str | None) -> None:
        """As the owner left it; in a low window nobody has said anything about, folded."""
        folded = self._window.height() < LOW_WINDOW if told is None else told == "1"
        self.strip.fold(folded=folded)
        self.strip.folded.connect(self._remember)

    def _show(self, found: Morning) -> None:
        self.strip.show_morning(found)
        self.shown.emit()

    def _noted(self, new_day: bool) -> None:
        if new_day:
            self._reading.read(partial(morning, self._place, self._clock()))

    def _remember(self, folded: bool) -> None:
        kept = partial(settings.remember, self._place, FOLDED, "1" if folded else "0")
        self._jobs.write(kept, must_finish=True).failed.connect(self.failed)
