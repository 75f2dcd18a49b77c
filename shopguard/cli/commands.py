"""One function per command. Each prints its answer and returns the exit code."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable
from pathlib import Path

from shopguard.cli import documents
from shopguard.cli.appeals import appeal_command
from shopguard.cli.output import DONE, REFUSED, USAGE, print_json, progress_to_stderr
from shopguard.core.beijing import DAY, iso, plain
from shopguard.core.finding import Risk
from shopguard.core.message import UserProblem
from shopguard.core.money import yuan_text
from shopguard.flows import importing, keeping, order_list, penalties, rule_folder, rules, verdict
from shopguard.flows.workplace import Workplace


def import_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    """``import FILE...``"""
    if asked.as_of is not None and asked.as_of > now + DAY:  # a day, for a computer whose clock is slow
        print(place.texts.word("problem.as_of_future", as_of=plain(asked.as_of)), file=sys.stderr)
        return USAGE
    if asked.mapping:
        raise UserProblem("problem.no_mapping", name=asked.mapping)
    report = importing.import_files(
        place, asked.files, now=now, shop=asked.shop, as_of=asked.as_of, reporter=progress_to_stderr(place)
    )
    if asked.json:
        print_json(documents.import_document(place.texts, report))
    else:
        _print_report(place, report)
    for file in report.files:
        if file.refused:
            print(f"{file.path}: {place.texts.say(file.refused)}", file=sys.stderr)
    return REFUSED if any(file.refused for file in report.files) else DONE


def _print_report(place: Workplace, report: importing.ImportReport) -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    for file in report.files:
        if file.refused:
            continue
        print(
            place.texts.word(
                "import.line",
                path=file.path,
                kind=place.texts.word(f"kind.{file.kind}"),
                rows=file.rows,
                added=file.added,
                changed=file.changed,
                unchanged=file.unchanged,
                rejected=file.rejected,
                known=plain(file.known_as_of),
            )
        )
        for line, why in file.reject_examples:
            print("    " + place.texts.word("import.reject", line=line, why=place.texts.say(why)))
        if file.rejects_path:
            print("    " + place.texts.word("import.rejects_kept", path=str(file.rejects_path)))
        for warning in file.warnings:
            print("    " + place.texts.say(warning))
    for missing in report.missing:
        print("→ " + place.texts.say(missing))


def check_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    """``check``"""
    at = now if asked.at is None else asked.at
    orders = verdict.judge_all(place, at, warn_hours=asked.warn_hours, everything=asked.all)
    if asked.json:
        print_json({"at": iso(at), "orders": [documents.order_document(order) for order in orders]})
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
                yield f"    {card} · {place.texts.word('state.' + finding.state.value)}：{why}"
    known = any(order_list.risk_counts(place).values())
    yield place.texts.word("check.count", number=at_risk) if known else place.texts.word("check.nothing_imported")


_CSV_COLUMNS = ("order_id", "shop", "risk", "clause", "waybill", "state", "deadline", "reason", "source")


def _write_csv(path: Path, orders: Iterable[verdict.Judged]) -> None:
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            out = csv.writer(file)
            out.writerow(_CSV_COLUMNS)
            for order in orders:
                for finding, why, source in order.findings:
                    out.writerow(
                        [
                            order.order_id,
                            _inert(order.shop),
                            order.risk.word,
                            finding.clause,
                            _inert(finding.waybill or ""),
                            finding.state.value,
                            iso(finding.deadline) or "",
                            why,
                            source,
                        ]
                    )
    except OSError as error:
        raise UserProblem("problem.cannot_write", path=str(path), detail=error.strerror or str(error)) from error


def _inert(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text


def penalties_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    """``penalties``"""
    preview = penalties.preview(place, now if asked.at is None else asked.at, asked.horizon)
    if asked.json:
        print_json(documents.penalties_document(preview))
    else:
        for line in penalty_lines(place, preview):
            print(line)
    return DONE


def penalty_lines(place: Workplace, preview: penalties.PenaltyPreview) -> Iterable[str]:
    """The penalty preview as text."""
    yield place.texts.word(
        "penalties.totals",
        now=yuan_text(preview.now_fen),
        hours=preview.horizon_hours,
        ignored=yuan_text(preview.if_ignored_fen),
        unconfirmed=yuan_text(preview.unconfirmed_fen),
    )
    if preview.last_known_only:
        yield place.texts.word("penalties.last_known")
    for rescue in preview.fix_first:
        yield f"    {plain(rescue.deadline)}  {rescue.order_id}  {rescue.why}"
    for measure in preview.measures:
        yield "    " + place.texts.word(
            "penalties.measure", measure=measure.measure, days=measure.days, because=measure.because
        )


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


def backup_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    """``backup``"""
    print(keeping.make_backup(place, now=now, to=asked.to))
    return DONE


COMMANDS = {
    "import": import_command,
    "check": check_command,
    "penalties": penalties_command,
    "appeal": appeal_command,
    "rulebook": rulebook_command,
    "backup": backup_command,
}
