"""One entry of the rulebook as cards: what it says, its values by date, and its worked examples."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shopguard.core.cited import Certainty
from shopguard.core.message import Texts
from shopguard.flows.rulebook.rule_entries import Entry, Part, Standing
from shopguard.ui.look.badges import Badge
from shopguard.ui.look.card import Card
from shopguard.ui.look.folded import Folded
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.palette import Tone

CERTAINTY: dict[Certainty, tuple[Tone, str]] = {
    "in force": ("good", "check-ok"),
    "last known": ("watch", "risk-watch"),
    "reported": ("quiet", "info"),
}
STANDING: dict[Standing, tuple[Tone, str]] = {
    "now": ("accent", "risk-ok"),
    "future": ("soon", "risk-due"),
    "past": ("quiet", "risk-closed"),
}

translate = QCoreApplication.translate


def entry_cards(entry: Entry, texts: Texts) -> list[QWidget]:
    """The cards from top to bottom; old values are folded away, but there."""
    cards: list[QWidget] = [EntryCard(entry)]
    cards += [PartCard(part, texts) for part in entry.parts if part.standing != "past"]
    old: list[QWidget] = [PartCard(part, texts) for part in entry.parts if part.standing == "past"]
    if old:
        cards.append(Folded(translate("RuleCards", "旧值（{count} 段）").format(count=len(old)), old))
    if entry.examples:
        examples: list[QWidget] = [plain_label(f"• {example}") for example in entry.examples]
        cards.append(Folded(translate("RuleCards", "例子（{count} 个）").format(count=len(examples)), examples))
    return cards


class EntryCard(Card):
    """Card name, title, id, and what it says in words."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.setAccessibleName(entry.title)
        self.rows.addWidget(plain_label(entry.title, bold=True, scale=1.25))
        self.rows.addWidget(Quiet(entry.id if entry.card == entry.title else f"{entry.card} · {entry.id}"))
        for heading, text in entry.facts:
            if heading:
                self.rows.addSpacing(4)
                self.rows.addWidget(Quiet(heading))
            self.rows.addWidget(plain_label(text))


class PartCard(Card):
    """The values of certain dates, with their source."""

    def __init__(self, part: Part, texts: Texts) -> None:
        super().__init__()
        self.setAccessibleName(part.span)
        self.rows.addWidget(plain_label(part.span, bold=True))
        self.rows.addLayout(self._badges(part, texts))
        for line in part.lines:
            self.rows.addWidget(plain_label(line))
        if part.shipped:
            shipped = texts.both("；", "; ").join(part.shipped)
            self.rows.addWidget(Quiet(self.tr("没改之前的值：{values}").format(values=shipped)))
        self.rows.addWidget(Quiet(self.tr("出处：{source}").format(source=part.source)))

    def _badges(self, part: Part, texts: Texts) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Badge(*STANDING[part.standing], texts.word(f"rulebook.standing.{part.standing}")))
        row.addWidget(Badge(*CERTAINTY[part.certainty], part.certainty_word))
        if part.overridden:
            row.addWidget(Badge("accent", "info", self.tr("店主自己的规则文件")))
        row.addStretch(1)
        return row
