"""Step: the real window is drawn without a display; its table says in Chinese what was judged."""

from __future__ import annotations

from shopguard.core.message import Message
from shopguard.self_test.bench import NOW, PICTURE, Bench, check


def draw_window(bench: Bench) -> Message:
    """The picture is kept."""
    seen = bench.draw(bench.place, NOW, bench.folder / PICTURE)
    words: dict[str, str] = bench.expected["words"]
    wanted = {number: words[told["risk"]] for number, told in bench.expected["orders"].items()}
    check(seen.words == wanted, "selftest.cells", wanted, seen.words)
    return Message("selftest.drawn", {"signs": seen.signs})
