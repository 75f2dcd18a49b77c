"""Many small choices at once: check boxes in columns behind one line that says what is chosen, with one-click groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from shopguard.ui.look.folded import Folded

GROUPS_IN_A_ROW = 3


class CheckGrid(QWidget):
    """``entries``: value to label, ``groups``: label to the values it stands for. Everything is chosen at first."""

    def __init__(
        self, title: str, entries: Mapping[str, str], groups: Sequence[tuple[str, Sequence[str]]] = (), columns: int = 7
    ) -> None:
        super().__init__()
        self._title = title
        self._groups: dict[str, frozenset[str]] = {}
        self.boxes = {value: QCheckBox(label) for value, label in entries.items()}
        grid = QWidget()
        cells = QGridLayout(grid)
        cells.setContentsMargins(0, 0, 0, 0)
        for place, box in enumerate(self.boxes.values()):
            cells.addWidget(box, place // columns, place % columns)
            box.toggled.connect(self._tell)
        cells.setColumnStretch(columns, 1)
        shortcuts = [(self.tr("全部"), tuple(self.boxes)), (self.tr("都不选"), ()), *groups]
        self.folded = Folded("", [self._shortcut_rows(shortcuts), grid])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.folded)
        self.choose(())

    def chosen(self) -> tuple[str, ...] | None:
        """The values that are checked; empty = all of them, None = not a single one."""
        checked = tuple(value for value, box in self.boxes.items() if box.isChecked())
        if len(checked) == len(self.boxes):
            return ()
        return checked or None

    def choose(self, values: Sequence[str]) -> None:
        """Checks these and no other; empty = all."""
        for value, box in self.boxes.items():
            box.setChecked(not values or value in values)
        self._tell()

    def _shortcut_rows(self, shortcuts: Sequence[tuple[str, Sequence[str]]]) -> QWidget:
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for start in range(0, len(shortcuts), GROUPS_IN_A_ROW):
            row = QHBoxLayout()
            for label, values in shortcuts[start : start + GROUPS_IN_A_ROW]:
                row.addWidget(self._shortcut(label, values))
            row.addStretch(1)
            rows.addLayout(row)
        return holder

    def _shortcut(self, label: str, values: Sequence[str]) -> QToolButton:
        button = QToolButton()
        button.setText(label)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setObjectName(label)
        self._groups[label] = frozenset(values)
        button.clicked.connect(self._take_group)
        return button

    def _take_group(self) -> None:
        wanted = self._groups[self.sender().objectName()]
        for value, box in self.boxes.items():
            box.setChecked(value in wanted)

    def _tell(self) -> None:
        chosen = self.chosen()
        labels = self.tr("、").join(self.boxes[value].text() for value in chosen or ())
        told = self.tr("一个都没选") if chosen is None else labels or self.tr("全部")
        self.folded.toggle.setText(self.tr("{title}：{chosen}").format(title=self._title, chosen=told))
        self.folded.toggle.setToolTip(labels)
