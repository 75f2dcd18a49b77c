"""The arguments of ``move-out`` and ``move-in``."""

from __future__ import annotations

import argparse
from pathlib import Path

from shopguard.cli.argument_kinds import Commands, add_json


def add_moving(commands: Commands[argparse.ArgumentParser]) -> None:
    """``move-out`` and ``move-in``."""
    out = commands.add_parser("move-out", help="搬家：全部装进一个文件 / everything into one file")
    out.add_argument("--to", type=Path, metavar="FILE", required=True)
    add_json(out)
    coming = commands.add_parser("move-in", help="搬家：从文件搬进来 / move in from that file")
    coming.add_argument("path", type=Path, metavar="FILE")
    coming.add_argument(
        "--keep-aside",
        action="store_true",
        help="这里已有数据：留在旁边，换成搬来的 / there is data here already: keep it aside",
    )
    add_json(coming)
