"""Evidence made to end the program or to fill the memory: the case stands, the original is kept, and that it does not open is said."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from shopguard.appeals.evidence_texts import text_of_file
from shopguard.appeals.pdf_files import BrokenPdf, page_points, pages_of, text_of
from shopguard.appeals.pdf_process import GaveUp, PdfProcess
from tests.cli.test_contract import ORDERS
from tests.hostile import bombs
from tests.hostile.inside import Ended, posix, script, shopguard

READER = 1_600  # megabytes that the reader of PDFs may take before the system stops it
LOOK = """
import sys
from pathlib import Path
from shopguard.app import build_workplace
from shopguard.appeals.thumbnails import small_picture
from shopguard.flows.appeals.evidence_view import evidence_view
from shopguard.flows.appeals.looking import draw, look_at
from shopguard.store.evidence import fetch_all_evidence, original
if __name__ == "__main__":
    place = build_workplace(Path(sys.argv[1]), "zh")
    for row in fetch_all_evidence(place.store.connection()):
        one = evidence_view(place.data, row)
        look = look_at(place, one)
        small = small_picture(original(place.data, row.sha256), 112)
        drawn = [draw(one, 1, fine=fine) for fine in (False, True)]
        print(row.name, bool(look.problem), small is not None, *[one is not None for one in drawn])
    place.store.close()
"""


CaseWith = Callable[[dict[str, bytes]], tuple[Path, str, Ended]]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder with a case, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("case")
    data, orders = folder / "data", folder / "orders.csv"
    orders.write_text(ORDERS, "utf-8-sig")
    assert shopguard(data, "import", str(orders)).code == 0
    told = shopguard(data, "appeal", "open", "6900000000000000011", "--clause", "pickup-timeout", "--json")
    return data, told.document()["id"]


@pytest.fixture
def case_with(opened: tuple[Path, str], tmp_path: Path) -> CaseWith:
    """Attaches files to the case; the data folder, the case and what that took."""
    data = shutil.copytree(opened[0], tmp_path / "data")
    return lambda files: (data, opened[1], attached(data, opened[1], tmp_path, files))


def attached(data: Path, case: str, folder: Path, files: dict[str, bytes]) -> Ended:
    paths = []
    for name, content in files.items():
        (folder / name).write_bytes(content)
        paths.append(str(folder / name))
    return shopguard(data, "appeal", "attach", case, *paths, "--item", "waybill-stub", seconds=120)


def opens(data: Path, case: str) -> Any:
    """The result of the check whether the files open, and that every file is there."""
    shown = shopguard(data, "appeal", "show", case, "--json", seconds=120).document()
    [slot] = [one for one in shown["checklist"] if one["item"] == "waybill-stub"]
    [check] = [check for check in slot["checks"] if "打开" in check["check"]]
    return check["result"], sorted(one["name"] for one in slot["evidence"])


ENDING: dict[str, Callable[[], bytes]] = {
    "forms.pdf": lambda: bombs.nested_forms(12),
    "lying_picture.pdf": lambda: bombs.picture_page(bombs.wavelet_picture(30_000, 30_000), 64, 64, b"JPXDecode"),
}


@posix
def test_papers_that_end_whoever_reads_them(case_with: CaseWith, tmp_path: Path) -> None:
    """Each of them is of three kilobytes. The reader ends, the program does not, and it reads the next paper."""
    bad = {name: made() for name, made in ENDING.items()}
    assert max(map(len, bad.values())) < 20_000
    good = bombs.one_page(bombs.stream(b"0 0 m 99 99 l S"))
    data, _, ended = case_with({**bad, "good.pdf": good})
    assert (ended.code, ended.megabytes < READER) == (0, True), ended.err
    looked = script(LOOK, tmp_path, str(data), seconds=120)
    assert looked.code == 0, looked.err
    told = dict(line.split(" ", 1) for line in looked.out.splitlines())
    assert sorted(told) == sorted([*bad, "good.pdf"])
    assert told["good.pdf"] == "False True True True"
    assert [told[name][-17:] for name in bad] == ["False False False"] * len(bad)
    assert looked.megabytes < READER
    assert shopguard(data, "verify").code == 0


@posix
def test_a_paper_that_cannot_be_printed_is_said(case_with: CaseWith, tmp_path: Path) -> None:
    data, case, ended = case_with({"pages.pdf": bombs.many_pages(50_000)})
    assert ended.code == 0
    packet = shopguard(data, "appeal", "packet", case, "--out", str(tmp_path / "out"), seconds=120)
    assert (packet.code, packet.megabytes < 400) == (1, True)
    assert "50000 页" in packet.err
    assert not list((tmp_path / "out").glob("*"))


PICTURES: dict[str, Callable[[], bytes]] = {
    "colours.png": lambda: bombs.png(20_000, 10_000, 8, 2),
    "palette.png": lambda: bombs.png(16_000, 7_500, 1, 3, transparent=True),
    "tall.png": lambda: bombs.png(400, 600_000, 8, 2),
    "deep.png": lambda: bombs.png(12_000, 10_000, 16, 6),
}


@posix
def test_pictures_that_are_too_large_are_kept_and_not_unpacked(case_with: CaseWith, tmp_path: Path) -> None:
    """200 million points in three megabytes: they took four gigabytes before."""
    data, case, ended = case_with({name: made() for name, made in PICTURES.items()})
    assert (ended.code, ended.megabytes < 200) == (0, True), ended.err
    assert opens(data, case) == ("fails", sorted(PICTURES))
    looked = script(LOOK, tmp_path, str(data), seconds=120)
    assert (looked.code, looked.megabytes < 200) == (0, True)
    assert shopguard(data, "verify").code == 0


@posix
def test_a_picture_as_large_as_is_taken(case_with: CaseWith) -> None:
    """100 million points with transparency, the most that is unpacked whole."""
    data, case, ended = case_with({"large.png": bombs.png(10_000, 9_900, 8, 6)})
    assert (ended.code, ended.megabytes < 1_300) == (0, True), ended.err
    assert opens(data, case)[0] == "ok"


@posix
def test_a_photo_of_a_telephone_with_two_hundred_megapixels(case_with: CaseWith, tmp_path: Path) -> None:
    """A JPEG is read smaller."""
    Image.new("YCbCr", (16_320, 12_240)).save(tmp_path / "photo.jpg", quality=30)
    data, case, ended = case_with({"photo.jpg": (tmp_path / "photo.jpg").read_bytes()})
    assert (ended.code, ended.megabytes < 400) == (0, True), ended.err
    assert opens(data, case)[0] == "ok"


def test_a_tag_with_endless_attributes(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><body {' '.join(f'a{n}=1' for n in range(200_000))}>text</body></html>", "utf-8")
    assert text_of_file(path, "text/html") is None
    path.write_text(f"<html><body><img src='data:{'A' * 900_000}'>text</body></html>", "utf-8")
    assert text_of_file(path, "text/html") is not None


def test_a_style_that_never_ends(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(f"<html><style>{'a' * 4_000_000}</style><p>text</p></html>", "utf-8")
    found = text_of_file(tmp_path / "page.html", "text/html")
    assert (found is not None, found and found.text) == (True, "text")


ACTIVE = (
    b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</WC<</S/Launch/F(calc.exe)>>>>"
    b"/Names<</EmbeddedFiles<</Names[(evil.exe)<</Type/Filespec/F(evil.exe)/EF<</F 5 0 R>>>>]>>>>"
)


def test_nothing_a_paper_would_do_is_done_or_printed_on(case_with: CaseWith, tmp_path: Path) -> None:
    """Its script, the program it would start and the file inside it stay in the original; the page is shown."""
    content = bombs.one_page(bombs.stream(b"0 0 m 99 99 l S"), bombs.stream(b"MZ", b"/Type/EmbeddedFile"), root=ACTIVE)
    path = tmp_path / "active.pdf"
    path.write_bytes(content)
    assert (pages_of(path), text_of(path, 1), page_points(path, 1, 100).height) == (1, "", 142)
    data, case, ended = case_with({"active.pdf": content})
    assert ended.code == 0, ended.err
    packet = shopguard(data, "appeal", "packet", case, "--out", str(tmp_path / "out"), "--json")
    assert packet.code == 0, packet.err
    printed = Path(packet.document()["packets"][0]["path"]).read_bytes()
    assert not [word for word in (b"JavaScript", b"/Launch", b"evil.exe", b"/AA", b"/OpenAction") if word in printed]


def test_a_page_a_hair_wide_and_a_mile_long(tmp_path: Path) -> None:
    path = tmp_path / "thin.pdf"
    path.write_bytes(bombs.one_page(bombs.stream(b"0 0 m 1 1 l S"), box=b"0 0 0.001 100000"))
    assert page_points(path, 1, 1_700).height <= 60_001


def test_the_reader_is_given_up_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from shopguard.appeals import pdf_process

    path = tmp_path / "slow.pdf"
    path.write_bytes(bombs.one_page(bombs.stream(bombs.flate(b"0 0 m 1 1 l S\n" * 70_000, 60), b"/Filter/FlateDecode")))
    (tmp_path / "good.pdf").write_bytes(bombs.one_page(bombs.stream(b"0 0 m 99 99 l S")))
    assert pages_of(tmp_path / "good.pdf") == 1
    monkeypatch.setattr(pdf_process, "MOST_SECONDS", 0.2)
    with pytest.raises(BrokenPdf):
        text_of(path, 1)
    monkeypatch.undo()
    with pytest.raises(BrokenPdf):  # at once
        pages_of(path)
    assert pages_of(tmp_path / "good.pdf") == 1


def test_a_reader_that_finds_no_memory_is_given_up() -> None:
    """What it could not hold is not the program's bug."""
    reader = PdfProcess()
    try:
        with pytest.raises(GaveUp):
            reader.ask(bytes, 1 << 60)
        assert reader.ask(bytes, 3) == bytes(3)
    finally:
        reader._end()
