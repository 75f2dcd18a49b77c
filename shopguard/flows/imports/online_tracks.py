"""Asking for tracks online: one number at a time, the answers stored like a saved answer's file, each round one import.

A round is done in steps of a few numbers, so that whatever else waits to be written gets its turn between them. What was
answered is kept, whatever ends the round.
"""

from __future__ import annotations

import io
import json
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from shopguard.core.message import Message
from shopguard.flows.imports.importing import import_candidate
from shopguard.flows.imports.online_account import account_in_use, questions_a_day, service_for
from shopguard.flows.imports.online_plan import Due, Selection, plan
from shopguard.flows.judging import refresh
from shopguard.flows.progress import Cancelled, Reporter
from shopguard.flows.workplace import Workplace
from shopguard.importers.candidates import Candidate
from shopguard.online.account import AccountKeeper
from shopguard.online.online_rules import OnlineRules, online_rules
from shopguard.online.outcome import FINAL, PASSING, Answer, Outcome, TrackService
from shopguard.store.track_queries import forget_old_questions, note_answers, note_question

SOURCE = "快递100"  # how the import is called
_SAID = ("track", "nothing", "phone", "courier", "refused", "locked", "mixed_up")


@dataclass(frozen=True, slots=True)
class Round:
    """How far a round is. ``batch``: the import its answers belong to; ``stopped``: why nothing more is asked."""

    todo: tuple[Due, ...]
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    added: int = 0  # track lines that were new
    batch: int | None = None
    failures: int = 0  # in a row
    skipped_couriers: frozenset[str] = frozenset()
    skipped: int = 0
    stopped: Message | None = None

    @property
    def asked(self) -> int:
        """How many numbers were asked for."""
        return self.outcomes.total()

    @property
    def over(self) -> bool:
        """Whether there is nothing more to do."""
        return not self.todo or self.stopped is not None

    def said(self) -> tuple[Message, ...]:
        """What came of it, in words."""
        messages = [Message("online.asked", {"number": self.asked, "added": self.added})]
        messages += [
            Message(f"online_outcome.{one}", {"number": self.outcomes[Outcome(one)]})
            for one in _SAID
            if self.outcomes[Outcome(one)]
        ]
        if self.stopped is not None:
            messages.append(self.stopped)
        if left := len(self.todo) + self.skipped:
            messages.append(Message("online.left", {"number": left}))
        return tuple(messages)


@dataclass(frozen=True, slots=True)
class Asking:
    """With whom, by which clock, and how to wait between two questions."""

    service: TrackService
    clock: Callable[[], int]
    wait: Callable[[float], None]
    rules: OnlineRules = field(default_factory=online_rules)


def begin(
    place: Workplace, keeper: AccountKeeper, selection: Selection, clock: Callable[[], int], url: str | None = None
) -> tuple[Asking, Round]:
    """Who is asked, and the round of what is due now. Raises :class:`UserProblem`: switched off, or no account.

    ``url``: another door than the published one; for tests.
    """
    account = account_in_use(place, keeper)
    due = plan(place, clock(), selection, phone=bool(account.phone)).due
    return Asking(service_for(account, url), clock, time.sleep), Round(due)


def ask_some(place: Workplace, asking: Asking, before: Round, reporter: Reporter | None = None) -> Round:
    """Asks for the next few numbers, stores what was answered and judges it; call it until the round is ``over``.

    Cancelling ends the round: what has been answered is paid for and therefore stored.
    """
    step = _Step(place, asking, before, reporter or Reporter())
    try:
        step.ask()
    except Cancelled:
        step.stop("online_stopped.cancelled")
    except BaseException:  # Ctrl+C on the command line, too
        step.keep()
        raise
    return step.keep()


class _Step:
    """Some questions of a round."""

    def __init__(self, place: Workplace, asking: Asking, before: Round, reporter: Reporter) -> None:
        self._place, self._asking, self._reporter = place, asking, reporter
        self._round = before
        self._noted: list[tuple[int, str]] = []
        self._documents: list[Mapping[str, Any]] = []
        self._known_as_of = 0  # of the first answer: the others came later, so it holds for all of them

    def ask(self) -> None:
        """Asks until the step or the round is over."""
        for _ in range(self._asking.rules.at_a_time):
            if self._round.over:
                return
            due, *rest = self._round.todo
            self._tell()
            if due.courier in self._round.skipped_couriers:
                self._round = replace(self._round, todo=tuple(rest), skipped=self._round.skipped + 1)
                continue
            ref = self._note(due)
            self._round = replace(self._round, todo=tuple(rest), skipped=self._round.skipped + (ref is None))
            if ref is not None:
                answer = self._asking.service.ask(due.courier, due.waybill)
                self._take(due, ref, answer)
                if not self._round.over:
                    self._pause(busy=answer.outcome in PASSING)

    def stop(self, why: str, code: str = "") -> None:
        """Nothing more is asked in this round. ``why``: the sentence's code, ``code``: what the service answered."""
        self._round = replace(self._round, stopped=Message(why, {"code": code}))

    def keep(self) -> Round:
        """Stores answers and what came of the questions; the round as it is now."""
        if self._noted:
            with self._place.store.transaction() as db:
                note_answers(db, self._noted)
        if self._documents:
            self._import()
        return self._round

    def _pause(self, *, busy: bool) -> None:
        """Waits in small pieces: the owner may cancel."""
        rules = self._asking.rules
        for _ in range(max(1, round(rules.busy_pause / rules.pause)) if busy else 1):
            self._asking.wait(rules.pause)
            self._tell()

    def _tell(self) -> None:
        asked = self._round.asked
        self._reporter.tell("progress.asking_online", asked, asked + len(self._round.todo))

    def _note(self, due: Due) -> int | None:
        """Before it is asked for, so that a crash cannot make the program forget it."""
        now, rules = self._asking.clock(), self._asking.rules
        with self._place.store.transaction() as db:
            forget_old_questions(db, now)
            most = questions_a_day(self._place)
            return note_question(db, due.waybill, now, not_after=now - rules.between, most=most)

    def _take(self, due: Due, ref: int, answer: Answer) -> None:
        self._noted.append((ref, answer.outcome))
        outcomes = self._round.outcomes + Counter([answer.outcome])
        self._round = replace(self._round, outcomes=outcomes)
        if answer.document is not None:
            self._known_as_of = self._known_as_of or self._asking.clock()
            self._documents.append(answer.document)
        if answer.outcome in (Outcome.PHONE, Outcome.COURIER):  # it would be the same with the courier's other numbers
            skipped = self._round.skipped_couriers | {due.courier}
            self._round = replace(self._round, skipped_couriers=skipped)
        failures = self._round.failures + 1 if answer.outcome in PASSING else 0
        self._round = replace(self._round, failures=failures)
        if answer.outcome in FINAL or failures >= self._asking.rules.failures_in_a_row:
            self.stop(f"online_stopped.{answer.outcome}", answer.code or "?")

    def _import(self) -> None:
        """Through the same door as a saved answer's file, in the round's own import."""
        text = "\n".join(json.dumps(document, ensure_ascii=False) for document in self._documents)
        candidate = Candidate(SOURCE, SOURCE, lambda: io.BytesIO(text.encode()))
        now = self._asking.clock()
        result, batch = import_candidate(
            self._place, candidate, now=now, as_of=self._known_as_of, batch=self._round.batch
        )
        self._round = replace(self._round, added=self._round.added + result.added, batch=batch)
        refresh(self._place, now)
