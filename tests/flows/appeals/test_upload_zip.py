"""The ZIP for the platform's form: originals where they fit, numbered, with the owner's reason and a list."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from shopguard.core.message import UserProblem
from shopguard.flows.appeals import attaching, opening, reason, showing, upload_zip
from shopguard.flows.progress import Cancelled, Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.evidence import evidence_path
from tests.appeals.made_up import NOW, ORDER, picture, save_made_up_order, save_made_up_track
from tests.appeals.made_up_files import pdf_with_text

CLAUSE = "pickup-missing"
STUB, STATEMENT, CHAT = "waybill-stub", "outlet-statement", "courier-chat"


@pytest.fixture
def case(place: Workplace) -> str:
    save_made_up_order(place)
    save_made_up_track(place)
    return opening.open_appeal(place, ORDER, CLAUSE, now=NOW, noticed_at=NOW - 3600)


def packed(place: Workplace, case: str, out: Path) -> dict[str, bytes]:
    """What is in the ZIP, by name."""
    made = upload_zip.zip_one(place, case, out, now=NOW)
    with zipfile.ZipFile(made.path) as files:
        assert files.testzip() is None
        return {name: files.read(name) for name in files.namelist()}


def test_originals_byte_for_byte_the_needed_first(place: Workplace, case: str, tmp_path: Path) -> None:
    chat, stub = picture(tmp_path / "聊天.png", (1080, 1800)), picture(tmp_path / "底单.jpg", orientation=6)
    attaching.attach(place, case, [chat], item=CHAT, now=NOW)
    attaching.attach(place, case, [stub], item=STUB, now=NOW)
    reason.set_reason_text(place, case, "第一行\n第二行")
    files = packed(place, case, tmp_path)
    assert list(files) == ["01-快递底单照片.jpg", "02-与快递的沟通记录.png", "申诉理由.txt", "清单.txt"]
    assert files["01-快递底单照片.jpg"] == stub.read_bytes()
    assert files["02-与快递的沟通记录.png"] == chat.read_bytes()
    assert files["申诉理由.txt"].decode("utf-8-sig") == "第一行\r\n第二行"
    told = files["清单.txt"].decode("utf-8-sig")
    assert hashlib.sha256(stub.read_bytes()).hexdigest() in told
    assert told.count("原件，一个字节也没有改。") == 2
    assert "申诉理由 7 字（最多 200 字）" in told
    assert "图片 5 张以内、理由 200 字以内（来源：平台较早的帮助页" in told
    assert "没有遮盖" in told


def test_what_does_not_fit_is_copied_and_said(
    place: Workplace, case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = place.rules
    limits = replace(rules.appeals.files, upload_picture_bytes=40_000)
    monkeypatch.setattr(place.held, "rules", replace(rules, appeals=replace(rules.appeals, files=limits)))
    large = tmp_path / "large.png"
    Image.effect_noise((600, 800), 60).convert("RGB").save(large)
    webp = tmp_path / "chat.webp"
    Image.new("RGB", (700, 900), "white").save(webp)
    attaching.attach(place, case, [large], item=STUB, now=NOW)
    attaching.attach(place, case, [webp], item=CHAT, now=NOW)
    files = packed(place, case, tmp_path)
    for name, content in files.items():
        assert name.endswith((".jpg", ".txt"))
        assert len(content) <= 40_000
    with Image.open(io.BytesIO(files["01-快递底单照片.jpg"])) as smaller:
        assert smaller.width / smaller.height == pytest.approx(0.75, abs=0.01)
    told = files["清单.txt"].decode("utf-8-sig")
    assert "缩小的副本（原件太大）" in told
    assert "转成 JPG 的副本" in told
    assert "还没有写申诉理由" in told


def test_more_than_the_form_takes_lie_beside(place: Workplace, case: str, tmp_path: Path) -> None:
    photos = [picture(tmp_path / f"{number}.jpg", (640 + number, 800)) for number in range(7)]
    attaching.attach(place, case, photos, item=STUB, now=NOW)
    made = upload_zip.zip_one(place, case, tmp_path, now=NOW)
    assert (made.pictures, made.more) == (5, 2)
    with zipfile.ZipFile(made.path) as files:
        assert files.namelist()[4:7] == [
            "05-快递底单照片.jpg", "超出张数/06-快递底单照片.jpg", "超出张数/07-快递底单照片.jpg"
        ]  # fmt: skip


def test_a_pdf_is_packed_page_by_page_and_text_is_named_only(place: Workplace, case: str, tmp_path: Path) -> None:
    statement, chat = tmp_path / "说明.pdf", tmp_path / "记录.txt"
    pages = [Image.new("RGB", (800, 1100), colour) for colour in ("white", "gray")]
    pages[0].save(statement, save_all=True, append_images=pages[1:])
    chat.write_text("客服：已揽收", "utf-8")
    attaching.attach(place, case, [statement], item=STATEMENT, now=NOW)
    attaching.attach(place, case, [chat], item=CHAT, now=NOW)
    files = packed(place, case, tmp_path)
    assert list(files) == ["01-快递网点盖章说明-1.jpg", "02-快递网点盖章说明-2.jpg", "清单.txt"]
    told = files["清单.txt"].decode("utf-8-sig")
    assert "PDF 第 2 页的图片副本" in told
    assert "没有打包（不是图片）：记录.txt" in told
    assert "没有打包；" not in told


def test_pages_beyond_the_twentieth_are_told(place: Workplace, case: str, tmp_path: Path) -> None:
    attaching.attach(place, case, [pdf_with_text(tmp_path / "a.pdf", "x", pages=23)], item=STATEMENT, now=NOW)
    files = packed(place, case, tmp_path)
    assert len([name for name in files if name.endswith(".jpg")]) == 20
    assert files["清单.txt"].decode("utf-8-sig").count("这个 PDF 后面还有 3 页没有打包") == 1


def test_twice_is_the_same_bytes(place: Workplace, case: str, tmp_path: Path) -> None:
    attaching.attach(place, case, [picture(tmp_path / "a.jpg")], item=STUB, now=NOW)
    one, two = (upload_zip.zip_one(place, case, tmp_path / name, now=NOW).path for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_a_damaged_original_leaves_the_case_out(place: Workplace, case: str, tmp_path: Path) -> None:
    photo = picture(tmp_path / "a.jpg")
    attaching.attach(place, case, [photo], item=STUB, now=NOW)
    original = evidence_path(place.data, hashlib.sha256(photo.read_bytes()).hexdigest())
    original.chmod(0o600)
    original.write_bytes(b"damaged")
    batch = upload_zip.zip_for_upload(place, [case], tmp_path / "out", now=NOW)
    assert batch.zips == ()
    assert [one.problem.message.code for one in batch.left_out] == ["problem.evidence_altered"]
    with pytest.raises(UserProblem):
        upload_zip.zip_one(place, case, tmp_path / "out", now=NOW)
    assert not (tmp_path / "out").exists()


def test_stopped_nothing_half_is_left(place: Workplace, case: str, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        upload_zip.zip_for_upload(place, [case], tmp_path / "out", now=NOW, reporter=Reporter(cancelled=lambda: True))
    assert not (tmp_path / "out").exists()


def test_in_english(place: Workplace, case: str, tmp_path: Path) -> None:
    attaching.attach(place, case, [picture(tmp_path / "a.jpg")], item=STUB, now=NOW)
    reason.set_reason_text(place, case, "x" * 201)
    files = packed(replace(place, texts=place.texts.in_language("en")), case, tmp_path)
    assert list(files)[1:] == ["reason.txt", "list.txt"]
    assert "201 characters, more than the 200" in files["list.txt"].decode("utf-8-sig")


def test_one_of_each_slot_comes_before_the_rest(place: Workplace, case: str, tmp_path: Path) -> None:
    photos = [picture(tmp_path / f"{number}.jpg", (640 + number, 800)) for number in range(4)]
    attaching.attach(place, case, photos, item=STUB, now=NOW)
    attaching.attach(place, case, [picture(tmp_path / "chat.png", (1080, 1800))], item=CHAT, now=NOW)
    statement = tmp_path / "说明.pdf"
    pages = [Image.new("RGB", (800, 1100), colour) for colour in ("white", "gray")]
    pages[0].save(statement, save_all=True, append_images=pages[1:])
    attaching.attach(place, case, [statement], item=STATEMENT, now=NOW)
    names = list(packed(place, case, tmp_path))
    assert names[:7] == [
        "01-快递底单照片.jpg", "02-快递网点盖章说明-1.jpg", "03-与快递的沟通记录.png", "04-快递底单照片.jpg",
        "05-快递底单照片.jpg", "超出张数/06-快递底单照片.jpg", "超出张数/07-快递网点盖章说明-2.jpg",
    ]  # fmt: skip
    checks = {check.name: check for check in showing.show_appeal(place, case, NOW).case_checks}
    assert (checks["pictures"].result, checks["pictures"].check) == (
        "fails", "图片 7 张，其中 PDF 的页 2 张（较早的帮助页：最多 5 张）",
    )  # fmt: skip


def test_blanks_left_in_the_reason_are_told(place: Workplace, case: str, tmp_path: Path) -> None:
    attaching.attach(place, case, [picture(tmp_path / "a.jpg")], item=STUB, now=NOW)
    reason.set_reason_text(place, case, "于【交件时间】交给【网点名称】")
    told = f"注意：{case} 的申诉理由里还有 2 处【】没有填，填好再提交。"
    assert upload_zip.zip_one(place, case, tmp_path, now=NOW).note == told
    assert told in packed(place, case, tmp_path)["清单.txt"].decode("utf-8-sig")
    reason.set_reason_text(place, case, "按时交件")
    assert upload_zip.zip_one(place, case, tmp_path, now=NOW).note == ""
