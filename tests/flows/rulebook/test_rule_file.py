"""What is no rule file, is damaged, hostile, too new or wrong in itself is refused whole, by a sentence that says why."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from shopguard.core.message import UserProblem
from shopguard.flows.progress import Cancelled, Progress, Reporter
from shopguard.flows.rulebook.rule_file import edition_of
from shopguard.flows.rulebook.rule_update import look_at_rule_file
from shopguard.flows.workplace import Workplace
from tests.conftest import MOMENT
from tests.flows.rulebook.rule_files import members_of, packed, packing, replace_in, rule_file, slower_pickup

Members = dict[str, bytes]
PICKUP = "rules/douyin/pickup-timeout.toml"
REGIONS = "rules/douyin/regions.toml"


def why(place: Workplace, path: Path) -> str:
    """The sentence with which a file is refused; nothing has changed."""
    with pytest.raises(UserProblem) as problem:
        look_at_rule_file(place, path, MOMENT)
    assert problem.value.message.code in ("problem.rule_file", "problem.rule_file_unreadable")
    assert place.rules.edition is not None
    assert place.rules.edition.sha256 == ""
    assert not (place.data / "rules-update").exists()
    return place.texts.say(problem.value.message)


def changed(tmp_path: Path, change: Callable[[Members], object], *, honest: bool = True) -> Path:
    members = members_of(rule_file(tmp_path))
    change(members)
    return packed(members, tmp_path / "changed.sgrules", honest=honest)


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04 and no more", b"PK\x05\x06" + bytes(18), b"\0" * 5000])
def test_what_is_no_archive(place: Workplace, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rules.sgrules"
    path.write_bytes(content)
    assert "没有下载完整" in why(place, path)


def test_a_file_cut_anywhere(place: Workplace, tmp_path: Path) -> None:
    whole = rule_file(tmp_path).read_bytes()
    for size in range(0, len(whole), len(whole) // 60):
        with pytest.raises(UserProblem):
            edition_of(whole[:size], "cut.sgrules")


def test_a_byte_changed_anywhere_is_seen(place: Workplace, tmp_path: Path) -> None:
    whole = rule_file(tmp_path).read_bytes()
    sound = edition_of(whole, "whole.sgrules")
    for at in range(50, len(whole), len(whole) // 80):
        damaged = bytearray(whole)
        damaged[at] ^= 0x21
        try:
            found = edition_of(bytes(damaged), "damaged.sgrules")
        except UserProblem:
            continue
        assert (found.tables, found.about) == (sound.tables, sound.about)  # a byte of the archive that says nothing
        assert found.sha256 != sound.sha256


def test_a_file_that_is_not_there_or_a_folder(place: Workplace, tmp_path: Path) -> None:
    assert "打不开" in why(place, tmp_path / "gone.sgrules")
    assert "打不开" in why(place, tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        "../rules/about.toml", "/etc/passwd", "rules/../../x.toml", "rules\\douyin\\x.toml", "rules/douyin/../x.toml",
        "rules/douyin/X.toml", "rules/douyin/x.py", "rules/other.toml", "rules/douyin/a/b.toml", "C:/x.toml",
        "rules/douyin/x.toml/", "规则.toml", "rules/douyin/-.toml", "rules/douyin/",
    ],
)  # fmt: skip
def test_a_member_that_does_not_belong_there(place: Workplace, tmp_path: Path, name: str) -> None:
    path = changed(tmp_path, lambda members: members.update({name: b"x = 1\n"}))
    assert "不该有的内容" in why(place, path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["changed.sgrules", "data", "file-2027-01-15"]


def test_a_member_twice(place: Workplace, tmp_path: Path) -> None:
    path = changed(tmp_path, lambda members: None)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr(PICKUP, b"x = 1\n")
    assert "不该有的内容" in why(place, path)


@pytest.mark.parametrize(
    "change",
    [
        lambda members: members.update({PICKUP: b"#" + b" " * (3 << 20)}),
        lambda members: members.update({f"rules/douyin/x{n}.toml": b" " * 900_000 for n in range(6)}),
        lambda members: members.update({f"rules/douyin/x{n}.toml": b"" for n in range(300)}),
        lambda members: members.update({"manifest.json": b" " * (2 << 20) + members["manifest.json"]}),
    ],
)
def test_a_bomb_is_not_unpacked(place: Workplace, tmp_path: Path, change: Callable[[Members], object]) -> None:
    assert "大得多" in why(place, changed(tmp_path, change, honest=False))


def test_a_huge_file_is_not_read(place: Workplace, tmp_path: Path) -> None:
    path = tmp_path / "huge.sgrules"
    with path.open("wb") as stream:
        stream.truncate(3 << 30)
    assert "大得多" in why(place, path)


@pytest.mark.parametrize(
    "change",
    [
        lambda members: members.update({PICKUP: members[PICKUP].replace(b"36", b"96")}),
        lambda members: members.pop(PICKUP),
        lambda members: members.update({"rules/douyin/added.toml": b""}),
        lambda members: members.update({"manifest.json": b"{}"}),
        lambda members: members.update({"manifest.json": b"[" * 100_000}),
        lambda members: members.update({"manifest.json": b'{"form": "one", "sha256": {}}'}),
        lambda members: members.update({"manifest.json": b'{"form": 1, "sha256": []}'}),
        lambda members: members.update(
            {"manifest.json": members["manifest.json"].replace(b"2027-01-15", b"2027-01-16")}
        ),
        lambda members: members.update({"manifest.json": members["manifest.json"].replace(b'"0.1.0"', b'"0.0.1"')}),
    ],
)
def test_what_does_not_agree_with_the_manifest(
    place: Workplace, tmp_path: Path, change: Callable[[Members], object]
) -> None:
    assert "对不上" in why(place, changed(tmp_path, change, honest=False))


def test_a_form_of_a_newer_program(place: Workplace, tmp_path: Path) -> None:
    def newer(members: Members) -> None:
        members["manifest.json"] = json.dumps(json.loads(members["manifest.json"]) | {"form": 2}).encode()

    assert "先更新程序" in why(place, changed(tmp_path, newer))


def test_a_least_version_that_is_not_there(place: Workplace, tmp_path: Path) -> None:
    path = rule_file(tmp_path, changes=lambda folder: replace_in(folder / "about.toml", '"0.1.0"', '"0.2.0"'))
    said = why(place, path)
    assert "0.2.0" in said
    assert "0.1.0" in said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"0.1.0"', '"1"'),
        ('"0.1.0"', '"0.1.0rc1"'),
        ("2027-01-15", "2027-01-15T00:00:00"),
        ('en = "', f'en = "{"x" * 5000}'),
        ("note =", "notes ="),
        ("date =", "extra = 1\ndate ="),
    ],
)
def test_a_broken_about(place: Workplace, tmp_path: Path, old: str, new: str) -> None:
    members = members_of(rule_file(tmp_path))
    about = members["rules/about.toml"].decode()
    assert old in about
    members["rules/about.toml"] = about.replace(old, new).encode()
    said = why(place, packed(members, tmp_path / "changed.sgrules"))
    assert "about.toml" in said


@pytest.mark.parametrize(
    ("member", "old", "new", "said"),
    [
        (PICKUP, "within_hours = 36", "within_hours = ", "pickup-timeout.toml"),
        (PICKUP, "within_hours = 36", "within_hours = -36", "is negative"),
        (PICKUP, "[[examples]]", "[[exampels]]", "pickup-timeout.toml"),
        (REGIONS, '"北京", "天津"', "\"北京' OR 1 --\", \"天津\"", "is no name of a province"),
        (REGIONS, '"北京", "天津"', '3, "天津"', "is no name of a province"),
        (REGIONS, 'match = "else"', 'match = "both"', "regions.toml"),
        ("rules/douyin/reshipped-late.toml", 'relayed = "新疆"', "relayed = \"') --\"", "must be words"),
        ("rules/douyin/extensions.toml", "entries = []", "entries = [3]", "extensions.toml"),
        ("rules/scope.toml", "[[notes]]", "[[note]]", "scope.toml"),
        ("rules/reasons.toml", "{order}", "{no_such_fact}", "reasons.toml"),
        ("rules/douyin/score.toml", "certainty", "certain", "score.toml"),
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_read(
    place: Workplace, tmp_path: Path, member: str, old: str, new: str, said: str
) -> None:
    members = members_of(rule_file(tmp_path))
    text = members[member].decode()
    assert old in text
    members[member] = text.replace(old, new).encode()
    assert said in why(place, packed(members, tmp_path / "changed.sgrules"))


def test_tables_within_tables(place: Workplace, tmp_path: Path) -> None:
    deep = b"[[examples]]\nx" + b".a" * 5000 + b" = 1\n[[examples]]\n"
    path = changed(tmp_path, lambda members: members.update({PICKUP: members[PICKUP].replace(b"[[examples]]\n", deep)}))
    assert "tables within tables" in why(place, path)
    brackets = b"x = " + b"[" * 50_000
    assert "pickup-timeout" in why(place, changed_again(tmp_path, lambda members: members.update({PICKUP: brackets})))


def changed_again(tmp_path: Path, change: Callable[[Members], object]) -> Path:
    (tmp_path / "again").mkdir()
    return changed(tmp_path / "again", change)


def test_rules_that_this_program_does_not_know(place: Workplace, tmp_path: Path) -> None:
    path = changed(tmp_path, lambda members: members.update({"rules/douyin/new-clause.toml": members[PICKUP]}))
    assert "new-clause.toml" in why(place, path)
    path = changed_again(tmp_path, lambda members: members.pop(PICKUP))
    assert "pickup-timeout.toml" in why(place, path)


def test_examples_that_come_out_otherwise(place: Workplace, tmp_path: Path) -> None:
    """The worst that a slip of the keyboard could do: 24 hours become 2, and the file's own examples tell."""

    def slip(folder: Path) -> None:
        path = folder / "douyin" / "pickup-timeout.toml"
        replace_in(path, 'stops = "picked_up", within_hours = 24 }]', 'stops = "picked_up", within_hours = 2 }]')

    said = why(place, rule_file(tmp_path, changes=slip))
    assert "1 个判断得不对" in said
    assert "pickup-timeout" in said
    assert "met, 2026-11-11T10:00:00+08:00" in said


def test_it_can_be_stopped(place: Workplace, tmp_path: Path) -> None:
    seen: list[Progress] = []

    def show(progress: Progress) -> None:
        seen.append(progress)
        if len(seen) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        look_at_rule_file(place, rule_file(tmp_path), MOMENT, Reporter(show))
    assert seen[0].step.code == "progress.examples"


def test_the_same_rules_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    one, other = rule_file(first), rule_file(second)
    assert one.read_bytes() == other.read_bytes()
    assert one.name == "ShopGuard-rules-2027-01-15.sgrules"
    with zipfile.ZipFile(one) as archive:
        infos = archive.infolist()
    assert [info.filename for info in infos] == ["manifest.json", *sorted(info.filename for info in infos[1:])]
    assert {info.date_time for info in infos} == {(2027, 1, 15, 0, 0, 0)}


def test_the_release_leaves_no_file_that_would_be_refused(tmp_path: Path) -> None:
    from shopguard.resources import resource

    made = packing().write_rules_file(resource("rules"), tmp_path)
    assert edition_of(made.read_bytes(), made.name).about.day.isoformat() == "2026-11-22"
    members = members_of(made)
    made.unlink()
    rules = tmp_path / "rules"
    for name, content in members.items():
        if name.startswith("rules/"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(content)
    slower_pickup(rules, hours=36)
    replace_in(rules / "douyin" / "fines.toml", "[[fines]]", "[[fine]]")
    with pytest.raises(UserProblem):
        packing().write_rules_file(rules, tmp_path)
    assert list(tmp_path.glob("*.sgrules")) == []
