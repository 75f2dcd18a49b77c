"""What the tool tip of a cell says, in HTML: texts come from files, and Qt guesses markup."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QModelIndex, Qt

from shopguard.flows.orders.order_row import OrderRow
from shopguard.ui.look.curtain import curtain
from shopguard.ui.table.line_text import LineTexts
from shopguard.ui.table.order_model import MARKS, OrderModel


def cell_tip(model: OrderModel, row: OrderRow, index: QModelIndex, texts: LineTexts, width: int) -> str:
    """The model's own word, or what is cut off in a cell of that width; "" for nothing."""
    column = index.column()
    if column == MARKS:  # signs only
        said = (model.text(row, MARKS), curtain().shown(row.note))
        return "".join(f"<p>{escape(one)}</p>" for one in said if one)
    told = index.data(Qt.ItemDataRole.ToolTipRole)
    text = model.text(row, column)
    cut = texts.width(text) > width
    return told or (f"<p>{escape(text)}</p>" if cut else "")
