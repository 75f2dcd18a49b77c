"""``shopguard appeal packet | zip``: files out of cases, several at once, in one file, in the other language."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from shopguard.appeals.pdf_files import text_of
from tests.appeals.made_up import picture
from tests.cli.test_contract import Shell

UNKNOWN = ("6930000000000000091", "6930000000000000092")


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "data", capsys)


@pytest.fixture
def cases(shell: Shell) -> list[str]:
    """Two cases that only the platform's notice tells of."""
    noticed = ("--clause", "pickup-missing", "--noticed-at", "2026-11-19")
    return [shell.document("appeal", "notice", order, *noticed)["id"] for order in UNKNOWN]


def test_one_file_each(shell: Shell, cases: list[str], tmp_path: Path) -> None:
    assert shell.run("appeal", "packet", *cases, "--out", str(tmp_path / "out")) == 0
    paths = [Path(line) for line in shell.out.splitlines()]
    assert [path.name for path in paths] == [f"{case}-{order}.pdf" for case, order in zip(cases, UNKNOWN, strict=True)]
    assert "必备材料还没备齐" in shell.err


def test_all_in_one_file(shell: Shell, cases: list[str], tmp_path: Path) -> None:
    told = shell.document("appeal", "packet", *cases, "--bound", "--out", str(tmp_path / "out"))["packets"]
    assert [one["id"] for one in told] == cases
    assert told[0]["path"] == told[1]["path"]
    assert (told[0]["begins"], told[1]["begins"]) == (2, 2 + told[0]["pages"])
    assert len(PdfReader(told[0]["path"]).pages) == 1 + told[0]["pages"] + told[1]["pages"]
    assert shell.run("appeal", "packet", *cases, "--bound", "--out", str(tmp_path / "out")) == 0
    assert shell.out.splitlines() == [told[0]["path"]]


def test_in_the_other_language(shell: Shell, cases: list[str], tmp_path: Path) -> None:
    assert shell.run("appeal", "packet", cases[0], "--language", "en", "--out", str(tmp_path / "out")) == 0
    assert "Page 1 of" in text_of(Path(shell.out.strip()), 1)


def test_a_zip_for_the_form(shell: Shell, cases: list[str], tmp_path: Path) -> None:
    attach = ("appeal", "attach", cases[0], str(picture(tmp_path / "a.jpg")), "--item", "waybill-stub")
    assert shell.run(*attach) == 0
    (told,) = shell.document("appeal", "zip", cases[0], "--out", str(tmp_path / "out"))["zips"]
    assert told == {
        "id": cases[0],
        "path": str(tmp_path / "out" / f"{cases[0]}-{UNKNOWN[0]}.zip"),
        "pictures": 1,
        "more": 0,
    }


def test_of_several_the_broken_one_is_named_and_the_others_are_there(
    shell: Shell, cases: list[str], tmp_path: Path
) -> None:
    attach = ("appeal", "attach", cases[0], str(picture(tmp_path / "a.jpg")), "--item", "waybill-stub")
    assert shell.run(*attach) == 0
    (original,) = (path for path in (shell.data / "evidence").rglob("*") if path.is_file())
    original.chmod(0o600)
    original.write_bytes(b"damaged")
    for action, ending in (("packet", "pdf"), ("zip", "zip")):
        out = tmp_path / ending
        assert shell.run("appeal", action, *cases, "--out", str(out)) == 1
        assert [path.name for path in out.iterdir()] == [f"{cases[1]}-{UNKNOWN[1]}.{ending}"]
        assert f"{cases[0]}  " in shell.err
        assert "2 个申诉里有 1 个没有生成文件" in shell.err
        assert shell.run("appeal", action, cases[0], "--out", str(out)) == 1
        assert "a.jpg" in shell.err


def test_an_unknown_case_writes_nothing(shell: Shell, cases: list[str], tmp_path: Path) -> None:
    for action in ("packet", "zip"):
        assert shell.run("appeal", action, *cases, "A20200101-001", "--out", str(tmp_path / "out")) == 1
        assert not (tmp_path / "out").exists()
