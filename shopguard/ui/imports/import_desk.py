"""All that brings files in: the import with its progress and its result, and what leads to one or follows from it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shopguard.flows.imports.importing import ImportReport
from shopguard.flows.workplace import Workplace
from shopguard.importers.candidates import SUFFIXES
from shopguard.ui.ask import Ask
from shopguard.ui.imports.batch_desk import BatchDesk
from shopguard.ui.imports.drops import patterns
from shopguard.ui.imports.import_panel import ImportPanel
from shopguard.ui.imports.import_run import ImportRun
from shopguard.ui.imports.knowledge_desk import KnowledgeDesk
from shopguard.ui.imports.leaving_desk import LeavingDesk
from shopguard.ui.imports.mapping_desk import MappingDesk
from shopguard.ui.imports.online_desk import OnlineDesk
from shopguard.ui.imports.rejects_desk import RejectsDesk
from shopguard.ui.imports.watch_desk import WatchDesk
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.notice import Notice
from shopguard.ui.look.progress_bar import ProgressStrip
from shopguard.ui.shell.settings_menu import SettingsMenu
from shopguard.ui.shell.sure_clock import SureClock
from shopguard.ui.table.order_selection import OrderSelection


class ImportDesk(QObject):
    """``reported``: ``results`` has something to show; ``changed``: there is something to judge; ``failed`` carries the exception."""

    reported = Signal()
    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        place: Workplace,
        jobs: Jobs,
        ask: Ask,
        clock: SureClock,
        menu: SettingsMenu,
        notice: Notice,
        selected: OrderSelection,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._ask, self._notice, self._window = ask, notice, window
        self.run = ImportRun(place, jobs, clock.computer, window)
        self.progress = ProgressStrip(place.texts)
        self.results = ImportPanel(place.texts, clock)
        self.mappings = MappingDesk(place, jobs, ask, clock, menu.mappings, notice, window)
        self.batches = BatchDesk(place, jobs, ask, clock.computer, menu.imports, window)
        self.knowledge = KnowledgeDesk(place, jobs, clock, menu.judge_from, notice, self.run, self.results, window)
        self.online = OnlineDesk(place, jobs, clock, menu.online, selected, window)
        self.watching = WatchDesk(place, jobs, ask, clock.computer, menu.watched_folder, self.run, window)
        self.rejects = RejectsDesk(place, jobs, ask, window)
        self.leaving = LeavingDesk(place, jobs, ask, self.run, notice, window)
        self._connect_run()
        self._connect_parts()

    def import_files(self, paths: list[Path]) -> None:
        """Imports files that were dropped, chosen, found or opened with the program."""
        if self.run.running():
            self._notice.say(self.tr("上一批文件还在导入，等它完成再来。"))
            return
        self._notice.say("")
        self.run.start(paths)

    def ask_files(self) -> None:
        """Lets the owner choose them."""
        kinds = self.tr("表格文件 ({endings})").format(endings=patterns(SUFFIXES))
        self._ask.files(self._window, self.tr("选择订单、包裹、物流轨迹文件"), kinds, self.import_files)

    def close(self) -> None:
        """Closes what is open, and looks for files no more; what is still to be imported is remembered."""
        self.leaving.keep(self.watching.importing())
        for desk in (self.mappings, self.knowledge, self.online, self.watching, self.batches):
            desk.close()

    def _connect_run(self) -> None:
        """The import from its beginning to its end."""
        self.run.begun.connect(self.progress.begin)
        self.run.progressed.connect(self.progress.show_progress)
        self.run.ended.connect(self.progress.end)
        self.run.reported.connect(self._report)
        self.run.stopped.connect(self._stopped)
        self.run.failed.connect(self.failed)
        self.run.failed.connect(self.changed)  # the files before it are stored
        self.progress.cancel_wanted.connect(self.run.cancel)

    def _connect_parts(self) -> None:
        self.results.list_wanted.connect(self.rejects.show)
        self.rejects.failed.connect(self.failed)
        self.results.imports_wanted.connect(self.batches.open)
        self.batches.undone.connect(self.results.mark_undone)
        self.results.mapping_wanted.connect(self.mappings.open_for)
        self.mappings.import_wanted.connect(self._import_mapped)
        for finds in (self.watching, self.leaving):
            finds.import_wanted.connect(self.import_files)
        self.leaving.failed.connect(self.failed)
        for changes in (self.knowledge.ended, self.online.changed, self.batches.changed):
            changes.connect(self.changed)
        for desk in (self.mappings, self.knowledge, self.online, self.watching, self.batches):
            desk.failed.connect(self.failed)

    def _import_mapped(self, path: str, mapping: str) -> None:
        if self.run.running():
            said = self.tr("模板“{name}”已保存。上一批文件还在导入，等它完成再导入这个文件。")
            self._notice.say(said.format(name=mapping))
            return
        self.run.take_by(path, mapping)

    def _report(self, report: ImportReport) -> None:
        self.results.show_report(report)
        self.reported.emit()
        self.changed.emit()

    def _stopped(self, report: ImportReport) -> None:
        self._notice.say(self.tr("已停止导入，哪些文件存进来了、哪些没有，见“导入结果”。"))
        self._report(report)
