"""Asking for newer releases by the whole program: switched off nothing leaves; switched on one question does, the same for everybody."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.online.update_door import UpdateDoor, update_door
from tests.privacy.test_walk import LONGEST, MACHINE_PARTS, _environment

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the walk's own machine is made of Linux's means")


def walked(machine: Path, door: UpdateDoor, switch: str) -> tuple[str, list[str]]:
    """What was printed, and every use of the network that Python knows of."""
    for name in MACHINE_PARTS:
        (machine / name).mkdir(mode=0o700)
    done = subprocess.run(
        [sys.executable, "-m", "tests.privacy.walk_updates", str(machine), door.address, switch],
        cwd=machine / "work",
        env=_environment(machine, alone=False),
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    notes = machine / "notes.txt"
    lines = notes.read_text("utf-8").splitlines() if notes.exists() else []
    return done.stdout, [line for line in lines if line.startswith("network ")]


def test_switched_off_nobody_is_asked(tmp_path: Path) -> None:
    with update_door() as door:
        printed, network = walked(tmp_path, door, "off")
    assert printed == "told nothing\n"
    assert door.questions == []
    assert network == []


def test_switched_on_one_question_leaves_and_tells_nothing(tmp_path: Path) -> None:
    with update_door() as door:
        printed, network = walked(tmp_path, door, "on")
        where = door.address.removeprefix("http://").removesuffix("/newest.json")
    assert printed == "told 0.2.0\n"
    asked = f"GET /newest.json HTTP/1.1\r\nHost: {where}\r\nAccept: application/json\r\nAccept-Encoding: identity\r\n"
    assert door.questions == [f"{asked}User-Agent: ShopGuard\r\n\r\n".encode()]
    port = where.partition(":")[2]
    assert [line for line in network if "socket.connect" in line] == [
        f"network socket.connect (('127.0.0.1', {port}),)"
    ]
    assert {line.split()[1] for line in network} <= {
        "http.client.connect",
        "http.client.send",
        "socket.connect",
        "socket.getaddrinfo",
    }
