"""Saves a call sheet: CSV, XLSX, PDF or plain text, by the name's ending. The file is whole or as it was before."""

from __future__ import annotations

import csv
import errno
import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from shopguard.core.beijing import HOUR, day_of, plain
from shopguard.core.disk_words import disk_words
from shopguard.core.message import Texts, UserProblem
from shopguard.core.spreadsheet_text import inert, number_as_text
from shopguard.flows.costs.call_sheet_view import CallGroup, CallRow, CallSheetView
from shopguard.flows.workplace import Workplace
from shopguard.store.durable import written_whole

ENDINGS: Final = (".xlsx", ".csv", ".pdf", ".txt")
COLUMNS: Final = (
    *("courier", "outlet", "waybill", "ask", "need", "card", "deadline", "left", "last_at", "last_text", "place"),
    *("goods", "shop", "orders", "called"),
)
_NUMBERS = ("waybill", "orders")
_WIDTHS: Final = {
    "waybill": 22,
    "ask": 40,
    "deadline": 20,
    "last_at": 20,
    "last_text": 60,
    "goods": 30,
    "orders": 24,
    "called": 20,
}
_WIDTH = 14
_HELD: Final = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY})

Cell = str | float


def file_name(texts: Texts, view: CallSheetView, ending: str) -> str:
    """What the file is called unless the owner says otherwise: ``叫件单-2026-11-20.xlsx``."""
    return texts.word("call_sheet.file_name", day=day_of(view.at).isoformat()) + ending


def save_call_sheet(place: Workplace, view: CallSheetView, path: Path) -> Path:
    """Writes the sheet to ``path`` in the form its ending names. Raises UserProblem; a file that was there then stands as it was."""
    makers: dict[str, Callable[[], bytes]] = {
        ".csv": partial(_csv, place, view),
        ".xlsx": partial(_xlsx, place, view),
        ".pdf": partial(_pdf, place, view),
        ".txt": partial(_text, view),
    }
    make = makers.get(path.suffix.lower())
    if make is None:
        raise UserProblem("problem.sheet_kind", path=str(path))
    content = make()
    try:
        with written_whole(path) as stream:
            stream.write(content)
    except OSError as error:
        if error.errno in _HELD:
            raise UserProblem("problem.sheet_held_open", path=str(path)) from error
        detail = disk_words(error)
        raise UserProblem("problem.sheet_not_written", path=str(path), detail=detail) from error
    return path


def titles(texts: Texts) -> list[str]:
    """The columns' names."""
    return [texts.word(f"call_sheet.column_{name}") for name in COLUMNS]


def cells(place: Workplace, view: CallSheetView) -> Iterator[dict[str, Cell]]:
    """One line for each parcel and each unsent order, as they stand on the sheet. No amounts: it may be handed on."""
    for group in view.all_groups:
        for row in group.rows:
            yield _cells(place, group, row)


def _cells(place: Workplace, group: CallGroup, row: CallRow) -> dict[str, Cell]:
    texts = place.texts
    known = place.couriers_in_words(row.courier) or texts.word("call_sheet.unknown_courier")
    return {
        "courier": group.name if group.own else known,
        "outlet": row.outlet,
        "waybill": row.waybill,
        "ask": row.ask,
        "need": row.need_in_words,
        "card": row.card,
        "deadline": plain(row.deadline),
        "left": int(row.seconds_left / HOUR * 10) / 10,
        "last_at": "" if row.last_at is None else plain(row.last_at),
        "last_text": row.last_text,
        "place": row.place,
        "goods": row.goods,
        "shop": row.shop,
        "orders": ", ".join(row.order_ids),
        "called": "" if row.called_at is None else plain(row.called_at),
    }


def _csv(place: Workplace, view: CallSheetView) -> bytes:
    written = io.StringIO(newline="")
    out = csv.writer(written)
    out.writerow(titles(place.texts))
    for line in cells(place, view):
        out.writerow(_in_csv(name, line[name]) for name in COLUMNS)
    return written.getvalue().encode("utf-8-sig")


def _in_csv(name: str, cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    return number_as_text(cell) if name in _NUMBERS else inert(cell)


def _xlsx(place: Workplace, view: CallSheetView) -> bytes:
    import xlsxwriter  # not before somebody wants one

    written = io.BytesIO()
    with xlsxwriter.Workbook(
        written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet(place.texts.word("call_sheet.print_title"))
        head, as_text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
        for column, (name, title) in enumerate(zip(COLUMNS, titles(place.texts), strict=True)):
            sheet.set_column(column, column, _WIDTHS.get(name, _WIDTH))
            sheet.write_string(0, column, title, head)
        number = 0
        for number, line in enumerate(cells(place, view), 1):
            _write_line(sheet, number, line, as_text)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, number, len(COLUMNS) - 1)
    return written.getvalue()


def _write_line(sheet: Any, number: int, line: dict[str, Cell], as_text: Any) -> None:
    for column, name in enumerate(COLUMNS):
        cell = line[name]
        if isinstance(cell, str):
            sheet.write_string(number, column, inert(cell), as_text)
        else:
            sheet.write_number(number, column, cell)


def _pdf(place: Workplace, view: CallSheetView) -> bytes:
    from shopguard.flows.costs.call_sheet_print import call_sheet_pdf  # brings the typesetter along

    return call_sheet_pdf(place, view)


def _text(view: CallSheetView) -> bytes:
    told = [group.text for group in view.all_groups] or [view.nothing]
    return ("\n\n".join(told) + "\n").encode("utf-8-sig")
