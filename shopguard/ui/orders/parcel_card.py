"""One parcel of an order: its timeline and, folded away, its track lines."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QWidget

from shopguard.core.finding import State
from shopguard.flows.orders.order_detail import FindingView, OrderView, ParcelView
from shopguard.ui.look.card import Card
from shopguard.ui.look.folded import Folded
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.palette import TONE_OF_STATE
from shopguard.ui.look.words import moment, moment_with_year
from shopguard.ui.orders.timeline import Mark, Timeline, TimelineFacts

translate = QCoreApplication.translate

FLAGGED = (State.BREACHED, State.DUE, State.UNCONFIRMED, State.PENDING, State.SUSPECT, State.HINT)  # a met one is over


class ParcelCard(Card):
    """A parcel with its track."""

    def __init__(self, parcel: ParcelView, order: OrderView, now: int) -> None:
        super().__init__()
        name = f"{parcel.courier} {parcel.waybill}".strip()
        self.rows.addWidget(plain_label(name or self.tr("还没有运单号"), bold=True))
        self.timeline = Timeline(parcel_facts(parcel, order, now))
        self.rows.addWidget(self.timeline)
        if not parcel.events:
            if parcel.waybill:
                self.rows.addWidget(Quiet(self._without_track(parcel)))
            return
        line = self.tr("物流轨迹（{count} 条）").format(count=len(parcel.events))
        self.rows.addWidget(Folded(line, lambda: [_track_lines(parcel)]))

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


def parcel_facts(parcel: ParcelView, order: OrderView, now: int) -> TimelineFacts:
    """What the timeline of a parcel shows: its milestones, and the deadlines of its own findings and the order's."""
    named = (
        (order.paid_at, translate("Timeline", "付款")),
        (parcel.uploaded_at, translate("Timeline", "上传单号")),
        (parcel.picked_up_at, translate("Timeline", "揽收")),
        (parcel.first_hub_at, translate("Timeline", "到分拨")),
        (parcel.out_at, translate("Timeline", "派件")),
        (parcel.signed_at, translate("Timeline", "签收")),
    )
    milestones = tuple(Mark(at, word) for at, word in named if at is not None)
    deadlines = tuple(
        Mark(view.finding.deadline, view.card, TONE_OF_STATE[view.finding.state])
        for view in order.findings
        if view.finding.deadline is not None and _shown(view, parcel.waybill)
    )
    return TimelineFacts(milestones, deadlines, parcel.events, now, parcel.known_as_of)


def _shown(view: FindingView, waybill: str) -> bool:
    return view.finding.waybill in (None, waybill) and view.finding.state in FLAGGED


def _track_lines(parcel: ParcelView) -> QWidget:
    """The newest line on top, as couriers show them."""
    lines = QWidget()
    grid = QGridLayout(lines)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(1, 1)
    for number, event in enumerate(reversed(parcel.events)):
        at = plain_label(moment(event.at), wrap=False)
        at.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        grid.addWidget(at, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(plain_label(event.text), number, 1)
    return lines
