"""每天和处罚: how far today is from a measure, every day with its rates, and the measures of the year with their days."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from shopguard.core.message import Texts
from shopguard.flows.costs.days import DaysView, DayView
from shopguard.ui.costs.day_lines import DayLines
from shopguard.ui.costs.headroom_lines import HeadroomLines
from shopguard.ui.costs.number_table import NumberTable
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.scroll import CardPage


class DaysPage(QStackedWidget):
    """``order_wanted`` is every cost page's; a day leads to no single order."""

    order_wanted = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = DayLines(texts)
        self._view: DaysView | None = None
        self.setAccessibleName(self.tr("每天和处罚"))
        self.headroom = HeadroomLines()
        self.days = NumberTable()
        self.says = plain_label("")
        self.no_measures = Quiet()
        self.measures = NumberTable()
        self.because = plain_label("")
        self.note = Quiet(self.tr("天数从违规当天算起；平台从处罚通知那天算，以通知为准。"))
        self.addWidget(self._empty_page())
        self.addWidget(self._full_page())
        self.days.selectionModel().currentRowChanged.connect(self._say)
        self.measures.selectionModel().currentRowChanged.connect(self._say_why)

    def show_view(self, view: DaysView) -> None:
        """Shows the view; the day that was chosen stays chosen."""
        chosen = self._chosen()
        self._view = view
        self.setCurrentIndex(1 if view.days else 0)
        shops = len({one.shop for one in view.days}) > 1
        self.headroom.show_lines([one for one in view.headroom if one.family == "abnormal" or one.warns])
        self.days.show_lines(self._words.titles(shops), [self._words.day(one, shops) for one in view.days])
        self._show_measures(view, shops)
        keys = [(one.day, one.shop) for one in view.days]
        if keys:
            self.days.show_line(keys.index(chosen) if chosen in keys else 0)

    def _show_measures(self, view: DaysView, shops: bool) -> None:
        self.no_measures.setText(self.tr("{year} 年按已知数据没有一天达到处罚线。").format(year=view.year))
        self.no_measures.setVisible(not view.terms)
        for part in (self.measures, self.because, self.note):
            part.setVisible(bool(view.terms))
        lines = [self._words.measure(one, shops) for one in view.terms]
        self.measures.show_lines(self._words.measure_titles(shops), lines)
        if lines:
            self.measures.show_line(0)

    def _chosen(self) -> tuple[object, str] | None:
        day = self._day(self.days.currentIndex())
        return None if day is None else (day.day, day.shop)

    def _day(self, index: QModelIndex) -> DayView | None:
        row = _row(self.days, index)
        return self._view.days[row] if self._view is not None and 0 <= row < len(self._view.days) else None

    def _say(self, index: QModelIndex) -> None:
        """What the chosen day's figures mean."""
        day = self._day(index)
        self.says.setText("" if day is None else "\n".join(self._words.sentences(day)))

    def _say_why(self, index: QModelIndex) -> None:
        """Why the chosen measure: the table may cut it."""
        row = _row(self.measures, index)
        told = self._view is not None and 0 <= row < len(self._view.terms)
        self.because.setText(self._view.terms[row].measure.because if self._view is not None and told else "")

    def _full_page(self) -> QWidget:
        top = Card(margin=8)
        top.rows.addWidget(plain_label(self.tr("今天离处罚还有多远"), bold=True))
        top.rows.addWidget(self.headroom)
        self.days.setAccessibleName(self.tr("每天的比率，选一行看还差多少"))
        self.measures.setAccessibleName(self.tr("今年的处罚和天数"))
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(_stacked(self.days, self.says))
        title = plain_label(self.tr("今年的处罚"), bold=True)
        halves.addWidget(_stacked(title, self.no_measures, self.measures, self.because, self.note))
        halves.setChildrenCollapsible(False)
        halves.setStretchFactor(0, 5)
        halves.setStretchFactor(1, 3)
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.addWidget(top)
        whole.addWidget(halves, 1)
        self.setTabOrder(self.days, self.measures)
        return page

    def _empty_page(self) -> QWidget:
        card = Card(margin=20)
        card.rows.addWidget(plain_label(self.tr("还没有订单，算不出每天的比率"), bold=True, scale=1.2))
        for step in (
            self.tr("1. 抖店后台 订单管理 → 导出 → 自定义报表，勾选“快递信息”“承诺发货时间”“发货时间”"),
            self.tr("2. 文件直接拖进主窗口；再拖进物流轨迹文件，才知道哪些单异常"),
            self.tr("导入以后，这里一天一行：发货、异常、缺货、超时各多少单，离记一次处罚还差几单。"),
        ):
            card.rows.addWidget(plain_label(step))
        page = CardPage()
        page.fill([card])
        return page


def _row(table: NumberTable, index: QModelIndex) -> int:
    """The place among the lines that were given; -1 for none."""
    proxy = table.model()
    return proxy.mapToSource(index).row() if index.isValid() and isinstance(proxy, QSortFilterProxyModel) else -1


def _stacked(*parts: QWidget) -> QWidget:
    whole = QWidget()
    rows = QVBoxLayout(whole)
    rows.setContentsMargins(0, 6, 0, 0)
    for part in parts:
        rows.addWidget(part, 1 if isinstance(part, NumberTable) else 0)
    return whole
