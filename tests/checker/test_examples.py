"""The worked examples of the rule files: facts in, the finding the file expects out."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from shopguard.checker.judge import Question, findings, judge
from shopguard.checker.rulefiles import load_rulebook
from shopguard.core.beijing import iso, to_seconds
from shopguard.core.parcel import EventKind, TrackEvent
from shopguard.resources import resource
from shopguard.store.engine import sqlite3
from shopguard.store.store import Store
from tests.facts import line, save_events, save_extension, save_order, save_tags

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
    assert len(EXAMPLES) >= 90


@pytest.mark.parametrize(("clause", "example"), EXAMPLES)
def test_example(clause: str, example: dict[str, Any], tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.transaction() as db:
        save_facts(db, example)
    at = to_seconds(example["at"])
    judge(store.connection(), load_rulebook(RULES), Question(at))
    waybill = example.get("waybill", WAYBILL)
    ref = store.connection().execute("SELECT id FROM orders WHERE order_id = ?", (ORDER,)).fetchone()[0]
    found = [
        f
        for f in findings(store.connection())
        if (f.order_ref, f.clause) == (ref, clause) and f.waybill in (waybill, None)
    ]
    store.close()
    if example["state"] == "none":
        assert found == []
        return
    assert [f.state.value for f in found] == [example["state"]]
    if "deadline" in example:
        assert iso(found[0].deadline) == iso(to_seconds(example["deadline"]))


def save_facts(db: sqlite3.Connection, example: dict[str, Any]) -> None:
    """The facts of an example, as files and the owner would have told them."""
    told = {key: to_seconds(value) for key, value in example.items() if isinstance(value, datetime)}
    waybill = example.get("waybill", WAYBILL)
    for nth, when in enumerate(("used_before", "used_after")):
        if when in example:
            uploaded, province = to_seconds(example[when]["uploaded"]), example[when]["province"]
            other = line(f"689999999999999999{nth}", uploaded_at=uploaded, province=province, waybills=f"yto:{waybill}")
            save_order(db, other, known_as_of=told["at"])
    known = told.get("order_known", told["at"])
    order = line(
        ORDER,
        status=example.get("status", "已发货"),
        after_sale=example.get("after_sale", "-"),
        order_type=example.get("order_type", "普通订单"),
        submitted_at=told.get("submitted"),
        paid_at=told.get("paid"),
        promised_at=told.get("promised"),
        uploaded_at=told.get("uploaded"),
        province=example.get("province", "江苏"),
        city=example.get("city", "南京市"),
        address_changed=int(example.get("address_changed", False)),
        waybills=f"yto:{waybill}" if "uploaded" in told else "",
    )
    if "replaced" in example:
        before = example["replaced"]
        wrong = replace(order, uploaded_at=to_seconds(before["uploaded"]), waybills=f"yto:{before['waybill']}")
        save_order(db, wrong, known_as_of=known - 1)
    save_order(db, order, known_as_of=known)
    if "known" in told:
        save_tracks(db, example, told, waybill)
    if "tags" in example:
        save_tags(db, ORDER, example["tags"], told_at=told.get("told", told["at"]))
    if "extension" in example:
        save_extension(db, example["extension"])


def save_tracks(db: sqlite3.Connection, example: dict[str, Any], told: dict[str, int], waybill: str) -> None:
    """The example's track, and where it asks for one a twin of it under another number."""
    events = [_event(one) for one in example.get("track", [])]
    events += [
        TrackEvent(told[name], f"{kind} {name}", EventKind(kind)) for name, kind in MILESTONES.items() if name in told
    ]
    events = [replace(event, text=f"{event.kind} {n}") for n, event in enumerate(events)]
    if events and "pickup_province" in example:
        events[0] = replace(events[0], province=example["pickup_province"])
    save_events(db, waybill, events, known_as_of=told["known"])
    if example.get("twin"):
        save_events(db, f"{waybill[:-1]}9", events, known_as_of=told["known"])


def _event(one: dict[str, Any]) -> TrackEvent:
    return TrackEvent(
        to_seconds(one["at"]),
        one["kind"],
        EventKind(one["kind"]),
        one.get("province"),
        one.get("city"),
        one.get("sure", True),
        one.get("hub"),
    )
