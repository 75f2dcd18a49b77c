"""What the arguments of the command line are made of: moments, days, hours, amounts, and those that many commands take."""

from __future__ import annotations

import argparse
from datetime import date

from shopguard.core.beijing import parse_iso
from shopguard.core.money import parse_fen

Commands = argparse._SubParsersAction


def add_json(parser: argparse._ActionsContainer) -> None:
    """``--json``: the answer as one document."""
    parser.add_argument("--json", action="store_true", help="一个 JSON 文档 / one JSON document on stdout")


def add_at(parser: argparse.ArgumentParser) -> None:
    """``--at TIME``: the moment judged."""
    parser.add_argument("--at", type=moment, metavar="TIME", help="判断的时刻 / the moment judged (ISO 8601, Beijing)")


_EARLIEST, _LATEST = parse_iso("2010-01-01"), parse_iso("2100-01-01")
_MOST_HOURS = 24 * 366


def moment(text: str) -> int:
    """Unix seconds of a time of this platform."""
    try:
        at = parse_iso(text)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(f"not an ISO 8601 time: {text!r}") from None
    if not _EARLIEST <= at <= _LATEST:
        raise argparse.ArgumentTypeError(f"not a time of this platform: {text!r}")
    return at


def hours(text: str) -> int:
    """A whole number of hours, up to a year."""
    if not text.isascii() or not text.isdigit() or len(text) > 5 or int(text) > _MOST_HOURS:
        raise argparse.ArgumentTypeError(f"not a whole number of hours up to {_MOST_HOURS}: {text!r}")
    return int(text)


def count(text: str) -> int:
    """A number from 1 to 999999."""
    if not text.isascii() or not text.isdigit() or len(text) > 6 or int(text) == 0:
        raise argparse.ArgumentTypeError(f"not a number from 1 to 999999: {text!r}")
    return int(text)


ALL_DAYS = "all"


def day(text: str) -> date | str:
    """A day, or :data:`ALL_DAYS`."""
    if text == ALL_DAYS:
        return text
    try:
        told = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"neither a day (YYYY-MM-DD) nor {ALL_DAYS!r}: {text!r}") from None
    moment(text)
    return told


def fen(text: str) -> int:
    """An amount in yuan that is taken, in fen."""
    try:
        amount = parse_fen(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not an amount in yuan: {text!r}") from None
    if amount < 0:
        raise argparse.ArgumentTypeError(f"not an amount that is taken: {text!r}")
    return amount
