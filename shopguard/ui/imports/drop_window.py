"""A main window onto which files are dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:  # the window stands before anything is dragged
    from PySide6.QtGui import QDragEnterEvent, QDropEvent


class DropWindow(QMainWindow):
    """``files_dropped`` carries the paths; ``drag_judged`` the reason why a drag is refused, "" when it is welcome."""

    files_dropped = Signal(object)  # list[Path]
    drag_judged = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes only files of this computer, and says at once why not, or that none of them looks like a table."""
        from shopguard.importers.candidates import SUFFIXES
        from shopguard.ui.imports.drops import importable, local_files, patterns, rule_files

        files = local_files(event.mimeData())
        if not files:
            self.drag_judged.emit(self.tr("拖进来的不是本机上的文件，请先存到电脑里再拖。"))
            event.ignore()
            return
        hint = self.tr("这里收表格文件：{endings}。").format(endings=patterns(SUFFIXES))
        self.drag_judged.emit("" if importable(files) or rule_files(files) else hint)
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hands over all that was dropped: what is no table gets its sentence by the import."""
        from shopguard.ui.imports.drops import local_files

        event.acceptProposedAction()
        self.files_dropped.emit(local_files(event.mimeData()))
