"""How long a batch of packets takes beside bare typst setting the same pages. Not a test.

    python -m tests.benchmarks.packets [--packets 100] [--photos 4] [--pixels 1080x1440] [--runs 3] [--memory 500]

A made-up shop with one case an order, each with photos of its own; ShopGuard prints them from the database into a folder. Bare
typst: one compiler, kept, is given the very same template, words and print copies, prepared beforehand, and writes its files; the
files of both must be the same byte for byte. Each round is a process of its own, in turn; told are the fastest of each and the
ratio of every pair. For photos that are shrunk for printing, ``--originals`` also times bare typst with the photos as they came
(then the pages look the same, but the files are larger). With ``--memory``, ShopGuard prints so many and tells its memory on the way.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PIL import Image, ImageDraw

from shopguard.app import build_workplace
from shopguard.appeals.case_file import CaseFile
from shopguard.appeals.glyphs import characters_of
from shopguard.appeals.packet import EMOJI, FONT, compiler_of, one_file
from shopguard.appeals.packet_inputs import InputsMaker
from shopguard.flows.appeals import attaching, opening, printing
from shopguard.flows.appeals.case import gather
from shopguard.flows.appeals.content import packet_content
from shopguard.flows.progress import Progress, Reporter
from shopguard.flows.workplace import Workplace
from shopguard.resources import resource
from shopguard.store.evidence import evidence_path
from tests.appeals.made_up import NOW, save_made_up_order, save_made_up_track

CLAUSE = "pickup-missing"
ITEMS = ("waybill-stub",)  # photos of one kind share a sheet
TEMPLATE = "packet.typ"


def photo(path: Path, size: tuple[int, int], number: int) -> Path:
    """A made-up photo, as large in bytes as a real one of that size: a coarse pattern, some grain, a number."""
    width, height = size
    chance = random.Random(number)
    coarse = Image.frombytes("RGB", (24, 32), chance.randbytes(24 * 32 * 3)).resize(size, Image.Resampling.BICUBIC)
    grain = Image.frombytes("L", (width // 2, height // 2), chance.randbytes(width * height // 4)).resize(size)
    picture = Image.blend(coarse, Image.merge("RGB", (grain, grain, grain)), 0.12)
    ImageDraw.Draw(picture).text((40, 40), f"{number}", fill="black", font_size=120)
    picture.save(path, quality=85)
    return path


def make_shop(folder: Path, packets: int, photos: int, size: tuple[int, int]) -> list[str]:
    """So many cases with their evidence; their ids."""
    place = build_workplace(folder / "data", "zh")
    ids = []
    for number in range(packets):
        order, waybill = f"{6930000000000100000 + number}", f"YT{9000000000000 + number}"
        save_made_up_order(place, order, waybills=f"yto:{waybill}")
        save_made_up_track(place, waybill=waybill)
        ids.append(opening.open_appeal(place, order, CLAUSE, now=NOW, noticed_at=NOW - 3600))
        for nth in range(photos):
            file = photo(folder / f"IMG_{number:04}_{nth}.jpg", size, number * photos + nth)
            attaching.attach(place, ids[-1], [file], item=ITEMS[nth % len(ITEMS)], now=NOW)
            file.unlink()
    place.store.close()
    return ids


def contents(place: Workplace, ids: list[str]) -> list[CaseFile]:
    """What the packets say."""
    return [packet_content(place, gather(place, row, NOW)) for row in printing.rows_of(place, ids)]


def bare(folder: Path, ids: list[str], out: Path, *, originals: bool = False) -> dict[str, float]:
    """Seconds that typst takes for pages whose words and pictures are ready. ``originals``: the photos themselves."""
    place = build_workplace(folder / "data", "zh")
    cases, has = contents(place, ids), characters_of(resource("fonts", FONT)) | characters_of(resource("fonts", EMOJI))
    with tempfile.TemporaryDirectory() as name:
        root, ready = Path(name), []
        (root / TEMPLATE).write_bytes(resource("packet", TEMPLATE).read_bytes())
        for number, case in enumerate(cases):
            desk = root / str(number)
            desk.mkdir()
            inputs = InputsMaker(place.data, root, desk, has).make(case)
            for nth, exhibit in enumerate(case.exhibits if originals else (), start=1):
                (desk / f"{nth}-1.jpg").write_bytes(evidence_path(place.data, exhibit.sha256).read_bytes())
            ready.append({"case": json.dumps(inputs.page, ensure_ascii=False)})
        wall, cpu = time.perf_counter(), time.process_time()
        compiler = compiler_of(root, TEMPLATE)
        for case, inputs_json in zip(cases, ready, strict=True):
            content = compiler.compile(format="pdf", sys_inputs=inputs_json, pdf_standards="a-3b", timestamp=case.dated)
            (out / f"{case.case_id}-{case.order_id}.pdf").write_bytes(one_file(content))
        taken = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    place.store.close()
    return taken


def whole(folder: Path, ids: list[str], out: Path) -> dict[str, float]:
    """Seconds that ShopGuard takes from the database to the files."""
    place = build_workplace(folder / "data", "zh")
    assert place.rulebook.clauses  # read before anything is timed
    every = max(1, len(ids) // 10)

    def tell(progress: Progress) -> None:
        if memory and progress.done % every == 0:
            print(f"  {progress.done} packets: {resident():.0f} MB", file=sys.stderr)

    memory = len(ids) > 100
    wall, cpu = time.perf_counter(), time.process_time()
    batch = printing.print_batch(place, ids, out, now=NOW, reporter=Reporter(tell))
    taken = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    place.store.close()
    assert not batch.left_out
    return taken | {"pages": sum(one.pages for one in batch.packets) / len(ids), "mb": resident()}


Part = Callable[[Path, list[str], Path], dict[str, float]]
PARTS: dict[str, Part] = {"bare": bare, "originals": partial(bare, originals=True), "whole": whole}


def resident() -> float:
    """Megabytes of memory this process has now (Linux; elsewhere 0)."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * 4096 / 1e6 if status.exists() else 0.0


def in_own_process(part: str, folder: Path, ids: list[str]) -> tuple[dict[str, float], str]:
    """What a round took, and the hash of everything it wrote."""
    with tempfile.TemporaryDirectory(dir=folder) as out:
        told = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.packets", "--round", part, str(folder), out],
            input=json.dumps(ids), stdout=subprocess.PIPE, check=True, text=True,
        ).stdout  # fmt: skip
        digest = hashlib.sha256()
        for file in sorted(Path(out).iterdir()):
            digest.update(file.read_bytes())
    return json.loads(told), digest.hexdigest()


def main() -> None:
    """The door."""
    parser = argparse.ArgumentParser(description="Times a batch of packets beside bare typst.")
    parser.add_argument("--packets", type=int, default=100)
    parser.add_argument("--photos", type=int, default=4)
    parser.add_argument("--pixels", default="1080x1440")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--originals", action="store_true")
    parser.add_argument("--memory", type=int, default=0)
    parser.add_argument("--round", nargs=3, metavar=("PART", "FOLDER", "OUT"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.round:
        part, folder, out = options.round
        ids = json.loads(sys.stdin.read())
        print(json.dumps(PARTS[part](Path(folder), ids, Path(out))))
        return
    width, height = map(int, options.pixels.split("x"))
    with tempfile.TemporaryDirectory() as name:
        ids = make_shop(Path(name), max(options.packets, options.memory), options.photos, (width, height))
        compare(Path(name), ids[: options.packets], options.runs)
        if options.originals:
            took, _files = in_own_process("originals", Path(name), ids[: options.packets])
            print(f"\nbare typst with the photos as they came: {took['wall']:.2f} s, processor {took['cpu']:.2f} s")
        if options.memory:
            in_own_process("whole", Path(name), ids)


def compare(folder: Path, ids: list[str], runs: int) -> None:
    """Rounds in turn, and what they took."""
    rounds = []
    for _ in range(runs):
        bare_took, bare_files = in_own_process("bare", folder, ids)
        took, files = in_own_process("whole", folder, ids)
        print("the same files" if files == bare_files else "THE FILES DIFFER", file=sys.stderr)
        rounds.append((bare_took, took))
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}; {len(ids)} packets")
    print(f"{rounds[0][1]['pages']:.1f} pages a packet, {rounds[0][1]['mb']:.0f} MB at the end")
    print("\n| | s | ms a packet | processor s |\n|---|---:|---:|---:|")
    for name, nth in (("bare typst, one compiler kept", 0), ("ShopGuard, from the database to the files", 1)):
        wall, cpu = min(pair[nth]["wall"] for pair in rounds), min(pair[nth]["cpu"] for pair in rounds)
        print(f"| {name} | {wall:.2f} | {1000 * wall / len(ids):.1f} | {cpu:.2f} |")
    for key in ("wall", "cpu"):
        ratios = ", ".join(f"{took[key] / bare_took[key]:.2f}" for bare_took, took in rounds)
        best = min(took[key] for _, took in rounds) / min(bare_took[key] for bare_took, _ in rounds)
        print(f"\nratio ({key}): {best:.2f}; of each pair: {ratios}")


if __name__ == "__main__":
    main()
