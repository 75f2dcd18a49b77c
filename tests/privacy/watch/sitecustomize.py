"""Python runs this first in every process of the walk: what is written outside the allowed folders, and every socket, is noted."""

from __future__ import annotations

import os
import sys
from types import FrameType
from typing import Any

_NOTED = os.environ.get("SHOPGUARD_WALK_NOTES", "")
_ALLOWED = tuple(filter(None, os.environ.get("SHOPGUARD_WALK_FOLDERS", "").split(os.pathsep)))
_NETWORK = (
    *("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostby"),
    *("http.", "urllib."),
)
_ASKS_LINKER = f"ctypes{os.sep}util.py"
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_MAKES = ("os.mkdir", "tempfile.mkstemp", "tempfile.mkdtemp", "shutil.copyfile", "os.rename", "os.link", "os.symlink")


def _note(line: str) -> None:
    handle = os.open(_NOTED, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(handle, f"{line}\n".encode("utf-8", "replace"))
    os.close(handle)


def _is_local(event: str, args: tuple[Any, ...]) -> bool:
    """A socket in the file system, which nobody outside reaches."""
    return event in ("socket.connect", "socket.bind") and isinstance(args[1], (str, bytes))


def _written(event: str, args: tuple[Any, ...]) -> str:
    if event == "open" and isinstance(args[0], (str, bytes)):
        mode, flags = args[1], args[2]
        if (isinstance(mode, str) and any(sign in mode for sign in "wax+")) or (not mode and flags & _WRITES):
            return os.fsdecode(args[0])
    elif event in _MAKES:
        target = args[1] if event in ("shutil.copyfile", "os.rename", "os.link", "os.symlink") else args[0]
        return os.fsdecode(target) if isinstance(target, (str, bytes)) else str(target)
    return ""


def _is_pythons_own() -> bool:
    """Python tries out whether it may write a temporary file, and asks the linker where a library is: nothing of ours is in these."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        code = frame.f_code
        if code.co_name == "_get_default_tempdir" or code.co_filename.endswith(_ASKS_LINKER):
            return True
        frame = frame.f_back
    return False


def _watch(event: str, args: tuple[Any, ...]) -> None:
    if event.startswith(_NETWORK):
        if not _is_local(event, args):
            _note(f"network {event} {args[1:]!r}")
        return
    path = _written(event, args)
    if not path or path in (_NOTED, os.devnull) or "__pycache__" in path:
        return
    whole = os.path.abspath(path)  # noqa: PTH100 - a path made here would be noted too, and links are what they are
    if not whole.startswith(_ALLOWED) and not _is_pythons_own():
        _note(f"write {event} {whole}")


if _NOTED:
    sys.addaudithook(_watch)
