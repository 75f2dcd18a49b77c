"""Has Apple look at ShopGuard.app or its disk image, and fastens the ticket to it, so that macOS opens it without asking Apple.

    python .packing/macos/notarise.py FILE [--dry-run]

Needs $SHOPGUARD_NOTARY_KEY (path of an App Store Connect key, .p8), $SHOPGUARD_NOTARY_KEY_ID and $SHOPGUARD_NOTARY_ISSUER;
where one of them is not set nothing is done, and a line says so. First the .app, then the image that holds it: what is copied out
of the image has a ticket of its own then.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import steps

ACCOUNT = {
    "--key": "SHOPGUARD_NOTARY_KEY",
    "--key-id": "SHOPGUARD_NOTARY_KEY_ID",
    "--issuer": "SHOPGUARD_NOTARY_ISSUER",
}


def account(environment: Mapping[str, str]) -> list[str] | None:
    """The words that tell notarytool whose account it is; None where any is missing."""
    words = [word for option, name in ACCOUNT.items() if (value := environment.get(name)) for word in (option, value)]
    return words if len(words) == 2 * len(ACCOUNT) else None


def commands(path: Path, account: Sequence[str], folder: Path) -> list[list[str]]:
    """The calls, the last of which asks macOS whether it would open it. ``folder``: for what is sent."""
    sent, packing = path, []
    kind = ["open", "--context", "context:primary-signature"]
    if path.suffix == ".app":
        sent, kind = folder / f"{path.stem}.zip", ["execute"]
        packing = [["ditto", "-c", "-k", "--keepParent", str(path), str(sent)]]
    return [
        *packing,
        ["xcrun", "notarytool", "submit", str(sent), *account, "--wait", "--timeout", "1h"],
        ["xcrun", "stapler", "staple", str(path)],
        ["spctl", "--assess", "--verbose", "--type", *kind, str(path)],
    ]


def main(words: Sequence[str]) -> int:
    """See above."""
    parser = argparse.ArgumentParser(
        prog="notarise.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--dry-run", action="store_true")
    told = parser.parse_args(words)
    given = account(os.environ)
    if given is None:
        steps.say(f"not notarised: {told.file.name} (set {', '.join(f'${name}' for name in ACCOUNT.values())})")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        steps.run_all(commands(told.file.absolute(), given, Path(folder)), dry=told.dry_run)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
