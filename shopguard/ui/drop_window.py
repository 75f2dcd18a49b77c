"""A main window onto which files are dragged."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

from shopguard.importers.candidates import SUFFIXES
from shopguard.ui.drops import importable, local_files, patterns


class DropWindow(QMainWindow):
    """``files_dropped`` carries the paths; ``drag_judged`` the reason why a drag is refused, "" when it is welcome."""

    files_dropped = Signal(object)  # list[Path]
    drag_judged = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes only files of this computer that an importer could claim, and says at once why not."""
        files = local_files(event.mimeData())
        if importable(files):
            self.drag_judged.emit("")
            event.acceptProposedAction()
            return
        self.drag_judged.emit(
            self.tr("这里收表格文件：{endings}。").format(endings=patterns(SUFFIXES))
            if files
            else self.tr("拖进来的不是本机上的文件，请先存到电脑里再拖。")
        )
        event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hands over what was dropped."""
        event.acceptProposedAction()
        self.files_dropped.emit(importable(local_files(event.mimeData())))
