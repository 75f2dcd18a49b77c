"""The made-up shop's open case: a notice of the platform that the courier's track contradicts, with made-up evidence."""

from __future__ import annotations

from pathlib import Path

from shopguard.demo.evidence import write_chat, write_stub
from shopguard.demo.scenes import DemoShop
from shopguard.flows.appeals.attaching import attach
from shopguard.flows.appeals.opening import open_from_notice
from shopguard.flows.workplace import Workplace


def open_made_up_case(place: Workplace, shop: DemoShop, folder: Path, *, now: int) -> str:
    """Opens the case of the shop's notice; ``folder`` takes the made-up files. Returns the case's id.

    The track proves it; other papers are left to whoever tries the program.
    """
    (notice,) = shop.notices
    (parcel,) = notice.order.parcels
    folder.mkdir(parents=True, exist_ok=True)
    appeal = open_from_notice(
        place,
        notice.order.order_id,
        notice.clause,
        now=now,
        noticed_at=notice.at,
        notice_text=notice.text,
        notice_fen=notice.fen,
        waybill=parcel.waybill,
    )
    attach(place, appeal, [write_stub(folder / "底单-编造.png", parcel)], item="waybill-stub", now=now)
    attach(place, appeal, [write_chat(folder / "和网点的对话-编造.txt", parcel)], item="courier-chat", now=now)
    return appeal
