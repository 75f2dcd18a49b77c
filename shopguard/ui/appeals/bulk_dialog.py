"""Cases for many orders of one cause: which violation, what it is called, and afterwards which orders were left out and why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from shopguard.core.message import Texts
from shopguard.flows.appeals.opening import BulkOpened
from shopguard.flows.appeals.opening_choices import OpeningChoices
from shopguard.ui.look.beijing_fields import MomentField
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.type_size import scaled

SIZE = (520, 360)


class BulkDialog(QDialog):
    """``wanted`` carries clause, cause and the moment of the notice (None = nobody knows); ``list_wanted`` the cause opened."""

    wanted = Signal(str, str, object)
    list_wanted = Signal(str)

    def __init__(
        self, choices: OpeningChoices, clause: str | None, count: int, clock: Callable[[], int], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("一起申诉"))
        self.resize(*map(scaled, SIZE))
        self._count = count
        self.clause = QComboBox()
        for known, card in choices.cards.items():
            self.clause.addItem(card, known)
        self.clause.setCurrentIndex(self.clause.findData(clause))
        self.clause.setPlaceholderText(self.tr("请选择"))
        self.clause.setAccessibleName(self.tr("违规"))
        self.cause = QComboBox()
        words = QLineEdit()
        words.setPlaceholderText(self.tr("例如：台风停运；同一原因的材料可以一起加"))
        self.cause.setLineEdit(words)
        self.cause.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.cause.addItems(choices.causes)
        self.cause.setCurrentText("")
        self.cause.setAccessibleName(self.tr("共同的原因"))
        self.told = QCheckBox(self.tr("通知是同一时间收到的"))
        self.noticed = MomentField(self.tr("收到通知的时间"))
        self.noticed.show_moment(clock())
        self.problem = Toned("bad")
        self.left_out = QPlainTextEdit()
        self.outcome = plain_label(bold=True)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._questions())
        self.pages.addWidget(self._answer())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.addWidget(self.pages)

    def refuse(self, sentence: str) -> None:
        """Says why nothing was opened; "" clears it."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.open_button.setEnabled(True)

    def show_opened(self, opened: BulkOpened, texts: Texts) -> None:
        """How many were opened, and which orders were not, each with its reason."""
        said = self.tr("开了 {count} 个申诉，原因“{cause}”。").format(count=len(opened.opened), cause=self._cause())
        missed = self.tr("{count} 单没有开：").format(count=len(opened.left_out)) if opened.left_out else ""
        self.outcome.setText(texts.both("", " ").join(filter(None, (said, missed))))
        self.left_out.setPlainText("\n".join(f"{order}  {texts.say(why)}" for order, why in opened.left_out))
        self.left_out.setVisible(bool(opened.left_out))
        self.list_button.setEnabled(bool(opened.opened))
        self.pages.setCurrentIndex(1)
        (self.list_button if opened.opened else self.close_button).setFocus()

    def _questions(self) -> QWidget:
        page = QWidget()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("违规"), self.clause)
        form.addRow(self.tr("共同的原因"), self.cause)
        form.addRow(self.told, self.noticed)
        self.noticed.setEnabled(False)
        self.told.toggled.connect(self.noticed.setEnabled)
        self.problem.hide()
        self.open_button = MainButton(self.tr("开 {count} 个申诉").format(count=self._count))
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self._want)
        leave = QPushButton(self.tr("取消"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(plain_label(self.tr("选中的 {count} 个订单，每单一个申诉").format(count=self._count), bold=True))
        rows.addLayout(form)
        rows.addWidget(
            Quiet(
                self.tr(
                    "按数据没有这种违规或还没到期、已经在申诉的订单会跳过，并说明原因；平台还是罚了的，请单独申诉那一单。没收到通知也可以先开，收材料。"
                )
            )
        )
        rows.addStretch(1)
        rows.addWidget(self.problem)
        rows.addLayout(_between(leave, self.open_button))
        return page

    def _answer(self) -> QWidget:
        page = QWidget()
        self.left_out.setReadOnly(True)
        self.left_out.setTabChangesFocus(True)
        self.left_out.setAccessibleName(self.tr("没有开申诉的订单和原因"))
        self.list_button = MainButton(self.tr("看这批申诉"))
        self.list_button.setAutoDefault(False)
        self.list_button.clicked.connect(self._want_list)
        self.close_button = QPushButton(self.tr("关闭"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.accept)
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.outcome)
        rows.addWidget(self.left_out, 1)
        rows.addStretch(0)
        rows.addLayout(_between(self.close_button, self.list_button))
        return page

    def _cause(self) -> str:
        return self.cause.currentText().strip()

    def _want(self) -> None:
        clause = self.clause.currentData()
        if clause is None:
            self.refuse(self.tr("还没有选是哪种违规，申诉没有开。"))
            return
        if not self._cause():
            self.refuse(self.tr("还没有写共同的原因，申诉没有开。写几个字就行，以后按它找这批申诉。"))
            self.cause.setFocus()
            return
        self.refuse("")
        self.open_button.setEnabled(False)
        self.wanted.emit(str(clause), self._cause(), self.noticed.moment() if self.told.isChecked() else None)

    def _want_list(self) -> None:
        cause = self._cause()
        self.accept()
        self.list_wanted.emit(cause)


def _between(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(left)
    row.addStretch(1)
    row.addWidget(right)
    return row
