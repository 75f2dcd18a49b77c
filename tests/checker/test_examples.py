"""The worked examples of the rule files: facts in, the finding the file expects out."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from shopguard.checker.judge import Question, findings, judge
from shopguard.checker.rulefiles import load_rulebook
from shopguard.core.beijing import iso, to_seconds
from shopguard.resources import resource
from shopguard.store.store import Store
from tests.facts import line, save_order, save_track

RULES = resource("rules", "douyin")
EXAMPLES = [
    pytest.param(path.stem, example, id=f"{path.stem}: {example['name']}")
    for path in sorted(RULES.glob("*.toml"))
    for example in tomllib.loads(path.read_text("utf-8")).get("examples", [])
]
ORDER, WAYBILL = "6900000000000000001", "YT0000000000001"
MILESTONES = {"picked_up": "pickup", "first_hub": "hub", "out": "out", "signed": "signed"}


def test_every_clause_has_examples() -> None:
    clauses = {clause.id for clause in load_rulebook(RULES).clauses}
    assert clauses == {param.values[0] for param in EXAMPLES}
    assert len(EXAMPLES) >= 30


@pytest.mark.parametrize(("clause", "example"), EXAMPLES)
def test_example(clause: str, example: dict[str, Any], tmp_path: Path) -> None:
    told = {key: to_seconds(value) for key, value in example.items() if isinstance(value, datetime)}
    store = Store(tmp_path)
    with store.transaction() as db:
        if "used_before" in example:
            before = example["used_before"]
            first = line(
                "6900000000000000000",
                uploaded_at=to_seconds(before["uploaded"]),
                province=before["province"],
                waybills=f"yto:{WAYBILL}",
            )
            save_order(db, first, known_as_of=told["at"])
        save_order(
            db,
            line(
                ORDER,
                status=example.get("status", "已发货"),
                order_type=example.get("order_type", "普通订单"),
                submitted_at=told.get("submitted"),
                paid_at=told.get("paid"),
                promised_at=told.get("promised"),
                uploaded_at=told.get("uploaded"),
                province=example.get("province", "江苏"),
                waybills=f"yto:{WAYBILL}" if "uploaded" in told else "",
            ),
            known_as_of=told.get("order_known", told["at"]),
        )
        if "known" in told:
            track = [(to_seconds(one["at"]), one["kind"]) for one in example.get("track", [])]
            track += [(told[name], kind) for name, kind in MILESTONES.items() if name in told]
            save_track(db, WAYBILL, track, known_as_of=told["known"], province=example.get("pickup_province"))
    judge(store.connection(), load_rulebook(RULES), Question(told["at"]))
    found = [f for f in findings(store.connection()) if f.clause == clause and f.waybill in (WAYBILL, None)]
    found = [f for f in found if f.order_ref == max(f.order_ref for f in found)]
    store.close()
    if example["state"] == "none":
        assert found == []
        return
    assert [f.state.value for f in found] == [example["state"]]
    if "deadline" in told:
        assert iso(found[0].deadline) == iso(told["deadline"])
