"""A whole number found in a text, however it is written: full width, with blanks inside, in lower case."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html.parser import HTMLParser

_INSIDE = "[\\s\u00ad\u200b-\u200f\u2060\ufeff]*"  # what programs put between the characters of a long number
_INLINE = frozenset(["a", "abbr", "b", "bdi", "bdo", "big", "code", "em", "font", "i", "ins", "label", "mark", "s", "small",
                     "span", "strong", "sub", "sup", "tt", "u", "wbr"])  # fmt: skip
_UNSEEN = frozenset(["script", "style", "template"])


def names(text: str, number: str) -> bool:
    """Whether ``text`` names the number; a longer number that contains it is another one."""
    return _pattern(number).search(unicodedata.normalize("NFKC", text)) is not None


@lru_cache
def _pattern(number: str) -> re.Pattern[str]:
    plain = unicodedata.normalize("NFKC", number).strip().strip("-")
    spelled = _INSIDE.join(map(re.escape, plain))
    return re.compile(f"(?<![0-9A-Za-z]){spelled}(?![0-9A-Za-z])", re.IGNORECASE)


def text_of_html(page: str) -> str:
    """What a reader of the page sees, as text: no markup, no scripts, a line for each block."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return "".join(reader.said)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unseen += tag in _UNSEEN
        self._break_at(tag)

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        self._break_at(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.said.append(data)

    def _break_at(self, tag: str) -> None:
        if tag not in _INLINE:
            self.said.append("\n")
