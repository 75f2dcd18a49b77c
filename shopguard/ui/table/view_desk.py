"""Saved views from beginning to end: the menu behind the button, saving under a name, choosing, and putting them in order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from shopguard.core.message import UserProblem
from shopguard.flows.orders import saved_views
from shopguard.flows.orders.saved_views import View
from shopguard.flows.workplace import Workplace
from shopguard.ui.desk import Desk
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.notice import Notice
from shopguard.ui.table.view_list import ViewList
from shopguard.ui.table.view_name_dialog import ViewNameDialog

WITH_A_KEY = 9  # the first ones: Alt+1 to Alt+9


class ViewDesk(Desk):
    """``view_wanted`` carries the :class:`View` that was chosen. ``now`` tells how the table stands, ``in_words`` says it."""

    view_wanted = Signal(object)
    dialog: ViewNameDialog | ViewList | None

    def __init__(
        self,
        place: Workplace,
        jobs: Jobs,
        button: QPushButton,
        now: Callable[[], View],
        in_words: Callable[[], str],
        notice: Notice,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._place, self._jobs, self._notice = place, jobs, notice
        self._button, self._now, self._in_words = button, now, in_words
        self.names: tuple[str, ...] = ()
        self.chosen = ""  # the view chosen last: proposed when it is saved again
        self.menu = QMenu(window)
        self.menu.setAccessibleName(self.tr("视图"))
        self._views: list[QAction] = []
        self._first = self.menu.addSeparator()
        self.save_action = self.menu.addAction(self.tr("保存现在的样子…"))
        self.save_action.setShortcut(QKeySequence("Ctrl+Shift+S"))
        self.save_action.triggered.connect(self.ask_name)
        self.list_action = self.menu.addAction(self.tr("整理视图…"))
        self.list_action.triggered.connect(self.open_list)
        window.addAction(self.save_action)
        button.setMenu(self.menu)

    def read_names(self) -> None:
        """Reads which views there are."""
        job = self._jobs.read(partial(saved_views.view_names, self._place), topic="view names")
        job.done.connect(self._fill)
        job.failed.connect(self.failed)

    def ask_name(self) -> None:
        """Asks under which name the table as it stands is to be kept."""
        self.close()
        view = self._now()
        dialog = ViewNameDialog(self._in_words(), self.names, self.chosen, self._window)
        dialog.wanted.connect(partial(self._save, view))
        self._open_dialog(dialog)

    def open_list(self) -> None:
        """Shows all views, to rename and delete them."""
        self.close()
        dialog = ViewList(self._place, self._jobs, self._window)
        dialog.changed.connect(self.read_names)
        dialog.problem.connect(self.failed)
        self._open_dialog(dialog)

    def open_view(self, name: str) -> None:
        """Shows the table like that."""
        job = self._jobs.read(partial(saved_views.saved_view, self._place, name), topic="view")
        job.done.connect(partial(self._show, name))
        job.failed.connect(self.failed)

    def _fill(self, names: tuple[str, ...]) -> None:
        self.names = names
        if self.chosen not in names:
            self.chosen = ""
        for old in self._views:
            self._window.removeAction(old)
            old.deleteLater()
        self._views = [self._entry(place, name) for place, name in enumerate(names)]
        self.menu.insertActions(self._first, self._views)
        self._window.addActions(self._views)  # so that their keys work while the menu is closed
        self._first.setVisible(bool(names))
        self.list_action.setEnabled(bool(names))

    def _entry(self, place: int, name: str) -> QAction:
        entry = QAction(name.replace("&", "&&"), self.menu)
        entry.setData(name)
        if place < WITH_A_KEY:
            entry.setShortcut(QKeySequence(f"Alt+{place + 1}"))
        entry.triggered.connect(self._chosen)
        return entry

    def _chosen(self) -> None:
        self.open_view(str(cast(QAction, self.sender()).data()))

    def _show(self, name: str, view: View) -> None:
        self.chosen = name
        self.view_wanted.emit(view)

    def _save(self, view: View, name: str) -> None:
        job = self._jobs.write(partial(saved_views.save_view, self._place, name, view), must_finish=True)
        job.done.connect(partial(self._saved, " ".join(name.split())))
        job.failed.connect(self._refused)

    def _saved(self, name: str, replaced: bool) -> None:
        self.close()
        self.chosen = name
        said = self.tr("已替换视图“{name}”。") if replaced else self.tr("已保存视图“{name}”，在“视图”里随时打开。")
        self._notice.done(said.format(name=name))
        self.read_names()

    def _refused(self, error: Exception) -> None:
        if isinstance(self.dialog, ViewNameDialog) and isinstance(error, UserProblem):
            self.dialog.refuse(self._place.texts.say(error.message))
            return
        self.close()
        self.failed.emit(error)
