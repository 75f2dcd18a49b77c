"""``shopguard rules-update``: looked at, taken, refused, given up again; ``rulebook --json`` says of which day the rules are."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from shopguard.app import build_workplace
from shopguard.store.setting import keep_setting
from shopguard.ui.background.one_window import OneWindow
from tests.cli.test_contract import Shell
from tests.flows.rulebook.rule_files import rule_file


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "data", capsys)


def edition(shell: Shell) -> tuple[object, object]:
    told = shell.document("rulebook")
    return told["rules_date"], told["rules_from"]


def test_taken_and_given_up_again(shell: Shell, tmp_path: Path) -> None:
    assert edition(shell) == ("2026-11-22", "program")
    path = rule_file(tmp_path, whole=True)
    assert shell.run("rules-update", str(path)) == 0
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest().upper()
    assert " ".join(sha256[at : at + 4] for at in range(0, 64, 4)) in shell.out
    assert "揽收超时：上传单号后太久没有揽收  [pickup-timeout]" in shell.out
    assert "    新增　2026-11-18 起" in shell.out
    assert shell.out.rstrip().endswith("已换成 2027-01-15 的规则，0 个订单换了颜色。")
    assert edition(shell) == ("2027-01-15", "file")
    assert shell.run("rulebook") == 0
    assert shell.out.startswith("规则日期 2027-01-15，来自您装的规则文件\n")
    assert shell.run("rules-update", "--undo") == 0
    assert shell.out == "已退回 2026-11-22 的规则，0 个订单换了颜色。\n"
    assert edition(shell) == ("2026-11-22", "program")
    assert shell.run("rules-update", "--undo") == 1
    assert "没有装过规则文件" in shell.err


def test_as_json_with_orders(shell: Shell, tmp_path: Path, demo_files: list[Path]) -> None:
    assert shell.run("import", *map(str, demo_files)) == 0
    assert shell.run("check") == 0
    told = shell.document("rules-update", str(rule_file(tmp_path, whole=True)))
    assert (told["rules_date"], told["in_use"], told["changed"]) == ("2027-01-15", "2027-01-15", True)
    assert told["orders_recoloured"] > 0
    assert [change["id"] for change in told["changes"]] == ["pickup-timeout"]
    assert told["changes"][0]["values"][0]["old"] is None
    again = shell.document("rules-update", "--undo")
    assert (again["in_use"], again["orders_recoloured"]) == ("2026-11-22", told["orders_recoloured"])


def test_a_preview_takes_nothing(shell: Shell, tmp_path: Path) -> None:
    path = rule_file(tmp_path)
    assert shell.run("rules-update", "--preview", str(path)) == 0
    assert shell.out.rstrip().endswith("什么都没有变。")
    told = shell.document("rules-update", "--preview", str(path))
    assert (told["changed"], told["in_use"]) == (False, "2026-11-22")
    assert shell.run("rules-update", "--undo", "--preview") == 0
    assert edition(shell) == ("2026-11-22", "program")


def test_a_file_that_cannot_be_taken(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "broken.sgrules"
    path.write_bytes(b"PK")
    for words in ((str(path),), (str(path), "--json"), (str(tmp_path / "gone.sgrules"),)):
        assert shell.run("rules-update", *words) == 1
        assert shell.out == ""
        assert len(shell.err.strip().splitlines()) == 1
    assert shell.run("rules-update") == 2
    assert shell.run("rules-update", str(path), "--undo") == 2


def test_a_rule_file_is_no_data_to_import(shell: Shell, tmp_path: Path) -> None:
    assert shell.run("import", str(rule_file(tmp_path)), "--json") == 3
    (told,) = json.loads(shell.out)["files"]
    assert "rules-update" in told["refused"]


def test_what_is_to_be_said_once_is_said_once(shell: Shell) -> None:
    place = build_workplace(shell.data, "zh")
    with place.store.transaction() as db:
        keep_setting(db, "rules_told", '{"taken": "2027-01-15", "own": "2027-06-01"}')
    place.store.close()
    assert shell.run("check") == 0
    assert "2027-06-01" in shell.err
    assert shell.run("check") == 0
    assert "2027-06-01" not in shell.err


def test_a_window_that_is_open_would_go_on_by_the_old_rules(shell: Shell, tmp_path: Path) -> None:
    path = rule_file(tmp_path, whole=True)
    held = OneWindow(tmp_path / "data")
    assert held.claim([])
    try:
        for words in (("rules-update", str(path)), ("rules-update", "--undo"), ("rulebook", "--no-folder")):
            assert shell.run(*words) == 1
            assert "窗口还开着，规则没有换" in shell.err
        assert shell.run("rules-update", "--preview", str(path)) == 0
        assert edition(shell) == ("2026-11-22", "program")
    finally:
        held.let_go()
    assert shell.run("rules-update", str(path)) == 0
