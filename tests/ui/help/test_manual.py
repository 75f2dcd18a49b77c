"""The manual: the same pages and sections in both languages, every link leads somewhere, every window has its page."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import sys
import tomllib
from html import unescape

import pytest
from PySide6.QtWidgets import QDialog, QWidget

import shopguard.ui
from shopguard.core.message import Language
from shopguard.flows.manual import ManualPage, manual, pictures_folder, split_topic
from shopguard.ui.help.topics import FIRST, TOPICS
from tests.conftest import ROOT

LANGUAGES: tuple[Language, ...] = ("zh", "en")


def pages(language: Language) -> dict[str, ManualPage]:
    return {page.name: page for page in manual(language)}


def widget_classes() -> dict[str, type[QWidget]]:
    """All classes of widgets that the window's package defines."""
    found: dict[str, type[QWidget]] = {}
    for module in pkgutil.walk_packages(shopguard.ui.__path__, "shopguard.ui."):
        if module.name.endswith("_windows") and sys.platform != "win32":
            continue  # it needs a module of that system, and shows nothing
        for name, kind in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(kind, QWidget) and kind.__module__.startswith("shopguard.ui."):
                found[name] = kind
    return found


def test_both_languages_have_the_same_pages_and_sections() -> None:
    zh, en = pages("zh"), pages("en")
    assert list(zh) == list(en)
    assert {name: list(page.sections) for name, page in zh.items()} == {
        name: list(page.sections) for name, page in en.items()
    }
    assert len(zh) >= 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_and_picture_is_there(language: Language) -> None:
    there = pages(language)
    for page in there.values():
        for topic in re.findall(r"\]\(page:([^)]+)\)", page.text):
            name, section = split_topic(topic)
            assert section == "" or section in there[name].sections, topic
        for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page.text):
            assert (pictures_folder() / f"{picture}-{language}.png").is_file(), picture


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_in_quotes_is_said_by_the_window(language: Language) -> None:
    texts = [tomllib.loads(path.read_text("utf-8")) for path in (ROOT / "resources" / "texts").glob("*.toml")]
    said = [str(entry[language]) for one in texts for entry in one.values()]
    if language == "zh":
        said += [path.read_text("utf-8") for path in (ROOT / "shopguard" / "ui").rglob("*.py")]
    else:
        said.append(unescape((ROOT / "resources" / "i18n" / "shopguard_en.ts").read_text("utf-8")))
    quoted = [words for page in pages(language).values() for words in re.findall("“([^”≈]+)”", page.text)]
    assert len(quoted) > 10
    assert [words for words in quoted if not any(words in one for one in said)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_it_leads_outside(language: Language) -> None:
    for page in pages(language).values():
        links = re.findall(r"\]\(([^)]+)\)", page.text)
        assert not [link for link in links if "//" in link or link.startswith(("/", ".", "mailto"))]


def test_every_topic_is_a_page_and_its_widget_is_there() -> None:
    zh, classes = pages("zh"), widget_classes()
    assert FIRST in zh
    for widget, topic in TOPICS.items():
        assert widget in classes, widget
        name, section = split_topic(topic)
        assert section == "" or section in zh[name].sections, topic


def test_every_dialog_has_a_page_of_its_own() -> None:
    own = ("PagesDialog", "HelpDialog")  # the frame of two that have one; and the manual itself
    dialogs = [kind for name, kind in widget_classes().items() if issubclass(kind, QDialog) and name not in own]
    assert dialogs
    without = [kind.__name__ for kind in dialogs if not any(base.__name__ in TOPICS for base in kind.__mro__)]
    assert without == []
