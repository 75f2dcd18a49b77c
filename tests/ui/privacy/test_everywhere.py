"""Every window, page and dialog of the program read while buyers' data is hidden: nobody is on any of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import ExifTags, Image
from pytestqt.qtbot import QtBot

from shopguard.flows.appeals.attaching import attach, say_of_evidence
from shopguard.flows.appeals.opening import open_from_notice
from shopguard.flows.appeals.reason import choose_reason_text
from shopguard.flows.appeals.steps import record_step
from shopguard.flows.imports.importing import import_files
from shopguard.flows.orders.marks import note, set_aside
from shopguard.flows.workplace import Workplace
from shopguard.store.evidence import fetch_evidence
from shopguard.ui.look.curtain import curtain
from shopguard.ui.look.folded import Folded
from shopguard.ui.shell.main_window import MainWindow
from tests.privacy import planted
from tests.privacy.planted import plant
from tests.privacy.reading import readable
from tests.ui.driving import settle
from tests.ui.privacy.test_hostile_text import ENDING, close_dialogs, entries, shown_dialogs

PEOPLE = (planted.NAME, planted.OTHER_NAME, planted.PHONE, planted.OTHER_PHONE, "4711弄")
OWNERS = (
    "自己记的",
    "放一边",
    "别处来的",
    "申诉写",
    "另一份",
    "交上去",
    "平台说",
)  # what the owner wrote down


def about(what: str) -> str:
    return f"{what}：收件人{planted.NAME}，电话{planted.PHONE}，地址：南京市{planted.STREET}"


@pytest.fixture
def shop(place: Workplace, tmp_path: Path, moment: int) -> Workplace:
    """Buyers stand in every file, and in everything that the owner has written."""
    marked, aside, whom, reason, other, step, told = map(about, OWNERS)
    files = plant(tmp_path / "exports", moment)
    import_files(place, files.taken, now=moment)
    note(place, [planted.LATE], marked, moment)
    set_aside(place, [planted.LATE], None, None, "other", aside, None, moment)
    ref = open_from_notice(place, planted.LATE, "pickup-missing", now=moment, noticed_at=moment, notice_text=told)
    picture = tmp_path / f"{planted.NAME}_{planted.PHONE}.jpg"
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = f"Photo {planted.PHONE}"
    Image.new("RGB", (1400, 1000), (240, 240, 235)).save(picture, exif=exif)
    attach(place, ref, [picture, *files.evidence], item="buyer-chat", now=moment)
    for row in fetch_evidence(place.store.connection(), ref):
        say_of_evidence(place, ref, row.item, row.sha256, from_whom=whom)
    choose_reason_text(place, ref, reason, other)
    record_step(place, ref, "submitted", at=moment, now=moment, note=step)
    return place


def people_in(told: str) -> list[str]:
    return [line for line in told.splitlines() if any(one in line for one in PEOPLE)]


def test_nobody_is_on_any_page(qtbot: QtBot, open_window: Callable[[Workplace], MainWindow], shop: Workplace) -> None:
    window = open_window(shop)
    told: list[str] = []
    for number in (planted.SOON, planted.LATE):
        window.show_order(number)
        settle(qtbot, window)
        for folded in window.findChildren(Folded):
            folded.toggle.setChecked(True)
        told.append(readable(window))
    left = {getattr(window.parts.menu, name, None) for name in ENDING}
    for action in [one for one in entries(window.parts.menu) if one not in left and one.isEnabled()]:
        action.trigger()
        settle(qtbot, window)
        told += map(readable, shown_dialogs())
        close_dialogs()
        settle(qtbot, window)
    (line,) = shop.store.connection().execute("SELECT id FROM appeal").fetchall()
    window.parts.appeals.open_case(line[0])
    settle(qtbot, window)
    case = window.parts.appeal
    assert case is not None
    for card in case.slots["buyer-chat"].pieces.values():
        card.thumbnail.click()
        settle(qtbot, window)
        told.append(readable(case))
    whole = "\n".join(told)
    assert people_in(whole) == []
    assert [what for what in OWNERS if f"{what}：收件人欧***" not in whole] == []  # each was there to be read
    assert "Photo 1**********" in whole
    curtain().reveal(True)
    assert about("申诉写") in readable(case)
    assert case.reason.words.isVisible()


def test_what_was_opened_while_all_was_shown_is_hidden_with_the_rest(
    qtbot: QtBot, open_window: Callable[[Workplace], MainWindow], shop: Workplace
) -> None:
    window = open_window(shop)
    curtain().reveal(True)
    window.show_order(planted.LATE)
    (line,) = shop.store.connection().execute("SELECT id FROM appeal").fetchall()
    window.parts.appeals.open_case(line[0])
    settle(qtbot, window)
    case = window.parts.appeal
    assert case is not None
    for folded in window.findChildren(Folded):
        folded.toggle.setChecked(True)
    next(iter(case.slots["buyer-chat"].pieces.values())).thumbnail.click()
    settle(qtbot, window)
    for shown in (window, case):
        assert people_in(readable(shown)) != []
    curtain().reveal(False)
    for shown in (window, case):
        assert people_in(readable(shown)) == []
