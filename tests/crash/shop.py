"""The shop the trials are made on: made-up exports of two days, pictures, and the program's own doors with a clock that stands."""

from __future__ import annotations

import gc
import json
import random
import sys
from collections.abc import Callable, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shopguard.app import build_workplace, load_texts
from shopguard.cli.chores import WindowChores
from shopguard.cli.main import main
from shopguard.core.beijing import DAY
from shopguard.core.message import CannotOpen, UserProblem
from shopguard.demo.exports import write_demo_exports
from shopguard.flows.locking.unlocking import is_locked, unlock
from shopguard.store.begun import finish_what_was_begun
from shopguard.store.store import DatabaseError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shopguard.core.message import Language, Message
    from shopguard.flows.workplace import Workplace

PASSWORD = "made-up pass words 8"
MOMENT = 1_795_147_200  # 2026-11-20 12:00:00 in Beijing
_UNREADABLE_TRACKS = (
    "运单号,快递公司,轨迹时间,轨迹内容\n"
    "YT0000000000501,圆通,2026-11-20 09:00:00,【杭州市】您的快件已揽收\n"
    "YT0000000000501,圆通,昨天,【杭州市】快件已到达 杭州转运中心\n"
    "YT0000000000502,圆通,2026-11-20 10:00:00,【杭州市】您的快件已揽收\n"
)
_PICTURES = (180_000, 2_500_000, 60_000)  # bytes of the files that are evidence


class NoWindow:
    """The command line's window, where there is no display: nobody asks it for anything but whether it can show itself."""

    def can_show(self) -> bool:
        """There is none."""
        return False

    def claim(self, data: Path, files: Sequence[Path]) -> bool:
        """Never asked."""
        raise AssertionError

    def unlock(self, data: Path, language: Language | None, *, hidden: bool) -> bool:
        """Never asked."""
        raise AssertionError

    def run(self, place: Workplace, *, demo: bool, files: Sequence[Path] = (), hidden: bool = False) -> int:
        """Never asked."""
        raise AssertionError

    def mend(self, data: Path, damage: Message, language: Language | None, now: int) -> bool:
        """Never asked."""
        raise AssertionError

    def show_problem(self, text: str, language: Language) -> None:
        """Never asked."""
        raise AssertionError

    def screenshot(self, place: Workplace, path: Path, *, now: int, select: str | None) -> None:
        """Never asked."""
        raise AssertionError

    def chores(self) -> WindowChores:
        """Never asked."""
        raise AssertionError


@dataclass(frozen=True, slots=True)
class Shop:
    """A data folder and the files around it; ``now``: what the computer's clock says (unix seconds)."""

    data: Path
    inputs: Path
    now: int = MOMENT

    def call(self, *argv: str | Path) -> int:
        """One command, as from a terminal; its exit code."""
        opened = ["--password-file", str(self.inputs / "password.txt")] if is_locked(self.data) else []
        return main(["--data", str(self.data), *opened, *map(str, argv)], NoWindow(), lambda: self.now)

    def answer(self, *argv: str | Path) -> Any:
        """One command that answers with a JSON document."""
        said = StringIO()
        with redirect_stdout(said):
            code = self.call(*argv, "--json")
        assert code == 0, (argv, code)
        return json.loads(said.getvalue())

    @contextmanager
    def place(self) -> Iterator[Workplace]:
        """The workplace, for what has no command."""
        finish_what_was_begun(self.data)
        self.unlock()
        place = build_workplace(self.data, "en")
        try:
            yield place
        finally:
            place.store.close()

    def unlock(self) -> None:
        """As the owner does it where the data has a password."""
        if is_locked(self.data):
            unlock(self.data, PASSWORD)

    def do(self, work: Callable[[Workplace], object]) -> int:
        """Something that has no command, as the window does it: what goes wrong is a sentence, and an exit code of the contract."""
        try:
            with self.place() as place:
                try:
                    sys.stdout.write(f"{work(place)}\n")
                except DatabaseError as error:
                    raise place.store.problem(error) from error
        except UserProblem as problem:
            sys.stderr.write(load_texts("en").say(problem.message) + "\n")
            return 4 if isinstance(problem, CannotOpen) else 1
        return 0

    @property
    def first_day(self) -> list[Path]:
        """The exports of the first day, in the order they are taken, and a track file of which a row cannot be read."""
        return self._listed("first")

    @property
    def second_day(self) -> list[Path]:
        """The exports of the next day, of the same orders and new ones."""
        return self._listed("second")

    @property
    def pictures(self) -> list[Path]:
        """Files that become evidence."""
        return sorted((self.inputs / "pictures").iterdir())

    def _listed(self, folder: str) -> list[Path]:
        order = json.loads((self.inputs / f"{folder}.json").read_text("utf-8"))
        return [self.inputs / folder / name for name in order]


def write_inputs(inputs: Path) -> None:
    """Writes the files of both days and the pictures; the same every time. Listed in the order in which an import takes them."""
    for name, moment in (("first", MOMENT), ("second", MOMENT + DAY)):
        orders, parcels, older, fresh, cases, ledger = write_demo_exports(inputs / name, moment)
        files = [orders, parcels, cases, older, fresh, ledger]
        if name == "first":
            files.insert(4, inputs / name / "轨迹-坏行.csv")
            files[4].write_text(_UNREADABLE_TRACKS, "utf-8")
        (inputs / f"{name}.json").write_text(json.dumps([file.name for file in files]), "utf-8")
    dice = random.Random(8)
    (inputs / "password.txt").write_text(PASSWORD, "utf-8")
    (inputs / "pictures").mkdir()
    for number, size in enumerate(_PICTURES, start=1):
        (inputs / "pictures" / f"底单-{number}.jpg").write_bytes(b"\xff\xd8\xff\xe0" + dice.randbytes(size))


def warm_up(shop: Shop) -> None:
    """Reads everything that the program reads on its first errand, so that no process forked off from here has to."""
    with redirect_stdout(StringIO()):
        shop.call("import", *shop.first_day)
        shop.call("check", "--json")
        shop.call("backup")
        shop.call("verify")
    gc.collect()
    gc.freeze()
