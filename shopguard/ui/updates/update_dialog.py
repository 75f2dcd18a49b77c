"""What is new, to be read; the download page is one press away, and nothing is done by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from shopguard import __version__
from shopguard.core.message import Language
from shopguard.flows.rulebook.rule_update import grouped
from shopguard.flows.updates import News
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.screen_room import fit_height
from shopguard.ui.look.two_lines import TwoLines
from shopguard.ui.look.type_size import scaled
from shopguard.ui.updates.update_words import rules_day

SIZE = (600, 520)


class UpdateDialog(QDialog):
    """``page_wanted``: the download page is to be opened; ``aside_wanted``: the owner wants to hear no more of this."""

    page_wanted = Signal()
    aside_wanted = Signal()

    def __init__(self, news: News, page: str, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("有新的"))
        self.resize(*map(scaled, SIZE))
        self.said = Toned("bad")
        self.said.hide()
        self.page_button = MainButton(self.tr("打开下载页"))
        self.aside_button = QPushButton(self.tr("这些不再提醒"))
        self.later_button = QPushButton(self.tr("以后再说"))
        self.page_button.clicked.connect(self.page_wanted)
        self.aside_button.clicked.connect(self.aside_wanted)
        self.later_button.clicked.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.setSpacing(10)
        if news.program:
            self._add_program(rows, news, language)
        if news.rules:
            rows.addWidget(self._rules_card(news))
        rows.addWidget(Quiet(self.tr("程序不会自己下载或安装。装新版本时，数据留在原处。下载页：")))
        rows.addWidget(TwoLines(page))
        rows.addWidget(self.said)
        rows.addLayout(self._foot())
        if not news.program:
            fit_height(self, scaled(SIZE[0]))

    def refuse(self) -> None:
        """No browser could be opened."""
        self.said.setText(self.tr("浏览器没有打开。请把上面的网址抄到浏览器里。"))
        self.said.show()

    def _add_program(self, rows: QVBoxLayout, news: News, language: Language) -> None:
        release = news.release
        told = self.tr("店铺卫士 {version}（{day}）").format(version=release.version, day=release.day.isoformat())
        rows.addWidget(plain_label(told, bold=True, scale=1.3))
        rows.addWidget(Quiet(self.tr("您现在用的是 {version}。").format(version=__version__)))
        self.notes = QPlainTextEdit(release.notes[language])
        self.notes.setReadOnly(True)
        self.notes.setAccessibleName(self.tr("有什么新的"))
        rows.addWidget(self.notes, 1)

    def _rules_card(self, news: News) -> Card:
        card = Card()
        told = self.tr("新的规则文件（{day}）").format(day=rules_day(news))
        card.rows.addWidget(plain_label(told, bold=True))
        card.rows.addWidget(
            plain_label(self.tr("在下载页下载这个文件，再把它拖进窗口。用之前先核对，它的 SHA-256 应该是："))
        )
        sha256 = news.release.rules.sha256 if news.release.rules is not None else ""
        self.hash = plain_label(grouped(sha256))  # as it is spelt where the file is looked at
        card.rows.addWidget(self.hash)
        return card

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(self.aside_button)
        foot.addStretch(1)
        foot.addWidget(self.later_button)
        foot.addWidget(self.page_button)
        for button in (self.aside_button, self.later_button):
            button.setAutoDefault(False)
        return foot
