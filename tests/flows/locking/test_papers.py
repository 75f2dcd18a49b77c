"""Evidence of a shop with a password is read, looked at and printed as that of one without: the same bytes come out."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.appeals.locker import copy_original
from shopguard.appeals.thumbnails import small_picture
from shopguard.flows.appeals.attaching import attach
from shopguard.flows.appeals.case import gather, stored_appeal
from shopguard.flows.appeals.looking import draw, look_at
from shopguard.flows.appeals.printing import print_packet
from shopguard.flows.appeals.upload_zip import zip_one
from shopguard.flows.appeals.view import view_of
from shopguard.flows.locking.password import remove_password, set_password
from shopguard.flows.workplace import Workplace
from shopguard.store.appeals import fetch_appeals
from shopguard.store.sealing import is_sealed
from tests.appeals.made_up import picture
from tests.appeals.made_up_files import heic, pdf_with_text, workbook
from tests.flows.locking.kept import PASSWORD


@pytest.fixture
def case(shop: Workplace, tmp_path: Path, moment: int) -> str:
    """A case with a photo lying on its side, a HEIC, a PDF, a workbook and what the made-up one has."""
    (row,) = fetch_appeals(shop.store.connection())
    files = [
        picture(tmp_path / "lying.jpg", (1600, 1200), orientation=6),
        heic(tmp_path / "phone.heic"),
        pdf_with_text(tmp_path / "proof.pdf", f"编造的证明 {row.order_id}", pages=2),
        workbook(tmp_path / "rows.xlsx", [["主订单编号", "说明"], [row.order_id, "编造"]]),
    ]
    attach(shop, row.id, files, item="courier-chat", now=moment)
    return str(row.id)


def everything_seen(place: Workplace, case: str, out: Path, now: int) -> list[object]:
    """What the window, the printer and the platform's form get to see of the case."""
    seen: list[object] = [print_packet(place, case, now=now).content]
    seen.append(zip_one(place, case, out, now=now).path.read_bytes())
    row = stored_appeal(place, case)
    view = view_of(place, gather(place, row, now))
    for one in (one for slot in view.checklist for one in slot.evidence):
        copy_original(place.data, one.sha256, one.name, out / one.name)
        seen += [look_at(place, one), draw(one, 1, fine=False), small_picture(one.original, 100)]
        seen += [(out / one.name).read_bytes(), one.whole, one.pages]
    return seen


def test_all_of_it_is_the_same_with_and_without(shop: Workplace, case: str, tmp_path: Path, moment: int) -> None:
    outs = [tmp_path / name for name in ("plain", "locked", "again")]
    for out in outs:
        out.mkdir()
    plain = everything_seen(shop, case, outs[0], moment)
    assert (shop.data / "print-copies").exists()
    set_password(shop, PASSWORD, moment)
    assert not (shop.data / "print-copies").exists()
    assert everything_seen(shop, case, outs[1], moment) == plain
    copies = [path for path in (shop.data / "print-copies").rglob("*") if path.is_file()]
    assert copies
    assert all(map(is_sealed, copies))
    assert everything_seen(shop, case, outs[1], moment) == plain  # from the sealed copies
    shop.store.close_thread()
    remove_password(shop, PASSWORD, moment)
    assert everything_seen(shop, case, outs[2], moment) == plain
