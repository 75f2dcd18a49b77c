"""The smaller data of ICU: made from the Qt that is installed, and really used by it in another process."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import PySide6
import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Qt brings ICU on Linux only")

# Prints: Chinese names in the order of their sounds, letters in order, whether two encodings are known, a zone's name, whose data are used.
ASKED = """
import sys
from functools import cmp_to_key
from PySide6.QtCore import QCollator, QLocale, QStringDecoder, QTimeZone
collator = QCollator(QLocale("zh_CN"))
print("".join(sorted(["上海", "浙江", "北京", "安徽", "广东"], key=cmp_to_key(collator.compare))))
collator.setLocale(QLocale("en_GB"))
print("".join(sorted("bBaA", key=cmp_to_key(collator.compare))))
print(QStringDecoder("GB18030").isValid(), QStringDecoder("GBK").isValid())
zone = QTimeZone(b"Asia/Shanghai")
print(zone.displayName(QTimeZone.TimeType.StandardTime, QTimeZone.NameType.LongName, QLocale("zh_CN")))
print([line.split()[-1] for line in open("/proc/self/maps") if "icudata" in line][0])
"""


@pytest.fixture
def icu_data(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(ROOT / ".packing" / "linux"))
    yield import_module("icu_data")
    sys.modules.pop("icu_data", None)


@pytest.fixture
def library() -> Path:
    (found,) = (Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*")
    return found


def answers(first: str) -> list[str]:
    environment = {**os.environ, "LD_LIBRARY_PATH": first, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", ASKED], env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_qt_says_the_same_with_a_tenth_of_the_data(icu_data: Any, library: Path, tmp_path: Path) -> None:
    made = tmp_path / "made" / library.name
    icu_data.make_smaller(library, made)
    assert made.stat().st_size < library.stat().st_size / 8
    *said, used = answers(str(made.parent))
    assert used == str(made)
    assert said == ["安徽北京广东上海浙江", "aAbB", "True True", "中国标准时间"]
    assert answers("")[:-1] == said


def test_the_same_library_gives_the_same_bytes(icu_data: Any, library: Path) -> None:
    whole = library.read_bytes()
    assert icu_data.smaller(whole) == icu_data.smaller(whole)


def common_data(items: dict[str, bytes]) -> bytes:
    """ICU's common data by hand: a header of 32 bytes, then count, table, names, items on 16 bytes."""
    names = b"".join(f"icudt73l/{name}\0".encode() for name in items)
    first = -(-(4 + 8 * len(items) + len(names)) // 16) * 16
    table, name_at, place = struct.pack("<I", len(items)), 4 + 8 * len(items), first
    for name, item in items.items():
        table += struct.pack("<II", name_at, place)
        name_at += len(f"icudt73l/{name}") + 1
        place += len(item)
    return (
        struct.pack("<HBB", 32, 0xDA, 0x27).ljust(32, b"\0")
        + (table + names).ljust(first, b"\0")
        + b"".join(items.values())
    )


def test_only_what_is_kept_stays(icu_data: Any) -> None:
    kept = {"coll/zh.res": b"z" * 32, "zoneinfo64.res": b"t" * 16}
    whole = common_data({"brkitr/ja.dict": b"j" * 48, **kept, "zu_ZA.res": b"u" * 16})
    assert icu_data.fewer_items(whole) == common_data(kept)


@pytest.mark.parametrize("broken", [b"", b"MZ" + bytes(9_000), b"\x7fELF\x02\x01" + bytes(9_000)])
def test_another_form_is_refused(icu_data: Any, broken: bytes) -> None:
    with pytest.raises(icu_data.UnknownForm):
        icu_data.smaller(broken)
