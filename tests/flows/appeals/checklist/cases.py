"""Steps that the tests of the checklist share: a real database and a real locker."""

from __future__ import annotations

from pathlib import Path

from shopguard.appeals.case_facts import Result
from shopguard.flows.appeals import attaching, showing
from shopguard.flows.appeals.view import CheckView, SlotView
from shopguard.flows.workplace import Workplace
from tests.appeals.made_up import NOW

CLAUSE = "pickup-missing"  # uploaded on the 18th at 10:00, to be picked up by the 20th at 10:00
OTHER, OTHER_WAYBILL = "6930000000000000018", "YT0000000000018"
STUB, STATEMENT, RECORD = "waybill-stub", "outlet-statement", "outbound-record"


def add(place: Workplace, appeal: str, item: str, *files: Path) -> None:
    attaching.attach(place, appeal, files, item=item, now=NOW)


def slot(place: Workplace, appeal: str, item: str) -> SlotView:
    return next(s for s in showing.show_appeal(place, appeal, NOW).checklist if s.item == item)


def check(place: Workplace, appeal: str, item: str, name: str) -> CheckView:
    return next(c for c in slot(place, appeal, item).checks if c.name == name)


def result(place: Workplace, appeal: str, item: str, name: str) -> Result:
    return check(place, appeal, item, name).result


def say(place: Workplace, appeal: str, item: str, **said: object) -> None:
    (one,) = slot(place, appeal, item).evidence
    attaching.say_of_evidence(place, appeal, item, one.sha256, **said)  # type: ignore[arg-type]


def done(place: Workplace, appeal: str) -> float:
    return showing.show_appeal(place, appeal, NOW).completeness
