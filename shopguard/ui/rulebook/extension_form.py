"""The form for one announced extension."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from shopguard.core.beijing import DAY, HOUR, day_of, start_of_day
from shopguard.core.extensions import MOST_EXTRA, Extension, Terms, extendable_clauses
from shopguard.core.rulebook import Rulebook
from shopguard.ui.imports.check_grid import CheckGrid
from shopguard.ui.look.beijing_fields import DayField, MomentField
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.scroll import CardPage

USUAL_HOURS = 24


class ExtensionForm(QWidget):
    """``written`` carries the :class:`Extension` as it was filled in; what is wrong with it the flow says."""

    written = Signal(object)
    left = Signal()

    def __init__(self, rulebook: Rulebook, cards: Mapping[str, str], clock: Callable[[], int]) -> None:
        super().__init__()
        self._clock = clock
        self.title = plain_label(bold=True, scale=1.15)
        self.start = MomentField(self.tr("开始时间"))
        self.end = MomentField(self.tr("结束时间"))
        self.adds = QRadioButton(self.tr("加时"))
        self.hours = QSpinBox()
        self.moves = QRadioButton(self.tr("最晚到"))
        self.latest = MomentField(self.tr("最晚到什么时候"))
        provinces = {name: name for name in rulebook.provinces}
        self.from_provinces = CheckGrid(self.tr("发货省份"), provinces, self._groups(rulebook))
        self.to_provinces = CheckGrid(self.tr("收货省份"), provinces, self._groups(rulebook))
        clauses = {clause: cards[clause] for clause in extendable_clauses(rulebook)}
        self.clauses = CheckGrid(self.tr("适用规则"), clauses, columns=3)
        self.note, self.source = QLineEdit(), QLineEdit()
        self.read_on = DayField(self.tr("看到公告的日期"))
        self.problem = Toned("bad")
        self._prepare_fields()
        self._arrange()

    def fill(self, extension: Extension | None) -> None:
        """Shows an extension to change it; None: the beginnings of a new one."""
        today = start_of_day(day_of(self._clock()))
        blank = Terms(today, today + 2 * DAY - 1)
        terms = extension.terms if extension else blank
        self.title.setText(self.tr("修改延期公告") if extension else self.tr("新的延期公告"))
        self.start.show_moment(terms.from_at)
        self.end.show_moment(terms.until_at)
        (self.adds if terms.latest_at is None else self.moves).setChecked(True)
        self.hours.setValue((terms.extra or USUAL_HOURS * HOUR) // HOUR)
        self.latest.show_moment(terms.latest_at or terms.until_at + DAY)
        self.from_provinces.choose(terms.senders)
        self.to_provinces.choose(terms.receivers)
        self.clauses.choose(terms.clauses)
        self.note.setText(extension.note if extension else "")
        self.source.setText(extension.source if extension else "")
        self.read_on.show_day(extension.read_on if extension else day_of(self._clock()))
        self.tell("")
        self.start.setFocus()

    def tell(self, sentence: str) -> None:
        """Says what is wrong; "" clears it."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _prepare_fields(self) -> None:
        self.hours.setRange(1, MOST_EXTRA // HOUR)
        self.hours.setSuffix(self.tr(" 小时"))
        self.hours.setAccessibleName(self.tr("加几小时"))
        self.adds.toggled.connect(self.hours.setEnabled)
        self.moves.toggled.connect(self.latest.setEnabled)
        self.latest.setEnabled(False)
        self.note.setPlaceholderText(self.tr("例如：台风延期；会显示在每个因此免罚的订单上"))
        self.note.setAccessibleName(self.tr("说明"))
        self.source.setPlaceholderText(self.tr("公告的标题或链接（必填）"))
        self.source.setAccessibleName(self.tr("在哪里看到的公告"))

    def _arrange(self) -> None:
        self.save_button = MainButton(self.tr("保存"))
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self._save)
        self.cancel_button = QPushButton(self.tr("取消"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        page = CardPage()
        page.fill([self._fields()])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.title)
        rows.addWidget(page, 1)
        rows.addWidget(self.problem)
        rows.addLayout(buttons)

    def _fields(self) -> QWidget:
        holder = QWidget()
        form = QFormLayout(holder)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("从"), self.start)
        form.addRow(self.tr("到"), self.end)
        form.addRow(Quiet(self.tr("公告管的那段时间（北京时间），按公告写的填；首尾都算在内。")))
        form.addRow(self.adds, self.hours)
        form.addRow(self.moves, self.latest)
        form.addRow(self.tr("说明"), self.note)
        form.addRow(self.tr("公告来源"), self.source)
        form.addRow(self.tr("看到的日期"), self.read_on)
        for grid in (self.from_provinces, self.to_provinces, self.clauses):
            form.addRow(grid)
        return holder

    def _groups(self, rulebook: Rulebook) -> list[tuple[str, tuple[str, ...]]]:
        """The groups the platform's own region table speaks of."""
        return [
            (
                self.tr("、").join(limit.provinces)
                if limit.match == "both"
                else self.tr("偏远（{first}、{second}等 {count} 个）").format(
                    first=limit.provinces[0], second=limit.provinces[1], count=len(limit.provinces)
                ),
                limit.provinces,
            )
            for limit in rulebook.region_limits
            if limit.match == "both" or (limit.match == "either" and len(limit.provinces) > 1)
        ]

    def _save(self) -> None:
        senders, receivers, clauses = self.from_provinces.chosen(), self.to_provinces.chosen(), self.clauses.chosen()
        if senders is None or receivers is None:
            self.tell(self.tr("发货省份和收货省份都至少要选一个。"))
            return
        if clauses is None:
            self.tell(self.tr("适用规则至少要选一条。"))
            return
        adds = self.adds.isChecked()
        terms = Terms(
            from_at=self.start.moment(),
            until_at=self.end.moment(),
            senders=senders,
            receivers=receivers,
            extra=self.hours.value() * HOUR if adds else None,
            latest_at=None if adds else self.latest.moment(),
            clauses=clauses,
        )
        self.written.emit(Extension(terms, self.note.text(), self.source.text(), self.read_on.day()))
