"""A gate before every change a process makes to files: who stands at it may let the change happen, forbid it, or end the process.

Linux only. The process asks the kernel (seccomp, user notification) to stop it at each system call that changes a file, in
whichever thread or library: SQLite's own writes and flushes too, which Python never sees. The one who started it is told each
time, while the process stands still. Nothing of the program is replaced, and nothing is preloaded.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import platform
import select
import signal
import socket
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.crash.changes import ARCHITECTURES, DESCRIPTOR_AT, FROM_AT, NUMBERS, PATH_AT, SECCOMP, TAKING_ROOM
from tests.crash.processes import Ended, ended, start

_TELL, _GO_ON = 0x7FC00000, 0x7FFF0000  # SECCOMP_RET_USER_NOTIF, SECCOMP_RET_ALLOW
_RECEIVE, _ANSWER = 0xC0502100, 0xC0182101  # ioctls of the listener
_NOTE, _REPLY = struct.Struct("=QIIiIQ6Q"), struct.Struct("=QqiI")
_O_CREAT, _AT_FDCWD = 0o100, 0xFFFFFF9C
_LONGEST_PATH = 4096


@dataclass(frozen=True, slots=True)
class Change:
    """A change that is about to happen: which system call, on which file; of a renamed one also its name so far."""

    call: str
    path: Path
    before: Path | None = None


class Killed(Exception):  # noqa: N818 - what the one at the gate wants, not an error
    """Raised by the one at the gate: the process dies here, before the change."""


Decide = Callable[[int, Change], int]  # (which change it is, from 1; the change) → 0 to let it happen, else the errno


def let_all(_number: int, _change: Change) -> int:
    """Nothing is forbidden."""
    return 0


def kill_at(number: int) -> Decide:
    """The process dies before its change of that number."""

    def decide(now: int, _change: Change) -> int:
        if now >= number:
            raise Killed
        return 0

    return decide


def fail_from(number: int, errno: int, *, calls: frozenset[str] = TAKING_ROOM) -> Decide:
    """From its change of that number on every one of these ``calls`` fails with ``errno``, as on a disk that is full."""

    def decide(now: int, change: Change) -> int:
        return errno if now >= number and change.call in calls else 0

    return decide


def why_not() -> str | None:
    """Why there can be no gate on this system; None where there can."""
    if sys.platform != "linux" or platform.machine() not in NUMBERS:
        return "a gate before every change needs Linux on x86-64 or ARM64"
    ours, theirs = socket.socketpair()
    with ours, theirs:
        child = start(lambda: _only_install(theirs), Path(os.devnull), Path(os.devnull))
        _, status = os.waitpid(child, 0)
    return "this system does not let a process be stopped before its changes (seccomp)" if status else None


def _only_install(door: socket.socket) -> int:
    _install(door)
    return 0


def run(work: Callable[[], int], folder: Path, decide: Decide, room: Path) -> Ended:
    """Runs ``work`` in a process of its own with the gate before every change below ``folder``; work's answer is its exit code.

    What it prints goes into files in ``room``, a folder that is not behind the gate.
    """
    ours, theirs = socket.socketpair()
    said, warned = room / "stdout", room / "stderr"

    def behind_the_gate() -> int:
        ours.close()
        _install(theirs)
        return work()

    child = start(behind_the_gate, said, warned)
    theirs.close()
    with ours:
        listener = socket.recv_fds(ours, 1, 1)[1][0]
    try:
        status, changes = _stand_at(listener, child, folder, decide)
    finally:
        os.close(listener)
    return ended(status, said, warned, changes)


def _stand_at(listener: int, child: int, folder: Path, decide: Decide) -> tuple[int, int]:
    """The process's end (as ``waitpid`` tells it), and how many changes it came to."""
    names = {number: name for name, number in NUMBERS[platform.machine()].items()}
    poll, changes = select.poll(), 0
    poll.register(listener, select.POLLIN)
    while True:
        ready = poll.poll(20)
        if not ready or not ready[0][1] & select.POLLIN:
            ended, status = os.waitpid(child, os.WNOHANG if not ready else 0)
            if ended:
                return status, changes
            continue
        note = bytearray(_NOTE.size)
        try:
            fcntl.ioctl(listener, _RECEIVE, note)
        except FileNotFoundError:  # it died while it was waiting
            continue
        ident, pid, _flags, number, _arch, _at, *arguments = _NOTE.unpack(note)
        change = _change(names[number], pid, arguments)
        forbidden = 0
        if change is not None and change.path.is_relative_to(folder):
            changes += 1
            try:
                forbidden = decide(changes, change)
            except Killed:
                os.kill(child, signal.SIGKILL)
                _, status = os.waitpid(child, 0)
                return status, changes
        reply = bytearray(_REPLY.pack(ident, 0, -forbidden, 0 if forbidden else 1))
        try:
            fcntl.ioctl(listener, _ANSWER, reply)
        except FileNotFoundError:
            continue


def _change(call: str, pid: int, arguments: list[int]) -> Change | None:
    """What is about to change; None where that cannot be told: the process is gone."""
    try:
        if call in DESCRIPTOR_AT:
            return Change(call, Path(f"/proc/{pid}/fd/{arguments[DESCRIPTOR_AT[call]]}").readlink())
        at = PATH_AT[call]
        path = _path(call, pid, arguments, at)
        before = _path(call, pid, arguments, FROM_AT[call]) if call in FROM_AT else None
        return Change(call, path, before)
    except OSError:
        return None


def _path(call: str, pid: int, arguments: list[int], at: int) -> Path:
    path = Path(_text_at(pid, arguments[at]))
    if path.is_absolute():
        return path
    base = arguments[at - 1] & 0xFFFFFFFF if call.endswith("at") or call == "renameat2" else _AT_FDCWD
    return Path(f"/proc/{pid}/cwd" if base == _AT_FDCWD else f"/proc/{pid}/fd/{base}").readlink() / path


def _text_at(pid: int, address: int) -> str:
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:  # noqa: PTH123 - unbuffered
        memory.seek(address)
        return os.fsdecode(memory.read(_LONGEST_PATH).split(b"\0", 1)[0])


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def _install(door: socket.socket) -> None:
    """Puts the gate before the calling process and hands its other side through ``door``. Raises ``OSError``."""
    machine = platform.machine()
    code = _filter(ARCHITECTURES[machine], NUMBERS[machine])
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS
    listener = libc.syscall(SECCOMP[machine], 1, 1 << 3, ctypes.byref(program))  # a new filter, with a listener
    if listener < 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    socket.send_fds(door, [b"."], [listener])
    os.close(listener)
    door.close()


def _filter(architecture: int, numbers: dict[str, int]) -> bytes:
    """The kernel's question for every system call: is it one of these (of ``openat`` only where it may make a file)?"""
    load, equal, any_bit, answer = 0x20, 0x15, 0x45, 0x06
    told = sorted(number for name, number in numbers.items() if name != "openat")
    lines = [(load, 0, 0, 4), (equal, 1, 0, architecture), (answer, 0, 0, _GO_ON), (load, 0, 0, 0)]
    # a hit leads to the last line
    lines += [(equal, len(told) - place + 3, 0, number) for place, number in enumerate(told)]
    lines += [(equal, 0, 2, numbers["openat"]), (load, 0, 0, 16 + 8 * 2), (any_bit, 1, 0, _O_CREAT)]
    lines += [(answer, 0, 0, _GO_ON), (answer, 0, 0, _TELL)]
    return b"".join(struct.pack("=HBBI", *line) for line in lines)
