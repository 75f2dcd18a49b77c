"""Sentences read one by one are what TOML's own reader makes of the whole folder."""

from __future__ import annotations

import tomllib
from pathlib import Path

from shopguard.catalogue import Catalogue
from tests.conftest import ROOT

TEXTS = ROOT / "resources" / "texts"


def test_each_sentence_is_read_as_toml_says() -> None:
    whole = {
        code: entry for path in TEXTS.glob("*.toml") for code, entry in tomllib.loads(path.read_text("utf-8")).items()
    }
    read = Catalogue(TEXTS)
    assert {code: read[code] for code in whole} == whole


def test_what_is_more_than_plain_lines_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text(
        '["a.b"]\nzh = "\\"甲\\"\\n乙"\nen = \'C:\\d\'\n\n# next\n["c.d"]\nzh = "丙" # so\n', "utf-8"
    )
    read = Catalogue(tmp_path)
    assert read["a.b"] == {"zh": '"甲"\n乙', "en": "C:\\d"}
    assert read["c.d"] == {"zh": "丙"}


def test_the_files_named_first_are_looked_into_first(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.toml").write_text(f'["who.first"]\nzh = "{name}"\n', "utf-8")
    assert Catalogue(tmp_path, ("c.toml",))["who.first"] == {"zh": "c"}
    assert Catalogue(tmp_path)["who.first"] == {"zh": "a"}
