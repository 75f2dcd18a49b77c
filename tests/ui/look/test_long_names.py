"""Long names of files: elided on a line of their own, broken inside a sentence."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from shopguard.ui.look.long_names import ElidedName, breakable

LONG = "order_export_20261122_0123456789abcdef0123456789abcdef.csv"


def test_a_name_without_room_keeps_its_beginning_and_its_end(qtbot: QtBot) -> None:
    name = ElidedName(LONG)
    qtbot.addWidget(name)
    name.resize(200, 20)
    assert name.shown().startswith("order_")
    assert name.shown().endswith(".csv")
    assert "…" in name.shown()
    assert LONG in name.toolTip()
    assert name.text() == LONG
    name.resize(2_000, 20)
    assert name.shown() == LONG


def test_only_long_names_are_broken() -> None:
    assert breakable("「订单_1.csv」没有导入，运单 YT0000000000101") == "「订单_1.csv」没有导入，运单 YT0000000000101"
    said = breakable(f"「{LONG}」没有导入")
    assert said.replace("\u200b", "") == f"「{LONG}」没有导入"
    assert "order_\u200bexport_\u200b20261122_\u200b0123456789abcdef\u200b0123456789abcdef\u200b." in said
