"""The command line's contract: documents, exit codes, streams. In process, on real files and a real data folder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from shopguard.cli.chores import WindowChores
from shopguard.cli.main import main
from shopguard.core.beijing import parse_iso
from shopguard.core.message import Language, Message
from shopguard.flows.workplace import Workplace
from shopguard.ui.chores import Chores

NOW = parse_iso("2026-11-20T12:00:00")
ORDERS = (
    "主订单编号,子订单编号,选购商品,订单应付金额,订单提交时间,支付完成时间,承诺发货时间,订单状态,发货时间,省,市,区,街道,详细地址,收件人,快递信息\n"
    "6900000000000000011\t,6900000000000000011\t,测试商品,100.00,2026-11-17 09:00:00,2026-11-17 09:01:00,"
    "2026-11-19 09:01:00,已发货,2026-11-17 10:00:00,江苏省,南京市,玄武区,-,幸福路1号***,张**,YT0000000000011-圆通速递\n"
    "6900000000000000012\t,6900000000000000012\t,测试商品,50.00,2026-11-20 08:00:00,2026-11-20 08:00:00,"
    "2026-11-22 08:00:00,待发货,-,江苏省,南京市,玄武区,-,幸福路2号***,李**,-\n"
    "bad,bad,测试商品,50.00,-,-,-,待发货,-,江苏省,南京市,玄武区,-,幸福路2号***,李**,-\n"
)
TRACKS = "运单号,快递公司,轨迹时间,轨迹内容\nYT0000000000011,圆通速递,2026-11-17 10:05:00,商品已经下单\n"


class NoWindow:
    """No display: the command line must never ask for the window here."""

    def can_show(self) -> bool:
        return False

    def claim(self, data: Path, files: Sequence[Path]) -> bool:
        raise AssertionError("no window was asked for")

    def unlock(self, data: Path, language: Language | None, *, hidden: bool) -> bool:
        raise AssertionError("no window was asked for")

    def mend(self, data: Path, damage: Message, language: Language | None, now: int) -> bool:
        raise AssertionError("no window was asked for")

    def run(self, place: Workplace, *, demo: bool, files: Sequence[Path] = (), hidden: bool = False) -> int:
        raise AssertionError("no window was asked for")

    def show_problem(self, text: str, language: Language) -> None:
        raise AssertionError("nobody asked for a window")

    def screenshot(self, place: Workplace, path: Path, *, now: int, select: str | None) -> None:
        raise AssertionError("no screenshot was asked for")

    def chores(self) -> WindowChores:
        return Chores()


class Shell:
    """Runs commands on one data folder; keeps what the last one printed."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._capsys = capsys
        self.out = self.err = ""

    def run(self, *words: str) -> int:
        try:
            code = main(["--data", str(self.data), *words], NoWindow(), lambda: NOW)
        except SystemExit as end:  # argparse ends the program itself
            code = int(str(end.code))
        self.out, self.err = self._capsys.readouterr()
        return code

    def document(self, *words: str) -> Any:
        assert self.run(*words, "--json") == 0, self.err
        return json.loads(self.out)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "data", capsys)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    orders, tracks = tmp_path / "orders.csv", tmp_path / "tracks.csv"
    orders.write_text(ORDERS, "utf-8-sig")
    tracks.write_text(TRACKS, "gb18030")
    return orders, tracks


def test_import_counts_rows_and_keeps_the_rejected(shell: Shell, files: tuple[Path, Path]) -> None:
    told = shell.document("import", str(files[1]), str(files[0]), "--as-of", "2026-11-20T11:00:00")
    tracks, orders = told["files"]
    assert (orders["kind"], tracks["kind"]) == ("orders", "tracks")
    assert (orders["rows"], orders["added"], orders["rejected"]) == (3, 2, 1)
    assert orders["known_as_of"] == "2026-11-20T11:00:00+08:00"
    assert orders["refused"] is None
    kept = Path(orders["rejects_path"]).read_text("utf-8-sig")
    assert kept.splitlines()[1].startswith("bad,bad,测试商品")

    again = shell.document("import", str(files[0]), "--as-of", "2026-11-20T11:00:00")["files"][0]
    assert (again["added"], again["changed"], again["unchanged"], again["rejected"]) == (0, 0, 2, 1)


def test_a_mended_rejects_file_can_be_imported(shell: Shell, files: tuple[Path, Path]) -> None:
    (told,) = shell.document("import", str(files[0]))["files"]
    rejects = Path(told["rejects_path"])
    rejects.write_text(
        rejects.read_text("utf-8-sig").replace("bad,bad", "6900000000000000013,6900000000000000013"), "utf-8"
    )
    (mended,) = shell.document("import", str(rejects), "--as-of", "2026-11-20T11:00:00")["files"]
    assert (mended["added"], mended["rejected"], mended["refused"]) == (1, 0, None)


def test_check_names_state_deadline_and_reason(shell: Shell, files: tuple[Path, Path]) -> None:
    shell.run("import", *map(str, files), "--as-of", "2026-11-20T11:00:00")
    told = shell.document("check", "--at", "2026-11-20T12:00:00")
    assert told["at"] == "2026-11-20T12:00:00+08:00"
    (order,) = told["orders"]  # the other one is two days from its deadline
    assert (order["order_id"], order["risk"], order["shop"]) == ("6900000000000000011", "violated", "default")
    assert order["waybills"] == ["YT0000000000011"]
    by_clause = {finding["clause"]: finding for finding in order["findings"]}
    assert set(by_clause) == {"ship-overdue", "out-of-stock", "pickup-timeout", "pickup-missing", "auto-close"}
    assert by_clause["pickup-missing"] == {
        "clause": "pickup-missing",
        "waybill": "YT0000000000011",
        "state": "breached",
        "since": "2026-11-17T10:00:00+08:00",
        "deadline": "2026-11-19T10:00:00+08:00",
        "happened_at": None,
        "known_as_of": "2026-11-20T11:00:00+08:00",
        "effective": "2025-05-13",
        "reason": by_clause["pickup-missing"]["reason"],
        "source": by_clause["pickup-missing"]["source"],
    }
    assert "48 小时内" in by_clause["pickup-missing"]["reason"]
    assert "1.1" in by_clause["pickup-missing"]["source"]
    assert by_clause["ship-overdue"]["waybill"] is None


def test_check_all_lists_what_is_fine_too(shell: Shell, files: tuple[Path, Path]) -> None:
    shell.run("import", *map(str, files), "--as-of", "2026-11-20T11:00:00")
    orders = {one["order_id"]: one for one in shell.document("check", "--all")["orders"]}
    assert orders["6900000000000000012"]["risk"] == "ok"
    found = [(finding["clause"], finding["state"]) for finding in orders["6900000000000000012"]["findings"]]
    assert sorted(found) == [("auto-close", "pending"), ("out-of-stock", "pending"), ("ship-overdue", "pending")]


def test_penalties_count_the_dearest_of_timeout_and_abnormal(shell: Shell, files: tuple[Path, Path]) -> None:
    shell.run("import", *map(str, files), "--as-of", "2026-11-20T11:00:00")
    told = shell.document("penalties", "--at", "2026-11-20T12:00:00", "--horizon", "24")
    # 100.00 yuan: pickup-missing 25 %; pickup-timeout 1 % (min 3) does not count beside it; ship-overdue within 48 h is free;
    # within the horizon the promise is 48 h past, and out-of-stock adds 1 % (min 2)
    assert told["totals"] == {
        "yuan_now": 25,
        "yuan_now_taken": 0,
        "yuan_if_ignored": 27,
        "yuan_unconfirmed": 0,
        "strikes_if_ignored": 0,
    }
    (order,) = told["orders"]
    assert [(part["clause"], part["family"], part["yuan"]) for part in order["parts"]] == [
        ("pickup-missing", "abnormal", 25),
        ("out-of-stock", "stock", 2),
    ]
    assert order["parts"][0]["when"] == "2026-11-19T10:00:00+08:00"
    assert order["parts"][0]["certainty"] == "last known"
    days = {day["date"]: day for day in told["days"]}
    assert (days["2026-11-17"]["shipped"], days["2026-11-17"]["abnormal"]) == (1, 0)
    assert (days["2026-11-19"]["shipped"], days["2026-11-19"]["abnormal"], days["2026-11-19"]["rate"]) == (0, 1, None)
    assert told["charged"] == {"yuan": 0, "by_clause": {}}


def test_appeal_from_finding_to_packet(shell: Shell, files: tuple[Path, Path], tmp_path: Path) -> None:
    shell.run("import", *map(str, files), "--as-of", "2026-11-20T11:00:00")
    opened = shell.document(
        "appeal", "open", "6900000000000000011", "--clause", "pickup-missing", "--noticed-at", "2026-11-20T09:00:00"
    )
    appeal = opened["id"]
    shown = shell.document("appeal", "show", appeal)
    assert (shown["state"], shown["order_id"], shown["clause"]) == (
        "collecting",
        "6900000000000000011",
        "pickup-missing",
    )
    assert shown["appeal_by"] == "2026-11-27T09:00:00+08:00"
    assert shell.document("appeal", "show")[0]["id"] == appeal
    (packet,) = shell.document("appeal", "packet", appeal, "--out", str(tmp_path / "out"))["packets"]
    assert Path(packet["path"]).read_bytes().startswith(b"%PDF")
    assert packet["pages"] >= 2


def test_rulebook_shows_every_value_with_its_source(shell: Shell) -> None:
    told = shell.document("rulebook")
    assert len(told["clauses"]) == 22
    assert all(values["source"]["zh"] and values["read"] for clause in told["clauses"] for values in clause["values"])
    assert all(fine["certainty"] in ("in force", "last known", "reported") for fine in told["fines"])


def test_exit_codes(shell: Shell, files: tuple[Path, Path], tmp_path: Path) -> None:
    assert shell.run("verify") == 0  # a folder that holds nothing yet is whole
    assert shell.out == ""
    assert "没有检查什么" in shell.err
    assert shell.run("check", "--at", "yesterday") == 2
    assert shell.run("check", "--at", "0001-01-01") == 2
    assert shell.run("penalties", "--horizon", "9" * 20) == 2
    assert shell.run("import", str(files[0]), "--as-of", "2062-01-01") == 2  # nobody knows the future
    assert shell.run("check") == 0
    assert "还没有导入" in shell.out
    assert shell.run("appeal", "show", "A00000000-999") == 1
    assert shell.run("appeal", "open", "1234567890123456789", "--clause", "pickup-missing") == 1
    strange = tmp_path / "notes.csv"
    strange.write_text("a,b\n1,2\n", "utf-8")
    assert shell.run("import", str(strange), str(files[0]), "--json") == 3
    refused, stored = json.loads(shell.out)["files"]
    assert refused["refused"]
    assert stored["added"] == 2  # the others are stored
    (shell.data / "shopguard.sqlite3").write_bytes(b"this is no database" * 100)
    assert shell.run("check") == 4
    assert "Traceback" not in shell.err


def test_nothing_but_the_document_on_stdout(shell: Shell, files: tuple[Path, Path]) -> None:
    shell.run("import", str(files[0]), "/nowhere/at/all.csv", "--json")
    json.loads(shell.out)
    assert "all.csv" in shell.err
    assert len(shell.err.strip().splitlines()) == 1
