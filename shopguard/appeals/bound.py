"""Many packets in one file to print at once: a list of them, then their pages as they are, numbered through."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from shopguard.appeals.glyphs import characters_of, printable
from shopguard.appeals.packet import EMOJI, FONT, Printed, compiler_of, forget, one_file, told_as_problem
from shopguard.resources import resource
from shopguard.store.workroom import make_workroom

_TEMPLATE = "bound.typ"


@dataclass(frozen=True, slots=True)
class BoundWords:
    """The words of the list in front. ``sheet`` has the blanks %x and %y; ``columns`` are the six headings of the list."""

    language: str
    title: str
    about: str
    sheet: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoundFile:
    """One file of many packets; ``begins``: the page of it on which each of them begins, in their order."""

    content: bytes
    pages: int
    begins: tuple[int, ...]


class Binder:
    """Collects finished packets and makes one file of them. Use it as a context manager: its private folder goes with it.

    The packets wait on the disk. The file is a plain PDF: other files' pages may not stand in an archive one. The list in front
    names the cases; ``about`` of a packet is what the list says of it. Raises :class:`UserProblem` where the data folder has no room.
    """

    def __init__(self, data: Path) -> None:
        with told_as_problem(data):
            self._folder = make_workroom(data, ".printing-")
            self._root = Path(self._folder.name)
            shutil.copyfile(resource("packet", _TEMPLATE), self._root / _TEMPLATE)
        self._has = characters_of(resource("fonts", FONT)) | characters_of(resource("fonts", EMOJI))
        self._parts: list[dict[str, Any]] = []
        self._dated = 0

    def __enter__(self) -> Binder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._folder.cleanup()

    def add(self, printed: Printed, *, case_id: str, order_id: str, about: str) -> None:
        """Adds a packet behind the others. Raises likewise."""
        path = self._root / f"{len(self._parts) + 1}.pdf"
        with told_as_problem(self._root):
            path.write_bytes(printed.content)
        said = {"id": case_id, "order": printable(order_id, self._has), "about": printable(about, self._has)}
        self._parts.append(said | {"path": f"/{path.name}", "pages": printed.pages})
        self._dated = max(self._dated, printed.dated)

    def bound(self, words: BoundWords) -> BoundFile:
        """The file; the same packets give the same bytes."""
        told = {
            "lang": words.language,
            "title": words.title,
            "about": words.about,
            "words": {"sheet": words.sheet, "columns": words.columns},
            "parts": self._parts,
        }
        compiler = compiler_of(self._root, _TEMPLATE)
        content = compiler.compile(
            format="pdf", sys_inputs={"bound": json.dumps(told, ensure_ascii=False)}, timestamp=self._dated
        )
        found = json.loads(compiler.query("<pages>", field="value", one=True))
        forget()  # all those pages
        return BoundFile(one_file(content), int(found["pages"]), tuple(map(int, found["begins"])))
