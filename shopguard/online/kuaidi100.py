"""快递100's real-time query: one number, one question, one answer.

How a question looks and is signed: source (a) and (c) of ``resources/online.toml``.
"""

from __future__ import annotations

import json
from hashlib import md5
from urllib.parse import urlencode

from shopguard import __version__
from shopguard.online.account import Account
from shopguard.online.exchange import Question, exchange, may_travel
from shopguard.online.online_rules import OnlineRules
from shopguard.online.outcome import Answer
from shopguard.online.reading_answers import read_answer


class Kuaidi100:
    """Asks with the owner's account. ``url``: another door of the same kind; tests only, and unencrypted on this computer only."""

    def __init__(self, account: Account, rules: OnlineRules, url: str | None = None) -> None:
        self._account, self._rules = account, rules
        self._url = url or rules.url
        if not may_travel(self._url):
            raise ValueError("the key must not travel unencrypted")

    def ask(self, courier: str, waybill: str) -> Answer:
        """Asks once; waits no longer than the rules say."""
        code = self._rules.couriers[courier]
        form, rules = self._form(courier, code, waybill), self._rules
        reply = exchange(Question(self._url, _HEADERS, rules.timeout, rules.most_bytes, form))
        if reply.failure is not None:
            return Answer(reply.failure, f"HTTP {reply.status}" if reply.status else "")
        return read_answer(reply.body, code, waybill, rules)

    def _form(self, courier: str, code: str, waybill: str) -> bytes:
        """The signed question. The signature is over the text of ``param`` exactly as it is sent."""
        asked = {"com": code, "num": waybill, "show": "0", "order": "desc"}
        if courier in self._rules.phone_couriers:
            asked["phone"] = self._account.phone
        param = json.dumps(asked)
        signed = (param + self._account.key + self._account.customer).encode()
        sign = md5(signed, usedforsecurity=False).hexdigest().upper()  # the service's own scheme
        return urlencode({"customer": self._account.customer, "sign": sign, "param": param}).encode()


_HEADERS = {
    "Content-Type": "application/x-www-form-urlencoded",
    "Accept": "application/json",
    "Accept-Encoding": "identity",
    "User-Agent": f"ShopGuard/{__version__}",
}
