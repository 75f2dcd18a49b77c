"""Evidence: any file that the owner adds to a case, looked at from all sides; the packet is printed from the same readers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from shopguard.app import build_workplace, load_texts
from shopguard.core.message import UserProblem
from shopguard.flows.appeals.attaching import attach, detach
from shopguard.flows.appeals.looking import draw, look_at
from shopguard.flows.appeals.opening import open_appeal
from shopguard.flows.appeals.showing import show_appeal
from tests.appeals import made_up_recordings as recordings
from tests.appeals.made_up import NOW, ORDER, picture, save_made_up_order, save_made_up_track
from tests.appeals.made_up_files import locked_pdf, pdf_with_text, workbook
from tests.conftest import ROOT
from tests.fuzz.target import Ask

_CLAUSE, _SLOT = "pickup-missing", "waybill-stub"
_SMALL = (64, 48)


def seeds() -> Iterator[bytes]:
    """One small file of every kind."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "a")
        jpeg = picture(path.with_suffix(".jpg"), _SMALL, orientation=6)
        for form in ("PNG", "GIF", "WEBP", "BMP", "TIFF"):
            Image.open(jpeg).convert("RGB").save(path, form)
            yield path.read_bytes()
        made = (
            jpeg,
            pdf_with_text(path.with_suffix(".pdf"), f"演示 {ORDER}"),
            locked_pdf(Path(folder, "b.pdf"), "演示"),
            workbook(path.with_suffix(".xlsx"), [["演示", ORDER]]),
            recordings.wav(path, 1),
        )
        yield from (one.read_bytes() for one in made)
        yield recordings.film(path, 1).read_bytes()
        yield recordings.avi(path, 1).read_bytes()
        yield recordings.matroska(path, 1).read_bytes()
        yield recordings.amr(path, 1).read_bytes()
        yield recordings.mp3(path, 1).read_bytes()
        yield recordings.ogg(path, 1).read_bytes()
    yield (ROOT / "tests" / "data" / "evidence" / "made_up.heic").read_bytes()
    yield f"<html><body><style>p{{color:#fff}}</style><p>演示 {ORDER}</p><img src='http://example.invalid/a'></body></html>".encode()
    yield f"买家：演示\n订单号,运单号,时间\n{ORDER},YT0000000000101,2026-11-18\n".encode("utf-16")


def ready(folder: Path) -> Ask:
    """Taken into the case and shown, or refused with a sentence."""
    sentences = load_texts("zh")
    place = build_workplace(folder / "data", "zh")
    save_made_up_order(place)
    save_made_up_track(place)
    appeal = open_appeal(place, ORDER, _CLAUSE, now=NOW)
    path = folder / "a.bin"

    def ask(content: bytes) -> None:
        path.write_bytes(content)
        try:
            attach(place, appeal, [path], item=_SLOT, now=NOW)
        except UserProblem as problem:
            sentences.say(problem.message)
            return
        [slot] = [slot for slot in show_appeal(place, appeal, NOW).checklist if slot.item == _SLOT]
        for one in slot.evidence:
            assert one.original is not None
            look = look_at(place, one)
            if look.pages:
                draw(one, 1, fine=False)
            detach(place, appeal, _SLOT, one.sha256, now=NOW)

    return ask
