"""The three sums: owed now, owed if nobody does anything, and what is not confirmed; and the strikes to come."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from shopguard.flows.costs.penalties import PenaltyPreview
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned
from shopguard.ui.look.palette import Tone
from shopguard.ui.look.words import moment_with_year, yuan


class SumsRow(QWidget):
    """Side by side; below them what comes besides money, and the moment they speak of."""

    def __init__(self, preview: PenaltyPreview) -> None:
        super().__init__()
        ignored = self.tr("再不管 {hours} 小时").format(hours=preview.horizon_hours)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        sums: tuple[tuple[Tone, str, int, str], ...] = (
            ("bad", self.tr("现在要赔"), preview.now_fen, self._taken(preview)),
            ("soon", ignored, preview.if_ignored_fen, ""),
            ("watch", self.tr("另有待证实"), preview.unconfirmed_fen, ""),
        )
        for column, (tone, word, fen, below) in enumerate(sums):
            grid.addWidget(_sum_card(tone, word, fen, below), 0, column)
            grid.setColumnStretch(column, 1)
        if preview.strikes_to_come:
            grid.addWidget(self._strikes(preview), 1, 0, 1, len(sums))
        said = Quiet(self.tr("按 {at} 的数据推算").format(at=moment_with_year(preview.at)))
        grid.addWidget(said, 2, 0, 1, len(sums))

    def _taken(self, preview: PenaltyPreview) -> str:
        if not preview.now_taken_fen:
            return ""
        return self.tr("其中账单已扣 {yuan}").format(yuan=yuan(preview.now_taken_fen))

    def _strikes(self, preview: PenaltyPreview) -> QWidget:
        card = Card(tone="bad", margin=8)
        text = self.tr("再不管 {hours} 小时还会记 {count} 次严重违规").format(
            hours=preview.horizon_hours, count=preview.strikes_to_come
        )
        card.rows.addWidget(Toned("bad", text, bold=True))
        return card


def _sum_card(tone: Tone, word: str, fen: int, below: str) -> QWidget:
    card = Card(tone=tone if fen else "quiet", margin=8)
    card.setAccessibleName(" ".join(filter(None, (word, yuan(fen), below))))
    card.rows.addWidget(Toned(tone if fen else "quiet", word))
    number = Toned(tone if fen else "quiet", yuan(fen), bold=True)
    font = number.font()
    font.setPointSizeF(font.pointSizeF() * 1.6)
    number.setFont(font)
    card.rows.addWidget(number, 0, Qt.AlignmentFlag.AlignLeft)
    if below:
        card.rows.addWidget(Toned(tone, below))
    card.rows.addStretch(1)
    return card
