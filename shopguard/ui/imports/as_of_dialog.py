"""When was this file exported? The owner's word, where the file's name does not tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shopguard.core.message import Texts, UserProblem
from shopguard.flows.imports.importing import FileResult
from shopguard.flows.imports.owners_as_of import check_moment
from shopguard.ui.look.beijing_fields import MomentField
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.screen_room import fit_height
from shopguard.ui.look.type_size import scaled
from shopguard.ui.look.words import moment_to_the_second

WIDTH = 560


class AsOfDialog(QDialog):
    """``told`` carries the moment in unix seconds, once it can be right. ``proposed``: when the file was last written."""

    told = Signal(int)

    def __init__(
        self, texts: Texts, result: FileResult, proposed: int | None, clock: Callable[[], int], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._texts, self._result, self._proposed, self._clock = texts, result, proposed, clock
        self.setWindowTitle(self.tr("这个文件是什么时候导出的？"))
        self.field = MomentField(self.tr("导出时间"))
        self.field.show_moment(result.known_as_of if result.known_as_of is not None else clock())
        self.problem = Toned("bad")
        self.problem.hide()
        self.propose_button = QPushButton(self.tr("用这个时间"))
        self.propose_button.clicked.connect(self._use_proposal)
        self.save_button = MainButton(self.tr("按这个时间重新导入"))
        self.save_button.clicked.connect(self._save)
        self.cancel_button = QPushButton(self.tr("取消"))
        self.cancel_button.clicked.connect(self.reject)
        for button in (self.propose_button, self.cancel_button):
            button.setAutoDefault(False)
        self._arrange()
        fit_height(self, scaled(WIDTH))

    def _arrange(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.setSpacing(8)
        rows.addWidget(plain_label(PurePath(self._result.path).name, bold=True))
        rows.addWidget(plain_label(self._explanation()))
        rows.addWidget(Quiet(self.tr("填您在后台点“导出”的那个时刻（北京时间），精确到秒；记不清就往早里填。")))
        rows.addWidget(self.field)
        if self._proposed is not None:
            written = self.tr("文件最后修改于 {at}").format(at=moment_to_the_second(self._proposed))
            row = QHBoxLayout()
            row.addWidget(plain_label(written), 1)
            row.addWidget(self.propose_button)
            rows.addLayout(row)
            rows.addWidget(Quiet(self.tr("下载后没有打开另存过的文件，修改时间大致就是导出时间；改过就不是了。")))
        rows.addWidget(self.problem)
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        rows.addLayout(buttons)

    def _explanation(self) -> str:
        known = self._result.known_as_of
        if known is None:
            return self.tr("文件里没有任何已发生的时间，所以没有导入。您说出它是什么时候导出的，就可以导入。")
        said = self.tr("文件名没有写导出时间，现在按里面最新的记录算，只到 {at}；这以后过的时限都当作待证实。")
        if self._result.known_by != "content":
            said = self.tr("现在按导出时间 {at} 算；这以后过的时限都当作待证实。")
        return said.format(at=moment_to_the_second(known))

    def _use_proposal(self) -> None:
        if self._proposed is not None:
            self.field.show_moment(self._proposed)

    def _save(self) -> None:
        at = self.field.moment()
        try:
            check_moment(self._result, at, self._clock())
        except UserProblem as problem:
            self.problem.setText(self._texts.say(problem.message))
            self.problem.show()
            fit_height(self, self.width())
            return
        self.told.emit(at)
        self.accept()
