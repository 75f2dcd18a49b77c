"""Which folder is watched for new exports, and whether they are offered or imported at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from shopguard.flows.imports.watched_folder import Watched
from shopguard.ui.ask import Ask
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.two_lines import TwoLines
from shopguard.ui.look.type_size import scaled


class WatchDialog(QDialog):
    """Shows what is chosen and asks for something else; whoever opened it does it.

    ``folder_chosen`` carries a Path, ``handling_chosen`` "ask" or "import"; ``existing_wanted``: what was there before, too.
    """

    folder_chosen = Signal(object)
    handling_chosen = Signal(str)
    existing_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, ask: Ask, downloads: Path | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._ask, self._downloads = ask, downloads
        self.setWindowTitle(self.tr("自动导入的文件夹"))
        self.resize(scaled(640), scaled(420))
        self.folder = TwoLines("")
        bold = self.folder.font()
        bold.setBold(True)
        self.folder.setFont(bold)
        self.ask_first = QRadioButton(self.tr("先问我：在窗口上方提示，点“导入”才导入"))
        self.at_once = QRadioButton(self.tr("直接导入：下载完就自动导入，导入记录里看得到"))
        self.existing = QPushButton(self.tr("看看已有的"))
        self.said = Toned("good")
        self.went_wrong = Toned("bad")
        self.close_button = QPushButton(self.tr("关闭"))
        self.stop_button = QPushButton(self.tr("不再自动找"))
        self.downloads_button = QPushButton(self.tr("用“下载”文件夹"))
        self.choose_button = MainButton(self.tr("选择文件夹…"))
        self._arrange()
        self._connect()

    def show_watched(self, watched: Watched, *, said: str = "", problem: str = "") -> None:
        """Shows what is chosen now, and what became of the last wish."""
        some = watched.folder is not None
        self.folder.setText(str(watched.folder) if some else self.tr("没有选：新导出的文件要自己打开或拖进来"))
        (self.at_once if watched.handling == "import" else self.ask_first).setChecked(True)
        for button in (self.existing, self.stop_button):
            button.setEnabled(some)
        self.downloads_button.setVisible(self._downloads is not None and self._downloads != watched.folder)
        self.tell(said, problem)
        self.setEnabled(True)

    def tell(self, said: str, problem: str = "") -> None:
        """Says what became of the last wish."""
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.went_wrong.setText(problem)
        self.went_wrong.setVisible(bool(problem))

    def _arrange(self) -> None:
        what = self.tr("后台导出的表格一般都存进同一个文件夹（多半是“下载”）。选一次，以后新导出的文件会自动认出来。")
        private = self.tr("只看这个文件夹里新来的文件，不看子文件夹；别的文件不会提起，也不会记下名字。")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.setSpacing(8)
        rows.addWidget(plain_label(f"{what}\n{private}"))
        rows.addWidget(Quiet(self.tr("现在看的文件夹")))
        rows.addWidget(self.folder)
        rows.addWidget(Quiet(self.tr("认出新导出以后")))
        self._handlings = QButtonGroup(self)
        for choice in (self.ask_first, self.at_once):
            self._handlings.addButton(choice)
            rows.addWidget(choice)
        rows.addWidget(Quiet(self.tr("选文件夹之前就在里面的文件不会提起；想把以前的导出也找出来：")))
        existing = QHBoxLayout()
        existing.addWidget(self.existing)
        existing.addStretch(1)
        rows.addLayout(existing)
        rows.addWidget(self.said)
        rows.addWidget(self.went_wrong)
        rows.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        for button in (self.stop_button, self.downloads_button, self.choose_button):
            buttons.addWidget(button)
        for button in (self.close_button, self.existing, self.stop_button, self.downloads_button, self.choose_button):
            button.setAutoDefault(False)
        rows.addLayout(buttons)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.accept)
        self.choose_button.clicked.connect(self._ask_folder)
        self.downloads_button.clicked.connect(self._take_downloads)
        self.stop_button.clicked.connect(self._stop)
        self.existing.clicked.connect(self.existing_wanted)
        self._handlings.buttonClicked.connect(self._handling_clicked)

    def _ask_folder(self) -> None:
        self._ask.folder(self, self.tr("选择存放导出文件的文件夹"), self._take_first)

    def _take_first(self, folders: list[Path]) -> None:
        if folders:
            self._take(folders[0])

    def _take_downloads(self) -> None:
        if self._downloads is not None:
            self._take(self._downloads)

    def _take(self, folder: Path) -> None:
        self.setEnabled(False)
        self.folder_chosen.emit(folder)

    def _stop(self) -> None:
        self.setEnabled(False)
        self.stop_wanted.emit()

    def _handling_clicked(self) -> None:
        self.handling_chosen.emit("import" if self.at_once.isChecked() else "ask")
