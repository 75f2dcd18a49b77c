"""``rules-update``: takes a rule file, or goes back to the rules before it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from shopguard.cli.output import DONE, print_json, progress_to_stderr
from shopguard.flows.rulebook.recoloured import count_changes
from shopguard.flows.rulebook.rejudging import rejudge
from shopguard.flows.rulebook.rule_change_words import change_lines
from shopguard.flows.rulebook.rule_update import (
    RulesTaken,
    RuleUpdate,
    grouped,
    look_at_rule_file,
    take_rule_file,
    undo_rule_update,
)
from shopguard.flows.workplace import Workplace


def rules_update_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    """``rules-update``"""
    if asked.undo and asked.preview:
        _tell(place, asked, {}, None)
        return DONE
    if asked.undo:
        taken = undo_rule_update(place)
        _tell(place, asked, {}, ("rules.gone_back", taken, _judge(place, taken, now)))
        return DONE
    update = look_at_rule_file(place, asked.file, now, progress_to_stderr(place))
    if not asked.json:
        for line in _update_lines(place, update):
            print(line)
    if asked.preview:
        _tell(place, asked, _update_document(update), None)
        return DONE
    taken = take_rule_file(place, update)
    _tell(place, asked, _update_document(update), ("rules.taken", taken, _judge(place, taken, now)))
    return DONE


def _judge(place: Workplace, taken: RulesTaken, now: int) -> int:
    """How many orders changed colour."""
    if not taken.left:
        return 0
    rejudge(place, now, progress_to_stderr(place))
    return sum(count_changes(place).values())


def _tell(
    place: Workplace, asked: argparse.Namespace, told: dict[str, Any], done: tuple[str, RulesTaken, int] | None
) -> None:
    """``done``: the sentence, what is in use now, and how many orders changed colour; None where nothing was to change."""
    if asked.json:
        edition = place.rules.edition
        told |= {
            "in_use": edition.about.day.isoformat() if edition is not None else None,
            "changed": done is not None,
            "orders_recoloured": done[2] if done is not None else 0,
        }
        print_json(told)
    elif done is None:
        print(place.texts.word("rules.only_looked"))
    else:
        code, taken, count = done
        print(place.texts.word(code, day=taken.about.day.isoformat(), count=count))


def _update_lines(place: Workplace, update: RuleUpdate) -> Iterator[str]:
    texts, language = place.texts, place.texts.language
    now = update.now.day.isoformat() if update.now is not None else "?"
    yield texts.word("rules.looked_at", file=update.path.name, day=update.about.day.isoformat(), now=now)
    yield update.about.note[language]
    yield texts.word("rules.sha256", groups=grouped(update.sha256).replace("\n", " "))
    if not update.changes:
        yield texts.word("rules.changes_none")
    for change in update.changes:
        yield f"{change.title}  [{change.id}]"
        for line in change_lines(texts, change):
            yield f"    {line}"


def _update_document(update: RuleUpdate) -> dict[str, Any]:
    return {
        "file": str(update.path),
        "sha256": update.sha256,
        "rules_date": update.about.day.isoformat(),
        "program": update.about.program,
        "notes": {"zh": update.about.note.zh, "en": update.about.note.en},
        "changes": [
            {
                "id": change.id,
                "title": change.title,
                "values": [{"old": value.old or None, "new": value.new or None} for value in change.values],
            }
            for change in update.changes
        ],
    }
