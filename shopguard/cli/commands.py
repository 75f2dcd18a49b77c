"""One function per command. Each prints its answer and returns the exit code."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable
from pathlib import Path

from shopguard.cli import documents
from shopguard.cli.appeals import appeal_command
from shopguard.cli.batches import imports_command, undo_command
from shopguard.cli.call_sheet import call_sheet_command
from shopguard.cli.erasing import erase_command, retain_command
from shopguard.cli.importing import import_command
from shopguard.cli.judging_from import judge_from_command
from shopguard.cli.keeping import backup_command
from shopguard.cli.marking import mark_command, say_what_is_off, switch_command
from shopguard.cli.moving import move_out_command
from shopguard.cli.output import DONE, print_json, say_notices
from shopguard.cli.penalties import penalties_command
from shopguard.cli.rule_updates import rules_update_command
from shopguard.cli.tracks import tracks_command
from shopguard.core.beijing import iso
from shopguard.core.disk_words import disk_words
from shopguard.core.finding import Risk
from shopguard.core.message import UserProblem
from shopguard.core.spreadsheet_text import inert
from shopguard.flows.imports import completeness
from shopguard.flows.orders import order_list, verdict
from shopguard.flows.rulebook import rule_folder, rules
from shopguard.flows.rulebook.switches import switched_off
from shopguard.flows.sure_now import sure_now
from shopguard.flows.workplace import Workplace


def check_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    """``check``"""
    at = sure_now(place, now) if asked.at is None else asked.at
    say_notices(place, completeness.notices(place, completeness.completeness(place, now)))
    say_what_is_off(place)
    orders = verdict.judge_all(place, at, warn_hours=asked.warn_hours, everything=asked.all)
    if asked.json:
        print_json(documents.check_document(at, orders, switched_off(place)))
    elif asked.csv:
        _write_csv(asked.csv, orders)
    else:
        for line in check_lines(place, orders):
            print(line)
    return DONE


def check_lines(place: Workplace, orders: Iterable[verdict.Judged]) -> Iterable[str]:
    """The risk table as text: one order a line, its worst findings below."""
    language = place.texts.language
    at_risk = 0
    for order in orders:
        at_risk += order.risk <= Risk.WATCH
        yield f"{place.texts.word('risk.' + order.risk.word)}  {order.order_id}  {', '.join(order.waybills)}"
        for finding, why, _ in order.findings:
            if finding.state.value in ("breached", "due", "unconfirmed", "suspect"):
                card = place.rulebook.clause(finding.clause).card[language]
                aside = "" if finding.set_aside is None else place.texts.word("check.set_aside")
                yield f"    {aside}{card} · {place.texts.word('state.' + finding.state.value)}：{why}"
    known = any(order_list.risk_counts(place).values())
    yield place.texts.word("check.count", number=at_risk) if known else place.texts.word("check.nothing_imported")


_CSV_COLUMNS = ("order_id", "shop", "risk", "clause", "waybill", "state", "deadline", "reason", "source", "set_aside")


def _write_csv(path: Path, orders: Iterable[verdict.Judged]) -> None:
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            out = csv.writer(file)
            out.writerow(_CSV_COLUMNS)
            for order in orders:
                for finding, why, source in order.findings:
                    out.writerow(
                        [
                            inert(order.order_id),
                            inert(order.shop),
                            order.risk.word,
                            finding.clause,
                            inert(finding.waybill or ""),
                            finding.state.value,
                            iso(finding.deadline) or "",
                            inert(why),
                            inert(source),
                            finding.set_aside.reason.value if finding.set_aside is not None else "",
                        ]
                    )
    except OSError as error:
        raise UserProblem("problem.cannot_write", path=str(path), detail=disk_words(error)) from error


def rulebook_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    """``rulebook``"""
    if asked.folder or asked.no_folder:
        rule_folder.choose_folder(place, asked.folder)
    if asked.json:
        print_json(rules.rulebook_document(place, asked.clause))
    elif asked.sql:
        print(rules.rulebook_sql(place))
    else:
        print(rules.rulebook_text(place, now, asked.clause))
    return DONE


COMMANDS = {
    "import": import_command,
    "check": check_command,
    "penalties": penalties_command,
    "call-sheet": call_sheet_command,
    "judge-from": judge_from_command,
    "tracks": tracks_command,
    "mark": mark_command,
    "switch": switch_command,
    "imports": imports_command,
    "undo": undo_command,
    "appeal": appeal_command,
    "rulebook": rulebook_command,
    "rules-update": rules_update_command,
    "backup": backup_command,
    "erase": erase_command,
    "retain": retain_command,
    "move-out": move_out_command,
}
