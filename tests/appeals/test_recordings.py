"""How long recordings are, and what kind of recording a file is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from shopguard.appeals.containers import media_type_of_file
from shopguard.appeals.recordings import seconds_of
from tests.appeals import made_up_recordings as made_up

Make = Callable[[Path, int], Path]


@pytest.mark.parametrize(
    ("make", "media_type"),
    [
        (made_up.wav, "audio/wav"),
        (made_up.mp3, "audio/mpeg"),
        (made_up.amr, "audio/amr"),
        (made_up.ogg, "audio/ogg"),
        (made_up.avi, "video/x-msvideo"),
        (made_up.matroska, "video/x-matroska"),
        (partial(made_up.matroska, kind=b"webm"), "video/webm"),
        (made_up.film, "video/mp4"),
        (partial(made_up.film, index_last=False), "video/mp4"),
        (partial(made_up.film, brand=b"qt  "), "video/quicktime"),
        (partial(made_up.film, brand=b"3gp4"), "video/3gpp"),
        (partial(made_up.film, brand=b"M4A ", track=b"soun"), "audio/mp4"),
        (partial(made_up.film, brand=b"mp42", track=b"soun"), "audio/mp4"),  # a telephone's voice recorder
    ],
)
def test_kind_and_length(tmp_path: Path, make: Make, media_type: str) -> None:
    recording = make(tmp_path / "packing.bin", 65)  # the name tells nothing
    assert media_type_of_file(recording) == media_type
    assert seconds_of(recording, media_type) == 65


def test_the_shortest_is_a_second(tmp_path: Path) -> None:
    assert seconds_of(made_up.matroska(tmp_path / "a.mkv", 0.2), "video/x-matroska") == 1


def test_what_is_no_recording_has_no_length(tmp_path: Path) -> None:
    assert seconds_of(made_up.wav(tmp_path / "a.wav", 3), "image/png") is None


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"\xff\xfb", "audio/mpeg"),
        (b"OggS", "audio/ogg"),
        (b"\0\0\0\x18ftypisom", "video/mp4"),
        (b"RIFF\0\0\0\0AVI ", "video/x-msvideo"),
        (b"RIFF\0\0\0\0AVI LISTavih", "video/x-msvideo"),
        (b"\x1a\x45\xdf\xa3\x15\x49\xa9\x66\x44\x89\x84", "video/webm"),
        (b"\x1a\x45\xdf\xa3\x44\x89\x83abc", "video/webm"),
        (b"#!AMR\n", "audio/amr"),
        (b"#!SILK_V3", "audio/silk"),
        (b"", "audio/wav"),
    ],
)
def test_a_damaged_one_is_unknown(tmp_path: Path, content: bytes, media_type: str) -> None:
    (tmp_path / "a").write_bytes(content)
    assert seconds_of(tmp_path / "a", media_type) is None


def test_one_that_is_not_there_is_unknown(tmp_path: Path) -> None:
    assert seconds_of(tmp_path / "gone.mp4", "video/mp4") is None


def test_a_length_that_cannot_be_is_unknown(tmp_path: Path) -> None:
    assert seconds_of(made_up.avi(tmp_path / "a.avi", 40 * 86_400), "video/x-msvideo") is None
