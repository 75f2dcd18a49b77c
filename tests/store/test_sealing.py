"""Sealed files: read back whole and from any place, and nothing that was altered passes."""

from __future__ import annotations

import hmac
import io
import os
import random
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from shopguard.core.message import CannotOpen
from shopguard.store.key import Key, forget, hold, holding
from shopguard.store.key_file import LOCK_FILE
from shopguard.store.sealing import (
    MARK,
    BrokenSeal,
    KeptFile,
    is_sealed,
    is_sealed_with,
    kept_writer,
    open_kept,
    seal,
    unsealed,
    written_kept,
)

KEY = bytes(range(32))
PIECE = 64 * 1024
SIZES = [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7]
# "编造的底单" as it was first sealed with that key: what owners have sealed must stay readable
FIRST_KEY = "7d3b5ebb28363242745c1839ddcb2aab00abbd4b39ccd73106caa7cd9ae32718"
FIRST = (
    "f153475345414c319b47dcc7eae604f70b3ebc30764bf1bbc1bd0b99d4bee400de403da38d4c031d"
    "7c153547dea46c871191ee5fcd2a887e40e7f7d177b723671f0873e5df8417"
)


def made_up(size: int) -> bytes:
    return random.Random(size).randbytes(size)


def sealed(content: bytes, key: bytes = KEY) -> bytes:
    target = io.BytesIO()
    seal(io.BytesIO(content), target, key)
    return target.getvalue()


def read(content: bytes, key: bytes = KEY) -> bytes:
    with unsealed(io.BytesIO(content), key) as stream:
        return stream.read()


def read_by_hand(content: bytes, key: bytes) -> bytes:
    """The form as it is described, read without the code under test."""
    salt, body = content[8:24], content[40:]
    cipher = AESGCM(hmac.digest(key, b"ShopGuard file 1 " + salt + b"\x01", "sha256"))
    pieces = [body[at : at + PIECE + 16] for at in range(0, len(body), PIECE + 16)]
    nonces = [number.to_bytes(11, "big") + bytes([number == len(pieces) - 1]) for number in range(len(pieces))]
    return b"".join(cipher.decrypt(nonce, piece, None) for nonce, piece in zip(nonces, pieces, strict=True))


@pytest.mark.parametrize("size", SIZES)
def test_what_is_sealed_comes_back(size: int) -> None:
    content = made_up(size)
    assert read(sealed(content)) == content
    assert read_by_hand(sealed(content), KEY) == content


def test_what_was_sealed_first_stays_readable() -> None:
    assert read(bytes.fromhex(FIRST), bytes.fromhex(FIRST_KEY)).decode() == "编造的底单"


def test_the_same_file_is_sealed_otherwise_each_time() -> None:
    one, two = sealed(b"same" * 100), sealed(b"same" * 100)
    assert one[:8] == two[:8] == MARK
    assert one[8:] != two[8:]
    assert b"samesame" not in one


@given(st.lists(st.tuples(st.integers(0, 3 * PIECE + 20), st.integers(0, PIECE + 9)), max_size=8))
def test_any_place_can_be_read(reads: list[tuple[int, int]]) -> None:
    content = made_up(3 * PIECE + 7)
    with unsealed(io.BytesIO(sealed(content)), KEY) as stream:
        assert stream.seek(0, io.SEEK_END) == len(content)
        for at, size in reads:
            stream.seek(at)
            assert stream.read(size) == content[at : at + size]


@pytest.mark.parametrize("size", [0, 5, PIECE, 2 * PIECE + 9])
def test_no_altered_byte_passes(size: int) -> None:
    whole = sealed(made_up(size))
    for at in {8, 23, 24, 39, 40, len(whole) // 2, len(whole) - 1}:
        broken = bytearray(whole)
        broken[min(at, len(whole) - 1)] ^= 1
        with pytest.raises(BrokenSeal):
            read(bytes(broken))


def test_a_file_cut_at_a_piece_or_anywhere_does_not_pass() -> None:
    whole = sealed(made_up(3 * PIECE))
    for end in (39, 40, 40 + 16, 40 + PIECE + 16, 40 + 2 * (PIECE + 16), len(whole) - 1):
        with pytest.raises(BrokenSeal):
            read(whole[:end])


def test_pieces_cannot_change_places_nor_be_added() -> None:
    whole = sealed(made_up(3 * PIECE))
    head, pieces = whole[:40], [whole[at : at + PIECE + 16] for at in range(40, len(whole), PIECE + 16)]
    for order in ([1, 0, 2], [0, 1, 2, 2], [0, 2], [0, 0, 1, 2]):
        with pytest.raises(BrokenSeal):
            read(head + b"".join(pieces[nth] for nth in order))


def test_another_key_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(sealed(b"content"))
    assert is_sealed(tmp_path / "a")
    assert is_sealed_with(tmp_path / "a", KEY)
    assert not is_sealed_with(tmp_path / "a", bytes(32))
    with pytest.raises(BrokenSeal):
        read(sealed(b"content"), bytes(32))


class TestInADataFolder:
    def test_without_a_password_files_are_plain(self, tmp_path: Path) -> None:
        with kept_writer(tmp_path, tmp_path / "a") as stream:
            stream.write(b"plain")
        assert (tmp_path / "a").read_bytes() == b"plain"
        with open_kept(tmp_path, tmp_path / "a") as stream:
            assert stream.read() == b"plain"
        assert KeptFile(tmp_path, tmp_path / "a").size() == 5

    def test_with_a_password_they_are_sealed_and_read_as_they_were(self, tmp_path: Path) -> None:
        (tmp_path / LOCK_FILE).write_text("{}")
        content = made_up(PIECE + 3)
        with holding(tmp_path, Key(bytes(32), KEY)):
            with written_kept(tmp_path, tmp_path / "a") as stream:
                stream.write(content)
            kept = KeptFile(tmp_path, tmp_path / "a")
            assert is_sealed(kept.path)
            assert (kept.read_bytes(), kept.size()) == (content, len(content))
            assert kept.stat().st_size > len(content)
        with pytest.raises(CannotOpen) as told:
            kept.read_bytes()
        assert told.value.message.code == "problem.data_locked"
        with pytest.raises(CannotOpen):
            kept_writer(tmp_path, tmp_path / "b")
        assert not (tmp_path / "b").exists()

    def test_a_file_that_only_looks_sealed_is_kept_as_it_is(self, tmp_path: Path) -> None:
        """An owner may add a file that another shop's program has sealed."""
        strange = MARK + b"from somewhere else"
        (tmp_path / "a").write_bytes(strange)
        assert KeptFile(tmp_path, tmp_path / "a").read_bytes() == strange
        (tmp_path / LOCK_FILE).write_text("{}")
        hold(tmp_path, Key(bytes(32), KEY))
        try:
            with written_kept(tmp_path, tmp_path / "b") as stream:
                stream.write(strange)
            assert KeptFile(tmp_path, tmp_path / "b").read_bytes() == strange
        finally:
            forget(tmp_path)

    @pytest.mark.skipif(os.name != "posix", reason="Windows: the rights of the user's own folder hold")
    def test_only_the_owner_reads_what_is_written(self, tmp_path: Path) -> None:
        with written_kept(tmp_path, tmp_path / "a") as stream:
            stream.write(b"plain")
        assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600

    def test_it_is_on_the_disk_before_it_is_closed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        flushed: list[int] = []
        monkeypatch.setattr(os, "fsync", lambda handle: flushed.append(os.fstat(handle).st_size))
        for durable in (True, False):
            with kept_writer(tmp_path, tmp_path / "a", durable=durable) as stream:
                stream.write(b"plain")
        assert flushed == [5]

    def test_nothing_of_a_key_is_shown(self) -> None:
        assert repr(Key(KEY, KEY)) == "Key()"
