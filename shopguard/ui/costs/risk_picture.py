"""The orders of 30 days by the colour they have now."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from shopguard.core.finding import Risk
from shopguard.core.message import Texts
from shopguard.flows.costs.pictures import PicturesView, RiskDay
from shopguard.ui.costs.hatches import Hatch
from shopguard.ui.costs.number_table import Cell
from shopguard.ui.costs.picture import Bar, Picture, Series
from shopguard.ui.costs.picture_panel import PicturePanel
from shopguard.ui.look.palette import TONE_OF_RISK

HATCHES: dict[Risk, Hatch] = {
    Risk.VIOLATED: "solid",
    Risk.DUE: "rising",
    Risk.WATCH: "dots",
    Risk.OK: "empty",
    Risk.CLOSED: "level",
}
AT_RISK = (Risk.VIOLATED, Risk.DUE, Risk.WATCH)


class RiskPicture(PicturePanel):
    """At first only what is at risk, where anything is: it would not be seen beside the rest."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._view: PicturesView | None = None
        self.everything = QCheckBox(self.tr("连未见异常和已结束的一起画"))
        self.everything.toggled.connect(self._draw)
        self.choices.add(self.everything)

    def show_view(self, view: PicturesView) -> None:
        """Shows the days."""
        first, self._view = self._view is None, view
        if first and not any(day.orders[risk] for day in view.risks for risk in AT_RISK):
            self.everything.setChecked(True)
        self._draw()

    def _draw(self) -> None:
        view = self._view
        if view is None:
            return
        title = self.tr("最近 30 天付款的订单，现在是什么颜色")
        if not any(any(day.orders.values()) for day in view.risks):
            self.show_empty(title, self._nothing(view))
            return
        risks = tuple(Risk) if self.everything.isChecked() else AT_RISK
        series = tuple(Series(self._word(risk), TONE_OF_RISK[risk], HATCHES[risk]) for risk in risks)
        bars = tuple(self._bar(day, risks) for day in view.risks)
        picture = Picture(title, "stacked", series, bars, lambda number: f"{number:.0f}")
        titles = (self.tr("付款日期"), *(self._word(risk) for risk in Risk), self.tr("合计"))
        self.show_picture(picture, self._explained(view), titles, [self._line(day) for day in view.risks])

    def _nothing(self, view: PicturesView) -> str:
        if view.known:
            return self.tr("最近 30 天没有付款的订单。想看新的，请导入新的订单报表（勾选“支付完成时间”）。")
        return self.tr("还没有订单。导入订单报表（勾选“支付完成时间”）以后，这里会画出来。")

    def _explained(self, view: PicturesView) -> str:
        what = self.tr("订单按付款那天（北京时间）归到每一天；颜色是现在的判断，不是当天看到的。")
        if not view.undated:
            return what
        return what + self.tr("另有 {count} 单没有付款时间，不在图里。").format(count=view.undated)

    def _bar(self, day: RiskDay, risks: tuple[Risk, ...]) -> Bar:
        parts = self.tr("，").join(f"{self._word(risk)} {day.orders[risk]}" for risk in Risk)
        said = self.tr("{day} 付款 {count} 单：{parts}").format(
            day=day.day.isoformat(), count=sum(day.orders.values()), parts=parts
        )
        return Bar(day.day.strftime("%m-%d"), tuple(float(day.orders[risk]) for risk in risks), said)

    def _line(self, day: RiskDay) -> list[Cell]:
        numbers = [*(day.orders[risk] for risk in Risk), sum(day.orders.values())]
        date = day.day.isoformat()
        return [Cell(date, date), *(Cell(str(number), number) for number in numbers)]

    def _word(self, risk: Risk) -> str:
        return self._texts.word("risk." + risk.word)
