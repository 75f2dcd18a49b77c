"""The whole program used once, in a machine of its own (home, temporary folder, runtime folder): commands, then the window.

``python -m tests.privacy.walk MACHINE``: the data goes to MACHINE/data, what the owner exports to MACHINE/out; what was printed and
what the kernel counted is written to MACHINE/out/told.json. In every part of the program something breaks once.
"""

from __future__ import annotations

import importlib
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from shopguard.__main__ import main as door
from shopguard.core.beijing import HOUR, to_datetime
from tests.privacy import planted
from tests.privacy.planted import Planted, plant

BROKEN_IN_COMMANDS = (  # each in another part of the program, and a command that comes there
    ("shopguard.core.wording", "reason", ("check",)),
    ("shopguard.store.fetch", "waybills_of", ("check",)),
    ("shopguard.checker.judge", "findings", ("check",)),
    ("shopguard.importers.expanding", "expand", ("import", "{file}")),
    ("shopguard.flows.costs.penalties", "preview", ("penalties",)),
    ("shopguard.appeals.locker", "put", ("appeal", "attach", "{case}", "{file}", "--item", "buyer-chat")),
    ("shopguard.appeals.packet", "compiler_of", ("appeal", "packet", "{case}", "--out", "{out}")),
    ("shopguard.cli.documents", "order_document", ("check", "--json")),
)


def bug() -> Exception:
    """An error whose own words are full of people."""
    told = ", ".join((*planted.OF_BUYERS.values(), *planted.ORDERS.values()))
    error = ValueError(f"cannot read {told}")
    error.add_note(f"while reading {told}")
    return error


@contextmanager
def broken(module: str, name: str) -> Iterator[list[str]]:
    """A function of the program fails wherever it is called from; what is yielded tells whether it was."""
    called: list[str] = []

    def fail(*args: Any, **named: Any) -> Any:
        buyer = planted.NAME, planted.PHONE, planted.STREET  # noqa: F841 - what a record of local names would show
        called.append(name)
        raise bug() from KeyError(planted.NICK)

    usual = getattr(importlib.import_module(module), name)
    places = [one for one in list(sys.modules.values()) if getattr(one, "__dict__", {}).get(name) is usual]
    for place in places:
        setattr(place, name, fail)
    try:
        yield called
    finally:
        for place in places:
            setattr(place, name, usual)


class Commands:
    """Runs commands as a shell does; keeps what each printed."""

    def __init__(self, machine: Path) -> None:
        self.data, self.printed = machine / "data", dict[str, str]()
        self.codes: dict[str, int] = {}
        self._work = machine / "work"

    def start(self, *words: str) -> None:
        """In a process of its own."""
        begin = [sys.executable, "-m", "shopguard", "--data", str(self.data), *words]
        done = subprocess.run(begin, cwd=self._work, capture_output=True, text=True, timeout=120, check=False)
        self._keep(words, "", done.stdout + done.stderr, done.returncode)

    def run(self, *words: str, but: str = "") -> str:
        """In this process; what it printed on stdout. ``but``: what is told of it beside its name."""
        out, err = io.StringIO(), io.StringIO()
        sys.argv = ["shopguard", "--data", str(self.data), *words]
        with redirect_stdout(out), redirect_stderr(err):
            code = door()
        self._keep(words, but, out.getvalue() + err.getvalue(), code)
        return out.getvalue()

    def _keep(self, words: tuple[str, ...], but: str, printed: str, code: int) -> None:
        key = f"{len(self.printed):02} {' '.join(words[:2])}{but}"
        self.printed[key], self.codes[key] = printed, code


def commands(machine: Path, files: Planted, now: int) -> Commands:
    """What a script would ask for, and each part broken once."""
    shell, out = Commands(machine), machine / "out"
    shell.start("import", *map(str, files.taken), str(files.refused))
    shell.run("check", "--all")
    shell.run("check", "--csv", str(out / "check.csv"))
    shell.run("penalties", "--json")
    shell.run("imports", "1")
    shell.run("mark", "note", planted.LATE, "--text", planted.NOTE)
    shell.run("call-sheet", "--to", str(out / "calls.pdf"))
    case = json.loads(
        shell.run("appeal", "open", planted.LATE, "--clause", "pickup-missing", "--json") or '{"id": ""}'
    )["id"]
    shell.run("appeal", "attach", case, *map(str, files.evidence[:2]), "--item", "buyer-chat")
    shell.run("appeal", "attach", case, str(files.evidence[2]), "--item", "waybill-stub")
    noticed = to_datetime(now - HOUR).isoformat()
    notice = ("--noticed-at", noticed, "--text", f"{planted.NOTICE}，收件人{planted.NAME}")
    shell.run("appeal", "notice", planted.SOON, "--clause", "pickup-timeout", *notice)
    shell.run("appeal", "show", case)
    shell.run("appeal", "packet", case, "--out", str(out))
    shell.run("rulebook")
    shell.run("backup", "--to", str(out / "backup.zip"))
    shell.run("verify")
    for module, name, words in BROKEN_IN_COMMANDS:
        told = [word.format(case=case, file=files.evidence[0], out=out) for word in words]
        if words[0] == "import":
            told = ["import", str(changed(files.taken[0]))]
        with broken(module, name):
            shell.run(*told, but=f" without {module}.{name}")
    return shell


def changed(orders: Path) -> Path:
    """The same export with other bytes."""
    other = orders.with_name("演示订单再导.csv")
    other.write_text(orders.read_text("utf-8-sig").replace("演示茶杯", "演示茶壶"), "utf-8-sig")
    return other


def lead_nowhere() -> None:
    """In a network of one's own every address becomes this machine: a call to anybody is let out, and counted."""
    for words in ("link set lo up", "route add local default dev lo", "-6 route add local default dev lo"):
        subprocess.run(["ip", *words.split()], check=True, capture_output=True)


def counted() -> dict[str, int]:
    """What left this machine's network, or was meant to, as the kernel counts it."""
    found: dict[str, int] = {}
    for name in ("snmp", "netstat"):
        lines = Path("/proc/net", name).read_text("ascii").splitlines()
        for titles, figures in zip(lines[::2], lines[1::2], strict=True):
            kind = titles.partition(":")[0]
            found |= {
                f"{kind}.{one}": int(two) for one, two in zip(titles.split()[1:], figures.split()[1:], strict=True)
            }
    six = Path("/proc/net/snmp6")
    if six.exists():
        found |= {line.split()[0]: int(line.split()[1]) for line in six.read_text("ascii").splitlines()}
    wanted = (
        "Tcp.ActiveOpens",
        "Udp.OutDatagrams",
        "Ip.OutRequests",
        "Ip.OutNoRoutes",
        "Ip6OutNoRoutes",
        "Udp6OutDatagrams",
    )
    return {name: found.get(name, 0) for name in wanted}


def listening() -> list[str]:
    """Internet sockets of this network that wait for somebody."""
    found = []
    for name in ("tcp", "tcp6", "udp", "udp6"):
        table = Path("/proc/net", name)
        if table.exists():
            found += [f"{name} {line.split()[1]}" for line in table.read_text("ascii").splitlines()[1:]]
    return found


def main(machine: Path, window: Callable[[Path, Planted], dict[str, Any]]) -> None:
    """Walks, and writes down what it saw."""
    if os.environ.get("SHOPGUARD_WALK_ALONE"):
        lead_nowhere()
    before = counted() if sys.platform == "linux" else {}
    now = int(time.time())
    files = plant(machine / "in", now)
    shell = commands(machine, files, now)
    seen = window(machine, files)
    after = counted() if before else {}
    told = {
        "printed": shell.printed,
        "codes": shell.codes,
        "window": seen,
        "counted": {name: after[name] - before[name] for name in before},
        "listening": listening() if before else [],
        "namespace": os.environ.get("SHOPGUARD_WALK_ALONE", ""),
    }
    (machine / "out" / "told.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    from tests.privacy.walk_window import walk_window

    main(Path(sys.argv[1]), walk_window)
