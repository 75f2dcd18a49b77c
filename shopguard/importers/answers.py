"""Answers of tracking services (快递100, 快递鸟) → rows of a plain track file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from shopguard.importers.answer_services import Known, Service, others, services

HEADER = ("运单号", "快递公司", "轨迹时间", "轨迹内容", "轨迹状态")
WAITING = "待揽收"  # what 轨迹状态 says of a record by which nothing was picked up yet
FAILED = "查询失败"  # and what it says of a row that stands for an answer without records
Row = tuple[str, str, str, str, str]

_DEEPEST = 5  # answers stand in lists, in {"data": …}, in a push's lastResult
_YES = ("", "true", "ok", "200", "1")


@dataclass(frozen=True, slots=True)
class Failed:
    """An answer without records. ``told``: what the service says instead, in its own words: an error or a state."""

    waybill: str
    courier: str
    told: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """An object of a service that is not read."""


def is_failed(cells: Sequence[str]) -> bool:
    """Whether a row stands for an answer without records. It takes nothing away from another answer for the same number."""
    return len(cells) == len(HEADER) and cells[-1] == FAILED


def answers_in(document: object, deep: int = 0) -> Iterator[tuple[Service, Mapping[str, Any]] | Foreign]:
    """The answers in a document: itself, in a list, wrapped in an object, or as JSON text within it."""
    if deep > _DEEPEST:
        return
    if isinstance(document, str) and document.lstrip()[:1] in ("{", "["):
        document = _parsed(document)
    if isinstance(document, list):
        for one in document:
            yield from answers_in(one, deep + 1)
    if not isinstance(document, dict):
        return
    service = _service_of(document)
    if service is not None:
        yield service, document
        return
    found = False
    for answer in (answer for value in document.values() for answer in answers_in(value, deep + 1)):
        found = True
        yield answer
    if not found and others() & document.keys():
        yield Foreign()


def rows_of_answer(service: Service, document: Mapping[str, Any]) -> list[Row] | Failed:
    """The records of one answer as rows under :data:`HEADER`, the oldest first; Failed for one without any.

    快递100 lists the newest first, 快递鸟 the oldest: rows are sorted by time, records of one second stay in the order of events.
    """
    return _of_kuaidi100(document) if service == "kuaidi100" else _of_kdniao(document)


def _of_kuaidi100(answer: Mapping[str, Any]) -> list[Row] | Failed:
    known = services()["kuaidi100"]
    waybill, courier = _text(answer, "nu"), _text(answer, "com")
    state = _text(answer, "state")
    code = next(
        (text for text in map(_lower, (answer.get("returnCode"), answer.get("status"))) if text not in _YES), ""
    )
    refused = code or (_lower(answer.get("result")) not in _YES)
    records = answer.get("data")
    if refused or not isinstance(records, list) or not records:
        return _failed(
            known, waybill, courier, (code or "result=false") if refused else "", state, _text(answer, "message")
        )
    whole = _waiting(known, state)
    rows = [
        _row(
            waybill,
            courier,
            _text(one, "time") or _text(one, "ftime"),
            _text(one, "context"),
            whole or _waits(known, one),
        )
        for one in reversed(records)
        if isinstance(one, dict)
    ]
    return _sorted(rows)


def _of_kdniao(answer: Mapping[str, Any]) -> list[Row] | Failed:
    known = services()["kdniao"]
    waybill, courier = _text(answer, "LogisticCode"), _text(answer, "ShipperCode")
    state = _text(answer, "StateEx") or _text(answer, "State")
    refused = _lower(answer.get("Success")) not in _YES
    records = answer.get("Traces")
    if refused or not isinstance(records, list) or not records:
        code = (_text(answer, "ResultCode") or "Success=false") if refused else ""
        return _failed(known, waybill, courier, code, state, _text(answer, "Reason"))
    whole = _waiting(known, state)
    rows = [
        _row(waybill, courier, _text(one, "AcceptTime"), _text(one, "AcceptStation"), whole or _waits(known, one))
        for one in records
        if isinstance(one, dict)
    ]
    return _sorted(rows)


def _row(waybill: str, courier: str, time: str, text: str, waits: bool) -> Row:
    return waybill, courier, time, text, WAITING if waits else ""


def _sorted(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row[2])


def _failed(known: Known, waybill: str, courier: str, code: str, state: str, told: str) -> Failed:
    """``code``: of the error, "" for none: then the state speaks, for nothing else is known of the parcel."""
    words = "" if _lower(told) in _YES else told
    parts = (code, words) if code else (known.states.get(state, state), words)
    return Failed(waybill, courier or known.name, " ".join(filter(None, parts)))


def _waits(known: Known, record: Mapping[str, Any]) -> bool:
    """Whether a single record says by its own state that nothing was picked up."""
    return any(_waiting(known, _text(record, name)) for name in ("statusCode", "status", "Action"))


def _waiting(known: Known, state: str) -> bool:
    return state in known.waiting


def _service_of(document: Mapping[str, Any]) -> Service | None:
    keys = document.keys()
    if services()["kdniao"].known_by & keys and not _is_push_of_kdniao(document):
        return "kdniao"
    if "lastResult" in keys:
        return None  # a push: the answer stands inside
    records = document.get("data")
    looks_like = (
        isinstance(records, list) and bool(records) and isinstance(records[0], dict) and "context" in records[0]
    )
    return "kuaidi100" if looks_like or services()["kuaidi100"].known_by & keys else None


def _is_push_of_kdniao(document: Mapping[str, Any]) -> bool:
    return isinstance(document.get("Data"), list) and "Traces" not in document


def _text(told: Mapping[str, Any], name: str) -> str:
    """The value as text; "" for none. Numbers came as they were written: no digit of an id is lost."""
    value = told.get(name)
    return _whole(value) if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def _lower(value: object) -> str:
    return "" if value is None else _whole(str(value)).lower()


def _whole(text: str) -> str:
    """Half a sign, which a service that cuts its texts leaves behind, can be written nowhere."""
    return text.strip().encode("utf-8", "replace").decode("utf-8")


def _parsed(text: str) -> object:
    try:
        return DECODER.decode(text.strip())
    except (ValueError, RecursionError):
        return None


DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)  # numbers stay as they were written


@cache
def waiting_words() -> frozenset[str]:
    """What 轨迹状态 of a track file holds where nothing was picked up yet; codes mean other things elsewhere."""
    return frozenset(word for known in services().values() for word in known.waiting if not word.isdecimal())
