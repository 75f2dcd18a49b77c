"""What of buyers the window shows while it hides them: the same masks as the packets', and whole cells by what their column holds."""

from __future__ import annotations

import functools
import tomllib
from typing import Literal, get_args

from shopguard.appeals.masked_addresses import mask_address
from shopguard.appeals.masking import mask
from shopguard.resources import resource

Kind = Literal["text", "name", "phone", "address"]
KIND_OF_FACT: dict[str, Kind] = {
    "receiver": "name",
    "address": "address",
    "street": "address",
    "district": "address",
}  # of the program's own facts
_KINDS: tuple[Kind, ...] = get_args(Kind)
_NOTHING = frozenset({"", "-", "—", "/"})
_KEPT = 4096  # texts: what is on show is painted again and again


@functools.lru_cache(maxsize=_KEPT)
def masked(text: str, kind: Kind = "text") -> str:
    """``text`` without names, numbers and addresses below the city. ``kind``: what a cell holds as a whole, "text" for prose."""
    if kind == "text" or text.strip() in _NOTHING:
        return mask(text)
    if kind == "address":
        return mask_address(text)
    stripped = text.strip().lstrip("'`")
    return f"{stripped[0]}{'*' * min(max(len(stripped) - 1, 2), 10)}" if stripped else ""


@functools.lru_cache(maxsize=_KEPT)
def kind_of_column(name: str) -> Kind:
    """What the cells below a column's name hold: the word that stands last tells (买家留言 is a text, 收货人电话 a number)."""
    told, words = name.casefold(), _words()
    if any(word in told for word in words["yes_or_no"]):
        return "text"
    ends: dict[int, Kind] = {0: "text"}
    ends |= {told.rfind(word) + len(word): kind for kind in _KINDS for word in words[kind] if word in told}
    ends |= {told.rfind(word) + len(word): "text" for word in words["no_people"] if word in told}
    return ends[max(ends)]


@functools.cache
def _words() -> dict[str, list[str]]:
    with resource("screen_masks.toml").open("rb") as file:
        told: dict[str, list[str]] = tomllib.load(file)["columns"]
    missing = {"yes_or_no", "no_people", *_KINDS} - set(told)
    if missing:
        raise KeyError(f"screen_masks.toml says nothing of {sorted(missing)}")
    return told
