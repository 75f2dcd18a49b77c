"""The cost window: one tab for each way to look at what it costs."""

from __future__ import annotations

from shopguard.ui.costs.costs_pages import cost_pages
from shopguard.ui.pages import Room
from shopguard.ui.pages_dialog import PagesDialog


class CostsDialog(PagesDialog):
    """All pages about costs."""

    def __init__(self, room: Room) -> None:
        super().__init__(self.tr("要花多少钱"), cost_pages(), room)
