"""Originals and lists of rejected rows, sealed in a data folder with a password: AES-256-GCM, in pieces that can be read one by one.

A sealed file: a mark, a random salt, a tag by which the right key is recognised, then pieces of 64 KiB, each with its tag. The
key of each file comes from the folder's key and the file's salt; a piece's number, and whether it is the last, are its
nonce: a piece that was altered, moved, added or cut off does not open.
"""

from __future__ import annotations

import hmac
import io
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Protocol, cast

from shopguard.core.message import CannotOpen
from shopguard.store.durable import put_in_place
from shopguard.store.key import held
from shopguard.store.key_file import has_lock

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

Chunk = bytes | bytearray | memoryview
MARK = b"\xf1SGSEAL1"  # no text, picture or archive begins so
_SALT, _TAG, _PIECE = 16, 16, 64 * 1024
_HEAD = len(MARK) + _SALT + _TAG
_COUNTED = 11  # bytes of a nonce that number the piece; the last byte tells whether it is the last one
_OF_HEAD = b"\xff" * 12


class BrokenSeal(OSError):  # noqa: N818 - the file is at fault, not the program
    """A sealed file is damaged, or sealed with another key."""


class Readable(Protocol):
    """What can be opened for reading: a path, or a kept file."""

    @property
    def name(self) -> str:
        """How the file is called."""

    def open(self, mode: Literal["rb"], /) -> BinaryIO:
        """A new stream of its plain bytes, at its beginning. Raises ``OSError``."""

    def read_bytes(self) -> bytes:
        """All of its plain bytes. Raises ``OSError``."""

    def stat(self) -> os.stat_result:
        """Of the file as it is stored. Raises ``OSError``."""

    def __hash__(self) -> int:
        """By which file it is."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file in a data folder, sealed or not, that is read as if it were plain."""

    data: Path
    path: Path

    @property
    def name(self) -> str:
        """How the file is called in the data folder."""
        return self.path.name

    def open(self, _mode: Literal["rb"] = "rb", /) -> BinaryIO:
        """Its plain bytes, seekable. Raises ``OSError``, :class:`~shopguard.core.message.CannotOpen` while the folder is locked."""
        return open_kept(self.data, self.path)

    def read_bytes(self) -> bytes:
        """All of its plain bytes. Raises likewise."""
        with self.open() as stream:
            return stream.read()

    def stat(self) -> os.stat_result:
        """Of the file as it is stored: a sealed one is larger than :meth:`size`. Raises ``OSError``."""
        return self.path.stat()

    def size(self) -> int:
        """How many plain bytes it has. Raises ``OSError``."""
        if not has_lock(self.data):
            return self.path.stat().st_size
        with self.path.open("rb") as stream:
            stored = os.fstat(stream.fileno()).st_size
            return _plain_size(stored) if stream.read(len(MARK)) == MARK else stored


def is_sealed(path: Path) -> bool:
    """Whether a file begins as a sealed one does. Raises ``OSError``."""
    with path.open("rb") as stream:
        return stream.read(len(MARK)) == MARK


def open_kept(data: Path, path: Path) -> BinaryIO:
    """The plain bytes of a file in the data folder, sealed or not; seekable.

    Raises ``OSError``, :class:`CannotOpen` for a sealed file while the folder is locked. Damage shows when it is read:
    :class:`BrokenSeal`.
    """
    stream = path.open("rb")
    try:
        sealed = stream.read(len(MARK)) == MARK
        stream.seek(0)
        key = held(data)
        if not sealed or (key is None and not has_lock(data)):
            return stream
        if key is None:
            raise CannotOpen("problem.data_locked", path=str(data))
        return unsealed(stream, key.files)
    except BaseException:
        stream.close()
        raise


def unsealed(stream: BinaryIO, key: bytes) -> BinaryIO:
    """The plain bytes of a sealed stream, which is closed with it. Raises ``OSError``."""
    return cast(BinaryIO, io.BufferedReader(_Unsealed(stream, key), _PIECE))


def is_sealed_with(path: Path, key: bytes) -> bool:
    """Whether a file is sealed with that very key. Raises ``OSError``."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    try:
        _cipher_of(head, key)
    except BrokenSeal:
        return False
    return True


def seal(source: BinaryIO, target: BinaryIO, key: bytes) -> None:
    """Writes the sealed form of ``source``, read to its end, into ``target``. Raises ``OSError``."""
    sealer = Sealer(target, key)
    while chunk := source.read(_PIECE):
        sealer.add(chunk)
    sealer.end()


class Sealer:
    """Seals what comes piece by piece."""

    def __init__(self, target: BinaryIO, key: bytes) -> None:
        salt = os.urandom(_SALT)
        self._target, self._cipher = target, _file_cipher(key, salt)
        self._waiting, self._number = bytearray(), 0
        target.write(MARK + salt + self._cipher.encrypt(_OF_HEAD, b"", MARK + salt))

    def add(self, content: Chunk) -> None:
        """Takes more bytes. Raises ``OSError``."""
        self._waiting += content
        while len(self._waiting) > _PIECE:  # one piece stays: it may be the last
            self._write(bytes(self._waiting[:_PIECE]), last=False)
            del self._waiting[:_PIECE]

    def end(self) -> None:
        """Writes the last piece. Raises ``OSError``."""
        self._write(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _write(self, piece: bytes, *, last: bool) -> None:
        self._target.write(self._cipher.encrypt(_nonce(self._number, last=last), piece, None))
        self._number += 1


def kept_writer(data: Path, path: Path, *, durable: bool = True) -> BinaryIO:
    """A stream for a new file of the data folder; what is written is sealed where the folder has a password.

    Whole once it is closed, and, where it is ``durable``, flushed to the disk.
    Raises ``OSError``, :class:`CannotOpen` while the folder is locked.
    """
    key = held(data)
    if key is None and has_lock(data):
        raise CannotOpen("problem.data_locked", path=str(data))
    stream = path.open("wb")
    return cast(
        BinaryIO, io.BufferedWriter(_KeptWriter(stream, None if key is None else key.files, durable=durable), _PIECE)
    )


@contextmanager
def written_kept(data: Path, target: Path) -> Iterator[BinaryIO]:
    """A stream for the content of a file of the data folder, sealed where it has a password: the old file or the whole new one."""
    temporary = target.with_name(f".{target.name}.writing")
    try:
        temporary.touch(0o600)
        with kept_writer(data, temporary) as stream:
            yield stream
        put_in_place(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


class _KeptWriter(io.RawIOBase):
    """Seals (or not) into ``stream``, which is closed with it, and flushed to the disk where it is ``durable``."""

    def __init__(self, stream: BinaryIO, key: bytes | None, *, durable: bool) -> None:
        super().__init__()
        self._stream, self._durable = stream, durable
        self._sealer = None if key is None else Sealer(stream, key)

    def writable(self) -> bool:
        return True

    def write(self, content: Any, /) -> int:
        size = memoryview(content).nbytes
        if self._sealer is None:
            self._stream.write(content)
        else:
            self._sealer.add(content)
        return size

    def close(self) -> None:
        if self.closed:
            return
        with ExitStack() as at_the_end:  # a full disk is told by any of these
            at_the_end.callback(super().close)
            at_the_end.callback(self._stream.close)
            if self._sealer is not None:
                self._sealer.end()
            self._stream.flush()
            if self._durable:
                os.fsync(self._stream.fileno())


class _Unsealed(io.RawIOBase):
    """The plain bytes of a sealed file; one piece is kept."""

    def __init__(self, stream: BinaryIO, key: bytes) -> None:
        super().__init__()
        self._stream = stream
        self._cipher = _cipher_of(stream.read(_HEAD), key)
        self._body = max(0, stream.seek(0, os.SEEK_END) - _HEAD)
        self._last = max(0, -(-self._body // (_PIECE + _TAG)) - 1)
        self._size = _plain_size(_HEAD + self._body)
        self._at, self._number, self._piece = 0, -1, b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        at = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        if at < 0:
            raise ValueError("negative seek position")
        self._at = at
        return at

    def readinto(self, buffer: Any, /) -> int:
        number, inside = divmod(self._at, _PIECE)
        if self._at >= self._size:
            self._read_piece(self._last)  # a file that was cut off must not look like one that ends here
            return 0
        self._read_piece(number)
        view = memoryview(buffer).cast("B")
        part = self._piece[inside : inside + len(view)]
        view[: len(part)] = part
        self._at += len(part)
        return len(part)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
            super().close()

    def _read_piece(self, number: int) -> None:
        from cryptography.exceptions import InvalidTag

        if number == self._number:
            return
        self._stream.seek(_HEAD + number * (_PIECE + _TAG))
        sealed = self._stream.read(_PIECE + _TAG)
        try:
            self._piece = self._cipher.decrypt(_nonce(number, last=number == self._last), sealed, None)
        except (InvalidTag, ValueError) as error:
            raise BrokenSeal("sealed file is damaged") from error
        self._number = number


def _plain_size(stored: int) -> int:
    body = max(0, stored - _HEAD)
    pieces = max(1, -(-body // (_PIECE + _TAG)))
    return max(0, body - pieces * _TAG)


def _cipher_of(head: bytes, key: bytes) -> AESGCM:
    """The cipher of the file that begins so. Raises :class:`BrokenSeal`."""
    from cryptography.exceptions import InvalidTag

    about = head[: len(MARK) + _SALT]
    if len(head) < _HEAD or not about.startswith(MARK):
        raise BrokenSeal("not a sealed file")
    cipher = _file_cipher(key, about[len(MARK) :])
    try:
        cipher.decrypt(_OF_HEAD, head[len(about) :], about)
    except InvalidTag as error:
        raise BrokenSeal("sealed with another key, or damaged") from error
    return cipher


def _file_cipher(key: bytes, salt: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # only where there is a password

    return AESGCM(hmac.digest(key, b"ShopGuard file 1 " + salt + b"\x01", "sha256"))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(_COUNTED, "big") + (b"\x01" if last else b"\x00")
