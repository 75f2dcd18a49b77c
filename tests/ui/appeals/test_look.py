"""Files looked at on the whole screen: one after the other, page by page, closer and closer; the window never waits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from shopguard.appeals.locker import put
from shopguard.flows.appeals.evidence_view import evidence_view
from shopguard.flows.workplace import Workplace
from shopguard.store.evidence import EvidenceRow
from shopguard.ui.appeals import look as look_module
from shopguard.ui.appeals.look import EvidenceLook, Shown, place_of
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.application import Look
from tests.appeals.made_up import NOW, picture
from tests.appeals.made_up_files import locked_pdf, pdf_with_text
from tests.appeals.made_up_recordings import film
from tests.ui.driving import LONGEST_WAIT, ScriptedAsk, texts

LEFT = Qt.MouseButton.LeftButton
Open = Callable[..., EvidenceLook]


@pytest.fixture
def jobs(place: Workplace) -> Iterator[Jobs]:
    jobs = Jobs(place)
    yield jobs
    jobs.close()


@pytest.fixture
def parent(qtbot: QtBot, look: Look) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def open_look(qtbot: QtBot, place: Workplace, jobs: Jobs, ask: ScriptedAsk, parent: QWidget) -> Iterator[Open]:
    opened: list[EvidenceLook] = []

    def open_on(*files: Path, at: int = 0) -> EvidenceLook:
        window = EvidenceLook(place, jobs, ask, [shown(place, file) for file in files], at, parent)
        opened.append(window)
        window.resize(1180, 760)
        window.show()
        ready(qtbot, jobs)
        return window

    yield open_on
    for window in opened:
        window.close()


def shown(place: Workplace, file: Path) -> Shown:
    one = put(place.data, file, most_bytes=99_000_000)
    row = EvidenceRow("A1", "waybill-stub", one.sha256, one.name, one.size, one.media_type, NOW, seconds=one.seconds)
    return Shown("快递底单照片", evidence_view(place.data, row))


def ready(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(jobs.idle, timeout=LONGEST_WAIT)


def test_a_picture_and_what_is_known_of_it(open_look: Open, tmp_path: Path) -> None:
    window = open_look(picture(tmp_path / "底单.jpg", (900, 1200)))
    assert window.middle.currentWidget() is window.stage
    assert window.stage.target().height() == pytest.approx(window.stage.height())
    dark = window.stage.grab().toImage().pixelColor(window.stage.target().topLeft().toPoint() + QPoint(20, 20))
    assert dark.lightness() < 30
    said = texts(window.side)
    for part in ("底单.jpg", "快递底单照片", "900 × 1200", "完好", "SHA-256", "照片里自带的信息"):
        assert part in said
    assert window.shown.one.sha256 in said.replace("\u200b", "")
    assert "第 1 个，共 1 个" in texts(window.bar)


def test_to_the_next_file_and_back_by_the_keyboard(open_look: Open, jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "聊天.txt").write_text("今天揽收", "utf-8")
    window = open_look(picture(tmp_path / "a.jpg"), tmp_path / "聊天.txt", film(tmp_path / "打包.mp4", 65))
    for key, name, told in (
        (Qt.Key.Key_Left, "a.jpg", None),
        (Qt.Key.Key_Right, "聊天.txt", "今天揽收"),
        (Qt.Key.Key_Right, "打包.mp4", "录音和视频在这里不播放"),
        (Qt.Key.Key_Right, "打包.mp4", "录音和视频在这里不播放"),
        (Qt.Key.Key_Left, "聊天.txt", "今天揽收"),
    ):
        QTest.keyClick(window, key)
        ready(qtbot, jobs)
        assert window.shown.one.name == name
        assert window.bar.name.text() == name
        assert told is None or told in window.middle.text.toPlainText() + window.middle.message.text()
    assert not window.bar.larger.isVisible()  # a text is not made larger
    assert window.bar.before.isEnabled()
    QTest.mouseClick(window.bar.before, LEFT)
    ready(qtbot, jobs)
    assert window.bar.larger.isVisible()
    assert not window.bar.before.isEnabled()


def test_pages_of_a_paper(open_look: Open, jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_look(pdf_with_text(tmp_path / "说明.pdf", "最后一页", pages=3), picture(tmp_path / "a.jpg"))
    assert window.bar.pages.text() == "1 / 3 页"
    first = window.stage.grab().toImage()
    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_PageDown)
        ready(qtbot, jobs)
    assert window.bar.pages.text() == "3 / 3 页"
    assert window.stage.grab().toImage() != first
    QTest.mouseClick(window.bar.page_before, LEFT)
    ready(qtbot, jobs)
    assert window.bar.pages.text() == "2 / 3 页"
    window.step(1)
    ready(qtbot, jobs)
    assert not window.bar.pages.isVisible()


def test_a_page_that_cannot_be_drawn(open_look: Open, jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_look(pdf_with_text(tmp_path / "说明.pdf", "x", pages=3), picture(tmp_path / "a.jpg"))
    kept = window.shown.one.original.path
    moved = kept.rename(tmp_path / "moved")
    window.turn(1)
    ready(qtbot, jobs)
    assert window.middle.message.text().startswith("这一页显示不出来")
    moved.rename(kept)
    window.turn(1)
    ready(qtbot, jobs)
    assert window.middle.currentWidget() is window.stage


def test_closer_it_becomes_sharp(open_look: Open, jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_look(picture(tmp_path / "a.jpg", (4800, 3600)))
    stage, fitted = window.stage, window.stage.scale()
    assert stage.points_across() == 2191  # 3.6 million points
    for _ in range(9):
        QTest.keyClick(window, Qt.Key.Key_Plus)
    ready(qtbot, jobs)
    assert stage.points_across() == 4800
    assert stage.scale() == pytest.approx(fitted * 1.25**9)
    assert window.bar.zoom.text() == f"{round(stage.scale() * 100)}%"
    QTest.keyClick(window, Qt.Key.Key_0)
    assert stage.scale() == fitted
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Minus)
    assert stage.scale() == fitted  # not smaller than there is room for


def test_a_long_screenshot_is_read_from_its_top(open_look: Open, jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_look(picture(tmp_path / "聊天.png", (1080, 9000)))
    stage = window.stage
    assert stage.target().width() == pytest.approx(stage.width())
    assert stage.target().top() == pytest.approx(0, abs=1)
    assert stage.points_across() == 1080  # the finer copy came by itself
    for key, top in ((Qt.Key.Key_Down, -0.8), (Qt.Key.Key_Down, -1.6), (Qt.Key.Key_Up, -0.8)):
        QTest.keyClick(window, key)
        assert stage.target().top() == pytest.approx(top * stage.height(), abs=2)
    QTest.mouseClick(window.bar.fitted, LEFT)
    assert stage.target().height() == pytest.approx(stage.height())


def test_the_wheel_enlarges_what_is_under_it_and_the_mouse_moves_it(open_look: Open, tmp_path: Path) -> None:
    stage = open_look(picture(tmp_path / "a.jpg", (1600, 1200))).stage
    at = stage.target().topLeft() + QPointF(30, 40)
    before = (at - stage.target().topLeft()) / stage.scale()
    turned = QWheelEvent(
        at, at, QPoint(), QPoint(0, 360), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(stage, turned)
    after = (at - stage.target().topLeft()) / stage.scale()
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()), abs=1)
    corner = stage.target().topLeft()
    for kind, place in (
        (QEvent.Type.MouseButtonPress, QPointF(300, 300)),
        (QEvent.Type.MouseMove, QPointF(260, 280)),
        (QEvent.Type.MouseButtonRelease, QPointF(260, 280)),
        (QEvent.Type.MouseMove, QPointF(0, 0)),
    ):
        QApplication.sendEvent(stage, QMouseEvent(kind, place, place, LEFT, LEFT, Qt.KeyboardModifier.NoModifier))
    moved = stage.target().topLeft() - corner
    assert (moved.x(), moved.y()) == pytest.approx((-40, -20))
    twice = QPointF(300, 300)
    double = QEvent.Type.MouseButtonDblClick
    QApplication.sendEvent(stage, QMouseEvent(double, twice, twice, LEFT, LEFT, Qt.KeyboardModifier.NoModifier))
    assert stage.target().width() <= stage.width()
    QApplication.sendEvent(stage, QMouseEvent(double, twice, twice, LEFT, LEFT, Qt.KeyboardModifier.NoModifier))
    assert stage.scale() >= 1


def test_a_damaged_original_is_said(open_look: Open, jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_look(picture(tmp_path / "a.png"), locked_pdf(tmp_path / "l.pdf", "x"))
    window.step(1)
    ready(qtbot, jobs)
    assert "有打开密码" in window.middle.message.text()
    kept = window._files[0].one.original.path
    kept.chmod(0o600)
    kept.write_bytes(kept.read_bytes()[:-20])
    window.step(-1)
    ready(qtbot, jobs)
    assert "原件有问题" in texts(window.side)
    assert "已损坏" in texts(window.side)


def test_a_copy_for_other_programs(open_look: Open, ask: ScriptedAsk, jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> None:
    clip = film(tmp_path / "打包.mp4", 65)
    window = open_look(clip)
    for target, said in ((tmp_path / "副本.mp4", "副本已存到"), (tmp_path / "gone" / "副本.mp4", "副本写不进")):
        ask.answer = [target]
        QTest.mouseClick(window.bar.copy, LEFT)
        ready(qtbot, jobs)
        assert window.bar.said.text().startswith(said)
    assert (tmp_path / "副本.mp4").read_bytes() == clip.read_bytes()
    assert ask.offered[0] == "打包.mp4"


def test_nothing_is_read_in_the_thread_of_the_window(
    open_look: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Watched, not replaced: the real functions run, and tell where."""
    seen: set[str] = set()
    for name in ("look_at", "picture_of"):
        monkeypatch.setattr(look_module, name, _watched(getattr(look_module, name), seen))
    open_look(picture(tmp_path / "a.jpg"), pdf_with_text(tmp_path / "a.pdf", "x"))
    assert seen
    assert threading.main_thread().name not in seen


def _watched(function: Callable[..., object], seen: set[str]) -> Callable[..., object]:
    def watched(*given: object, **named: object) -> object:
        seen.add(threading.current_thread().name)
        return function(*given, **named)

    return watched


def test_steps_faster_than_the_reading(open_look: Open, jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_look(*(picture(tmp_path / f"{n}.jpg", (3000, 2000 + n)) for n in range(6)))
    for _ in range(5):
        window.step(1)
    ready(qtbot, jobs)
    assert window.shown.one.name == "5.jpg"
    assert "3000 × 2005" in texts(window.side)
    window.step(-1)
    window.close()  # what is still being read comes to nothing
    ready(qtbot, jobs)


def test_where_it_opens(place: Workplace, tmp_path: Path) -> None:
    files = [shown(place, picture(tmp_path / f"{n}.png", (100, 100 + n))) for n in range(3)]
    assert place_of(files, "waybill-stub", files[2].one.sha256) == 2
    assert place_of(files, "track", files[2].one.sha256) == 0


def test_a_picture_is_turned_and_stays_so(qtbot: QtBot, jobs: Jobs, open_look: Open, tmp_path: Path) -> None:
    window = open_look(picture(tmp_path / "躺着.jpg", (1200, 900)), picture(tmp_path / "b.jpg", (1200, 901)))
    told: list[tuple[str, str, int]] = []
    window.turned.connect(lambda *one: told.append(one))
    QTest.mouseClick(window.bar.left, LEFT)
    ready(qtbot, jobs)
    assert stands(window)
    assert "原件没有改动" in window.bar.said.text()
    window.step(1)
    window.step(-1)
    ready(qtbot, jobs)
    assert stands(window)
    QTest.keyClick(window, Qt.Key.Key_R)
    ready(qtbot, jobs)
    assert not stands(window)
    sha256 = window.shown.one.sha256
    assert told == [("waybill-stub", sha256, 3), ("waybill-stub", sha256, 0)]


def test_only_pictures_are_turned(open_look: Open, tmp_path: Path) -> None:
    window = open_look(pdf_with_text(tmp_path / "a.pdf", "made up"))
    assert not window.bar.left.isVisible()
    QTest.keyClick(window, Qt.Key.Key_L)
    assert window.shown.one.turned == 0


def stands(window: EvidenceLook) -> bool:
    """The picture is shown higher than wide."""
    shown_at = window.stage.target()
    return shown_at.height() > shown_at.width()
