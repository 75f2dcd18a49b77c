"""The settings page: built from what is declared; below, the ways to what is set in windows of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shopguard.core.settings import SETTINGS, Section
from shopguard.flows.settings import Settings
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.type_size import scaled
from shopguard.ui.settings.setting_row import SettingRow
from shopguard.ui.settings.setting_words import section_title, setting_words
from shopguard.ui.shell.settings_menu import SettingsMenu

SIZE = (640, 700)
SECTIONS: tuple[Section, ...] = ("notices", "judging", "privacy", "backups", "background", "updates", "look")
DEPENDING = ("notify_lead_hours", "notify_most", "quiet_from", "quiet_until")  # of no use while nothing is notified


class SettingsDialog(QDialog):
    """``chosen`` carries a name and a value; whoever opened the page keeps it, or says by :meth:`refuse` why not."""

    chosen = Signal(str, object)

    def __init__(self, settings: Settings, menu: SettingsMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("设置"))
        self.resize(scaled(SIZE[0]), scaled(SIZE[1]))
        self.rows: dict[str, SettingRow] = {}
        self._cards: dict[Section, Card] = {}
        self._page = page = CardPage()
        page.setAccessibleName(self.tr("设置"))
        page.fill([*(self._card(section) for section in SECTIONS), self._ways(menu)])
        self._close = QPushButton(self.tr("关闭"))
        self._close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(Quiet(self.tr("改了马上生效，语言要重新打开。")), 1)
        foot.addWidget(self._close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 6, 12, 12)
        rows.addWidget(page, 1)
        rows.addLayout(foot)
        self._enable()
        page.setFocus()

    def add_to(self, section: Section, part: QWidget) -> None:
        """What belongs below the settings of a section."""
        self._cards[section].rows.addWidget(part)

    def show_section(self, section: Section) -> None:
        """Scrolls there."""
        self._page.ensureWidgetVisible(self._cards[section])

    def kept(self, name: str) -> None:
        """A choice holds."""
        self.rows[name].refuse("")
        self._enable()

    def refuse(self, name: str, why: str) -> None:
        """A choice could not be kept: what holds is shown again, and why."""
        self.rows[name].show_value(self._settings.get(name))
        self.rows[name].refuse(why)

    def _card(self, section: Section) -> Card:
        words = setting_words()
        card = self._cards[section] = Card()
        card.rows.addWidget(plain_label(section_title(section), bold=True, scale=1.1))
        for setting in SETTINGS:
            if setting.section == section:
                row = SettingRow(setting, words[setting.name], self._settings.get(setting.name))
                row.chosen.connect(self.chosen)
                self.rows[setting.name] = row
                card.rows.addWidget(row)
        return card

    def _ways(self, menu: SettingsMenu) -> Card:
        """What is set elsewhere, one press away."""
        card = Card()
        card.rows.addWidget(plain_label(self.tr("其他设置"), bold=True, scale=1.1))
        grid = QGridLayout()
        grid.setSpacing(8)
        for number, action in enumerate(_ways_of(menu)):
            button = QPushButton(action.text())
            button.clicked.connect(self.accept)
            button.clicked.connect(action.trigger)
            grid.addWidget(button, number // 2, number % 2)
        card.rows.addLayout(grid)
        return card

    def _enable(self) -> None:
        some = self._settings.is_on("notifications")
        for name in DEPENDING:
            self.rows[name].setEnabled(some)


def _ways_of(menu: SettingsMenu) -> Sequence[QAction]:
    files = (menu.watched_folder, menu.judge_from, menu.mappings, menu.online)
    return (*files, menu.rule_folder, menu.extensions, menu.keeping, menu.password)
