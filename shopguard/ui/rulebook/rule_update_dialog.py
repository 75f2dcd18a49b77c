"""Taking a rule file: which rules are in use, what a file would change, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFont, QFontDatabase
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shopguard.core.message import Texts
from shopguard.flows.progress import Progress
from shopguard.flows.rulebook.rule_change_words import change_lines
from shopguard.flows.rulebook.rule_changes import RuleChange
from shopguard.flows.rulebook.rule_update import RuleUpdate, grouped
from shopguard.ui.imports.drops import local_files, rule_files
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.progress_bar import ProgressStrip
from shopguard.ui.look.screen_room import fit_height, fitting, give_room
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.type_size import scaled

SIZE = (660, 620)


class RuleUpdateDialog(QDialog):
    """``choose_wanted``, ``undo_wanted``, ``stop_wanted``: what was pressed; ``file_dropped`` carries a path; ``take_wanted``: the
    file on show is to be taken (RuleUpdate).
    """

    choose_wanted = Signal()
    undo_wanted = Signal()
    stop_wanted = Signal()
    file_dropped = Signal(object)
    take_wanted = Signal(object)

    def __init__(self, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = texts
        self._update: RuleUpdate | None = None
        self._can_undo = False
        self.setWindowTitle(self.tr("更新规则"))
        self.setAcceptDrops(True)
        self.in_use = plain_label(bold=True)
        self.why = plain_label(
            self.tr("平台改了规则，不用等新版程序：拿到规则文件（.sgrules），在这里选，或者直接拖进来。")
        )
        self.page = CardPage()
        self.page.setAccessibleName(self.tr("规则文件改了什么"))
        self.page.hide()
        self.went_wrong = Toned("bad")
        self.went_wrong.hide()
        self.strip = CheckingStrip(texts)
        self.choose_button = MainButton(self.tr("选择规则文件…"))
        self.take_button = MainButton(self.tr("换成这些规则"))
        self.undo_button = QPushButton(self.tr("退回前一套规则…"))
        self.close_button = QPushButton(self.tr("关闭"))
        self._arrange()

    def show_in_use(self, sentence: str, *, can_undo: bool) -> None:
        """Which rules are in use."""
        self.in_use.setText(sentence)
        self._can_undo = can_undo
        self._show_file(None)
        self._fit()

    def begin(self, *, can_stop: bool) -> None:
        """A file is being looked at, or rules are being taken."""
        self.went_wrong.hide()
        self._enable(on=False)
        self.strip.begin()
        self.strip.cancel.setVisible(can_stop)
        give_room(self)

    def show_progress(self, progress: Progress) -> None:
        """How far that is."""
        self.strip.show_progress(progress)

    def end(self) -> None:
        """It is over."""
        self.strip.end()
        self._enable(on=True)

    def show_update(self, update: RuleUpdate) -> None:
        """What the file would change; nothing has changed yet."""
        self._show_file(update)
        cards: list[QWidget] = [self._file_card(update)]
        cards += [ChangeCard(change, self._texts) for change in update.changes]
        if not update.changes:
            cards.append(Quiet(self._texts.word("rules.changes_none")))
        self.page.fill(cards)
        self.page.to_top()
        self.resize(*map(scaled, SIZE))
        give_room(self)
        self.take_button.setFocus()

    def refuse(self, sentence: str) -> None:
        """A file that is not taken; the sentence says why."""
        self._show_file(None)
        self.went_wrong.setText(sentence)
        self.went_wrong.setVisible(bool(sentence))
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes a rule file, and nothing else."""
        if self.choose_button.isEnabled() and rule_files(local_files(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Looks at the first that was dropped."""
        event.acceptProposedAction()
        self.file_dropped.emit(rule_files(local_files(event.mimeData()))[0])

    def _arrange(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.setSpacing(10)
        for widget in (self.in_use, self.why, self.went_wrong):
            rows.addWidget(widget)
        rows.addWidget(self.page, 1)
        rows.addStretch(0)
        rows.addWidget(self.strip)
        row = QHBoxLayout()
        row.addWidget(self.close_button)
        row.addWidget(self.undo_button)
        row.addStretch(1)
        row.addWidget(self.choose_button)
        row.addWidget(self.take_button)
        rows.addLayout(row)
        for button in (self.choose_button, self.take_button, self.undo_button, self.close_button):
            button.setAutoDefault(False)
        self.choose_button.clicked.connect(self.choose_wanted)
        self.take_button.clicked.connect(self._want_it)
        self.undo_button.clicked.connect(self.undo_wanted)
        self.close_button.clicked.connect(self.reject)
        self.strip.cancel_wanted.connect(self.stop_wanted)

    def _show_file(self, update: RuleUpdate | None) -> None:
        """One thing at a time: the way to a file, or what it changes."""
        self._update = update
        self.page.setVisible(update is not None)
        self.take_button.setVisible(update is not None)
        self.why.setVisible(update is None)
        self.choose_button.setVisible(update is None)
        self.undo_button.setVisible(update is None and self._can_undo)
        self.close_button.setText(self.tr("关闭") if update is None else self.tr("先不换"))
        if update is not None:
            self.went_wrong.hide()

    def _fit(self) -> None:
        """As wide as the screen lets it, and as high as the sentences are at that width."""
        fit_height(self, fitting(self, QSize(*map(scaled, SIZE))).width())

    def _enable(self, *, on: bool) -> None:
        for button in (self.choose_button, self.take_button, self.undo_button):
            button.setEnabled(on)

    def _want_it(self) -> None:
        self.take_wanted.emit(self._update)

    def _file_card(self, update: RuleUpdate) -> Card:
        card = Card(tone="accent")
        said = self.tr("规则文件里是 {day} 的规则").format(day=update.about.day.isoformat())
        card.rows.addWidget(Toned("accent", said, bold=True))
        card.rows.addWidget(Toned("accent", update.about.note[self._texts.language]))
        card.rows.addWidget(Toned("accent", self.tr("文件的 SHA-256，请和您拿到规则文件的地方写的对一对，一样才换：")))
        self.sha256 = Toned("accent", grouped(update.sha256))
        self.sha256.setFont(_fixed(self.sha256.font()))
        card.rows.addWidget(self.sha256)
        own = self.tr("判断用的例子都对上了；换了以后所有订单重新判断，换了颜色的会列给您看，随时可以退回。")
        card.rows.addWidget(Toned("accent", own))
        return card


class ChangeCard(Card):
    """What changes of one rule."""

    def __init__(self, change: RuleChange, texts: Texts) -> None:
        super().__init__()
        self.setAccessibleName(change.title)
        self.rows.addWidget(plain_label(change.title, bold=True))
        for line in change_lines(texts, change):
            self.rows.addWidget(plain_label(line) if change.values else Quiet(line))


class CheckingStrip(ProgressStrip):
    """While a file is being looked at."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts)
        self.bar.setAccessibleName(self.tr("核对的进度"))
        self.cancel.setText(self.tr("不看了"))
        self.cancel.setAutoDefault(False)

    def begin(self) -> None:
        """It has begun."""
        super().begin()
        self.sentence.setText(self.tr("正在核对规则文件…"))

    def _cancel(self) -> None:
        super()._cancel()
        self.sentence.setText(self.tr("正在停下…"))


def _fixed(font: QFont) -> QFont:
    """Letters of one width, so that groups stand below each other."""
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    fixed.setPointSizeF(font.pointSizeF())
    return fixed
