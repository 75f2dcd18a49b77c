"""Six typical packets, page by page: their texts are stored in tests/data/packets, read by eye before they were."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from shopguard.flows.appeals.printing import print_packet
from shopguard.flows.workplace import Workplace
from tests.appeals import typical
from tests.appeals.made_up import NOW
from tests.appeals.packet_texts import ONE_CASE, STORED, as_stored, bound_packets, one_packet

BOUND_FOOT = re.compile(r"^合订第 \d+ 页 / 共 101 页\n", re.MULTILINE)


@pytest.mark.parametrize("name", ONE_CASE)
def test_the_packet_says_what_is_stored(place: Workplace, tmp_path: Path, name: str) -> None:
    pages = one_packet(place, tmp_path, name)
    assert as_stored(pages) == (STORED / f"{name}.txt").read_text("utf-8")
    for number, page in enumerate(pages, start=1):
        assert f"第 {number} 页，共 {len(pages)} 页" in page
        assert "演示店铺（虚构数据） 申诉编号 A2" in page


def test_twenty_of_one_cause_are_alike_but_for_their_numbers(place: Workplace, tmp_path: Path) -> None:
    pages = bound_packets(place, tmp_path)
    assert len(pages) == 1 + 20 * 5
    assert as_stored(pages[:6]) == (STORED / "bulk.txt").read_text("utf-8")
    first = numbered(pages[1:6], 0)
    for number in range(20):
        assert numbered(pages[1 + 5 * number : 6 + 5 * number], number) == first


def numbered(pages: list[str], number: int) -> str:
    """A packet's text with its own numbers replaced."""
    text = BOUND_FOOT.sub("", as_stored(pages))
    replaced = text.replace(f"A20261122-{number + 1:03d}", "CASE").replace(f"69300000000000001{number:02d}", "ORDER")
    waybill = replaced.replace(f"YT00000000001{number:02d}", "WAYBILL")
    return re.sub(rf"底单 ?{number:02d}\.jpg", "STUB", waybill)


def test_the_facts_of_the_old_case_by_hand() -> None:
    """72 h from ordering; three working days over the make-up Sunday of 27 April: 8 h of Friday, 24 of Sunday, 24 of Monday, 16."""
    stored = (STORED / "legacy.txt").read_text("utf-8")
    for fact in (
        "下单 2025-04-21 10:00:00",
        "截止（72 小时内） 2025-04-24 10:00:00",
        "揽收记录 2025-04-25 09:00:00",
        "收到通知 2025-04-25 16:00:00",
        "最晚申诉 2025-04-29 16:00:00",
        "涉及金额 10 元（按规则估算）",
    ):
        assert fact in stored


def test_what_the_chat_says_is_there_and_its_people_are_not() -> None:
    stored = (STORED / "chat.txt").read_text("utf-8")
    for line in typical.CHAT.splitlines():
        assert line.replace("13800000000", "1**********") in stored
    for hidden in ("13800000000", "13800000001", "张测试", "编造路1号", "编造路 1 号", "alert("):
        assert hidden not in stored
    assert "收件人：张**，1**********，浙江省杭州市***" in stored


def test_every_page_of_the_long_pdf_is_there_in_order() -> None:
    stored = (STORED / "forty-pages.txt").read_text("utf-8")
    assert re.findall(r"^正文第 (\d+) 页$", stored, re.MULTILINE) == [str(number) for number in range(1, 41)]


def test_pictures_stand_upright_and_fill_the_page(place: Workplace, tmp_path: Path) -> None:
    """The arrow of each made-up picture points to its upper edge: in the huge photo, and in the one the camera turned."""
    huge = print_packet(place, typical.huge_photo(place, tmp_path), now=NOW).content
    with PdfDocument(huge) as document:
        arrow_up(document, 3)
        ((left, _, right, _),) = [thing.get_bounds() for thing in document[3].get_objects(filter=[3])]
        assert right - left > 0.75 * document[3].get_width()


def test_the_photo_the_camera_turned_stands_upright(place: Workplace, tmp_path: Path) -> None:
    with PdfDocument(print_packet(place, typical.twelve_photos(place, tmp_path), now=NOW).content) as document:
        arrow_up(document, 4)


def arrow_up(document: PdfDocument, page: int) -> None:
    """In the picture of that page the arrow and the words below it lie in the upper half."""
    (thing,) = document[page].get_objects(filter=[3])  # 3: a picture
    left, bottom, right, top = thing.get_bounds()
    height = document[page].get_height()
    picture = document[page].render(scale=1).to_pil().convert("L")
    inside = picture.crop((int(left), int(height - top), int(right), int(height - bottom)))
    middle = inside.width // 2
    column = [inside.getpixel((middle, y)) for y in range(inside.height)]
    dark = [y for y, grey in enumerate(column) if isinstance(grey, (int, float)) and grey < 60]
    body = [y for y in dark if inside.height * 0.06 < y < inside.height * 0.94]  # not the frame
    assert body
    assert max(body) < inside.height * 0.5  # the words below it reach no further
