"""One call: whom, its parcels as a table, and all that is known of the one the owner is at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shopguard.core.message import Texts
from shopguard.flows.costs.call_sheet_view import CallGroup
from shopguard.ui.costs.call_sheet_model import CallModel
from shopguard.ui.costs.call_table import CallTable
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.labels import Quiet, plain_label


class CallPanel(QWidget):
    """``copy_wanted`` carries the message of the call, ``order_wanted`` an order's number, ``ticked`` a row and whether it is ticked."""

    copy_wanted = Signal(str)
    order_wanted = Signal(str)
    ticked = Signal(object, bool)  # CallRow

    def __init__(self, texts: Texts, clock: Callable[[], int]) -> None:
        super().__init__()
        self._clock = clock
        self.group: CallGroup | None = None
        self.title = plain_label(bold=True, scale=1.1)
        self.copying = MainButton(self.tr("复制这一组"))
        self.copying.setToolTip(self.tr("复制给这一家的话，直接贴到聊天里"))
        self.copying.setAutoDefault(False)
        self.model = CallModel(texts, self)
        self.table = CallTable(self.model)
        self.details = Quiet(scale=1.0)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.copying)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.details)
        self.copying.clicked.connect(self._copy)
        self.table.order_wanted.connect(self.order_wanted)
        self.table.row_changed.connect(self._show_details)
        self.model.ticked.connect(self.ticked)

    def show_group(self, group: CallGroup) -> None:
        """Shows a call."""
        self.group = group
        self.title.setText(group.name)
        self.copying.setVisible(not group.everybody)  # the page copies all
        self.table.show_group(group, self._clock())

    def count_down(self) -> None:
        """Time has passed."""
        self.model.set_now(self._clock())

    def _show_details(self, number: int) -> None:
        self.details.setText(self.model.in_full(number))

    def _copy(self) -> None:
        if self.group is not None:
            self.copy_wanted.emit(self.group.text)
