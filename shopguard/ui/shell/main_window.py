"""The window: what is there at once (bars, filter, table) and, as soon as it is painted, everything else (:class:`Parts`)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QStackedWidget

from shopguard.core.message import UserProblem
from shopguard.flows.orders.last_state import keep_last_state, last_state
from shopguard.flows.progress import Reporter
from shopguard.flows.settings import remembered
from shopguard.flows.workplace import Workplace
from shopguard.store.database import DAMAGED
from shopguard.ui.imports.drop_window import DropWindow
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.application import HAS_DOCK, Look
from shopguard.ui.look.notice import Notice
from shopguard.ui.look.screen_room import fitting
from shopguard.ui.shell.reading_page import ReadingPage
from shopguard.ui.shell.sure_clock import SureClock
from shopguard.ui.shell.top_bar import TopBar
from shopguard.ui.shell.window_body import STRIP_ROOM, WindowBody
from shopguard.ui.shell.window_place import keep_place, put_back
from shopguard.ui.table.column_plan import REMEMBERED
from shopguard.ui.table.filter_bar import FilterBar
from shopguard.ui.table.order_feed import Loaded, OrderFeed
from shopguard.ui.table.order_model import OrderModel
from shopguard.ui.table.order_table import OrderTable

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from shopguard.ui.ask import Ask
    from shopguard.ui.closed_work import ClosedWork
    from shopguard.ui.shell.empty_page import EmptyPage
    from shopguard.ui.shell.parts import Parts

SIZE = QSize(1440, 900)
LEAST_SIZE = QSize(900, 560)
PARTS = "shopguard.ui.shell.parts"  # and with it most of the program: read while the window stands already


class MainWindow(DropWindow):
    """``settled`` comes when everything that was asked for is shown, ``closed`` when the window is over (not when it goes on in the
    background). ``closed_work``: what is to be done once it is closed, before it opens anew. Call :meth:`start` once it is visible.

    ``parts`` is there soon after the start; what is asked for before waits for it.
    """

    begun = Signal()  # it has been painted for the first time, or goes on in the background
    settled = Signal()
    closed = Signal()

    def __init__(
        self,
        place: Workplace,
        ask: Ask,
        clock: Callable[[], int],
        look: Look,
        *,
        demo: bool = False,
    ) -> None:
        super().__init__()
        self.place, self.ask, self.look, self.demo = place, ask, look, demo
        self.clock = SureClock(clock)
        self.jobs = Jobs(place, self)
        self.model = OrderModel(place.texts, self)
        self.feed = OrderFeed(place, self.jobs, self.model, self.clock, self)
        self.top = TopBar(demo=demo)
        self.notice = Notice()
        self.filters = FilterBar(place.texts)
        self.table = OrderTable(self.model, self.clock)
        self.pages = QStackedWidget()
        self.body = WindowBody((self.top,), self.filters, self.pages, self.notice)
        self._empty: EmptyPage | None = None
        self._parts: Parts | None = None
        self._shown: Loaded | None = None
        self.closed_work: ClosedWork | None = None
        self._waiting: list[Callable[[Parts], None]] = []
        self._arrange()
        self._connect()

    @property
    def parts(self) -> Parts:
        """Everything that was not there at the first painting."""
        if self._parts is None:
            raise RuntimeError("the window has only just begun")
        return self._parts

    @property
    def empty(self) -> EmptyPage:
        """What stands there while there are no orders: most owners see it once, so it is made when it is wanted."""
        if self._empty is None:
            from shopguard.ui.shell.empty_page import EmptyPage

            self._empty = EmptyPage(self.place.texts)
            self._empty.open_button.clicked.connect(self._ask_files)
            self._empty.demo_button.clicked.connect(self._start_demo)
            self._empty.moving_button.setVisible(not self.demo)
            self._empty.moving_button.clicked.connect(self._open_moving)
            self.pages.addWidget(self._empty)
        return self._empty

    def show_last(self) -> None:
        """What was on show when the window was closed last: it is painted at once, and then made true by :meth:`start`."""
        self.table.columns.restore(remembered(self.place, REMEMBERED))
        last = last_state(self.place)
        if last is not None:
            found, first = sum(last.counts.values()), {0: list(last.rows)}
            self.model.start_over(found, first, self.clock())
            self._show_loaded(Loaded(found, last.counts, last.refunds))
            self.body.keep_strip_room(int(remembered(self.place, STRIP_ROOM) or 0))

    def start(self) -> None:
        """Shows what is stored; then builds the rest, which judges what is due."""
        self.begun.emit()
        self.feed.reload()
        self.look.show_icon()
        reading = self.jobs.aside(_read_parts)
        reading.done.connect(self._complete)
        reading.failed.connect(self.failed)

    def with_parts(self, then: Callable[[Parts], None]) -> None:
        """Now, or as soon as they are there."""
        if self._parts is None:
            self._waiting.append(then)
        else:
            then(self._parts)

    def import_files(self, paths: list[Path]) -> None:
        """Imports files that were dropped on the window or opened with the program; a rule file is looked at."""
        self.with_parts(lambda parts: parts.locking.when_open(partial(parts.take_files, paths)))

    def show_order(self, order_id: str) -> None:
        """Shows one order in the panel, and in the table where it is in the list."""
        if not self.table.choose(order_id):
            self.feed.find(order_id)
        self._open_order(order_id)

    def come_forward(self) -> None:
        """In front of the other windows, and not minimized; where it is locked, the page that asks for the password."""
        if self._parts is not None and self._parts.locking.is_locked():
            self._parts.locking.come_forward()
            return
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)  # as large as it was
        self.show()
        if HAS_DOCK:
            self.raise_()  # the program comes forward for that only
        self.activateWindow()

    def tell_when_settled(self) -> None:
        """Emits ``settled`` now if nothing is under way."""
        if self.jobs.idle():
            self.settled.emit()

    def report_bug(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """An error nobody expected in the window's own code: recorded, said in a sentence, and the window stays."""
        self.failed(error)

    def failed(self, error: BaseException) -> None:
        """Says what went wrong; a bug is recorded."""
        if isinstance(error, UserProblem):
            said = self.place.texts.say(error.message)
            if error.message.code == DAMAGED:
                self.notice.offer(said, self.tr("看备份…"), self._open_keeping, warns=True)
            else:
                self.notice.say(said)
            return
        from shopguard.crash import write_crash_record

        record = write_crash_record(self.place.data, error, self.clock())
        said = self.tr("程序出了错，这一步没有完成，已有的数据没有变。请把这个文件发给开发者（不含买家数据）：{record}")
        self.ask.tell(self, self.tr("程序出错"), said.format(record=record))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stops what runs and ends the threads before the window dies; a stopped import leaves whole files only.

        Where the owner wants the program to go on in the background the window is only hidden.
        """
        if self._parts is not None and self._parts.background.stays():
            event.ignore()
            self.hide()
            return
        if self._parts is not None and self._parts.imports.leaving.asks(partial(self._close_for, self.closed_work)):
            self.closed_work = None  # unless the owner says so
            self._parts.background.stay()
            event.ignore()
            return
        keep_place(self, self.place.settings)
        if self._parts is not None:
            self._parts.close()
        if self._shown is not None:
            keep = partial(keep_last_state, self.place, self._shown.counts, self._shown.refunds)
            self.jobs.write(keep, must_finish=True)
        self.jobs.close()
        super().closeEvent(event)
        self.closed.emit()

    def _arrange(self) -> None:
        self.setWindowTitle(self.tr("店铺卫士 · 演示店铺") if self.demo else self.tr("店铺卫士"))
        self.setMinimumSize(fitting(self, LEAST_SIZE))
        self.resize(fitting(self, SIZE))
        put_back(self, self.place.settings)
        self.pages.addWidget(ReadingPage())
        self.pages.addWidget(self.table)
        self.setCentralWidget(self.body)
        self.filters.hide()  # until there is something to show

    def _connect(self) -> None:
        QShortcut(QKeySequence(QKeySequence.StandardKey.Open), self).activated.connect(self._ask_files)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.filters.search.setFocus)
        self.top.open_button.clicked.connect(self._ask_files)
        self.files_dropped.connect(self.import_files)
        self.drag_judged.connect(self.notice.say)
        self.filters.changed.connect(self.table.begin_anew)
        self.filters.changed.connect(self.feed.set_filter)
        self.table.sort_wanted.connect(self.feed.set_sort)
        self.feed.anchors = self.table.anchors
        self.table.order_chosen.connect(self._open_order)
        self.feed.found.connect(self.table.choose_at)
        self.feed.loaded.connect(self._remember)
        self.feed.loaded.connect(self._show_loaded)
        self.feed.failed.connect(self.failed)
        for button in (self.filters.more, self.filters.grouping, self.filters.views):
            button.clicked.connect(partial(self._press_again, button))
        self.jobs.all_done.connect(self.settled)

    def _complete(self, module: Any) -> None:
        """Builds the rest in the window's thread."""
        parts: Parts = module.Parts(self)
        self._go_on(parts, list(parts.steps()))

    def _go_on(self, parts: Parts, steps: list[Callable[[], None]], _done: object = None) -> None:
        """One step; the others after the events that have come meanwhile."""
        if steps:
            steps.pop(0)()
            self.jobs.aside(_nothing).done.connect(partial(self._go_on, parts, steps))
            return
        self._parts = parts
        parts.start()
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then(self._parts)

    def _remember(self, loaded: Loaded) -> None:
        """What the next start shows first."""
        self._shown = loaded

    def _show_loaded(self, loaded: Loaded) -> None:
        self.filters.show_counts(loaded.counts, loaded.refunds)
        some = sum(loaded.counts.values()) > 0
        self.filters.setVisible(some)
        self.body.keep_room(some=some)
        if self.pages.currentWidget() is not (wanted := self.table if some else self.empty):
            self.pages.setCurrentWidget(wanted)
            (self.filters.search if some else self.empty.open_button).setFocus()
        self.with_parts(partial(_tell_some, some))

    def _close_for(self, work: ClosedWork | None) -> None:
        self.closed_work = work
        self.parts.background.quit()

    def _ask_files(self) -> None:
        self.with_parts(lambda parts: parts.imports.ask_files())

    def _press_again(self, button: QPushButton) -> None:
        """Pressed before there is anything behind it: it opens as soon as there is."""
        if self._parts is None and button.menu() is None:
            self.with_parts(lambda _parts: QTimer.singleShot(0, button, button.click))

    def _open_keeping(self) -> None:
        self.with_parts(lambda parts: parts.keeping.open())

    def _open_moving(self) -> None:
        self.with_parts(lambda parts: parts.moving.open())

    def _start_demo(self) -> None:
        from shopguard.ui.shell import demo_start

        try:
            demo_start.start_demo(self.place.texts.language)
        except UserProblem as problem:
            self.failed(problem)

    def _open_order(self, order_id: str) -> None:
        self.with_parts(lambda parts: parts.open_order(order_id))


def _read_parts(*, reporter: Reporter) -> Any:  # noqa: ARG001 - reading cannot be stopped
    return import_module(PARTS)


def _nothing(*, reporter: Reporter) -> None:
    """To wait for."""


def _tell_some(some: bool, parts: Parts) -> None:
    parts.expect(some=some)
