"""Why a file cannot be read: gone, held by another program, behind a lost connection, or simply unreadable."""

from __future__ import annotations

import errno
from typing import Final

from shopguard.core.message import UserProblem

_HELD: Final = frozenset({errno.EBUSY, errno.ETXTBSY, errno.EDEADLK, errno.EAGAIN})
_HELD_ON_WINDOWS: Final = frozenset({32, 33})  # sharing violation, lock violation
_LOST: Final = frozenset(
    getattr(errno, name)
    for name in (
        "ENOENT",
        "EIO",
        "ENXIO",
        "ENODEV",
        "ESTALE",
        "ETIMEDOUT",
        "EHOSTDOWN",
        "EHOSTUNREACH",
        "ENETDOWN",
        "ENETUNREACH",
        "ENETRESET",
        "ECONNRESET",
        "ECONNABORTED",
        "ENOTCONN",
        "EREMOTEIO",
    )
    if hasattr(errno, name)
)
# Path gone, device not ready, network path, network busy, network error, name deleted, no such share, time-out, no network.
_LOST_ON_WINDOWS: Final = frozenset({3, 21, 53, 54, 55, 59, 64, 67, 121, 433, 1167, 1231, 1232, 1236})


def disk_problem(error: OSError, name: str, *, folder: bool = False) -> UserProblem:
    """The sentence for what the system said while a file (or a ``folder``) was looked at or read."""
    windows = getattr(error, "winerror", None)
    if error.errno == errno.ELOOP:
        return UserProblem("problem.broken_link", file=name)
    if windows in _LOST_ON_WINDOWS or error.errno in _LOST:
        return UserProblem("problem.vanished", file=name)
    if isinstance(error, PermissionError) and folder:
        return UserProblem("problem.no_right", file=name)
    if isinstance(error, PermissionError) or windows in _HELD_ON_WINDOWS or error.errno in _HELD:
        return UserProblem("problem.held_open", file=name)
    return UserProblem("problem.unreadable", file=name)
