"""Steps that the tests of the packet's pages share."""

from __future__ import annotations

import re
from pathlib import Path

from pypdf import PdfReader

from shopguard.flows.appeals import attaching, printing
from shopguard.flows.workplace import Workplace
from tests.appeals.made_up import (
    NOW,
)

CLAUSE = "pickup-missing"
OTHER, OTHER_WAYBILL = "6930000000000000018", "YT0000000000018"


def attach(place: Workplace, appeal: str, item: str, *files: Path) -> None:
    attaching.attach(place, appeal, files, item=item, now=NOW)


def printed(place: Workplace, appeal: str, folder: Path) -> PdfReader:
    (packet,) = printing.make_packets(place, [appeal], folder / "out", now=NOW)
    reader = PdfReader(packet.path)
    assert packet.pages == len(reader.pages)
    return reader


def texts(reader: PdfReader) -> list[str]:
    """Each page without its spaces and line ends."""
    return [re.sub(r"\s+", "", page.extract_text()) for page in reader.pages]


def text_of(place: Workplace, appeal: str, folder: Path) -> str:
    return "".join(texts(printed(place, appeal, folder)))


def is_archival(reader: PdfReader) -> bool:
    metadata = reader.root_object.get("/Metadata")
    return metadata is not None and b"pdfaid:part>3<" in metadata.get_object().get_data()
