"""How a slot stands as a whole, in one word; and in which order the slots are shown: what is missing most comes first."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from shopguard.flows.appeals.view import SlotView
from shopguard.ui.look.palette import Tone

translate = QCoreApplication.translate


class Standing(IntEnum):
    """The most urgent comes first."""

    FAILS = 0  # something in it is no use as it is
    MISSING = 1
    LOOK = 2  # a person has to look at it
    OK = 3


def standing(slot: SlotView) -> Standing:
    """The worst of its checks; nothing in it counts as missing."""
    results = {check.result for check in slot.checks}
    if "fails" in results:
        return Standing.FAILS
    if "missing" in results:
        return Standing.MISSING
    return Standing.LOOK if "unknown" in results else Standing.OK


def sorted_slots(slots: Sequence[SlotView]) -> tuple[list[SlotView], list[SlotView]]:
    """Those to work on, what is missing most on top; and the optional ones with nothing in them, what decides most on top."""
    idle = [slot for slot in slots if not slot.needed and standing(slot) is Standing.MISSING]
    rest = [slot for slot in slots if slot not in idle]
    return sorted(rest, key=_rank), sorted(idle, key=_rank)


def most_urgent(slots: Sequence[SlotView]) -> SlotView | None:
    """The needed slot that lacks most; None when nothing needed lacks anything."""
    lacking = [slot for slot in slots if slot.needed and standing(slot) is not Standing.OK]
    return min(lacking, key=_rank, default=None)


def _rank(slot: SlotView) -> tuple[bool, int, int]:
    """What is needed before what is not; what is not filled before what a person has to look at; then what decides most."""
    return not slot.needed, max(standing(slot), Standing.MISSING), -slot.weight


def look_of(slot: SlotView) -> tuple[Tone, str, str]:
    """Tone, icon and word of the slot's badge."""
    stands = standing(slot)
    if stands is Standing.FAILS:
        return "bad", "check-fails", translate("Standing", "有问题")
    if stands is Standing.LOOK:
        return "watch", "check-unknown", translate("Standing", "请您看一眼")
    if stands is Standing.OK:
        return "good", "check-ok", translate("Standing", "有了")
    if slot.needed:
        return "soon", "check-missing", translate("Standing", "还没有 · 必备")
    return "quiet", "check-missing", translate("Standing", "还没有 · 可选")
