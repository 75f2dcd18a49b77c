"""Nothing but the online floor can talk to the network, and it does so only when it is asked to."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT
from tests.test_layers import run

FLOOR = ROOT / "shopguard" / "online"
NETWORK = (
    *("socket", "socketserver", "ssl", "select", "selectors", "asyncio", "http", "urllib.request", "urllib.error"),
    *("urllib3", "requests", "httpx", "aiohttp", "websockets", "ftplib", "smtplib", "poplib", "imaplib", "nntplib"),
    *("telnetlib", "xmlrpc", "webbrowser", "PySide6.QtNetwork", "PySide6.QtWebSockets", "keyring"),
)
LOCAL = {  # a socket of this computer, by which a second start reaches the window that is open
    "PySide6.QtNetwork.QLocalServer",
    "PySide6.QtNetwork.QLocalSocket",
}
MODULES = [path for path in sorted((ROOT / "shopguard").rglob("*.py")) if FLOOR not in path.parents]


def imported(path: Path) -> Iterator[str]:
    """Every module a file imports, also inside functions, and every one it names to an importing function."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("import_module", "__import__"):
                yield str(node.args[0].value)


def test_there_is_something_to_look_at() -> None:
    assert len(MODULES) > 100
    assert "http.client" in set(imported(FLOOR / "exchange.py"))


def test_even_of_that_floor_one_module_only_talks() -> None:
    """What is sent, and how it is bounded, stands there for whatever is asked."""
    talking = {"socket", "ssl", "http"}
    found = {path.name for path in FLOOR.glob("*.py") if {one.split(".")[0] for one in imported(path)} & talking}
    assert found == {"exchange.py"}


def test_no_other_module_can_talk_to_the_network() -> None:
    reaching = {
        path.relative_to(ROOT).as_posix(): one
        for path in MODULES
        for one in imported(path)
        if one not in LOCAL and any(one == name or one.startswith(f"{name}.") for name in NETWORK)
    }
    assert reaching == {}


def test_importing_and_judging_open_no_connection(tmp_path: Path) -> None:
    done = run(
        "import sys\n"
        "def watch(event, args):\n"
        "    if event.startswith(('socket.', 'urllib.', 'http.')): raise SystemExit(f'{event} {args}')\n"
        "sys.addaudithook(watch)\n"
        "from pathlib import Path\n"
        "from shopguard.app import build_workplace\n"
        "from shopguard.demo.exports import write_demo_exports\n"
        "from shopguard.flows.imports.importing import import_files\n"
        "from shopguard.flows.orders.verdict import judge_all\n"
        f"folder, now = Path({str(tmp_path)!r}), 1795147200\n"
        "place = build_workplace(folder / 'data', language='zh')\n"
        "import_files(place, write_demo_exports(folder / 'exports', now), now=now)\n"
        "print(sum(1 for _ in judge_all(place, now, everything=True)))\n"
        "place.store.close()\n"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout) > 10
