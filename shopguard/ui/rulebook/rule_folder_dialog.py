"""The owner's own rule folder: which one it is, choosing another, doing without, and how a file in it looks."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from shopguard.core.message import UserProblem
from shopguard.flows.rulebook.rule_folder import choose_folder
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.two_lines import TwoLines
from shopguard.ui.look.type_size import scaled

EXAMPLE = """# {file}
[[values]]
from = 2025-05-13  # {from_day}
clocks = [{{ within_hours = 36 }}]  # {hours}
source = "…"  # {source}
read = 2026-11-22  # {read}
certainty = "reported"  # {certainty}"""
LEAST_LINES = 3


class RuleFolderDialog(QDialog):
    """``chosen``: the rules in use are others now, with whether anything is to be judged again; ``problem``: an unexpected error."""

    chosen = Signal(bool)
    problem = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._ask = place, jobs, ask
        self.setWindowTitle(self.tr("规则文件夹"))
        self.resize(scaled(680), scaled(520))
        self.folder = TwoLines("")  # a long path has no place to break at
        bold = self.folder.font()
        bold.setBold(True)
        self.folder.setFont(bold)
        self.said = Toned("good")
        self.went_wrong = Toned("bad")
        self.choose_button = MainButton(self.tr("选择文件夹…"))
        self.clear_button = QPushButton(self.tr("不用自己的规则"))
        self.open_button = QPushButton(self.tr("打开文件夹"))
        self.close_button = QPushButton(self.tr("关闭"))
        self._arrange()
        self._show(place.texts.say(place.rule_problem) if place.rule_problem else "")

    def _arrange(self) -> None:
        seldom = self.tr("平时用不着：平台改了规则，新版程序或规则文件会带上。等不及的，可以在这里先改数值。")
        what = self.tr("一个文件改一条规则，文件名是规则的编号（在“规则”里每条的标题下面），只写要改的数值。")
        shown = self.tr("改过的数值在规则、原因和命令行里都会标明“店主自己的规则文件”。")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.addWidget(plain_label(f"{seldom}\n{what}\n{shown}"))
        rows.addWidget(Quiet(self.tr("现在用的文件夹")))
        rows.addWidget(self.folder)
        rows.addWidget(self.said)
        rows.addWidget(self.went_wrong)
        rows.addWidget(Quiet(self.tr("一个文件的样子（揽收时限改成 36 小时）")))
        rows.addWidget(self._example(), 1)
        rows.addStretch(0)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        for button in (self.open_button, self.clear_button, self.choose_button):
            buttons.addWidget(button)
        for button in (self.open_button, self.clear_button, self.choose_button, self.close_button):
            button.setAutoDefault(False)
        rows.addLayout(buttons)
        self.choose_button.clicked.connect(self._ask_folder)
        self.clear_button.clicked.connect(self._clear)
        self.open_button.clicked.connect(self._open)
        self.close_button.clicked.connect(self.accept)

    def _example(self) -> QPlainTextEdit:
        example = QPlainTextEdit(
            EXAMPLE.format(
                file=self.tr("文件名：pickup-timeout.toml"),
                from_day=self.tr("从哪天起"),
                hours=self.tr("多少小时之内"),
                source=self.tr("在哪里看到的"),
                read=self.tr("哪天看到的"),
                certainty=self.tr("可靠程度：in force 现行，last known 最后公布过，reported 听说的"),
            )
        )
        example.setReadOnly(True)
        example.setTabChangesFocus(True)
        example.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        lines = example.document().blockCount() + 1  # one for the bar that scrolls sideways
        frame = 2 * (example.frameWidth() + round(example.document().documentMargin()))
        line = QFontMetrics(example.font()).lineSpacing()
        example.setMinimumHeight(LEAST_LINES * line + frame)  # large text on a small screen: it scrolls
        example.setMaximumHeight(lines * line + frame)
        example.setAccessibleName(self.tr("规则文件的例子"))
        return example

    def _ask_folder(self) -> None:
        self._ask.folder(self, self.tr("选择规则文件夹"), self._take_first)

    def _take_first(self, folders: list[Path]) -> None:
        if folders:
            self._take(folders[0])

    def _clear(self) -> None:
        self._take(None)

    def _take(self, folder: Path | None) -> None:
        self._enable(enabled=False)
        job = self._jobs.write(partial(choose_folder, self._place, folder))
        job.done.connect(self._taken)
        job.failed.connect(self._failed)

    def _taken(self, something_left: bool) -> None:
        self._show("", self.tr("已换成这些规则。"))
        self.chosen.emit(something_left)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserProblem):
            self._show(self._place.texts.say(error.message))
        else:
            self._show("")
            self.problem.emit(error)

    def _show(self, problem: str, said: str = "") -> None:
        folder = self._place.rules.folder
        self.folder.setText(str(folder) if folder else self.tr("没有，只用程序自带的规则"))
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.went_wrong.setText(problem)
        self.went_wrong.setVisible(bool(problem))
        self._enable(enabled=True)

    def _enable(self, *, enabled: bool) -> None:
        there = self._place.rules.folder
        self.choose_button.setEnabled(enabled)
        self.clear_button.setEnabled(enabled and there is not None)
        self.open_button.setEnabled(enabled and there is not None)

    def _open(self) -> None:
        folder = self._place.rules.folder
        if folder is not None:
            self._ask.show_folder(folder)
