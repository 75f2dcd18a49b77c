"""The owner's own words for the appeal: a text to start from, the blanks left in it, a live count against the form's limit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton

from shopguard.flows.appeals.reasons import ReasonTemplate
from shopguard.ui.appeals.reason_choice import ReasonChoice
from shopguard.ui.appeals.reason_words import ReasonWords
from shopguard.ui.look.card import Card
from shopguard.ui.look.covered_field import CoveredField
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.type_size import scaled

SAVED_AFTER_MS = 800
HEIGHT = 132


class ReasonBox(Card):
    """``written`` carries the text a moment after typing stopped and the one it took the place of, ``replaced`` the text that a
    template took the place of, ``chosen`` the text to use and the one to keep beside it.
    """

    written = Signal(str, str)
    replaced = Signal(str)
    chosen = Signal(str, str)

    def __init__(self, text: str, limit: int) -> None:
        super().__init__(margin=10)
        self._limit, self._kept = limit, text
        self._templates: tuple[ReasonTemplate, ...] = ()
        self.choice = ReasonChoice()
        self.choice.kept.connect(self._keep_mine)
        self.choice.taken.connect(self._take_other)
        self.words = ReasonWords()
        self.words.setPlainText(text)
        self.words.setAccessibleName(self.tr("申诉理由"))
        self.words.setPlaceholderText(self.tr("用自己的话写清楚：发生了什么，为什么不该罚。只写真实情况。"))
        self.words.setFixedHeight(scaled(HEIGHT))
        self.count = Quiet()
        self.too_long = Toned("bad", self.tr("超过了平台表格的字数，请删短一点。"))
        self.blanks = Toned("watch")
        self.blank_button = QPushButton(self.tr("填下一处"))
        self.blank_button.clicked.connect(self.words.to_next_blank)
        self.template_button = QPushButton(self.tr("从范文开始"))
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.menu.triggered.connect(self._take)
        self.template_button.setMenu(self.menu)
        self.template_button.hide()  # until there is one
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVED_AFTER_MS)
        self._pause.timeout.connect(self.flush)
        self.words.textChanged.connect(self._typed)
        self.words.left.connect(self.flush)
        self.covered = CoveredField(self.words)
        self.words.left.connect(self.covered.look)
        self._arrange()
        self.covered.look()
        self._show_count()

    def flush(self) -> None:
        """Hands over what was typed and not handed over yet."""
        self._pause.stop()
        text = self.words.toPlainText()
        if text != self._kept:
            before, self._kept = self._kept, text
            self.written.emit(text, before)

    def show_templates(self, templates: Sequence[ReasonTemplate]) -> None:
        """Texts to start from; none hides the button."""
        if tuple(templates) == self._templates:
            return
        self._templates = tuple(templates)
        self.menu.clear()
        for template in templates:
            action = self.menu.addAction(template.name)
            action.setToolTip(template.fits)
            action.setData(template.text)
        self.template_button.setVisible(bool(templates))

    def show_stored(self, text: str, aside: str) -> None:
        """How the reason stands in the database; what is being typed here, or to be chosen, is left alone."""
        if self.choice.clash:
            return
        self.choice.show_aside(aside)
        if self.words.toPlainText() == self._kept and self._kept.strip() != text:
            self._kept = text
            self.words.replace_all(text)
            self.covered.look()

    def show_clash(self, other: str) -> None:
        """Other words were stored meanwhile: the owner chooses."""
        self.choice.show_clash(other)

    def put(self, text: str) -> None:
        """Another text in the place of what stands there; Ctrl+Z brings that back."""
        self.words.replace_all(text)
        self.covered.look()
        self.flush()

    def _arrange(self) -> None:
        title = QHBoxLayout()
        title.addWidget(plain_label(self.tr("申诉理由"), bold=True), 1)
        title.addWidget(self.template_button)
        below = QHBoxLayout()
        below.addWidget(self.blanks, 1)
        below.addWidget(self.blank_button)
        for button in (self.template_button, self.blank_button):
            button.setAutoDefault(False)
        self.rows.addLayout(title)
        self.rows.addWidget(self.choice)
        self.rows.addWidget(self.words)
        self.rows.addWidget(self.covered)
        self.rows.addWidget(self.count)
        self.rows.addWidget(self.too_long)
        self.rows.addLayout(below)

    def _take(self, action: QAction) -> None:
        before = self.words.toPlainText()
        self.put(str(action.data()))
        self.words.moveCursor(self.words.textCursor().MoveOperation.Start)
        self.words.to_next_blank()
        if before.strip():
            self.replaced.emit(before)

    def _keep_mine(self) -> None:
        """What was stored elsewhere stays beside it; what lay beside it is not wanted any more."""
        self._choose(self.words.toPlainText(), self.choice.other if self.choice.clash else "")

    def _take_other(self) -> None:
        mine, other = self.words.toPlainText(), self.choice.other
        self.words.replace_all(other)
        self.covered.look()
        self._choose(other, mine)

    def _choose(self, text: str, aside: str) -> None:
        self._pause.stop()
        self._kept = text
        self.choice.show_aside(aside)
        self.chosen.emit(text, aside)

    def _typed(self) -> None:
        self._show_count()
        self._pause.start()

    def _show_count(self) -> None:
        used, blanks = len(self.words.toPlainText().strip()), self.words.blanks()
        self.count.setText(self.tr("{used} / {limit} 字").format(used=used, limit=self._limit))
        self.too_long.setVisible(used > self._limit)
        self.blanks.setText(self.tr("还有 {count} 处【】要您自己填，不确定的就删掉。").format(count=blanks))
        self.blanks.setVisible(blanks > 0)
        self.blank_button.setVisible(blanks > 0)
