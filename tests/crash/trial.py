"""One trial: a fresh copy of the starting state, the operation under way, its end, the restart, and what must hold then."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from shopguard.flows.erasing.finishing import finish_erasing
from shopguard.flows.judging import refresh
from tests.crash.operation import Act, Operation
from tests.crash.processes import Ended, run_freely
from tests.crash.shop import Shop
from tests.crash.state import State, differences, facts, kept_files, unjudged, verdicts, waiting

Way = Callable[[Callable[[], int], Shop], Ended]  # how the operation is run and ended: (its work, its shop)


@dataclass(frozen=True, slots=True)
class Look:
    """What is found after a start of the program: ``verify``'s exit code and lines, and what the data folder knows."""

    verified: int
    found: str
    facts: State
    verdicts: State
    waiting: list[str]
    files: State
    unjudged: int


@dataclass(frozen=True, slots=True)
class Expected:
    """What an operation that nobody disturbs leaves: ``states`` from the start on, the last one its end; how long it takes.

    ``settled``: its end after the window's first minute.
    """

    states: tuple[Look, ...]
    settled: Look
    seconds: float
    changes: int


@dataclass(frozen=True, slots=True)
class Trial:
    """How one trial went: how the process ended, in which of the states it left the data (None: in none), and the faults."""

    ended: Ended
    state: int | None
    faults: tuple[str, ...]


class Stand:
    """Where the trials of one operation are made: ``room`` holds the inputs, the starting state, and the trial's data folder."""

    def __init__(self, room: Path, operation: Operation, inputs: Path) -> None:
        self.operation = operation
        self.room = room
        self.shop = Shop(room / "shop", inputs)
        self._start = room / "start"
        self._logs = room / "logs"
        self._logs.mkdir(parents=True)
        self._do(operation.start)
        if self.shop.data.exists():
            self.shop.data.rename(self._start)

    def fresh(self) -> None:
        """The data folder is in its starting state."""
        shutil.rmtree(self.shop.data, ignore_errors=True)
        if self._start.exists():
            shutil.copytree(self._start, self.shop.data, copy_function=_copy)

    def run(self, act: Act, way: Way | None = None) -> Ended:
        """The act in a process of its own, ended the given way or not at all."""
        return run_freely(lambda: act(self.shop), self._logs) if way is None else way(lambda: act(self.shop), self.shop)

    def look(self) -> Look:
        """Restarts the program and looks at everything."""
        return self._look(refreshed=False)

    def settled(self) -> Look:
        """The same after the window's first minutes: what waits is judged, what an erasure had left to do is done."""
        return self._look(refreshed=True)

    @property
    def logs(self) -> Path:
        """Where what the processes print lies."""
        return self._logs

    def _look(self, *, refreshed: bool) -> Look:
        """In one process: the verdict of ``verify`` first, before anything is written (after the judging, where there is some)."""

        def tell(shop: Shop) -> int:
            if refreshed and shop.data.exists():
                with shop.place() as place:
                    refresh(place, shop.now)
                    finish_erasing(place)
            code, found = _verified(shop)
            shop.unlock()
            data = shop.data
            told = [code, found, facts(data), verdicts(data), waiting(data), kept_files(data), unjudged(data)]
            sys.stdout.write(json.dumps(told) + "\n")
            return 0

        ended = self.run(tell)
        if ended.code != 0:
            return Look(70, ended.warned, {"unreadable": ended.warned}, {}, [], {}, 0)
        told: Any = json.loads(ended.said.splitlines()[-1])
        return Look(*told)

    def _do(self, act: Act) -> None:
        ended = self.run(act)
        assert ended.code == 0, (self.operation.name, ended)


def _verified(shop: Shop) -> tuple[int, str]:
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = shop.call("verify")
    return code, said.getvalue()


def _copy(source: str, target: str) -> str:
    return shutil.copy2(source, target)


def judge(stand: Stand, expected: Expected, way: Way, *, killed: bool = True) -> Trial:
    """Runs the operation, ended the given way, and holds what is found against what is ``expected``.

    Not ``killed``: the way only takes something away from the program (room on the disk, for one), which ends with a sentence.
    """
    operation = stand.operation
    stand.fresh()
    ended = stand.run(operation.act, way)
    told = operation.told(ended.said, len(operation.parts))
    faults = [] if killed else _unsaid(ended)
    after = stand.look()
    state = _state(after.facts, expected)
    faults += _broken(after, "after the restart")
    faults += _found_in(after, expected, state, told)
    if not operation.toggles or state == 0:
        again = stand.run(operation.act)
        if again.code not in operation.again_codes:
            faults.append(f"repeated: exit {again.code}: {again.warned.strip()[:300]}")
    final = stand.settled()
    faults += _broken(final, "after the repetition")
    end = expected.settled
    for what, here, there in (
        ("facts", final.facts, end.facts),
        ("verdicts", final.verdicts, end.verdicts),
        ("files", final.files, end.files),
    ):
        if differing := differences(here, there):
            faults.append(f"repeated: other {what} than without the disturbance: {', '.join(differing)}")
    return Trial(ended, state, tuple(faults))


def _unsaid(ended: Ended) -> list[str]:
    """An operation that could not be done says so in a sentence, with an exit code that means it."""
    if ended.code in (0, 1, 3, 4) and "Traceback" not in ended.warned and (ended.code == 0 or ended.warned.strip()):
        return []
    return [f"exit {ended.code}: {ended.warned.strip()[:300]}"]


def _broken(look: Look, when: str) -> list[str]:
    faults = [f"{when}: verify exits {look.verified}: {look.found.strip()[:300]}"] if look.verified else []
    return faults + ([f"{when}: {look.unjudged} orders neither judged nor waiting"] if look.unjudged else [])


def _found_in(look: Look, expected: Expected, state: int | None, told: int) -> list[str]:
    """What was printed as done is there, and nothing is half there."""
    end = expected.states[-1]
    faults = []
    if state is None:
        near = min((differences(look.facts, one.facts) for one in expected.states), key=len)
        faults.append(f"half done: {', '.join(near)}")
    elif state < told:
        faults.append(f"lost: {told} parts were reported as done, {state} are there")
    else:
        faults += [f"files half done: {name}" for name in _harmed(look, expected.states[: state + 1])]
    held = {order: told for order, told in look.verdicts.items() if order not in look.waiting}
    if not any(held.items() <= one.verdicts.items() for one in expected.states):
        faults.append(f"verdicts half done: {', '.join(differences(held, end.verdicts))}")
    return faults


def _harmed(look: Look, so_far: Sequence[Look]) -> list[str]:
    """Kept files that are gone, or are neither as they are in this state nor as they were before: what goes may go a little later."""
    known = {name: {one.files[name] for one in so_far if name in one.files} for name in so_far[-1].files}
    return [name for name, contents in known.items() if look.files.get(name) not in contents]


def _state(found: State, expected: Expected) -> int | None:
    """The furthest of the expected states that looks like this."""
    alike = [number for number, one in enumerate(expected.states) if one.facts == found]
    return max(alike, default=None)
