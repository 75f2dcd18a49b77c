"""The self-test: one step after the other in a folder of its own, and one line that says how it went."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from shopguard import __version__
from shopguard.core.message import Message, Texts, UserProblem
from shopguard.self_test.bench import PAPERS, PICTURE, Bench, Step
from shopguard.self_test.drawing import Draw

REPORT: Final = "self-test.txt"
_FOLDER: Final = "ShopGuard 自检 "  # spaces and Chinese, as the folders of real owners have


@dataclass(frozen=True, slots=True)
class Report:
    """``good``: all is as it has to be; ``line``: what is told of it, without a line break."""

    good: bool
    line: str


def self_test(out: Path | None, texts: Texts, draw: Draw) -> Report:
    """Runs it. With ``out`` that folder gets the line (``self-test.txt``), the picture and the packet, as far as they came.

    What ends the whole program leaves the name of its step there.
    """
    report = _tried(out, texts, draw)
    try:
        _write(out, report)
    except OSError as error:
        return _failed(texts, "selftest.step_keep", _why(texts, error))
    return report


def _write(out: Path | None, report: Report) -> None:
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / REPORT).write_text(report.line + "\n", "utf-8")


class _Failed(Exception):  # noqa: N818 - what it was is its cause
    """``step``: the code of the step that failed."""

    def __init__(self, step: str) -> None:
        super().__init__(step)
        self.step = step


def _tried(out: Path | None, texts: Texts, draw: Draw) -> Report:
    began = time.monotonic()
    try:
        said = _run(out, texts, draw)
    except _Failed as failed:
        return _failed(texts, failed.step, _why(texts, failed.__cause__))
    except Exception as error:  # whatever it is, the program is not whole
        return _failed(texts, "selftest.step_folder", _why(texts, error))
    figures = " · ".join(map(texts.say, said))
    seconds = f"{time.monotonic() - began:.1f}"
    return Report(True, texts.word("selftest.ok", version=__version__, figures=figures, seconds=seconds))


def _run(out: Path | None, texts: Texts, draw: Draw) -> list[Message]:
    """What each step says. Raises :class:`_Failed`, and what keeps it from having a folder."""
    said = list[Message]()
    with ExitStack() as end:
        bench = Bench(_own_folder(end), draw)
        end.callback(bench.place.store.close)
        end.callback(_keep, bench.folder, out)  # however it goes
        for step, run in _loaded():
            _write(out, _failed(texts, step, texts.word("selftest.cut_short")))
            try:
                said.append(run(bench))
            except Exception as error:
                raise _Failed(step) from error
    return said


def _why(texts: Texts, error: BaseException | None) -> str:
    return texts.say(error.message) if isinstance(error, UserProblem) else f"{type(error).__name__}: {error}"


def _loaded() -> list[tuple[str, Step]]:
    """Raises :class:`_Failed`."""
    try:
        return _steps()
    except Exception as error:
        raise _Failed("selftest.step_parts") from error


def _steps() -> list[tuple[str, Step]]:
    from shopguard.self_test.drawing_window import draw_window
    from shopguard.self_test.judging_samples import judge_samples
    from shopguard.self_test.parts_of_program import parts_of_program
    from shopguard.self_test.printing_packet import print_packet
    from shopguard.self_test.sealing_data import seal_data
    from shopguard.self_test.texts_and_papers import look_at_papers, look_at_texts

    return [
        ("selftest.step_parts", parts_of_program),
        ("selftest.step_texts", look_at_texts),
        ("selftest.step_judge", judge_samples),
        ("selftest.step_window", draw_window),
        ("selftest.step_packet", print_packet),
        ("selftest.step_papers", look_at_papers),
        ("selftest.step_seal", seal_data),
    ]


def _failed(texts: Texts, step: str, why: str) -> Report:
    told = texts.word("selftest.failed", version=__version__, step=texts.word(step), why=why)
    return Report(False, " ".join(told.split()))  # one line, whatever a library says


def _own_folder(end: ExitStack) -> Path:
    """In the system's place for what is thrown away."""
    return Path(end.enter_context(tempfile.TemporaryDirectory(prefix=_FOLDER, ignore_cleanup_errors=True)))


def _keep(folder: Path, out: Path | None) -> None:
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for path in (*folder.glob(PICTURE), *(folder / PAPERS).glob("*.pdf")):
            shutil.copyfile(path, out / path.name)
