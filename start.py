"""One command for a fresh machine: sets ShopGuard up in ``.venv`` and starts it.

    python3 start.py          sets up, opens the window on a made-up shop (without a display: walks it, writes files)
    python3 start.py open     sets up, opens the window on your own data
    python3 start.py test …   sets up, runs the tests; what follows is passed on to pytest
    python3 start.py setup    only sets up

Plain enough for Python 3.9, so that an older Python can say what is needed. Standard library only.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
LOCK = HERE / "requirements.lock"
STAMP = VENV / "shopguard-setup.txt"
DEMO_FOLDER = "shopguard-demo"
WHOLE_SUITE = ("-n", "auto", "--dist", "loadfile")  # on all cores; a file's tests stay together, they share windows

# What Qt opens at run time and no Python package brings, with Debian's package for it.
DEBIAN_PACKAGES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
DEBIAN_PACKAGES_FOR_A_SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def say(zh: str, en: str) -> None:
    """One line in both languages; a console that cannot write Chinese shows the English part."""
    print(f"{zh} · {en}", flush=True)


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether a window can be seen: Qt aborts the process when it is asked for one without a display."""
    platform = environment.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if platform:
        return platform not in ("offscreen", "minimal")
    if not sys.platform.startswith("linux"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def venv_python() -> Path:
    """The Python inside ``.venv``."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def fingerprint() -> str:
    """What the set-up was made from: another lock, folder or Python means setting up again."""
    parts = [LOCK.read_bytes(), sys.version.encode(), os.fsencode(HERE)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_set_up() -> bool:
    """Whether ``.venv`` was made from just these files."""
    return venv_python().exists() and STAMP.exists() and STAMP.read_text(encoding="ascii") == fingerprint()


def missing_packages(*, screen: bool) -> list[str]:
    """Debian's names of the system packages this machine lacks (Linux only)."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = dict(DEBIAN_PACKAGES, **(DEBIAN_PACKAGES_FOR_A_SCREEN if screen else {}))
    missing = [package for library, package in wanted.items() if not _loads(library)]
    if shutil.which("uv") is None and importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    return missing


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def add_system_packages(packages: Sequence[str]) -> None:
    """Installs them as root on Debian and its relatives; else prints the line that does, and ends the program there."""
    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if shutil.which("apt-get") is None:
        say(
            "本机缺少系统组件，请安装提供它们的软件包",
            "this machine lacks system packages (Debian names): " + " ".join(packages),
        )
        return
    if os.geteuid() != 0:
        say("缺少系统组件，请先运行这一行", "system packages are missing, run this line first:")
        print("  sudo apt-get update && sudo " + line, flush=True)
        sys.exit(1)
    say("正在安装系统组件", "installing system packages: " + " ".join(packages))
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    run(["apt-get", "update", "-qq"], env=quiet)
    run([*line.split(" "), "-qq"], env=quiet)


def run(command: Sequence[str], env: Mapping[str, str] | None = None) -> None:
    """Runs one step of the set-up; a step that fails shows what it said and ends the program with its exit code."""
    done = subprocess.run(command, cwd=HERE, env=env, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        print(done.stdout.decode(errors="replace"), flush=True)
        say("准备没有完成", f"the set-up did not finish: {' '.join(command[:4])} … ({done.returncode})")
        sys.exit(done.returncode if done.returncode > 0 else 1)


def make_venv() -> None:
    """Makes ``.venv`` anew and fills it from the lock: by uv where it is there, else by venv and pip."""
    if (VENV / "pyvenv.cfg").exists():
        shutil.rmtree(VENV)
    uv = shutil.which("uv")
    say("正在准备运行环境，第一次要几分钟", "setting up .venv, a few minutes the first time")
    if uv:
        run([uv, "venv", "--quiet", "--python", sys.executable, str(VENV)])
        install = [uv, "pip", "install", "--quiet", "--python", str(venv_python())]
    else:
        run([sys.executable, "-m", "venv", str(VENV)])
        install = [str(venv_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*install, "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)])
    run([*install, "--no-deps", "--no-build-isolation", "-e", str(HERE)])


def set_up(*, screen: bool) -> None:
    """Everything ShopGuard needs; done already, it takes no time."""
    packages = missing_packages(screen=screen)
    if packages:
        add_system_packages(packages)
    if is_set_up():
        return
    make_venv()
    STAMP.write_text(fingerprint(), encoding="ascii")
    say("准备好了", "set up")


def start(arguments: Sequence[str]) -> int:
    """Sets up and does what was asked; the exit code is that of the program started."""
    screen = has_display(os.environ)
    task = arguments[0] if arguments else "demo"
    if task not in ("demo", "open", "test", "setup") or (task != "test" and len(arguments) > 1):
        print(__doc__)
        return 2
    set_up(screen=screen and task in ("demo", "open") and "DISPLAY" in os.environ)
    python = str(venv_python())
    if task == "test":
        return subprocess.call([python, "-m", "pytest", *(arguments[1:] or WHOLE_SUITE)], cwd=HERE)
    if task == "open":
        return subprocess.call([python, "-m", "shopguard"])
    if task == "demo" and screen:
        return subprocess.call([python, "-m", "shopguard", "demo"])
    if task == "demo":
        say("没有显示器，改为在命令行走一遍", f"no display: walking the made-up shop, results in {DEMO_FOLDER}")
        offscreen = dict(os.environ, QT_QPA_PLATFORM="offscreen")
        return subprocess.call([python, "-m", "shopguard", "demo", "--out", DEMO_FOLDER], env=offscreen)
    return 0


def main() -> int:
    """The door. Exit 2 for wrong usage or a Python that is too old."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if sys.version_info < (3, 11):
        here = "{}.{}".format(*sys.version_info[:2])
        say(
            "需要 Python 3.11 或更新的版本",
            f"needs Python 3.11 or later, this is {here}: https://www.python.org/downloads/",
        )
        return 2
    try:
        return start(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
