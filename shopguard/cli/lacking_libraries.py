"""Linux: libraries that are not there: the system's, which can be installed, or the program's own. One sentence, without Qt."""

from __future__ import annotations

import ctypes
import re
import shutil
import subprocess
import tomllib

from shopguard.core.message import UserProblem
from shopguard.resources import resource

_NOT_FOUND = re.compile(r"\b(lib[\w.+-]+\.so[\w.]*): cannot open shared object file")
# What desktops bring along to show a sentence with, each with what stands before it; xmessage has no Chinese letters.
DIALOGS = (("zenity", "--error", "--no-markup", "--text"), ("kdialog", "--error"))


def lacking_libraries(error: Exception) -> UserProblem | None:
    """The sentence, where a library that is not there was the reason of the error; it names all of the system's that are lacking."""
    found = _NOT_FOUND.search(str(error)) if isinstance(error, ImportError) else None
    if found is None:
        return None
    packages: dict[str, str] = tomllib.loads(resource("linux_libraries.toml").read_text("utf-8"))["needed"]
    if found[1] not in packages:
        return UserProblem("problem.not_whole", library=found[1])
    lacking = [found[1], *(name for name in packages if name != found[1] and not _loads(name))]
    brought_by = " ".join(packages[name] for name in lacking)
    return UserProblem("problem.lacking_libraries", libraries=" ".join(lacking), packages=brought_by)


def show_by_desktop(text: str) -> bool:
    """Shows it to somebody who started the window and sees no terminal; False where the desktop has nothing for that."""
    for name, *options in DIALOGS:
        program = shutil.which(name)
        if program is not None:
            subprocess.run([program, *options, text], check=False, capture_output=True)
            return True
    return False


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
