"""Which of the buyer's data ShopGuard prints in full for this case: nothing, unless the owner ticks it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from shopguard.appeals.masking import FIELDS
from shopguard.core.message import Texts
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, plain_label


class MaskBox(Card):
    """``chosen`` carries the fields to print in full."""

    chosen = Signal(object)  # frozenset[str]

    def __init__(self, texts: Texts, unmasked: Collection[str]) -> None:
        super().__init__(margin=10)
        self.rows.addWidget(plain_label(self.tr("买家信息默认打码，勾选的会印出来"), bold=True))
        self.boxes = {field: QCheckBox(texts.word(f"mask.{field}")) for field in FIELDS}
        for box in self.boxes.values():
            box.clicked.connect(self._choose)
            self.rows.addWidget(box)
        self.rows.addWidget(Quiet(texts.word("mask.note")))
        self.show_fields(unmasked)

    def show_fields(self, unmasked: Collection[str]) -> None:
        """Ticks these."""
        for field, box in self.boxes.items():
            box.setChecked(field in unmasked)

    def _choose(self) -> None:
        self.chosen.emit(frozenset(field for field, box in self.boxes.items() if box.isChecked()))
