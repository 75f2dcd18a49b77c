"""A case's files looked at closely, one after the other, on the whole screen: what each shows, and beside it what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from shopguard.appeals.media import kind_of
from shopguard.core.message import UserProblem
from shopguard.flows.appeals.evidence_view import EvidenceView
from shopguard.flows.appeals.looking import Look, look_at, save_copy
from shopguard.flows.appeals.view import AppealView
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals.drawing import Picture, picture_of
from shopguard.ui.appeals.look_bar import LookBar
from shopguard.ui.appeals.look_middle import LookMiddle
from shopguard.ui.appeals.look_side import LookSide
from shopguard.ui.ask import Ask
from shopguard.ui.jobs import Job, Jobs

_SIZE = (1100, 760)  # where the whole screen is not wanted


class Shown(NamedTuple):
    """One file with the title of the slot it is in."""

    slot: str
    one: EvidenceView


class EvidenceLook(QDialog):
    """Opens on one of the files; the others of the case are one key away. The originals are only read.

    ``turned`` carries slot, SHA-256 and by how many quarters (clockwise) a picture is shown turned from now on. ``problem``
    carries an exception that is no UserProblem.
    """

    problem = Signal(object)
    turned = Signal(str, str, int)

    def __init__(
        self, place: Workplace, jobs: Jobs, ask: Ask, files: Sequence[Shown], at: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._ask, self._files = place, jobs, ask, [*files]
        self._at, self._page, self._pages = at, 1, 0
        self._waiting: list[Job] = []
        self.bar, self.side, self.middle = LookBar(), LookSide(), LookMiddle()
        self.stage = self.middle.stage
        self._arrange()
        self._connect()
        self._show_file()

    def open_full(self) -> None:
        """On the whole screen, in front of the window it belongs to."""
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(*_SIZE)  # what F11 goes back to
        self.showFullScreen()

    def step(self, by: int) -> None:
        """The next file, or the one before; at the ends nothing happens."""
        if 0 <= self._at + by < len(self._files):
            self._at += by
            self._show_file()

    def turn(self, by: int) -> None:
        """The next page of a PDF, or the one before."""
        if 1 <= self._page + by <= self._pages:
            self._page += by
            self._show_page()

    def turn_picture(self, by: int) -> None:
        """By a quarter, clockwise or the other way; it is printed so too. The original stays as it is."""
        slot, one = self.shown
        if kind_of(one.media_type) != "picture":
            return
        one = replace(one, turned=(one.turned + by) % 4)
        self._files[self._at] = Shown(slot, one)
        self._show_page()
        self.bar.say(self.tr("打印时也这样转，原件没有改动。") if one.turned else "")
        self.turned.emit(one.item, one.sha256, one.turned)

    def done(self, result: int) -> None:
        """What is still being read is of no use any more."""
        self._stop()
        super().done(result)

    @property
    def shown(self) -> Shown:
        """The file that is looked at."""
        return self._files[self._at]

    def _arrange(self) -> None:
        self.setWindowTitle(self.tr("看证据"))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.middle, 1)
        row.addWidget(self.side)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addLayout(row, 1)

    def _connect(self) -> None:
        self.bar.step_wanted.connect(self.step)
        self.bar.turn_wanted.connect(self.turn)
        self.bar.larger.clicked.connect(self.stage.enlarge)
        self.bar.smaller.clicked.connect(self.stage.reduce)
        self.bar.fitted.clicked.connect(self.stage.fit)
        self.bar.left.clicked.connect(self._turn_left)
        self.bar.right.clicked.connect(self._turn_right)
        self.bar.copy.clicked.connect(self._ask_copy)
        self.bar.close_button.clicked.connect(self.accept)
        self.middle.pictured.connect(self.bar.show_stage)
        self.stage.zoomed.connect(self.bar.show_zoom)
        self.stage.finer_wanted.connect(self._sharpen)
        for keys, does in (
            (QKeySequence(Qt.Key.Key_Left), partial(self.step, -1)),
            (QKeySequence(Qt.Key.Key_Right), partial(self.step, 1)),
            (QKeySequence(Qt.Key.Key_PageUp), partial(self.turn, -1)),
            (QKeySequence(Qt.Key.Key_PageDown), partial(self.turn, 1)),
            (QKeySequence(Qt.Key.Key_Up), partial(self.stage.scroll_on, -1)),
            (QKeySequence(Qt.Key.Key_Down), partial(self.stage.scroll_on, 1)),
            (QKeySequence(Qt.Key.Key_Plus), self.stage.enlarge),
            (QKeySequence(Qt.Key.Key_Equal), self.stage.enlarge),
            (QKeySequence(Qt.Key.Key_Minus), self.stage.reduce),
            (QKeySequence(Qt.Key.Key_0), self.stage.fit),
            (QKeySequence(Qt.Key.Key_L), self._turn_left),
            (QKeySequence(Qt.Key.Key_R), self._turn_right),
            (QKeySequence(Qt.Key.Key_F11), self._switch_screen),
        ):
            QShortcut(keys, self).activated.connect(does)

    def _show_file(self) -> None:
        self._stop()
        self._page, self._pages = 1, 0
        slot, one = self.shown
        self.bar.show_place(self._at + 1, len(self._files), one.name)
        self.bar.show_pages(0, 0)
        self.bar.show_turning(kind_of(one.media_type) == "picture")
        self.side.show_name(one.name, slot)
        self.stage.clear()
        if kind_of(one.media_type) in ("picture", "pdf"):
            self.middle.show_stage()
            self._show_page()  # it is seen before all of it is checked
        else:
            self.middle.say(self.tr("正在读取…"))
        job = self._read(partial(look_at, self._place, one))
        job.done.connect(partial(self._show_look, one))

    def _show_look(self, one: EvidenceView, look: Look) -> None:
        shown = self.shown.one  # it may have been turned meanwhile
        if (one.item, one.sha256) != (shown.item, shown.sha256):
            return
        self._pages = look.pages
        self.side.show_look(one.name, self.shown.slot, look)
        if kind_of(one.media_type) == "pdf":
            self.bar.show_pages(self._page, look.pages)
        if look.problem:
            self.middle.say(look.problem)
        elif look.text:
            self.middle.show_text(look.text)

    def _show_page(self) -> None:
        one, page = self.shown.one, self._page
        if self._pages > 1:
            self.bar.show_pages(page, self._pages)
        job = self._read(partial(picture_of, one, page, fine=False))
        job.done.connect(partial(self._show_drawn, one, page))

    def _show_drawn(self, one: EvidenceView, page: int, seen: Picture | None) -> None:
        if (one, page) != (self.shown.one, self._page):
            return
        if seen is None:
            self.middle.say(self.tr("这一页显示不出来，原件没有动过。"))
        else:
            self.stage.show_picture(*seen)
            self.middle.show_stage()

    def _sharpen(self) -> None:
        one, page = self.shown.one, self._page
        job = self._read(partial(picture_of, one, page, fine=True))
        job.done.connect(partial(self._show_finer, one, page))

    def _show_finer(self, one: EvidenceView, page: int, seen: Picture | None) -> None:
        if (one, page) == (self.shown.one, self._page) and seen is not None:
            self.stage.sharpen(seen.image, seen.points)

    def _ask_copy(self) -> None:
        one = self.shown.one
        kinds = self.tr("原来的类型 (*{ending})").format(ending=Path(one.name).suffix)
        self._ask.save_as(self, self.tr("另存副本"), one.name, kinds, partial(self._copy, one))

    def _copy(self, one: EvidenceView, target: Path) -> None:
        job = self._jobs.aside(partial(save_copy, self._place, one, target))
        job.done.connect(self._tell_copied)
        job.failed.connect(self._failed)

    def _tell_copied(self, target: Path) -> None:
        self.bar.say(self.tr("副本已存到 {path}").format(path=target))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserProblem):
            self.bar.say(self._place.texts.say(error.message))
        else:
            self.problem.emit(error)

    def _turn_left(self) -> None:
        self.turn_picture(-1)

    def _turn_right(self) -> None:
        self.turn_picture(1)

    def _switch_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _read(self, work: Callable[[], object]) -> Job:
        job = self._jobs.read(work)
        job.failed.connect(self._failed)
        self._waiting.append(job)
        return job

    def _stop(self) -> None:
        for job in self._waiting:
            job.superseded = True
            job.cancel()
        self._waiting.clear()


def files_of(view: AppealView) -> list[Shown]:
    """Every file of a case, slot by slot."""
    return [Shown(slot.title, one) for slot in view.checklist for one in slot.evidence]


def place_of(files: Sequence[Shown], item: str, sha256: str) -> int:
    """Where a slot's file stands among them; 0 when it is there no more."""
    return next((at for at, shown in enumerate(files) if (shown.one.item, shown.one.sha256) == (item, sha256)), 0)
