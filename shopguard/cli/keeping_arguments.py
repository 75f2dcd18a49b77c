"""The arguments of ``backup``, ``restore`` and ``verify``."""

from __future__ import annotations

import argparse
from pathlib import Path

from shopguard.cli.argument_kinds import Commands, add_json


def add_keeping(commands: Commands[argparse.ArgumentParser]) -> None:
    """``backup``, ``restore`` and ``verify``."""
    backup = commands.add_parser("backup", help="备份 / write a backup")
    backup.add_argument("--to", type=Path, metavar="PATH")
    backup.add_argument("--list", action="store_true", help="列出数据文件夹里的备份 / list those in the data folder")
    add_json(backup)
    restore = commands.add_parser("restore", help="恢复备份 / put a backup in place")
    what = restore.add_mutually_exclusive_group(required=True)
    what.add_argument("path", nargs="?", type=Path, metavar="PATH")
    what.add_argument("--undo", action="store_true", help="撤销上一次恢复 / take the last restore back")
    restore.add_argument(
        "--preview",
        action="store_true",
        help="只看备份里有什么、会丢什么 / only say what is in it and what would be lost",
    )
    add_json(restore)
    commands.add_parser("verify", help="检查数据是否完好 / is everything whole?")
