"""One question over HTTP and its answer.

``http.client`` of the standard library is all it takes: no cookies, no proxies, no redirects (it follows none), TLS verified by
``ssl``'s own default. Any HTTP library would add a handful of packages and would have to be told not to do more.
"""

from __future__ import annotations

import http.client
import ssl
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from shopguard.online.outcome import Outcome

THIS_COMPUTER = "127.0.0.1"
_PIECE = 1 << 16
_TOO_MANY_REQUESTS = 429
_AUTHORITIES = (  # where systems keep the certificates of the authorities; a program built on one is used on another
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)


class Question(NamedTuple):
    """``form``: what is posted; None: it is only asked for. ``timeout`` in seconds, also for an answer that comes drop by drop."""

    url: str
    headers: Mapping[str, str]
    timeout: float
    most_bytes: int
    form: bytes | None = None


class Reply(NamedTuple):
    """``failure``: why there is no whole answer; ``status``: the answer's where that is why, else 0."""

    body: bytes = b""
    failure: Outcome | None = None
    status: int = 0


def may_travel(url: str) -> bool:
    """Whether what is sent there cannot be read on its way: by TLS, or because it does not leave this computer (tests)."""
    parts = urlsplit(url)
    return bool(parts.hostname) and (parts.scheme == "https" or parts.hostname == THIS_COMPUTER)


def exchange(question: Question) -> Reply:
    """Asks once. Raises ``ValueError`` for an address that is not encrypted: a bug."""
    if not may_travel(question.url):
        raise ValueError("it must not travel unencrypted")
    try:
        status, body = _ask(question)
    except TimeoutError:
        return Reply(failure=Outcome.TIMEOUT)
    except ssl.SSLCertVerificationError:
        return Reply(failure=Outcome.CERTIFICATE)
    except http.client.HTTPException:
        return Reply(failure=Outcome.CUT)
    except OSError:
        return Reply(failure=Outcome.UNREACHABLE)
    if status != http.client.OK:
        return Reply(failure=_of_status(status), status=status)
    return Reply(failure=Outcome.TOO_BIG) if body is None else Reply(body)


def trusting() -> ssl.SSLContext:
    """Trusts whom the system trusts, also where this Python was built for a system that keeps the authorities elsewhere."""
    context = ssl.create_default_context()
    if sys.platform != "win32" and ssl.get_default_verify_paths().cafile is None:
        there = next((path for path in _AUTHORITIES if Path(path).is_file()), None)
        if there is not None:
            context.load_verify_locations(cafile=there)
    return context


def _ask(question: Question) -> tuple[int, bytes | None]:
    """Status and body; a body beyond the bound is None, that of anything but success is not read."""
    until = time.monotonic() + question.timeout
    url = urlsplit(question.url)
    connection = _connection(url, question.timeout)
    try:
        method = "GET" if question.form is None else "POST"
        connection.request(method, url.path or "/", question.form, dict(question.headers))
        response = connection.getresponse()
        if response.status != http.client.OK:
            return response.status, b""
        return response.status, _read(response, question.most_bytes, until)
    finally:
        connection.close()


def _connection(url: SplitResult, timeout: float) -> http.client.HTTPConnection:
    host = url.hostname or ""
    if url.scheme == "https":
        return http.client.HTTPSConnection(host, url.port, timeout=timeout, context=trusting())
    return http.client.HTTPConnection(host, url.port, timeout=timeout)


def _read(response: http.client.HTTPResponse, most: int, until: float) -> bytes | None:
    """The body. A server that drips it byte by byte is not waited for longer than a silent one."""
    body = b""
    while piece := response.read1(_PIECE):
        body += piece
        if len(body) > most:
            return None
        if time.monotonic() > until:
            raise TimeoutError
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    return body


def _of_status(status: int) -> Outcome:
    if status == _TOO_MANY_REQUESTS:
        return Outcome.BUSY
    if 300 <= status < 400:
        return Outcome.REDIRECT
    return Outcome.SERVER if status >= 500 else Outcome.UNKNOWN
