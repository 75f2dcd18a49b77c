"""The manual: short pages of Markdown in both languages, with names to open them and their sections by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from shopguard.core.message import Language
from shopguard.resources import resource

_PLACE = re.compile(r"^(#+) (.+?) \{#([a-z-]+)\}$", re.MULTILINE)  # a heading that can be opened by a name
_NUMBERED = re.compile(r"\d\d-(.+)")


@dataclass(frozen=True, slots=True)
class ManualPage:
    """``text``: Markdown without the sections' names; ``sections``: name to the heading as it stands."""

    name: str
    title: str
    text: str
    sections: dict[str, str]


@cache
def manual(language: Language) -> tuple[ManualPage, ...]:
    """All pages in the order in which they are read."""
    return tuple(_page(path) for path in sorted(resource("manual", language).glob("*.md")))


def pictures_folder() -> Path:
    """Where the pages' pictures lie: ``<name>-<language>.png``."""
    return resource("manual", "pictures")


def split_topic(topic: str) -> tuple[str, str]:
    """``"table#groups"`` as page and section; a page alone has the section ""."""
    page, _, section = topic.partition("#")
    return page, section


def _page(path: Path) -> ManualPage:
    written = path.read_text("utf-8")
    numbered = _NUMBERED.fullmatch(path.stem)
    assert numbered is not None, path
    sections = {name: heading for _, heading, name in _PLACE.findall(written)}
    text = _PLACE.sub(r"\1 \2", written)
    return ManualPage(numbered[1], text.partition("\n")[0].removeprefix("# ").strip(), text, sections)
