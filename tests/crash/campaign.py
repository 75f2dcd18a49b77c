"""Many trials of many operations, and their counts."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.crash import gate
from tests.crash.flushing import Flushes
from tests.crash.operation import Operation
from tests.crash.shop import Shop, warm_up, write_inputs
from tests.crash.trial import Expected, Stand, Trial, Way, judge
from tests.crash.ways import broken_from, expect, full_from, killed_after, killed_before, watched

KINDS: Final = ("moment", "change", "full", "broken", "flushed")
LEGEND: Final = """
moment   SIGKILL at a random moment of the operation
change   SIGKILL before one of its changes to a file in the data folder (write, flush, rename, new or removed file), SQLite's too
full     from that change on the system answers every change that takes room: the disk is full (simulated)
broken   from that change on every change fails with an input/output error, as on a drive that is gone (simulated)
flushed  not disturbed; a fault is a file or a name that was not flushed to the disk when the operation was reported as done: what
         a power cut could take. The power itself is not cut.
before, inside, after: how the data was found after the restart: as before the operation, with a part of its whole steps (or what
the operation writes is not counted), or as after it. A fault: anything reported is missing, anything is half done, verify is not
clean, the operation cannot be repeated, or its end is then another than without the disturbance.
"""
_LONGER = 1.1  # kills by the clock are spread over so much of the operation's time


@dataclass(slots=True)
class Count:
    """Trials of one kind on one operation: how many ended before it left any trace, in its midst, and after it was done."""

    operation: str
    kind: str
    of: int
    trials: int = 0
    before: int = 0
    inside: int = 0
    after: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, trial: Trial, expected: Expected, told: str) -> None:
        """Counts one trial."""
        self.trials += 1
        start, end = expected.states[0].facts, len(expected.states) - 1
        if trial.ended.code is not None and self.kind in ("moment", "change"):
            self.after += 1  # it had ended by itself
        elif trial.state is not None and expected.states[trial.state].facts == start != expected.states[end].facts:
            self.before += 1
        elif trial.state == end and trial.ended.said.strip():
            self.after += 1
        else:
            self.inside += 1
        self.faults += [f"{told}: {fault}" for fault in trial.faults]


def run(
    operations: Iterable[Operation], kinds: Sequence[str], moments: int, room: Path, dice: random.Random
) -> list[Count]:
    """Makes the trials; what is under way is told on stderr."""
    missing = gate.why_not()
    if missing is not None:
        sys.stderr.write(f"kills by the clock only: {missing}\n")
        kinds = [kind for kind in kinds if kind == "moment"]
    inputs = room / "inputs"
    inputs.mkdir()
    write_inputs(inputs)
    warm_up(Shop(room / "warming-up", inputs))
    counts = []
    for operation in operations:
        stand = Stand(room / operation.name.replace(" ", "-"), operation, inputs)
        with operation.around():
            expected = expect(stand, gated=missing is None)
            for kind in kinds:
                counts.append(_trials(stand, expected, kind, moments, dice))
                sys.stderr.write(_line(counts[-1]) + "\n")
    return counts


def _trials(stand: Stand, expected: Expected, kind: str, moments: int, dice: random.Random) -> Count:
    count = Count(stand.operation.name, kind, expected.changes)
    if kind == "flushed":
        _watch_flushes(stand, count)
        return count
    for when in _moments(expected, kind, moments, dice):
        trial = judge(stand, expected, _way(stand, kind, when), killed=kind in ("moment", "change"))
        count.add(trial, expected, f"{when:.4f} s" if kind == "moment" else f"change {when:.0f} of {expected.changes}")
    return count


def _watch_flushes(stand: Stand, count: Count) -> None:
    """Runs the operation to its end; a fault is what a power cut would take then."""
    stand.fresh()
    flushes = Flushes(stand.shop.data)
    stand.run(stand.operation.act, watched(flushes.decide, stand.logs))
    count.trials = count.after = 1
    count.faults += [*flushes.faults, *flushes.left()]


def _moments(expected: Expected, kind: str, moments: int, dice: random.Random) -> list[float]:
    """Seconds, or numbers of changes: every one where there are no more than asked for."""
    if kind == "moment":
        return [dice.uniform(0, expected.seconds * _LONGER) for _ in range(moments)]
    changes = range(1, expected.changes + 1)
    return sorted(changes) if len(changes) <= moments else sorted(dice.sample(changes, moments))


def _way(stand: Stand, kind: str, when: float) -> Way:
    if kind == "moment":
        return killed_after(when, stand.logs)
    ways = {"change": killed_before, "full": full_from, "broken": broken_from}
    return ways[kind](int(when), stand.logs)


def _line(count: Count) -> str:
    return (
        f"{count.operation:<22} {count.kind:<7} {count.trials:>6} {count.before:>7} {count.inside:>7} {count.after:>6}"
        f" {len(count.faults):>7}"
    )


def table(counts: Sequence[Count], seed: int) -> str:
    """The counts for people."""
    head = f"{'operation':<22} {'kind':<7} {'trials':>6} {'before':>7} {'inside':>7} {'after':>6} {'faults':>7}\n"
    lines = "".join(_line(count) + "\n" for count in counts)
    faults = "".join(f"  {count.operation}, {fault}\n" for count in counts for fault in count.faults)
    trials = sum(count.trials for count in counts)
    kills = sum(count.trials for count in counts if count.kind in ("moment", "change"))
    return f"{head}{lines}seed {seed}: {trials} trials, {kills} of them kills\n{faults}{LEGEND}"


def document(counts: Sequence[Count], seed: int) -> dict[str, object]:
    """The counts for programs."""
    rows = [
        {
            "operation": count.operation,
            "kind": count.kind,
            "changes": count.of,
            "trials": count.trials,
            "before": count.before,
            "inside": count.inside,
            "after": count.after,
            "faults": count.faults,
        }
        for count in counts
    ]
    return {"seed": seed, "trials": sum(count.trials for count in counts), "operations": rows}
