"""The page of the charts: risk, money, couriers, each with its numbers as a table."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from shopguard.core.message import Texts
from shopguard.flows.costs.pictures import PicturesView
from shopguard.ui.costs.courier_picture import CourierPicture
from shopguard.ui.costs.money_picture import MoneyPicture
from shopguard.ui.costs.risk_picture import RiskPicture


class PicturesPage(QWidget):
    """``order_wanted`` is never told: the pictures are of many orders at once."""

    order_wanted = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.risks = RiskPicture(texts)
        self.money = MoneyPicture()
        self.couriers = CourierPicture()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("图表"))
        self.tabs.addTab(self.risks, self.tr("风险颜色"))
        self.tabs.addTab(self.money, self.tr("扣款和避免"))
        self.tabs.addTab(self.couriers, self.tr("快递对比"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 6, 0, 0)
        rows.addWidget(self.tabs)

    def show_view(self, view: PicturesView) -> None:
        """Shows what the flow returned."""
        for panel in (self.risks, self.money, self.couriers):
            panel.show_view(view)
