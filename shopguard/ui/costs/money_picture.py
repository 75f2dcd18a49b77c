"""Fines taken, given back and avoided, day by day."""

from __future__ import annotations

from shopguard.core.beijing import day_of
from shopguard.core.money import FEN_PER_YUAN, yuan_text
from shopguard.flows.costs.pictures import MoneyDay, PicturesView
from shopguard.ui.costs.number_table import Cell
from shopguard.ui.costs.picture import Bar, Picture, Series
from shopguard.ui.costs.picture_panel import PicturePanel


class MoneyPicture(PicturePanel):
    """Days of which no ledger tells show a question mark, not a zero."""

    def show_view(self, view: PicturesView) -> None:
        """Shows the days."""
        title = self.tr("最近 30 天扣了多少、避免了多少（元）")
        if all(day.taken_fen is None for day in view.money) and view.warned_from is None:
            self.show_empty(title, self._nothing())
            return
        series = (
            Series(self.tr("已扣"), "bad", "solid"),
            Series(self.tr("退回"), "accent", "level"),
            Series(self.tr("提醒后按时完成，没有罚"), "good", "rising"),
        )
        picture = Picture(title, "paired", series, tuple(map(self._bar, view.money)), _axis, least_step=0.01)
        titles = (
            self.tr("日期"), self.tr("已扣（元）"), self.tr("退回（元）"), self.tr("没有罚（元）"),
            self.tr("提醒后按时完成的单"),
        )  # fmt: skip
        self.show_picture(picture, self._explained(view), titles, [self._line(day) for day in view.money])

    def _nothing(self) -> str:
        what = self.tr("导入动账明细以后，这里会画出每天扣了多少、退回多少。")
        return what + self.tr("程序提醒过“快到点”的单，后来按时揽收、发运的，本来要罚多少也会画出来。")

    def _explained(self, view: PicturesView) -> str:
        taken = sum(day.taken_fen or 0 for day in view.money)
        back = sum(day.back_fen or 0 for day in view.money)
        sums = self.tr("30 天合计：已扣 {taken} 元，退回 {back} 元。").format(
            taken=yuan_text(taken), back=yuan_text(back)
        )
        ledger = self.tr("已扣和退回来自动账明细；“?”表示没有那天的动账明细。")
        return f"{sums}{ledger}{self._avoided(view)}"

    def _avoided(self, view: PicturesView) -> str:
        if view.warned_from is None:
            return self.tr("程序还没有提醒过哪一单快到点。")
        day = day_of(view.warned_from).isoformat()
        orders, fen = sum(one.saved for one in view.money), sum(one.avoided_fen for one in view.money)
        if not orders:
            return self.tr("从 {day} 开始记：还没有提醒过“快到点”、后来又按时完成的单。").format(day=day)
        said = self.tr("从 {day} 开始记：提醒过“快到点”、后来按时完成的有 {orders} 单，")
        amount = self.tr("按规则本来要罚 {yuan} 元（估算）。这只说明提醒在前，不说明都是提醒救下来的。")
        return said.format(day=day, orders=orders) + amount.format(yuan=yuan_text(fen))

    def _bar(self, day: MoneyDay) -> Bar:
        said = self.tr("{day}：已扣 {taken}，退回 {back}，提醒后按时完成 {orders} 单，没有罚 {avoided} 元").format(
            day=day.day.isoformat(), taken=self._yuan(day.taken_fen), back=self._yuan(day.back_fen),
            orders=day.saved, avoided=yuan_text(day.avoided_fen),
        )  # fmt: skip
        amounts = (day.taken_fen, day.back_fen, day.avoided_fen)
        return Bar(day.day.strftime("%m-%d"), tuple(map(_in_yuan, amounts)), said)

    def _line(self, day: MoneyDay) -> list[Cell]:
        date = day.day.isoformat()
        return [
            Cell(date, date),
            self._amount(day.taken_fen),
            self._amount(day.back_fen),
            self._amount(day.avoided_fen),
            Cell(str(day.saved), day.saved),
        ]

    def _amount(self, fen: int | None) -> Cell:
        return Cell(self.tr("没有明细") if fen is None else yuan_text(fen), fen)

    def _yuan(self, fen: int | None) -> str:
        return self.tr("没有动账明细") if fen is None else self.tr("{yuan} 元").format(yuan=yuan_text(fen))


def _in_yuan(fen: int | None) -> float | None:
    return None if fen is None else fen / FEN_PER_YUAN


def _axis(yuan: float) -> str:
    return yuan_text(round(yuan * FEN_PER_YUAN))
