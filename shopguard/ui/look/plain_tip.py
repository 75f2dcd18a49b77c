"""Tool tips with words from outside: Qt takes what looks like markup for markup, and loads its pictures."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """``text`` as a tool tip that says it word for word, line by line; "" = none."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line)
