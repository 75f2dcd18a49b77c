"""An operation the program is killed in: the state it starts from, the states it may be found in, and its repetition."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial

from tests.crash.shop import Shop

Act = Callable[[Shop], int]


def nothing(_shop: Shop) -> int:
    """The data folder is not there yet."""
    return 0


def _told_at_the_end(said: str, parts: int) -> int:
    """Only an operation that is done says anything."""
    return parts if said.strip() else 0


@dataclass(frozen=True, slots=True)
class Operation:
    """``start`` fills the data folder; ``act`` is what the program is killed in; its answer is the exit code.

    ``parts``: each, done alone on the start, gives one more state that a kill may leave; the last one is the whole act. ``told``: how
    many of them are done for sure by what was printed. After the restart the owner does the same once more, and ``again_codes``
    says what that may answer; not where it ``toggles`` and was done. ``around``: the program it is done with, where that
    is another one than filled the folder.
    """

    name: str
    start: Act
    act: Act
    parts: tuple[Act, ...]
    told: Callable[[str, int], int] = _told_at_the_end
    toggles: bool = False
    again_codes: frozenset[int] = frozenset((0,))
    around: Callable[[], AbstractContextManager[object]] = nullcontext


def some(act: Callable[[Shop, int], int], most: int) -> tuple[Act, ...]:
    """The first of its steps alone, the first two, and so on."""
    return tuple(partial(_only, act, number) for number in range(1, most + 1))


def _only(act: Callable[[Shop, int], int], number: int, shop: Shop) -> int:
    return act(shop, number)
