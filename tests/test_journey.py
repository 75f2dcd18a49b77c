"""The journey of one order: dropped file → rows → judgement → coloured row → panel → time passes → appeal → packet.

A real file, a real database, a real (offscreen) window; nothing stands in for anything.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import HOUR, plain
from shopguard.core.finding import Risk
from shopguard.demo.headers import ORDER_HEADER
from shopguard.flows.workplace import Workplace
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look
from shopguard.ui.orders.finding_card import FindingCard
from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.table.order_model import ORDER_ID, RISK
from tests.ui.driving import Clock, ScriptedAsk, drag_and_drop, file_list, settle, texts

ORDER, CALM, WAYBILL = "6900000000000000777", "6900000000000000778", "YT7770000000000"
HOURS_LEFT = 2


def risks(window: MainWindow) -> dict[str, Risk]:
    rows = [window.model.row(number) for number in range(window.model.rowCount())]
    return {row.order_id: row.risk for row in rows if row is not None}


def order_export(folder: Path, now: int) -> Path:
    """A custom report as the platform writes it (UTF-8 with BOM, TAB after ids); one row is damaged. All made up."""

    def row(order_id: str, **cells: str) -> str:
        told = {
            "主订单编号": f"{order_id}\t",
            "子订单编号": f"{order_id}\t",
            "选购商品": "测试商品,收纳盒",
            "收件人": "张**",
        }
        told |= {
            "省": "江苏省",
            "市": "南京市",
            "区": "玄武区",
            "详细地址": "幸福路1号***",
            "订单应付金额": "1,200.00",
        } | cells
        return ",".join(f'"{told.get(name, "-")}"' for name in ORDER_HEADER)

    uploaded = now - (24 - HOURS_LEFT) * HOUR
    times = {"订单提交时间": plain(uploaded - HOUR), "支付完成时间": plain(uploaded - HOUR)}
    shipped = {"订单状态": "已发货", "发货时间": plain(uploaded), "承诺发货时间": plain(now + 50 * HOUR)} | times
    rows = [
        row(ORDER, 快递信息=f"{WAYBILL}-圆通速递,测试商品", **shipped),
        row(CALM, 订单状态="待发货", 承诺发货时间=plain(now + 60 * HOUR), **times),
        row("not-a-number", 订单状态="待发货", **times),
    ]
    path = folder / f"{now}_0123456789abcdef0123456789abcdefmade.csv"
    path.write_text("\n".join([",".join(ORDER_HEADER), *rows]) + "\n", "utf-8-sig")
    return path


def track_file(folder: Path, now: int) -> Path:
    path = folder / "轨迹.csv"
    lines = [f"{WAYBILL},圆通速递,{plain(now - 20 * HOUR)},您的订单已打包完成"]
    path.write_text("\n".join(["运单号,快递公司,轨迹时间,轨迹内容", *lines]), "gb18030")
    return path


def test_journey(qtbot: QtBot, look: Look, place: Workplace, tmp_path: Path, moment: int) -> None:
    clock, ask = Clock(moment), ScriptedAsk()
    window = MainWindow(place, ask, clock, look)
    window.show()
    window.start()
    settle(qtbot, window)

    # the export alone: what is missing is said, nothing is green that is not known
    assert drag_and_drop(window, file_list(order_export(tmp_path, moment)))
    settle(qtbot, window)
    said = texts(window.parts.imports.results)
    assert "新增 2" in said
    assert "轨迹" in said
    rejects = list((place.data / "rejects").glob("*.csv"))
    assert len(rejects) == 1
    assert "not-a-number" in rejects[0].read_text("utf-8-sig")
    assert risks(window) == {ORDER: Risk.WATCH, CALM: Risk.OK}

    # the track, which says only that it was packed; it speaks up to its own moment: not yet the deadline
    assert drag_and_drop(window, file_list(track_file(tmp_path, moment)))
    settle(qtbot, window)
    assert risks(window) == {ORDER: Risk.DUE, CALM: Risk.OK}
    assert window.model.index(0, ORDER_ID).data() == ORDER  # the most urgent comes first
    assert window.model.index(0, RISK).data(Qt.ItemDataRole.DisplayRole) == "快到点"

    # a click shows reason, rule, source, what to do and what it will cost
    where = window.table.visualRect(window.model.index(0, ORDER_ID)).center()
    QTest.mouseClick(window.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    settle(qtbot, window)
    panel = texts(window.parts.panel)
    for expected in (ORDER, WAYBILL, "揽收超时", "24 小时", plain(moment + HOURS_LEFT * HOUR), "1.1", "2026-11-22"):
        assert expected in panel, expected

    # time passes: the deadline goes by, but the track is older: yellow, never red
    clock.now = moment + (HOURS_LEFT + 1) * HOUR
    window.parts.judgement.refresh()
    settle(qtbot, window)
    assert risks(window)[ORDER] is Risk.WATCH

    # a newer track file that still knows no pickup: red, priced from the sum the buyer paid (5 % of 1200, at most 50)
    newer = tmp_path / "轨迹-晚些.csv"
    newer.write_text(
        f"运单号,快递公司,轨迹时间,轨迹内容\n{WAYBILL},圆通速递,{plain(clock.now - 60)},商品已经下单\n",
        "utf-8",
    )
    assert drag_and_drop(window, file_list(newer))
    settle(qtbot, window)
    red = window.model.row(0)
    assert red is not None
    assert (red.order_id, red.risk, red.clause, red.yuan_fen) == (ORDER, Risk.VIOLATED, "pickup-timeout", 5_000)

    # appeal: a photo goes into the locker byte for byte, the packet names the exact numbers
    window.show_order(ORDER)
    settle(qtbot, window)
    card = next(card for card in window.parts.panel.findChildren(FindingCard) if "揽收超时" in texts(card))
    assert card.appeal_button is not None
    QTest.mouseClick(card.appeal_button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.parts.appeal is not None
    photo = tmp_path / "底单.png"
    Image.new("RGB", (1600, 1200), "white").save(photo)
    ask.answer = [photo]
    QTest.mouseClick(window.parts.appeal.slots["waybill-stub"].add_button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    kept = list((place.data / "evidence").rglob(hashlib.sha256(photo.read_bytes()).hexdigest()))
    assert len(kept) == 1
    assert kept[0].read_bytes() == photo.read_bytes()
    ask.answer = [tmp_path]
    QTest.mouseClick(window.parts.appeal.buttons.pdf_button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    (packet,) = tmp_path.glob("*.pdf")
    printed = "".join(page.extract_text() for page in PdfReader(packet).pages).replace("\n", "")
    for number in (ORDER, WAYBILL, hashlib.sha256(photo.read_bytes()).hexdigest()):
        assert number in printed
    put_away(window)
