"""Asking why, and until when, a finding is set aside."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from shopguard.core.beijing import parse_iso
from shopguard.core.marks import AsideReason
from shopguard.ui.look.application import Look
from shopguard.ui.orders.set_aside_dialog import AsideAbout, AsideChoice, AsideWish, SetAsideDialog
from tests.ui.driving import Clock, texts

NOW = parse_iso("2026-11-20T12:00:00")
ONE = AsideAbout(("6900000000000000012",), (AsideChoice("pickup-timeout", "揽收超时"),), "YT0000000000101")


def dialog(qtbot: QtBot, about: AsideAbout = ONE) -> SetAsideDialog:
    made = SetAsideDialog(about, Clock(NOW), None)
    qtbot.addWidget(made)
    return made


def test_it_says_what_it_is_about_and_what_it_means(qtbot: QtBot, look: Look) -> None:
    said = texts(dialog(qtbot))
    assert "揽收超时" in said
    assert "6900000000000000012 · YT0000000000101" in said
    assert "不上色、不算钱、不提醒" in said


def test_nothing_is_put_aside_before_a_reason_is_chosen(qtbot: QtBot, look: Look) -> None:
    made = dialog(qtbot)
    assert not made.apply_button.isEnabled()
    made.reasons[AsideReason.SETTLED].click()
    assert made.apply_button.isEnabled()
    assert made.wish() == AsideWish("pickup-timeout", AsideReason.SETTLED, "", parse_iso("2026-11-27T09:00:00"))


def test_what_the_platform_did_not_fine_stays_aside_for_good(qtbot: QtBot, look: Look) -> None:
    made = dialog(qtbot)
    made.reasons[AsideReason.NOT_FINED].click()
    with qtbot.waitSignal(made.wanted) as told:
        made.apply_button.click()
    assert told.args == [AsideWish("pickup-timeout", AsideReason.NOT_FINED, "", None)]
    assert not made.apply_button.isEnabled()  # until it is told
    made.refuse("不行（编造）")
    assert made.apply_button.isEnabled()
    assert "不行（编造）" in texts(made)


def test_another_reason_needs_words(qtbot: QtBot, look: Look) -> None:
    made = dialog(qtbot)
    made.reasons[AsideReason.OTHER].click()
    assert not made.apply_button.isEnabled()
    made.words.setText("  买家说好了（编造） ")
    assert made.apply_button.isEnabled()
    assert made.wish().words == "买家说好了（编造）"


def test_how_long_is_suggested_and_can_be_chosen(qtbot: QtBot, look: Look) -> None:
    made = dialog(qtbot)
    assert made.until.isEnabled()
    assert made.wish().until == parse_iso("2026-11-27T09:00:00")
    made.for_good.click()
    assert not made.until.isEnabled()
    assert made.wish().until is None
    made.reasons[AsideReason.NOT_FINED].click()
    made.for_a_time.click()
    assert made.wish().until == parse_iso("2026-11-27T09:00:00")


def test_for_several_orders_the_rule_is_chosen(qtbot: QtBot, look: Look) -> None:
    named = (("pickup-timeout", "揽收超时"), ("ship-overdue", "发货超时"), (None, "所有规则"))
    made = dialog(qtbot, AsideAbout(("1", "2", "3"), tuple(AsideChoice(*one) for one in named)))
    assert "3 个订单" in texts(made)
    assert [made.which.itemText(n) for n in range(made.which.count())] == ["揽收超时", "发货超时", "所有规则"]
    assert made.wish().clause == "pickup-timeout"
    made.which.setCurrentIndex(2)
    assert made.wish().clause is None
