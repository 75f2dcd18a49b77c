"""The packet: one case as a PDF, set by typst from ``resources/packet/packet.typ``.

Values reach the template as JSON in ``sys_inputs``, never by building template text, and typst may read one private
folder only. Fonts come from the program, so the pages look the same on every machine.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import typst

from shopguard.appeals.case_file import CaseFile
from shopguard.appeals.glyphs import characters_of
from shopguard.appeals.packet_inputs import InputsMaker, PageInputs
from shopguard.core.disk_words import disk_words
from shopguard.core.message import UserProblem
from shopguard.resources import resource
from shopguard.store.workroom import make_workroom

FONT, EMOJI = "NotoSansSC-Regular.otf", "NotoEmoji-Regular.ttf"
_TEMPLATE = "packet.typ"
_MOST_REMEMBERED = 12 * 1024 * 1024  # as JPEG; ten times as much when decoded
_AGE = 10  # typst keeps what one of its last ten compilations used
_DESKS = 2  # one case is set while the next one's pictures are laid out


@dataclass(frozen=True, slots=True)
class Printed:
    """One packet as a PDF. ``archival``: it is PDF/A-3b; a plain PDF where a part of it may not stand in one.

    ``dated``: the moment that stands in it as the one it was made (unix seconds).
    """

    content: bytes
    pages: int
    archival: bool
    dated: int


class PacketPress:
    """One compiler for a batch of packets. Use it as a context manager: its folder of print copies goes with it.

    Memory stays flat however many packets it prints: the typesetter keeps every file by its name, so the same few names
    serve all packets, and what it remembers of large pictures is dropped between two packets.
    Raises :class:`UserProblem` where the data folder has no room for print copies.
    """

    def __init__(self, data: Path) -> None:
        self._data = data
        with told_as_problem(data):
            self._folder = make_workroom(data, ".printing-")
            self._root = Path(self._folder.name)
            shutil.copyfile(resource("packet", _TEMPLATE), self._root / _TEMPLATE)
        self._compiler = compiler_of(self._root, _TEMPLATE)
        self._has = frozenset[int]().union(*(characters_of(resource("fonts", font)) for font in (FONT, EMOJI)))
        self._setter = ThreadPoolExecutor(1, "shopguard-press")
        self._laid_out = 0
        self._remembered = 0  # bytes of pictures since the typesetter forgot

    def __enter__(self) -> PacketPress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._setter.shutdown()
        self._folder.cleanup()

    def pdf(self, case: CaseFile) -> Printed:
        """The packet. Raises :class:`UserProblem` for evidence that cannot be printed."""
        return self.begin(case).result()

    def begin(self, case: CaseFile) -> Future[Printed]:
        """Lays the case's pictures out and lets the setter begin; at most one other packet may be under way.

        Raises likewise.
        """
        self._laid_out += 1
        folder = self._root / str(self._laid_out % _DESKS)
        maker = InputsMaker(self._data, self._root, folder, self._has)
        with told_as_problem(folder):
            _clear(folder)
            inputs = maker.make(case)
        return self._setter.submit(self._set, maker, case, inputs, folder)

    def _set(self, maker: InputsMaker, case: CaseFile, inputs: PageInputs, folder: Path) -> Printed:
        """In the setter's thread. What typst cannot read as it is (an odd PDF, an odd JPEG) is shown by a picture of it."""
        try:
            return self._compiled(inputs, case.dated)
        except typst.TypstError:
            with told_as_problem(folder):
                plainer = maker.make(case, merge=False)
            try:
                return self._compiled(plainer, case.dated)
            except typst.TypstError:  # its words may quote a file: they are not told on
                raise UserProblem("problem.packet_not_set", appeal=case.case_id) from None
        finally:
            self._remembered += sum(copy.stat().st_size for copy in folder.iterdir())
            if self._remembered > _MOST_REMEMBERED:
                forget()
                self._remembered = 0

    def _compiled(self, inputs: PageInputs, dated: int) -> Printed:
        content = self._compiler.compile(
            format="pdf",
            sys_inputs={"case": json.dumps(inputs.page, ensure_ascii=False)},
            pdf_standards="a-3b" if inputs.archival else [],
            timestamp=dated,
        )
        pages = json.loads(self._compiler.query("<pages>", field="value", one=True))
        return Printed(one_file(content), int(pages), inputs.archival, dated)


def compiler_of(root: Path, template: str) -> typst.Compiler:
    """A typesetter that reads ``root`` only and has the program's own fonts only."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(resource("fonts"))])
    return typst.Compiler(str(root / template), root=str(root), font_paths=fonts, ignore_system_fonts=True)


def one_file(content: bytes | list[bytes] | None) -> bytes:
    """What typst made; it gives a list for several pictures and None when it wrote a file: neither is asked for here."""
    if not isinstance(content, bytes):
        raise TypeError(f"typst gave {type(content).__name__} instead of one file")
    return content


def _clear(folder: Path) -> None:
    """An empty folder; removing and making it anew takes five times as long."""
    folder.mkdir(exist_ok=True)
    for left in folder.iterdir():
        left.unlink()


def forget() -> None:
    """Lets typst drop what it keeps for the next compilations: it does so by age, so it is given empty pages to set."""
    no_fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    compiler = typst.Compiler(font_paths=no_fonts, ignore_system_fonts=True)
    for _ in range(_AGE + 1):
        compiler.compile(input=b" ", format="svg")


@contextmanager
def told_as_problem(folder: Path) -> Iterator[None]:
    """What the disk refuses in ``folder`` becomes a :class:`UserProblem`."""
    try:
        yield
    except OSError as error:
        raise UserProblem("problem.packet_no_room", path=str(folder.parent), detail=disk_words(error)) from error
