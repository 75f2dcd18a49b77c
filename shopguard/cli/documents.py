"""The JSON documents of the command line: the stable forms scripts rely on. Times are ISO 8601."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from shopguard.core.beijing import iso
from shopguard.core.money import yuan_number

if TYPE_CHECKING:
    from shopguard.core.finding import Finding
    from shopguard.core.marks import Aside
    from shopguard.core.message import Texts
    from shopguard.flows.appeals.view import AppealView, CheckView, EvidenceView
    from shopguard.flows.appeals.what_worked import WorkedClause
    from shopguard.flows.imports.import_report import ImportReport
    from shopguard.flows.orders.verdict import Judged
    from shopguard.flows.rulebook.switches import Switch

Document = dict[str, object]


def import_document(texts: Texts, report: ImportReport) -> Document:
    """``import --json``."""
    return {
        "files": [
            {
                "path": file.path,
                "sha256": file.sha256,
                "kind": file.kind,
                "known_as_of": iso(file.known_as_of),
                "known_by": file.known_by,
                "rows": file.rows,
                "added": file.added,
                "changed": file.changed,
                "unchanged": file.unchanged,
                "rejected": file.rejected,
                "refused": texts.say(file.refused) if file.refused else None,
                "rejects_path": str(file.rejects_path) if file.rejects_path else None,
                "warnings": [texts.say(warning) for warning in file.warnings],
                "mapping": file.mapping,
            }
            for file in report.files
        ],
        "missing": [texts.say(missing) for missing in report.missing],
        "notices": [texts.say(notice) for notice in report.notices],
    }


def order_document(judged: Judged) -> Document:
    """One order of ``check --json``."""
    return {
        "order_id": judged.order_id,
        "shop": judged.shop,
        "risk": judged.risk.word,
        "waybills": list(judged.waybills),
        "findings": [_finding_document(finding, why, source) for finding, why, source in judged.findings],
    }


def check_document(at: int, orders: Iterable[Judged], off: Iterable[Switch]) -> Document:
    """``check --json``. What is set aside is listed and said to be; what is switched off is not judged, and named."""
    document: Document = {"at": iso(at), "orders": [order_document(order) for order in orders]}
    switched_off = switches_document(off)
    return document | ({"switched_off": switched_off} if switched_off else {})


def switches_document(told: Iterable[Switch]) -> list[Document]:
    """Clauses with since when they are off (null: they are on), and why."""
    return [{"clause": one.clause, "off_since": iso(one.off_at), "words": one.words} for one in told]


def _finding_document(finding: Finding, why: str, source: str) -> Document:
    aside = {} if finding.set_aside is None else {"set_aside": aside_document(finding.set_aside)}
    return {
        "clause": finding.clause,
        "waybill": finding.waybill,
        "state": finding.state.value,
        "since": iso(finding.since),
        "deadline": iso(finding.deadline),
        "happened_at": iso(finding.happened_at),
        "known_as_of": iso(finding.known_as_of),
        "effective": finding.effective,
        "reason": why,
        "source": source,
        **aside,
    }


def aside_document(aside: Aside) -> Document:
    """Why something is set aside, and until when (null: for good)."""
    return {
        "reason": aside.reason.value,
        "words": aside.words,
        "until": iso(aside.until),
        "made_at": iso(aside.made_at),
    }


def appeal_document(view: AppealView) -> Document:
    """``appeal show APPEAL --json``."""
    return {
        "id": view.id,
        "order_id": view.order_id,
        "clause": view.clause,
        "waybill": view.waybill,
        "state": view.state,
        "noticed_at": iso(view.noticed_at),
        "noticed_told": view.noticed_told,
        "appeal_by": iso(view.appeal_by),
        "completeness": view.completeness,
        "checklist": [
            {
                "item": slot.item,
                "title": slot.title,
                "needed": slot.needed,
                "checks": _checks(slot.checks),
                "weak": slot.weak or None,
                "evidence": [_evidence(one) for one in slot.evidence],
            }
            for slot in view.checklist
        ],
        "missing_most": view.missing_most,
        "weak": list(view.weak),
        "case_checks": _checks(view.case_checks),
        **_appeal_life(view),
    }


def _evidence(one: EvidenceView) -> Document:
    return {
        "sha256": one.sha256,
        "name": one.name,
        "size": one.size,
        "added_at": iso(one.added_at),
        "added_by": one.added_by or None,
        "media_type": one.media_type,
        "file_time": iso(one.file_time),
        "seconds": one.seconds,
        "pages": one.pages,
        "whole": one.whole,
        "from_whom": one.from_whom or None,
        "typed_number": one.typed_number,
        "period_from": iso(one.period_from),
        "period_until": iso(one.period_until),
    }


def _checks(checks: Iterable[CheckView]) -> list[Document]:
    return [
        {"check": check.check, "result": check.result, "name": check.name, "note": check.note or None}
        for check in checks
    ]


def _appeal_life(view: AppealView) -> Document:
    """How the case came about, what happened to it, and what comes next."""
    return {
        "origin": view.origin,
        "opened_at": iso(view.opened_at),
        "shop": view.shop or None,
        "order_known": view.order_known,
        "cause": view.cause or None,
        "notice_text": view.notice_text or None,
        "notice_yuan": None if view.notice_fen is None else yuan_number(view.notice_fen),
        "steps": [
            {"state": step.state, "at": iso(step.at), "note": step.note, "taken_back": step.taken_back}
            for step in view.steps
        ],
        "next_states": list(view.next_states),
        "due_at": iso(view.due_at),
        "due": view.due_kind,
        "answer_by": iso(view.answer_by),
    }


def worked_document(told: Iterable[WorkedClause]) -> Document:
    """``appeal worked --json``."""
    return {
        "clauses": [
            {
                "clause": clause.clause,
                "granted": clause.granted,
                "decided": clause.decided,
                "slots": [{"item": one.item, "granted": one.granted, "decided": one.decided} for one in clause.slots],
            }
            for clause in told
        ]
    }
