"""Step: a case with a photo of a phone as evidence becomes a PDF, whose text holds the exact numbers and whole Chinese sentences."""

from __future__ import annotations

from shopguard.appeals.pdf_files import page_picture, pages_of, text_of
from shopguard.core.message import Message
from shopguard.flows.appeals.attaching import attach
from shopguard.flows.appeals.opening import open_appeal
from shopguard.flows.appeals.printing import make_packets
from shopguard.self_test.bench import NOW, PAPERS, Bench, check, sample

_PAGE_WIDTH = 200  # pixels


def print_packet(bench: Bench) -> Message:
    """The PDF is read back by the program's own reader, in a process of its own."""
    wanted = bench.expected["packet"]
    place, out = bench.place, bench.folder / PAPERS
    case = open_appeal(place, wanted["order"], wanted["clause"], now=NOW)
    attach(place, case, [sample("photo.heic")], item="waybill-stub", now=NOW)
    (plain,) = make_packets(place, [case], out, now=NOW)
    attach(place, case, [plain.path], item="order-facts", now=NOW)  # a PDF as evidence
    (packet,) = make_packets(place, [case], out, now=NOW)
    pages = pages_of(packet.path)
    text = "".join(text_of(packet.path, pages).split())
    for told in (wanted["order"], *wanted["texts"]):
        check("".join(told.split()) in text, "selftest.packet_text", told, f"{pages} p., {len(text)}")
    picture = page_picture(packet.path, 1, _PAGE_WIDTH)
    check(picture.startswith(b"\x89PNG"), "selftest.packet_picture", "PNG", picture[:8])
    return Message("selftest.printed", {"pages": pages})
