"""The menu, by subject: orders, costs, appeals, importing, rules; then settings, help, and the end."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from shopguard.ui.appeals.appeals_pages import WORKED, appeal_pages
from shopguard.ui.costs.costs_pages import cost_pages


class SettingsMenu(QMenu):
    """The entries are wired by their desks. ``help_wanted``: the manual; ``tour_wanted``: the first tour; ``feedback_wanted``."""

    extensions_wanted = Signal()
    help_wanted = Signal()
    tour_wanted = Signal()
    feedback_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("菜单"))
        self.not_understood = self.addAction(self.tr("看不懂的物流记录…"))
        self._costs = self._submenu(self.tr("费用"))
        self.costs = [self._page(self._costs, page.name, page.title) for page in cost_pages()]
        self._appeals = self._submenu(self.tr("申诉"))
        shown = [page for page in appeal_pages() if page.name != WORKED]  # it stands on the page of all appeals
        self.appeals = [self._page(self._appeals, page.name, page.title) for page in shown]
        self._add_imports()
        self._add_rules()
        self.addSeparator()
        self.columns = self.addAction(self.tr("表里的列…"))
        self.shops = self.addAction(self.tr("店铺…"))
        self.settings = self.addAction(self.tr("设置…"))
        self.settings.setShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Comma))
        self.keeping = self.addAction(self.tr("备份和恢复…"))
        self.erasing = self.addAction(self.tr("删除旧订单…"))
        self.moving = self.addAction(self.tr("搬到新电脑…"))
        self.password = self.addAction(self.tr("密码…"))
        self.lock = self.addAction(self.tr("锁上窗口"))
        self.lock.setShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Modifier.SHIFT | Qt.Key.Key_L))
        self.lock.setVisible(False)  # there is no password
        self._add_help()
        self.addSeparator()
        self.leave = self.addAction(self.tr("退出"))
        self.leave.setShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Q))
        parent.addActions([self.settings, self.leave])  # their keys work while the menu is closed

    def add_tagging(self, tagging: QAction) -> None:
        """Offers to tag the selected orders, as the first of what is about orders."""
        self.insertAction(self.not_understood, tagging)

    def add_bulk_appeal(self, bulk: QAction) -> None:
        """Offers cases for the selected orders, as the first of what is about appeals."""
        self._appeals.insertAction(self.appeals[0], bulk)

    def _add_imports(self) -> None:
        importing = self._submenu(self.tr("导入"))
        self.imports = importing.addAction(self.tr("导入记录…"))
        self.watched_folder = importing.addAction(self.tr("自动导入的文件夹…"))
        self.mappings = importing.addAction(self.tr("列对应模板…"))
        self.judge_from = importing.addAction(self.tr("从哪一天开始判断…"))
        self.online = importing.addAction(self.tr("在线查轨迹（默认关闭）…"))

    def _add_rules(self) -> None:
        rules = self._submenu(self.tr("规则"))
        self.rulebook = rules.addAction(self.tr("查看规则…"))
        self.extensions = rules.addAction(self.tr("延期公告…"))
        self.extensions.triggered.connect(self._want_extensions)
        self.colour_changes = rules.addAction(self.tr("规则变化后换颜色的订单…"))
        self.rule_update = rules.addAction(self.tr("更新规则…"))
        self.rule_folder = rules.addAction(self.tr("规则文件夹…"))

    def _add_help(self) -> None:
        helping = self._submenu(self.tr("帮助"))
        helping.addAction(self.tr("说明书（F1）")).triggered.connect(self._want_help)
        helping.addAction(self.tr("快速认识店铺卫士")).triggered.connect(self._want_tour)
        helping.addAction(self.tr("给开发者的反馈文件…")).triggered.connect(self._want_feedback)
        self.updates = helping.addAction(self.tr("检查新版本（默认关闭）…"))
        helping.addSeparator()
        self.changes = helping.addAction(self.tr("更新记录…"))
        self.about = helping.addAction(self.tr("关于店铺卫士…"))

    def _submenu(self, title: str) -> QMenu:
        made = self.addMenu(title)
        made.setAccessibleName(title)
        return made

    def _page(self, menu: QMenu, name: str, title: str) -> QAction:
        action = menu.addAction(f"{title}…")
        action.setData(name)
        return action

    def _want_extensions(self) -> None:
        self.extensions_wanted.emit()

    def _want_help(self) -> None:
        self.help_wanted.emit()

    def _want_tour(self) -> None:
        self.tour_wanted.emit()

    def _want_feedback(self) -> None:
        self.feedback_wanted.emit()
