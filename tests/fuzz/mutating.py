"""Changes inputs where it hurts: cells, rows and parts of packages, not only bytes."""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable

SPICE = (
    "", "0", "-", "-0", "1e999", "NaN", "6.93E+18", "9" * 19, "9" * 40, "-1", "1.005", "0x10", "١٢٣", "９９", "²",
    "½", "\0", "\t", "\r", "\n", '"', '"""', "'", "=", '="1"', "=1+1", "@", "`", ",", ";", "|", "\u2028",
    "\u202e", "\ufeff", "\ufffe", "\U0010ffff", "\ud7ff", "é", "合计", "合計", "　", "\x1e", "1970-01-01 00:00:00",
    "2026-02-30 25:61:61", "0000-00-00 00:00:00", "9999-12-31 23:59:59", "10000-01-01", "2026/11/18",
    "20261118", "1795147200", "1795147200000", "946656000000", "26-11-18", "2026-11-18T10:00:00+25:00",
    "46345.5", "-1000000", "1e18", "¥", "1,2,3,4", "12.345.678", "(5.00)", "YT0000000000101",
    "YT0000000000101-圆通速递,", "JD1-1-1-", "DPK000000000001-1-1", "圆通速递-YT0000000000101",
    "6900000000000000101,6900000000000000102", "已关闭", "已发货", "待发货", "退款成功", "【苏州转运中心】已发出",
    "【", "】", "预计", "新疆",
    "县", "true", "null", "[]", "{}", "[[", "{" * 50, "[" * 2000, "<", "</", "<table>", "</table>", "<tr>",
    "<td colspan=99999>", "<!--", "-->", "<![CDATA[", "]]>", "&#0;", "&#xD800;", "&#99999999;", "&amp", "&x;",
    '<?xml version="1.0"?>', "<!DOCTYPE x [<!ENTITY y 'z'>]>", 'ss:Index="99999"', 'ss:MergeAcross="99999"',
    'r="XFD1048576"', 'r="A0"', 't="s"', 't="d"', "<v>1e308</v>", "<v>-1</v>", 's="99999"', "\\ud800",
    "\\u0000", "1e400", "inf", "true", '"""', "\\", "\\x", "'''", "[a]", "[[a]]", "a.b=1", "a = ", "%", "%s",
    "{0}", "{a}",
)  # fmt: skip
RAW = (
    b"\0", b"\xff", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80",
    b"PK\x03\x04", b"PK\x05\x06", b"PK\x01\x02", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x1f\x8b\x08", b"%PDF-",
    b"\x89PNG\r\n\x1a\n", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\x00\x00\x00\x80",
)  # fmt: skip
_PIECES = re.compile(r"[^,;|\t\r\n<>\"'{}\[\]:=]+|[,;|\t\r\n<>\"'{}\[\]:=]")
_SELDOM, _LONG = 0.01, 60_000
_MOST_PIECES = 20_000
_MOST_UNPACKED = 4 << 20

Mutate = Callable[[bytes, int], bytes]


def mutated(content: bytes, longest: int, chance: random.Random, plainly: Mutate) -> bytes:
    """Another input. ``plainly``: changes bytes without knowing what they are."""
    if content.startswith(b"PK\x03\x04") and chance.random() < 0.8:
        repacked = _repacked(content, longest, chance, plainly)
        if repacked is not None and len(repacked) <= longest:
            return repacked
    if chance.random() < 0.45:
        return plainly(content, longest)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        content = _edited(content, chance)
    return content[:longest]


def bytes_changed(chance: random.Random) -> Mutate:
    """What changes bytes where no fuzzer lends its own."""

    def change(content: bytes, longest: int) -> bytes:
        at, gone = chance.randrange(len(content) + 1), chance.choice((0, 0, 1, 2, 8, 200))
        put = chance.choice((*RAW, b"", bytes([chance.randrange(256)])))
        return (content[:at] + put + content[at + gone :])[:longest]

    return change


def _edited(content: bytes, chance: random.Random) -> bytes:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        try:
            encoding, text = "gb18030", content.decode("gb18030")
        except UnicodeDecodeError:
            return bytes_changed(chance)(content, len(content) + 64)
    changed = _of_text(text, chance)
    return changed.encode(chance.choice((encoding,) * 12 + ("utf-8-sig", "gb18030", "utf-16", "utf-8")), "replace")


def _of_text(text: str, chance: random.Random) -> str:
    if chance.random() < 0.3:
        return _rows_changed(text, chance)
    pieces = _PIECES.findall(text)[:_MOST_PIECES]
    if not pieces:
        return chance.choice(SPICE)
    at, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
    what = chance.randrange(6)
    if chance.random() < _SELDOM:
        pieces[at] *= _LONG // len(pieces[at])  # what takes the square of a length shows itself
    elif what == 0:
        pieces[at] = chance.choice(SPICE)
    elif what == 1:
        pieces[at] += chance.choice(SPICE)
    elif what == 2:
        pieces[at], pieces[other] = pieces[other], pieces[at]
    elif what == 3:
        pieces[at] = pieces[other]
    elif what == 4:
        del pieces[at : at + chance.choice((1, 1, 2, 10))]
    else:
        pieces[at:at] = pieces[other : other + chance.choice((1, 5, 40))] * chance.choice((1, 1, 2, 30))
    return "".join(pieces)


def _rows_changed(text: str, chance: random.Random) -> str:
    rows = text.splitlines(keepends=True) or [""]
    at, other = chance.randrange(len(rows)), chance.randrange(len(rows))
    what = chance.randrange(4)
    if what == 0:
        rows.insert(at, rows[other])
    elif what == 1:
        del rows[at]
    elif what == 2:
        rows[at], rows[other] = rows[other], rows[at]
    else:
        rows[at] = chance.choice(
            ("\n", "合计,,,\n", ",\n", rows[other][: len(rows[other]) // 2], chance.choice(SPICE) + "\n")
        )
    return "".join(rows)


def _repacked(content: bytes, longest: int, chance: random.Random, plainly: Mutate) -> bytes | None:
    """The package with one part changed; it is whole itself, so that the reader gets to see the part."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            infos = package.infolist()
            if sum(info.file_size for info in infos) > _MOST_UNPACKED:
                return None
            parts = [(info.filename, package.read(info)) for info in infos]
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
        OverflowError,
    ):
        return None
    if not parts:
        return None
    at = chance.randrange(len(parts))
    name, part = parts[at]
    what = chance.random()
    if what < 0.85:
        parts[at] = (name, mutated(part, longest, chance, plainly))
    elif what < 0.9:
        del parts[at]
    elif what < 0.95:
        parts.append((name + chance.choice(("", "x", "/", "\\", ".csv", "\0", "../a.csv")), part))
    else:
        parts[at] = (chance.choice(SPICE) + name, part)
    return _packed(parts, chance)


def _packed(parts: list[tuple[str, bytes]], chance: random.Random) -> bytes:
    file = io.BytesIO()
    method = chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    with (
        warnings.catch_warnings(action="ignore"),
        zipfile.ZipFile(file, "w", method) as package,
    ):  # a name twice is meant
        for name, part in parts:
            package.writestr(zipfile.ZipInfo(name.encode("utf-8", "replace").decode() or "a"), part, method)
    return file.getvalue()
