"""What the template is given of a case: its words in characters the fonts have, places on the timeline, pages of evidence."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shopguard.appeals.case_file import CaseFile, Exhibit, Fact
from shopguard.appeals.exhibit_pages import ExhibitPages
from shopguard.appeals.glyphs import breakable, printable, shortened
from shopguard.appeals.locker import is_whole
from shopguard.appeals.timeline import Mark, lay_out
from shopguard.core.beijing import plain
from shopguard.core.message import UserProblem

_LABEL_COLUMNS = 66  # half-width columns of a timeline label; the whole line stands in the track table


@dataclass(frozen=True, slots=True)
class PageInputs:
    """The template's data, for JSON. ``archival``: nothing in it keeps the packet from being an archive PDF."""

    page: dict[str, Any]
    archival: bool


class InputsMaker:
    """Makes the template's data of one case; print copies go into ``folder``, which is empty and below ``root``, the only
    folder that the template can read. ``has``: the code points the fonts have."""

    def __init__(self, data: Path, root: Path, folder: Path, has: frozenset[int]) -> None:
        self._data, self._root, self._folder, self._has = data, root, folder, has

    def make(self, case: CaseFile, *, merge: bool = True) -> PageInputs:
        """``merge``: pages of PDFs are placed as they are, and then it is no archive PDF; else pictures of them.

        Raises :class:`UserProblem` for evidence that cannot be printed.
        """
        for exhibit in case.exhibits:
            _check_whole(self._data, exhibit)
        shown = ExhibitPages(self._data, self._folder, self._root, merge=merge)
        pages = shown.pages(case.exhibits)
        told = {"pages": pages, "archival": shown.archival}
        return PageInputs(_own_words(case) | self._told(case) | told, shown.archival)

    def _told(self, case: CaseFile) -> dict[str, Any]:
        """The texts that come from files or hands, in characters the fonts have."""
        return {
            "order": printable(case.order_id, self._has),  # never broken: it can be searched for
            "shop": self._text(case.shop),
            "title": self._text(case.title),
            "asked": self._text(case.asked),
            "notice": self._lines(case.notice_text),
            "reason": self._lines(case.reason_text),
            "cover": self._rows(case.cover),
            "deciding": self._rows(case.deciding),
            "facts": self._rows(case.facts),
            "announced": [self._rows(facts) for facts in case.announced],
            "tracks": [
                {
                    "heading": self._text(track.heading),
                    "source": self._text(track.source),
                    "lines": [[line.at, self._text(line.text), line.physical] for line in track.lines],
                }
                for track in case.tracks
            ],
            "timeline": self._timeline(case),
            "enclosed": [
                [self._text(one.title), self._text(one.what), one.exhibits, one.section] for one in case.enclosed
            ],
            "exhibits": [self._exhibit(number, exhibit) for number, exhibit in enumerate(case.exhibits, start=1)],
        }

    def _text(self, text: str) -> str:
        return breakable(printable(text, self._has))

    def _lines(self, text: str) -> list[str]:
        return [self._text(line) for line in text.splitlines()]

    def _rows(self, facts: Iterable[Fact]) -> list[list[str]]:
        return [[self._text(fact.label), self._text(fact.value), self._text(fact.source)] for fact in facts]

    def _timeline(self, case: CaseFile) -> dict[str, Any] | None:
        line = lay_out(case.moments, case.window)
        if line is None:
            return None
        return {
            "ticks": [[plain(at)[5:16], place] for at, place in line.ticks],
            "marks": [self._mark(mark) for mark in line.marks],
            "band": line.band,
            "unlabelled": line.unlabelled,
            "years": "–".join(sorted({plain(mark.moment.at)[:4] for mark in (line.marks[0], line.marks[-1])})),
            "height": line.height,
        }

    def _mark(self, mark: Mark) -> dict[str, Any]:
        text = printable(mark.moment.text, self._has).replace("\n", " ")
        return {
            "at": plain(mark.moment.at)[5:],
            "text": shortened(text, _LABEL_COLUMNS),
            "weight": mark.moment.weight,
            "place": mark.place,
            "label": mark.label,
        }

    def _exhibit(self, number: int, exhibit: Exhibit) -> dict[str, Any]:
        return {
            "number": number,
            "slot": self._text(exhibit.slot),
            "name": self._text(exhibit.name),
            "kind": exhibit.kind,
            "sha256": exhibit.sha256,
            "form": exhibit.form,
            "about": [self._text(line) for line in exhibit.about],
            "printed_note": exhibit.printed_note,
            "lines": self._lines(exhibit.text),
            "rows": [
                [self._text(row.number), [[self._text(name), self._text(cell)] for name, cell in row.cells]]
                for row in exhibit.rows
            ],
        }


def _check_whole(data: Path, exhibit: Exhibit) -> None:
    """Raises :class:`UserProblem` where the original is not what was added."""
    whole = is_whole(data, exhibit.sha256)
    if not whole:
        code = "problem.evidence_missing" if whole is None else "problem.evidence_altered"
        raise UserProblem(code, name=exhibit.name, sha256=exhibit.sha256)


def _own_words(case: CaseFile) -> dict[str, Any]:
    """What needs no cleaning: the program's own words and numbers, and the manifest that travels inside the PDF."""
    manifest = {
        "case": case.case_id,
        "order": case.order_id,
        "known_until": case.known_until,
        "exhibits": [{"name": exhibit.name, "sha256": exhibit.sha256} for exhibit in case.exhibits],
    }
    return {
        "lang": case.language,
        "id": case.case_id,
        "words": case.words,
        "known_until": case.known_until,
        "manifest": json.dumps(manifest, ensure_ascii=False),
    }
