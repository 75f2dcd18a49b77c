"""The pages of the window of all appeals: what each is called, who makes it and what fills it. Nothing is imported before it is shown."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication, SignalInstance
from PySide6.QtWidgets import QWidget

from shopguard.flows.workplace import Workplace
from shopguard.ui.pages import Page, Room

translate = QCoreApplication.translate
CASES, NOTICE, FINES, WORKED = "cases", "notice", "fines", "worked"


class AppealsPage(Protocol):
    """``case_wanted`` carries a case's id; ``changed``: cases were opened or changed from this page."""

    case_wanted: SignalInstance
    changed: SignalInstance


def appeal_pages() -> tuple[Page, ...]:
    """All pages, in the order of the tabs."""
    return (
        Page(CASES, translate("AppealPages", "全部申诉"), _cases_page, _cases),
        Page(NOTICE, translate("AppealPages", "收到通知"), _notice_page, _choices),
        Page(FINES, translate("AppealPages", "已扣款还没申诉"), _fines_page, _fines),
        Page(WORKED, translate("AppealPages", "什么材料管用"), _worked_page, _worked),
    )


def _cases_page(room: Room) -> QWidget:
    from shopguard.ui.appeals.cases_page import CasesPage

    return CasesPage(room)


def _cases(place: Workplace, at: int) -> object:
    from shopguard.flows.appeals.listing import list_appeals
    from shopguard.ui.appeals import cases_page  # noqa: F401 - read from disk here, in the worker

    return list_appeals(place, at)


def _notice_page(room: Room) -> QWidget:
    from shopguard.ui.appeals.notice_page import NoticePage

    return NoticePage(room)


def _choices(place: Workplace, _at: int) -> object:
    from shopguard.flows.appeals.opening_choices import opening_choices
    from shopguard.ui.appeals import notice_page  # noqa: F401 - read from disk here, in the worker

    return opening_choices(place)


def _fines_page(room: Room) -> QWidget:
    from shopguard.ui.appeals.fines_page import FinesPage

    return FinesPage(room)


def _fines(place: Workplace, at: int) -> object:
    from shopguard.ui.appeals.fines_page import read_fines

    return read_fines(place, at)


def _worked_page(room: Room) -> QWidget:
    from shopguard.ui.appeals.worked_page import WorkedPage

    return WorkedPage(room.place.texts)


def _worked(place: Workplace, _at: int) -> object:
    from shopguard.flows.appeals.what_worked import what_worked
    from shopguard.ui.appeals import worked_page  # noqa: F401 - read from disk here, in the worker

    return what_worked(place)
