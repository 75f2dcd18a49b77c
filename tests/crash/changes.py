"""The system calls that change files, by number and by what they change. Linux on x86-64 and ARM64."""

from __future__ import annotations

from typing import Final

ARCHITECTURES: Final = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
SECCOMP: Final = {"x86_64": 317, "aarch64": 277}  # the call by which a process puts a filter before its calls
NUMBERS: Final[dict[str, dict[str, int]]] = {
    "x86_64": {
        "write": 1, "pwrite64": 18, "writev": 20, "pwritev": 296, "sendfile": 40, "copy_file_range": 326,
        "fsync": 74, "fdatasync": 75, "truncate": 76, "ftruncate": 77, "fallocate": 285, "openat": 257,
        "rename": 82, "renameat": 264, "renameat2": 316, "mkdir": 83, "mkdirat": 258, "rmdir": 84,
        "link": 86, "linkat": 265, "unlink": 87, "unlinkat": 263, "chmod": 90, "fchmod": 91, "fchmodat": 268,
    },
    "aarch64": {
        "write": 64, "pwrite64": 68, "writev": 66, "pwritev": 70, "sendfile": 71, "copy_file_range": 285,
        "fsync": 82, "fdatasync": 83, "truncate": 45, "ftruncate": 46, "fallocate": 47, "openat": 56,
        "renameat": 38, "renameat2": 276, "mkdirat": 34, "linkat": 37, "unlinkat": 35, "fchmod": 52, "fchmodat": 53,
    },
}  # fmt: skip

# At which place of the call's arguments the descriptor stands, or the path, of what is changed (of renames and links the new
# name), and of renames the name so far. A path of a call whose name ends with "at" may be told from the folder before it.
DESCRIPTOR_AT: Final = {
    **dict.fromkeys(("write", "pwrite64", "writev", "pwritev", "sendfile", "fsync", "fdatasync"), 0),
    **dict.fromkeys(("ftruncate", "fallocate", "fchmod"), 0),
    "copy_file_range": 2,
}
PATH_AT: Final = {
    "truncate": 0, "rename": 1, "renameat": 3, "renameat2": 3, "mkdir": 0, "mkdirat": 1, "rmdir": 0, "link": 1,
    "linkat": 3, "unlink": 0, "unlinkat": 1, "chmod": 0, "fchmodat": 1, "openat": 1,
}  # fmt: skip
FROM_AT: Final = {"rename": 0, "renameat": 1, "renameat2": 1}

ALL: Final = frozenset((*DESCRIPTOR_AT, *PATH_AT))
FLUSHES: Final = frozenset(("fsync", "fdatasync"))
REMOVES: Final = frozenset(("unlink", "unlinkat", "rmdir"))
MODES: Final = frozenset(("chmod", "fchmod", "fchmodat"))
MAKES: Final = frozenset(("openat", "mkdir", "mkdirat", "link", "linkat"))
RENAMES: Final = frozenset(FROM_AT)
TAKING_ROOM: Final = ALL - FLUSHES - REMOVES - MODES - RENAMES - {"truncate"}
