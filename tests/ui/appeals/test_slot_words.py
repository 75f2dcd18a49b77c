"""What a slot's card says: of its checks, and of what cannot be dropped on it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from pytestqt.qtbot import QtBot

from shopguard.app import load_texts
from shopguard.core.message import Texts
from shopguard.flows.appeals.view import CheckView, SlotView
from shopguard.ui.appeals.slot_card import SlotCard
from tests.ui.driving import drag_and_drop, file_list, texts

Result = Literal["ok", "missing", "fails", "unknown"]


@pytest.fixture
def words() -> Texts:
    return load_texts("zh")


def card(qtbot: QtBot, words: Texts, *results: Result) -> SlotCard:
    checks = tuple(CheckView(f"made up {result}", result) for result in results)
    shown = SlotCard(SlotView("waybill-stub", "底单", "", "", "", True, checks, (), 6), words, lambda: 0)
    qtbot.addWidget(shown)
    return shown


def test_beside_something_that_fails_nobody_says_that_nothing_was_found(qtbot: QtBot, words: Texts) -> None:
    said = texts(card(qtbot, words, "fails", "ok", "ok"))
    assert "没有发现问题" not in said
    assert "另外核对过 2 项，通过了" in said


def test_what_is_well_is_said_in_one_line(qtbot: QtBot, words: Texts) -> None:
    assert "程序核对过 2 项，没有发现问题" in texts(card(qtbot, words, "unknown", "ok", "ok"))


def test_a_dropped_folder_is_said_to_be_one(qtbot: QtBot, words: Texts, tmp_path: Path) -> None:
    shown, said = card(qtbot, words, "missing"), list[str]()
    shown.not_taken.connect(said.append)
    folder, photo = tmp_path / "证据", tmp_path / "编造.png"
    folder.mkdir()
    photo.write_bytes(b"made up")
    assert not drag_and_drop(shown, file_list(folder))
    assert drag_and_drop(shown, file_list(folder, photo))
    assert said == ["“证据”是文件夹，没有添加：请打开它，把里面的文件拖进来。"] * 2
