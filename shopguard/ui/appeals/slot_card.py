"""One slot of the checklist: what is wanted, why, how to get it, how its checks came out, and what is there already."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from shopguard.core.message import Texts
from shopguard.flows.appeals.view import CheckView, EvidenceView, SlotView
from shopguard.ui.appeals.card_text import CardText, CardTextWithMore, PeopleCardText
from shopguard.ui.appeals.evidence_card import EvidenceCard
from shopguard.ui.appeals.evidence_form import Said
from shopguard.ui.appeals.slot_standing import Standing, look_of, standing
from shopguard.ui.imports.drops import evidence, local_files
from shopguard.ui.look.badges import Badge
from shopguard.ui.look.card import Card
from shopguard.ui.look.folded import Folded
from shopguard.ui.look.labels import Toned
from shopguard.ui.look.long_names import breakable
from shopguard.ui.look.palette import TONE_OF_CHECK

MOST_AT_ONCE = 6  # files shown without being asked for
IMPORTED = ("order-imported", "track-imported")  # checks of what imported files tell: nothing is attached for them


class SlotCard(Card):
    """``files_offered`` (item, paths), ``files_wanted`` (item), ``removal_wanted`` and ``look_wanted`` (item, SHA-256),
    ``said`` (item, SHA-256, :class:`Said`), ``not_taken`` (sentence), ``unfolded``: files came into view without their pictures.
    """

    files_offered = Signal(str, object)
    files_wanted = Signal(str)
    removal_wanted = Signal(str, str)
    look_wanted = Signal(str, str)
    said = Signal(str, str, object)
    not_taken = Signal(str)
    unfolded = Signal()

    def __init__(self, slot: SlotView, texts: Texts, clock: Callable[[], int]) -> None:
        super().__init__(margin=10)
        self.slot, self._clock = slot, clock
        self.pieces: dict[str, EvidenceCard] = {}
        self.more: Folded | None = None
        self.setAcceptDrops(True)
        self.setAccessibleName(slot.title)
        self._add_title()
        self.rows.addWidget(CardText(slot.why))
        if standing(slot) is not Standing.OK:  # how to get what is there already is of no interest
            self.rows.addWidget(CardText(slot.how, quiet=True, scale=0.92))
        self._add_evidence()
        if slot.weak:
            self.rows.addWidget(Toned("watch", self.tr("力度弱：{why}").format(why=slot.weak)))
        self._add_checks(texts)

    def show_picture(self, sha256: str, drawn: QImage) -> None:
        """Puts the small picture in its place (it was made in the background)."""
        if sha256 in self.pieces and not drawn.isNull():
            self.pieces[sha256].show_picture(drawn)

    def leave_form(self) -> bool:
        """Closes the fields that are open for one of the files; False when none were."""
        return any(piece.leave_form() for piece in self.pieces.values())

    def take_over(self, old: SlotCard) -> None:
        """Goes on where the card of the same slot was: what was unfolded and what was being typed."""
        if old.more is not None and self.more is not None and old.more.toggle.isChecked():
            self.more.toggle.setChecked(True)
        for sha256, piece in self.pieces.items():
            if sha256 in old.pieces:
                piece.take_over(old.pieces[sha256])

    def lacking_pictures(self) -> list[EvidenceView]:
        """The files on show whose small picture was never asked for; they count as asked for from now on."""
        lacking = [piece.one for piece in self.pieces.values() if not piece.picture_asked]
        for piece in self.pieces.values():
            piece.picture_asked = True
        return lacking

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only what can be evidence, from this computer; anything else is refused at once, with the reason."""
        if evidence(local_files(event.mimeData())):
            event.acceptProposedAction()
        elif dropped := [path for path in local_files(event.mimeData()) if path.is_dir()]:
            self.not_taken.emit(self._of_folder(dropped))
            event.ignore()
        else:
            self.not_taken.emit(self.tr("这里收本机上的图片、PDF、聊天记录、表格、录音和视频文件。"))
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """The files are this slot's evidence."""
        event.acceptProposedAction()
        files = local_files(event.mimeData())
        taken = evidence(files)
        self.files_offered.emit(self.slot.item, taken)
        if folders := [path for path in files if path.is_dir()]:
            self.not_taken.emit(self._of_folder(folders))
        elif len(taken) < len(files):
            said = self.tr("有 {count} 个不是能当证据的文件，没有添加。")
            self.not_taken.emit(said.format(count=len(files) - len(taken)))

    def _of_folder(self, folders: Sequence[Path]) -> str:
        said = self.tr("“{name}”是文件夹，没有添加：请打开它，把里面的文件拖进来。")
        return said.format(name=folders[0].name)

    def _add_title(self) -> None:
        row = QHBoxLayout()
        row.addWidget(CardText(self.slot.title, bold=True, scale=1.05), 1)
        row.addWidget(Badge(*look_of(self.slot)))
        self.add_button = QPushButton(self.tr("添加文件…"))
        self.add_button.setAutoDefault(False)
        self.add_button.setAccessibleName(self.tr("给“{title}”添加文件").format(title=self.slot.title))
        self.add_button.clicked.connect(self._want_files)
        row.addWidget(self.add_button)
        self.rows.addLayout(row)

    def _add_evidence(self) -> None:
        for piece in self._evidence(self.slot.evidence[:MOST_AT_ONCE]):
            self.rows.addWidget(piece)
        more = self.slot.evidence[MOST_AT_ONCE:]
        if more:
            line = self.tr("还有 {count} 个文件").format(count=len(more))
            self.more = Folded(line, partial(self._evidence, more))
            self.more.toggle.toggled.connect(self.unfolded)
            self.rows.addWidget(self.more)

    def _evidence(self, some: Sequence[EvidenceView]) -> list[QWidget]:
        return [self._piece(one) for one in some]

    def _piece(self, one: EvidenceView) -> EvidenceCard:
        piece = EvidenceCard(one, self._clock)
        piece.removal_wanted.connect(self._want_removal)
        piece.look_wanted.connect(self._want_look)
        piece.said.connect(self._pass_on)
        self.pieces[one.sha256] = piece
        return piece

    def _add_checks(self, texts: Texts) -> None:
        """What is wrong and what to look at stands apart; what is well, in one line. Nothing there: the badge says it."""
        fine = [check.check for check in self.slot.checks if check.result == "ok"]
        for check in self.slot.checks:
            if check.result in ("fails", "unknown"):
                self._add_check(check, texts)
            elif check.result == "missing" and check.name in IMPORTED:
                self.rows.addWidget(CardText(check.check))
        if len(fine) == 1:
            self.rows.addWidget(PeopleCardText(fine[0], quiet=True, scale=0.92))
        elif fine:
            said = self.tr("程序核对过 {count} 项，没有发现问题")
            if any(check.result == "fails" for check in self.slot.checks):
                said = self.tr("另外核对过 {count} 项，通过了")
            self.rows.addWidget(CardTextWithMore(said.format(count=len(fine)), "\n".join(fine)))

    def _add_check(self, check: CheckView, texts: Texts) -> None:
        row = QHBoxLayout()
        word = texts.word(f"packet.result_{check.result}")
        row.addWidget(Badge(TONE_OF_CHECK[check.result], f"check-{check.result}", word))
        row.addWidget(PeopleCardText(check.check), 1)
        self.rows.addLayout(row)
        if check.note:
            self.rows.addWidget(PeopleCardText(breakable(check.note)))

    def _want_files(self) -> None:
        self.files_wanted.emit(self.slot.item)

    def _want_removal(self, sha256: str) -> None:
        self.removal_wanted.emit(self.slot.item, sha256)

    def _want_look(self, sha256: str) -> None:
        self.look_wanted.emit(self.slot.item, sha256)

    def _pass_on(self, sha256: str, said: Said) -> None:
        self.said.emit(self.slot.item, sha256, said)
