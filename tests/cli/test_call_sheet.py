"""``shopguard call-sheet``: text, JSON and files say the same as the flow."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shopguard.app import build_workplace
from shopguard.cli.main import main
from shopguard.flows.workplace import Workplace
from tests.cli.test_contract import NoWindow
from tests.flows.costs.call_shop import NOON, TO_PICK_UP, fill

AT = ("--at", "2026-11-20T12:00:00")


def run(place: Workplace, *words: str) -> int:
    return main(["--data", str(place.data), "--lang", "zh", "call-sheet", *AT, *words], NoWindow(), lambda: NOON)


@pytest.fixture
def filled(place: Workplace) -> Workplace:
    fill(place)
    return place


def test_text(filled: Workplace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(filled) == 0
    out = capsys.readouterr().out
    assert out.startswith("5 件 24 小时内到期\n圆通速递：2 件，最急 今天 15:00\n    圆通速递您好，有 2 件麻烦处理一下")
    assert "自己先打包：1 单，最急 今天 18:00" in out
    assert "! “先问状态”的包裹，资料没有说到最晚时间（最新只到 2026-11-19 12:00）" in out


def test_json(filled: Workplace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(filled, "--hours", "3", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["at"], told["hours"], told["own"]) == ("2026-11-20T12:00:00+08:00", 3, None)
    assert [group["courier"] for group in told["groups"]] == ["yto", "sf"]
    row = told["groups"][0]["rows"][0]
    assert row == {
        "waybill": TO_PICK_UP, "orders": ["1001"], "shop": "演示店铺", "goods": None,
        "stage": "pickup", "need": "save", "clause": "pickup-timeout",
        "ask": "请上门揽收，并当场扫描", "deadline": "2026-11-20T15:00:00+08:00", "seconds_left": 10_800,
        "last_at": "2026-11-19T15:00:01+08:00", "last_text": "您的订单已打包完成", "known_as_of": "2026-11-20T12:00:00+08:00",
        "place": "江苏 南京市", "at_stake_yuan": 3,
        "at_stake_from": [{"from": "2026-11-20T15:00:00+08:00", "yuan": 3}], "called_at": None,
    }  # fmt: skip


@pytest.mark.parametrize("ending", ["csv", "xlsx", "pdf", "txt"])
def test_files(filled: Workplace, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str) -> None:
    path = tmp_path / f"sheet.{ending}"
    assert run(filled, "--to", str(path)) == 0
    assert path.stat().st_size > 0
    assert capsys.readouterr().out == f"叫件单存好了：{path}\n"


def test_a_file_of_no_known_kind_is_a_sentence(
    filled: Workplace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(filled, "--to", str(tmp_path / "sheet.doc")) == 1
    assert "不知道要存成什么" in capsys.readouterr().err


def test_an_empty_shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = build_workplace(tmp_path / "data", language="zh")
    place.store.close()
    assert run(place) == 0
    assert capsys.readouterr().out == "还没有可以整理的订单：请先导入订单文件和物流轨迹文件。\n"
    assert run(place, "--json") == 0
    assert json.loads(capsys.readouterr().out)["groups"] == []
