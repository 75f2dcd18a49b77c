"""``penalties``: what it costs and what comes, as text or as one document of all there is to see in the window."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from shopguard.cli import cost_documents
from shopguard.cli.call_sheet import call_sheet_document
from shopguard.cli.days_document import days_document
from shopguard.cli.documents import Document
from shopguard.cli.marking import say_what_is_off
from shopguard.cli.output import DONE, print_json, say_notices
from shopguard.cli.pictures_document import pictures_document
from shopguard.cli.refunds_document import refunds_document
from shopguard.cli.score_document import score_document
from shopguard.cli.truth_document import truth_document
from shopguard.core.beijing import HOUR, plain
from shopguard.core.collector import collector_held_off
from shopguard.core.money import yuan_text
from shopguard.flows.costs.call_sheet import call_sheet
from shopguard.flows.costs.costs_now import CostsNow, costs_now
from shopguard.flows.costs.days import days_of
from shopguard.flows.costs.handed_over import order_refs
from shopguard.flows.costs.penalties import PenaltyPreview
from shopguard.flows.costs.pictures import pictures
from shopguard.flows.costs.refunds import refunds
from shopguard.flows.costs.score import score
from shopguard.flows.costs.strikes_ahead import strikes_first
from shopguard.flows.costs.truth import truth
from shopguard.flows.costs.what_if import MOST_HOURS, Saving, positions, saving
from shopguard.flows.imports import completeness
from shopguard.flows.sure_now import clock_behind, sure_now
from shopguard.flows.workplace import Workplace

HOURS_APART = 6  # of the outlook's positions
RESCUES_SHOWN = 20


def penalties_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    """``penalties``"""
    behind = clock_behind(place, now)
    if behind is not None:
        say_notices(place, [completeness.clock_notice(behind)])
    say_what_is_off(place)
    refs = order_refs(place, asked.handed_over)
    at = sure_now(place, now) if asked.at is None else asked.at
    with collector_held_off():  # all that is told stays until it is printed
        costs = costs_now(place, at, asked.horizon)
        saved = saving(costs.outlook, at + asked.horizon * HOUR, refs) if refs else None
        if asked.json:
            document = all_costs_document(place, costs)
            if saved is not None:
                document["what_if"] = cost_documents.what_if_document(asked.handed_over, saved)
            print_json(document)
        else:
            for line in penalty_lines(place, costs, saved):
                print(line)
    return DONE


def all_costs_document(place: Workplace, costs: CostsNow) -> Document:
    """``penalties --json``: the preview, the outlook, and a key for each page of the cost window."""
    at = costs.preview.at
    ahead = positions(place, costs.outlook, range(0, MOST_HOURS + 1, HOURS_APART))
    return {
        **cost_documents.penalties_document(costs.preview),
        **days_document(costs.preview, days_of(place, costs.outlook)),
        "outlook": cost_documents.outlook_document(ahead),
        "headroom": [line.says for line in costs.headroom],
        "call_sheet": call_sheet_document(call_sheet(place, at)),
        "refunds": refunds_document(refunds(place, at)),
        "truth": truth_document(truth(place, at)),
        "pictures": pictures_document(pictures(place, at)),
        "score": score_document(score(place, at)),
    }


def penalty_lines(place: Workplace, costs: CostsNow, saved: Saving | None) -> Iterable[str]:
    """The preview as text: the sums, how far the shop is from a measure, whom to save first, the measures."""
    preview, texts = costs.preview, place.texts
    yield texts.word(
        "penalties.totals",
        now=yuan_text(preview.now_fen),
        hours=preview.horizon_hours,
        ignored=yuan_text(preview.if_ignored_fen),
        unconfirmed=yuan_text(preview.unconfirmed_fen),
    )
    if preview.now_taken_fen:
        yield texts.word("penalties.taken", yuan=yuan_text(preview.now_taken_fen))
    if preview.strikes_to_come:
        yield texts.word("penalties.strikes_ahead", hours=preview.horizon_hours, count=preview.strikes_to_come)
    if costs.last_known:
        yield texts.word("penalties.last_known")
    if preview.charged_line:
        yield preview.charged_line
    yield from (f"! {line.says}" if line.warns else line.says for line in costs.headroom)
    if saved is not None:
        yield texts.word(
            "penalties.what_if",
            at=plain(saved.at),
            orders=len(saved.handed_over),
            yuan=yuan_text(saved.fen),
            strikes=saved.strikes,
        )
    yield from _rescue_lines(place, preview)
    for measure in preview.measures:
        yield "    " + texts.word(
            "penalties.measure", measure=measure.measure, days=measure.days, because=measure.because
        )
    yield texts.word("penalties.more")


def _rescue_lines(place: Workplace, preview: PenaltyPreview) -> Iterable[str]:
    if not preview.fix_first:
        yield place.texts.word("penalties.nothing_to_save", hours=preview.horizon_hours)
        return
    yield place.texts.word("penalties.save_first")
    for averted in preview.averted:
        yield "  " + averted.says
    number = max(RESCUES_SHOWN, sum(averted.needed for averted in preview.averted))
    shown = strikes_first(preview.fix_first)[:number]
    for nth, rescue in enumerate(shown):
        if nth and not rescue.averts and shown[nth - 1].averts:
            yield "  " + place.texts.word("penalties.rest_by_deadline")
        yield "    " + "  ".join(filter(None, (plain(rescue.deadline), rescue.carried_by, rescue.order_id, rescue.why)))
    rest = len(preview.fix_first) - len(shown)
    if rest > 0:
        yield place.texts.word("penalties.save_first_more", number=rest)
