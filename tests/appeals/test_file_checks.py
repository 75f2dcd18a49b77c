"""Settings of size and number, and the sentences that only odd files bring about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shopguard.app import load_texts
from shopguard.appeals.case_checks import check_case
from shopguard.appeals.case_facts import CaseFacts, Check, Known
from shopguard.appeals.file_checks import attached
from shopguard.appeals.rules import AppealRules, load_appeal_rules
from shopguard.resources import resource
from shopguard.store.evidence import EvidenceRow
from shopguard.store.evidence_readings import Reading

MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def rules() -> AppealRules:
    return load_appeal_rules(resource("rules", "douyin", "appeals.toml"))


def file(number: int = 1, *, size: int = 1000, media_type: str = "image/jpeg") -> EvidenceRow:
    return EvidenceRow("A20261122-001", "buyer-chat", f"{number:064d}", f"{number}.jpg", size, media_type, 0)


def checks(rules: AppealRules, row: EvidenceRow, reading: Reading | None = None) -> dict[str, Check]:
    slot = next(slot for slot in rules.slots if slot.item == "buyer-chat")
    readings = {} if reading is None else {row.sha256: reading}
    facts = CaseFacts(Known(True, 0), Known(True, 0), rules.files, numbers=("6930000000000000017",), readings=readings)
    return {one.name: one for one in attached(slot, [row], facts)}


def notes(check: Check) -> str:
    return "".join(map(load_texts("zh").say, check.notes))


def test_a_file_that_is_larger_than_the_settings_allow_today(rules: AppealRules) -> None:
    assert checks(rules, file(size=200 * MEGABYTE))["within-limits"].result == "ok"
    found = checks(rules, file(size=200 * MEGABYTE + 1))["within-limits"]
    assert (found.result, notes(found)) == ("fails", "“1.jpg”超过 200 MB。请换一个小些的原件。")


def test_a_picture_nobody_could_look_into_is_for_the_eye(rules: AppealRules) -> None:
    found = checks(rules, file())
    assert (found["opens"].result, notes(found["opens"])) == ("unknown", "请打开“1.jpg”看一遍。")
    assert found["legible"].result == "unknown"


def test_a_locked_table(rules: AppealRules) -> None:
    row = file(media_type="application/vnd.ms-excel")
    found = checks(rules, row, Reading(row.sha256, "locked"))
    assert (found["opens"].result, "密码" in notes(found["opens"])) == ("fails", True)


@pytest.mark.parametrize(("count", "result"), [(5, "ok"), (6, "fails")])
def test_pictures_of_a_case_each_original_once(rules: AppealRules, count: int, result: str) -> None:
    photos = [file(n) for n in range(count)]
    again = replace(photos[0], item="courier-chat")
    found = {one.name: one for one in check_case([*photos, again], {}, "理由", rules.limits, rules.files)}
    assert found["pictures"].result == result


@pytest.mark.parametrize(
    ("evidence", "result"),
    [
        ([file(n, media_type="application/pdf") for n in range(60)], "ok"),
        ([file(n, media_type="application/pdf") for n in range(61)], "fails"),
        ([file(n, size=100 * MEGABYTE) for n in range(8)], "ok"),
        ([file(n, size=100 * MEGABYTE + 1) for n in range(8)], "fails"),
        ([replace(file(1, size=700 * MEGABYTE), item=item) for item in ("buyer-chat", "courier-chat")], "ok"),
    ],
)
def test_files_and_bytes_of_a_case_each_original_once(
    rules: AppealRules, evidence: list[EvidenceRow], result: str
) -> None:
    found = {one.name: one for one in check_case(evidence, {}, "理由", rules.limits, rules.files)}
    assert found["files"].result == result
    assert bool(notes(found["files"])) == (result == "fails")
