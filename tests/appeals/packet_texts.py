"""The text of every page of the typical packets, as it is compared. ``python -m tests.appeals.packet_texts`` stores it anew.

Whoever stores it reads it first: does it say what the case's facts are? Hashes and sizes of the made-up files depend on the
library that wrote them; in their place stands the name of the file they belong to.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from pypdfium2 import PdfDocument

from shopguard.app import build_workplace
from shopguard.flows.appeals.binding import bind_packets
from shopguard.flows.appeals.printing import print_packet
from shopguard.flows.workplace import Workplace
from shopguard.store.evidence import fetch_all_evidence
from tests.appeals import typical
from tests.appeals.made_up import NOW

STORED = Path(__file__).parents[1] / "data" / "packets"
ONE_CASE: dict[str, tuple[Callable[[Workplace, Path], str], int]] = {
    "twelve-photos": (typical.twelve_photos, NOW),
    "chat": (typical.chat, NOW),
    "forty-pages": (typical.forty_pages, NOW),
    "huge-photo": (typical.huge_photo, NOW),
    "legacy": (typical.legacy, typical.LEGACY_NOW),
}
_SIZE = re.compile(r"\d+(?:\.\d)? (?:KB|MB|B)(?=，)")


def one_packet(place: Workplace, folder: Path, name: str) -> list[str]:
    """The pages of the packet of a single case."""
    build, now = ONE_CASE[name]
    return pages_of(place, print_packet(place, build(place, folder), now=now).content)


def bound_packets(place: Workplace, folder: Path) -> list[str]:
    """The pages of the file of twenty packets."""
    bound = bind_packets(place, typical.bulk(place, folder), folder / "out", now=NOW)
    assert not bound.left_out
    return pages_of(place, bound.packets[0].path.read_bytes())


def pages_of(place: Workplace, pdf: bytes) -> list[str]:
    """The text of each page; a file's hash and size are shown by its name."""
    with PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return [_named(place, page) for page in pages]


def as_stored(pages: list[str]) -> str:
    """Pages as one text file."""
    return "".join(f"=== {number} ===\n{page}\n" for number, page in enumerate(pages, start=1))


def _named(place: Workplace, page: str) -> str:
    page = "\n".join(line.rstrip() for line in page.splitlines())
    for row in fetch_all_evidence(place.store.connection()):
        page = page.replace(row.sha256, f"<{row.name}>")
    return _SIZE.sub("<size>", page)


def _store() -> None:
    for name in (*ONE_CASE, "bulk"):
        with tempfile.TemporaryDirectory() as folder:
            place = build_workplace(Path(folder) / "data", "zh")
            made = bound_packets(place, Path(folder))[:6] if name == "bulk" else one_packet(place, Path(folder), name)
            (STORED / f"{name}.txt").write_text(as_stored(made), "utf-8")
            place.store.close()


if __name__ == "__main__":
    _store()
