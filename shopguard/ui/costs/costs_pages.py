"""The pages of the cost window: what each is called, who makes it and what fills it. Nothing is imported before it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, SignalInstance
from PySide6.QtWidgets import QWidget

from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.jobs import Jobs

translate = QCoreApplication.translate
_DOES_WORK = frozenset({"call_sheet", "refunds"})  # pages that print, save or keep something themselves


class CostView(Protocol):
    """A page: ``order_wanted`` carries the number of the order that was clicked."""

    order_wanted: SignalInstance

    def show_view(self, view: Any) -> None:
        """Shows what the page's flow returned."""


@dataclass(frozen=True, slots=True)
class CostRoom:
    """What a page may be given: the shop, background work, dialogs and the clock."""

    place: Workplace
    jobs: Jobs
    ask: Ask
    clock: Callable[[], int]


@dataclass(frozen=True, slots=True)
class CostPage:
    """``make`` makes the widget, ``read`` brings what it shows (in a worker thread): both import late."""

    name: str
    title: str
    make: Callable[[CostRoom], QWidget]
    read: Callable[[Workplace, int], object]


def cost_pages() -> tuple[CostPage, ...]:
    """All pages, in the order of the tabs."""
    return (
        CostPage("call_sheet", translate("CostPages", "叫件单"), _call_sheet_page, _call_sheet),
        CostPage("refunds", translate("CostPages", "退款和拦截"), _refunds_page, _refunds),
        CostPage("truth", translate("CostPages", "对账"), _truth_page, _truth),
        CostPage("days", translate("CostPages", "每天和处罚"), _days_page, _days),
        CostPage("pictures", translate("CostPages", "图表"), _pictures_page, _pictures),
        CostPage("score", translate("CostPages", "体验分"), _score_page, _score),
    )


def _call_sheet_page(room: CostRoom) -> QWidget:
    from shopguard.ui.costs.call_sheet_page import CallSheetPage

    place = room.place
    return CallSheetPage(place.texts, place=place, jobs=room.jobs, ask=room.ask, clock=room.clock)


def _call_sheet(place: Workplace, at: int) -> object:
    from shopguard.flows.costs.call_sheet import call_sheet

    return call_sheet(place, at)


def _refunds_page(room: CostRoom) -> QWidget:
    from shopguard.ui.costs.refunds_page import RefundsPage

    return RefundsPage(room.place.texts, place=room.place, jobs=room.jobs, clock=room.clock)


def _refunds(place: Workplace, at: int) -> object:
    from shopguard.flows.costs.refunds import refunds

    return refunds(place, at)


def _truth_page(room: CostRoom) -> QWidget:
    from shopguard.ui.costs.truth_page import TruthPage

    return TruthPage(room.place.texts)


def _truth(place: Workplace, at: int) -> object:
    from shopguard.flows.costs.truth import truth

    return truth(place, at)


def _days_page(room: CostRoom) -> QWidget:
    from shopguard.ui.costs.days_page import DaysPage

    return DaysPage(room.place.texts)


def _days(place: Workplace, at: int) -> object:
    from shopguard.flows.costs.days import days

    return days(place, at)


def _pictures_page(room: CostRoom) -> QWidget:
    from shopguard.ui.costs.pictures_page import PicturesPage

    return PicturesPage(room.place.texts)


def _pictures(place: Workplace, at: int) -> object:
    from shopguard.flows.costs.pictures import pictures

    return pictures(place, at)


def _score_page(room: CostRoom) -> QWidget:
    from shopguard.ui.costs.score_page import ScorePage

    return ScorePage(room.place.texts)


def _score(place: Workplace, at: int) -> object:
    from shopguard.flows.costs.score import score

    return score(place, at)
