"""One file in a slot: its small picture, its name, what the owner says of it; to look at, to describe, to take out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from shopguard.flows.appeals.evidence_view import EvidenceView
from shopguard.ui.appeals import evidence_words
from shopguard.ui.appeals.card_text import CardText, PeopleCardText
from shopguard.ui.appeals.drawing import turned_image
from shopguard.ui.appeals.evidence_form import EvidenceForm, Said
from shopguard.ui.appeals.into_view import bring_into_view
from shopguard.ui.appeals.kind_tile import kind_tile
from shopguard.ui.look.curtain import curtain
from shopguard.ui.look.icons import icon
from shopguard.ui.look.labels import Toned
from shopguard.ui.look.palette import scheme_of
from shopguard.ui.look.people_label import PeopleName

THUMBNAIL = 56


class EvidenceCard(QWidget):
    """``look_wanted`` and ``removal_wanted`` carry the SHA-256, ``said`` the SHA-256 and what was :class:`Said`."""

    look_wanted = Signal(str)
    removal_wanted = Signal(str)
    said = Signal(str, object)

    def __init__(self, one: EvidenceView, clock: Callable[[], int]) -> None:
        super().__init__()
        self.one, self._clock = one, clock
        self.form: EvidenceForm | None = None
        self.picture_asked = False
        self.thumbnail = self._make_thumbnail()
        self.describe_button = _Tool(
            self.tr("填单号、日期…"), self.tr("填“{name}”上看到的单号、日期，是谁给的"), one.name
        )
        self.describe_button.setAutoRaise(False)
        self.describe_button.clicked.connect(self.describe)
        self.remove_button = _Tool("", self.tr("拿掉 {name}"), one.name)
        self.remove_button.setIcon(icon("close", scheme_of(self.palette()).text, 12))
        self.remove_button.setToolTip(self.tr("从申诉里拿掉（可以撤销，原件一直保留）"))
        self.remove_button.clicked.connect(self._want_removal)
        self._arrange()

    def show_picture(self, drawn: QImage) -> None:
        """Puts the small picture in its place (it was made in the background)."""
        self.thumbnail.setIcon(QIcon(QPixmap.fromImage(turned_image(drawn, self.one.turned))))

    def describe(self) -> None:
        """Opens the fields for what the owner reads in it."""
        form = self._open_form()
        form.from_whom.setFocus()
        bring_into_view(form)

    def _open_form(self) -> EvidenceForm:
        if self.form is None:
            self.form = EvidenceForm(self.one, self._clock())
            self.form.kept.connect(self._keep)
            self.form.left.connect(self._leave)
            self._words.addWidget(self.form)
        self.form.show()
        self.describe_button.hide()
        return self.form

    def leave_form(self) -> bool:
        """Closes the fields; False when they were not open."""
        was_open = self.form is not None and self.form.isVisible()
        if was_open:
            self._leave()
        return was_open

    def take_over(self, old: EvidenceCard) -> None:
        """What was being typed in the card of the same file goes on here."""
        if old.form is not None and not old.form.isHidden():
            self._open_form().take_over(old.form)

    def _make_thumbnail(self) -> QToolButton:
        button = _Tool("", self.tr("看大图：{name}"), self.one.name)
        button.setIcon(QIcon(kind_tile(self.one.name, THUMBNAIL, scheme_of(self.palette()), self.devicePixelRatioF())))
        button.setIconSize(QSize(THUMBNAIL, THUMBNAIL))
        button.setFixedSize(QSize(THUMBNAIL + 8, THUMBNAIL + 8))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setToolTip(self.tr("看大图"))
        button.clicked.connect(self._want_look)
        return button

    def _arrange(self) -> None:
        name = QHBoxLayout()
        name.addWidget(PeopleName(self.one.name), 1)
        name.addWidget(self.describe_button)
        name.addWidget(self.remove_button)
        self._words = QVBoxLayout()
        self._words.setSpacing(1)
        self._words.addLayout(name)
        self._words.addWidget(CardText(evidence_words.about(self.one), quiet=True, scale=0.92))
        told = evidence_words.said(self.one)
        if told:
            self._words.addWidget(PeopleCardText(told, quiet=True, scale=0.92))
        if self.one.whole is False:
            self._words.addWidget(Toned("bad", self.tr("原件不见了或被改动了，印不出来。请重新添加，或从备份恢复。")))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        row.addWidget(self.thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words, 1)

    def _want_look(self) -> None:
        self.look_wanted.emit(self.one.sha256)

    def _want_removal(self) -> None:
        self.removal_wanted.emit(self.one.sha256)

    def _keep(self, said: Said) -> None:
        self._leave()
        self.said.emit(self.one.sha256, said)

    def _leave(self) -> None:
        if self.form is not None:
            self.form.hide()
        self.describe_button.show()
        self.describe_button.setFocus()


class _Tool(QToolButton):
    """``name``: what it does, for screen readers; ``file``: the name of the file it does that with, as the owner has called it."""

    def __init__(self, word: str, name: str, file: str) -> None:
        super().__init__()
        self._name, self._file = name, file
        self.setText(word)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        curtain().moved.connect(self._tell_name)
        self._tell_name()

    def _tell_name(self) -> None:
        self.setAccessibleName(self._name.format(name=curtain().shown(self._file)))
