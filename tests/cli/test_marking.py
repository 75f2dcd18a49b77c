"""``mark`` and ``switch``, and what ``check`` says of what they leave out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_contract import Shell
from tests.cli.test_penalties import HEADER, order

NOON = "2026-11-20T12:00:00"
RED, FINE = "6900000000000000011", "6900000000000000012"


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """One order whose 24 hours are over, and one that has time; nothing happened to either."""
    shell = Shell(tmp_path / "data", capsys)
    orders, tracks = tmp_path / "orders.csv", tmp_path / "tracks.csv"
    orders.write_text(HEADER + order(11, "2026-11-19 08:00:00") + order(12, "2026-11-20 11:00:00"), "utf-8-sig")
    lines = "".join(f"YT00000000000{number},圆通速递,2026-11-20 11:30:00,商品已经下单\n" for number in (11, 12))
    tracks.write_text("运单号,快递公司,轨迹时间,轨迹内容\n" + lines, "utf-8")
    assert shell.run("import", str(orders), str(tracks), "--as-of", NOON) == 0
    return shell


def checked(shell: Shell, *words: str) -> dict[str, object]:
    (told,) = [one for one in shell.document("check", "--at", NOON, *words)["orders"] if one["order_id"] == RED]
    return {"risk": told["risk"], **{one["clause"]: one.get("set_aside") for one in told["findings"]}}


def test_nothing_new_stands_in_the_answer_where_nothing_is_set(shell: Shell) -> None:
    told = shell.document("check", "--at", NOON, "--all")
    assert set(told) == {"at", "orders"}
    assert all("set_aside" not in finding for one in told["orders"] for finding in one["findings"])


def test_a_finding_set_aside_is_listed_with_why(shell: Shell) -> None:
    assert shell.run("mark", "aside", RED, "--clause", "pickup-timeout", "--reason", "other", "--words", "已谈妥") == 0
    told = checked(shell, "--all")
    assert told["risk"] == "ok"
    aside = told["pickup-timeout"]
    assert isinstance(aside, dict)
    assert aside.pop("made_at")
    assert aside == {"reason": "other", "words": "已谈妥", "until": None}
    assert told["pickup-missing"] is None
    assert shell.document("check", "--at", NOON)["orders"] == []
    assert shell.document("penalties", "--at", NOON)["totals"]["yuan_now"] == 0
    assert shell.run("check", "--at", NOON, "--all") == 0
    assert "[放一边] 揽收超时" in shell.out
    assert shell.run("mark", "undo") == 0
    assert "已撤销：放一边（pickup-timeout），涉及 1 个订单" in shell.out
    assert checked(shell)["risk"] == "violated"
    assert shell.run("mark", "redo") == 0
    assert checked(shell, "--all")["risk"] == "ok"
    assert shell.run("mark", "redo") == 1
    assert len(shell.err.strip().splitlines()) == 1


def test_marks_are_shown_and_taken_back(shell: Shell) -> None:
    assert shell.run("mark", "handed-over", RED, FINE) == 0
    assert shell.run("mark", "note", RED, "--text", "老王来取") == 0
    assert shell.run("mark", "aside", RED, "--reason", "settled", "--until", "2030-01-01") == 0
    told = shell.document("mark", "show", RED)
    assert (told["note"], told["set_aside"][0]["clause"]) == ("老王来取", None)
    assert told["set_aside"][0]["until"] == "2030-01-01T00:00:00+08:00"
    assert shell.run("mark", "show", RED) == 0
    assert "备注：老王来取" in shell.out
    assert "到 2030-01-01 00:00 为止" in shell.out
    assert shell.run("mark", "back", RED, "--kind", "aside") == 0
    assert shell.document("mark", "show", RED)["set_aside"] == []
    assert shell.run("mark", "show", "123") == 1
    assert shell.run("mark", "note", "123", "--text", "x") == 1
    assert shell.run("mark", "aside", RED, "--reason", "because") == 2
    assert shell.run("mark", "aside", RED, "--reason", "other") == 1


def test_what_is_switched_off_is_named_and_left_out(shell: Shell) -> None:
    assert shell.run("switch", "pickup-timeout", "off", "--words", "不罚") == 0
    told = shell.document("check", "--at", NOON, "--all")
    (off,) = told["switched_off"]
    assert (off["clause"], off["words"]) == ("pickup-timeout", "不罚")
    assert off["off_since"].endswith("+08:00")
    assert all(finding["clause"] != "pickup-timeout" for one in told["orders"] for finding in one["findings"])
    assert "揽收超时" in shell.err
    assert shell.run("penalties", "--at", NOON) == 0
    assert "揽收超时" in shell.err
    clauses = {one["clause"]: one["off_since"] for one in shell.document("switch")["clauses"]}
    assert [clause for clause, since in clauses.items() if since] == ["pickup-timeout"]
    assert shell.run("switch", "pickup-timeout", "off") == 1
    assert shell.run("switch", "no-such", "off") == 1
    assert shell.run("switch", "pickup-timeout") == 2
    assert shell.run("switch", "pickup-timeout", "on") == 0
    assert "关" not in shell.out.replace("关闭", "")
    assert "switched_off" not in shell.document("check", "--at", NOON)


def test_the_table_for_spreadsheets_says_what_is_set_aside(shell: Shell, tmp_path: Path) -> None:
    shell.run("mark", "aside", RED, "--clause", "pickup-timeout", "--reason", "not_fined")
    assert shell.run("check", "--at", NOON, "--all", "--csv", str(tmp_path / "check.csv")) == 0
    lines = (tmp_path / "check.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].endswith(",source,set_aside")
    assert [line.split(",")[3] for line in lines[1:] if line.endswith(",not_fined")] == ["pickup-timeout"]
