"""A door on this computer that answers as 快递100's documents say, or as no server should. All data is made up."""

from __future__ import annotations

import hashlib
import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

CUSTOMER, KEY = "CUSTOMERMADEUP0001", "keymadeup1"
Reply = tuple[int, bytes]  # status and body
Scripted = Callable[["Question"], Reply]


class Question:
    """A question as it came: ``customer``, ``sign``, ``param`` (text) and what the text says."""

    def __init__(self, body: bytes, headers: dict[str, str]) -> None:
        form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        self.fields = frozenset(form)
        self.customer, self.sign, self.param = form["customer"], form["sign"], form["param"]
        self.asked: dict[str, str] = json.loads(self.param)
        self.headers = headers

    def rightly_signed(self) -> bool:
        """Upper-case MD5 over param, key and customer, by the service's document."""
        told = hashlib.md5((self.param + KEY + CUSTOMER).encode()).hexdigest().upper()
        return self.customer == CUSTOMER and self.sign == told


def refusal(code: str, message: str) -> Reply:
    """A refusal in the documented form."""
    return 200, json.dumps({"result": False, "returnCode": code, "message": message}, ensure_ascii=False).encode()


def told(question: Question, *lines: tuple[str, str], **other: Any) -> Reply:
    """An answer with records (time, text), newest first as documented."""
    data = [{"time": time, "ftime": time, "context": text} for time, text in lines]
    answer = {"message": "ok", "state": "0", "status": "200", "condition": "00", "ischeck": "0"}
    answer |= {"com": question.asked["com"], "nu": question.asked["num"]}
    return 200, json.dumps({**answer, "data": data, **other}, ensure_ascii=False).encode()


class _Server(ThreadingHTTPServer):
    daemon_threads = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever asked has gone: some tests want that."""


class TrackDoor:
    """``url`` to ask at; ``questions`` that came; ``answer`` says what each is answered."""

    def __init__(self, answer: Scripted, certificate: Path | None = None) -> None:
        self.answer = answer
        self.questions: list[Question] = []
        door = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                question = Question(body, dict(self.headers.items()))
                door.questions.append(question)
                if not question.rightly_signed():
                    self._send(refusal("503", "验证签名失败"))
                    return
                self._send(door.answer(question))

            def _send(self, reply: Reply) -> None:
                status, body = reply
                self.send_response(status)
                for name, value in door.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(door.claimed_length or len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                """Nothing on the test's output."""

        self.headers: dict[str, str] = {}
        self.claimed_length = 0
        self._server = _Server(("127.0.0.1", 0), Handler)
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        scheme = "http" if certificate is None else "https"
        self.url = f"{scheme}://127.0.0.1:{self._server.server_port}/poll/query.do"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def close(self) -> None:
        """Nobody answers any more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextmanager
def track_door(answer: Scripted, *, certificate: Path | None = None) -> Iterator[TrackDoor]:
    """The door for the time of a ``with``; with a certificate it speaks TLS."""
    door = TrackDoor(answer, certificate)
    try:
        yield door
    finally:
        door.close()
