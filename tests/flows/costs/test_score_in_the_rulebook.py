"""What is known of the score stands in the rulebook, with its source, and the owner may put his own value in place."""

from __future__ import annotations

from pathlib import Path

from shopguard.core.beijing import HOUR
from shopguard.flows.costs.score import score
from shopguard.flows.rulebook.rule_folder import choose_folder
from shopguard.flows.rulebook.rules import rulebook_document, rulebook_entries
from shopguard.flows.workplace import Workplace
from tests.flows.costs.test_score import NOW, bring, order, told

OWN = """
[[values]]
night_from = "20:00"
growing_under = 1
source = "客服答复（编造）"
read = 2026-11-20
certainty = "reported"
"""


def test_it_is_an_entry_of_its_own(place: Workplace) -> None:
    (entry,) = [one for one in rulebook_entries(place, NOW) if one.id == "score"]
    (values,) = entry.parts
    assert values.lines[0] == "18:00 至次日 06:00 的支付，从 06:00 起算"
    assert values.lines[1] == "30 天内支付订单不满 30 单为成长期：70 分，有指标不达标 60 分"
    assert (values.certainty, "卖家资料" in values.source) == ("reported", True)
    document = rulebook_document(place)["score"]
    assert isinstance(document, list)
    assert (document[0]["night_from"], document[0]["growing_score"], document[0]["shown_hours"]) == (
        "18:00",
        70,
        [24, 48],
    )


def test_the_owners_value_counts(place: Workplace, tmp_path: Path) -> None:
    bring(place, tmp_path, order(1, "2026-11-16 18:00:00"), picked_up={1: "2026-11-17 10:00:00"})
    assert (told(place).median, told(place).stage) == (4 * HOUR, "unsure")
    own = tmp_path / "own"
    own.mkdir()
    (own / "score.toml").write_text(OWN, "utf-8")
    choose_folder(place, own)
    assert (told(place).median, told(place).stage) == (16 * HOUR, "usual")
    assert "客服答复" in score(place, NOW).source
    (entry,) = [one for one in rulebook_entries(place, NOW) if one.id == "score"]
    assert entry.parts[0].shipped[0] == "18:00 至次日 06:00 的支付，从 06:00 起算"
