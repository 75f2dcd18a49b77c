"""What a JSON answer of the tracking service says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from shopguard.core.waybill import normalise_waybill
from shopguard.online.online_rules import OnlineRules
from shopguard.online.outcome import Answer, Outcome

_KEPT = ("message", "state", "status", "ischeck", "com", "nu", "data")  # what a saved answer needs; the rest is dropped


def read_answer(body: bytes, courier: str, waybill: str, rules: OnlineRules) -> Answer:
    """Takes an answer apart. ``courier``: the service's code that was asked for."""
    try:
        document = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        begun = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
        return Answer(Outcome.CUT if begun else Outcome.NO_JSON)
    if not isinstance(document, dict):
        return Answer(Outcome.NO_JSON)
    code = _code(document)
    if code:
        return Answer(_meaning(code, str(document.get("message", "")), rules), code)
    if not _is_about(document, courier, waybill):
        return Answer(Outcome.MIXED_UP)
    if not document["data"]:
        return Answer(Outcome.NOTHING)
    if not all(_is_record(one) for one in document["data"]):
        return Answer(Outcome.UNKNOWN, "data")
    return Answer(Outcome.TRACK, document={name: document[name] for name in _KEPT if name in document})


def _is_record(line: object) -> bool:
    return isinstance(line, dict) and isinstance(line.get("context"), str) and isinstance(line.get("time"), str)


def _code(document: Mapping[str, Any]) -> str:
    """The code of a refusal, "" for an answer with records. Refusals come with ``returnCode``, some only with ``status``."""
    code = str(document.get("returnCode") or "")
    status = str(document.get("status") or "")
    if code in ("", "200") and status in ("", "200") and isinstance(document.get("data"), list):
        return ""
    told = code if code not in ("", "200") else status
    return told if told.isascii() and told.isalnum() and len(told) <= 8 and told != "200" else "?"


def _meaning(code: str, message: str, rules: OnlineRules) -> Outcome:
    if any(word in message for word in rules.lock_words):
        return Outcome.LOCKED
    return rules.answers.get(code, Outcome.UNKNOWN)


def _is_about(document: Mapping[str, Any], courier: str, waybill: str) -> bool:
    """Whether it is the answer to what was asked: another number's records must never be taken for this one's."""
    named = str(document.get("com") or courier).lower()
    return named == courier and normalise_waybill(str(document.get("nu") or "")) == waybill
