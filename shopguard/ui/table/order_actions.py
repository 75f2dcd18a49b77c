"""What can be done with the selected orders: from the bar, the table's menu, or by key. Each says what it did and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from shopguard.core.marks import ActionKind
from shopguard.flows.orders.chosen_orders import Chosen
from shopguard.flows.orders.copied_numbers import Numbers, order_numbers, waybill_numbers
from shopguard.ui.table.action_bar import ActionBar
from shopguard.ui.table.chosen_orders import MOST_AT_ONCE, ChosenOrders, Then

if TYPE_CHECKING:
    from shopguard.ui.orders.mark_desk import MarkDesk
    from shopguard.ui.shell.main_window import MainWindow


class OrderActions(QObject):
    """``call_sheet_wanted`` and ``erase_wanted`` carry order numbers; ``failed`` the exception. ``bar`` is shown while several
    are selected.
    """

    call_sheet_wanted = Signal(object)
    erase_wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, window: MainWindow, marks: MarkDesk, tagging: QAction, appealing: QAction) -> None:
        super().__init__(window)
        self._window, self._marks = window, marks
        self._table, self._notice = window.table, window.notice
        self._chosen = ChosenOrders(window.place, window.jobs, window.table, window.notice, self)
        self._chosen.failed.connect(self.failed)
        self.copy_waybills = self._action(self.tr("复制运单号"), "Ctrl+C", _told(self._copy_waybills), in_table=True)
        self.copy_orders = self._action(self.tr("复制订单号"), "Ctrl+Shift+C", _told(self._copy_orders), in_table=True)
        self.call_sheet = self._action(self.tr("这些的叫件单…"), "Ctrl+L", _told(self.call_sheet_wanted.emit))
        self.hand_over = self._action(self.tr("已交给快递"), "Ctrl+K", _told(marks.hand_over))
        self.note = self._action(self.tr("写备注…"), "Ctrl+N", _told(marks.ask_note))
        self.set_aside = self._action(self.tr("放一边…"), "Ctrl+D", self._ask_aside)
        tagging.setToolTip(self._help(tagging))
        appealing.setShortcut(QKeySequence("Ctrl+J"))
        appealing.setToolTip(self._help(appealing))
        appealing.setIconText(self.tr("一起申诉"))
        window.addAction(appealing)
        self.take_back = self._take_back_menu()
        copying = (self.copy_waybills, self.copy_orders)
        self._all = (*copying, self.call_sheet, appealing, self.hand_over, self.note, self.set_aside, tagging)
        self.bar = ActionBar(self._all)
        self.bar.none_wanted.connect(self._select_none)
        self._fill(self._table.menu)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)  # a reload takes the selection away and gives it back: that is no change
        self._soon.timeout.connect(self._show_count)
        self._table.selectionModel().selectionChanged.connect(self._selection_changed)
        self._table.model().modelReset.connect(self._selection_changed)

    def _action(self, word: str, key: str, do: Then, *, in_table: bool = False) -> QAction:
        action = QAction(word, self._window)
        action.setShortcut(QKeySequence(key))
        action.setToolTip(self._help(action))
        action.triggered.connect(partial(self._with_orders, do))
        if in_table:  # elsewhere the same keys copy a text
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._table.addAction(action)
        else:
            self._window.addAction(action)
        return action

    def _help(self, action: QAction) -> str:
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return self.tr("{what}（{key}）").format(what=action.text(), key=key)

    def _take_back_menu(self) -> QMenu:
        menu = QMenu(self.tr("收回"), self._table)
        for kind, word in (
            (ActionKind.HANDED_OVER, self.tr("没有交给快递")),
            (ActionKind.NOTE, self.tr("删掉备注")),
            (ActionKind.ASIDE, self.tr("放一边的重新算上")),
        ):
            menu.addAction(word).triggered.connect(partial(self._with_orders, partial(self._take_back, kind)))
        return menu

    def _fill(self, menu: QMenu) -> None:
        copying, rest = self._all[:2], self._all[2:]
        menu.addActions(copying)
        menu.addSeparator()
        menu.addActions(rest)
        menu.addMenu(self.take_back)
        menu.addSeparator()
        self.erase = menu.addAction(self.tr("彻底删除…"))
        self.erase.triggered.connect(partial(self._with_orders, _told(self.erase_wanted.emit)))

    def _with_orders(self, do: Then, _checked: bool = False) -> None:
        count = self._chosen.count()
        if not count:
            self._notice.say(self.tr("请先在表里选一个或几个订单。"))
        elif count > MOST_AT_ONCE:
            said = self.tr("一次最多选 {most} 个订单，现在选了 {count} 个：请少选一些，或先筛选。")
            self._notice.say(said.format(most=MOST_AT_ONCE, count=count))
        else:
            self._chosen.take(do)

    def _copy_waybills(self, order_ids: Sequence[str]) -> None:
        window = self._window
        job = window.jobs.read(partial(waybill_numbers, window.place, order_ids), topic="waybills to copy")
        job.done.connect(self._waybills_copied)
        job.failed.connect(self.failed)

    def _waybills_copied(self, numbers: Numbers) -> None:
        if not numbers.count:
            self._notice.say(self.tr("选中的订单还没有运单号，没有复制。"))
            return
        QGuiApplication.clipboard().setText(numbers.text)
        said = self.tr("已复制 {count} 个运单号，一行一个。").format(count=numbers.count)
        if numbers.without:
            said += self.tr("有 {count} 单还没有运单号。").format(count=numbers.without)
        self._notice.done(said)

    def _copy_orders(self, order_ids: Sequence[str]) -> None:
        numbers = order_numbers(order_ids)
        QGuiApplication.clipboard().setText(numbers.text)
        self._notice.done(self.tr("已复制 {count} 个订单号，一行一个。").format(count=numbers.count))

    def _ask_aside(self, chosen: Chosen) -> None:
        from shopguard.ui.orders.set_aside_dialog import AsideAbout, AsideChoice  # not before somebody wants it

        choices = [AsideChoice(clause, card) for clause, card in chosen.rules]
        everything = AsideChoice(None, self.tr("这些订单的全部提醒"))
        self._marks.ask_aside(AsideAbout(chosen.order_ids, (*choices, everything)))

    def _take_back(self, kind: ActionKind, chosen: Chosen) -> None:
        self._marks.take_back(chosen.order_ids, kind)

    def _selection_changed(self) -> None:
        self._soon.start()

    def _show_count(self) -> None:
        count = self._chosen.count()
        shown = self.bar.isVisible()
        self.bar.show_count(count)
        if not shown and count > 1:  # the table has become lower: the line the keyboard is at stays in view
            QTimer.singleShot(0, self._table, self._keep_in_view)

    def _keep_in_view(self) -> None:
        if self._table.currentIndex().isValid():
            self._table.scrollTo(self._table.currentIndex())

    def _select_none(self) -> None:
        self._table.clearSelection()
        self._table.setFocus()


def _told(do: Callable[[Sequence[str]], object]) -> Then:
    """For what needs the orders' numbers only."""

    def told(chosen: Chosen) -> None:
        do(chosen.order_ids)

    return told
