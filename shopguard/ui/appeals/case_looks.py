"""How a case looks by its state: tone and icon; and the three heaps an owner thinks in."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QCoreApplication

from shopguard.core.appeal_states import FINISHED, WAITING, AppealState
from shopguard.ui.look.palette import Tone

translate = QCoreApplication.translate

LOOK: Mapping[AppealState, tuple[Tone, str]] = {  # tone and icon
    "collecting": ("watch", "picture"),
    "submitted": ("accent", "info"),
    "sent_back": ("soon", "risk-due"),
    "granted": ("good", "risk-ok"),
    "refused": ("bad", "check-fails"),
    "reconsideration": ("accent", "refund"),
    "closed": ("quiet", "risk-closed"),
}


class Heap(Enum):
    """Whose turn it is: the owner's, the platform's, nobody's."""

    MINE = "mine"
    WAITING = "waiting"
    FINISHED = "finished"


def heap_of(state: AppealState) -> Heap:
    """Whose turn it is in that state."""
    if state in FINISHED:
        return Heap.FINISHED
    return Heap.WAITING if state in WAITING else Heap.MINE


def heap_word(heap: Heap) -> str:
    """What the chip says."""
    return {
        Heap.MINE: translate("Heap", "要我处理"),
        Heap.WAITING: translate("Heap", "等平台答复"),
        Heap.FINISHED: translate("Heap", "有结果了"),
    }[heap]


def state_word(state: AppealState) -> str:
    """The state in as few words as a table's cell has room for."""
    return {
        "collecting": translate("CaseState", "备材料"),
        "submitted": translate("CaseState", "等答复"),
        "sent_back": translate("CaseState", "要补材料"),
        "granted": translate("CaseState", "成功"),
        "refused": translate("CaseState", "未通过"),
        "reconsideration": translate("CaseState", "复议中"),
        "closed": translate("CaseState", "已结束"),
    }[state]
