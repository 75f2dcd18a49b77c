"""What kind of file it is, by its content."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from shopguard.appeals.containers import media_type_of_file
from shopguard.appeals.media import decode, kind_of, media_type_of
from tests.appeals.made_up_files import workbook
from tests.conftest import ROOT

UNKNOWN = "application/octet-stream"
CHAT = "圆通客服 2026-11-21 10:00\n您好，包裹今天揽收\n圆通客服 2026-11-21 10:05\n好的\n"


@pytest.mark.parametrize(
    ("head", "media_type", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n....", "image/png", "picture"),
        (b"\xff\xd8\xff\xe0", "image/jpeg", "picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp", "picture"),
        (b"GIF89a", "image/gif", "picture"),
        (b"BM" + bytes(12) + b"\x28\x00\x00\x00", "image/bmp", "picture"),
        (b"II*\x00", "image/tiff", "picture"),
        (b"\x00\x00\x00\x18ftypheic", "image/heic", "picture"),
        (b"\x00\x00\x00\x18ftypmif1", "image/heic", "picture"),
        (b"\x00\x00\x00\x18ftypavif", "image/avif", "picture"),
        (b"\x00\x00\x00\x18ftypisom", "video/mp4", "video"),
        (b"\x00\x00\x00\x08wide\x00\x00", "video/quicktime", "video"),
        (b"ID3\x03\x00", "audio/mpeg", "audio"),
        (b"\xff\xf1\x50\x80", "audio/aac", "audio"),
        (b"\x02#!SILK_V3", "audio/silk", "audio"),
        (b"%PDF-1.7\n", "application/pdf", "pdf"),
        ("  <!DOCTYPE html><p>聊天".encode(), "text/html", "text"),
        ('<meta charset="gb18030"><table><tr><td>单号'.encode("gb18030"), "text/html", "text"),
        ("圆通客服：已揽收".encode("gb18030"), "text/plain", "text"),
        ("圆通客服".encode("utf-8-sig"), "text/plain", "text"),
        (CHAT.encode("utf-16"), "text/plain", "text"),
        (b"BM20261121 is the number of the bag", "text/plain", "text"),
        ("单号,时间,内容\nYT1,11-21,揽收\nYT2,11-21,揽收\n".encode(), "text/csv", "table"),
        ("单号\t时间\t内容\nYT1\t11-21\t揽收\nYT2\t11-21\t揽收\n".encode("gb18030"), "text/csv", "table"),
        ("你好,在吗\n在的,亲\n什么时候揽收,今天\n".encode(), "text/plain", "text"),  # commas make no table
        (b"a,b,c\nd,e,f\n", "text/plain", "text"),  # nor do two lines
        (b"\x00\x01\x02\x03", UNKNOWN, "unknown"),
        (b" \n", UNKNOWN, "unknown"),
        (b"", UNKNOWN, "unknown"),
    ],
)
def test_the_content_tells_the_kind(tmp_path: Path, head: bytes, media_type: str, kind: str) -> None:
    assert media_type_of(head) == media_type
    assert kind_of(media_type) == kind
    (tmp_path / "photo.jpg").write_bytes(head)  # whatever it is called
    assert media_type_of_file(tmp_path / "photo.jpg") == media_type


def test_a_long_table_is_told_by_its_beginning(tmp_path: Path) -> None:
    rows = "".join(f"YT{number:013},2026-11-21 10:00:00,【杭州市】已揽收\n" for number in range(500))
    (tmp_path / "a").write_text("运单号,轨迹时间,轨迹内容\n" + rows, "utf-8")
    assert media_type_of_file(tmp_path / "a") == "text/csv"


def test_workbooks_are_told_from_other_archives(tmp_path: Path) -> None:
    book = workbook(tmp_path / "a.xlsx", [["单号"], ["YT0000000000017"]])
    assert media_type_of_file(book) == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    for name, inside, media_type in (
        ("letter.docx", "word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("photos.zip", "1.jpg", UNKNOWN),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(inside, "x")
        assert media_type_of_file(tmp_path / name) == media_type
    (tmp_path / "cut.xlsx").write_bytes(book.read_bytes()[:300])
    assert media_type_of_file(tmp_path / "cut.xlsx") == UNKNOWN


def test_an_old_workbook_is_told_from_an_old_letter(tmp_path: Path) -> None:
    old = next((ROOT / "tests" / "data" / "workbooks").glob("*.xls"))
    assert media_type_of_file(old) == "application/vnd.ms-excel"
    content = bytearray(old.read_bytes())
    shift, sector = content[30], struct.unpack_from("<I", content, 48)[0]
    at = content.index("Workbook".encode("utf-16-le"), (sector + 1) << shift)
    content[at : at + 28] = "WordDocument\0\0".encode("utf-16-le")
    (tmp_path / "letter.doc").write_bytes(content)
    assert media_type_of_file(tmp_path / "letter.doc") == "application/msword"
    (tmp_path / "cut.xls").write_bytes(bytes(content[:600]))
    assert media_type_of_file(tmp_path / "cut.xls") == UNKNOWN


@pytest.mark.parametrize("length", [8, 20, 31, 40, 60])
def test_a_container_that_is_cut_is_no_crash(tmp_path: Path, length: int) -> None:
    for head in (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"\0\0\0\x18ftypisom"):
        (tmp_path / "a").write_bytes(head.ljust(length, b"\0")[:length])
        assert media_type_of_file(tmp_path / "a") in (UNKNOWN, "video/mp4")


def test_a_text_cut_inside_a_character_is_still_a_text() -> None:
    assert decode("单号在此".encode()[:-1]) == "单号在"
    assert decode("单号😀".encode("utf-16")[:-2]) == "单号"


def test_bytes_are_no_text() -> None:
    assert decode(b"\x00\x01") is None
    assert decode(b"\x81") == ""  # the first half of a character
    assert decode(b"\x80\xff\x80\xff\x80\xff") is None
