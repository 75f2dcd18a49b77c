"""Files that cannot be imported: exit code 3, one sentence each in both languages, and the database as it was."""

from __future__ import annotations

import io
import json
import os
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from shopguard.store.database import FILE_NAME
from shopguard.store.engine import sqlite3
from tests.cli.test_contract import ORDERS, Shell

WORKBOOKS = Path(__file__).parents[1] / "data" / "workbooks"


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "data", capsys)


def zipped(*members: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def far_cell() -> bytes:
    sheet = b'<worksheet><sheetData><row r="1"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    return zipped(("xl/worksheets/sheet1.xml", sheet))


def bad_files() -> dict[str, bytes]:
    text = ORDERS.encode()
    header = ORDERS.splitlines()[0]
    return {
        "cut.csv": text[:-20],
        "zeros.csv": text + b"\0" * 100,
        "line.csv": text + b"1" * 3_000_000,
        "cell.csv": text + b'"' + (b"1,2,3\n" * 500_000),
        "wide_row.csv": text + b"," * 20_000,
        "wide.csv": (header + "".join(f",{number}" for number in range(10_000)) + "\n").encode(),
        "twice.csv": (header + ",订单状态\n").encode(),
        "garbled.csv": header.encode().decode("gb18030", "ignore").encode(),
        "excel.csv": text.replace(b"6900000000000000011\t", b"6.9E+18"),
        "empty.csv": b"",
        "picture.csv": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00",
        "paper.csv": b"%PDF-1.7\n",
        "letter.zip": zipped(("[Content_Types].xml", b""), ("word/document.xml", b"")),
        "other.zip": b"Rar!\x1a\x07\x01\x00\x33\x92\xb5\xe5",
        "bomb.zip": zipped(("orders.csv", b"\t" * (70 << 20))),
        "far.xlsx": far_cell(),
        "damaged.xls": (WORKBOOKS / "orders.xls").read_bytes()[:1_500],
        "password.xlsx": (WORKBOOKS / "password.xlsx").read_bytes(),
        "password.zip": (WORKBOOKS / "password_aes.zip").read_bytes(),
    }


def dump(data: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with closing(sqlite3.connect(data / FILE_NAME)) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: db.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_is_refused_with_its_own_sentence(shell: Shell, tmp_path: Path, language: str) -> None:
    good = tmp_path / "orders.csv"
    good.write_text(ORDERS, encoding="utf-8-sig")
    assert shell.run("--lang", language, "import", str(good)) == 0
    before = dump(shell.data)
    folder = tmp_path / "bad"
    folder.mkdir()
    for name, content in bad_files().items():
        (folder / name).write_bytes(content)
    assert shell.run("--lang", language, "import", str(folder), "--json") == 3
    said = {Path(file["path"].partition("!")[0]).name: file["refused"] for file in json.loads(shell.out)["files"]}
    assert sorted(said) == sorted(bad_files())
    assert all(said.values())
    sentences = {name: sentence.replace(name, "…").replace("orders.csv", "…") for name, sentence in said.items()}
    assert len(set(sentences.values())) == len(sentences)
    assert dump(shell.data) == before


def test_a_good_file_beside_bad_ones_is_imported(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "both"
    folder.mkdir()
    (folder / "bad.csv").write_bytes(ORDERS.encode() + b"\0")
    (folder / "good.csv").write_text(ORDERS, encoding="utf-8-sig")
    assert shell.run("import", str(folder), "--json") == 3
    bad, good = json.loads(shell.out)["files"]
    assert (bool(bad["refused"]), good["refused"], good["added"]) == (True, None, 2)


def rejecting() -> str:
    """A good line, and two of which the later one has its fault in the earlier column."""
    header, line, *_ = ORDERS.splitlines()
    cells = dict(zip(header.split(","), line.split(","), strict=True))
    late = ",".join({**cells, "支付完成时间": "昨天"}.values())
    early = ",".join({**cells, "主订单编号": "缺号"}.values())
    return "\n".join((header, line, late, early)) + "\n"


@pytest.mark.parametrize("name", ["订" * 83 + ".csv", 'a:b?<c>|"*.csv'])
def test_rejects_are_kept_whatever_the_file_is_called(shell: Shell, tmp_path: Path, name: str) -> None:
    archive = tmp_path / "orders.zip"
    archive.write_bytes(zipped((name, rejecting().encode())))
    assert shell.run("import", str(archive), "--json") == 0
    (told,) = json.loads(shell.out)["files"]
    rejects = Path(told["rejects_path"])
    assert (told["rejected"], len(rejects.read_text("utf-8-sig").splitlines())) == (2, 3)
    assert not set(rejects.name) & set('<>:"/\\|?*')


def test_rejects_stand_in_the_order_of_the_file(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text(rejecting(), encoding="utf-8")
    assert shell.run("import", str(path), "--json") == 0
    kept = Path(json.loads(shell.out)["files"][0]["rejects_path"]).read_text("utf-8-sig").splitlines()
    assert [line.split(",")[-2] for line in kept] == ["行号", "3", "4"]


def test_where_the_rejects_cannot_be_written_nothing_is_stored(shell: Shell, tmp_path: Path) -> None:
    path, good = tmp_path / "orders.csv", tmp_path / "good.csv"
    path.write_text(rejecting(), encoding="utf-8")
    good.write_text("\n".join(rejecting().splitlines()[:2]) + "\n", encoding="utf-8")
    assert shell.run("import", str(path), "--json") == 0
    rejects = Path(json.loads(shell.out)["files"][0]["rejects_path"])
    assert shell.run("undo", "1") == 0
    rejects.unlink()
    rejects.mkdir()  # as good as held open by another program
    assert shell.run("import", str(path), str(good), "--json") == 3
    refused, stored = json.loads(shell.out)["files"]
    assert (str(rejects) in refused["refused"], stored["added"]) == (True, 1)


def test_a_name_that_is_no_text_is_refused(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    path = folder / os.fsdecode(b"\xb6\xa9.csv")  # GBK on a disk of another system
    try:
        path.write_text(ORDERS, encoding="utf-8")
    except OSError:
        pytest.skip("this file system refuses names that are not valid text, so no such file can be dropped here")
    for asked in (path, folder):
        assert shell.run("import", str(asked), "--json") == 3
        (told,) = json.loads(shell.out)["files"]
        assert (told["path"].endswith("??.csv"), "??.csv" in told["refused"]) == (True, True)
