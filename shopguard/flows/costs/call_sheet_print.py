"""The call sheet on paper: one table for each courier, with boxes to tick. Set by typst from ``resources/packet/call_sheet.typ``."""

from __future__ import annotations

import json
import shutil
from itertools import groupby
from pathlib import Path
from typing import Any

import typst

from shopguard.appeals.glyphs import breakable, characters_of, printable
from shopguard.appeals.packet import FONT
from shopguard.core.beijing import plain
from shopguard.flows.costs.call_sheet_view import CallGroup, CallRow, CallSheetView, number_of
from shopguard.flows.costs.call_sheet_words import record_in_words
from shopguard.flows.workplace import Workplace
from shopguard.resources import resource
from shopguard.store.workroom import make_workroom

_TEMPLATE = "call_sheet.typ"
_WORDS = ("title", "page", "tick", "deadline", "record", "answer", "nothing")
_COLUMNS = ("waybill", "orders", "place", "goods")


def call_sheet_pdf(place: Workplace, view: CallSheetView) -> bytes:
    """The sheet as a PDF whose text can be searched and copied; the same sheet gives the same bytes."""
    return _set(place, view, format="pdf")[0]


def call_sheet_pages(place: Workplace, view: CallSheetView, *, dots_per_inch: int = 150) -> list[bytes]:
    """The same pages as PNG pictures, for preview and printing."""
    return _set(place, view, format="png", ppi=float(dots_per_inch))


def _set(place: Workplace, view: CallSheetView, **form: Any) -> list[bytes]:
    inputs = {"sheet": json.dumps(_page_data(place, view), ensure_ascii=False)}
    with make_workroom(place.data, ".printing-") as folder:
        root = Path(folder)
        shutil.copyfile(resource("packet", _TEMPLATE), root / _TEMPLATE)
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(resource("fonts"))]
        )
        compiler = typst.Compiler(
            str(root / _TEMPLATE), root=str(root), font_paths=fonts, ignore_system_fonts=True, sys_inputs=inputs
        )
        made = compiler.compile(timestamp=view.at, **form)
    pages = made if isinstance(made, list) else [made]
    return [page for page in pages if page is not None]


def _page_data(place: Workplace, view: CallSheetView) -> dict[str, Any]:
    texts, has = place.texts, characters_of(resource("fonts", FONT))
    words = {name: texts.word(f"call_sheet.print_{name}") for name in _WORDS}
    words |= {name: texts.word(f"call_sheet.column_{name}") for name in _COLUMNS}
    words["made"] = texts.word("call_sheet.print_made", at=plain(view.at)[:16], hours=view.hours)
    words["counted"] = view.counted
    sheets = [list(groups) for _, groups in groupby(view.all_groups, key=_courier)]

    def clean(text: str) -> str:
        return breakable(printable(text, has))

    def line(row: CallRow, group: CallGroup) -> dict[str, Any]:
        return {
            "number": clean(row.waybill or "\n".join(row.order_ids)),
            "deadline": row.deadline_in_words,
            "left": row.left_in_words,
            "ask": row.ask,
            "meaning": "" if row.ask_in_words == row.ask else row.ask_in_words,
            "record": clean(record_in_words(texts, row) if row.waybill else _goods(row, group)),
            "place": clean(row.place),
            "called": row.called_at is not None,
        }

    def section(group: CallGroup) -> dict[str, Any]:
        return {"outlet": clean(group.outlet), "rows": [line(row, group) for row in group.rows]}

    def sheet(groups: list[CallGroup]) -> dict[str, Any]:
        own, number = groups[0].own, number_of([row for group in groups for row in group.rows])
        unknown = texts.word("call_sheet.unknown_courier")
        name = groups[0].name if own else place.couriers_in_words(groups[0].courier) or unknown
        return {
            "name": clean(name),
            "own": own,
            "shops": clean(
                texts.both("、", ", ").join(dict.fromkeys(shop for group in groups for shop in group.shops))
            ),
            "count": texts.word("call_sheet.print_count_own" if own else "call_sheet.print_count", number=number),
            "sections": [section(group) for group in groups],
        }

    return {"lang": texts.language, "words": words, "sheets": [sheet(groups) for groups in sheets]}


def _courier(group: CallGroup) -> tuple[bool, str]:
    return group.own, group.courier


def _goods(row: CallRow, group: CallGroup) -> str:
    return " · ".join(part for part in (row.goods, row.shop if group.shops else "") if part)
