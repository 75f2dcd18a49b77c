"""Whether there is a newer ShopGuard or a newer rule file: asked only where the owner has switched it on, at most once a day.

Nothing is ever loaded or installed. What came of it is remembered with the data; a failure is a line in the settings, no more.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from shopguard import __version__
from shopguard.core.beijing import plain
from shopguard.core.message import Message
from shopguard.core.notices import is_quiet
from shopguard.core.release import BrokenRelease, Release, RuleFileTold, is_newer, read_release
from shopguard.flows.notices import wishes
from shopguard.flows.settings import remember, remembered
from shopguard.flows.workplace import Workplace
from shopguard.online.outcome import Outcome
from shopguard.online.update_rules import UpdateRules

SWITCH = "check_updates"  # the setting
_KEPT = "updates"
_UNDER_WAY = "under_way"  # also what stands there when the program ended before there was an answer
_TOLD = "told"
_REMEMBERED = 20  # marks of what the owner has put aside, or was told of


@dataclass(frozen=True, slots=True)
class Standing:
    """``asked_at``: when it was asked last (unix seconds), None = never; ``came``: what came of it; ``release``: the last one that was
    told; ``skipped`` and ``noticed``: marks of what the owner wants no more of, and of what the system has told him."""

    asked_at: int | None = None
    came: str = ""
    release: Release | None = None
    skipped: tuple[str, ...] = ()
    noticed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """Something newer than what is here: the program, the rules, or both."""

    release: Release
    program: bool
    rules: bool

    @property
    def marks(self) -> tuple[str, ...]:
        """Recognise it again."""
        program = (self.release.version,) if self.program else ()
        return (*program, self._rules_mark) if self.rules else program

    def without(self, skipped: Collection[str]) -> News | None:
        """What is left of it without these marks; None = nothing."""
        program = self.program and self.release.version not in skipped
        rules = self.rules and self._rules_mark not in skipped
        return News(self.release, program, rules) if program or rules else None

    @property
    def _rules_mark(self) -> str:
        return f"rules {self.release.rules.day}" if self.release.rules is not None else ""


@dataclass(frozen=True, slots=True)
class Seen:
    """``can``: there is an address to ask at; ``on``: the owner has switched it on. ``news``: all that is newer, None = nothing;
    ``fresh``: what of it he is to be told, None = nothing: he has put it aside, or switched it off."""

    can: bool
    on: bool
    standing: Standing
    news: News | None
    fresh: News | None

    def said(self) -> Message:
        """When it was asked last, and what came of it."""
        asked_at, came = self.standing.asked_at, self.standing.came
        if asked_at is None:
            return Message("updates.never")
        known = came if came != _TOLD else "newer" if self.news is not None else "newest"
        return Message("updates.last", {"when": plain(asked_at)[:16], "what": Message(f"updates_came.{known}")})


def look(place: Workplace, rules: UpdateRules) -> Seen:
    """What is known now. Asks nobody."""
    standing, on = _standing(place), place.settings.is_on(SWITCH)
    news = _news(place, standing)
    fresh = news.without(standing.skipped) if on and news is not None else None
    return Seen(bool(rules.address), on, standing, news, fresh)


def begin(place: Workplace, rules: UpdateRules, now: int, *, by_owner: bool = False) -> bool:
    """Whether to ask now; if so that is remembered at once, so that nothing that happens meanwhile makes it more often.

    ``by_owner``: he has pressed the button, and need not wait for the next day. A clock that was set back makes it later, never more.
    """
    if not (rules.address and place.settings.is_on(SWITCH)):
        return False
    standing = _standing(place)
    if not by_owner and standing.asked_at is not None and now - standing.asked_at < rules.between:
        return False
    _keep(place, replace(standing, asked_at=now, came=_UNDER_WAY))
    return True


def ask(rules: UpdateRules, unwanted: Callable[[], bool]) -> Release | Outcome:
    """Asks once, whoever has switched it on: call :func:`begin` first. The answer, or why there is none."""
    from shopguard.online.updates import (
        ask_for_release,
    )  # brings the network's modules along: not before they are wanted

    release, failure = ask_for_release(rules, unwanted)
    return release or failure or Outcome.UNKNOWN


def end(place: Workplace, answer: Release | Outcome) -> None:
    """Remembers what came of it; after a failure what was told before still holds."""
    standing = _standing(place)
    if isinstance(answer, Release):
        _keep(place, replace(standing, came=_TOLD, release=answer))
    else:
        _keep(place, replace(standing, came=answer.value))


def put_aside(place: Workplace, news: News) -> None:
    """The owner does not want to be told of this again."""
    standing = _standing(place)
    _keep(place, replace(standing, skipped=_with(standing.skipped, news.marks)))


def may_notice(place: Workplace, seen: Seen, now: int) -> bool:
    """Whether the system may tell of it now: once, by day, and only where the owner wants notices at all."""
    wished = wishes(place)
    if seen.fresh is None or not wished.on or is_quiet(now, wished):
        return False
    return not set(seen.fresh.marks) <= set(seen.standing.noticed)


def was_noticed(place: Workplace, news: News) -> None:
    """The owner has been told, or has seen it himself."""
    standing = _standing(place)
    _keep(place, replace(standing, noticed=_with(standing.noticed, news.marks)))


def _news(place: Workplace, standing: Standing) -> News | None:
    release = standing.release
    if release is None:
        return None
    program = is_newer(release.version, __version__)
    rules = release.rules is not None and _are_newer(release.rules, place)
    return News(release, program, rules) if program or rules else None


def _with(marks: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return (*(mark for mark in marks if mark not in more), *more)[-_REMEMBERED:]


def _are_newer(rules: RuleFileTold, place: Workplace) -> bool:
    """Than those in use; where the files of these cannot be read nobody knows."""
    edition = place.rules.edition
    return edition is not None and rules.day > edition.about.day


def _standing(place: Workplace) -> Standing:
    told = json.loads(remembered(place, _KEPT) or "{}")
    release = told.get("release")
    try:
        known = None if release is None else read_release(release)
    except BrokenRelease:  # kept by a newer program, in another form
        known = None
    marks = {name: tuple(told.get(name, ())) for name in ("skipped", "noticed")}
    return Standing(told.get("asked_at"), told.get("came", ""), known, **marks)


def _keep(place: Workplace, standing: Standing) -> None:
    told = {
        "asked_at": standing.asked_at,
        "came": standing.came,
        "skipped": standing.skipped,
        "noticed": standing.noticed,
        "release": None if standing.release is None else standing.release.document(),
    }
    remember(place, _KEPT, json.dumps(told, ensure_ascii=False))
