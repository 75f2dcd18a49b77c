"""The self-test passes on a whole program, and says in one line what is wrong with one that is not."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from pypdf import PdfReader

from shopguard import __version__
from shopguard.app import load_texts
from shopguard.core.message import UserProblem
from shopguard.flows.workplace import Workplace
from shopguard.self_test import bench, parts_of_program, telling
from shopguard.self_test.bench import Bench
from shopguard.self_test.drawing import Seen
from shopguard.self_test.judging_samples import judge_samples
from shopguard.self_test.parts_of_program import LIBRARIES
from shopguard.self_test.printing_packet import print_packet
from shopguard.self_test.sealing_data import seal_data
from tests.conftest import ROOT

SAMPLES = ROOT / "resources" / "self-test"
ENGLISH = load_texts("en")


def nothing_drawn(place: Workplace, now: int, picture: Path) -> Seen:
    """In the place of the window."""
    return Seen({}, 0)


@pytest.fixture
def made(tmp_path: Path) -> Bench:
    return Bench(tmp_path, nothing_drawn)


def why(step: Callable[[Bench], object], made: Bench) -> str:
    with pytest.raises(UserProblem) as problem:
        step(made)
    made.place.store.close()
    return ENGLISH.say(problem.value.message)


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["bare", "no-utf-8"],
)
def test_a_whole_program_passes(environment: dict[str, str], tmp_path: Path) -> None:
    """In a bare environment: no home, no language."""
    out = tmp_path / "结 果"
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "shopguard", "--lang", "en", "--self-test", "--out", os.fsencode(out)],
        env=kept | environment | {"PYTHONPATH": str(ROOT), "SHOPGUARD_DATA": str(tmp_path / "never")},
        capture_output=True,
        timeout=120,
        check=False,
    )
    said = done.stdout.decode()
    assert done.returncode == 0, said + done.stderr.decode()
    assert re.fullmatch(rf"ShopGuard {re.escape(__version__)}: ok · .+ s\n", said.replace("\r", ""))
    assert (out / "self-test.txt").read_text("utf-8") == said.replace("\r", "")
    assert (out / "window.png").stat().st_size > 20_000
    (packet,) = out.glob("*.pdf")
    text = "".join(page.extract_text() for page in PdfReader(packet).pages)
    assert "6900000000000900001" in text
    assert not (tmp_path / "never").exists()


def test_it_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(telling, "_steps", lambda: [("selftest.step_judge", judge_samples)])
    report = telling.self_test(None, ENGLISH, nothing_drawn)
    assert report.good
    assert report.line.startswith(f"ShopGuard {__version__}: ok · 4 kinds of files")
    assert list(tmp_path.iterdir()) == []


def test_what_fails_is_told_in_one_line_and_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def breaks(_bench: Bench) -> None:
        raise OSError("two\nlines")

    monkeypatch.setattr(telling, "_steps", lambda: [("selftest.step_packet", breaks)])
    report = telling.self_test(tmp_path / "out", ENGLISH, nothing_drawn)
    assert not report.good
    assert "appeal packet: OSError: two lines" in report.line
    assert (tmp_path / "out" / "self-test.txt").read_text("utf-8") == report.line + "\n"


def test_a_step_that_ends_the_program_is_named(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from shopguard.app import load_texts; from shopguard.self_test import telling\n"
        "telling._steps = lambda: [('selftest.step_window', lambda _bench: os._exit(7))]\n"
        "telling.self_test(Path(sys.argv[1]), load_texts('en'), None)"
    )
    words = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(words, env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)}, check=False)
    assert done.returncode == 7
    assert "drawing the window: the program ended in this step" in (tmp_path / "self-test.txt").read_text("utf-8")


def test_what_cannot_be_loaded_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks() -> None:
        raise ImportError("no _imaging")

    monkeypatch.setattr(telling, "_steps", breaks)
    report = telling.self_test(None, ENGLISH, nothing_drawn)
    assert "parts of the program: ImportError: no _imaging" in report.line


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "_steps", list)
    (tmp_path / "file").touch()
    report = telling.self_test(tmp_path / "file" / "out", ENGLISH, nothing_drawn)
    assert not report.good


class TestParts:
    """Of the program."""

    def test_every_declared_library_is_loaded(self) -> None:
        declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
        assert [re.split(r"[<>=~!; ]", one)[0] for one in declared] == list(LIBRARIES)

    def test_a_module_that_was_left_out_is_missed(
        self, made: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        listed = tmp_path / "modules.txt"
        listed.write_text("shopguard.app\nshopguard.left_out\n", "utf-8")
        monkeypatch.setattr(parts_of_program, "resource", tmp_path.joinpath)
        monkeypatch.setattr(parts_of_program, "_modules_found", list)
        monkeypatch.setattr(parts_of_program, "LEAST", 1)
        assert "shopguard.left_out cannot be loaded" in why(parts_of_program.parts_of_program, made)

    @pytest.mark.parametrize("found", [b"48 ", b"", None], ids=["altered", "cut off", "gone"])
    def test_a_file_that_is_not_what_was_packed(
        self, found: bytes | None, made: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        (tmp_path / "files.txt").write_text(f"{sha256(b'24').hexdigest()}  rules/clock.toml\n", "utf-8")
        (tmp_path / "rules").mkdir()
        if found is not None:
            (tmp_path / "rules" / "clock.toml").write_bytes(found)
        monkeypatch.setattr(parts_of_program, "resource", tmp_path.joinpath)
        assert "file of the program: expected rules/clock.toml" in why(parts_of_program.parts_of_program, made)

    def test_a_packed_program_without_its_lists(self, made: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        assert "expected files.txt" in why(parts_of_program.parts_of_program, made)

    def test_only_modules_of_other_systems_are_left_out(self) -> None:
        sources = {
            ".".join(path.relative_to(ROOT).with_suffix("").parts) for path in (ROOT / "shopguard").rglob("*.py")
        }
        assert set(parts_of_program.ONLY_ON) <= sources
        found = {f"{name}.__init__" if f"{name}.__init__" in sources else name for name in _found()}
        assert found == sources - {"shopguard.__init__"}


def _found() -> list[str]:
    return parts_of_program._modules_found()


class TestWhatIsWrong:
    """A step finds it."""

    def test_another_colour(self, made: Bench) -> None:
        made.expected["orders"]["6900000000000900002"]["risk"] = "ok"
        assert "6900000000000900002: ok, found due" in why(judge_samples, made)

    def test_another_fine(self, made: Bench) -> None:
        made.expected["orders"]["6900000000000900007"]["fen"] = 500
        assert "fines" in why(judge_samples, made)

    def test_a_file_that_cannot_be_read(self, made: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        broken = tmp_path / "parcels.xls"
        broken.write_bytes((SAMPLES / "parcels.xls").read_bytes()[:900])
        monkeypatch.setattr(
            "shopguard.self_test.judging_samples.sample",
            lambda name: broken if name == broken.name else bench.sample(name),
        )
        assert "parcels.xls was refused" in why(judge_samples, made)

    def test_a_packet_without_its_words(self, made: Bench) -> None:
        judge_samples(made)
        made.expected["packet"]["texts"].append("没有这句话")
        assert "没有这句话" in why(print_packet, made)


def test_password_and_packet_go_together(made: Bench) -> None:
    judge_samples(made)
    assert print_packet(made).values["pages"] == 6
    assert seal_data(made).values["files"] == 3


def test_the_samples_are_made_up_and_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLES.iterdir()) < 30_000
    told = tomllib.loads((SAMPLES / "expected.toml").read_text("utf-8"))
    assert {path.name for path in SAMPLES.iterdir()} == {*told["files"], "expected.toml", "photo.heic"}
