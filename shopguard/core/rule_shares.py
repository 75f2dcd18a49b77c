"""Shares (rates from 0 to 1) in rule files, written as text so that they are exact."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from shopguard.core.rule_table import RuleTable


def share(table: RuleTable, key: str) -> Decimal:
    """The share that must stand under ``key``. Raises :class:`~shopguard.core.rule_table.BrokenRule`."""
    value = optional_share(table, key)
    if value is None:
        raise table.broken(key, "is missing")
    return value


def optional_share(table: RuleTable, key: str) -> Decimal | None:
    """The share under ``key``, or None when the key is absent."""
    value = optional_amount(table, key)
    if value is not None and value > 1:
        raise table.broken(key, f"is no share from 0 to 1: {value}")
    return value


def optional_amount(table: RuleTable, key: str) -> Decimal | None:
    """The exact number, not negative, under ``key``, or None when the key is absent."""
    text = table.optional_text(key)
    if text is None:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise table.broken(key, f"is no number: {text!r}") from None
    if not value.is_finite() or value < 0:
        raise table.broken(key, f"is no number from 0 up: {text!r}")
    return value
