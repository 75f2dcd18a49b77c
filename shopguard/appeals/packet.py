"""The packet: one case as a PDF (or as pictures of its pages), set by typst from ``resources/packet/packet.typ``.

Values reach the template as JSON in ``sys_inputs``, never by building template text, and typst may read one private
folder only. Fonts come from the program, so the pages look the same on every machine.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import TracebackType
from typing import Any

import typst

from shopguard.appeals.case_file import CaseFile, Exhibit, Fact
from shopguard.appeals.glyphs import breakable, characters_of, printable, shortened
from shopguard.appeals.locker import is_whole
from shopguard.appeals.pictures import BrokenPicture, make_print_copies
from shopguard.appeals.timeline import Mark, lay_out
from shopguard.core.beijing import plain
from shopguard.core.message import UserProblem
from shopguard.resources import resource
from shopguard.store.evidence import evidence_path
from shopguard.store.workroom import make_workroom

FONT = "NotoSansSC-Regular.otf"
_TEMPLATE = "packet.typ"
_LABEL_COLUMNS = 66  # half-width columns of a timeline label; the whole line stands in the track table


class PacketPress:
    """One compiler for a batch of packets. Use it as a context manager: its folder of print copies goes with it."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._folder = make_workroom(data, ".printing-")
        self._root = Path(self._folder.name)
        shutil.copyfile(resource("packet", _TEMPLATE), self._root / _TEMPLATE)
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(resource("fonts"))]
        )
        self._compiler = typst.Compiler(
            str(self._root / _TEMPLATE), root=str(self._root), font_paths=fonts, ignore_system_fonts=True
        )
        self._has = characters_of(resource("fonts", FONT))
        self._printed = 0

    def __enter__(self) -> PacketPress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._folder.cleanup()

    def pdf(self, case: CaseFile) -> tuple[bytes, int]:
        """The packet as PDF/A-3b, and its number of pages. Raises :class:`UserProblem` for a broken picture."""
        inputs = self._inputs(case)
        content = self._compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards="a-3b", timestamp=case.dated)
        pages = json.loads(self._compiler.query("<pages>", field="value", one=True))
        return _bytes(content), int(pages)

    def pictures(self, case: CaseFile, dots_per_inch: int) -> list[bytes]:
        """The same pages as PNG. Raises :class:`UserProblem` likewise."""
        pages = self._compiler.compile(
            format="png", ppi=float(dots_per_inch), sys_inputs=self._inputs(case), timestamp=case.dated
        )
        return [_bytes(page) for page in (pages if isinstance(pages, list) else [pages])]

    def _inputs(self, case: CaseFile) -> dict[str, str]:
        self._printed += 1
        folder = self._root / str(self._printed)
        folder.mkdir()
        exhibits = [self._exhibit(number, exhibit, folder) for number, exhibit in enumerate(case.exhibits, start=1)]
        page = plain_data(case) | {"exhibits": exhibits} | self._handwritten(case)
        return {"case": json.dumps(page, ensure_ascii=False)}

    def _handwritten(self, case: CaseFile) -> dict[str, Any]:
        """The texts that come from files or hands, in characters the font has."""
        return {
            "shop": self._text(case.shop),
            "title": self._text(case.title),
            "asked": self._text(case.asked),
            "reason": self._text(case.reason_text),
            "cover": self._rows(case.cover),
            "facts": self._rows(case.facts),
            "rule": self._rows(case.rule),
            "tracks": [
                {
                    "heading": self._text(track.heading),
                    "source": self._text(track.source),
                    "lines": [[line.at, self._text(line.text), line.physical] for line in track.lines],
                }
                for track in case.tracks
            ],
            "timeline": self._timeline(case),
        }

    def _text(self, text: str) -> str:
        return breakable(printable(text, self._has))

    def _rows(self, facts: tuple[Fact, ...]) -> list[list[str]]:
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

    def _exhibit(self, number: int, exhibit: Exhibit, folder: Path) -> dict[str, Any]:
        whole = is_whole(self._data, exhibit.sha256)
        if not whole:
            code = "problem.evidence_missing" if whole is None else "problem.evidence_altered"
            raise UserProblem(code, name=exhibit.name, sha256=exhibit.sha256)
        return {
            "number": number,
            "slot": exhibit.slot,
            "name": self._text(exhibit.name),
            "kind": exhibit.kind,
            "sha256": exhibit.sha256,
            "parts": self._parts(number, exhibit, folder) if exhibit.printed else [],
        }

    def _parts(self, number: int, exhibit: Exhibit, folder: Path) -> list[dict[str, Any]]:
        original = evidence_path(self._data, exhibit.sha256)
        try:
            copies = make_print_copies(original, folder, str(number))
        except BrokenPicture as error:
            raise UserProblem("problem.evidence_picture_broken", name=exhibit.name, slot=exhibit.slot) from error
        return [
            {"path": f"/{copy.path.relative_to(self._root).as_posix()}", "width": copy.width, "height": copy.height}
            for copy in copies
        ]


def _bytes(content: bytes | list[bytes] | None) -> bytes:
    if not isinstance(
        content, bytes
    ):  # typst gives a list for several pictures, None when it wrote a file: neither here
        raise TypeError(f"typst gave {type(content).__name__} instead of one file")
    return content


def plain_data(case: CaseFile) -> dict[str, Any]:
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
        "order": case.order_id,
        "words": case.words,
        "known_until": case.known_until,
        "enclosed": [[one.title, one.place] for one in case.enclosed],
        "manifest": json.dumps(manifest, ensure_ascii=False),
    }
