"""A download site on this computer: keeps every byte it was asked with, and answers as it should or as no site should. All made up."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

SHA256 = "0123456789abcdef" * 4
NEWER: dict[str, Any] = {
    "version": "0.2.0",
    "date": "2026-12-01",
    "notes": {
        "zh": "退款的单看得更清楚。\n修好了三个小毛病。",
        "en": "Refunds are clearer.\nThree small faults mended.",
    },
}
NEWER_RULES: dict[str, Any] = {**NEWER, "version": "0.1.0", "rules": {"date": "2026-12-15", "sha256": SHA256}}

Answering = Callable[[socket.socket], None]


def page(body: bytes, status: str = "200 OK", *headers: str, length: int | None = None) -> Answering:
    """An answer of HTTP, sent whole."""
    lines = (f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers, "", "")
    return lambda connection: connection.sendall("\r\n".join(lines).encode("ascii") + body)


def telling(document: object) -> Answering:
    """The same of a JSON document."""
    return page(json.dumps(document, ensure_ascii=False).encode())


class UpdateDoor:
    """``address`` to ask at; ``questions``: the bytes of each; ``answer`` can be changed at any time."""

    def __init__(self, answer: Answering, certificate: Path | None = None) -> None:
        self.answer, self.questions = answer, list[bytes]()
        self._ended = threading.Event()
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(0.02)
        self._context: ssl.SSLContext | None = None
        if certificate is not None:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(certificate)
        scheme = "http" if certificate is None else "https"
        self.address = f"{scheme}://127.0.0.1:{self._server.getsockname()[1]}/newest.json"
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        """Nobody answers any more."""
        self._ended.set()
        self._thread.join()
        self._server.close()

    def drip(self, connection: socket.socket) -> None:
        """An answer a byte at a time, each soon after the last, without an end."""
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 30000\r\n\r\n")
        while not self._ended.wait(0.02):
            connection.sendall(b" ")

    def keep_silent(self, connection: socket.socket) -> None:
        """No answer."""
        self._ended.wait()

    def _serve(self) -> None:
        while not self._ended.is_set():
            with suppress(OSError):  # nobody came, or whoever came has gone again
                self._answer()

    def _answer(self) -> None:
        connection, _ = self._server.accept()
        connection.settimeout(2)
        with connection if self._context is None else self._context.wrap_socket(connection, server_side=True) as talk:
            asked = b""
            while not asked.endswith(b"\r\n\r\n") and (piece := talk.recv(1 << 16)):
                asked += piece
            self.questions.append(asked)
            self.answer(talk)


@contextmanager
def update_door(answer: Answering | None = None, *, certificate: Path | None = None) -> Iterator[UpdateDoor]:
    """The site for the time of a ``with``: tells :data:`NEWER` where nothing else is said; with a certificate it speaks TLS."""
    door = UpdateDoor(answer or telling(NEWER), certificate)
    try:
        yield door
    finally:
        door.close()
