"""When it is asked, what is remembered of it, and of what the owner is told: opt-in, at most once a day, nothing twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from shopguard.app import build_workplace
from shopguard.core.release import read_release
from shopguard.flows.keeping import automatic_backup
from shopguard.flows.settings import remember
from shopguard.flows.updates import Seen, begin, end, look, may_notice, put_aside, was_noticed
from shopguard.flows.workplace import Workplace
from shopguard.online.outcome import Outcome
from shopguard.online.update_rules import UpdateRules, update_rules
from tests.online.update_door import NEWER, NEWER_RULES

RULES = replace(update_rules(), address="https://shopguard.example/newest.json", page="https://shopguard.example/")
DAY = 86_400


@pytest.fixture
def wanting(place: Workplace) -> Workplace:
    """Of an owner who has switched it on."""
    place.settings.set("check_updates", True)
    return place


def told(place: Workplace, document: dict[str, Any], now: int = 0) -> Seen:
    """After that answer."""
    assert begin(place, RULES, now, by_owner=True)
    end(place, read_release(document))
    return look(place, RULES)


def said(place: Workplace, rules: UpdateRules = RULES) -> str:
    return place.texts.say(look(place, rules).said())


def test_it_is_off_until_the_owner_wants_it(place: Workplace, moment: int) -> None:
    assert not begin(place, RULES, moment)
    assert not begin(place, RULES, moment, by_owner=True)
    seen = look(place, RULES)
    assert (seen.can, seen.on, seen.news, seen.fresh) == (True, False, None, None)
    assert said(place) == "还没有问过。"


def test_without_an_address_nobody_is_asked(wanting: Workplace, moment: int) -> None:
    nowhere = replace(RULES, address="")
    assert not begin(wanting, nowhere, moment)
    assert not begin(wanting, nowhere, moment, by_owner=True)
    assert not look(wanting, nowhere).can
    assert look(wanting, nowhere).standing.asked_at is None


def test_it_is_asked_once_a_day(wanting: Workplace, moment: int) -> None:
    assert begin(wanting, RULES, moment)
    assert not begin(wanting, RULES, moment)
    assert not begin(wanting, RULES, moment + DAY - 1)
    assert begin(wanting, RULES, moment + DAY)
    assert not begin(wanting, RULES, moment + DAY + 1)


@pytest.mark.parametrize("failure", [Outcome.UNREACHABLE, Outcome.TIMEOUT, None], ids=str)
def test_nor_more_often_where_it_failed_or_the_program_ended(
    wanting: Workplace, moment: int, failure: Outcome | None
) -> None:
    assert begin(wanting, RULES, moment)
    if failure is not None:
        end(wanting, failure)
    assert not begin(wanting, RULES, moment + 3600)
    assert begin(wanting, RULES, moment + DAY)


def test_a_clock_that_is_set_back_does_not_make_it_more(wanting: Workplace, moment: int) -> None:
    assert begin(wanting, RULES, moment)
    assert not begin(wanting, RULES, moment - 10 * 365 * DAY)
    assert not begin(wanting, RULES, moment - 10 * 365 * DAY + 2 * DAY)
    assert not begin(wanting, RULES, moment + 60)
    assert look(wanting, RULES).standing.asked_at == moment


def test_asking_every_day_makes_no_backup_every_day(wanting: Workplace, moment: int) -> None:
    automatic_backup(wanting, moment, "daily")
    told(wanting, NEWER, moment)
    assert automatic_backup(wanting, moment + DAY, "daily") is None


def test_where_no_rules_are_told_those_in_use_are_not_even_read(wanting: Workplace, moment: int) -> None:
    """They take a while, and the window looks at its start."""
    told(wanting, NEWER, moment)
    wanting.store.close()
    again = build_workplace(wanting.data, "zh")
    assert look(again, RULES).news is not None
    assert again.held._rules is None
    again.store.close()


def test_the_owner_may_ask_at_any_time(wanting: Workplace, moment: int) -> None:
    assert begin(wanting, RULES, moment + 30 * DAY)  # by a clock that went wrong
    assert not begin(wanting, RULES, moment)
    assert begin(wanting, RULES, moment, by_owner=True)
    assert not begin(wanting, RULES, moment + DAY - 1)
    assert begin(wanting, RULES, moment + DAY)


def test_another_window_of_the_same_data_knows_it_too(wanting: Workplace, moment: int) -> None:
    assert begin(wanting, RULES, moment)
    wanting.store.close()
    again = build_workplace(wanting.data, "zh")
    assert not begin(again, RULES, moment + 3600)
    again.store.close()


def test_a_newer_program_is_news(wanting: Workplace, moment: int) -> None:
    seen = told(wanting, NEWER, moment)
    assert seen.news is not None
    assert (seen.news.program, seen.news.rules) == (True, False)
    assert seen.fresh == seen.news
    assert seen.news.release.version == "0.2.0"
    assert said(wanting) == "上次问：2026-11-20 12:00，有新的。"


@pytest.mark.parametrize("version", ["0.1.0", "0.0.9"])
def test_the_same_and_an_older_one_are_not(wanting: Workplace, moment: int, version: str) -> None:
    assert told(wanting, {**NEWER, "version": version}, moment).news is None
    assert said(wanting) == "上次问：2026-11-20 12:00，已经是最新的。"


@pytest.mark.parametrize(("day", "news"), [("2026-11-23", True), ("2026-11-22", False), ("2026-11-21", False)])
def test_newer_rules_are_news_too(wanting: Workplace, day: str, news: bool) -> None:
    """Those that come with the program are of 2026-11-22."""
    rules = {**NEWER_RULES["rules"], "date": day}
    seen = told(wanting, {**NEWER_RULES, "rules": rules})
    assert (seen.news is not None) is news
    if seen.news is not None:
        assert (seen.news.program, seen.news.rules) == (False, True)


def test_what_was_told_holds_while_nobody_answers(wanting: Workplace, moment: int) -> None:
    told(wanting, NEWER, moment)
    assert begin(wanting, RULES, moment + DAY)
    assert said(wanting) == "上次问：2026-11-21 12:00，没有等到回答。"
    end(wanting, Outcome.UNREACHABLE)
    assert said(wanting) == "上次问：2026-11-21 12:00，连不上下载网站，请看看网络。"
    assert look(wanting, RULES).news is not None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_whatever_comes_of_asking_has_its_words(tmp_path: Path, language: Any) -> None:
    place = build_workplace(tmp_path / "data", language)
    place.settings.set("check_updates", True)
    asking = (
        "busy",
        "server",
        "timeout",
        "unreachable",
        "cut",
        "unknown",
        "no_json",
        "too_big",
        "redirect",
        "certificate",
    )
    sentences = set()
    for name in asking:
        begin(place, RULES, 0, by_owner=True)
        end(place, Outcome(name))
        sentences.add(said(place))
    assert len(sentences) == len(asking)
    place.store.close()


def test_what_is_put_aside_stays_so_until_there_is_something_newer(wanting: Workplace) -> None:
    news = told(wanting, NEWER).news
    assert news is not None
    put_aside(wanting, news)
    again = told(wanting, NEWER)
    assert (again.news, again.fresh) == (news, None)
    newest = told(wanting, {**NEWER, "version": "0.3.0"}).fresh
    assert newest is not None
    assert newest.release.version == "0.3.0"


def test_of_what_is_put_aside_only_the_new_part_is_told(wanting: Workplace) -> None:
    news = told(wanting, NEWER).news
    assert news is not None
    put_aside(wanting, news)
    seen = told(wanting, {**NEWER, "rules": NEWER_RULES["rules"]})
    assert seen.news is not None
    assert seen.fresh is not None
    assert (seen.news.program, seen.news.rules) == (True, True)
    assert (seen.fresh.program, seen.fresh.rules) == (False, True)
    put_aside(wanting, seen.fresh)
    assert look(wanting, RULES).fresh is None


def test_the_system_tells_of_it_once_and_by_day(wanting: Workplace, moment: int) -> None:
    noon, night = moment, moment + 11 * 3600  # 12:00 and 23:00 in Beijing
    seen = told(wanting, NEWER)
    assert may_notice(wanting, seen, noon)
    assert not may_notice(wanting, seen, night)
    assert seen.news is not None
    was_noticed(wanting, seen.news)
    assert not may_notice(wanting, look(wanting, RULES), noon)
    assert may_notice(wanting, told(wanting, {**NEWER, "version": "0.3.0"}), noon)


def test_nor_where_the_owner_wants_no_notices(wanting: Workplace, moment: int) -> None:
    seen = told(wanting, NEWER)
    assert seen.news is not None
    wanting.settings.set("notifications", False)
    assert not may_notice(wanting, seen, moment)
    wanting.settings.set("notifications", True)
    wanting.settings.set("check_updates", False)
    assert not may_notice(wanting, look(wanting, RULES), moment)
    wanting.settings.set("check_updates", True)
    put_aside(wanting, seen.news)
    assert not may_notice(wanting, look(wanting, RULES), moment)


def test_what_a_newer_program_kept_in_another_form_is_passed_over(wanting: Workplace) -> None:
    remember(wanting, "updates", '{"asked_at": 5, "release": {"version": "2.0.0-x"}, "more": 1}')
    seen = look(wanting, RULES)
    assert (seen.news, seen.standing.asked_at) == (None, 5)
