"""Every window, page and dialog of the program read while buyers' data is hidden: nobody is on any of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from shopguard.flows.appeals.attaching import attach, say_of_evidence
from shopguard.flows.appeals.opening import open_from_notice
from shopguard.flows.appeals.reason import set_reason_text
from shopguard.flows.imports.importing import import_files
from shopguard.flows.orders.marks import note, set_aside
from shopguard.flows.workplace import Workplace
from shopguard.store.evidence import fetch_evidence
from shopguard.ui.look.folded import Folded
from shopguard.ui.shell.main_window import MainWindow
from tests.privacy import planted
from tests.privacy.planted import plant
from tests.privacy.reading import parts_of, _told_by
from tests.ui.driving import settle
from tests.ui.privacy.test_hostile_text import ENDING, close_dialogs, entries, shown_dialogs

PEOPLE = (planted.NAME, planted.OTHER_NAME, planted.PHONE, planted.OTHER_PHONE, "4711弄")
WORDS = f"收件人{planted.NAME}，电话{planted.PHONE}，地址：南京市{planted.STREET}"


@pytest.fixture
def shop(place: Workplace, tmp_path: Path, moment: int) -> Workplace:
    files = plant(tmp_path / "exports", moment)
    import_files(place, files.taken, now=moment)
    note(place, [planted.LATE], WORDS, moment)
    set_aside(place, [planted.SOON], None, None, "other", WORDS, None, moment)
    set_aside(place, [planted.LATE], None, None, "other", f"放一边，{WORDS}", None, moment)
    ref = open_from_notice(place, planted.LATE, "pickup-missing", now=moment, noticed_at=moment, notice_text=WORDS)
    photo = tmp_path / f"{planted.NAME}_{planted.PHONE}.jpg"
    exif = Image.Exif()
    exif[0x010E] = exif[0x9286] = WORDS
    Image.new("RGB", (1400, 1000), (240, 240, 235)).save(photo, exif=exif)
    attach(place, ref, [photo, *files.evidence], item="buyer-chat", now=moment)
    for row in fetch_evidence(place.store.connection(), ref):
        say_of_evidence(place, ref, row.item, row.sha256, from_whom=WORDS)
    set_reason_text(place, ref, WORDS)
    return place


def test_nobody_is_on_any_page(qtbot: QtBot, open_window: Callable[[Workplace], MainWindow], shop: Workplace) -> None:
    window = open_window(shop)
    found: list[tuple[str, str, str]] = []

    def read(widget: QWidget, where: str) -> None:
        for part in parts_of(widget):
            told = "\n".join(_told_by(part))
            found.extend((where, type(part).__name__, type(part.parentWidget()).__name__, part.objectName(), one) for one in PEOPLE if one in told)

    for number in (planted.SOON, planted.LATE):
        window.show_order(number)
        settle(qtbot, window)
        for folded in window.findChildren(Folded):
            folded.toggle.setChecked(True)
        settle(qtbot, window)
        read(window, f"order {number}")
    left = {getattr(window.parts.menu, name, None) for name in ENDING}
    for action in [one for one in entries(window.parts.menu) if one not in left and one.isEnabled()]:
        action.trigger()
        settle(qtbot, window)
        for dialog in shown_dialogs():
            read(dialog, action.text())
        close_dialogs()
        settle(qtbot, window)
    for line in shop.store.connection().execute("SELECT id FROM appeal").fetchall():
        window.parts.appeals.open_case(line[0])
        settle(qtbot, window)
        case = window.parts.appeal
        assert case is not None
        for card in case.slots["buyer-chat"].pieces.values():
            card.thumbnail.click()
            settle(qtbot, window)
            read(case, "case")
    print()
    for one in sorted(set(found)):
        print(one)
    assert found == []
