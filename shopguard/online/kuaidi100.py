"""快递100's real-time query: one number, one question, one answer.

``http.client`` of the standard library is all it takes: one POST, no cookies, no proxies, no redirects (it follows none), TLS
verified by ``ssl``'s own default. Any HTTP library would add a handful of packages and would have to be told not to do more.
How a question looks and is signed: source (a) and (c) of ``resources/online.toml``.
"""

from __future__ import annotations

import http.client
import json
import ssl
import time
from hashlib import md5
from urllib.parse import urlencode, urlsplit

from shopguard import __version__
from shopguard.online.account import Account
from shopguard.online.online_rules import OnlineRules
from shopguard.online.outcome import Answer, Outcome
from shopguard.online.reading_answers import read_answer

_THIS_COMPUTER = "127.0.0.1"
_PIECE = 1 << 16
_TOO_MANY_REQUESTS = 429


class Kuaidi100:
    """Asks with the owner's account. ``url``: another door of the same kind; tests only, and unencrypted on this computer only."""

    def __init__(self, account: Account, rules: OnlineRules, url: str | None = None) -> None:
        self._account, self._rules = account, rules
        self._url = urlsplit(url or rules.url)
        if self._url.scheme != "https" and self._url.hostname != _THIS_COMPUTER:
            raise ValueError("the key must not travel unencrypted")

    def ask(self, courier: str, waybill: str) -> Answer:
        """Asks once; waits no longer than the rules say."""
        code = self._rules.couriers[courier]
        try:
            status, body = self._post(self._form(courier, code, waybill))
        except TimeoutError:
            return Answer(Outcome.TIMEOUT)
        except ssl.SSLCertVerificationError:
            return Answer(Outcome.CERTIFICATE)
        except http.client.HTTPException:
            return Answer(Outcome.CUT)
        except OSError:
            return Answer(Outcome.UNREACHABLE)
        if status != http.client.OK:
            return Answer(_of_status(status), f"HTTP {status}")
        if body is None:
            return Answer(Outcome.TOO_BIG)
        return read_answer(body, code, waybill, self._rules)

    def _form(self, courier: str, code: str, waybill: str) -> bytes:
        """The signed question. The signature is over the text of ``param`` exactly as it is sent."""
        asked = {"com": code, "num": waybill, "show": "0", "order": "desc"}
        if courier in self._rules.phone_couriers:
            asked["phone"] = self._account.phone
        param = json.dumps(asked)
        signed = (param + self._account.key + self._account.customer).encode()
        sign = md5(signed, usedforsecurity=False).hexdigest().upper()  # the service's own scheme
        return urlencode({"customer": self._account.customer, "sign": sign, "param": param}).encode()

    def _post(self, form: bytes) -> tuple[int, bytes | None]:
        """Status and body; a body beyond the bound is None, that of anything but success is not read."""
        until = time.monotonic() + self._rules.timeout
        connection = self._connection()
        try:
            connection.request("POST", self._url.path, form, _HEADERS)
            response = connection.getresponse()
            if response.status != http.client.OK:
                return response.status, b""
            return response.status, self._read(response, until)
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        host, port, timeout = self._url.hostname or "", self._url.port, self._rules.timeout
        if self._url.scheme == "https":
            return http.client.HTTPSConnection(host, port, timeout=timeout, context=ssl.create_default_context())
        return http.client.HTTPConnection(host, port, timeout=timeout)

    def _read(self, response: http.client.HTTPResponse, until: float) -> bytes | None:
        """The body. A server that drips it byte by byte is not waited for longer than a silent one."""
        body = b""
        while piece := response.read1(_PIECE):
            body += piece
            if len(body) > self._rules.most_bytes:
                return None
            if time.monotonic() > until:
                raise TimeoutError
        if response.length:
            raise http.client.IncompleteRead(b"", response.length)
        return body


_HEADERS = {
    "Content-Type": "application/x-www-form-urlencoded",
    "Accept": "application/json",
    "Accept-Encoding": "identity",
    "User-Agent": f"ShopGuard/{__version__}",
}


def _of_status(status: int) -> Outcome:
    if status == _TOO_MANY_REQUESTS:
        return Outcome.BUSY
    if 300 <= status < 400:
        return Outcome.REDIRECT
    return Outcome.SERVER if status >= 500 else Outcome.UNKNOWN
