"""The first tour from beginning to end: shown at the first start, again from the menu, remembered once it was seen or skipped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from shopguard.ui.help.tour import Stop, Tour

if TYPE_CHECKING:
    from shopguard.ui.shell.main_window import MainWindow
    from shopguard.ui.shell.parts import Parts

SEEN = "tour_seen"


class TourDesk(QObject):
    """``tour``: the one that is on show; ``failed`` carries the exception."""

    failed = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.tour: Tour | None = None

    def offer(self) -> None:
        """Once: not to somebody who has seen it."""
        if not self._window.place.settings.is_on(SEEN):
            self.open()

    def open(self) -> None:
        """From its first step."""
        self.close()
        window = self._window
        some = window.pages.currentWidget() is window.table
        self.tour = Tour(self._with_orders(window.parts) if some else self._without_orders(), window)
        self.tour.ended.connect(self._ended)

    def close(self) -> None:
        """With the window: then it comes again at the next start."""
        if self.tour is not None:
            self.tour.ended.disconnect(self._ended)
            self.tour.end()
            self.tour = None

    def _ended(self) -> None:
        self.tour = None
        job = self._window.jobs.write(partial(self._window.place.settings.set, SEEN, True), must_finish=True)
        job.failed.connect(self.failed)

    def _without_orders(self) -> list[Stop]:
        window = self._window
        return [
            Stop(
                window.empty,
                self.tr("把文件拖到这里"),
                self.tr("后台导出的订单、包裹、轨迹文件，直接拖进来。不会改动您的文件，数据只存在这台电脑上。"),
            ),
            Stop(
                window.empty.open_button,
                self.tr("也可以按这里选文件"),
                self.tr(
                    "导入以后，每个订单按风险上色，已违规的在最上面，接着是快到点的。点一个订单，右边写着为什么、要赔多少、现在怎么办。"
                ),
            ),
            *self._always(),
        ]

    def _with_orders(self, parts: Parts) -> list[Stop]:
        window = self._window
        return [
            Stop(
                window.table,
                self.tr("已违规的在最上面，接着是快到点的"),
                self.tr(
                    "点“倒计时”把还来得及的排到前面。颜色、图标和文字一起说明风险；选几单可以一起办：复制运单号、叫件单、放一边、申诉。"
                ),
            ),
            Stop(
                parts.side,
                self.tr("要赔多少，现在怎么办"),
                self.tr("先看总数和先救哪几单；点左边的订单，这里换成它的时间线、原因和该做的事。"),
            ),
            *self._always(),
        ]

    def _always(self) -> list[Stop]:
        top = self._window.top
        return [
            Stop(
                top.open_button,
                self.tr("每天一次"),
                self.tr("把当天导出的文件拖进窗口，或者按这里。同一个文件来两次也不会变乱。"),
            ),
            Stop(
                top.menu_button,
                self.tr("其他的都在菜单里"),
                self.tr("费用、申诉、规则、设置和说明书。在任何地方按 F1，打开那一处的说明。"),
            ),
        ]
