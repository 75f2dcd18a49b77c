"""The couriers compared: which is slow, which one costs money."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from PySide6.QtWidgets import QComboBox, QLabel

from shopguard.core.courier_times import LEAST_PARCELS, CourierTimes
from shopguard.core.money import yuan_text
from shopguard.flows.costs.pictures import SPANS, CourierSpan, PicturesView
from shopguard.ui.costs.courier_figures import AXES, Measure, figures, greatest_first, percent
from shopguard.ui.costs.number_table import Cell
from shopguard.ui.costs.picture import Bar, Picture, Series
from shopguard.ui.costs.picture_panel import PicturePanel

BARS = 6  # more would be too thin to tell apart; the table has all


class CourierPicture(PicturePanel):
    """``days``, ``province`` and ``measure`` are the choices."""

    def __init__(self) -> None:
        super().__init__()
        self._view: PicturesView | None = None
        self.measure = self._choice(
            self.tr("图里画"),
            (
                ("cost", self.tr("每 100 件罚多少元")),
                ("pickup", self.tr("上传到揽收，几小时")),
                ("hub", self.tr("揽收到第一次分拨，几小时")),
                ("late", self.tr("超过 24 小时才揽收的比例")),
            ),
        )
        self.province = self._choice(
            self.tr("分开看"),
            (
                ("couriers", self.tr("只按快递")),
                ("by_receiver", self.tr("快递和收货省份")),
                ("by_sender", self.tr("快递和揽收省份")),
            ),
        )
        self.days = self._choice(
            self.tr("上传单号在"), tuple((days, self.tr("最近 {days} 天").format(days=days)) for days in SPANS)
        )

    def show_view(self, view: PicturesView) -> None:
        """Shows the couriers."""
        self._view = view
        self._draw()

    def _choice(self, word: str, entries: tuple[tuple[object, str], ...]) -> QComboBox:
        label, box = QLabel(word), QComboBox()
        for value, entry in entries:
            box.addItem(entry, value)
        box.setAccessibleName(word)
        label.setBuddy(box)
        box.currentIndexChanged.connect(self._draw)
        self.choices.add(label, box)
        return box

    def _draw(self) -> None:
        view = self._view
        if view is None:
            return
        title = self.tr("快递对比：{measure}").format(measure=self.measure.currentText())
        if not any(span.couriers for span in view.couriers):
            self.show_empty(title, self._nothing())
            return
        span = next(span for span in view.couriers if span.days == self.days.currentData())
        measure: Measure = self.measure.currentData()
        shown = sorted(self._shown(span), key=lambda one: greatest_first(one, measure))
        bars = tuple(self._bar(times, measure) for times in shown[:BARS])
        picture = Picture(title, "lying", self._series(measure), bars, AXES[measure], least_step=0.01)
        self.show_picture(
            picture, self._explained(shown), self._titles(), [self._line(one) for one in shown], self._tips()
        )

    def _shown(self, span: CourierSpan) -> tuple[CourierTimes, ...]:
        return {"couriers": span.couriers, "by_receiver": span.by_receiver, "by_sender": span.by_sender}[
            self.province.currentData()
        ]

    def _nothing(self) -> str:
        what = self.tr("最近 90 天没有上传过单号的包裹，比不了快递。")
        return what + self.tr("请导入带“快递信息”“发货时间”的订单报表，和物流轨迹文件。")

    def _explained(self, shown: Sequence[CourierTimes]) -> str:
        what = self.tr("只看您自己的包裹；罚款只算路上的违规（揽收、发运、中转），已扣的按动账明细，其余是估算。")
        few = self.tr("不到 {least} 件的写“太少”。").format(least=LEAST_PARCELS)
        more = self.tr("图里是最前面的 {count} 行，表里全有。").format(count=BARS) if len(shown) > BARS else ""
        return "".join((self._dearest(shown), what, few, more))

    def _dearest(self, shown: Sequence[CourierTimes]) -> str:
        """Which one costs money, where that can be told."""
        costs = [(one.fen_per_hundred, one) for one in shown if one.fen_per_hundred is not None]
        if not costs:
            return ""
        most, dear = max(costs, key=itemgetter(0))
        least, cheap = min(costs, key=itemgetter(0))
        if most == 0:
            return self.tr("没有一家在路上出过要罚的违规。")
        said = self.tr("最费钱的是{name}：每 100 件 {yuan} 元。").format(name=self._name(dear), yuan=yuan_text(most))
        if most == least:
            return said
        other = self.tr("最省的是{name}：{yuan} 元。").format(name=self._name(cheap), yuan=yuan_text(least))
        return said + other

    def _series(self, measure: Measure) -> tuple[Series, ...]:
        if measure == "cost":
            return (Series(self.tr("每 100 件罚多少元"), "bad", "solid"),)
        if measure == "late":
            return (Series(self.tr("超过 24 小时才揽收的比例"), "soon", "rising"),)
        return (
            Series(self.tr("一半的件不超过"), "accent", "solid"),
            Series(self.tr("十件里九件不超过"), "watch", "rising"),
        )

    def _bar(self, times: CourierTimes, measure: Measure) -> Bar:
        name = self._name(times) if times.enough else self.tr("{name}（太少）").format(name=self._name(times))
        return Bar(name, figures(times, measure), self._said(times))

    def _said(self, times: CourierTimes) -> str:
        titles, cells = self._titles()[1:], self._line(times)[1:]
        parts = self.tr("，").join(f"{title} {cell.text}" for title, cell in zip(titles, cells, strict=True))
        return self.tr("{name}：{parts}").format(name=self._name(times), parts=parts)

    def _name(self, times: CourierTimes) -> str:
        courier = self._courier(times)
        if self.province.currentData() == "couriers":
            return courier
        return f"{courier} · {self._province(times)}"

    def _province(self, times: CourierTimes) -> str:
        return times.province or self.tr("省份未知")

    def _courier(self, times: CourierTimes) -> str:
        names = self._view.courier_names if self._view is not None else {}
        return names.get(times.courier, times.courier) or self.tr("快递未知")

    def _titles(self) -> tuple[str, ...]:
        province = () if self.province.currentData() == "couriers" else (self.tr("省份"),)
        return (
            self.tr("快递"), *province, self.tr("件数"), self.tr("每 100 件（元）"), self.tr("罚款（元）"),
            self.tr("违规件"), self.tr("超 24 小时"), self.tr("揽收一半（时）"), self.tr("揽收九成（时）"),
            self.tr("分拨一半（时）"), self.tr("分拨九成（时）"),
        )  # fmt: skip

    def _tips(self) -> tuple[str, ...]:
        province = () if self.province.currentData() == "couriers" else ("",)
        return (
            "", *province, "",
            self.tr("每一百件里，路上的违规要花多少钱。"),
            self.tr("路上的违规要罚或已经罚的钱。"),
            self.tr("自己有路上违规的包裹。"),
            self.tr("上传后超过 24 小时才揽收，或到现在知道还没揽收的，占多少。"),
            self.tr("从上传单号到揽收几小时：一半的件不超过。只算已经揽收的；揽收早于上传的按 0。"),
            self.tr("从上传单号到揽收几小时：十件里九件不超过。"),
            self.tr("从揽收到第一次分拨几小时：一半的件不超过。"),
            self.tr("从揽收到第一次分拨几小时：十件里九件不超过。"),
        )  # fmt: skip

    def _line(self, times: CourierTimes) -> list[Cell]:
        courier = self._courier(times)
        where = self._province(times)
        province = [] if self.province.currentData() == "couriers" else [Cell(where, where)]
        hours = [self._hours(value) for value in (*figures(times, "pickup"), *figures(times, "hub"))]
        (cost,), (late,) = figures(times, "cost"), figures(times, "late")
        return [
            Cell(courier, courier), *province, Cell(str(times.parcels), times.parcels),
            self._few(cost) or Cell(yuan_text(times.fen_per_hundred or 0), cost),
            Cell(yuan_text(times.fen), times.fen), Cell(str(times.violating), times.violating),
            self._few(late) or Cell(percent(late or 0), late), *hours,
        ]  # fmt: skip

    def _hours(self, value: float | None) -> Cell:
        return self._few(value) or Cell(f"{value or 0:.1f}", value)

    def _few(self, value: float | None) -> Cell | None:
        return Cell(self.tr("太少"), None) if value is None else None
