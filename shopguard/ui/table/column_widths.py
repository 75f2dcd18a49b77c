"""How wide the columns are by themselves: as what usually stands in them, in the language and with the text size of the moment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from shopguard.core.beijing import DAY, HOUR, MINUTE
from shopguard.core.finding import Risk, State
from shopguard.core.message import Texts
from shopguard.flows.orders.order_row import OrderRow
from shopguard.ui.look.words import countdown
from shopguard.ui.table.order_model import COLUMNS, COUNTDOWN, FINE, ORDER_ID, RISK, WAYBILLS, OrderModel
from shopguard.ui.table.row_painter import MARGIN, RowPainter

WHOLE = frozenset({RISK, FINE, ORDER_ID, WAYBILLS})  # never narrower than what usually stands in them
SPANS = (12 * DAY + 23 * HOUR, 23 * HOUR + 59 * MINUTE)

translate = QCoreApplication.translate


def natural_widths(model: OrderModel, painter: RowPainter, titles: Sequence[int]) -> list[int]:
    """By column number, in pixels. ``titles``: what the titles need."""
    status = model.texts.word("status.partly_shipped")
    usual = _sample(Risk.VIOLATED, status)
    wide = [painter.wanted_width(usual, column) for column in range(COLUMNS)]
    standing = [_sample(risk, status, aside=aside) for risk in Risk for aside in (0, 1)]  # set aside is another word
    wide[RISK] = max(painter.wanted_width(one, RISK) for one in standing)
    wide[FINE] = max(wide[FINE], painter.wanted_width(_sample(Risk.VIOLATED, status, unfined=True), FINE))
    wide[COUNTDOWN] = max(map(painter.texts.width, _clocks(model.texts))) + 2 * MARGIN
    return [max(pair) for pair in zip(wide, titles, strict=True)]


def _clocks(texts: Texts) -> list[str]:
    past = [countdown(texts, State.BREACHED, 0, span) for span in SPANS]
    return past + [countdown(texts, State.DUE, span, 0) for span in SPANS]


def _sample(risk: Risk, status: str, *, unfined: bool = False, aside: int = 1) -> OrderRow:
    """As long as such texts usually are; what is shown of them is nobody's."""
    return OrderRow(
        order_ref=0,
        order_id="0" * 19,
        shop="0" * 10,
        risk=risk,
        clause=None,
        card=translate("ColumnWidths", "揽收严重超时"),
        state=State.PENDING,
        deadline=None,
        waybills=f"JT{'0' * 13} +2",  # of several the first one is shown
        courier="0" * 9,
        product="0" * 24,
        place="0" * 16,
        status=status,
        amount_fen=1_288_80,
        yuan_fen=0 if unfined else 100_00,
        unfined=unfined,
        last_known=True,
        paid_at=0,
        promised_at=0,
        data_as_of=0,
        handed_over_at=0,
        note="…",
        aside=aside,
    )
