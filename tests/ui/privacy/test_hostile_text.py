"""Markup in an export, a note, a notice or a file's name is shown as it is written: nothing of it is drawn, nothing is fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QImage, QTextDocument
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QMessageBox, QTextBrowser, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import plain
from shopguard.demo.files import write_rows
from shopguard.demo.headers import LEDGER_HEADER, ORDER_HEADER, TRACK_HEADER
from shopguard.flows.appeals.attaching import attach
from shopguard.flows.appeals.opening import open_from_notice
from shopguard.flows.imports.importing import import_files
from shopguard.flows.orders.marks import note, set_aside
from shopguard.flows.shops.shops import add_shop
from shopguard.flows.workplace import Workplace
from shopguard.ui.look.curtain import curtain
from shopguard.ui.look.folded import Folded
from shopguard.ui.shell.main_window import MainWindow
from tests.privacy.reading import parts_of, tips
from tests.ui.driving import settle

PICTURE = '<img src="http://192.0.2.1/a.png">'
SHARE = '<img src="file://192.0.2.1/share/a.png">'
BOLD = "<b>HOSTILE</b>"
HOSTILE = f"{PICTURE}{SHARE}{BOLD}"
LATE, SOON = "6900000000000428811", "6900000000000428822"
YTO, ZTO = "YT0000000428811", "73500000428822"
ENDING = ("leave", "lock", "password")  # entries of the menu that would end the walk
Open = Callable[[Workplace], MainWindow]


@pytest.fixture
def hostile(place: Workplace, tmp_path: Path, moment: int) -> Workplace:
    """A shop in whose files markup stands in every field that takes a text."""
    hour, day = 3_600, 86_400
    common = {
        "选购商品": HOSTILE, "商品ID": "4280001", "商品数量": "1", "订单应付金额": "100.00",
        "订单状态": "已发货", "售后状态": "-", "是否修改过地址": "否",
        "收件人": HOSTILE, "省": "江苏省", "市": "南京市", "区": HOSTILE,
        "街道": HOSTILE, "详细地址": HOSTILE, "订单类型": HOSTILE, "发货主体": HOSTILE,
    }  # fmt: skip
    rows = [
        {
            **common, "主订单编号": number, "子订单编号": number, "订单提交时间": plain(moment - back),
            "支付完成时间": plain(moment - back),
            "承诺发货时间": plain(promised), "发货时间": plain(moment - back + hour), "快递信息": f"{waybill}-{courier},{HOSTILE}",
        }
        for number, waybill, courier, back, promised in (
            (LATE, YTO, "圆通速递", 5 * day, moment - 3 * day),
            (SOON, ZTO, HOSTILE, day, moment + 2 * hour),
        )
    ]  # fmt: skip
    rows.append({**rows[0], "主订单编号": HOSTILE, "子订单编号": HOSTILE})
    orders = [[row.get(name, "-") for name in ORDER_HEADER] for row in rows]
    tracks = [
        [YTO, "圆通速递", plain(moment - 2 * hour), HOSTILE],
        [YTO, "圆通速递", plain(moment - hour), f"已揽收{HOSTILE}"],
        [YTO, "", HOSTILE, HOSTILE],
    ]
    fine = {
        "动账时间": plain(moment - hour),
        "动帐流水号": "L4288",
        "动账方向": "出账",
        "动账金额": "-25.00",
        "动账场景": "消费者赔付",
        "订单号": LATE,
    }
    ledger = [[{**fine, "备注": f"虚假发货赔付{HOSTILE}"}.get(name, "-") for name in LEDGER_HEADER]]
    folder = tmp_path / "exports"
    folder.mkdir()
    files = [
        write_rows(folder / "<b>HOSTILE<b>.csv", [list(ORDER_HEADER), *orders]),
        write_rows(folder / "轨迹.csv", [list(TRACK_HEADER), *tracks]),
        write_rows(folder / "动账.csv", [list(LEDGER_HEADER), *ledger]),
    ]
    import_files(place, files, now=moment, shop=BOLD)
    add_shop(place, f"{BOLD}二店")
    note(place, [LATE], HOSTILE, moment)
    set_aside(place, [SOON], None, None, "other", HOSTILE, None, moment)
    chat = folder / "<b>HOSTILE<b>.txt"
    chat.write_text(HOSTILE, "utf-8")
    ref = open_from_notice(place, LATE, "pickup-missing", now=moment, noticed_at=moment, notice_text=HOSTILE)
    attach(place, ref, [chat], item="buyer-chat", now=moment)
    return place


def drawn_markup(widget: QWidget) -> list[str]:
    """What on a widget would be taken for markup although it came from outside."""
    found = []
    for one in parts_of(widget, hidden=True):
        if isinstance(one, QLabel) and one.textFormat() is not Qt.TextFormat.PlainText and "HOSTILE" in one.text():
            rich = one.textFormat() is not Qt.TextFormat.AutoText or GuiQt.mightBeRichText(one.text())
            if rich and ("<b>" in one.text() or "<img" in one.text()):
                found.append(f"{type(one).__name__}: {one.text()[:60]}")
        if isinstance(one, QTextEdit) and any(f'src="{start}' in one.toHtml() for start in ("http", "file")):
            found.append(f"{type(one).__name__}: {one.toHtml()[:60]}")
    return found + [
        f"tip: {tip[:80]}"
        for tip in tips(widget)
        if GuiQt.mightBeRichText(tip) and ("<img" in tip or "<b>HOSTILE" in tip)
    ]


def entries(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        inside = action.menu()
        if isinstance(inside, QMenu):
            yield from entries(inside)
        elif not action.isSeparator():
            yield action


def shown_dialogs() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def close_dialogs() -> None:
    for dialog in shown_dialogs():
        dialog.hide()
        dialog.done(0)


def test_no_part_of_the_window_takes_a_file_s_text_for_markup(
    qtbot: QtBot, open_window: Open, hostile: Workplace
) -> None:
    window = open_window(hostile)
    found: list[str] = []
    for number in (SOON, LATE):
        window.show_order(number)
        settle(qtbot, window)
        for folded in window.findChildren(Folded):
            folded.toggle.setChecked(True)
        assert any("HOSTILE" in label.text() for label in window.parts.panel.findChildren(QLabel))
        found += drawn_markup(window)
        curtain().reveal(True)
        found += drawn_markup(window)
    left = {getattr(window.parts.menu, name, None) for name in ENDING}
    opened = 0
    for action in [one for one in entries(window.parts.menu) if one not in left and one.isEnabled()]:
        action.trigger()
        settle(qtbot, window)
        for dialog in shown_dialogs():
            opened += 1
            found += drawn_markup(dialog)
        close_dialogs()
        settle(qtbot, window)
    for line in hostile.store.connection().execute("SELECT id FROM appeal").fetchall():
        window.parts.appeals.open_case(line[0])
        settle(qtbot, window)
        for dialog in shown_dialogs():
            opened += 1
            found += drawn_markup(dialog)
        close_dialogs()
    assert opened > 15
    assert sorted(set(found)) == []


def test_a_table_full_of_markup(qtbot: QtBot, open_window: Open, place: Workplace, tmp_path: Path) -> None:
    rows = [
        ["单号", HOSTILE, "收货人"],
        ["6900000000000428833", HOSTILE, HOSTILE],
        ["6900000000000428844", HOSTILE, ""],
    ]
    table = write_rows(tmp_path / "ERP.csv", rows)
    window = open_window(place)
    window.parts.imports.mappings.open_for(str(table))
    settle(qtbot, window)
    dialog = window.parts.imports.mappings.dialog
    assert dialog is not None
    assert drawn_markup(dialog) == []
    dialog.hide()
    dialog.done(0)


def test_every_rich_page_refuses_what_is_not_its_own(qtbot: QtBot, open_window: Open, place: Workplace) -> None:
    window = open_window(place)
    pages: list[QTextBrowser] = []
    for action in (window.parts.menu.about, window.parts.menu.changes):
        action.trigger()
        settle(qtbot, window)
        pages += [page for dialog in shown_dialogs() for page in dialog.findChildren(QTextBrowser)]
        refused = partial(_refuses, tmp=window.place.data)
        assert [page for page in pages if not refused(page)] == []
        close_dialogs()
    window.parts.help.open_first()
    settle(qtbot, window)
    for dialog in shown_dialogs():
        for page in dialog.findChildren(QTextBrowser):
            pages.append(page)
            assert _refuses(page, tmp=window.place.data)
        close_dialogs()
    assert len(pages) >= 2


def _refuses(page: QTextBrowser, *, tmp: Path) -> bool:
    picture = tmp / "picture.png"
    picture.write_bytes(b"no picture, and not to be read")
    asked = ("http://192.0.2.1/a.png", "file://192.0.2.1/share/a.png", QUrl.fromLocalFile(str(picture)).toString())
    kind = QTextDocument.ResourceType
    kinds = (kind.ImageResource, kind.StyleSheetResource, kind.HtmlResource)
    told = [page.loadResource(one.value, QUrl(address)) for one in kinds for address in asked]
    return all(_is_nothing(one) for one in told) and not page.openExternalLinks()


def _is_nothing(resource: object) -> bool:
    return resource is None or (isinstance(resource, QImage) and resource.isNull())


def test_a_sentence_of_the_program_is_never_markup(qtbot: QtBot, open_window: Open, place: Workplace) -> None:
    from shopguard.ui.ask import Ask

    window = open_window(place)
    Ask().tell(window, HOSTILE, HOSTILE)
    [box] = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]
    assert box.textFormat() is Qt.TextFormat.PlainText
    box.done(0)
    window.notice.say(HOSTILE)
    assert drawn_markup(window) == []
