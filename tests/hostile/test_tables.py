"""Tables made to fill the memory or the day: refused with a sentence each, in little of both, and the good one beside them is read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from shopguard.importers.open_documents import unfolded
from shopguard.importers.sheet_extent import reaches_too_far
from shopguard.importers.swelling import swells
from tests.hostile import bombs
from tests.hostile.inside import posix, shopguard

pytestmark = posix
MEGABYTES, SECONDS = 400, 40  # of all of them together: a plain import takes 60 and 1
LONG_TEXT = "x" * (4 * bombs.MEGABYTE)
MINE, SECRET = [*bombs.CELLS[1][:2]], "not to be told"


def with_third(cell: str) -> list[list[str]]:
    return [bombs.CELLS[0], [*MINE, cell, *bombs.CELLS[1][3:]]]


def hostile(secret: Path) -> dict[str, bytes]:
    cell = f"<t:table-cell t:number-columns-repeated='9999' a='b'><x:p>{'x' * 99_999}</x:p></t:table-cell>"
    repeated = f"<t:table-row t:number-rows-repeated='90'>{cell}</t:table-row>"
    many = "<x:s x:c='900000000'/>" * 3
    blanks = f"<t:table-row><t:table-cell><x:p>a{many}</x:p></t:table-cell></t:table-row>"
    attributes = " ".join(f"a{number}=1" for number in range(200_000))
    told: dict[str, str | bytes] = {
        "nested.zip": bombs.nested_zip(20),
        "overlapping.zip": bombs.overlapping_zip(4_000, bombs.MEGABYTE),
        "swelling.zip": bombs.swelling_zip(20, 4 * bombs.MEGABYTE),
        "laughs.xlsx": bombs.workbook(bombs.rows_in_place(*with_third("&l10;")), declaration=bombs.laughs("worksheet")),
        "stranger.xlsx": bombs.workbook(
            bombs.rows_in_place(*with_third("&x;")), declaration=bombs.stranger("worksheet", secret.as_uri())
        ),
        "announced.xlsx": bombs.workbook(
            bombs.pointing_rows(2, 6, 12), bombs.texts_kept("a", counted=' count="1" uniqueCount="4000000000"')
        ),
        "announced_in_entities.xlsx": bombs.workbook(
            bombs.pointing_rows(2, 6, 12), bombs.texts_kept("a", counted=' uniqueCount="&#52;000000000"')
        ),
        "pointing.xlsx": bombs.workbook(bombs.pointing_rows(3_000, 20, 1), bombs.texts_kept(LONG_TEXT)),
        "pointing_behind_a_comment.xlsx": bombs.workbook(
            bombs.pointing_rows(3_000, 20, 1), bombs.texts_kept(LONG_TEXT, before="<!-- <si> -->")
        ),
        "pointing_behind_many_comments.xlsx": bombs.workbook(
            bombs.pointing_rows(3_000, 20, 1), bombs.texts_kept("<!-- <si> -->".join(["x" * 400] * 10_000))
        ),
        "laughs.ods": bombs.open_document("<t:table-row a='&l10;'/>", bombs.laughs("r")),
        "repeated.ods": bombs.open_document(repeated),
        "blanks.ods": bombs.open_document(blanks),
        "laughs.xml": bombs.old_markup(bombs.laughs("Workbook"), "&l10;"),
        "laughs_in_attributes.xml": bombs.old_markup(bombs.laughs("Workbook"), "待发货", " a='&l10;'"),
        "stranger.xml": bombs.old_markup(bombs.stranger("Workbook", secret.as_uri()), "&x;"),
        "attributes.html": f"<html><table {attributes}><tr><td>1</td></tr></table></html>",
        "deep.html": "<html><table>" + "<div>" * 600_000 + "</table></html>",
        "tables_in_tables.html": "<html>" + "<table><tr><td>" * 60_000 + "</table>",
        "deep.json": "[" * 300_000,
        "deep_objects.json": '{"a":' * 1_000_000,
        "long_number.json": '[{"a":' + "9" * 2_000_000 + "}]",
    }
    return {name: content.encode() if isinstance(content, str) else content for name, content in told.items()}


def cells(value: str) -> str:
    return f"<row>{f'<c t={chr(34)}s{chr(34)}>{value}</c>' * 20}</row>" * 200


VALUES = (
    "<v>0</v>", f"<v a='{'x' * 100}'>0</v>", "<v a='>'>0</v>", f"<v>{' ' * 300}0</v>", f"<v>{'0' * 300}</v>", "<v>+0</v>", "<v>&#48;</v>",
    "<é:v>0</é:v>", f"<{'x' * 300}:v>0</{'x' * 300}:v>",
)  # fmt: skip
TEXTS = ("<!--<si>-->".join(["x" * 400] * 10_000), f"<![CDATA[{'<si>'.join(['x' * 400] * 10_000)}]]>")


def test_however_cells_point_at_a_long_text_and_however_it_is_written() -> None:
    """The reader takes all of these for the same."""
    for value, text in (*((value, LONG_TEXT) for value in VALUES), *((VALUES[0], text) for text in TEXTS)):
        with zipfile.ZipFile(io.BytesIO(bombs.workbook(cells(value), bombs.texts_kept(text)))) as package:
            assert swells(package), (value[:30], text[:30])


def test_numbers_and_words_point_at_nothing() -> None:
    for value in ("<v>3.14</v>", f"<v>{'words ' * 50}</v>"):
        with zipfile.ZipFile(io.BytesIO(bombs.workbook(cells(value) * 9, bombs.texts_kept(LONG_TEXT)))) as package:
            assert not swells(package)


def test_however_the_place_of_a_cell_is_written() -> None:
    """The reader takes all of these for the furthest corner."""
    far = 'r="XFD1048576"', f'r="XFD{"0" * 20}1048576"', f'r="XFD{"0" * 3000}1048576"'
    for told in (*far, f'r{" " * 90}={" " * 900}"XFD1048576"', f'r{" " * 9000}="XFD1"', f'r={" " * 9000}"XFD1"'):
        with zipfile.ZipFile(io.BytesIO(bombs.workbook(f"<row><c {told}><v>1</v></c></row>"))) as package:
            assert reaches_too_far(package), told[:20]
    for told in ('r="A1"', "r = 'AB0012'", f'r="{"0" * 90}7"'):
        with zipfile.ZipFile(io.BytesIO(bombs.workbook(f"<row><c {told}><v>1</v></c></row>"))) as package:
            assert not reaches_too_far(package), told[:20]


@pytest.mark.parametrize("times", ["9000", "+9000", "0000000009000", "9999999999", "9" * 30])
def test_however_often_a_document_repeats_what_it_holds(times: str) -> None:
    cell = f"<t:table-cell t:number-columns-repeated='{times}' a='b'><x:p>{'x' * 1000}</x:p></t:table-cell>"
    row = f"<t:table-row>{cell}</t:table-row>"
    down = f"<t:table-row t:number-rows-repeated='{times}'><t:table-cell a='b'><x:p>{'x' * 1000}</x:p></t:table-cell></t:table-row>"
    blanks = f"<t:table-row><t:table-cell><x:p>{f'<x:s x:c={chr(39)}{times}{chr(39)}/>' * 1000}</x:p></t:table-cell></t:table-row>"
    for rows in (row, down, blanks):
        with zipfile.ZipFile(io.BytesIO(bombs.open_document(rows))) as package, package.open("content.xml") as part:
            assert unfolded(part) >= 9_000_000


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET, "utf-8")
    return path


def test_each_is_refused_and_the_good_one_is_read(tmp_path: Path, secret: Path) -> None:
    folder, data = tmp_path / "files", tmp_path / "data"
    folder.mkdir()
    for name, content in hostile(secret).items():
        (folder / name).write_bytes(content)
    (folder / "good.csv").write_text(bombs.HEADER + bombs.ROW, "utf-8")
    ended = shopguard(data, "import", str(folder), "--json", seconds=SECONDS)
    assert ended.code == 3, ended.err
    told = {Path(file["path"].partition("!")[0]).name: file["refused"] for file in ended.document()["files"]}
    assert told.pop("good.csv") is None
    assert sorted(told) == sorted(hostile(secret))
    assert all(told.values())
    assert ended.megabytes < MEGABYTES
    assert shopguard(data, "verify").code == 0
    assert not holds(data, SECRET.encode())


def test_what_is_told_in_an_entity_of_a_page_is_not_put_in(tmp_path: Path) -> None:
    """A page has no entities of its own: its text stays what it is, and the order is read."""
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in with_third("待发货&l10;")]
    page = f"{bombs.laughs('html')}<html><table><tr>{cells[0]}</tr><tr>{cells[1]}</tr></table></html>"
    (tmp_path / "page.xls").write_text(page, "utf-8")
    ended = shopguard(tmp_path / "data", "import", str(tmp_path / "page.xls"), "--json", seconds=SECONDS)
    [file] = ended.document()["files"]
    assert (ended.code, file["rows"], ended.megabytes < MEGABYTES) == (0, 1, True)


def test_texts_that_many_cells_share_are_read(tmp_path: Path) -> None:
    """As spreadsheets write them: every text once."""
    paths: list[Path] = []
    for before in ("", "<?xml version='1.0'?>", "<?xml version='1.0'?><!-- by hand -->"):
        texts = bombs.texts_kept(
            *bombs.CELLS[0], *bombs.CELLS[1], counted=' count="12" uniqueCount="12"', before=before
        )
        paths.append(tmp_path / f"{len(paths)}.xlsx")
        paths[-1].write_bytes(bombs.workbook(bombs.pointing_rows(2, 6, 12), texts))
    ended = shopguard(tmp_path / "data", "import", *map(str, paths), "--json", seconds=SECONDS)
    told = [(file["refused"], file["rows"]) for file in ended.document()["files"]]
    assert (ended.code, told) == (0, [(None, 1)] * 3)


def holds(folder: Path, secret: bytes) -> bool:
    return any(secret in path.read_bytes() for path in folder.rglob("*") if path.is_file())
