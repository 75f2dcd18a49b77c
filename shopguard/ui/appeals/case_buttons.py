"""What can be done with the cases that are selected: the same as buttons below the table and as its menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from shopguard.core.appeal_states import AppealState
from shopguard.flows.appeals.listing import AppealLine
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.labels import Quiet


class CaseButtons(QWidget):
    """``open``, ``show_order``, ``step``, ``add_to_cause``, ``paper``, ``pdfs``, ``bound``, ``zips`` are actions; the page wires
    them."""

    def __init__(self, menu: QMenu) -> None:
        super().__init__()
        self.open = QAction(self.tr("打开申诉"), self)
        self.show_order = QAction(self.tr("看订单"), self)
        self.step = QAction(self.tr("记录进展…"), self)
        self.add_to_cause = QAction(self.tr("给同一原因的都加材料…"), self)
        self.paper = QAction(self.tr("打印…"), self)
        self.pdfs = QAction(self.tr("存 PDF，每个申诉一份…"), self)
        self.bound = QAction(self.tr("存 PDF，合成一本…"), self)
        self.zips = QAction(self.tr("存上传用的压缩包…"), self)
        self.counted = Quiet()
        self.counted.setWordWrap(False)
        self._busy = False
        self._selected: Sequence[AppealLine] = ()
        self._fill(menu)
        self._arrange()
        self.show_selected([])

    def show_selected(self, selected: Sequence[AppealLine]) -> None:
        """Offers what these cases allow."""
        self._selected = selected
        some, single = bool(selected), len(selected) == 1
        self.open.setEnabled(single)
        self.show_order.setEnabled(single)
        self.step.setEnabled(bool(common_steps(selected)))
        causes = {line.cause for line in selected}
        self.add_to_cause.setEnabled(len(causes) == 1 and causes != {""} and not self._busy)
        for action in self._outputs():
            action.setEnabled(some and not self._busy)
        self.printing.setEnabled(some and not self._busy)
        said = self.tr("选中 {count} 个").format(count=len(selected)) if some else self.tr("选一个或几个申诉")
        self.counted.setText(said)

    def show_busy(self, busy: bool) -> None:
        """While something is printed or copied nothing else is."""
        self._busy = busy
        self.show_selected(self._selected)

    def _outputs(self) -> list[QAction]:
        return [self.paper, self.pdfs, self.bound, self.zips]

    def _fill(self, menu: QMenu) -> None:
        menu.addActions([self.open, self.show_order])
        menu.addSeparator()
        menu.addActions([self.step, self.add_to_cause])
        menu.addSeparator()
        menu.addActions(self._outputs())

    def _arrange(self) -> None:
        self.printing = QPushButton(self.tr("打印和打包"))
        papers = QMenu(self.printing)
        papers.addActions(self._outputs())
        self.printing.setMenu(papers)
        self.printing.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.counted)
        row.addStretch(1)
        for action in (self.add_to_cause, self.step):
            row.addWidget(_button(QPushButton(action.text()), action))
        row.addWidget(self.printing)
        row.addWidget(_button(MainButton(self.open.text()), self.open))


def common_steps(selected: Sequence[AppealLine]) -> list[AppealState]:
    """The states every one of these cases can come to next, the likeliest first."""
    if not selected:
        return []
    return [state for state in selected[0].next_states if all(state in line.next_states for line in selected)]


def _button(button: QPushButton, action: QAction) -> QPushButton:
    """A button that does what the action does, as long as it can be done."""
    button.setAutoDefault(False)
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    return button
