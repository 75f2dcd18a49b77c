"""The catalogue of sentences: two languages, the same blanks, nothing missing, nothing unused."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_-]+)+")
FILES = sorted((ROOT / "resources" / "texts").glob("*.toml"))
ENTRIES = [(code, entry) for file in FILES for code, entry in tomllib.loads(file.read_text("utf-8")).items()]
CATALOGUE = dict(ENTRIES)
SAYING = {"UserProblem", "NotThere", "CannotOpen", "Message", "word", "tell"}  # what is given a code first


def trees() -> Iterator[ast.AST]:
    for file in sorted((ROOT / "shopguard").rglob("*.py")):
        yield ast.parse(file.read_text("utf-8"))


def nodes() -> Iterator[ast.AST]:
    for tree in trees():
        yield from ast.walk(tree)


def codes_said() -> set[str]:
    """Codes that stand as the first argument where a sentence is made."""
    said = set()
    for node in nodes():
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in SAYING and isinstance(node.args[0].value, str) and node.args[0].value:  # "" clears a line
                said.add(node.args[0].value)
    return said


def codes_in_resources() -> set[str]:
    """Codes that the data files name: a column's warning, a refused kind's sentence."""
    texts = (file.read_text("utf-8") for file in (ROOT / "resources").rglob("*.toml") if file not in FILES)
    return {code for text in texts for code in re.findall(r'"((?:problem|warning|missing)\.[a-z0-9_]+)"', text)}


def codes_written() -> set[str]:
    """Every text in the program that has the form of a code."""
    return {
        node.value
        for node in nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    }


def codes_composed() -> list[re.Pattern[str]]:
    """Codes made at run time (``f"reason.{why}"``, ``"risk." + word``), as patterns."""
    patterns = []
    for node in nodes():
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and isinstance(node.left, ast.Constant):
            start = str(node.left.value)
            if re.fullmatch(r"[a-z][a-z0-9_.]*\.", start):
                patterns.append(re.compile(re.escape(start) + "[a-z0-9_-]+"))
        if isinstance(node, ast.JoinedStr):
            parts = [re.escape(str(v.value)) if isinstance(v, ast.Constant) else r"[a-z0-9_.-]+" for v in node.values]
            if isinstance(node.values[0], ast.Constant) and re.match(r"[a-z][a-z0-9_]*\.", str(node.values[0].value)):
                patterns.append(re.compile("".join(parts)))
    return patterns


def blanks(template: str) -> set[str]:
    """``{name}`` is filled by the program, ``%n`` on the page of a packet."""
    named = [name for _, name, _, _ in string.Formatter().parse(template) if name is not None]
    return {*named, *re.findall(r"%[a-z](?![a-z])", template)}


def test_there_are_sentences() -> None:
    assert len(CATALOGUE) > 20


def test_no_code_stands_twice() -> None:
    assert [code for code, count in Counter(code for code, _ in ENTRIES).items() if count > 1] == []


@pytest.mark.parametrize(("code", "entry"), ENTRIES, ids=[code for code, _ in ENTRIES])
def test_each_sentence_is_whole(code: str, entry: dict[str, str]) -> None:
    assert CODE.fullmatch(code)
    assert set(entry) == {"zh", "en"}
    assert entry["zh"].strip()
    assert entry["en"].strip()
    assert blanks(entry["zh"]) == blanks(entry["en"])


def test_every_code_that_is_said_is_in_the_catalogue() -> None:
    assert sorted((codes_said() | codes_in_resources()) - set(CATALOGUE)) == []


def test_every_sentence_is_used() -> None:
    written, composed = codes_written() | codes_in_resources(), codes_composed()
    unused = [code for code in CATALOGUE if code not in written and not any(p.fullmatch(code) for p in composed)]
    assert unused == []
