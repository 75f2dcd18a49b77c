"""The parcels of an order: one timeline of all of them and, folded away, their track lines."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QWidget

from shopguard.flows.orders.order_detail import OrderView, ParcelView
from shopguard.ui.look.card import Card
from shopguard.ui.look.copy_text import CopyText
from shopguard.ui.look.folded import Folded
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.people_label import PeopleLabel
from shopguard.ui.look.words import moment, moment_with_year
from shopguard.ui.orders.timeline import Timeline
from shopguard.ui.orders.timeline_facts import timeline_facts

SHOWN_AT_ONCE = 6  # parcels; the others are one click away


class ParcelCard(Card):
    """All parcels of an order; one without waybill data has its timeline too: payment, promise, now."""

    def __init__(self, order: OrderView, now: int) -> None:
        super().__init__()
        self._facts = timeline_facts(order, now)
        self._add_title(order)
        most = SHOWN_AT_ONCE + (len(order.parcels) > 1)
        self.timeline = Timeline(self._facts, self._facts.lanes[:most])
        self.rows.addWidget(self.timeline)
        if not any(lane.milestones or lane.deadlines or lane.scans for lane in self._facts.lanes):
            self.timeline.hide()  # an axis alone says nothing
        left = self._facts.lanes[most:]
        if left:
            others = self.tr("另外 {count} 个包裹").format(count=len(left))
            self.rows.addWidget(Folded(others, lambda: [Timeline(self._facts, left)]))
        for parcel in order.parcels:
            self._add_track(parcel, alone=len(order.parcels) == 1)

    def _add_title(self, order: OrderView) -> None:
        if not order.parcels:
            self.rows.addWidget(plain_label(self.tr("还没有运单号"), bold=True))
        elif len(order.parcels) == 1:
            number = self._number(order.parcels[0])
            self.rows.addWidget(number, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            count = self.tr("{count} 个包裹").format(count=len(order.parcels))
            self.rows.addWidget(plain_label(count, bold=True))

    def _number(self, parcel: ParcelView) -> CopyText:
        return CopyText(parcel.waybill, before=parcel.courier, name=self.tr("运单号"), bold=True)

    def _add_track(self, parcel: ParcelView, *, alone: bool) -> None:
        if parcel.events:
            line = self.tr("物流轨迹（{count} 条）").format(count=len(parcel.events))
            if not alone:
                line = f"{parcel.waybill} {line}"
            self.rows.addWidget(Folded(line, partial(_track_lines, parcel)))
        elif parcel.waybill:
            said = self._without_track(parcel)
            self.rows.addWidget(Quiet(said if alone else f"{parcel.waybill} {said}"))

    def _without_track(self, parcel: ParcelView) -> str:
        """What is known of it all the same: a parcel list alone proves that it was not picked up."""
        listed = parcel.pickup_listed_as_of
        if listed is None:
            return self.tr("还没有这个包裹的物流轨迹：导入轨迹文件后才能判断。")
        until = moment_with_year(listed)
        if parcel.picked_up_at is None:
            said = self.tr("包裹列表（数据到 {at}）里没有它的揽收时间，就按还没揽收判断。导入轨迹文件能看得更全。")
        else:
            said = self.tr("揽收时间是包裹列表（数据到 {at}）里的。分拨、中转和派件，导入轨迹文件后才能判断。")
        return said.format(at=until)


def _track_lines(parcel: ParcelView) -> list[QWidget]:
    """The newest line on top, as couriers show them."""
    lines = QWidget()
    grid = QGridLayout(lines)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(1, 1)
    for number, event in enumerate(reversed(parcel.events)):
        at = plain_label(moment(event.at), wrap=False)
        at.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        grid.addWidget(at, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(PeopleLabel(event.text), number, 1)
    return [lines]
