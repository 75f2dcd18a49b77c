"""``shopguard demo`` without a display: exports, evidence, a picture of the window, and the packet of the made-up case."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pypdfium2 import PdfDocument

from tests.conftest import ROOT


def test_the_walk_leaves_everything_in_one_folder(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    done = subprocess.run(
        [sys.executable, "-m", "shopguard", "demo", "--out", str(out)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "SHOPGUARD_LANG": "zh"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(list((out / "exports").iterdir())) == 6
    assert sorted(path.name for path in (out / "evidence").iterdir()) == ["和网点的对话-编造.txt", "底单-编造.png"]
    assert (out / "window.png").stat().st_size > 10_000
    (packet,) = out.glob("A*.pdf")
    with PdfDocument(packet) as document:
        cover = document[0].get_textpage().get_text_range()
    assert packet.stem.rpartition("-")[2] in cover  # the order's number
    assert "没有超过" in cover
