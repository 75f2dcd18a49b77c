"""What became of the files: per file what was added, changed, unchanged, rejected or refused, and what is still missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QWidget

from shopguard.core.message import Message, Texts
from shopguard.flows.imports.importing import FileResult, ImportReport
from shopguard.flows.imports.mapping import REMEDIED
from shopguard.flows.imports.owners_as_of import can_be_told
from shopguard.flows.workplace import DEFAULT_SHOP
from shopguard.ui.imports.import_summary import by_need, file_name, overview
from shopguard.ui.imports.judge_from_card import JudgeFromCard
from shopguard.ui.look.badges import Badge
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.long_names import ElidedName, breakable
from shopguard.ui.look.people_label import QuietPeople
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.words import moment_with_year


class ImportPanel(CardPage):
    """``list_wanted`` carries the path of a list of rejected rows, ``as_of_wanted`` the :class:`FileResult` of a file of
    which the owner wants to say when it was exported, ``judge_from_chosen`` a day (None = all), ``mapping_wanted`` the path
    of a file whose columns the owner wants to tell; ``imports_wanted``: all imports so far."""

    list_wanted = Signal(object)  # Path
    as_of_wanted = Signal(object)
    judge_from_chosen = Signal(object)
    judge_from_day_wanted = Signal()
    mapping_wanted = Signal(str)
    imports_wanted = Signal()

    def __init__(self, texts: Texts, clock: Callable[[], int]) -> None:
        super().__init__()
        self._texts, self._clock = texts, clock
        self._report: ImportReport | None = None
        self._undone: set[int] = set()  # refs of imports that were taken back
        self.judge_from: JudgeFromCard | None = None
        self.setAccessibleName(self.tr("导入结果"))

    def show_report(self, report: ImportReport) -> None:
        """Shows the result of one import; how it went and what is missing stand on top, it is what the owner can act on."""
        self._report = report
        self._show()
        self.to_top()

    def mark_undone(self, batch: int) -> None:
        """An import was taken back: its files say so, and what was missing after it is no longer said."""
        self._undone.add(batch)
        if self._report is not None:
            self._report = replace(self._report, missing=(), notices=(), reaches_back_to=None)
            self._show()

    def _show(self) -> None:
        report = self._report
        if report is None:
            return
        cards = overview(report, sum(1 for result in report.files if result.batch in self._undone))
        cards += self._history(report)
        cards += [self._missing(report.missing)] if report.missing else []
        cards += [self._notices(report.notices)] if report.notices else []
        cards += [self._file_card(result) for result in by_need(report.files)]
        cards += [self._batches()] if any(result.refused is None for result in report.files) else []
        self.fill(cards or [Quiet(self.tr("没有找到可以导入的文件。"), scale=1.0)])

    def judge_from_is_chosen(self) -> None:
        """The question is answered."""
        if self.judge_from is not None:
            self.judge_from.hide()

    def _history(self, report: ImportReport) -> list[QWidget]:
        self.judge_from = None
        if report.reaches_back_to is None:
            return []
        self.judge_from = JudgeFromCard(report.reaches_back_to, self._clock())
        self.judge_from.chosen.connect(self.judge_from_chosen)
        self.judge_from.other_day_wanted.connect(self.judge_from_day_wanted)
        return [self.judge_from]

    def _notices(self, notices: tuple[Message, ...]) -> QWidget:
        card = Card(tone="watch")
        card.rows.addWidget(Toned("watch", self.tr("数据不全或不够新"), bold=True))
        for message in notices:
            card.rows.addWidget(Toned("watch", f"• {self._texts.say(message)}"))
        return card

    def _batches(self) -> QWidget:
        """What was imported can be looked at order by order, and taken back."""
        button = QPushButton(self.tr("改了什么、撤销：导入记录…"))
        button.clicked.connect(self.imports_wanted)
        return button

    def _missing(self, missing: tuple[Message, ...]) -> QWidget:
        card = Card(tone="watch")
        card.rows.addWidget(Toned("watch", self.tr("还缺这些，补上才能看全"), bold=True))
        for message in missing:
            card.rows.addWidget(Toned("watch", f"• {self._texts.say(message)}"))
        return card

    def _file_card(self, result: FileResult) -> QWidget:
        card = Card()
        card.setAccessibleName(Path(result.path).name)
        title = QHBoxLayout()
        undone = result.batch in self._undone
        if undone:
            title.addWidget(Badge("quiet", "risk-closed", self.tr("已撤销")))
        elif result.refused is not None:
            title.addWidget(Badge("bad", "risk-violated", self.tr("没有导入")))
        elif result.rejected:
            title.addWidget(Badge("watch", "risk-watch", self._texts.word(f"kind.{result.kind}")))
        else:
            title.addWidget(Badge("good", "risk-ok", self._texts.word(f"kind.{result.kind}")))
        title.addWidget(ElidedName(file_name(result.path), bold=True), 1)
        card.rows.addLayout(title)
        if undone:
            card.rows.addWidget(plain_label(self.tr("这次导入已撤销：这个文件带来和改过的都已还原。")))
            return card
        if result.refused is not None:
            card.rows.addWidget(plain_label(breakable(self._texts.say(result.refused))))
            self._add_mapping(card, result)
            self._add_as_of(card, result)
            return card
        card.rows.addWidget(plain_label(self._counts(result)))
        self._add_shop(card, result)
        if result.known_as_of is not None:
            card.rows.addWidget(Quiet(self._known(result)))
            self._add_as_of(card, result)
        if result.mapping is not None:
            card.rows.addWidget(Quiet(self.tr("按列对应模板“{name}”读取").format(name=result.mapping)))
        for warning in result.warnings:
            card.rows.addWidget(QuietPeople(breakable(f"• {self._texts.say(warning)}")))
        self._add_rejects(card, result)
        return card

    def _add_shop(self, card: Card, result: FileResult) -> None:
        """Whose orders these are, where there are several shops; the other kinds speak of orders that have their shop."""
        several = self._report is not None and self._report.several_shops
        if several and result.shop is not None and result.kind in ("orders", "parcels"):
            shop = self._texts.word("shop.unnamed") if result.shop == DEFAULT_SHOP else result.shop
            card.rows.addWidget(Quiet(self.tr("新订单归到：{shop}").format(shop=shop)))

    def _known(self, result: FileResult) -> str:
        said = self.tr("这个文件的数据只到 {at}")
        if result.known_by == "content":
            said = self.tr("这个文件的数据只到 {at}（文件名没写导出时间，按里面最新的记录算）")
        elif result.known_by == "owner":
            said = self.tr("这个文件的数据只到 {at}（导出时间是您填的）")
        return said.format(at=moment_with_year(result.known_as_of))

    def _add_mapping(self, card: Card, result: FileResult) -> None:
        """Files that nobody knows, or half, can be told column by column."""
        if result.refused is None or (result.refused.code not in REMEDIED and result.mapping is None):
            return
        button = QPushButton(self.tr("列对应…"))
        button.setToolTip(self.tr("打单工具、ERP 的表：告诉程序每一列是什么，存成模板，以后自动认出来"))
        button.setProperty("path", result.path)
        button.clicked.connect(self._want_mapping)
        card.rows.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)

    def _want_mapping(self) -> None:
        self.mapping_wanted.emit(str(self.sender().property("path")))

    def _add_as_of(self, card: Card, result: FileResult) -> None:
        if not can_be_told(result):
            return
        button = QPushButton(self.tr("这个文件是什么时候导出的？改成…"))
        button.setProperty("path", result.path)
        button.clicked.connect(self._want_as_of)
        card.rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _want_as_of(self) -> None:
        path = str(self.sender().property("path"))
        for result in self._report.files if self._report else ():
            if result.path == path:
                self.as_of_wanted.emit(result)

    def _counts(self, result: FileResult) -> str:
        return self.tr("新增 {added} · 有变化 {changed} · 没变 {unchanged} · 退回 {rejected}").format(
            added=result.added, changed=result.changed, unchanged=result.unchanged, rejected=result.rejected
        )

    def _add_rejects(self, card: Card, result: FileResult) -> None:
        if not result.rejected:
            return
        inside = Card(tone="watch", margin=8)
        inside.rows.addWidget(Toned("watch", self.tr("退回的行（没有存进来）"), bold=True))
        for line, why in result.reject_examples:
            said = self.tr("第 {line} 行：{why}").format(line=line, why=self._texts.say(why))
            inside.rows.addWidget(Toned("watch", said))
        more = result.rejected - len(result.reject_examples)
        if more > 0:
            inside.rows.addWidget(Toned("watch", self.tr("还有 {count} 行，都在退回清单里。").format(count=more)))
        card.rows.addWidget(inside)
        if result.rejects_path is not None:
            button = QPushButton(self.tr("看退回清单"))
            button.setProperty("list", str(result.rejects_path))
            button.clicked.connect(self._want_list)
            card.rows.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)

    def _want_list(self) -> None:
        self.list_wanted.emit(Path(str(cast(QAbstractButton, self.sender()).property("list"))))
