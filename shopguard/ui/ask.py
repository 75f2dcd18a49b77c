"""Everything that opens a window of its own goes through here, so that a test can answer instead of a person.

The main window is given one at its start: what Qt needs for a dialog is loaded with the first dialog.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl, SignalInstance
    from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

FilesChosen = Callable[[list[Path]], None]
Answers = Sequence[tuple[str, Callable[[], None]]]

translate = QCoreApplication.translate


class Ask:
    """Asks the owner by dialogs that do not block: ``then`` is called with the answer, and not at all on "cancel"."""

    def files(self, parent: QWidget, title: str, kinds: str, then: FilesChosen, folder: Path | None = None) -> None:
        """Which existing files? ``kinds`` is Qt's filter text; ``folder``: where to begin, None = the home folder."""
        dialog = _file_dialog(parent, title, kinds)
        if folder is not None:
            dialog.setDirectory(str(folder))
        dialog.setFileMode(dialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(_paths_to(then))
        dialog.open()

    def folder(self, parent: QWidget, title: str, then: FilesChosen) -> None:
        """Which folder?"""
        dialog = _file_dialog(parent, title, "")
        dialog.setFileMode(dialog.FileMode.Directory)
        dialog.filesSelected.connect(_paths_to(then))
        dialog.open()

    def save_as(self, parent: QWidget, title: str, name: str, kinds: str, then: Callable[[Path], None]) -> None:
        """Into which file? ``name``: what it is called unless the owner says otherwise; of a path the folder is where to begin.
        ``kinds``: Qt's filter text, each kind with its ending; a name without one gets that of the chosen kind.
        """
        dialog = _file_dialog(parent, title, kinds)
        dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix)
        if Path(name).is_absolute():
            dialog.setDirectory(str(Path(name).parent))
        dialog.selectFile(Path(name).name)
        dialog.filterSelected.connect(partial(_take_ending, dialog))
        dialog.fileSelected.connect(_path_to(then))
        dialog.open()

    def tell(self, parent: QWidget, title: str, text: str) -> None:
        """Shows one sentence with an OK button."""
        box = _message(parent, title, text)
        box.setIcon(box.Icon.Information)
        box.setStandardButtons(box.StandardButton.Ok)
        box.open()

    def confirm(self, parent: QWidget, title: str, text: str, yes: str, then: Callable[[], None]) -> None:
        """Really? ``yes`` is the word on the button that does it; Enter and Escape do not."""
        box = _message(parent, title, text)
        box.setIcon(box.Icon.Question)
        box.setStandardButtons(box.StandardButton.Cancel)
        box.button(box.StandardButton.Cancel).setText(translate("Ask", "先不"))
        box.setDefaultButton(box.StandardButton.Cancel)
        box.addButton(yes, box.ButtonRole.YesRole).clicked.connect(_calls(then))
        box.open()

    def choose(
        self,
        parent: QWidget,
        title: str,
        text: str,
        answers: Answers,
        otherwise: Callable[[], None] | None = None,
        until: SignalInstance | None = None,
    ) -> None:
        """Which of these? Each with the word on its button; Enter is the first, Escape none of them: then ``otherwise`` is called.

        With the signal ``until`` there is nothing to ask any more: that is none of them too.
        """
        box = _message(parent, title, text)
        box.setIcon(box.Icon.Question)
        box.setStandardButtons(box.StandardButton.Cancel)
        box.button(box.StandardButton.Cancel).setText(translate("Ask", "先不"))
        for word, then in answers:
            button = box.addButton(word, box.ButtonRole.AcceptRole)
            button.clicked.connect(_calls(then))
            if word == answers[0][0]:
                box.setDefaultButton(button)
        if otherwise is not None:
            box.rejected.connect(otherwise)
        if until is not None:
            until.connect(box.reject)
        box.open()

    def show_folder(self, folder: Path) -> None:
        """Opens a folder in the system's file manager."""
        from PySide6.QtCore import QUrl

        _open_outside(QUrl.fromLocalFile(str(folder)))

    def show_page(self, address: str) -> bool:
        """Opens a page in the system's browser; whether that was possible."""
        from PySide6.QtCore import QUrl

        return _open_outside(QUrl(address, QUrl.ParsingMode.StrictMode))


def _open_outside(url: QUrl) -> bool:
    from PySide6.QtGui import QDesktopServices

    from shopguard.ui.other_programs import with_the_systems_libraries

    with with_the_systems_libraries():
        return QDesktopServices.openUrl(url)


def _message(parent: QWidget, title: str, text: str) -> QMessageBox:
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(text)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.finished.connect(box.deleteLater)
    return box


def _file_dialog(parent: QWidget, title: str, kinds: str) -> QFileDialog:
    from PySide6.QtWidgets import QFileDialog

    dialog = QFileDialog(parent, title, str(Path.home()), kinds)
    dialog.setLabelText(dialog.DialogLabel.LookIn, translate("Ask", "位置："))  # Qt's Chinese leaves these two out
    dialog.setLabelText(dialog.DialogLabel.FileType, translate("Ask", "文件类型："))
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def _take_ending(dialog: QFileDialog, kind: str) -> None:
    """Another kind was chosen: the name gets its ending."""
    ending = kind.rpartition("*")[2].rstrip(")")
    dialog.setDefaultSuffix(ending)
    chosen = dialog.selectedFiles()
    if chosen:
        dialog.selectFile(Path(chosen[0]).with_suffix(ending).name)


def _path_to(then: Callable[[Path], None]) -> Callable[[str], None]:
    def pass_on(name: str) -> None:
        then(Path(name))

    return pass_on


def _paths_to(then: FilesChosen) -> Callable[[list[str]], None]:
    def pass_on(names: list[str]) -> None:
        then([Path(name) for name in names])

    return pass_on


def _calls(then: Callable[[], None]) -> Callable[[], None]:
    """A slot that passes nothing on (a button tells whether it is checked)."""

    def call() -> None:
        then()

    return call
