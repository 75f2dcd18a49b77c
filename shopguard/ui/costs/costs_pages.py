"""The pages of the cost window: what each is called, who makes it and what fills it. Nothing is imported before it is shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from shopguard.flows.workplace import Workplace
from shopguard.ui.pages import Page, Room

translate = QCoreApplication.translate


def cost_pages() -> tuple[Page, ...]:
    """All pages, in the order of the tabs."""
    return (
        Page("call_sheet", translate("CostPages", "叫件单"), _call_sheet_page, _call_sheet),
        Page("refunds", translate("CostPages", "退款和拦截"), _refunds_page, _refunds),
        Page("truth", translate("CostPages", "对账"), _truth_page, _truth),
        Page("days", translate("CostPages", "每天和处罚"), _days_page, _days),
        Page("pictures", translate("CostPages", "图表"), _pictures_page, _pictures),
        Page("score", translate("CostPages", "体验分"), _score_page, _score),
    )


def _call_sheet_page(room: Room) -> QWidget:
    from shopguard.ui.costs.call_sheet_page import CallSheetPage

    place = room.place
    return CallSheetPage(place.texts, place=place, jobs=room.jobs, ask=room.ask, clock=room.clock)


def _call_sheet(place: Workplace, at: int) -> object:
    from shopguard.flows.costs.call_sheet import call_sheet

    return call_sheet(place, at)


def _refunds_page(room: Room) -> QWidget:
    from shopguard.ui.costs.refunds_page import RefundsPage

    return RefundsPage(room.place.texts, place=room.place, jobs=room.jobs, clock=room.clock)


def _refunds(place: Workplace, at: int) -> object:
    from shopguard.flows.costs.refunds import refunds

    return refunds(place, at)


def _truth_page(room: Room) -> QWidget:
    from shopguard.ui.costs.truth_page import TruthPage

    return TruthPage(room.place.texts)


def _truth(place: Workplace, at: int) -> object:
    from shopguard.flows.costs.truth import truth

    return truth(place, at)


def _days_page(room: Room) -> QWidget:
    from shopguard.ui.costs.days_page import DaysPage

    return DaysPage(room.place.texts)


def _days(place: Workplace, at: int) -> object:
    from shopguard.flows.costs.days import days

    return days(place, at)


def _pictures_page(room: Room) -> QWidget:
    from shopguard.ui.costs.pictures_page import PicturesPage

    return PicturesPage(room.place.texts)


def _pictures(place: Workplace, at: int) -> object:
    from shopguard.flows.costs.pictures import pictures

    return pictures(place, at)


def _score_page(room: Room) -> QWidget:
    from shopguard.ui.costs.score_page import ScorePage

    return ScorePage(room.place.texts)


def _score(place: Workplace, at: int) -> object:
    from shopguard.flows.costs.score import score

    return score(place, at)
