"""Changed rules: everything is judged again, whole batches at a time, and the list says which orders changed colour and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.app import build_workplace
from shopguard.checker.judge import Question, judge, risks_of
from shopguard.core.beijing import HOUR
from shopguard.core.finding import Risk
from shopguard.flows.costs.penalties import preview
from shopguard.flows.judging import refresh
from shopguard.flows.orders.order_detail import order_detail
from shopguard.flows.progress import Cancelled, Progress, Reporter
from shopguard.flows.rulebook import rejudging
from shopguard.flows.rulebook.recoloured import are_unseen, close_list, count_changes, list_changes
from shopguard.flows.rulebook.rejudging import is_left, rejudge
from shopguard.flows.rulebook.rule_folder import choose_folder
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import keep_setting
from tests.facts import line, save_order, save_track

LATE, ALSO_LATE, SLOW, FINE = (f"690000000000000000{n}" for n in range(1, 5))


def own_folder(tmp_path: Path, hours: int) -> Path:
    folder = tmp_path / f"own-{hours}"
    folder.mkdir(exist_ok=True)
    (folder / "pickup-timeout.toml").write_text(
        f"[[values]]\nfrom = 2025-05-13\nclocks = [{{ within_hours = {hours} }}]\n"
        'source = "群公告（编造）"\nread = 2026-11-19\ncertainty = "reported"\n',
        "utf-8",
    )
    return folder


def save(place: Workplace, order_id: str, now: int, uploaded_hours_ago: int, picked_up_after: int | None) -> None:
    """An order of which everything is known up to ``now``; its promise lies far ahead."""
    uploaded = now - uploaded_hours_ago * HOUR
    waybill = f"YT00000000{order_id[-5:]}"
    with place.store.transaction() as db:
        told = line(
            order_id,
            submitted_at=uploaded - 2 * HOUR,
            paid_at=uploaded - HOUR,
            promised_at=now + 240 * HOUR,
            uploaded_at=uploaded,
            address=f"幸福路{order_id[-1]}号***",
            waybills=f"yto:{waybill}",
        )
        save_order(db, told, known_as_of=now)
        kinds = () if picked_up_after is None else ("pickup", "hub", "signed")
        events = [(uploaded + ((picked_up_after or 0) + n) * HOUR, kind) for n, kind in enumerate(kinds)]
        save_track(db, waybill, events, known_as_of=now)


@pytest.fixture
def judged(place: Workplace, moment: int) -> Workplace:
    """Two orders 30 h after upload without pickup, one 20 h after, one signed for; judged by the shipped 24 h."""
    for order_id, hours, picked_up in ((LATE, 30, None), (ALSO_LATE, 30, None), (SLOW, 20, None), (FINE, 20, 1)):
        save(place, order_id, moment, hours, picked_up)
    refresh(place, moment)
    return place


def changes(place: Workplace) -> dict[str, tuple[Risk, Risk]]:
    return {one.order_id: (one.old_risk, one.new_risk) for one in list_changes(place, limit=100)}


def stored(place: Workplace) -> dict[str, Risk]:
    rows = place.store.connection().execute(
        "SELECT o.order_id, v.risk FROM verdict v JOIN orders o ON o.id = v.order_ref"
    )
    return {row["order_id"]: Risk(row["risk"]) for row in rows}


def test_the_first_judgement_is_no_change(judged: Workplace, moment: int) -> None:
    assert stored(judged) == {LATE: Risk.VIOLATED, ALSO_LATE: Risk.VIOLATED, SLOW: Risk.DUE, FINE: Risk.OK}
    assert not is_left(judged)
    assert rejudge(judged, moment) == 0
    assert changes(judged) == {}


def test_a_changed_window_recolours_and_says_why(judged: Workplace, moment: int, tmp_path: Path) -> None:
    assert choose_folder(judged, own_folder(tmp_path, 36))
    assert stored(judged)[LATE] == Risk.VIOLATED  # until everything is judged again
    assert rejudge(judged, moment) == 4
    # 36 h: six hours are left for the first two (a warning: twelve), sixteen for the third
    assert stored(judged) == {LATE: Risk.DUE, ALSO_LATE: Risk.DUE, SLOW: Risk.OK, FINE: Risk.OK}
    assert changes(judged) == {
        LATE: (Risk.VIOLATED, Risk.DUE),
        ALSO_LATE: (Risk.VIOLATED, Risk.DUE),
        SLOW: (Risk.DUE, Risk.OK),
    }
    assert count_changes(judged) == {(Risk.VIOLATED, Risk.DUE): 2, (Risk.DUE, Risk.OK): 1}
    first = list_changes(judged, limit=1)[0]
    assert (first.old.clause, first.new.clause) == ("pickup-timeout", "pickup-timeout")
    assert "24 小时" in first.old.reason
    assert "36 小时" in first.new.reason
    assert not is_left(judged)
    assert rejudge(judged, moment) == 0


def test_where_another_clause_leads_the_worse_one_is_told_of(judged: Workplace, moment: int, tmp_path: Path) -> None:
    save(judged, "6900000000000000009", moment, 40, 30)  # picked up after 30 h: late by the shipped 24 h
    refresh(judged, moment)
    choose_folder(judged, own_folder(tmp_path, 36))
    rejudge(judged, moment)
    (change,) = [one for one in list_changes(judged, limit=9) if one.order_id == "6900000000000000009"]
    assert (change.old_risk, change.old.clause) == (Risk.VIOLATED, "pickup-timeout")
    assert change.new.clause != "pickup-timeout"
    assert change.instead is not None
    assert change.instead.clause == "pickup-timeout"
    assert "时限内" in change.instead.reason


def test_the_list_is_shown_until_it_is_closed(judged: Workplace, moment: int, tmp_path: Path) -> None:
    assert not are_unseen(judged)
    choose_folder(judged, own_folder(tmp_path, 36))
    rejudge(judged, moment)
    assert are_unseen(judged)
    close_list(judged)
    assert not are_unseen(judged)
    assert changes(judged)  # it can still be opened
    choose_folder(judged, None)
    rejudge(judged, moment)
    assert are_unseen(judged)
    assert changes(judged)[LATE] == (Risk.DUE, Risk.VIOLATED)


def stop_after(batches: int) -> Reporter:
    told: list[Progress] = []
    return Reporter(told.append, lambda: len(told) >= batches)


@pytest.mark.parametrize("batches", [0, 1, 2, 3])
def test_what_was_stopped_is_finished_at_the_next_start(
    judged: Workplace, moment: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batches: int
) -> None:
    monkeypatch.setattr(rejudging, "BATCH", 1)
    choose_folder(judged, own_folder(tmp_path, 36))
    with pytest.raises(Cancelled):
        rejudge(judged, moment, stop_after(batches))
    assert list(stored(judged).values()).count(Risk.VIOLATED) == max(0, 2 - batches)
    judged.store.close()
    later = build_workplace(judged.data, language="zh")
    assert is_left(later)
    assert rejudge(later, moment) == 4 - batches
    assert not is_left(later)
    assert changes(later) == {
        LATE: (Risk.VIOLATED, Risk.DUE),
        ALSO_LATE: (Risk.VIOLATED, Risk.DUE),
        SLOW: (Risk.DUE, Risk.OK),
    }
    later.store.close()


def test_a_batch_that_breaks_off_is_as_if_it_had_not_begun(
    judged: Workplace, moment: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the program is killed in the middle of a transaction: after judging, before the change is noted."""
    monkeypatch.setattr(rejudging, "BATCH", 2)
    choose_folder(judged, own_folder(tmp_path, 36))
    with monkeypatch.context() as broken:
        broken.setattr(rejudging, "note_changes", lambda _db, _at: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            rejudge(judged, moment)
    assert stored(judged)[LATE] == Risk.VIOLATED
    assert is_left(judged)
    rejudge(judged, moment)
    assert set(changes(judged)) == {LATE, ALSO_LATE, SLOW}


def test_the_finding_says_whose_value_it_is(judged: Workplace, moment: int, tmp_path: Path) -> None:
    choose_folder(judged, own_folder(tmp_path, 36))
    views = {view.finding.clause: view for view in order_detail(judged, LATE, moment).findings}
    assert views["pickup-timeout"].source == "群公告（编造）（店主自己的规则文件）；2026-11-19 查阅"
    assert "店主" not in views["pickup-missing"].source


def test_rules_that_change_back_before_all_is_done_leave_no_change(
    judged: Workplace, moment: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rejudging, "BATCH", 1)
    before = stored(judged)
    choose_folder(judged, own_folder(tmp_path, 36))
    with pytest.raises(Cancelled):
        rejudge(judged, moment, stop_after(2))
    assert choose_folder(judged, None)
    assert rejudge(judged, moment) == 4
    assert (stored(judged), changes(judged)) == (before, {})


def test_rules_that_change_again_before_all_is_done_are_compared_with_the_first(
    judged: Workplace, moment: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rejudging, "BATCH", 1)
    choose_folder(judged, own_folder(tmp_path, 36))
    with pytest.raises(Cancelled):
        rejudge(judged, moment, stop_after(1))
    choose_folder(judged, own_folder(tmp_path, 47))
    rejudge(judged, moment)
    # 17 and 27 hours are left, five more than the warning and far more
    assert changes(judged) == {
        LATE: (Risk.VIOLATED, Risk.OK),
        ALSO_LATE: (Risk.VIOLATED, Risk.OK),
        SLOW: (Risk.DUE, Risk.OK),
    }
    assert "24 小时" in list_changes(judged, limit=1)[0].old.reason


def test_what_time_changes_is_not_in_the_list(judged: Workplace, moment: int, tmp_path: Path) -> None:
    """Nineteen hours later, without the program: the shipped rules would have made pickup-missing and the third late."""
    later = moment + 19 * HOUR
    with judged.store.transaction() as db:
        for order_id in (LATE, ALSO_LATE, SLOW, FINE):
            save_track(db, f"YT00000000{order_id[-5:]}", [], known_as_of=later)
    choose_folder(judged, own_folder(tmp_path, 47))
    rejudge(judged, later)
    assert stored(judged) == {LATE: Risk.VIOLATED, ALSO_LATE: Risk.VIOLATED, SLOW: Risk.DUE, FINE: Risk.OK}
    assert changes(judged) == {SLOW: (Risk.VIOLATED, Risk.DUE)}  # by the old 24 h it would be late by now
    assert "24 小时" in list_changes(judged, limit=1)[0].old.reason


def test_old_rules_that_cannot_be_read_leave_out_what_time_changed(
    judged: Workplace, moment: int, tmp_path: Path
) -> None:
    with judged.store.transaction() as db:
        keep_setting(db, rejudging.JUDGED_RULES, '{"old-form.toml": {}}')
    choose_folder(judged, own_folder(tmp_path, 36))
    rejudge(judged, moment + 5 * HOUR)  # by now the third would be late by the old rules
    assert stored(judged)[SLOW] == Risk.DUE
    assert changes(judged) == {LATE: (Risk.VIOLATED, Risk.DUE), ALSO_LATE: (Risk.VIOLATED, Risk.DUE)}
    assert list_changes(judged, limit=1)[0].old.reason == ""


def test_an_order_that_was_never_judged_is_no_change(judged: Workplace, moment: int, tmp_path: Path) -> None:
    choose_folder(judged, own_folder(tmp_path, 36))
    save(judged, "6900000000000000009", moment, 40, None)
    rejudge(judged, moment)
    assert stored(judged)["6900000000000000009"] == Risk.VIOLATED
    assert "6900000000000000009" not in changes(judged)


def test_the_result_is_the_one_of_a_full_judgement(judged: Workplace, moment: int, tmp_path: Path) -> None:
    choose_folder(judged, own_folder(tmp_path, 30))
    rejudge(judged, moment)
    db = judged.store.connection()
    refs = dict(db.execute("SELECT order_id, id FROM orders").fetchall())
    kept = stored(judged)
    judge(db, judged.rulebook, Question(moment))
    risks = risks_of(db, refs.values())
    assert kept == {order_id: risks[ref] for order_id, ref in refs.items()}


def test_the_preview_does_not_rest_on_verdicts_by_other_rules(judged: Workplace, moment: int, tmp_path: Path) -> None:
    choose_folder(judged, own_folder(tmp_path, 19))
    told = preview(judged, moment)  # three late pickups, 100 yuan each: 5 % for a promise of over 48 h
    assert told.now_fen == 1_500
    rejudge(judged, moment)
    assert preview(judged, moment).now_fen == 1_500
