"""The facts of a worked example, stored as files and the owner would have told them. All of it is made up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from shopguard.core.beijing import HOUR, to_seconds
from shopguard.core.extensions import Extension, Terms
from shopguard.core.order import LINE_FACTS, OrderLine
from shopguard.core.parcel import EventKind, TrackEvent, TrackRow
from shopguard.core.tags import TAGS
from shopguard.store.engine import sqlite3
from shopguard.store.extensions import insert_extension
from shopguard.store.intake import Intake
from shopguard.store.journal import begin_batch, begin_file
from shopguard.store.shops import shop_ref
from shopguard.store.tags import Said, add_action, derive_tagged

ORDER, WAYBILL = "6900000000000000001", "YT0000000000001"
_OTHER_ORDER = "689999999999999999"  # and a digit
_SHOP, _COURIER = "example", "yto"
_MILESTONES = {"picked_up": "pickup", "first_hub": "hub", "out": "out", "signed": "signed"}
_ALL_TOLD = frozenset(LINE_FACTS)

Example = Mapping[str, Any]
Shapes = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Facts:
    """An example's facts on their way into the database; ``told``: its moments in unix seconds."""

    db: sqlite3.Connection
    shapes: Shapes
    example: Example
    told: Mapping[str, int]
    waybill: str


def save_example(db: sqlite3.Connection, example: Example, shapes: Shapes) -> int:
    """Stores the example's order in an empty database; returns its ref. ``shapes``: of waybill numbers, by courier.

    Raises ``KeyError``, ``TypeError``, ``ValueError`` or ``AttributeError`` for an example of a form that is not known.
    """
    told = {key: to_seconds(value) for key, value in example.items() if isinstance(value, datetime)}
    facts = _Facts(db, shapes, example, told, str(example.get("waybill", WAYBILL)))
    _save_other_orders(facts)
    ref = _save_order(facts)
    if "known" in told:
        _save_tracks(facts)
    if "tags" in example:
        add_action(db, told.get("told", told["at"]), _tags(ref, example["tags"]))
        derive_tagged(db, [ref])
    if "extension" in example:
        insert_extension(db, _extension(example["extension"]), told_at=0)
    return ref


def _save_other_orders(facts: _Facts) -> None:
    """Those the waybill was used for before and after."""
    for nth, when in enumerate(("used_before", "used_after")):
        if when in facts.example:
            other = facts.example[when]
            line = _line(f"{_OTHER_ORDER}{nth}", to_seconds(other["uploaded"]), other["province"], facts.waybill)
            _save_lines(facts, line, facts.told["at"])


def _save_order(facts: _Facts) -> int:
    told, example = facts.told, facts.example
    known = told.get("order_known", told["at"])
    waybill = facts.waybill if "uploaded" in told else ""
    order = replace(
        _line(ORDER, told.get("uploaded"), example.get("province", "江苏"), waybill),
        status=example.get("status", "已发货"),
        after_sale=example.get("after_sale", "-"),
        order_type=example.get("order_type", "普通订单"),
        submitted_at=told.get("submitted"),
        paid_at=told.get("paid"),
        promised_at=told.get("promised"),
        city=example.get("city", "南京市"),
        address_changed=int(example.get("address_changed", False)),
    )
    if "replaced" in example:  # the waybill that was corrected
        before = example["replaced"]
        wrong = replace(order, uploaded_at=to_seconds(before["uploaded"]), waybills=f"{_COURIER}:{before['waybill']}")
        _save_lines(facts, wrong, known - 1)
    _save_lines(facts, order, known)
    row = facts.db.execute("SELECT id FROM orders WHERE order_id = ?", (ORDER,)).fetchone()
    return int(row[0])


def _line(order_id: str, uploaded_at: int | None, province: str, waybill: str) -> OrderLine:
    return OrderLine(
        line_id=order_id,
        order_id=order_id,
        status="已发货",
        province=province,
        city="南京市",
        district="玄武区",
        address="幸福路1号***",
        amount_fen=10_000,
        uploaded_at=uploaded_at,
        waybills=f"{_COURIER}:{waybill}" if waybill else "",
    )


def _save_lines(facts: _Facts, line: OrderLine, known_as_of: int) -> None:
    intake = _intake(facts, _ALL_TOLD, known_as_of)
    intake.save_lines([(line, hash(line) % 2**62)])
    intake.finish()


def _save_tracks(facts: _Facts) -> None:
    """The example's track, and where it asks for one a twin of it under another number."""
    told, example = facts.told, facts.example
    events = [_event(one) for one in example.get("track", [])]
    events += [TrackEvent(told[name], kind, EventKind(kind)) for name, kind in _MILESTONES.items() if name in told]
    events = [replace(event, text=f"{event.kind} {nth}") for nth, event in enumerate(events)]
    if events and "pickup_province" in example:
        events[0] = replace(events[0], province=example["pickup_province"])
    _save_events(facts, facts.waybill, events)
    if example.get("twin"):
        _save_events(facts, f"{facts.waybill[:-1]}9", events)


def _save_events(facts: _Facts, waybill: str, events: list[TrackEvent]) -> None:
    known = facts.told["known"]
    events = events or [TrackEvent(known, "已下单", EventKind.CREATED)]  # the courier only has the order
    intake = _intake(facts, frozenset(), known)
    intake.save_tracks([TrackRow(_COURIER, waybill, event) for event in events])
    intake.finish()


def _event(one: Example) -> TrackEvent:
    return TrackEvent(
        to_seconds(one["at"]),
        one["kind"],
        EventKind(one["kind"]),
        one.get("province"),
        one.get("city"),
        one.get("sure", True),
        one.get("hub"),
    )


def _tags(ref: int, tags: Mapping[str, Any]) -> Iterator[Said]:
    """What the owner said: flags are true, moments are times. Raises ``KeyError`` for a tag there is not."""
    for name, value in tags.items():
        yield Said(ref, None, TAGS[name].id, None if value is True else to_seconds(value), True)


def _extension(told: Example) -> Extension:
    terms = Terms(
        from_at=to_seconds(told["from"]),
        until_at=to_seconds(told["until"]),
        senders=_names(told, "senders"),
        receivers=_names(told, "receivers"),
        extra=int(told["extra_hours"]) * HOUR,
    )
    return Extension(terms, "example", "example", date(2026, 1, 1))


def _names(told: Example, key: str) -> tuple[str, ...]:
    """An example names provinces as one text: ``"西藏,新疆"``."""
    return tuple(filter(None, str(told.get(key, "")).split(",")))


def _intake(facts: _Facts, told: frozenset[str], known_as_of: int) -> Intake:
    """What takes the rows of a made-up file in."""
    shop = shop_ref(facts.db, _SHOP)
    row = {
        "batch_ref": begin_batch(facts.db, known_as_of),
        "path": "example.csv",
        "sha256": "0" * 64,
        "kind": "orders",
        "shop_ref": shop,
        "known_as_of": known_as_of,
        "known_by": "owner",
        "imported_at": known_as_of,
    }
    return Intake(facts.db, begin_file(facts.db, row), shop, told, known_as_of, shapes=facts.shapes)
