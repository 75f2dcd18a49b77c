"""Makes the manual's pictures anew, from the made-up shop: ``python -m tests.manual_pictures``."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from shopguard.app import build_workplace
from shopguard.core.message import Language
from shopguard.demo.exports import SHOP_NAME, make_demo_shop, write_demo_exports
from shopguard.flows.appeals.made_up_case import open_made_up_case
from shopguard.flows.imports.importing import import_files
from shopguard.flows.manual import pictures_folder
from shopguard.flows.orders.order_list import Filter, list_orders
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look, the_application
from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.shell.screenshot import settle

MOMENT: Final = 1_795_240_800  # 2026-11-21 14:00 in Beijing
WIDEST: Final = 1000  # pixels
COLOURS: Final = 120
LAYING_OUT_MS: Final = 400


@contextmanager
def shown_window(folder: Path, language: Language) -> Iterator[tuple[MainWindow, Workplace, str]]:
    """The window on the made-up shop, and the id of its made-up case."""
    place = build_workplace(folder / "data", language)
    import_files(place, write_demo_exports(folder / "exports", MOMENT), now=MOMENT, shop=SHOP_NAME)
    case = open_made_up_case(place, make_demo_shop(MOMENT), folder / "evidence", now=MOMENT)
    look = Look(the_application())
    look.speak(language)
    look.wear("light")
    window = MainWindow(place, Ask(), lambda: MOMENT, look, demo=True)
    window.resize(1280, 800)
    window.show()
    window.start()
    settle(window)
    try:
        yield window, place, case
    finally:
        put_away(window)
        look.let_go()
        place.store.close()


def save(widget: QWidget, window: MainWindow, name: str, language: Language) -> None:
    """A widget as it stands, small enough to be shipped."""
    settle(window)
    loop = QEventLoop()
    QTimer.singleShot(LAYING_OUT_MS, loop.quit)
    loop.exec()
    path = pictures_folder() / f"{name}-{language}.png"
    widget.grab().save(str(path))
    with Image.open(path) as drawn:
        small = drawn.convert("RGB")
    if small.width > WIDEST:
        small = small.resize((WIDEST, small.height * WIDEST // small.width), Image.Resampling.LANCZOS)
    small.quantize(COLOURS).save(path, optimize=True)


def newest_dialog(window: MainWindow) -> QWidget:
    """The dialog that was opened last."""
    there = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]
    return there[-1]


def save_dialog(window: MainWindow, opening: Callable[[], None], name: str, language: Language) -> None:
    """Opens a dialog, takes its picture, closes it."""
    opening()
    settle(window)
    dialog = newest_dialog(window)
    save(dialog, window, name, language)
    dialog.close()
    settle(window)


def take(language: Language, folder: Path) -> None:
    """All pictures in a language."""
    with shown_window(folder, language) as (window, place, case):
        parts = window.parts
        save(window, window, "window", language)
        save(parts.morning.strip, window, "morning", language)
        window.table.selectRow(0)
        save(window.pages, window, "table", language)
        window.show_order(list_orders(place, Filter())[2].order_id)
        save(parts.side, window, "order", language)
        save_dialog(window, lambda: parts.costs.open("call_sheet"), "calls", language)
        save_dialog(window, lambda: parts.appeals.open_case(case), "appeal", language)
        save_dialog(window, lambda: parts.rules.open_rulebook("pickup-timeout"), "rules", language)
        save_dialog(window, parts.settings.open, "settings", language)


def main() -> None:
    """Both languages."""
    pictures_folder().mkdir(exist_ok=True)
    languages: tuple[Language, ...] = ("zh", "en")
    for language in languages:
        with tempfile.TemporaryDirectory() as folder:
            take(language, Path(folder))


if __name__ == "__main__":
    main()
