"""The rulebook as plain text: chapter by chapter, every value with its dates, certainty and source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shopguard.core.message import Texts
from shopguard.flows.rulebook.rule_entries import Entry, Part

_STEP = "    "


def text_of(texts: Texts, entries: Sequence[Entry], *, with_examples: bool) -> str:
    """The entries one after another, under their chapters."""
    lines: list[str] = []
    chapter = ""
    for entry in entries:
        if entry.chapter != chapter:
            chapter = entry.chapter
            lines += [f"== {texts.word(f'rulebook.{chapter}')} ==", ""]
        lines += [*_entry(texts, entry, with_examples=with_examples), ""]
    return "\n".join(lines).rstrip()


def _entry(texts: Texts, entry: Entry, *, with_examples: bool) -> Iterator[str]:
    yield f"{entry.card}  {entry.title}  [{entry.id}]" if entry.card != entry.title else f"{entry.title}  [{entry.id}]"
    for heading, text in entry.facts:
        yield _STEP + (texts.both(f"{heading}：{text}", f"{heading}: {text}") if heading else text)
    for part in entry.parts:
        yield from _part(texts, part)
    for example in entry.examples if with_examples else ():
        yield _STEP + texts.word("rulebook.example") + texts.both("：", ": ") + example


def _part(texts: Texts, part: Part) -> Iterator[str]:
    yield f"{_STEP}{part.span} · {texts.word(f'rulebook.standing.{part.standing}')} · {part.certainty_word}"
    for line in part.lines:
        yield _STEP * 2 + line
    yield _STEP * 2 + texts.word("rulebook.source") + texts.both("：", ": ") + part.source
    if part.shipped:
        yield (
            _STEP * 2
            + texts.word("rulebook.shipped_value")
            + texts.both("：", ": ")
            + texts.both("；", "; ").join(part.shipped)
        )
