"""A parcel without a track: what is said of it fits what the parcel list proves."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import parse_iso
from shopguard.core.finding import State
from shopguard.flows.imports.importing import import_files
from shopguard.flows.orders.order_detail import order_detail
from shopguard.flows.workplace import Workplace
from shopguard.ui.look.application import Look
from shopguard.ui.orders.parcel_card import ParcelCard
from tests.flows.imports.test_batches import HEADER, A, row
from tests.importers.reading_files import NOW, write_csv
from tests.ui.driving import texts

SENT, AS_OF = "2026-11-20 12:00:00", parse_iso("2026-11-21T20:00:00")
LISTED = ("运单号", "快递公司", "订单编号", "发货时间", "揽收时间")


@pytest.mark.parametrize(
    ("header", "cells", "said", "state"),
    [
        (
            LISTED,
            (SENT, "-"),
            "包裹列表（数据到 2026-11-21 20:00）里没有它的揽收时间，就按还没揽收判断",
            State.BREACHED,
        ),
        (LISTED, (SENT, "2026-11-20 18:00:00"), "揽收时间是包裹列表（数据到 2026-11-21 20:00）里的", State.MET),
        (LISTED[:4], (SENT,), "还没有这个包裹的物流轨迹：导入轨迹文件后才能判断", State.UNCONFIRMED),
    ],
)
def test_without_a_track(
    place: Workplace,
    tmp_path: Path,
    qtbot: QtBot,
    look: Look,
    header: tuple[str, ...],
    cells: tuple[str, ...],
    said: str,
    state: State,
) -> None:
    sent = row(A, "已发货", sent=SENT, waybills="YT0000000000101-圆通速递")
    files = [
        write_csv(tmp_path / "orders.csv", HEADER, sent),
        write_csv(tmp_path / "parcels.csv", header, ("YT0000000000101", "圆通速递", A, *cells)),
    ]
    import_files(place, files, now=NOW, as_of=AS_OF)
    order = order_detail(place, A, NOW)
    found = {view.finding.clause: view.finding.state for view in order.findings}
    assert found["pickup-timeout"] is state
    card = ParcelCard(order, NOW)
    qtbot.addWidget(card)
    assert said in texts(card)
    assert ("导入轨迹文件后才能判断" in texts(card)) is (state is not State.BREACHED)
