"""``shopguard demo``: the made-up shop in a temporary folder, in the window, or without a display as text and files."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from shopguard.app import build_workplace
from shopguard.cli.commands import check_lines
from shopguard.cli.output import DONE
from shopguard.cli.penalties import penalty_lines
from shopguard.core.finding import State
from shopguard.core.message import Language
from shopguard.demo.exports import SHOP_NAME, make_demo_shop, write_demo_exports
from shopguard.flows.appeals.made_up_case import open_made_up_case
from shopguard.flows.costs.costs_now import costs_now
from shopguard.flows.imports.importing import import_files
from shopguard.flows.orders import verdict
from shopguard.flows.workplace import Workplace

if TYPE_CHECKING:
    from shopguard.cli.main import Window


def demo_command(out: Path | None, chosen: Language | None, window: Window, clock: Callable[[], int]) -> int:
    """Imports made-up exports into a temporary folder and shows them; with ``out`` (or no display) writes results there."""
    if out is None and not window.can_show():
        out = Path("shopguard-demo")
    folder = Path(tempfile.mkdtemp(prefix="shopguard-demo-"))
    try:
        now = clock()
        place = build_workplace(folder / "data", chosen)
        exports = write_demo_exports((out or folder) / "exports", now)
        import_files(place, exports, now=now, shop=SHOP_NAME)
        appeal = open_made_up_case(place, make_demo_shop(now), (out or folder) / "evidence", now=now)
        try:
            return window.run(place, demo=True) if out is None else _walk(place, out, window, now, appeal)
        finally:
            place.store.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _walk(place: Workplace, out: Path, window: Window, now: int, appeal: str) -> int:
    """The whole journey without a display: risk table, yuan, a screenshot and the packet of the made-up case."""
    from shopguard.flows.appeals import printing

    judged = list(verdict.judge_all(place, now))
    for line in check_lines(place, judged):
        print(line)
    for line in penalty_lines(place, costs_now(place, now), None):
        print(line)
    worst = next(order for order in judged for finding, _, _ in order.findings if finding.state is State.BREACHED)
    (packet,) = printing.make_packets(place, [appeal], out, now=now)
    picture = out / "window.png"
    window.screenshot(place, picture, now=now, select=worst.order_id)
    for code, path in (("demo.exports", out / "exports"), ("demo.screenshot", picture), ("demo.packet", packet.path)):
        print(place.texts.word(code, path=str(path.resolve())))
    sys.stdout.flush()
    return DONE
