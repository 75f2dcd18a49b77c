"""The three sums: owed now, owed if nobody does anything, and what is not confirmed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from shopguard.flows.costs.penalties import PenaltyPreview
from shopguard.ui.card import Card
from shopguard.ui.labels import Quiet, Toned
from shopguard.ui.palette import Tone
from shopguard.ui.words import moment_with_year, yuan


class SumsRow(QWidget):
    """Side by side, and below them the moment they speak of."""

    def __init__(self, preview: PenaltyPreview) -> None:
        super().__init__()
        ignored = self.tr("再不管 {hours} 小时").format(hours=preview.horizon_hours)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        sums: tuple[tuple[Tone, str, int], ...] = (
            ("bad", self.tr("现在要赔"), preview.now_fen),
            ("soon", ignored, preview.if_ignored_fen),
            ("watch", self.tr("另有待证实"), preview.unconfirmed_fen),
        )
        for column, (tone, word, fen) in enumerate(sums):
            grid.addWidget(_sum_card(tone, word, fen), 0, column)
            grid.setColumnStretch(column, 1)
        said = Quiet(self.tr("按 {at} 的数据推算").format(at=moment_with_year(preview.at)))
        grid.addWidget(said, 1, 0, 1, len(sums))


def _sum_card(tone: Tone, word: str, fen: int) -> QWidget:
    card = Card(tone=tone if fen else "quiet", margin=8)
    card.setAccessibleName(f"{word} {yuan(fen)}")
    card.rows.addWidget(Toned(tone if fen else "quiet", word))
    number = Toned(tone if fen else "quiet", yuan(fen), bold=True)
    font = number.font()
    font.setPointSizeF(font.pointSizeF() * 1.6)
    number.setFont(font)
    card.rows.addWidget(number, 0, Qt.AlignmentFlag.AlignLeft)
    return card
