"""An announced extension turns red into exempt, by name, and only what it concerns is judged again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from shopguard.checker.rulefiles import load_table
from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.extensions import Extension, Terms
from shopguard.core.finding import Finding, Risk, State
from shopguard.core.message import Language, NotThere, Texts, UserProblem
from shopguard.core.rule_table import BrokenRule
from shopguard.flows.judging import refresh
from shopguard.flows.orders.verdict import judge_all
from shopguard.flows.rulebook.extending import (
    add,
    bring_back,
    change,
    count_recoloured,
    list_extensions,
    remove,
    undo,
)
from shopguard.flows.rulebook.rejudging import rejudge
from shopguard.flows.rulebook.shipped_extensions import keep_shipped
from shopguard.flows.workplace import Workplace
from shopguard.store.extensions import fetch_extensions
from tests.facts import line, save_order, save_track

T0 = parse_iso("2026-11-10T10:00:00")
NOW = T0 + 100 * HOUR
LATE, LATER, AFTER = "6900000000000000001", "6900000000000000002", "6900000000000000003"
STORM = Extension(
    Terms(T0 + HOUR, T0 + 30 * HOUR, extra=24 * HOUR, clauses=("pickup-timeout",)),
    note="编造的台风延期",
    source="编造的公告标题",
    read_on=date(2026, 11, 11),
)


def save_shop(place: Workplace) -> None:
    """Picked up 30 h after the upload, 47 h after it (still under 48 h, another clause), and one 40 days later."""
    with place.store.transaction() as db:
        for number, (order, start, pickup) in enumerate([(LATE, T0, 30), (LATER, T0, 47), (AFTER, T0 + 40 * DAY, 30)]):
            waybill = f"YT000000000000{number}"
            facts = {"submitted_at": start, "paid_at": start, "uploaded_at": start, "promised_at": start + 72 * HOUR}
            made = line(order, waybills=f"yto:{waybill}", address=f"编造路{number}号", **facts)
            save_order(db, made, known_as_of=start + HOUR)
            track = [(start + pickup * HOUR, "pickup"), (start + (pickup + 1) * HOUR, "hub")]
            track += [(start + (pickup + 2) * HOUR, "signed")]
            save_track(db, waybill, track, known_as_of=start + 90 * HOUR)
    refresh(place, NOW)


def risks(place: Workplace) -> dict[str, Risk]:
    rows = place.store.connection().execute(
        "SELECT o.order_id, v.risk FROM verdict v JOIN orders o ON o.id = order_ref"
    )
    return {row[0]: Risk(row[1]) for row in rows}


def pickup(place: Workplace, order_id: str) -> tuple[Finding, str]:
    """The order's pickup-timeout finding and its reason in words."""
    (order,) = [one for one in judge_all(place, NOW, everything=True) if one.order_id == order_id]
    ((finding, reason, _),) = [one for one in order.findings if one[0].clause == "pickup-timeout"]
    return finding, reason


def test_a_late_order_turns_exempt_and_back(place: Workplace) -> None:
    save_shop(place)
    assert (risks(place)[LATE], risks(place)[LATER]) == (Risk.VIOLATED, Risk.VIOLATED)
    done = add(place, STORM, now=NOW)
    assert (done.judged, done.recoloured) == (2, 2)  # the third order's clocks lie elsewhere
    finding, reason = pickup(place, LATE)
    assert (finding.state, finding.excepted_by, finding.deadline) == (State.EXEMPT, "编造的台风延期", T0 + 48 * HOUR)
    assert "编造的台风延期" in reason
    assert (risks(place)[LATE], risks(place)[LATER]) == (Risk.OK, Risk.OK)
    back = undo(place, done.step, now=NOW)
    assert (back.judged, back.recoloured) == (2, 2)
    assert pickup(place, LATE)[0].state == State.BREACHED
    assert risks(place)[LATE] == Risk.VIOLATED
    again = undo(place, back.step, now=NOW)
    assert (again.recoloured, risks(place)[LATE]) == (2, Risk.OK)


def test_the_last_second_counts(place: Workplace) -> None:
    save_shop(place)
    add(place, replace(STORM, terms=replace(STORM.terms, extra=None, latest_at=T0 + 47 * HOUR - 1)), now=NOW)
    assert (risks(place)[LATE], risks(place)[LATER]) == (Risk.OK, Risk.VIOLATED)
    add(place, replace(STORM, terms=replace(STORM.terms, extra=None, latest_at=T0 + 47 * HOUR)), now=NOW)
    assert (risks(place)[LATE], risks(place)[LATER]) == (Risk.OK, Risk.OK)


def test_a_changed_entry_judges_the_old_and_the_new_period(place: Workplace) -> None:
    save_shop(place)
    added = add(place, STORM, now=NOW)
    (row,) = list_extensions(place)
    moved = replace(STORM, terms=replace(STORM.terms, from_at=T0 + 40 * DAY, until_at=T0 + 41 * DAY))
    done = change(place, row.ref, moved, now=NOW)
    assert (done.judged, done.recoloured) == (3, 2)
    assert [one.extension for one in list_extensions(place)] == [moved]
    undone = undo(place, done.step, now=NOW)
    assert undone.recoloured == 2
    assert [one.extension for one in list_extensions(place)] == [STORM]
    assert added.step.switched_on == row.ref


def test_a_removed_entry_can_be_brought_back(place: Workplace) -> None:
    save_shop(place)
    ref = add(place, STORM, now=NOW).step.switched_on
    assert ref is not None
    assert remove(place, ref, now=NOW).recoloured == 2
    assert list_extensions(place) == []
    with pytest.raises(NotThere):
        remove(place, ref, now=NOW)
    assert bring_back(place, ref, now=NOW).recoloured == 2
    with pytest.raises(NotThere):
        bring_back(place, ref, now=NOW)
    with pytest.raises(NotThere):
        change(place, 999, STORM, now=NOW)
    assert [row.extension for row in fetch_extensions(place.store.connection())] == [STORM]


def test_each_entry_says_how_many_orders_it_changes(place: Workplace) -> None:
    save_shop(place)
    storm = add(place, STORM, now=NOW).step.switched_on
    snow = replace(STORM, terms=replace(STORM.terms, from_at=T0 + 40 * DAY, until_at=T0 + 41 * DAY), note="编造的雪")
    other = add(place, snow, now=NOW).step.switched_on
    before = risks(place)
    assert count_recoloured(place, NOW) == {storm: 2, other: 0}  # the third order's clock has not begun
    assert count_recoloured(place, T0 + 50 * DAY) == {storm: 2, other: 1}
    assert risks(place)[LATE] == before[LATE]
    assert len(list_extensions(place)) == 2


def test_other_provinces_and_clauses_are_not_moved(place: Workplace) -> None:
    save_shop(place)
    elsewhere = replace(STORM, terms=replace(STORM.terms, receivers=("新疆",)))
    assert add(place, elsewhere, now=NOW).recoloured == 0
    assert add(place, replace(STORM, terms=replace(STORM.terms, clauses=("pickup-missing",))), now=NOW).recoloured == 0
    assert add(place, replace(STORM, terms=replace(STORM.terms, receivers=("江苏",))), now=NOW).recoloured == 2


def test_what_is_no_deadline_for_the_courier_stays(place: Workplace) -> None:
    save_shop(place)
    add(place, replace(STORM, terms=replace(STORM.terms, clauses=())), now=NOW)
    (order,) = [one for one in judge_all(place, T0 + 2 * HOUR, everything=True) if one.order_id == LATE]
    deadlines = {finding.clause: finding.deadline for finding, _, _ in order.findings}
    assert deadlines["pickup-missing"] == T0 + 72 * HOUR
    assert deadlines["ship-overdue"] == T0 + 96 * HOUR
    assert deadlines["waybill-edit"] == T0 + 24 * HOUR
    assert deadlines["auto-close"] == T0 + 365 * DAY


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (replace(STORM, terms=replace(STORM.terms, until_at=STORM.terms.from_at)), "problem.extension_period"),
        (replace(STORM, terms=replace(STORM.terms, senders=("火星",))), "problem.extension_province"),
        (replace(STORM, terms=replace(STORM.terms, extra=None)), "problem.extension_no_new_time"),
        (replace(STORM, note=" \n "), "problem.extension_note"),
        (replace(STORM, source=""), "problem.extension_source"),
        (replace(STORM, read_on=date(2026, 12, 1)), "problem.extension_read_later"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(place: Workplace, broken: Extension, code: str) -> None:
    with pytest.raises(UserProblem) as refused:
        add(place, broken, now=NOW)
    assert refused.value.message.code == code
    assert place.texts.say(refused.value.message)
    assert list_extensions(place) == []


def calendar(folder: Path) -> dict[str, object]:
    return load_table(folder / "extensions.toml")


def shipped_file(folder: Path, *, hours: int = 24, note: str = "编造的随附延期") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "extensions.toml").write_text(
        f"""
source = {{ zh = "编造的规则", en = "made-up rule" }}
read = 2026-11-11
certainty = "in force"
[[entries]]
from = 2026-11-10T11:00:00
until = 2026-11-11T16:00:00
extra_hours = {hours}
clauses = ["pickup-timeout"]
note = {{ zh = "{note}", en = "made-up shipped extension" }}
source = {{ zh = "编造的公告", en = "made-up announcement" }}
read = 2026-11-11
certainty = "reported"
""",
        "utf-8",
    )
    return folder


def test_the_shipped_calendar_is_copied_and_kept_in_step(place: Workplace, tmp_path: Path) -> None:
    save_shop(place)
    keep_shipped(place, calendar(shipped_file(tmp_path / "rules")))
    (row,) = list_extensions(place)
    assert (row.shipped, row.removed, row.extension.note) == (True, False, "编造的随附延期")
    assert rejudge(place, NOW) == 3  # all of them
    assert risks(place)[LATE] == Risk.OK
    keep_shipped(place, calendar(shipped_file(tmp_path / "rules", note="换了说法")))
    assert [(one.ref, one.extension.note) for one in list_extensions(place)] == [(row.ref, "换了说法")]
    assert refresh(place, NOW).judged == 0
    keep_shipped(place, calendar(shipped_file(tmp_path / "rules", hours=1)))
    assert rejudge(place, NOW) == 3  # all of them
    assert risks(place)[LATE] == Risk.VIOLATED


@pytest.mark.parametrize(("language", "note"), [("zh", "编造的随附延期"), ("en", "made-up shipped extension")])
def test_a_shipped_entry_speaks_the_owners_language(
    place: Workplace, tmp_path: Path, language: Language, note: str
) -> None:
    folder = shipped_file(tmp_path / "rules")
    keep_shipped(replace(place, texts=Texts({}, "zh")), calendar(folder))
    keep_shipped(replace(place, texts=Texts({}, language)), calendar(folder))
    assert [row.extension.note for row in list_extensions(place)] == [note]


def test_a_shipped_entry_that_was_switched_off_stays_off(place: Workplace, tmp_path: Path) -> None:
    folder = shipped_file(tmp_path / "rules")
    keep_shipped(place, calendar(folder))
    (row,) = list_extensions(place)
    remove(place, row.ref, now=NOW)
    keep_shipped(place, calendar(shipped_file(folder, note="换了说法")))
    assert [(one.ref, one.removed) for one in list_extensions(place)] == [(row.ref, True)]
    bring_back(place, row.ref, now=NOW)
    assert [one.removed for one in list_extensions(place)] == [False]


def test_a_broken_calendar_changes_nothing(place: Workplace, tmp_path: Path) -> None:
    folder = shipped_file(tmp_path / "rules")
    keep_shipped(place, calendar(folder))
    file = folder / "extensions.toml"
    file.write_text(file.read_text("utf-8").replace("extra_hours", "extra_hour"), "utf-8")
    with pytest.raises(BrokenRule, match=r"extensions\.toml: entries\[1\]"):
        keep_shipped(place, calendar(folder))
    file.write_text("read =\nentries = []\n", "utf-8")
    with pytest.raises(BrokenRule, match=r"extensions\.toml: .*line 1"):
        keep_shipped(place, calendar(folder))
    assert len(list_extensions(place)) == 1
