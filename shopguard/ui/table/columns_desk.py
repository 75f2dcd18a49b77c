"""The owner's choice of columns from beginning to end: read once, changed in the table or in a dialog, remembered."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from shopguard.flows import settings
from shopguard.flows.workplace import Workplace
from shopguard.ui.desk import Desk
from shopguard.ui.jobs import Jobs
from shopguard.ui.table.column_plan import REMEMBERED
from shopguard.ui.table.order_table import OrderTable


class ColumnsDesk(Desk):
    """``open`` shows the dialog."""

    def __init__(self, place: Workplace, jobs: Jobs, table: OrderTable, window: QWidget) -> None:
        super().__init__(window)
        self._place, self._jobs, self._table = place, jobs, table
        table.columns.changed.connect(self._remember)
        table.columns_wanted.connect(self.open)

    def open(self) -> None:
        """All columns in one list."""
        from shopguard.ui.table.columns_dialog import ColumnsDialog

        self.close()
        dialog = ColumnsDialog(self._table.columns, self._window)
        dialog.wanted.connect(self._table.columns.arrange)
        self._open_dialog(dialog)

    def _remember(self, plan: str) -> None:
        job = self._jobs.write(partial(settings.remember, self._place, REMEMBERED, plan), must_finish=True)
        job.failed.connect(self.failed)
