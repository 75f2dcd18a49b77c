"""What is installed to build for Macs with Intel processors: the lock, but for packages that come for Apple's own only.

    python .packing/macos/for_intel.py > requirements-intel.txt

cryptography 48.0.1 is the last with a wheel for Intel. The holes that were mended since lie in PKCS#7 and X.509, of which the program
uses nothing: it takes Argon2id and AES-GCM. On every other system the lock stands as it is.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
INSTEAD = {
    "cryptography": "cryptography==48.0.1 \\\n"
    "    --hash=sha256:3e4a1a3232eef2e6c732827d5722db29a0cc8b27af2a4d865b094cf954be9ca1\n"
}


def requirements(lock: str) -> str:
    """The lock with its entries exchanged. Raises ``LookupError`` where one of them is not there."""
    for name, entry in INSTEAD.items():
        lock, number = re.subn(rf"^{name}==.*\n(?:    .*\n)*", entry.replace("\\", r"\\"), lock, flags=re.MULTILINE)
        if number != 1:
            raise LookupError(name)
    return lock


if __name__ == "__main__":
    sys.stdout.write(requirements((PROJECT / "requirements.lock").read_text("utf-8")))
