"""One file looked at closely: what is known of it, what it shows, why it shows nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from shopguard.appeals.locker import put
from shopguard.core.beijing import parse_iso
from shopguard.core.message import UserProblem
from shopguard.flows.appeals.evidence_view import EvidenceView, evidence_view
from shopguard.flows.appeals.looking import Look, draw, look_at, save_copy
from shopguard.flows.progress import Cancelled, Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.evidence import EvidenceRow
from tests.appeals.made_up import NOW, WAYBILL, picture
from tests.appeals.made_up_files import cut, locked_pdf, pdf_with_text, workbook
from tests.appeals.made_up_recordings import film
from tests.conftest import ROOT

HEIC = ROOT / "tests" / "data" / "evidence" / "photo.heic"
CHANGED_AT = parse_iso("2026-11-21T10:00:00")


def kept(place: Workplace, file: Path, **said: object) -> EvidenceView:
    """The file in the locker, as a case shows it."""
    one = put(place.data, file, most_bytes=99_000_000)
    row = EvidenceRow(
        "A1", "waybill-stub", one.sha256, one.name, one.size, one.media_type, NOW,
        file_time=one.file_time, seconds=one.seconds, **said,  # type: ignore[arg-type]
    )  # fmt: skip
    return evidence_view(place.data, row)


def fact(look: Look, label: str) -> str | None:
    return dict(look.facts).get(label)


def test_everything_that_is_known_of_a_photo(place: Workplace, tmp_path: Path) -> None:
    photo = tmp_path / "底单.heic"
    photo.write_bytes(HEIC.read_bytes())
    os.utime(photo, (CHANGED_AT, CHANGED_AT))
    one = kept(
        place, photo, added_by="xiaodian", from_whom="余杭网点", typed_number=WAYBILL,
        period_from=parse_iso("2026-11-18T00:00:00"), period_until=None,
    )  # fmt: skip
    look = look_at(place, one)
    assert look.facts == (
        ("类型", "图片 HEIC"),
        ("大小", "8 KB（8,472 字节）"),
        ("像素", "720 × 960"),
        ("文件最后修改", "2026-11-21 10:00:00"),
        ("添加", "2026-11-22 09:30:00，电脑账户 xiaodian"),
        ("谁给的", "余杭网点"),
        ("上面的单号（店主填写）", WAYBILL),
        ("写的时间（店主填写）", "2026-11-18 至 未知"),
        ("原件", "完好，和添加时一字不差"),
        ("SHA-256", one.sha256),
    )
    assert look.exif == (
        ("拍摄时间（相机的钟）", "2026-11-21 10:00:00 +08:00"),
        ("设备", "Made-up Camera 1"),
        ("软件", "7.1"),
    )
    assert (look.whole, look.pages, look.text, look.problem) == (True, 1, "", "")


def test_a_paper_has_pages_a_film_a_length_and_neither_has_a_camera(place: Workplace, tmp_path: Path) -> None:
    paper = look_at(place, kept(place, pdf_with_text(tmp_path / "a.pdf", "x", pages=3)))
    assert (fact(paper, "类型"), fact(paper, "页数"), paper.pages, paper.exif) == ("文件 PDF", "3", 3, None)
    clip = look_at(place, kept(place, film(tmp_path / "a.mp4", 65)))
    assert (fact(clip, "类型"), fact(clip, "时长"), clip.pages) == ("视频 MP4", "1 分 5 秒", 0)
    assert clip.problem.startswith("录音和视频在这里不播放")
    assert fact(look_at(place, kept(place, film(tmp_path / "b.mp4", 0))), "时长") == "未知"


def test_a_chat_and_a_table_are_read(place: Workplace, tmp_path: Path) -> None:
    (tmp_path / "聊天.txt").write_bytes("客服：今天揽收\n买家：好的".encode("gb18030"))
    assert look_at(place, kept(place, tmp_path / "聊天.txt")).text == "客服：今天揽收\n买家：好的"
    book = workbook(tmp_path / "出库.xlsx", [["运单号", "时间"], [WAYBILL, "2026-11-18"]])
    assert look_at(place, kept(place, book)).text == f"运单号\t时间\n{WAYBILL}\t2026-11-18"
    rows = "".join(f"{WAYBILL},2026-11-18,{number}\n" for number in range(900))
    (tmp_path / "长.csv").write_text("运单号,时间,序号\n" + rows, "utf-8")
    long = look_at(place, kept(place, tmp_path / "长.csv")).text
    assert long.splitlines()[499].endswith("\t498")
    assert long.endswith("（文件较长，这里只显示开头）")


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("cut.jpg", "这张图片打不开"),
        ("cut.pdf", "这个 PDF 打不开"),
        ("locked.pdf", "这个 PDF 有打开密码"),
        ("unknown.bin", "这种文件在这里看不了"),
        ("cut.xlsx", "这种文件在这里看不了"),
    ],
)
def test_why_there_is_nothing_to_see(place: Workplace, tmp_path: Path, name: str, problem: str) -> None:
    cut(tmp_path / "cut.jpg", picture(tmp_path / "a.jpg"))
    cut(tmp_path / "cut.pdf", pdf_with_text(tmp_path / "a.pdf", "x"), 0.1)
    cut(tmp_path / "cut.xlsx", workbook(tmp_path / "a.xlsx", [["x"]]))
    locked_pdf(tmp_path / "locked.pdf", "x")
    (tmp_path / "unknown.bin").write_bytes(b"\0\1\2\3")
    one = kept(place, tmp_path / name)
    look = look_at(place, one)
    assert look.problem.startswith(problem)
    assert (look.whole, look.pages, look.text) == (True, 0, "")
    if name.endswith(".pdf"):
        assert draw(one, 1, fine=False) is None


@pytest.mark.parametrize("harm", ["gone", "altered"])
def test_an_original_that_is_not_what_it_was(place: Workplace, tmp_path: Path, harm: str) -> None:
    one = kept(place, picture(tmp_path / "a.png"))
    one.original.path.chmod(0o600)
    if harm == "gone":
        one.original.path.unlink()
    else:
        one.original.path.write_bytes(one.original.path.read_bytes() + b"x")
    look = look_at(place, one)
    assert look.whole is (None if harm == "gone" else False)
    assert (fact(look, "原件") or "").startswith("不见了" if harm == "gone" else "已损坏")
    with pytest.raises(UserProblem):
        save_copy(place, one, tmp_path / "copy.png", reporter=Reporter())
    if harm == "gone":
        assert look.problem.startswith("不见了")
        assert draw(one, 1, fine=False) is None


def test_a_large_photo_is_drawn_small_at_first(place: Workplace, tmp_path: Path) -> None:
    one = kept(place, picture(tmp_path / "a.jpg", (6000, 4000)))
    rough, fine = draw(one, 1, fine=False), draw(one, 1, fine=True)
    assert rough is not None
    assert fine is not None
    assert (rough.points[:2], rough.own, rough.finest) == ((2324, 1549), (6000, 4000), 6000)  # 3.6 million points
    assert fine.points[:2] == (6000, 4000)


def test_a_long_screenshot_stays_wide_enough_to_read(place: Workplace, tmp_path: Path) -> None:
    one = kept(place, picture(tmp_path / "聊天.png", (1080, 20_000)))
    rough, fine = draw(one, 1, fine=False), draw(one, 1, fine=True)
    assert rough is not None
    assert fine is not None
    assert rough.points.width == pytest.approx(441, abs=1)  # by its longer side it would be 119
    assert (fine.points[:2], fine.own, fine.finest) == ((1080, 20_000), (1080, 20_000), 1080)


def test_a_page_is_drawn_by_its_number(place: Workplace, tmp_path: Path) -> None:
    one = kept(place, pdf_with_text(tmp_path / "a.pdf", "x", pages=2))
    second = draw(one, 2, fine=False)
    assert second is not None
    assert (second.points.width, second.own[0], second.finest) == (1600, 992, 3600)
    assert second.own[1] == pytest.approx(992 * 297 / 210, abs=2)
    assert draw(one, 3, fine=False) is None


def test_a_copy_can_be_saved_and_stopped(place: Workplace, tmp_path: Path) -> None:
    clip = tmp_path / "a.mp4"
    clip.write_bytes(bytes(3_000_000))
    one = kept(place, clip)
    assert save_copy(place, one, tmp_path / "copy.mp4", reporter=Reporter()) == tmp_path / "copy.mp4"
    assert (tmp_path / "copy.mp4").read_bytes() == clip.read_bytes()
    with pytest.raises(Cancelled):
        save_copy(place, one, tmp_path / "second.mp4", reporter=Reporter(cancelled=lambda: True))
    assert not (tmp_path / "second.mp4").exists()
