"""What came of one question to the tracking service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol


class Outcome(StrEnum):
    """The first group is said of one number, the second of the service's state, the third ends all asking."""

    TRACK = "track"  # records
    NOTHING = "nothing"  # the service has no records: not yet, or not this courier's number. Proves nothing
    PHONE = "phone"  # the phone's last digits are missing or wrong
    COURIER = "courier"  # the service does not know the courier
    REFUSED = "refused"  # the number itself is refused
    LOCKED = "locked"  # asked too often; gets no fresh records for a while
    MIXED_UP = "mixed_up"  # the answer is another number's

    BUSY = "busy"
    SERVER = "server"  # an error over there
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    CUT = "cut"  # the answer ends in the middle

    SIGN = "sign"  # customer or key is wrong
    ACCOUNT = "account"  # not a customer, expired, or nothing left to spend
    UNKNOWN = "unknown"  # a code nobody has published
    NO_JSON = "no_json"  # a web page instead of an answer: a login page of the network, most likely
    TOO_BIG = "too_big"
    REDIRECT = "redirect"
    CERTIFICATE = "certificate"


PASSING = frozenset({Outcome.BUSY, Outcome.SERVER, Outcome.TIMEOUT, Outcome.UNREACHABLE, Outcome.CUT})
FINAL = frozenset(
    {
        Outcome.SIGN,
        Outcome.ACCOUNT,
        Outcome.UNKNOWN,
        Outcome.NO_JSON,
        Outcome.TOO_BIG,
        Outcome.REDIRECT,
        Outcome.CERTIFICATE,
    }
)


@dataclass(frozen=True, slots=True)
class Answer:
    """``document``: the service's JSON, only with ``TRACK``. ``code``: the code it gave, "" for none."""

    outcome: Outcome
    code: str = ""
    document: Mapping[str, Any] | None = None


class TrackService(Protocol):
    """Somebody who can be asked for a parcel's track."""

    def ask(self, courier: str, waybill: str) -> Answer:
        """The answer about a number of the courier (ShopGuard's code). Never raises."""
