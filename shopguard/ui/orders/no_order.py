"""What the order panel says while no order is chosen."""

from __future__ import annotations

from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, plain_label


class NoOrder(Card):
    """How to get to an order, and what there will be to see."""

    def __init__(self) -> None:
        super().__init__()
        self.rows.addWidget(plain_label(self.tr("在左边点一个订单"), bold=True, scale=1.15))
        self.rows.addWidget(Quiet(self.tr("这里会告诉您："), scale=1.0))
        for line in (
            self.tr("为什么变了颜色，规则写在哪里"),
            self.tr("还剩多久，要赔多少"),
            self.tr("现在怎么办（后台路径点一下就复制）"),
            self.tr("几个包裹排在一起的时间线"),
            self.tr("您的备注，和放到一边不用管的"),
        ):
            self.rows.addWidget(plain_label(f"• {line}"))
        self.rows.addWidget(Quiet(self.tr("↑ ↓ 换订单，Ctrl+F 搜索，Ctrl+Z 撤销上一步。")))
