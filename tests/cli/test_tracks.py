"""``shopguard tracks``: off says so, on asks, and the exit code tells whether it was stopped. All data is made up."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

import pytest

from shopguard.cli.tracks import tracks_command
from shopguard.core.beijing import HOUR
from shopguard.flows.imports.online_account import Wish, keep_setup
from shopguard.flows.judging import refresh
from shopguard.flows.workplace import Workplace
from shopguard.online.account import AccountKeeper
from tests.cli.test_contract import Shell
from tests.facts import line, save_order
from tests.online.keyrings import MemoryKeyring, keyring_in_use
from tests.online.track_door import CUSTOMER, KEY, Question, Reply, refusal, told, track_door


@pytest.fixture(autouse=True)
def ring() -> Iterator[MemoryKeyring]:
    ring = MemoryKeyring()
    with keyring_in_use(ring):
        yield ring


@pytest.fixture
def shop(place: Workplace, moment: int) -> Workplace:
    """One parcel under way, and an account that is switched on."""
    sent = moment - 20 * HOUR
    facts = {"submitted_at": sent, "paid_at": sent, "uploaded_at": sent, "promised_at": sent + 48 * HOUR}
    with place.store.transaction() as db:
        save_order(db, line("6900000000000000001", waybills="yto:YT0000000000001", **facts), known_as_of=moment)
    refresh(place, moment)
    keep_setup(place, AccountKeeper(), Wish(on=True, a_day=10, customer=CUSTOMER, key=KEY))
    return place


def asked(*waybills: str, as_json: bool = False) -> argparse.Namespace:
    return argparse.Namespace(waybill=list(waybills) or None, json=as_json)


def picked_up(question: Question) -> Reply:
    return told(question, ("2026-11-20 11:30:00", "【杭州市】快件已由【杭州余杭】揽收"))


def test_it_says_that_it_is_off(tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]) -> None:
    shell = Shell(tmp_path_factory.mktemp("off"), capsys)
    assert shell.run("tracks") == 1
    assert "在线查轨迹没有打开，什么都没有发出去" in shell.err
    assert shell.out == ""


def test_what_was_asked_is_told(shop: Workplace, moment: int, capsys: pytest.CaptureFixture[str]) -> None:
    with track_door(picked_up) as door:
        assert tracks_command(shop, asked(as_json=True), moment, door.url) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["batch"] is not None
    del document["batch"]
    assert document == {"asked": 1, "added": 1, "outcomes": {"track": 1}, "left": 0, "stopped": None}


def test_only_the_numbers_given(shop: Workplace, moment: int, capsys: pytest.CaptureFixture[str]) -> None:
    with track_door(picked_up) as door:
        assert tracks_command(shop, asked("YT9999999999999"), moment, door.url) == 0
        assert door.questions == []
        assert tracks_command(shop, asked("yt0000000000001"), moment, door.url) == 0
        assert len(door.questions) == 1
    assert "查了 1 个包裹，新增 1 条轨迹。" in capsys.readouterr().out


def test_being_stopped_is_an_exit_code(shop: Workplace, moment: int, capsys: pytest.CaptureFixture[str]) -> None:
    with track_door(lambda _: refusal("601", "KEY已过期")) as door:
        assert tracks_command(shop, asked(as_json=True), moment, door.url) == 1
    printed = capsys.readouterr()
    assert json.loads(printed.out)["stopped"] == "account"
    assert "快递100说账号不能用（601）" in printed.err
    assert KEY not in printed.out + printed.err
