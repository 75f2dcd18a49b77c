"""Chinese that is drawn is told from boxes, and a cell that shows something else from one that shows its text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopguard.core.message import UserProblem
from shopguard.flows.workplace import Workplace
from shopguard.ui.look.application import Look
from shopguard.ui.self_test import chinese
from shopguard.ui.self_test.drawn import draw
from shopguard.ui.self_test.qt_parts import check_parts
from shopguard.ui.shell.main_window import MainWindow


def test_the_real_window_passes(qtbot: QtBot, look: Look, demo_place: Workplace, moment: int, tmp_path: Path) -> None:
    seen = draw(demo_place, moment, tmp_path / "window.png")
    assert seen.signs > 50
    assert set(seen.words.values()) == {"已违规", "快到点", "要留意", "未见异常", "已结束"}
    assert (tmp_path / "window.png").read_bytes().startswith(b"\x89PNG")


def test_boxes_are_no_signs(qapp: QApplication, look: Look) -> None:
    font = qapp.font()
    signs = chinese._drawn("揽收", font)
    assert chinese._likeness(signs, signs) == pytest.approx(1)
    for other in (chinese.LACKING * 2, "圆通", "超时", "  "):
        assert chinese._likeness(signs, chinese._drawn(other, font)) < chinese.LEAST_LIKENESS, other


def test_a_sign_that_no_font_has_is_found(qapp: QApplication, look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    chinese._check_shapes(qapp.font())
    monkeypatch.setattr(chinese, "SIGNS", "揽\U0010fffc")
    with pytest.raises(UserProblem):
        chinese._check_shapes(qapp.font())


def test_every_picture_and_language_is_there(qapp: QApplication, look: Look) -> None:
    assert check_parts() > 40
    assert QFont(qapp.font()).families()[0] == "Noto Sans SC"


def test_an_error_in_a_slot_is_found(
    qtbot: QtBot,
    look: Look,
    demo_place: Workplace,
    moment: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("no home")

    monkeypatch.setattr(MainWindow, "_show_loaded", breaks)
    with pytest.raises(UserProblem) as problem:
        draw(demo_place, moment, tmp_path / "window.png")
    assert "no home" in str(problem.value.message.values["found"])
