"""Taking a rule file: looked at, taken, judged by, given up again; kept through backups; put away by a newer program."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from shopguard.app import build_workplace
from shopguard.checker.rulefiles import load_edition
from shopguard.core.beijing import HOUR
from shopguard.core.finding import Risk
from shopguard.core.message import UserProblem
from shopguard.core.rule_reader import Tables, read_rulebook
from shopguard.core.rulebook import Rulebook
from shopguard.flows.appeals import reasons
from shopguard.flows.judging import refresh
from shopguard.flows.keeping import make_backup, restore_backup
from shopguard.flows.moving.moving_in import move_in
from shopguard.flows.moving.moving_out import move_out
from shopguard.flows.rulebook import editions, rule_update, rules_in_use
from shopguard.flows.rulebook.extending import list_extensions
from shopguard.flows.rulebook.recoloured import count_changes
from shopguard.flows.rulebook.rejudging import rejudge
from shopguard.flows.rulebook.rule_change_words import change_lines
from shopguard.flows.rulebook.rule_folder import choose_folder
from shopguard.flows.rulebook.rule_update import (
    RulesTaken,
    can_undo,
    grouped,
    look_at_rule_file,
    take_rule_file,
    undo_rule_update,
)
from shopguard.flows.rulebook.rules import rulebook_document, rulebook_text
from shopguard.flows.rulebook.rules_seen import RULES_SEEN
from shopguard.flows.rulebook.told_once import told_once
from shopguard.flows.workplace import Workplace
from shopguard.resources import resource
from shopguard.store.setting import keep_setting
from tests.conftest import MOMENT
from tests.flows.rulebook.rule_files import edition, replace_in, rule_file, slower_pickup

OWN = """
[[values]]
from = 2025-05-13
clocks = [{ within_hours = 30 }]
source = "群公告（编造）"
read = 2026-11-30
certainty = "reported"
"""


def taken(place: Workplace, path: Path) -> RulesTaken:
    return take_rule_file(place, look_at_rule_file(place, path, MOMENT))


def window_of(place: Workplace) -> int:
    """Hours the pickup may take at present."""
    return (place.rulebook.clause("pickup-timeout").values[-1].clocks[0].within or 0) // HOUR


def newest(place: Workplace) -> int:
    """Hours the pickup may take by the newest values."""
    values = max(place.rulebook.clause("pickup-timeout").values, key=lambda one: one.start or date.min)
    return (values.clocks[0].within or 0) // HOUR


def day_in_use(place: Workplace) -> str:
    assert place.rules.edition is not None
    return place.rules.edition.about.day.isoformat()


def reopened(place: Workplace) -> Workplace:
    place.store.close()
    return build_workplace(place.data, language="zh")


def refused(place: Workplace, path: Path) -> str:
    with pytest.raises(UserProblem) as problem:
        look_at_rule_file(place, path, MOMENT)
    return place.texts.say(problem.value.message)


def test_without_a_file_the_programs_own_rules_hold(place: Workplace) -> None:
    assert day_in_use(place) == "2026-11-22"
    assert not can_undo(place)
    document = rulebook_document(place)
    assert (document["rules_date"], document["rules_from"]) == ("2026-11-22", "program")
    assert rulebook_text(place, MOMENT).startswith("规则日期 2026-11-22，随程序提供\n")
    with pytest.raises(UserProblem) as nothing:
        undo_rule_update(place)
    assert "2026-11-22" in place.texts.say(nothing.value.message)


def test_looking_says_what_changes_and_changes_nothing(place: Workplace, tmp_path: Path) -> None:
    path = rule_file(tmp_path, whole=True)
    update = look_at_rule_file(place, path, MOMENT)
    assert update.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (update.about.day, update.now and update.now.day) == (date(2027, 1, 15), date(2026, 11, 22))
    (change,) = update.changes
    assert (change.id, change.title) == ("pickup-timeout", "揽收超时：上传单号后太久没有揽收")
    new, until = change_lines(place.texts, change)[0], change_lines(place.texts, change)[1:]
    assert new.startswith("新增　2026-11-18 起 · ")
    assert "36 小时" in new
    assert until == ["原来　2025-05-13 起", "现在　2025-05-13 起，2026-11-18 之前：数值不变"]
    assert (day_in_use(place), newest(place), can_undo(place)) == ("2026-11-22", 24, False)
    assert not (place.data / "rules-update").exists()


def test_taken_it_counts_at_once_and_at_the_next_start_and_can_be_given_up(place: Workplace, tmp_path: Path) -> None:
    result = taken(place, rule_file(tmp_path))
    assert result.about.day == date(2027, 1, 15)
    assert (day_in_use(place), newest(place), place.rule_problem) == ("2027-01-15", 36, None)
    later = reopened(place)
    assert (day_in_use(later), newest(later), later.rule_problem) == ("2027-01-15", 36, None)
    document = rulebook_document(later)
    assert (document["rules_date"], document["rules_from"]) == ("2027-01-15", "file")
    again = reopened(later)  # the rules were seen: they are read when they are asked for
    assert newest(again) == 36
    assert undo_rule_update(again).about.day == date(2026, 11, 22)
    assert (day_in_use(again), newest(again), can_undo(again)) == ("2026-11-22", 24, False)
    assert not (again.data / "rules-update").exists()
    last = reopened(again)
    assert newest(last) == 24
    last.store.close()


def test_orders_change_colour_with_it_and_back(demo_place: Workplace, tmp_path: Path, moment: int) -> None:
    assert taken(demo_place, rule_file(tmp_path)).left
    assert rejudge(demo_place, moment) > 0
    changed = count_changes(demo_place)
    assert changed
    assert undo_rule_update(demo_place).left
    rejudge(demo_place, moment)
    assert count_changes(demo_place) == {(new, old): count for (old, new), count in changed.items()}


def _long_extension(folder: Path) -> None:
    replace_in(
        folder / "douyin" / "extensions.toml",
        "entries = []",
        "[[entries]]\nfrom = 2026-10-01T00:00:00\nuntil = 2026-12-20T23:59:59\nextra_hours = 1400\n"
        'note = { zh = "编造的延期", en = "A made-up extension" }\n'
        'source = { zh = "编造", en = "Made up" }\nread = 2026-11-01\ncertainty = "reported"\n',
    )


def test_red_orders_that_an_extension_of_the_file_makes_green_are_told(
    demo_place: Workplace, tmp_path: Path, moment: int
) -> None:
    assert taken(demo_place, rule_file(tmp_path, changes=_long_extension)).left
    refresh(demo_place, moment)  # whatever else happens first
    rejudge(demo_place, moment)
    changed = count_changes(demo_place)
    assert changed[Risk.VIOLATED, Risk.OK] == 19
    assert undo_rule_update(demo_place).left
    rejudge(demo_place, moment)
    assert count_changes(demo_place) == {(new, old): count for (old, new), count in changed.items()}


def test_a_kept_file_that_a_later_program_cannot_read_gives_way(
    place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(place, rule_file(tmp_path))

    def stricter(tables: Tables) -> Rulebook:
        book = read_rulebook(tables)
        if any(one.start == date(2026, 11, 18) for one in book.clause("pickup-timeout").values):
            raise KeyError("no longer known")
        return book

    monkeypatch.setattr(rules_in_use, "read_rulebook", stricter)
    keep_setting(place.store.connection(), RULES_SEEN, "")
    later = reopened(place)
    assert (newest(later), day_in_use(later)) == (24, "2026-11-22")
    assert later.rule_problem is not None
    assert later.rule_problem.code == "problem.kept_rule_file"
    later.store.close()


def test_one_file_after_the_other_and_back_step_by_step(place: Workplace, tmp_path: Path) -> None:
    taken(place, rule_file(tmp_path))
    taken(place, rule_file(tmp_path, "2027-02-01", lambda folder: slower_pickup(folder, 40)))
    assert newest(place) == 40
    taken(place, rule_file(tmp_path, "2027-03-01", lambda folder: slower_pickup(folder, 44)))
    assert (newest(place), len(list((place.data / "rules-update").iterdir()))) == (44, 2)
    undo_rule_update(place)
    assert newest(place) == 40
    undo_rule_update(place)
    assert (newest(place), can_undo(place)) == (24, False)


def test_an_older_or_the_same_file_is_not_taken(place: Workplace, tmp_path: Path) -> None:
    assert "2026-11-22 的，不比它旧" in refused(place, rule_file(tmp_path, "2026-11-22"))
    first = rule_file(tmp_path, "2027-02-01")
    taken(place, first)
    assert "已经在用了" in refused(place, first)
    assert "2027-02-01 的，不比它旧" in refused(place, rule_file(tmp_path, "2027-01-31"))


def test_a_mended_file_of_the_same_day_is_taken(place: Workplace, tmp_path: Path) -> None:
    taken(place, rule_file(tmp_path, "2027-02-01"))
    (tmp_path / "mended").mkdir()
    mended = rule_file(tmp_path / "mended", "2027-02-01", lambda folder: slower_pickup(folder, 40))
    taken(place, mended)
    assert newest(place) == 40


def test_the_owners_folder_goes_over_it(place: Workplace, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "pickup-timeout.toml").write_text(OWN, "utf-8")
    choose_folder(place, own)
    taken(place, rule_file(tmp_path))
    by_start = {one.start: one for one in place.rulebook.clause("pickup-timeout").values}
    assert by_start[date(2025, 5, 13)].clocks[0].within == 30 * HOUR
    assert by_start[date(2026, 11, 18)].clocks[0].within == 36 * HOUR
    later = reopened(place)
    assert later.rule_problem is None
    choose_folder(later, None)
    assert newest(later) == 36
    later.store.close()


def test_rules_that_the_owners_folder_does_not_fit_are_refused(place: Workplace, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "pickup-timeout.toml").write_text(OWN, "utf-8")
    choose_folder(place, own)

    def other_day(folder: Path) -> None:
        path = folder / "douyin" / "pickup-timeout.toml"
        replace_in(path, "2025-05-13", "2025-05-14")

    said = refused(place, rule_file(tmp_path, changes=other_day))
    assert str(own) in said
    assert "from 2025-05-13" in said
    assert day_in_use(place) == "2026-11-22"


def test_all_that_a_file_brings_is_used(place: Workplace, tmp_path: Path) -> None:
    def words(folder: Path) -> None:
        replace_in(folder / "scope.toml", "特殊类型的店铺可能另有时限", "编造的范围说明")
        replace_in(folder / "reasons.toml", "没有超时", "编造的理由")
        replace_in(
            folder / "douyin" / "extensions.toml",
            "entries = []",
            "[[entries]]\nfrom = 2027-01-01T00:00:00\nuntil = 2027-01-03T23:59:59\nextra_hours = 24\n"
            'note = { zh = "编造的延期", en = "A made-up extension" }\n'
            'source = { zh = "编造", en = "Made up" }\nread = 2027-01-01\ncertainty = "reported"\n',
        )

    update = look_at_rule_file(place, rule_file(tmp_path, changes=words, whole=True), MOMENT)
    told = {change.id: change_lines(place.texts, change) for change in update.changes}
    assert told.keys() == {"extensions", "scope-special-shops", "reasons"}
    assert "编造的延期" in told["extensions"][0]
    assert told["reasons"] == ["数值不变，只改了文字、出处或例子"]
    take_rule_file(place, update)
    assert "编造的范围说明" in rulebook_text(place, MOMENT)
    assert [row.extension.note for row in list_extensions(place)] == ["编造的延期"]
    assert reasons._texts(place).templates[0].name.zh == "编造的理由"
    undo_rule_update(place)
    assert list_extensions(place) == []
    assert reasons._texts(place).templates[0].name.zh == "没有超时"


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:-1]), "被改过"),
        (lambda path: path.write_bytes(path.read_bytes().replace(b"36", b"96")), "被改过"),
        (lambda path: path.unlink(), str(Path("rules-update"))),
    ],
)
def test_a_kept_file_that_was_altered_gives_way_to_the_programs_rules(
    place: Workplace, tmp_path: Path, damage: Callable[[Path], object], said: str
) -> None:
    path = rule_file(tmp_path)
    taken(place, path)
    (kept,) = (place.data / "rules-update").iterdir()
    damage(kept)
    later = reopened(place)
    assert (newest(later), day_in_use(later)) == (24, "2026-11-22")
    assert later.rule_problem is not None
    assert said in later.texts.say(later.rule_problem)
    mended = take_rule_file(later, look_at_rule_file(later, path, MOMENT))  # taken once more it is whole
    assert mended.about.day == date(2027, 1, 15)
    assert newest(later) == 36
    assert not later.rule_problem
    kept.unlink()
    again = reopened(later)
    assert undo_rule_update(again).about.day == date(2026, 11, 22)
    assert again.rule_problem is None
    again.store.close()


def test_a_program_that_brings_newer_rules_wins_and_says_so_once(
    place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(place, rule_file(tmp_path))
    own = tmp_path / "newer" / "rules"
    edition(own, "2027-06-01", lambda folder: slower_pickup(folder, 44))
    _come_with(monkeypatch, own)
    later = reopened(place)
    assert (day_in_use(later), newest(later), later.rule_problem) == ("2027-06-01", 44, None)
    told = told_once(later)
    assert told is not None
    assert "2027-06-01" in later.texts.say(told)
    assert "2027-01-15" in later.texts.say(told)
    assert told_once(later) is None
    assert not can_undo(later)
    assert not (later.data / "rules-update").exists()
    later.store.close()


def test_a_program_too_old_for_the_kept_file_uses_its_own(
    place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(place, rule_file(tmp_path))
    monkeypatch.setattr(editions, "__version__", "0.0.9")
    later = reopened(place)
    assert newest(later) == 24
    assert later.rule_problem is not None
    assert "0.1.0" in later.texts.say(later.rule_problem)
    later.store.close()


def test_a_backup_brings_the_rules_and_one_without_takes_them_away(place: Workplace, tmp_path: Path) -> None:
    before = make_backup(place, now=MOMENT)
    taken(place, rule_file(tmp_path))
    after = make_backup(place, now=MOMENT + 1)
    undo_rule_update(place)
    place.store.close()
    restore_backup(place.data, after, now=MOMENT + 2)
    later = build_workplace(place.data, "zh")
    assert (newest(later), later.rule_problem) == (36, None)
    later.store.close()
    aside = restore_backup(place.data, before, now=MOMENT + 3)
    last = build_workplace(place.data, "zh")
    assert (newest(last), last.rule_problem, can_undo(last)) == (24, None, False)
    last.store.close()
    assert aside is not None
    kept_aside = build_workplace(aside, "zh")
    assert (newest(kept_aside), kept_aside.rule_problem) == (36, None)
    kept_aside.store.close()


def test_they_move_house_too(place: Workplace, tmp_path: Path) -> None:
    taken(place, rule_file(tmp_path))
    move_out(place, tmp_path / "move.zip", now=MOMENT)
    move_in(tmp_path / "new", tmp_path / "move.zip", now=MOMENT)
    there = build_workplace(tmp_path / "new", "zh")
    assert (newest(there), day_in_use(there), there.rule_problem) == (36, "2027-01-15", None)
    there.store.close()


def test_a_disk_that_refuses_leaves_the_rules_as_they_are(
    place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    update = look_at_rule_file(place, rule_file(tmp_path), MOMENT)

    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(rule_update, "write_rule_file", full)
    with pytest.raises(UserProblem) as problem:
        take_rule_file(place, update)
    assert problem.value.message.code == "problem.rule_file_not_kept"
    assert (newest(place), can_undo(place)) == (24, False)


def test_a_sha_is_told_in_groups() -> None:
    assert grouped("0123456789abcdef" * 4).splitlines() == ["0123 4567 89AB CDEF 0123 4567 89AB CDEF"] * 2


def _come_with(monkeypatch: pytest.MonkeyPatch, rules: Path) -> None:
    """As if a program update had brought these rules."""

    def brought(*parts: str) -> Path:
        return rules.joinpath(*parts[1:]) if parts[0] == "rules" else resource(*parts)

    assert load_edition(rules)
    for module in (editions, rule_update):
        monkeypatch.setattr(module, "resource", brought)
    monkeypatch.setattr("shopguard.flows.rulebook.rules_seen.resource", brought)
    assert editions.own_names() == frozenset(path.name for path in (rules / "douyin").iterdir())
