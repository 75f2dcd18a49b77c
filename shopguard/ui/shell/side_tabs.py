"""The right side: penalty preview, the chosen order, and the last import's result."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget

from shopguard.ui.costs.penalty_pane import PenaltyPane
from shopguard.ui.imports.import_panel import ImportPanel
from shopguard.ui.orders.order_panel import OrderPanel


class SideTabs(QTabWidget):
    """The import's tab appears with the first import."""

    def __init__(self, penalties: PenaltyPane, order: OrderPanel, imports: ImportPanel) -> None:
        super().__init__()
        self._order, self._imports = order, imports
        self.setDocumentMode(True)
        self.setAccessibleName(self.tr("详情"))
        self.addTab(penalties, self.tr("罚款预览"))
        self.addTab(order, self.tr("订单详情"))
        imports.setParent(self)  # it goes with the window though it was never shown
        imports.hide()

    def to_order(self) -> None:
        """Shows the order."""
        self.setCurrentWidget(self._order)

    def has_import(self) -> bool:
        """Whether there was an import."""
        return self.indexOf(self._imports) >= 0

    def to_import(self) -> None:
        """Shows the import's result."""
        if not self.has_import():
            self.addTab(self._imports, self.tr("导入结果"))
        self.setCurrentWidget(self._imports)
