"""One tag in the dialog: a check box, what it means, its moment, and who has set it so far."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDateTime, Qt, QTimeZone, Signal
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QHBoxLayout, QVBoxLayout, QWidget

from shopguard.core.beijing import DAY, HOUR
from shopguard.core.tags import Source
from shopguard.flows.orders.tag_sheets import Held, Sheet
from shopguard.flows.orders.tagging import Change, KnownTag
from shopguard.ui.look.labels import Quiet, Toned
from shopguard.ui.look.words import moment_with_year

BEIJING = QTimeZone(8 * HOUR)
MINUTE = 60


class TagRow(QWidget):
    """``edited`` comes when the owner changes something; what he changed stays when another sheet is shown."""

    edited = Signal()

    def __init__(self, tag: KnownTag, clock: Callable[[], int]) -> None:
        super().__init__()
        self.tag = tag
        self._clock = clock
        self._shown_state = Qt.CheckState.Unchecked
        self._shown_at: int | None = None
        self._touched = False
        self.box = QCheckBox(tag.label)
        self.box.setAccessibleDescription(tag.help)
        self.box.clicked.connect(self._clicked)
        self.when = QDateTimeEdit(self)
        self.set_by = Toned("accent")
        self._arrange()

    def show_sheet(self, sheet: Sheet) -> None:
        """How the tag stands on a sheet."""
        held = sheet.held.get(self.tag.name)
        self._shown_state, self._shown_at = _state(held, sheet.orders), held.at if held else None
        self.set_by.setText(self._said(held, sheet.orders) if held else "")
        self.set_by.setVisible(held is not None)
        if not self._touched:
            self._fill()
        self._enable()

    def change(self) -> Change | None:
        """What applying it would change; None for nothing."""
        state = self.box.checkState()
        if not self._touched or state is Qt.CheckState.PartiallyChecked:
            return None
        if state is Qt.CheckState.Unchecked:
            return None if self._shown_state is state else Change(self.tag.name, taken_away=True)
        if not self.tag.moment:
            return None if self._shown_state is state else Change(self.tag.name)
        at = self.when.dateTime().toSecsSinceEpoch()
        same = self._shown_at is not None and at // MINUTE == self._shown_at // MINUTE  # the field shows no seconds
        return None if same and self._shown_state is state else Change(self.tag.name, at)

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.box)
        line.addStretch(1)
        if self.tag.moment:
            self._prepare_when()
            line.addWidget(self.when)
        else:
            self.when.hide()
        below = QVBoxLayout()
        below.setContentsMargins(24, 0, 0, 0)
        below.setSpacing(1)
        below.addWidget(Quiet(self.tag.help))
        if self.tag.cards:
            cards = self.tr("、").join(self.tag.cards)
            below.addWidget(Quiet(self.tr("用于：{cards}").format(cards=cards), scale=0.85))
        below.addWidget(self.set_by)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 4, 0, 4)
        rows.setSpacing(2)
        rows.addLayout(line)
        rows.addLayout(below)

    def _prepare_when(self) -> None:
        self.when.setTimeZone(BEIJING)
        self.when.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.when.setCalendarPopup(True)
        self.when.setAccessibleName(self.tr("{tag}：时间").format(tag=self.tag.label))
        self.when.dateTimeChanged.connect(self._moved)

    def _fill(self) -> None:
        now = self._clock() // MINUTE * MINUTE
        at = self._shown_at if self._shown_at is not None else now + DAY if self.tag.may_lie_ahead else now
        self.box.setTristate(self._shown_state is Qt.CheckState.PartiallyChecked)
        self.box.setCheckState(self._shown_state)
        self.when.blockSignals(True)
        self.when.setDateTime(QDateTime.fromSecsSinceEpoch(at, BEIJING))
        self.when.blockSignals(False)

    def _said(self, held: Held, orders: int) -> str:
        said = self._source(held)
        if held.orders < orders:
            said = self.tr("{orders} 个里有 {count} 个已标").format(orders=orders, count=held.orders)
        if self.tag.moment:
            at = moment_with_year(held.at) if held.at is not None else self.tr("时间各不相同")
            said = f"{said} · {at}"
        return said

    def _source(self, held: Held) -> str:
        if held.source is Source.PRODUCT and held.product:
            return self.tr("已标在商品上：{product}").format(product=held.product)
        if held.source is Source.PRODUCT:
            return self.tr("已标在商品上")
        if held.source is Source.AFTER_SALE:
            return self.tr("售后文件里写着")
        return self.tr("导出文件里写着") if held.source is Source.EXPORT else self.tr("已标")

    def _clicked(self) -> None:
        self._touched = True
        self._enable()
        self.edited.emit()

    def _moved(self) -> None:
        self._touched = True
        self.edited.emit()

    def _enable(self) -> None:
        self.when.setEnabled(self.box.checkState() is Qt.CheckState.Checked)


def _state(held: Held | None, orders: int) -> Qt.CheckState:
    if held is None:
        return Qt.CheckState.Unchecked
    return Qt.CheckState.Checked if held.orders == orders else Qt.CheckState.PartiallyChecked
