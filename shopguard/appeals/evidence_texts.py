"""The text of a chat or page that was saved as a file, line by line as it stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from shopguard.appeals.media import decode
from shopguard.core.html_tags import has_endless_tag
from shopguard.store.sealing import Readable

_MOST_BYTES = 16 * 1024 * 1024
_MOST_CHARACTERS = 60_000  # about forty pages
_OWN_LINE = frozenset(
    ("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "section", "dd", "dt", "pre")
)
_EDGE = object()  # of what stands in lines of its own
_UNSEEN = ("script", "style", "head", "template", "noscript")
_HIDING = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:font-size|opacity)\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$))",
    re.IGNORECASE,
)
_GAPS = re.compile(r"[ \t\r\f\v]+")


class FileText(NamedTuple):
    """``whole``: all of the file's text; else it is its beginning."""

    text: str
    whole: bool


def text_of_file(path: Readable, media_type: str, most_characters: int = _MOST_CHARACTERS) -> FileText | None:
    """The text of a TXT or HTML file; None when it cannot be read as text. Raises ``OSError``."""
    with path.open("rb") as stream:
        content = stream.read(_MOST_BYTES)
    told = decode(content)
    if told is None:
        return None
    text = _seen(told) if media_type == "text/html" else told.replace("\r\n", "\n").replace("\r", "\n")
    text = text.strip("\n")
    if not text.strip():
        return None
    shown = text[:most_characters]
    return FileText(shown, len(shown) == len(text) and len(content) < _MOST_BYTES)


def _seen(page: str) -> str:
    """What a reader of the page sees of its text; what stands in a line of its own there does so here."""
    import lxml.etree as etree  # only where such a file is

    if has_endless_tag(page):
        return ""
    try:
        root: Any = etree.fromstring(
            _without_declaration(page), etree.HTMLParser(recover=True, no_network=True, huge_tree=True)
        )
    except (etree.ParseError, ValueError):
        return ""
    if root is None:
        return ""
    _take_out_hidden(root)
    pieces: list[str] = []
    _gather(root, pieces)
    lines = (_GAPS.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def _take_out_hidden(root: Any) -> None:
    """What the page's styles hide by a class or an id; what is behind it stays."""
    names = {
        name.strip()
        for sheet in root.iter("style")
        for selectors, told in _style_rules(sheet.text or "")
        if _HIDING.search(told.strip())
        for name in selectors.split(",")
    }
    for element in list(root.iter()):
        if isinstance(element.tag, str) and _is_hidden(element, names):
            for child in list(element):
                element.remove(child)
            element.text = ""


def _style_rules(sheet: str) -> Iterator[tuple[str, str]]:
    """What each rule of a sheet is for, and what it says; one that stands within another too."""
    for rule in sheet.split("}"):
        before, _, told = rule.rpartition("{")
        yield before.rpartition("{")[2], told


def _is_hidden(element: Any, names: set[str]) -> bool:
    if element.get("hidden") is not None or _HIDING.search((element.get("style") or "").strip()):
        return True
    called = {f".{name}" for name in (element.get("class") or "").split()} | {f"#{element.get('id')}"}
    return not names.isdisjoint(called | {f"{element.tag}{name}" for name in called})


def _gather(root: Any, pieces: list[str]) -> None:
    """The text in its order, without recursion: a page may be nested deeper than Python goes."""
    waiting: list[Any] = [root]
    while waiting:
        one = waiting.pop()
        if one is _EDGE:
            if pieces and not pieces[-1].endswith("\n"):
                pieces.append("\n")
        elif not isinstance(one, str):
            waiting += reversed(_inside(one))
        elif (
            one == "\n" or one.strip() or (one and pieces and not pieces[-1].endswith("\n"))
        ):  # no space where a line begins
            pieces.append(one)


def _inside(element: Any) -> list[Any]:
    """What stands in an element, and the text behind it; an edge where a line ends."""
    tag, told = element.tag, list[Any]()
    if tag == "br":
        told.append("\n")
    elif isinstance(tag, str) and tag not in _UNSEEN:  # a comment's tag is no text
        text = element.text or ""
        told = [text if tag == "pre" else text.replace("\n", " "), *element]
        if tag in ("td", "th"):
            told.append(" ")
        if tag in _OWN_LINE:
            told = [_EDGE, *told, _EDGE]
    return [*told, (element.tail or "").replace("\n", " ")]


def _without_declaration(page: str) -> str:
    """``<?xml encoding=…?>`` is refused in a text that is decoded already."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", page)
