"""Signs ShopGuard.app from the inside out: every library, then every framework, then the programs, then the whole.

    python .packing/macos/sign.py ShopGuard.app [--trial] [--dry-run]

$SHOPGUARD_SIGN_MACOS names the certificate ("Developer ID Application: …"): with it the hardened runtime is on, and each signature
has a time stamp. Without it the signatures name nobody: the program runs, and macOS warns of it (the manual says what is seen).
--trial: names nobody, hardened runtime on all the same, to try on any Mac whether the program lives with it.

It asks for no entitlement. It makes no machine code while it runs: no callbacks through ctypes, and the compiler of Qt's regular
expressions is switched off (ui/look/application.py). All libraries bear the same name as the program, so that they may be loaded;
the keychain, printers and files need no entitlement.
Only the trial has one, for libraries that bear no name. ``codesign --deep`` is not used: it signs in no order one can rely on.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import mach
import steps

CERTIFICATE = "SHOPGUARD_SIGN_MACOS"
NOBODY = "-"
TRIAL = Path(__file__).resolve().with_name("trial.plist")
_BUNDLES = (".framework", ".app", ".bundle", ".xpc")


def in_order(app: Path) -> list[Path]:
    """What is to be signed, each after all that is inside it; the .app comes last. Links are never followed."""
    found = {path for path in mach.program_files(app) if _is_on_its_own(path, app)}
    for path in app.rglob("*"):
        if path.is_dir() and not path.is_symlink() and path.suffix in _BUNDLES:
            found |= _signed_for(path)
    return [*sorted(found, key=lambda path: (-len(path.parts), path.as_posix())), app]


def commands(app: Path, certificate: str, *, trial: bool = False) -> list[list[str]]:
    """The calls of codesign, the check of the whole at the end."""
    words = ["codesign", "--force", "--sign", certificate]
    if certificate != NOBODY:
        words += ["--options", "runtime", "--timestamp"]
    elif trial:
        words += ["--options", "runtime", "--entitlements", str(TRIAL)]
    by_depth = groupby(in_order(app), key=lambda path: len(path.parts))
    calls = [[*words, *map(str, paths)] for _, paths in by_depth]
    return [*calls, ["codesign", "--verify", "--deep", "--strict", "--verbose=2", str(app)]]


def _is_on_its_own(path: Path, app: Path) -> bool:
    """Not the program of a bundle, which is signed with the bundle."""
    inside = path.relative_to(app).parts
    if inside == ("Contents", "MacOS", app.stem):
        return False
    return not any(part == f"{path.name}.framework" for part in inside)


def _signed_for(bundle: Path) -> set[Path]:
    """A framework is signed version by version."""
    versions = bundle / "Versions"
    if bundle.suffix != ".framework" or not versions.is_dir():
        return {bundle}
    return {path for path in versions.iterdir() if path.is_dir() and not path.is_symlink()}


def main(words: Sequence[str]) -> int:
    """See above."""
    parser = argparse.ArgumentParser(prog="sign.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("app", type=Path)
    parser.add_argument("--trial", action="store_true")
    parser.add_argument("--dry-run", action="store_true")
    told = parser.parse_args(words)
    certificate = NOBODY if told.trial else os.environ.get(CERTIFICATE) or NOBODY
    if certificate == NOBODY:
        steps.say(f"signed by nobody{' (trial)' if told.trial else f': ${CERTIFICATE} is not set'}")
    steps.run_all(commands(told.app.absolute(), certificate, trial=told.trial), dry=told.dry_run)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
