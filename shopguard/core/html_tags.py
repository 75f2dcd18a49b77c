"""Tags of a page that no program writes: with thousands of attributes, each of which the parser compares with all before it."""

from __future__ import annotations

import re

_TAG = re.compile(r"""<[A-Za-z/](?:[^>=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=)*+""")  # quotes count behind = only
_QUOTED = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_NAME = re.compile(r"""[^\s/=>"']+""")
_LONG = 8_000  # signs
_MOST = 1_000  # attributes


def has_endless_tag(page: str) -> bool:
    """Whether a tag of the page has more attributes than any program writes: 400 000 of them would take the parser minutes."""
    return any(_attributes(tag[0]) > _MOST for tag in _TAG.finditer(page) if tag.end() - tag.start() > _LONG)


def _attributes(tag: str) -> int:
    return len(_NAME.findall(_QUOTED.sub(" ", tag)))
