"""``shopguard tracks``: asks for tracks online. The account is the one the window keeps in the keyring; never an argument."""

from __future__ import annotations

import argparse
import sys
import time

from shopguard.cli.output import DONE, print_json, progress_to_stderr
from shopguard.flows.imports.online_plan import Selection
from shopguard.flows.imports.online_tracks import Round, ask_some, begin
from shopguard.flows.workplace import Workplace
from shopguard.online.account import AccountKeeper

_STOPPED = 1


def tracks_command(place: Workplace, asked: argparse.Namespace, now: int, url: str | None = None) -> int:
    """``tracks [--waybill N ...]``. ``url``: another door than the published one; for tests."""
    started = time.monotonic()

    def clock() -> int:
        return now + int(time.monotonic() - started)

    reporter = progress_to_stderr(place)
    selection = Selection(waybills=tuple(asked.waybill) if asked.waybill else None)
    asking, state = begin(place, AccountKeeper(), selection, clock, url)
    while not state.over:
        state = ask_some(place, asking, state, reporter)
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    if asked.json:
        print_json(_document(state))
    else:
        for message in state.said():
            print(place.texts.say(message))
    if state.stopped is not None and asked.json:
        print(place.texts.say(state.stopped), file=sys.stderr)
    return DONE if state.stopped is None else _STOPPED


def _document(state: Round) -> dict[str, object]:
    """``tracks --json``."""
    return {
        "asked": state.asked,
        "added": state.added,
        "outcomes": {outcome.value: number for outcome, number in sorted(state.outcomes.items())},
        "left": len(state.todo) + state.skipped,
        "stopped": state.stopped.code.partition(".")[2] if state.stopped is not None else None,
        "batch": state.batch,
    }
