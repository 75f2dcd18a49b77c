"""The lines of the morning strip below its first one: what changed, which data is old, what was never imported."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from shopguard.core.finding import Risk
from shopguard.core.message import Texts
from shopguard.flows.morning.morning import Morning
from shopguard.flows.morning.morning_words import known_in_words, when_in_words
from shopguard.ui.look.badges import Chip
from shopguard.ui.look.flow_row import FlowRow
from shopguard.ui.look.icons import RISK_ICON
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.palette import TONE_OF_RISK


class ChangesLine(FlowRow):
    """What changed since the last day. ``wanted`` carries the order numbers behind a figure that was clicked."""

    wanted = Signal(object)  # tuple[str, ...]

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.sentence = plain_label(wrap=False)
        self.red = _figure(self.tr("新变红"), Risk.VIOLATED)
        self.due = _figure(self.tr("新快到点"), Risk.DUE)
        self.fine = _figure(self.tr("好转"), Risk.OK)
        self._orders: dict[Chip, tuple[str, ...]] = {}
        self.add(self.sentence, self.red, self.due, self.fine)
        for figure in (self.red, self.due, self.fine):
            figure.clicked.connect(self._want)

    def show_morning(self, found: Morning) -> None:
        """Hidden on the first day."""
        changes, since = found.changes, found.since
        self.setVisible(changes is not None)
        if changes is None or since is None:
            return
        self._orders = {self.red: changes.newly_red, self.due: changes.newly_due, self.fine: changes.recovered}
        for figure, orders in self._orders.items():
            figure.show_count(len(orders))
            figure.setVisible(bool(orders))
        when = when_in_words(self._texts, since, found.at)
        said = self.tr("从{when} 到现在：") if any(self._orders.values()) else self.tr("从{when} 到现在没有变化")
        self.sentence.setText(said.format(when=when))

    def _want(self) -> None:
        figure = self.sender()
        if isinstance(figure, Chip):
            self.wanted.emit(self._orders.get(figure, ()))


class DataLine(QWidget):
    """Which data is old, else what was never imported; one button leads to where it is mended."""

    import_wanted = Signal()
    guide_wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.old = Toned("watch")
        self.missing = Quiet()
        self.import_button = QPushButton(self.tr("导入新文件…"))
        self.guide_button = QPushButton(self.tr("在哪里导出…"))
        self.import_button.clicked.connect(self.import_wanted)
        self.guide_button.clicked.connect(self.guide_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.old, 1)
        row.addWidget(self.missing, 1)
        row.addWidget(self.guide_button)
        row.addWidget(self.import_button)

    def show_morning(self, found: Morning) -> None:
        """Hidden where all there should be is there and new."""
        old = known_in_words(self._texts, found.old, found.at)
        kinds = [self._texts.word(f"kind.{kind}") for kind in found.missing]
        comma = self.tr("、")
        self.old.setText(self.tr("{known}。导入新的，判断才准。").format(known=old) if old else "")
        self.missing.setText(self.tr("还没导入过：{kinds}").format(kinds=comma.join(kinds)) if kinds else "")
        self.old.setVisible(bool(old))
        self.missing.setVisible(bool(kinds) and not old)
        self.import_button.setVisible(bool(old))
        self.setVisible(bool(old or kinds))


def _figure(word: str, risk: Risk) -> Chip:
    """A number with a meaning that can be clicked; it does not stay down."""
    chip = Chip(word, TONE_OF_RISK[risk], RISK_ICON[risk])
    chip.setCheckable(False)
    return chip
