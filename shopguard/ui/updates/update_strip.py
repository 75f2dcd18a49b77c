"""The line above the table that tells of a newer release, and the one in the settings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shopguard.core.message import Texts
from shopguard.flows.updates import News, Seen
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned
from shopguard.ui.updates.update_words import news_in_words


class UpdateStrip(Card):
    """Hidden while there is nothing newer, or the owner wants no more of it. ``wanted``: he wants to read it."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tone="accent", margin=6)
        self._later_for: tuple[str, ...] = ()
        self._news: News | None = None
        self.sentence = Toned("accent")
        self.read_button = QPushButton(self.tr("看看有什么新的…"))
        self.later_button = QPushButton(self.tr("以后再说"))
        self.read_button.clicked.connect(self.wanted)
        self.later_button.clicked.connect(self._put_off)
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        row.addWidget(self.later_button)
        row.addWidget(self.read_button)
        self.rows.addLayout(row)
        self.hide()

    def show_news(self, news: News | None) -> None:
        """None: nothing to say. What was put off stays away until the program is opened again."""
        self._news = news
        if news is not None:
            self.sentence.setText(news_in_words(news))
        self.setVisible(news is not None and news.marks != self._later_for)

    def _put_off(self) -> None:
        if self._news is not None:
            self._later_for = self._news.marks
        self.hide()


class UpdateLine(QWidget):
    """When it was asked last and what came of it. ``ask_wanted``: now; ``read_wanted``: what there is that is newer."""

    ask_wanted = Signal()
    read_wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.said = Quiet()
        self.ask_button = QPushButton(self.tr("现在问一次"))
        self.read_button = QPushButton(self.tr("看看有什么新的…"))
        self.ask_button.clicked.connect(self.ask_wanted)
        self.read_button.clicked.connect(self.read_wanted)
        buttons = QHBoxLayout()
        for button in (self.ask_button, self.read_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.said)
        rows.addLayout(buttons)
        self.ask_button.setEnabled(False)
        self.read_button.hide()

    def show_seen(self, seen: Seen, *, asking: bool) -> None:
        """What is known now; ``asking``: an answer is on its way."""
        if not seen.can:
            said = self.tr("现在还打不开：还没有可以问的网址。等有了下载网站，新版本里会带上。")
        elif asking:
            said = self.tr("正在问…")
        else:
            said = self._texts.say(seen.said())
        self.said.setText(said)
        self.ask_button.setVisible(seen.can)
        self.ask_button.setEnabled(seen.can and seen.on and not asking)
        self.read_button.setVisible(seen.news is not None)
