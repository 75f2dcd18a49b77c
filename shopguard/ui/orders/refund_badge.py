"""The words and the icon of orders with a refund to intercept; their colour is the tone "refund"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

REFUND_ICON = "refund"
CLAUSE = "refund-intercept"

translate = QCoreApplication.translate


def refund_word() -> str:
    """The card's word."""
    return translate("RefundBadge", "退款拦截")


def short_word() -> str:
    """The word where another rule stands beside it."""
    return translate("RefundBadge", "退款")


def refund_help() -> str:
    """What the card says."""
    return translate("RefundBadge", "发货后申请退款、还没签收：可以拦截。时限和步骤见 菜单 → 退款和拦截。")
