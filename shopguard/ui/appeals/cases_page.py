"""All appeal cases: what is due first on top; opened, recorded, printed and packed, one or many at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from shopguard.flows.appeals.listing import AppealLine
from shopguard.ui.appeals.appeal_model import AppealModel
from shopguard.ui.appeals.appeal_table import AppealTable
from shopguard.ui.appeals.case_buttons import CaseButtons
from shopguard.ui.appeals.case_looks import Heap, heap_of, heap_word
from shopguard.ui.appeals.case_output import CaseOutput
from shopguard.ui.appeals.case_steps import CaseSteps
from shopguard.ui.appeals.cause_files import CauseFiles
from shopguard.ui.appeals.work_strip import WorkStrip
from shopguard.ui.look.badges import Chip
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import plain_label
from shopguard.ui.look.notice import Notice
from shopguard.ui.look.palette import Tone
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.pages import Room

HEAP_LOOK: dict[Heap, tuple[Tone, str]] = {
    Heap.MINE: ("soon", "risk-due"),
    Heap.WAITING: ("accent", "info"),
    Heap.FINISHED: ("quiet", "risk-closed"),
}


class CasesPage(QStackedWidget):
    """``case_wanted`` carries a case's id, ``order_wanted`` an order's number; ``changed``: cases were changed from here."""

    case_wanted = Signal(str)
    order_wanted = Signal(str)
    changed = Signal()
    failed = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._lines: tuple[AppealLine, ...] = ()
        self._wanted = ""  # a case to move to, once it is in the list
        self.model = AppealModel(room.place.texts, self)
        self.table = AppealTable(self.model, room.clock)
        self.buttons = CaseButtons(self.table.menu)
        self.chips = {heap: Chip(heap_word(heap), *HEAP_LOOK[heap]) for heap in Heap}
        self.search = QLineEdit()
        self.notice = Notice()
        self.strip = WorkStrip(room.place.texts)
        self.output = CaseOutput(room, self)
        self.steps = CaseSteps(room, self)
        self.material = CauseFiles(room, self)
        self.addWidget(self._empty_page())
        self.addWidget(self._full_page())
        self._connect()

    def show_view(self, lines: Sequence[AppealLine]) -> None:
        """Shows the cases; what was selected and searched for stays."""
        self._lines = tuple(lines)
        self.setCurrentIndex(1 if lines else 0)
        counts = Counter(heap_of(line.state) for line in lines)
        for heap, chip in self.chips.items():
            chip.show_count(counts[heap])
        self._filter()
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.choose(wanted)

    def choose(self, appeal_id: str) -> None:
        """Moves to a case; one that is filtered away or not read yet is shown all the same, as soon as it is there."""
        if all(line.id != appeal_id for line in self._lines):
            self._wanted = appeal_id
            return
        if all(line.id != appeal_id for line in self.model.lines):
            self.look_for("")
        self.table.choose(appeal_id)
        self.table.setFocus()

    def look_for(self, text: str) -> None:
        """Searches, in all heaps."""
        for chip in self.chips.values():
            chip.setChecked(False)
        self.search.setText(text)
        self._filter()

    def _full_page(self) -> QWidget:
        self.search.setPlaceholderText(self.tr("找订单号、违规、原因"))
        self.search.setAccessibleName(self.tr("找申诉"))
        self.search.setClearButtonEnabled(True)
        top = QHBoxLayout()
        top.setSpacing(6)
        for chip in self.chips.values():
            top.addWidget(chip)
        top.addStretch(1)
        top.addWidget(self.search, 1)
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(4, 8, 4, 4)
        rows.addLayout(top)
        rows.addWidget(self.table, 1)
        for part in (self.notice, self.strip, self.buttons):
            rows.addWidget(part)
        return page

    def _empty_page(self) -> QWidget:
        card = Card(margin=20)
        card.rows.addWidget(plain_label(self.tr("还没有申诉"), bold=True, scale=1.2))
        for way in (
            self.tr("被罚了又觉得冤，有三种开法："),
            self.tr("1. 主窗口里点订单，在那条违规下面按“准备申诉”"),
            self.tr("2. 收到平台通知的，在“收到通知”里填"),
            self.tr("3. 一个原因连累很多单（台风、快递停运）：在主窗口的表里选中这些单，右键“一起申诉”"),
            self.tr("通知一来就开始倒计时，过了期限就当认了。开了以后，这里按最先到期的排。"),
        ):
            card.rows.addWidget(plain_label(way))
        page = CardPage()
        page.fill([card])
        return page

    def _connect(self) -> None:
        for chip in self.chips.values():
            chip.clicked.connect(self._filter)
        self.search.textChanged.connect(self._filter)
        self.table.line_wanted.connect(self.case_wanted)
        self.table.selected_changed.connect(self._show_selected)
        self.buttons.open.triggered.connect(self._open)
        self.buttons.show_order.triggered.connect(self._show_order)
        self.buttons.step.triggered.connect(self._ask_step)
        self.buttons.add_to_cause.triggered.connect(self._ask_material)
        for worker in (self.output, self.material):
            worker.begun.connect(self._begin)
            worker.progressed.connect(self.strip.show_progress)
            worker.ended.connect(self._end)
            self.strip.cancel_wanted.connect(worker.cancel)
        for writer in (self.steps, self.material):
            writer.changed.connect(self.changed)
        for action, save in (
            (self.buttons.paper, self.output.show_pages),
            (self.buttons.pdfs, self.output.ask_pdfs),
            (self.buttons.bound, self.output.ask_bound),
            (self.buttons.zips, self.output.ask_zips),
        ):
            action.triggered.connect(partial(self._save, save))
        self.output.saved.connect(self._tell_saved)
        self.steps.undo_offered.connect(self.notice.offer)
        for part in (self.output, self.steps, self.material):
            part.said.connect(self.notice.say)
            part.failed.connect(self.failed)
        in_order = [*self.chips.values(), self.search, self.table, self.buttons]
        for one, after in pairwise(in_order):
            self.setTabOrder(one, after)

    def _filter(self) -> None:
        heaps = {heap for heap, chip in self.chips.items() if chip.isChecked()}
        text = self.search.text().strip().casefold()
        kept = [
            line
            for line in self._lines
            if (not heaps or heap_of(line.state) in heaps) and (not text or text in _searched(line))
        ]
        self.model.start_over(kept, self._room.clock())

    def _show_selected(self) -> None:
        self.buttons.show_selected(self.table.selected())

    def _open(self) -> None:
        for line in self.table.selected()[:1]:
            self.case_wanted.emit(line.id)

    def _show_order(self) -> None:
        for line in self.table.selected()[:1]:
            self.order_wanted.emit(line.order_id)

    def _ask_step(self) -> None:
        self.steps.ask(self.table.selected())

    def _ask_material(self) -> None:
        for line in self.table.selected()[:1]:
            self.material.ask(line.cause)

    def _save(self, save: Callable[[list[str]], None]) -> None:
        save([line.id for line in self.table.selected()])

    def _begin(self, sentence: str) -> None:
        self.notice.say("")
        self.strip.begin(sentence)
        self.buttons.show_busy(True)

    def _tell_saved(self, sentence: str, folder: Path) -> None:
        self.notice.offer(sentence, self.tr("打开文件夹"), partial(self._room.ask.show_folder, folder))

    def _end(self) -> None:
        self.strip.end()
        self.buttons.show_busy(False)


def _searched(line: AppealLine) -> str:
    """All of a line that people search for."""
    return " ".join((line.order_id, line.card, line.cause, line.id, line.shop)).casefold()
