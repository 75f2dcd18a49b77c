"""A slot for photos says what a file really is; one that takes anything does not."""

from __future__ import annotations

import pytest

from shopguard.app import load_texts
from shopguard.appeals.case_facts import CaseFacts, Check, Known
from shopguard.appeals.checklist import check_slots
from shopguard.appeals.rules import AppealRules, load_appeal_rules
from shopguard.resources import resource
from shopguard.store.evidence import EvidenceRow


@pytest.fixture(scope="module")
def rules() -> AppealRules:
    return load_appeal_rules(resource("rules", "douyin", "appeals.toml"))


def found(rules: AppealRules, item: str, media_type: str) -> tuple[Check | None, bool]:
    """The check of what kind the file is, and whether the slot counts as filled."""
    row = EvidenceRow("A20261122-001", item, "ab" * 32, "底单.jpg", 25, media_type, 0)
    facts = CaseFacts(Known(True, 0), Known(True, 0), rules.files)
    (checked,) = check_slots([(slot, True) for slot in rules.slots if slot.item == item], [row], facts)
    return next((one for one in checked.checks if one.name == "kind-fits"), None), checked.filled


@pytest.mark.parametrize("item", ["waybill-stub", "both-labels", "split-labels", "weigh-photos"])
def test_a_text_named_as_a_photo_is_for_the_eye(rules: AppealRules, item: str) -> None:
    check, filled = found(rules, item, "text/plain")
    assert check is not None
    assert (check.result, filled) == ("unknown", True)
    assert "".join(map(load_texts("zh").say, check.notes)) == (
        "“底单.jpg”里面其实是文字，不是照片。这一项要照片、扫描件或 PDF：请您看一眼，是不是放错了。"
    )


@pytest.mark.parametrize("media_type", ["image/jpeg", "image/heic", "application/pdf"])
def test_a_photo_or_pdf_is_what_is_wanted(rules: AppealRules, media_type: str) -> None:
    assert found(rules, "waybill-stub", media_type) == (None, True)


@pytest.mark.parametrize("media_type", ["text/csv", "audio/mpeg", "video/mp4", "application/msword"])
def test_every_other_kind_has_its_sentence(rules: AppealRules, media_type: str) -> None:
    check, _ = found(rules, "weigh-photos", media_type)
    assert check is not None
    for language in ("zh", "en"):
        assert "底单.jpg" in "".join(map(load_texts(language).say, check.notes))


@pytest.mark.parametrize("item", ["buyer-chat", "courier-chat", "outbound-record"])
def test_a_slot_for_chats_or_records_takes_text(rules: AppealRules, item: str) -> None:
    assert found(rules, item, "text/plain")[0] is None
