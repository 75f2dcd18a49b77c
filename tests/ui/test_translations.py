"""Every text of the window has its English, with the same blanks, and the compiled file is the one of the source."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from PySide6.QtCore import QTranslator

from tests.conftest import ROOT

SOURCE = ROOT / "resources" / "i18n" / "shopguard_en.ts"
# Where a language is chosen its name, and when it changes, are told in it; a desktop entry holds the name in each language.
IN_ITSELF = ("中文", "重新打开后换。", "店铺卫士")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
BACK_OFFICE = re.compile(
    r"[\u4e00-\u9fff]+ \([a-z ]+\)"
)  # a button of the back office is named as it is labelled there


def messages(path: Path) -> list[tuple[str, str, str, str | None]]:
    """(context, source, translation, its state)."""
    found = []
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            done = message.find("translation")
            assert done is not None
            name, text = context.findtext("name", ""), message.findtext("source", "")
            found.append((name, text, done.text or "", done.get("type")))
    return found


def blanks(text: str) -> list[str]:
    return sorted(re.findall(r"\{[a-z]+\}", text))


def test_everything_is_translated_and_finished() -> None:
    assert [entry for entry in messages(SOURCE) if entry[3] is not None or not entry[2].strip()] == []


def test_the_blanks_are_the_same() -> None:
    assert [entry for entry in messages(SOURCE) if blanks(entry[1]) != blanks(entry[2])] == []


def test_english_is_english() -> None:
    left = [
        text
        for _, _, text, _ in messages(SOURCE)
        if CHINESE.search(BACK_OFFICE.sub("", text).replace("违规管理 → ", ""))
    ]
    assert left == []


def test_no_text_of_the_window_is_missing_or_left_over(tmp_path: Path) -> None:
    tool = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    assert tool, "comes with PySide6-Essentials"
    fresh = tmp_path / "fresh.ts"
    files = sorted(str(file) for file in (ROOT / "shopguard" / "ui").rglob("*.py"))
    subprocess.run([tool, "-silent", *files, "-ts", str(fresh)], check=True, capture_output=True)
    assert {entry[:2] for entry in messages(fresh)} == {entry[:2] for entry in messages(SOURCE)}


def test_the_compiled_file_says_the_same() -> None:
    translator = QTranslator()
    assert translator.load(str(SOURCE.with_suffix(".qm")))
    differing = [entry for entry in messages(SOURCE) if translator.translate(entry[0], entry[1]) != entry[2]]
    assert differing == []


def _not_translated(tree: ast.Module) -> list[ast.Constant]:
    """The Chinese texts of a module that are neither given to ``tr`` nor documentation."""
    given: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            given.add(node.value)  # documentation
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("tr", "translate"):
                given.update(node.args)
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node not in given
        and CHINESE.search(node.value)
    ]


def test_no_chinese_text_stands_outside_tr() -> None:
    bare = []
    for file in sorted((ROOT / "shopguard" / "ui").rglob("*.py")):
        if file.parent.name == "self_test":  # samples that it draws: said to nobody
            continue
        for node in _not_translated(ast.parse(file.read_text("utf-8"))):
            bare.append((file.name, node.lineno, node.value))
    assert [one for one in bare if one[2] not in IN_ITSELF] == []


def test_no_text_to_translate_stands_inside_an_f_string() -> None:
    """lupdate does not look into them: such a text would stay Chinese in the English window."""
    files = sorted((ROOT / "shopguard" / "ui").rglob("*.py"))
    assert [file.name for file in files if re.search(r"\{(self\.tr|translate)\(", file.read_text("utf-8"))] == []
