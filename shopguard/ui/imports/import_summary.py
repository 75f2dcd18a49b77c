"""What became of an import as a whole: how many files were taken and how many not, and where it was stopped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from shopguard.flows.imports.import_report import FileResult, ImportReport, Stopped
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Toned, plain_label
from shopguard.ui.look.long_names import breakable


def by_need(files: Sequence[FileResult]) -> list[FileResult]:
    """Files that were not taken first, then those with rejected rows, then the rest."""
    return sorted(files, key=lambda file: 0 if file.refused is not None else 1 if file.rejected else 2)


def file_name(path: str) -> str:
    """The file's name; a member of an archive keeps the archive's: ``export.zip!orders.csv``."""
    outer, mark, member = path.partition("!")
    return Path(outer).name + mark + member


class SummaryCard(Card):
    """How many files were imported and how many were not. ``undone``: how many of the imported ones were taken back since."""

    def __init__(self, files: Sequence[FileResult], undone: int) -> None:
        super().__init__()
        refused = sum(1 for file in files if file.refused is not None)
        said = self.tr("{taken} 个导入，{refused} 个没有导入").format(taken=len(files) - refused, refused=refused)
        self.rows.addWidget(plain_label(said, bold=True))
        sent_back = sum(1 for file in files if file.refused is None and file.rejected)
        if sent_back:
            self.rows.addWidget(plain_label(self.tr("有退回行的：{count} 个").format(count=sent_back)))
        if undone:
            self.rows.addWidget(plain_label(self.tr("后来撤销的：{count} 个").format(count=undone)))


class StoppedCard(Card):
    """Where the import stopped, and that nothing is lost by dropping all of it again."""

    def __init__(self, report: ImportReport, stopped: Stopped) -> None:
        super().__init__(tone="watch")
        stored = sum(1 for file in report.files if file.refused is None)
        self.rows.addWidget(Toned("watch", self.tr("导入被停下了"), bold=True))
        for sentence in self._sentences(stored, stopped):
            self.rows.addWidget(Toned("watch", breakable(f"• {sentence}")))

    def _sentences(self, stored: int, stopped: Stopped) -> list[str]:
        said = [self.tr("已存进来的文件：{count} 个").format(count=stored)]
        if stopped.left_out is not None:
            said.append(self.tr("停下时正在读，没有存进来：{file}").format(file=file_name(stopped.left_out)))
        if stopped.not_begun:
            said.append(self.tr("还没有开始的文件：{count} 个").format(count=stopped.not_begun))
        if stopped.left_out is not None or stopped.not_begun:
            said.append(self.tr("要补上就把这些文件再拖进来一次，已存的不会重复。"))
        return said


def overview(report: ImportReport, undone: int) -> list[QWidget]:
    """The cards above those of the files."""
    cards: list[QWidget] = [] if report.stopped is None else [StoppedCard(report, report.stopped)]
    return [*cards, SummaryCard(report.files, undone)] if len(report.files) > 1 else cards
