"""The menu, by subject: orders, costs, appeals, importing, rules, appearance (at once) and language (at the next start)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from shopguard.core.message import Language
from shopguard.ui.appeals.appeals_pages import WORKED, appeal_pages
from shopguard.ui.costs.costs_pages import cost_pages
from shopguard.ui.look.palette import Appearance


class SettingsMenu(QMenu):
    """``appearance_chosen`` and ``language_chosen`` carry the new choice; the other entries are wired by their desks."""

    appearance_chosen = Signal(str)
    language_chosen = Signal(str)
    extensions_wanted = Signal()

    def __init__(self, appearance: Appearance, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("菜单"))
        self.addSection(self.tr("订单"))
        self.not_understood = self.addAction(self.tr("看不懂的物流记录…"))
        self.addSection(self.tr("费用"))
        self.costs = [self._page(page.name, page.title) for page in cost_pages()]
        self.addSection(self.tr("申诉"))
        shown = [page for page in appeal_pages() if page.name != WORKED]  # a small screen has room for no more lines
        self.appeals = [self._page(page.name, page.title) for page in shown]
        self.addSection(self.tr("导入"))
        self.imports = self.addAction(self.tr("导入记录…"))
        self.watched_folder = self.addAction(self.tr("自动导入的文件夹…"))
        self.mappings = self.addAction(self.tr("列对应模板…"))
        self.judge_from = self.addAction(self.tr("从哪一天开始判断…"))
        self.online = self.addAction(self.tr("在线查轨迹（默认关闭）…"))
        self.addSection(self.tr("规则"))
        self.rulebook = self.addAction(self.tr("查看规则…"))
        self.extensions = self.addAction(self.tr("延期公告…"))
        self.extensions.triggered.connect(self._want_extensions)
        self.colour_changes = self.addAction(self.tr("规则变化后换颜色的订单…"))
        self.rule_folder = self.addAction(self.tr("规则文件夹…"))
        self.addSection(self.tr("窗口"))
        looks = self.addMenu(self.tr("外观"))
        self.looks = QActionGroup(self)
        for value, word in (
            ("auto", self.tr("跟随系统")),
            ("light", self.tr("浅色")),
            ("dark", self.tr("深色")),
        ):
            self._add(looks, self.looks, value, word, appearance)
        self.looks.triggered.connect(self._look_chosen)
        languages = self.addMenu(self.tr("语言（下次打开时换）"))
        self.languages = QActionGroup(self)
        self._add(languages, self.languages, "zh", "中文", language)  # each language is named in itself
        self._add(languages, self.languages, "en", "English", language)
        self.languages.triggered.connect(self._language_chosen)

    def add_tagging(self, tagging: QAction) -> None:
        """Offers to tag the selected orders, as the first of what is about orders."""
        self.insertAction(self.not_understood, tagging)

    def add_bulk_appeal(self, bulk: QAction) -> None:
        """Offers cases for the selected orders, as the first of what is about appeals."""
        self.insertAction(self.appeals[0], bulk)

    def _add(self, menu: QMenu, group: QActionGroup, value: str, word: str, chosen: str) -> None:
        action = QAction(word, self)
        action.setCheckable(True)
        action.setChecked(value == chosen)
        action.setData(value)
        group.addAction(action)
        menu.addAction(action)

    def _page(self, name: str, title: str) -> QAction:
        action = self.addAction(f"{title}…")
        action.setData(name)
        return action

    def _want_extensions(self) -> None:
        self.extensions_wanted.emit()

    def _look_chosen(self, action: QAction) -> None:
        self.appearance_chosen.emit(str(action.data()))

    def _language_chosen(self, action: QAction) -> None:
        self.language_chosen.emit(str(action.data()))
