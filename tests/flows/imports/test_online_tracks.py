"""Asking for tracks online: what may be asked, in which order, how often; what is stored, what ends it. All data is made up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from shopguard.core.beijing import DAY, HOUR
from shopguard.core.message import Message, UserProblem
from shopguard.flows.imports.online_account import Setup, Wish, forget_account, keep_setup, read_setup
from shopguard.flows.imports.online_plan import EVERYTHING, Due, Selection, plan
from shopguard.flows.imports.online_tracks import SOURCE, Asking, Round, ask_some, begin
from shopguard.flows.judging import refresh
from shopguard.flows.orders.verdict import judge_all
from shopguard.flows.progress import Progress, Reporter
from shopguard.flows.workplace import Workplace
from shopguard.importers.couriers import courier_shapes, load_couriers
from shopguard.online.account import AccountKeeper
from shopguard.online.kuaidi100 import Kuaidi100
from shopguard.online.online_rules import online_rules
from shopguard.online.outcome import FINAL, PASSING, Answer, Outcome
from shopguard.store.undo import undo_batch
from tests.facts import line, save_order, save_track
from tests.online.keyrings import MemoryKeyring, keyring_in_use, no_keyring
from tests.online.track_door import CUSTOMER, KEY, Question, Reply, Scripted, TrackDoor, refusal, told, track_door
from tests.ui.driving import Clock

MINUTE = 60
RULES = online_rules()
ON = Wish(on=True, a_day=100, customer=CUSTOMER, key=KEY, phone="4321")


def waybill(number: int) -> str:
    return f"YT{number:013}"


def order_id(number: int) -> str:
    return f"69000000000000{number:05}"


def save(place: Workplace, now: int, number: int, sent: int, *, courier: str = "yto", status: str = "已发货") -> None:
    """An order sent ``sent`` seconds ago, whose track nobody knows."""
    at = now - sent
    facts = {"submitted_at": at, "paid_at": at, "uploaded_at": at, "promised_at": at + 48 * HOUR, "status": status}
    with place.store.transaction() as db:
        save_order(db, line(order_id(number), waybills=f"{courier}:{waybill(number)}", **facts), known_as_of=now)


@pytest.fixture
def shop(place: Workplace, moment: int) -> Workplace:
    """Three parcels under way, the second the most urgent, the first the least."""
    save(place, moment, 1, 1 * HOUR)
    save(place, moment, 2, 23 * HOUR)
    save(place, moment, 3, 20 * HOUR)
    refresh(place, moment)
    return place


@pytest.fixture(autouse=True)
def ring() -> Iterator[MemoryKeyring]:
    ring = MemoryKeyring()
    with keyring_in_use(ring):
        yield ring


def numbers(due: tuple[Due, ...]) -> list[int]:
    return [int(one.waybill[2:]) for one in due]


def due_now(place: Workplace, now: int, *, phone: bool = False, selection: Selection = EVERYTHING) -> list[int]:
    return numbers(plan(place, now, selection, phone=phone).due)


def picked_up(question: Question) -> Reply:
    """Picked up half an hour before the tests' now."""
    return told(question, ("2026-11-20 11:30:00", "【杭州市】快件已由【杭州余杭】揽收"))


def ask_all(
    place: Workplace, door: TrackDoor, clock: Callable[[], int], *, wait: Callable[[float], None] = lambda _: None
) -> Round:
    """A whole round as window and command line do it, without waiting."""
    keeper = AccountKeeper()
    keep_setup(place, keeper, ON)
    asking, state = begin(place, keeper, EVERYTHING, clock, door.url)
    asking = replace(asking, wait=wait)
    while not state.over:
        state = ask_some(place, asking, state)
    return state


def questions(place: Workplace) -> list[tuple[str, int, str | None]]:
    db = place.store.connection()
    return [tuple(row) for row in db.execute("SELECT waybill, asked_at, answer FROM track_query ORDER BY id")]


def states(place: Workplace, now: int, number: int) -> dict[str, str]:
    (order,) = [one for one in judge_all(place, now, everything=True) if one.order_id == order_id(number)]
    return {finding.clause: finding.state.value for finding, _, _ in order.findings}


def test_the_most_urgent_parcel_is_asked_for_first(shop: Workplace, moment: int) -> None:
    assert due_now(shop, moment) == [2, 3, 1]


def test_what_is_late_already_may_still_become_dearer(shop: Workplace, moment: int) -> None:
    save(shop, moment, 4, 47 * HOUR + 30 * MINUTE)
    with shop.store.transaction() as db:
        save_track(db, waybill(4), [], known_as_of=moment)
    refresh(shop, moment)
    assert states(shop, moment, 4)["pickup-timeout"] == "breached"
    assert due_now(shop, moment) == [4, 2, 3, 1]  # its 48 hours end in 30 minutes


def test_what_needs_no_track_any_more_is_not_asked_for(shop: Workplace, moment: int) -> None:
    save(shop, moment, 4, 5 * HOUR, status="已关闭")
    save(shop, moment, 5, 5 * HOUR, status="已完成")
    save(shop, moment, 6, 5 * HOUR)
    save(shop, moment, 7, 5 * HOUR)
    with shop.store.transaction() as db:
        save_track(db, waybill(6), [(moment - HOUR, "signed")], known_as_of=moment)
        save_track(db, waybill(7), [(moment - HOUR, "return")], known_as_of=moment)
    refresh(shop, moment)
    assert due_now(shop, moment) == [2, 3, 1]
    assert due_now(shop, moment, selection=Selection(waybills=(waybill(6),))) == []


def test_old_parcels_are_asked_for_only_when_they_are_selected(shop: Workplace, moment: int) -> None:
    save(shop, moment, 4, 31 * DAY)
    save(shop, moment, 5, 29 * DAY)
    refresh(shop, moment)
    assert sorted(due_now(shop, moment)) == [1, 2, 3, 5]
    assert due_now(shop, moment, selection=Selection(orders=(order_id(4),))) == [4]
    assert due_now(shop, moment, selection=Selection(waybills=(f" {waybill(1).lower()} ",))) == [1]
    assert due_now(shop, moment, selection=Selection(orders=())) == []


def test_what_cannot_be_asked_for_is_counted_with_its_reason(shop: Workplace, moment: int) -> None:
    save(shop, moment, 4, 5 * HOUR, courier="sf")
    save(shop, moment, 5, 5 * HOUR, courier="zto")
    save(shop, moment, 6, 5 * HOUR, courier="")
    save(shop, moment, 7, 5 * HOUR, courier="jtky")  # no code of 快递100's is known for it
    refresh(shop, moment)
    waiting = plan(shop, moment, phone=False).waiting
    assert waiting == {"phone_unknown": 2, "courier_unknown": 2}
    assert sorted(due_now(shop, moment, phone=True)) == [1, 2, 3, 4, 5]
    said = [shop.texts.say(one) for one in plan(shop, moment, phone=False).said()]
    assert said[0] == "现在可以查 3 个包裹（最急的先查）。24 小时内还可以查 100 次。"
    assert said[1] == "2 个是顺丰或中通，要填寄件手机后四位才能查。"


def test_an_answer_is_stored_like_a_file_and_judged(shop: Workplace, moment: int) -> None:
    assert states(shop, moment, 2)["pickup-timeout"] == "unconfirmed"
    with track_door(picked_up) as door:
        state = ask_all(shop, door, Clock(moment))
    assert [question.asked["num"] for question in door.questions] == [waybill(2), waybill(3), waybill(1)]
    assert (state.asked, state.added, state.outcomes) == (3, 3, {Outcome.TRACK: 3})
    assert states(shop, moment, 2)["pickup-timeout"] == "met"
    db = shop.store.connection()
    (file,) = db.execute("SELECT * FROM source_file WHERE kind = 'tracks'").fetchall()
    assert (file["path"], file["known_as_of"], file["added"], file["batch_ref"]) == (SOURCE, moment, 3, state.batch)
    known = db.execute("SELECT DISTINCT track_known_as_of FROM parcel").fetchall()
    assert [row[0] for row in known] == [moment]
    assert questions(shop)[0] == (waybill(2), moment, "track")


def test_several_steps_are_one_import(shop: Workplace, moment: int) -> None:
    for number in range(10, 25):
        save(shop, moment, number, 2 * HOUR)
    refresh(shop, moment)
    with track_door(picked_up) as door:
        state = ask_all(shop, door, Clock(moment))
    files = shop.store.connection().execute("SELECT batch_ref, added FROM source_file WHERE kind = 'tracks'").fetchall()
    assert [tuple(file) for file in files] == [(state.batch, 10), (state.batch, 8)]


def test_a_round_can_be_taken_back_and_its_questions_stay_asked(shop: Workplace, moment: int) -> None:
    for number in range(10, 20):
        save(shop, moment, number, 2 * HOUR)
    refresh(shop, moment)
    before = states(shop, moment, 2)
    with track_door(picked_up) as door:
        state = ask_all(shop, door, Clock(moment))
    assert state.batch is not None
    assert states(shop, moment, 2) != before
    with shop.store.transaction() as db:
        undo_batch(db, state.batch, courier_shapes(), moment)
    refresh(shop, moment)
    assert states(shop, moment, 2) == before
    assert shop.store.connection().execute("SELECT COUNT(*) FROM track_event").fetchone()[0] == 0
    assert due_now(shop, moment) == []  # the half hour holds all the same


def test_what_is_known_is_never_later_than_the_first_answer_of_a_step(shop: Workplace, moment: int) -> None:
    clock = Clock(moment)

    def slowly(question: Question) -> Reply:
        clock.now += 5
        return picked_up(question)

    with track_door(slowly) as door:
        ask_all(shop, door, clock)
    file = shop.store.connection().execute("SELECT known_as_of FROM source_file WHERE kind = 'tracks'").fetchone()
    assert file[0] == moment + 5


def test_no_result_proves_nothing(shop: Workplace, moment: int) -> None:
    before = states(shop, moment, 2)
    with track_door(lambda _: refusal("500", "查询无结果，请隔段时间再查")) as door:
        state = ask_all(shop, door, Clock(moment))
    assert state.outcomes == {Outcome.NOTHING: 3}
    assert state.batch is None
    assert states(shop, moment, 2) == before
    assert "不等于没有揽收" in "\n".join(map(shop.texts.say, state.said()))


def test_half_an_hour_is_waited_between_two_questions_also_after_a_restart(shop: Workplace, moment: int) -> None:
    with track_door(picked_up) as door:
        ask_all(shop, door, Clock(moment))
        shop.store.close()  # what was asked is in the database, not in the program
        last = moment + 30 * MINUTE - 1
        assert plan(shop, last, phone=True).waiting == {"asked_lately": 3}
        ask_all(shop, door, Clock(last))
        assert len(door.questions) == 3
        ask_all(shop, door, Clock(moment + 30 * MINUTE))
        assert len(door.questions) == 6


def test_two_programs_at_once_do_not_ask_twice(shop: Workplace, moment: int) -> None:
    with track_door(picked_up) as door:
        keeper = AccountKeeper()
        keep_setup(shop, keeper, ON)
        asking, window = begin(shop, keeper, EVERYTHING, Clock(moment), door.url)
        _, command_line = begin(shop, keeper, EVERYTHING, Clock(moment), door.url)
        asking = replace(asking, wait=lambda _: None)
        ask_some(shop, asking, window)
        after = ask_some(shop, asking, command_line)
    assert len(door.questions) == 3
    assert (after.asked, after.skipped) == (0, 3)


def test_a_number_is_asked_for_a_dozen_times_a_day_at_most(shop: Workplace, moment: int) -> None:
    with track_door(picked_up) as door:
        for nth in range(20):
            ask_all(shop, door, Clock(moment + nth * 31 * MINUTE))
        asked = [question.asked["num"] for question in door.questions]
    assert asked.count(waybill(1)) == RULES.a_number_a_day == 12
    assert plan(shop, moment + 20 * 31 * MINUTE, phone=True).waiting["asked_often"] == 3
    assert RULES.a_number_a_day < 48 / 2  # the published lock


def test_the_owners_own_limit_holds_for_all_numbers_together(shop: Workplace, moment: int) -> None:
    keeper = AccountKeeper()
    keep_setup(shop, keeper, replace(ON, a_day=2))
    found = plan(shop, moment, phone=True)
    assert numbers(found.due) == [2, 3]
    assert (found.waiting, found.left) == ({"over_budget": 1}, 2)
    with track_door(picked_up) as door:
        asking, state = begin(shop, keeper, EVERYTHING, Clock(moment), door.url)
        ask_some(shop, replace(asking, wait=lambda _: None), state)
    assert plan(shop, moment + DAY - 1, phone=True).left == 0
    assert plan(shop, moment + DAY, phone=True).left == 2


def test_a_locked_number_rests_for_a_day(shop: Workplace, moment: int) -> None:
    def one_locked(question: Question) -> Reply:
        locked = question.asked["num"] == waybill(2)
        return refusal("500", "查询过于频繁，已锁单") if locked else picked_up(question)

    with track_door(one_locked) as door:
        state = ask_all(shop, door, Clock(moment))
    assert state.outcomes == {Outcome.LOCKED: 1, Outcome.TRACK: 2}
    assert plan(shop, moment + DAY - 1, phone=True).waiting == {"locked": 1}
    assert 2 in due_now(shop, moment + DAY)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (lambda _: refusal("503", "验证签名失败"), Outcome.SIGN),
        (lambda _: refusal("601", "KEY已过期"), Outcome.ACCOUNT),
        (lambda _: refusal("600", "不是合法的用户"), Outcome.ACCOUNT),
        (lambda _: refusal("999", "?"), Outcome.UNKNOWN),
        (lambda _: (200, b"<html>log in first</html>"), Outcome.NO_JSON),
        (lambda _: (302, b""), Outcome.REDIRECT),
        (lambda _: (200, b" " * 2_000_000), Outcome.TOO_BIG),
    ],
)
def test_what_will_not_get_better_ends_the_round_at_once(
    shop: Workplace, moment: int, answer: Scripted, outcome: Outcome
) -> None:
    with track_door(answer) as door:
        state = ask_all(shop, door, Clock(moment))
    assert len(door.questions) == 1
    assert state.outcomes == {outcome: 1}
    assert state.stopped is not None
    assert state.stopped.code == f"online_stopped.{outcome}"
    assert shop.texts.say(state.said()[-1]) == "还有 2 个没有查。"


def test_every_outcome_has_its_sentence(shop: Workplace) -> None:
    for outcome in Outcome:
        kind = "online_stopped" if outcome in FINAL | PASSING else "online_outcome"
        message = Message(f"{kind}.{outcome}", {"code": "1", "number": 1})
        assert shop.texts.say(message) != shop.texts.in_language("en").say(message)


def test_errors_that_pass_are_borne_twice_and_waited_for_longer(shop: Workplace, moment: int) -> None:
    waited: list[float] = []
    with track_door(lambda _: refusal("502", "服务器繁忙")) as door:
        state = ask_all(shop, door, Clock(moment), wait=waited.append)
    assert len(door.questions) == 3
    assert state.stopped is not None
    assert state.stopped.code == "online_stopped.busy"
    assert sum(waited) == pytest.approx(2 * RULES.busy_pause)


def test_a_success_between_them_forgives_errors(shop: Workplace, moment: int) -> None:
    for number in range(10, 16):
        save(shop, moment, number, 2 * HOUR)
    refresh(shop, moment)
    replies = iter([0, 0, 1, 0, 0, 1, 0, 0, 0])

    def changing(question: Question) -> Reply:
        return picked_up(question) if next(replies) else (500, b"")

    with track_door(changing) as door:
        state = ask_all(shop, door, Clock(moment))
    assert state.outcomes == {Outcome.SERVER: 7, Outcome.TRACK: 2}


def test_wrong_digits_of_the_phone_leave_the_couriers_other_numbers_out(shop: Workplace, moment: int) -> None:
    for number in (10, 11, 12):
        save(shop, moment, number, 22 * HOUR, courier="sf")
    refresh(shop, moment)

    def answer(question: Question) -> Reply:
        return refusal("408", "验证码错误") if question.asked["com"] == "shunfeng" else picked_up(question)

    with track_door(answer) as door:
        state = ask_all(shop, door, Clock(moment))
    assert state.outcomes == {Outcome.PHONE: 1, Outcome.TRACK: 3}
    assert state.skipped == 2
    assert state.stopped is None


def test_cancelling_keeps_what_was_answered(shop: Workplace, moment: int) -> None:
    with track_door(picked_up) as door:
        keeper = AccountKeeper()
        keep_setup(shop, keeper, ON)
        asking, state = begin(shop, keeper, EVERYTHING, Clock(moment), door.url)
        told_of: list[Progress] = []
        reporter = Reporter(told_of.append, cancelled=lambda: len(door.questions) == 2)
        after = ask_some(shop, replace(asking, wait=lambda _: None), state, reporter)
    assert len(door.questions) == 2
    assert after.over
    assert after.added == 2
    assert (told_of[0].done, told_of[0].total) == (0, 3)
    assert [shop.texts.say(one) for one in after.said()][-2:] == [
        "已停止。停下之前查到的都存好了。",
        "还有 1 个没有查。",
    ]


def test_a_crash_does_not_forget_that_a_number_was_asked_for(shop: Workplace, moment: int) -> None:
    class Breaking:
        def ask(self, courier: str, waybill: str) -> Answer:
            raise RuntimeError

    state = Round(plan(shop, moment, phone=True).due)
    with pytest.raises(RuntimeError):
        ask_some(shop, Asking(Breaking(), Clock(moment), lambda _: None), state)
    assert questions(shop) == [(waybill(2), moment, None)]


def test_it_is_off_until_it_is_switched_on(shop: Workplace, moment: int, ring: MemoryKeyring) -> None:
    keeper = AccountKeeper()
    assert read_setup(shop, keeper) == Setup(False, "nowhere", "keyrings MemoryKeyring", 100)
    with pytest.raises(UserProblem) as said:
        begin(shop, keeper, EVERYTHING, Clock(moment))
    assert said.value.message.code == "problem.online_off"
    with pytest.raises(UserProblem) as said:
        keep_setup(shop, keeper, Wish(on=True, a_day=10))
    assert said.value.message.code == "problem.online_no_account"
    keep_setup(shop, keeper, replace(ON, on=False))
    with pytest.raises(UserProblem) as said:
        begin(shop, keeper, EVERYTHING, Clock(moment))
    assert said.value.message.code == "problem.online_off"
    assert keep_setup(shop, keeper, Wish(on=True, a_day=10, phone="4321")).on  # the account that is kept stays
    asking, _ = begin(shop, keeper, EVERYTHING, Clock(moment))
    assert isinstance(asking.service, Kuaidi100)
    gone = forget_account(shop, keeper)
    assert (gone.on, gone.kept, ring.entries) == (False, "nowhere", {})


def test_without_a_keyring_the_session_knows_it(shop: Workplace) -> None:
    with keyring_in_use(no_keyring()):
        keeper = AccountKeeper()
        kept = keep_setup(shop, keeper, ON)
        assert (kept.on, kept.kept, kept.keyring) == (True, "session", "")
        after_restart = read_setup(shop, AccountKeeper())
        assert (after_restart.on, after_restart.kept) == (False, "nowhere")


def test_the_account_is_in_no_file_of_ours(shop: Workplace, moment: int) -> None:
    with track_door(picked_up) as door:
        ask_all(shop, door, Clock(moment))
    shop.store.close()
    for path in shop.data.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert KEY.encode() not in content, path
            assert CUSTOMER.encode() not in content, path


def test_old_questions_are_forgotten_and_a_clock_that_ran_ahead_locks_nothing(shop: Workplace, moment: int) -> None:
    with shop.store.transaction() as db:
        rows = [(waybill(1), moment - 8 * DAY), (waybill(2), moment + 400 * DAY)]
        db.executemany("INSERT INTO track_query (waybill, asked_at) VALUES (?, ?)", rows)
    with track_door(picked_up) as door:
        ask_all(shop, door, Clock(moment))
        ask_all(shop, door, Clock(moment + HOUR))
    assert {question.asked["num"] for question in door.questions} == {waybill(1), waybill(2), waybill(3)}
    assert min(asked for _, asked, _ in questions(shop)) == moment


def test_every_courier_code_comes_back_as_the_courier_that_was_asked_for() -> None:
    couriers = load_couriers()
    for code, theirs in RULES.couriers.items():
        assert couriers.courier_of(theirs) == code
