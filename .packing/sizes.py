"""What each part of a built folder weighs: ``python .packing/sizes.py dist/ShopGuard`` prints a table, the heaviest first.

Unpacked: the sizes of the files. Packed: each file by itself as gzip -9 packs it, which adds up to what a ``.tar.gz`` of the folder
weighs, to within two in a hundred; solid packers (xz, the Windows installer's) make it about a quarter smaller. A link weighs nothing.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

# The first that fits a file's place in the folder, the packers' own folders (_internal, program, Contents/…) taken off.
PARTS = (
    ("ICU of Qt", r"(PySide6/Qt/lib/)?libicu"),
    ("Qt, PySide6", r"PySide6/|shiboken6/"),
    ("fonts", r"shopguard/resources/fonts/"),
    ("typst", r"typst/"),
    ("numpy with OpenBLAS", r"numpy(\.libs)?/"),
    ("pandas", r"pandas(\.libs)?/"),
    ("SQLCipher", r"sqlcipher3(\.libs)?/"),
    ("cryptography", r"cryptography/|_cffi_backend"),
    ("Pillow", r"PIL/|pillow\.libs/"),
    ("HEIC", r"pi_heif(\.libs)?/|_pi_heif"),
    ("lxml", r"lxml/"),
    ("PDFium", r"pypdfium2(_raw)?/"),
    ("calamine", r"python_calamine/"),
    ("Python", r"(lib)?python3|base_library\.zip|lib-dynload/|DLLs/"),
    ("resources without the fonts", r"shopguard/resources/"),
    ("licences", r"licences/|[^/]+\.dist-info/"),
    ("programs and all Python modules", r"(ShopGuard|shopguard-cli)(\.exe)?$|shopguard/"),
    ("libraries of the build machine", r"lib[^/]+\.so"),
    ("the rest", r""),
)
_PACKERS_OWN = re.compile(r"^(Contents/(Frameworks|Resources|MacOS)/|_internal/|program/(packages/)?)")


@dataclass(slots=True)
class Weight:
    """Bytes of one part, unpacked and packed."""

    unpacked: int = 0
    packed: int = 0


def part_of(place: str) -> str:
    """The part that a file belongs to, by its place in the folder."""
    inside = _PACKERS_OWN.sub("", place)
    return next(name for name, form in PARTS if re.match(form, inside))


def weights(folder: Path) -> dict[str, Weight]:
    """Each part's weight, the heaviest (unpacked) first."""
    found: dict[str, Weight] = {}
    for path in _files(folder):
        content = path.read_bytes()
        weight = found.setdefault(part_of(PurePosixPath(path.relative_to(folder)).as_posix()), Weight())
        weight.unpacked += len(content)
        weight.packed += len(zlib.compress(content, 9))
    return dict(sorted(found.items(), key=lambda item: -item[1].unpacked))


def table(found: dict[str, Weight]) -> Iterator[str]:
    """Lines in MB (millions of bytes), the whole last."""
    whole = Weight(sum(one.unpacked for one in found.values()), sum(one.packed for one in found.values()))
    yield f"{'MB':32} unpacked   packed"
    for name, weight in {**found, "all": whole}.items():
        yield f"{name:32} {weight.unpacked / 1e6:8.1f} {weight.packed / 1e6:8.1f}"


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())


if __name__ == "__main__":
    sys.stdout.write("\n".join(table(weights(Path(sys.argv[1])))) + "\n")
