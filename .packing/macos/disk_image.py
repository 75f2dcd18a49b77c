"""Packs ShopGuard.app as the file that is given to people on macOS: a disk image with a link to the Applications folder.

    python .packing/macos/disk_image.py ShopGuard.app OUT_DIR [--dry-run]

Writes ShopGuard-VERSION-macos-PROCESSOR.dmg. It refuses a program that wants a newer macOS than its Info.plist tells, or whose
libraries are not all for the same processor. Where $SHOPGUARD_SIGN_MACOS is set the image is signed, too; where it is not, a
page lies beside the program that says what macOS will show and what to do then.
"""

from __future__ import annotations

import argparse
import os
import plistlib
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import bundle
import mach
import steps
from sign import CERTIFICATE

READ_FIRST = Path(__file__).resolve().with_name("read-first.txt")
SHOWN_AS = "请先看 Read me first.txt"


def image_name(app: Path) -> str:
    """The name of the file that is given to people."""
    version = _told(app)["CFBundleShortVersionString"]
    return f"{bundle.PROGRAM}-{version}-macos-{processor(app)}.dmg"


def processor(app: Path) -> str:
    """The processor that every program file of the .app has a part for, the program's own. Raises ``SystemExit`` where one has not."""
    (own,) = (part.processor for part in mach.parts_of(app / "Contents" / "MacOS" / bundle.PROGRAM))
    without = [path for path in mach.program_files(app) if own not in {part.processor for part in mach.parts_of(path)}]
    if without:
        raise SystemExit(f"not for {own}: {', '.join(path.name for path in without)}")
    return own


def check_system(app: Path) -> str:
    """A line about the oldest macOS. Raises ``SystemExit`` where the program wants a newer one than it tells."""
    told = _told(app)["LSMinimumSystemVersion"]
    least, files = mach.least_system(app)
    if least > tuple(map(int, told.split("."))):
        names = ", ".join(sorted(path.name for path in files)[:5])
        raise SystemExit(f"wants macOS {bundle.spoken(least)}, tells {told}: {names}")
    return f"macOS {told} or newer (its files want {bundle.spoken(least)})"


def commands(app: Path, staging: Path, image: Path, certificate: str | None) -> list[list[str]]:
    """The calls that make the image from a folder that holds nothing yet."""
    title = f"{bundle.PROGRAM} {_told(app)['CFBundleShortVersionString']}"
    calls = [
        ["ditto", str(app), str(staging / app.name)],
        ["ln", "-s", "/Applications", str(staging / "Applications")],
        ["hdiutil", "create", "-volname", title, "-srcfolder", str(staging), "-fs", "HFS+", "-format", "ULMO", "-ov", str(image)],
        ["hdiutil", "verify", str(image)],
    ]  # fmt: skip
    if certificate:
        return [*calls, ["codesign", "--sign", certificate, "--timestamp", str(image)]]
    return [["cp", str(READ_FIRST), str(staging / SHOWN_AS)], *calls]


def _told(app: Path) -> dict[str, str]:
    told: dict[str, str] = plistlib.loads((app / "Contents" / "Info.plist").read_bytes())
    return told


def main(words: Sequence[str]) -> int:
    """See above."""
    parser = argparse.ArgumentParser(
        prog="disk_image.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("app", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--dry-run", action="store_true")
    told = parser.parse_args(words)
    app, image = told.app.absolute(), told.out.absolute() / image_name(told.app)
    steps.say(check_system(app))
    told.out.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix="shopguard-image-"))
    try:
        steps.run_all(commands(app, staging, image, os.environ.get(CERTIFICATE)), dry=told.dry_run)
    finally:
        shutil.rmtree(staging)
    steps.say(str(image))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
