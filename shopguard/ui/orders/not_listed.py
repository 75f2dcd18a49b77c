"""What stands above an order's details while the table does not list that order: nobody shall take it for another one."""

from __future__ import annotations

from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Toned


class NotListed(Card):
    """Hidden until somebody knows that the order is not there."""

    def __init__(self, order_id: str) -> None:
        super().__init__(tone="accent", margin=6)
        self.said = Toned("accent", self.tr("这一单不在当前列表里：{order}").format(order=order_id), bold=True)
        self.rows.addWidget(self.said)
        self.hide()
