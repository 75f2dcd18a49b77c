"""How long work tells where it is and learns that it is no longer wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shopguard.core.message import Message


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` steps (total 0: not known), with the sentence to show."""

    step: Message
    done: int = 0
    total: int = 0


class Cancelled(Exception):  # noqa: N818 - a wish, not an error
    """The owner cancelled: what was under way is left out whole, what was finished before stays."""


class Reporter:
    """Given to long work: it calls :meth:`tell` often; a set ``cancelled`` ends the work with :class:`Cancelled`."""

    def __init__(
        self,
        show: Callable[[Progress], None] = lambda _progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._show = show
        self._cancelled = cancelled

    def unwanted(self) -> bool:
        """Whether the work is no longer wanted; for work that has nothing to tell."""
        return self._cancelled()

    def tell(self, code: str, done: int = 0, total: int = 0, **values: str | int) -> None:
        """Shows where the work is. Raises :class:`Cancelled` when it is no longer wanted."""
        if self._cancelled():
            raise Cancelled
        self._show(Progress(Message(code, values), done, total))
