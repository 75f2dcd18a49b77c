"""Fines the ledger shows and nobody has appealed: chosen from the list, what the ledger does not tell is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from shopguard.core.message import UserProblem
from shopguard.flows.appeals.fines_opened import FinesOpened, FineWanted, open_fines
from shopguard.flows.appeals.ledger_notices import LedgerNotice, notices_in_ledger
from shopguard.flows.appeals.opening_choices import opening_choices
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals.fines_table import FinesModel, FinesTable
from shopguard.ui.look.badges import Chip
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.card import Card
from shopguard.ui.look.curtain import curtain
from shopguard.ui.look.eye_button import EyeButton
from shopguard.ui.look.labels import plain_label
from shopguard.ui.look.notice import Notice
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.two_lines import TwoLines
from shopguard.ui.pages import Room

NAMED = 3


@dataclass(frozen=True, slots=True)
class FinesView:
    """The fines without a case at ``at``; ``cards``: clause to the word people know."""

    at: int
    fines: tuple[LedgerNotice, ...]
    cards: Mapping[str, str]


def read_fines(place: Workplace, at: int) -> FinesView:
    """What the page shows, for a worker thread."""
    return FinesView(at, tuple(notices_in_ledger(place, at)), opening_choices(place).cards)


class FinesPage(QStackedWidget):
    """``case_wanted`` carries the id of a case (the one opened, or one that is there); ``changed``: cases were opened."""

    case_wanted = Signal(str)
    order_wanted = Signal(str)
    changed = Signal()
    failed = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._view = FinesView(0, (), {})
        self._asked = ""  # the key of the fine that the fields are about
        self.in_time = Chip(self.tr("还来得及"), "soon", "risk-due")
        self.in_time.setChecked(True)
        self.model = FinesModel(room.place.texts, self)
        self.table = FinesTable(self.model, room.clock)
        self.said = TwoLines("")
        self.clause = QComboBox()
        self.order = QLineEdit()
        self.notice = Notice()
        self.other_button = QPushButton(self.tr("看已有的申诉"))
        self.order_button = QPushButton(self.tr("看订单"))
        self.open_button = MainButton("")
        self.addWidget(self._empty_page())
        self.addWidget(self._full_page())
        self._connect()

    def show_view(self, view: FinesView) -> None:
        """Shows the fines; what was selected stays."""
        self._view = view
        self.setCurrentIndex(1 if view.fines else 0)
        self.in_time.show_count(sum(one.appeal_by >= view.at for one in view.fines))
        self._filter()

    def _full_page(self) -> QWidget:
        self.clause.setAccessibleName(self.tr("是哪种违规"))
        self.clause.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.order.setAccessibleName(self.tr("是哪个订单"))
        self.order.setPlaceholderText(self.tr("动账没写订单号，请填"))
        top = QHBoxLayout()
        top.addWidget(self.in_time)
        top.addWidget(plain_label(self.tr("通知多半比扣款早，真正的期限可能更早；开了以后请填收到通知的时间。")), 1)
        top.addWidget(EyeButton(), 0, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.addWidget(self.said, 1)
        for part in (self.order, self.clause, self.other_button, self.order_button, self.open_button):
            below.addWidget(part)
        for button in (self.other_button, self.order_button, self.open_button):
            button.setAutoDefault(False)
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(4, 8, 4, 4)
        rows.addLayout(top)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.notice)
        rows.addLayout(below)
        return page

    def _empty_page(self) -> QWidget:
        card = Card(margin=20)
        card.rows.addWidget(plain_label(self.tr("没有扣了款还没申诉的罚款"), bold=True, scale=1.2))
        card.rows.addWidget(
            plain_label(
                self.tr("把抖店后台的“动账明细”导出来拖进主窗口，里面的罚款会列在这里，可以一笔一笔或一起开申诉。")
            )
        )
        page = CardPage()
        page.fill([card])
        return page

    def _connect(self) -> None:
        self.in_time.clicked.connect(self._filter)
        self.table.selected_changed.connect(self._show_selected)
        self.table.line_wanted.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self.other_button.clicked.connect(self._show_other)
        self.order_button.clicked.connect(self._show_order)
        curtain().moved.connect(self._show_people)

    def _show_people(self) -> None:
        self.model.set_now(self._room.clock())
        self._show_selected()

    def _filter(self) -> None:
        at = self._view.at
        shown = [one for one in self._view.fines if not self.in_time.isChecked() or one.appeal_by >= at]
        self.model.start_over(shown, self._room.clock())

    def _show_selected(self) -> None:
        """Asks only for what the ledger does not tell, and only of one fine at a time."""
        chosen = self.table.selected()
        one = chosen[0] if len(chosen) == 1 else None
        self.open_button.setText(
            self.tr("开 {count} 个申诉").format(count=len(chosen)) if chosen else self.tr("开申诉")
        )
        self.open_button.setEnabled(bool(chosen))
        self.said.setText(
            self.tr("选一笔或几笔罚款") if not chosen else "" if one is None else curtain().shown(one.remark)
        )
        self.order.setVisible(one is not None and one.order_id is None)
        self.order_button.setEnabled(one is not None and one.order_id is not None)
        self.other_button.setVisible(one is not None and bool(one.other_case))
        self.clause.setVisible(one is not None and one.clause is None)
        self._ask_of(one)

    def _ask_of(self, one: LedgerNotice | None) -> None:
        """What was filled in for another fine is not taken for this one's; the list may be read anew meanwhile."""
        key = "" if one is None else one.key
        if key == self._asked:
            return
        self._asked = key
        self.order.clear()
        self.clause.clear()
        self.clause.addItem(self.tr("是哪种违规？"), None)
        for clause in () if one is None or one.clause is not None else one.clauses:
            self.clause.addItem(self._view.cards.get(clause, clause), clause)

    def _open(self) -> None:
        chosen = self.table.selected()
        if not chosen:
            return
        single = len(chosen) == 1
        clause = self.clause.currentData() if single else None
        order = (self.order.text().strip() or None) if single else None
        if single and chosen[0].clause is None and clause is None:
            self.notice.say(self.tr("这笔扣款的备注没说是哪种违规，请先选一种，再开申诉。"))
            self.clause.setFocus()
            return
        self.notice.say("")
        self.open_button.setEnabled(False)
        wanted = [FineWanted(one.key, clause, order) for one in chosen]
        work = partial(open_fines, self._room.place, wanted, now=self._room.clock())
        job = self._room.jobs.write(work, must_finish=True)
        job.done.connect(self._opened)
        job.failed.connect(self._failed)

    def _opened(self, opened: FinesOpened) -> None:
        texts = self._room.place.texts
        between = texts.both("", " ")
        said = [self.tr("开了 {count} 个申诉。").format(count=len(opened.opened))] if opened.opened else []
        if opened.left_out:
            why = [*dict.fromkeys(texts.say(message) for message in opened.left_out)][:NAMED]
            told = self.tr("{count} 笔没有开：{why}").format(count=len(opened.left_out), why=between.join(why))
            said.append(told)
        tell = self.notice.say if opened.left_out else self.notice.done
        tell(between.join(said))
        self.open_button.setEnabled(True)
        if opened.opened:
            self.changed.emit()
        if len(opened.opened) == 1 and not opened.left_out:
            self.case_wanted.emit(opened.opened[0])

    def _failed(self, error: Exception) -> None:
        self.open_button.setEnabled(True)
        if isinstance(error, UserProblem):
            self.notice.say(self._room.place.texts.say(error.message))
        else:
            self.failed.emit(error)

    def _show_other(self) -> None:
        for one in self.table.selected()[:1]:
            self.case_wanted.emit(one.other_case)

    def _show_order(self) -> None:
        for one in self.table.selected()[:1]:
            if one.order_id is not None:
                self.order_wanted.emit(one.order_id)
