"""What is said of a moving file and of its arrival: on the command line and in the window."""

from __future__ import annotations

from shopguard.core.message import Message, Texts
from shopguard.core.size_words import size_words
from shopguard.flows.moving.moving_file import MovingFile
from shopguard.flows.moving.moving_in import Arrival, MovedIn
from shopguard.store.backup_form import Counts


def counts_in_words(texts: Texts, counts: Counts) -> str:
    """How much there is."""
    return texts.word(
        "moving.counts",
        orders=counts.orders,
        parcels=counts.parcels,
        cases=counts.cases,
        originals=counts.originals,
        imports=counts.imports,
    )


def file_lines(texts: Texts, file: MovingFile) -> list[str]:
    """What is in the file, and by what it is recognised on the other computer."""
    lines = [texts.word("moving.out", path=str(file.path), size=size_words(file.size), files=file.files)]
    if file.counts is not None:
        lines.append(counts_in_words(texts, file.counts))
    lines.append(texts.word("moving.code", mark=file.code))
    return [*lines, texts.word("moving.locked")] if file.locked else lines


def arrival_lines(texts: Texts, moved: MovedIn, arrival: Arrival | None) -> list[str]:
    """What has come. ``arrival``: None where it is locked still, and only its files could be checked."""
    lines = [texts.word("moving.in", files=moved.file.files, mark=moved.file.code)]
    if arrival is None:
        lines.append(texts.word("moving.not_looked"))
    else:
        lines.append(counts_in_words(texts, arrival.counts))
        lines += [texts.say(fault) for fault in arrival.faults] or [texts.word("moving.whole")]
    return [*lines, texts.word("moving.aside", path=str(moved.aside))] if moved.aside is not None else lines


def arrival_message(texts: Texts, moved: MovedIn, arrival: Arrival) -> Message:
    """The same in one sentence."""
    if arrival.faults:
        first = texts.say(arrival.faults[0])
        return Message("moving.arrived_not_whole", {"number": len(arrival.faults), "first": first})
    values: dict[str, str | int] = {
        "counts": counts_in_words(texts, arrival.counts),
        "files": moved.file.files,
        "mark": moved.file.code,
    }
    if moved.aside is None:
        return Message("moving.arrived", values)
    return Message("moving.arrived_aside", values | {"path": str(moved.aside)})
