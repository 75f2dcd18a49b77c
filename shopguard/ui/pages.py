"""The pages of a window with tabs (costs, appeals): what each is called, who makes it and what fills it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.jobs import Jobs


class PageView(Protocol):
    """A page: ``order_wanted`` carries the number of the order that was clicked."""

    order_wanted: SignalInstance

    def show_view(self, view: Any) -> None:
        """Shows what the page's flow returned."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a page may be given: the shop, background work, dialogs and the clock."""

    place: Workplace
    jobs: Jobs
    ask: Ask
    clock: Callable[[], int]


@dataclass(frozen=True, slots=True)
class Page:
    """``make`` makes the widget, ``read`` brings what it shows (in a worker thread): both import late."""

    name: str
    title: str
    make: Callable[[Room], QWidget]
    read: Callable[[Workplace, int], object]
