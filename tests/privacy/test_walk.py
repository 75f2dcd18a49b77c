"""The whole program used once on a shop full of marks: where nobody else may look, nothing of a buyer was written; and nobody was called.

The walk is made in a process of its own with its own home, temporary and runtime folders, where the system allows it also with a
network of its own, whose counters tell of every packet.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.conftest import ROOT
from tests.privacy.planted import CHAT, KEPT, LATE, OF_BUYERS, ORDERS
from tests.privacy.searching import files_below, leaks, spellings

UNEXPECTED = 70  # exit code of a command in which something broke
LONGEST = 600
# below the data folder: what holds buyers' data because it is the data
HOLDS = ("shopguard.sqlite3", "shopguard.sqlite3-wal", "shopguard.sqlite3-shm")
HOLDS_BELOW = ("evidence", "rejects", "backups", "print-copies")
MACHINE_PARTS = ("home", "tmp", "runtime", "work", "in", "out", "data", "bin")
NOTIFY = '#!/bin/sh\n{ env; printf "%s\\n" "$@"; } >> "$SHOPGUARD_WALK_MACHINE/notified.txt"\n'

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the walk's own machine is made of Linux's means")


@dataclass(frozen=True)
class Walked:
    """``told``: what the walk wrote down; ``notes``: writes outside the allowed folders, and sockets."""

    machine: Path
    told: dict[str, Any]
    notes: tuple[str, ...]


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    machine = tmp_path_factory.mktemp("machine")
    for name in MACHINE_PARTS:
        (machine / name).mkdir(mode=0o700)
    notify = machine / "bin" / "notify-send"
    notify.write_text(NOTIFY, "ascii")
    notify.chmod(0o700)
    alone = _alone()
    done = subprocess.run(
        [*alone, sys.executable, "-m", "tests.privacy.walk", str(machine)],
        cwd=machine / "work",
        env=_environment(machine, alone=bool(alone)),
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    noted = machine / "notes.txt"
    lines = tuple(noted.read_text("utf-8").splitlines()) if noted.exists() else ()
    told = json.loads((machine / "out" / "told.json").read_text("utf-8"))
    told["printed"]["the walk itself"] = done.stdout + done.stderr
    return Walked(machine, told, lines)


def _alone() -> list[str]:
    """How a process gets a network of its own; empty where the system does not allow it."""
    unshare = shutil.which("unshare")
    for flags in ("-n", "-rn"):
        if (
            unshare
            and shutil.which("ip")
            and subprocess.run([unshare, flags, "true"], capture_output=True, check=False).returncode == 0
        ):
            return [unshare, flags]
    return []


def _environment(machine: Path, *, alone: bool) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("LANG", "LD_LIBRARY_PATH", "SYSTEMROOT")}
    folders = [str(machine / name) for name in ("data", "out", "in")]
    return {
        **kept,
        "PATH": f"{machine / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(machine / "home"),
        "TMPDIR": str(machine / "tmp"),
        "XDG_RUNTIME_DIR": str(machine / "runtime"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "tests" / "privacy" / "watch"), str(ROOT))),
        "SHOPGUARD_WALK_MACHINE": str(machine),
        "SHOPGUARD_WALK_NOTES": str(machine / "notes.txt"),
        "SHOPGUARD_WALK_FOLDERS": os.pathsep.join(folders),
        "SHOPGUARD_WALK_ALONE": "yes" if alone else "",
    }


def holds_data(machine: Path, path: Path) -> bool:
    """Whether a file is the data itself, what the owner gave, what he exported, or the walk's own report."""
    parts = path.relative_to(machine).parts
    if parts[0] in ("in", "out"):
        return True
    if parts[0] != "data" or len(parts) < 2:
        return False
    return (len(parts) == 2 and parts[1] in HOLDS) or parts[1] in HOLDS_BELOW


def test_the_walk_came_everywhere(walked: Walked) -> None:
    told = walked.told
    assert len(told["window"]["opened"]) >= 15, told["window"]["opened"]
    assert told["window"]["second"] == 0
    assert told["window"]["noticed"]
    assert told["window"]["bound"]  # several cases, printed as one
    assert told["window"]["shown"]
    assert told["window"]["updates"] is False  # there was somebody to ask, and nobody wanted it
    assert told["window"]["called"] == ["order_detail", "track_of", "findings", "source"]
    fine = {key: code for key, code in told["codes"].items() if " without " not in key}
    assert {key: code for key, code in fine.items() if code} == {
        "00 import " + _first(walked): 3
    }  # one file is nobody's
    broken = {key: code for key, code in told["codes"].items() if " without " in key}
    assert len(broken) == 8
    assert set(broken.values()) == {UNEXPECTED}, broken


def _first(walked: Walked) -> str:
    return str(walked.machine / "in" / "演示订单.csv")


def test_the_marks_are_where_they_have_to_be(walked: Walked) -> None:
    data = walked.machine / "data"
    told = b"".join(
        path.read_bytes() for path in data.rglob("*") if path.is_file() and holds_data(walked.machine, path)
    )
    assert [name for name in KEPT if not any(one in told for one in spellings(OF_BUYERS[name]))] == []


def test_nothing_of_a_buyer_is_written_anywhere_else(walked: Walked) -> None:
    files = files_below(walked.machine, lambda path: holds_data(walked.machine, path))
    assert any(name.startswith("data/crashes/") for name in files)
    assert "feedback.txt" in files
    assert "notified.txt" in files
    assert leaks(files, {**OF_BUYERS, **ORDERS}) == []


def test_nothing_of_a_buyer_is_printed_said_or_copied(walked: Walked) -> None:
    printed = {key: text.encode() for key, text in walked.told["printed"].items()}
    said = "\n".join(walked.told["window"]["said"]).encode()
    assert leaks({**printed, "said": said}, OF_BUYERS) == []
    assert leaks({"said": said}, ORDERS) == []
    assert walked.told["window"]["clipboard"] == "was here before"


def test_what_is_printed_without_a_word_is_masked(walked: Walked) -> None:
    """The call sheet and a packet with a chat and a saved page in it: their text is there to be read, and holds nobody."""
    printed = {path.name: _text_of(path) for path in (walked.machine / "out").glob("*.pdf")}
    assert len(printed) == 2
    packet = next(text for name, text in printed.items() if name.startswith("A"))
    assert CHAT in packet
    assert LATE in packet
    people = {
        name: OF_BUYERS[name] for name in ("name", "other name", "phone", "other phone", "street", "nickname", "note")
    }
    assert leaks({name: text.encode() for name, text in printed.items()}, people) == []


def _text_of(path: Path) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_what_is_hidden_on_the_screen_is_not_to_be_read_there(walked: Walked) -> None:
    wanted = {name: OF_BUYERS[name] for name in ("name", "other name", "phone", "other phone", "street")}
    seen = {str(number): text.encode() for number, text in enumerate(walked.told["window"]["seen"])}
    assert leaks(seen, wanted) == []


def test_nothing_is_written_outside_the_data_folder_not_even_for_a_moment(walked: Walked) -> None:
    written = [line for line in walked.notes if line.startswith("write ")]
    known = (str(walked.machine / "feedback.txt"), "/dev/null")
    assert [line for line in written if not line.endswith(known)] == []


def test_what_is_kept_and_what_is_exported_only_the_owner_can_read(walked: Walked) -> None:
    folders = [walked.machine / name for name in ("data", "out", "runtime", "tmp")]
    made = [path for folder in folders for path in folder.rglob("*") if not path.is_symlink()]
    assert {"settings.json", "crashes", "shopguard.sqlite3", "rejects", "evidence"} <= {path.name for path in made}
    assert [str(path) for path in made if path.stat().st_mode & 0o077] == []
    doors = walked.told["window"]["doors"]
    assert len(doors) == 2  # the lock, and the socket by which a second start finds the window
    assert [name for name, mode in doors.items() if mode & 0o077] == []


def test_nobody_is_called(walked: Walked) -> None:
    assert [line for line in walked.notes if line.startswith("network ")] == []
    if not walked.told["namespace"]:
        pytest.skip("this system gives nobody a network of its own")
    assert {name: count for name, count in walked.told["counted"].items() if count} == {}
    assert walked.told["listening"] == []


@pytest.mark.parametrize(
    "call",
    [
        "socket.create_connection(('192.0.2.1', 9), 1)",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 9))",
        "socket.create_connection(('2001:db8::1', 9), 1)",
    ],
)
def test_a_call_would_have_been_noticed(tmp_path: Path, call: str) -> None:
    """The counters and the notes of :func:`test_nobody_is_called` do move: by Python itself, and by what Python does not see."""
    alone = _alone()
    if not alone:
        pytest.skip("this system gives nobody a network of its own")
    lines = (
        "import contextlib, socket",
        "from tests.privacy.walk import counted, lead_nowhere",
        "lead_nowhere()",
        "before = counted()",
        f"with contextlib.suppress(OSError): {call}",
        "after = counted()",
        "print(sum(after.values()) - sum(before.values()))",
    )
    code = "\n".join(lines)
    (tmp_path / "machine").mkdir()
    environment = _environment(tmp_path / "machine", alone=True)
    done = subprocess.run(
        [*alone, sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) > 0
    assert "network socket." in (tmp_path / "machine" / "notes.txt").read_text("utf-8")


def test_the_search_finds_a_mark_however_it_is_spelt(tmp_path: Path) -> None:
    import gzip
    import zipfile
    import zlib

    name = OF_BUYERS["name"]
    (tmp_path / f"{name}.txt").write_text("", "utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"told": name}), "ascii")
    (tmp_path / "b.bin").write_bytes(b"\0" * 7 + name.encode("utf-16-le"))
    (tmp_path / "c.gz").write_bytes(gzip.compress(f"x{name}".encode("gb18030")))
    (tmp_path / "d.pdf").write_bytes(b"%PDF stream\n" + zlib.compress(name.encode()) + b"\nendstream")
    with zipfile.ZipFile(tmp_path / "e.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside.txt", name)
    (tmp_path / "f.txt").write_text("nobody", "ascii")
    found = leaks(files_below(tmp_path), {"name": name})
    assert sorted(leak.file for leak in found) == ["a.json", "b.bin", "c.gz", "d.pdf", "e.zip", f"{name}.txt"]
