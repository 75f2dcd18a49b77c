"""What the program is made of, shown from the window."""

from __future__ import annotations

import json

from PySide6.QtWidgets import QPushButton

from shopguard.resources import resource
from shopguard.ui.settings.licences_dialog import LicencesDialog
from shopguard.ui.shell.main_window import MainWindow


def test_every_part_is_listed_with_its_licence(window: MainWindow) -> None:
    window.parts.menu.about.trigger()
    about = window.parts.about.dialog
    assert about is not None
    next(button for button in about.findChildren(QPushButton) if button.text() == "开源许可…").click()
    dialog = window.parts.about.dialog
    assert isinstance(dialog, LicencesDialog)
    shown = [
        tuple(dialog.table.model().index(row, column).data() for column in (0, 2))
        for row in range(dialog.table.rowCount())
    ]
    told = json.loads(resource("licences.json").read_text("utf-8"))
    assert sorted(shown) == sorted((one["name"], one["licence"]) for one in [*told["packages"], *told["inside"]])
    assert ("Qt 6", "LGPL-3.0-only") in shown
    dialog.accept()
