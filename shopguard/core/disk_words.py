"""What a disk refuses, as a sentence of our own: the system's words are in English, or in the system's language."""

from __future__ import annotations

import errno

from shopguard.core.message import Message

_SAID = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "disk.full"),
    **dict.fromkeys((errno.EACCES, errno.EPERM), "disk.not_allowed"),
    errno.EROFS: "disk.read_only",
    **dict.fromkeys((errno.ENOENT, errno.ENODEV, errno.ENXIO), "disk.not_there"),
    errno.ENOTDIR: "disk.no_folder",
    errno.EEXIST: "disk.is_there",
    errno.EISDIR: "disk.is_a_folder",
    **dict.fromkeys((errno.EBUSY, errno.ETXTBSY), "disk.held"),
    errno.ENAMETOOLONG: "disk.long_name",
    errno.EIO: "disk.broken",
}
_HELD_ON_WINDOWS = (32, 33)  # sharing or lock violation: Python calls both EACCES


def disk_words(error: OSError) -> Message:
    """Why, in a few words; for what is not usual its number, which whoever helps can look up."""
    if getattr(error, "winerror", None) in _HELD_ON_WINDOWS:
        return Message("disk.held")
    number = _number(error)
    if number is None:
        return Message("disk.unknown")
    return Message(_SAID.get(number, "disk.number"), {"number": number})


def _number(error: BaseException | None) -> int | None:
    """Of the error, or of the one it came of: closing what could not be written may fail in words only."""
    while error is not None:
        if isinstance(error, OSError) and error.errno is not None:
            return error.errno
        error = error.__cause__ or error.__context__
    return None
