"""Step: what the program tells is there in both languages; workbook, holidays, recordings and the keyring's library work."""

from __future__ import annotations

import io
import json
import wave
from datetime import date
from pathlib import Path
from typing import get_args

from shopguard.appeals.recordings import seconds_of
from shopguard.catalogue import Catalogue
from shopguard.core.message import Language, Message
from shopguard.core.working_days import is_working_day
from shopguard.flows.costs.call_sheet import call_sheet
from shopguard.flows.costs.call_sheet_files import save_call_sheet
from shopguard.flows.locking.keyring_memory import keyring_name
from shopguard.flows.manual import manual
from shopguard.resources import resource
from shopguard.self_test.bench import NOW, Bench, check

_HOLIDAY = date(2026, 10, 1)  # a Thursday


def look_at_texts(_bench: Bench) -> Message:
    """Sentences, manual, licences."""
    sentences = Catalogue(resource("texts"))
    lacking = [code for code in sentences if not all(sentences[code].get(one) for one in get_args(Language))]
    check(not lacking, "selftest.sentences", "-", lacking)
    pages = {one: manual(one) for one in get_args(Language)}
    names = {one: [page.name for page in pages[one] if page.title] for one in pages}
    check(names["zh"] == names["en"] != [], "selftest.manual", names["zh"], names["en"])
    pictures = [path for path in resource("manual", "pictures").glob("*.png") if path.stat().st_size]
    check(bool(pictures), "selftest.manual", "*.png", len(pictures))
    licences = json.loads(resource("licences.json").read_text("utf-8"))
    check(bool(licences), "selftest.licences", "> 0", len(licences))
    return Message("selftest.told", {"sentences": len(sentences), "pages": len(pages["zh"])})


def look_at_papers(bench: Bench) -> Message:
    """The call sheet as workbook and PDF, a holiday, a recording."""
    sheet = call_sheet(bench.place, NOW)
    for ending, head in ((".xlsx", b"PK"), (".pdf", b"%PDF"), (".csv", b"\xef\xbb\xbf")):
        written = save_call_sheet(bench.place, sheet, bench.folder / f"calls{ending}").read_bytes()
        check(written.startswith(head), "selftest.sheet", ending, written[:8])
    check(is_working_day(_HOLIDAY) == (False, True), "selftest.holiday", _HOLIDAY, is_working_day(_HOLIDAY))
    seconds = seconds_of(_recording(bench.folder / "two.wav"), "audio/wav")
    check(seconds == 2, "selftest.recording", 2, seconds)
    keyring = keyring_name()  # its library finds the system's; a server has none
    return Message("selftest.papers", {"keyring": keyring or "-"})


def _recording(path: Path) -> Path:
    """Two seconds of silence."""
    sound = io.BytesIO()
    with wave.open(sound, "wb") as recording:
        recording.setnchannels(1)
        recording.setsampwidth(1)
        recording.setframerate(8_000)
        recording.writeframes(bytes(16_000))
    path.write_bytes(sound.getvalue())
    return path
