"""Words that are commands elsewhere: SQL in every text the owner or a file can bring, odd signs, names of files that point elsewhere."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import pytest

from shopguard.appeals.locker import leftovers
from shopguard.core.beijing import parse_iso
from shopguard.core.message import UserProblem
from shopguard.flows.appeals.attaching import attach, say_of_evidence
from shopguard.flows.appeals.opening import open_appeal
from shopguard.flows.imports.importing import import_files
from shopguard.flows.judging import refresh
from shopguard.flows.orders import order_list
from shopguard.flows.orders.marks import marks_of, note
from shopguard.flows.orders.narrowing import Narrowing
from shopguard.flows.orders.order_filter import Filter
from shopguard.flows.orders.saved_views import View, save_view, saved_view, view_names
from shopguard.flows.shops.shops import add_shop, shops
from shopguard.flows.workplace import Workplace
from shopguard.importers.rejects import rejects_name
from shopguard.importers.source import expand
from shopguard.store.evidence import fetch_evidence

NOW = parse_iso("2026-11-22T12:00:00")
HEADER = (
    "主订单编号", "子订单编号", "选购商品", "订单应付金额", "支付完成时间", "承诺发货时间", "订单状态", "发货时间", "省", "市", "区",
    "详细地址", "收件人", "商家备注", "快递信息",
)  # fmt: skip
COMMANDS = (
    "x'; DROP TABLE orders; --", '" OR 1=1 --', "x' UNION SELECT name FROM sqlite_master --", "Robert'); DELETE FROM orders;--",
    "%", "_", "\\", "o'", '"', ";", "x--", "/*", ":v0", "?", "{name}", "%s", "$(reboot)", "`id`", "<script>", "&amp;",
)  # fmt: skip
SIGNS = (
    "张\u202e三", "\u200bx", "e\u0301", "𠮷田", "👨\u200d👩\u200d👧", "\ufeffx", "ﷺ" * 20, "ß", "İ", "a\u2028b", "龘" * 300,
)  # fmt: skip


def exports(folder: Path, words: tuple[str, ...]) -> list[Path]:
    """An order for each of the words, which stands in every column that holds words; and a track with it in its line."""
    orders, tracks = folder / "orders.csv", folder / "tracks.csv"
    with orders.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEADER)
        for number, word in enumerate(words):
            order, times = f"69000000000000{number:05d}", ("2026-11-18 09:01:00", "2026-11-20 09:01:00")
            place = (word, word, word, word, word, word)
            sent = f"YT{number:013d}-圆通速递"
            out.writerow((order, order, word, "9.90", *times, "已发货", "2026-11-18 10:00:00", *place, sent))
    with tracks.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(("运单号", "快递公司", "轨迹时间", "轨迹内容"))
        out.writerows((f"YT{n:013d}", "圆通速递", "2026-11-18 11:00:00", word) for n, word in enumerate(words))
    return [orders, tracks]


def tables(place: Workplace) -> dict[str, int]:
    """Every table, and how many rows it has."""
    db = place.store.connection()
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: db.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for name in names}


@pytest.fixture
def filled(place: Workplace, tmp_path: Path) -> Workplace:
    for told in import_files(place, exports(tmp_path, COMMANDS), now=NOW, as_of=NOW, shop=COMMANDS[0]).files:
        assert (told.refused, told.rejected) == (None, 0)
    refresh(place, NOW)
    return place


def test_every_word_is_kept_as_a_word(filled: Workplace) -> None:
    found = order_list.read_orders(filled, list(order_list.listed_orders(filled, Filter())))
    assert {row.product for row in found} == set(COMMANDS)
    assert {shop.name for shop in shops(filled)} >= {COMMANDS[0]}


@pytest.mark.parametrize("word", COMMANDS)
def test_a_word_that_is_looked_for_finds_itself_only(filled: Workplace, word: str) -> None:
    """``%`` and ``_`` stand for themselves, and nothing is done that a word says."""
    before = tables(filled)
    found = order_list.read_orders(filled, list(order_list.listed_orders(filled, Filter(text=word))))
    wanted = word.casefold().split()
    assert {row.product for row in found} == {one for one in COMMANDS if all(part in one.casefold() for part in wanted)}
    for chosen in (
        Filter(products=frozenset({word})),
        Filter(shops=frozenset({word})),
        Filter(provinces=frozenset({word})),
    ):
        order_list.count_orders(filled, chosen)
    assert tables(filled) == before


@pytest.mark.parametrize("word", [*COMMANDS, *SIGNS[:-1]])
def test_a_word_of_the_owners_is_kept_and_does_nothing(filled: Workplace, word: str) -> None:
    order = "6900000000000000000"
    before = tables(filled)
    note(filled, [order], f"a{word}b", NOW)
    assert marks_of(filled, order).note == f"a{word}b".strip()
    try:
        save_view(filled, word, View(Narrowing(Filter(text=word))))
        assert saved_view(filled, view_names(filled)[-1]).narrowing.filter.text == word
        add_shop(filled, f"店{word}")
    except UserProblem:
        pass  # a name that is too long, or nothing but blanks
    after = tables(filled)
    assert {name for name in before if after[name] < before[name]} == set()
    assert set(after) == set(before)


def test_a_case_with_such_words(filled: Workplace, tmp_path: Path) -> None:
    order, word = "6900000000000000000", COMMANDS[0]
    case = open_appeal(filled, order, "pickup-timeout", now=NOW)
    picture = tmp_path / "';--\u202egpj.txt"
    picture.write_text(f"{word} {order}", "utf-8")
    attach(filled, case, [picture], item="courier-chat", now=NOW)
    [kept] = fetch_evidence(filled.store.connection(), case)
    say_of_evidence(filled, case, "courier-chat", kept.sha256, from_whom=word, typed_number=word)
    [said] = fetch_evidence(filled.store.connection(), case)
    assert (said.name, said.from_whom) == (picture.name, word)
    assert leftovers(filled.data) == []


@pytest.mark.parametrize("word", SIGNS)
def test_signs_of_every_script_come_in(place: Workplace, tmp_path: Path, word: str) -> None:
    for told in import_files(place, exports(tmp_path, (word,)), now=NOW, as_of=NOW).files:
        assert (told.refused, told.rejected, told.added) == (None, 0, 1)
    refresh(place, NOW)


# --- names that point elsewhere ---------------------------------------------------------------------------------------

NAMES = (
    "../../../../tmp/out.csv", "/etc/passwd.csv", "C:\\Windows\\x.csv", "..\\..\\x.csv", "\\\\server\\share\\x.csv", "CON.csv",
    "nul.csv", "com1.csv", "a:b.csv", "x.csv ", "x. .csv", "gpj\u202evsc.exe.csv", "\u200f.csv", "a" * 400 + ".csv",
    "龘" * 200 + ".csv", "a/../../b.csv", "\x01\x1b[2J.csv", "~/x.csv", "%APPDATA%.csv", "$HOME.csv", "-rf.csv", "a\nb.csv",
)  # fmt: skip


def rejecting(number: int) -> str:
    order = f"69000000000000{number:05d}"
    return f"主订单编号,子订单编号,订单状态,支付完成时间,订单应付金额\n{order},{order},待发货,昨天,39.90\n"


def test_archives_with_names_that_point_elsewhere(place: Workplace, tmp_path: Path) -> None:
    """Nothing is unpacked by its name; the lists of rejected rows lie in their folder, under names that every system takes."""
    archive = tmp_path / "exports.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for number, name in enumerate(NAMES):
            packed.writestr(name, rejecting(number))
    before = {path for path in tmp_path.rglob("*") if place.data not in path.parents}
    files = import_files(place, [archive], now=NOW, as_of=NOW).files
    assert len(files) == len(expand([archive]))
    kept = [file.rejects_path for file in files if file.rejects_path is not None]
    assert len(kept) > len(NAMES) // 2
    for path in kept:
        assert path.parent == place.data / "rejects"
        assert len(path.name.encode()) < 255
        assert not set(path.name) & {*'<>:"/\\|?*', *map(chr, range(32)), "\u202e", "\u200f"}
    assert {path for path in tmp_path.rglob("*") if place.data not in path.parents} == before


@pytest.mark.parametrize("name", NAMES)
def test_a_list_of_rejected_rows_has_a_plain_name(name: str) -> None:
    told = rejects_name(f"exports.zip!{name}", "0" * 64)
    assert told.startswith("000000000000-")
    assert Path(told).name == told
    assert told.isprintable()
    assert len(told) < 90


def test_evidence_is_named_by_its_hash(filled: Workplace, tmp_path: Path) -> None:
    """Whatever a file is called, its original has a name of 64 plain signs."""
    case = open_appeal(filled, "6900000000000000000", "pickup-timeout", now=NOW)
    names = ["..csv", "CON", "a\nb.txt", "\u202egpj.txt", "a" * 200, "-rf", "~", "%2e%2e%2f.txt"]
    for number, name in enumerate(names):
        path = tmp_path / name
        path.write_text(f"text {number}", "utf-8")
        attach(filled, case, [path], item="courier-chat", now=NOW)
    originals = [path for path in (filled.data / "evidence").rglob("*") if path.is_file()]
    assert len(originals) == len(names)
    assert all(len(path.name) == 64 and path.parent.name == path.name[:2] for path in originals)
