"""The made-up shop shows every case of every clause, judged by the command line as its owner would see it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from shopguard.demo.exports import write_demo_exports
from tests.conftest import MOMENT, ROOT


def shopguard(data: Path, *arguments: str | Path) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "shopguard", "--data", str(data), *map(str, arguments), "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that holds the made-up shop."""
    folder = tmp_path_factory.mktemp("demo")
    imported = shopguard(folder / "data", "import", *write_demo_exports(folder, MOMENT))
    assert [(file["kind"], file["rejected"], file["refused"]) for file in imported["files"]] == [
        ("orders", 0, None),
        ("parcels", 0, None),
        ("tracks", 0, None),
        ("tracks", 0, None),
        ("after_sales", 0, None),
        ("ledger", 0, None),
    ]
    return folder / "data"


def test_every_state_of_every_clause_is_there(data: Path) -> None:
    orders = shopguard(data, "check", "--at", "2026-11-20T12:00:00", "--all")["orders"]
    seen = {(finding["clause"], finding["state"]) for order in orders for finding in order["findings"]}
    clocks = ("ship-overdue", "pickup-timeout", "pickup-missing", "dispatch-timeout", "dispatch-missing")
    for clause in (*clocks, "transit-stalled"):
        assert {"breached", "due", "pending", "met"} <= {state for name, state in seen if name == clause}, clause
    for clause in clocks:
        assert (clause, "unconfirmed") in seen or clause == "dispatch-missing"
    assert ("waybill-reused", "breached") in seen
    assert ("waybill-reused", "exempt") in seen
    assert ("waybill-edit", "hint") in seen
    assert ("dispatch-timeout", "suspect") in seen
    for clause in ("out-of-stock", "address-mismatch", "pickup-before-payment", "recalled"):
        assert (clause, "breached") in seen, clause
    for clause in ("track-broken", "track-repeated", "waybill-invalid"):
        assert (clause, "suspect") in seen, clause
    assert ("refund-intercept", "hint") in seen


def test_every_risk_is_there(data: Path) -> None:
    orders = shopguard(data, "check", "--at", "2026-11-20T12:00:00", "--all")["orders"]
    risks = Counter(order["risk"] for order in orders)
    assert set(risks) == {"violated", "due", "watch", "ok", "closed"}
    assert risks["violated"] >= 15
    assert risks["due"] >= 10


def test_there_is_money_to_lose_and_money_to_save(data: Path) -> None:
    preview = shopguard(data, "penalties", "--at", "2026-11-20T12:00:00")
    assert 0 < preview["totals"]["yuan_now"] < preview["totals"]["yuan_if_ignored"]
    assert preview["totals"]["yuan_unconfirmed"] > 0
    assert preview["fix_first"]


def test_the_ledger_shows_what_was_taken(data: Path) -> None:
    preview = shopguard(data, "penalties", "--at", "2026-11-20T12:00:00")
    taken = {"pickup-timeout": 3, "dispatch-missing": 10, "unknown": 5}  # two yuan were given back
    assert preview["charged"] == {"yuan": 18, "by_clause": taken}


def test_the_after_sale_export_tells_when_the_refund_was_asked_for(data: Path) -> None:
    orders = shopguard(data, "check", "--at", "2026-11-20T12:00:00", "--all")["orders"]
    hints = [one for order in orders for one in order["findings"] if one["clause"] == "refund-intercept"]
    assert [(one["state"], one["deadline"]) for one in hints] == [("hint", "2026-11-27T06:00:00+08:00")]
