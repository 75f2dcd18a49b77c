"""How a trial's operation is ended: by a kill at a moment, a kill before a change, or a disk that takes nothing more."""

from __future__ import annotations

import errno
import time
from pathlib import Path

from tests.crash import gate
from tests.crash.changes import ALL
from tests.crash.processes import run_freely
from tests.crash.trial import Expected, Stand, Way


def killed_after(seconds: float, logs: Path) -> Way:
    """SIGKILL so long after the operation began."""
    return lambda work, _shop: run_freely(work, logs, seconds=seconds)


def killed_before(change: int, logs: Path) -> Way:
    """SIGKILL before its change of that number to any file below the data folder."""
    return _gated(gate.kill_at(change), logs)


def full_from(change: int, logs: Path) -> Way:
    """From its change of that number on the disk takes nothing more."""
    return _gated(gate.fail_from(change, errno.ENOSPC), logs)


def broken_from(change: int, logs: Path) -> Way:
    """From its change of that number on everything that is written or flushed fails, as on a drive that is gone."""
    return _gated(gate.fail_from(change, errno.EIO, calls=ALL), logs)


def watched(decide: gate.Decide, logs: Path) -> Way:
    """Whoever decides sees every change, and lets it happen."""
    return _gated(decide, logs)


def _gated(decide: gate.Decide, logs: Path) -> Way:
    return lambda work, shop: gate.run(work, shop.data, decide, logs)


def expect(stand: Stand, *, gated: bool) -> Expected:
    """What the operation does when nobody disturbs it. Raises ``AssertionError`` where it does not do it."""
    stand.fresh()
    states = [stand.look()]
    for part in stand.operation.parts:
        stand.fresh()
        ended = stand.run(part)
        assert ended.code == 0, (stand.operation.name, ended)
        states.append(stand.look())
    settled = stand.settled()
    seconds = min(_timed(stand) for _ in range(2))
    stand.fresh()
    changes = stand.run(stand.operation.act, watched(gate.let_all, stand.logs)).changes if gated else 0
    return Expected(tuple(states), settled, seconds, changes)


def _timed(stand: Stand) -> float:
    stand.fresh()
    began = time.monotonic()
    stand.run(stand.operation.act)
    return time.monotonic() - began
