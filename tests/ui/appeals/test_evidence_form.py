"""What the owner reads in a file: nothing is filled in beforehand, days are whole days in Beijing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.flows.appeals.evidence_view import EvidenceView
from shopguard.store.sealing import KeptFile
from shopguard.ui.appeals import evidence_words
from shopguard.ui.appeals.evidence_form import EvidenceForm, Said

MOMENT = 1_795_147_200  # 2026-11-20 12:00:00 in Beijing
MIDNIGHT = MOMENT - 12 * 3_600
DAY = 86_400


def view(**told: object) -> EvidenceView:
    whole = {"sha256": "0" * 64, "name": "编造.pdf", "size": 1_300_000, "media_type": "application/pdf"} | told
    return EvidenceView(added_at=MOMENT, original=KeptFile(Path(), Path("编造.pdf")), **whole)  # type: ignore[arg-type]  # fields by name


def test_nothing_is_said_for_the_owner(qtbot: QtBot) -> None:
    form = EvidenceForm(view(), MOMENT)
    qtbot.addWidget(form)
    assert form.said() == Said("", None, None, None)


def test_days_run_from_their_first_to_their_last_second(qtbot: QtBot) -> None:
    form = EvidenceForm(view(), MOMENT)
    qtbot.addWidget(form)
    form.dated.setChecked(True)
    form.start.show_day(date(2026, 11, 18))
    form.end.show_day(date(2026, 11, 19))
    assert form.said() == Said("", None, MIDNIGHT - 2 * DAY, MIDNIGHT - 1)


def test_days_given_the_wrong_way_round_are_turned(qtbot: QtBot) -> None:
    form = EvidenceForm(view(), MOMENT)
    qtbot.addWidget(form)
    form.dated.setChecked(True)
    form.start.show_day(date(2026, 11, 19))
    form.end.show_day(date(2026, 11, 18))
    assert form.said() == Said("", None, MIDNIGHT - 2 * DAY, MIDNIGHT - 1)


def test_what_was_said_before_can_be_corrected(qtbot: QtBot) -> None:
    told = view(from_whom="outlet", typed_number="YT1", period_from=MIDNIGHT - DAY, period_until=MIDNIGHT - 1)
    form = EvidenceForm(told, MOMENT)
    qtbot.addWidget(form)
    assert form.said() == Said("outlet", "YT1", MIDNIGHT - DAY, MIDNIGHT - 1)
    form.dated.setChecked(False)
    form.number.clear()
    QTest.keyClicks(form.from_whom, "2")
    with qtbot.waitSignal(form.kept) as kept:
        QTest.mouseClick(form.keep_button, Qt.MouseButton.LeftButton)
    assert kept.args == [Said("outlet2", None, None, None)]


def test_a_file_in_words(qtbot: QtBot) -> None:
    assert evidence_words.about(view(pages=3)) == "1.2 MB · 3 页 · 11-20 12:00 添加"
    assert evidence_words.about(view(size=900, seconds=125)) == "1 KB · 长 2:05 · 11-20 12:00 添加"
    said = view(from_whom="网点", typed_number="YT1", period_from=MIDNIGHT - DAY, period_until=MIDNIGHT - 1)
    assert evidence_words.said(said) == "来自 网点 · 单号 YT1 · 日期 2026-11-19 至 2026-11-19"
    assert evidence_words.said(view()) == ""
