"""Which files are taken when they are dragged or chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData

_PICTURES = (".jpg", ".jpeg", ".jfif", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".avif")
_PAPERS = (".pdf", ".txt", ".html", ".htm", ".csv", ".xlsx", ".xls")
_SOUNDS = (".mp3", ".m4a", ".wav", ".amr", ".ogg", ".opus", ".aac", ".flac", ".wma", ".silk", ".slk")
_FILMS = (".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".3gp", ".wmv", ".flv", ".mpg", ".mpeg")
EVIDENCE = frozenset((*_PICTURES, *_PAPERS, *_SOUNDS, *_FILMS))  # what a file is, its content tells when it is kept


def local_files(dragged: QMimeData) -> list[Path]:
    """The files on this computer among what is dragged; [] for texts, links and mails."""
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]


def importable(paths: list[Path]) -> list[Path]:
    """Those an importer could claim, by their ending (folders too); their content is looked at later."""
    from shopguard.importers.candidates import SUFFIXES  # nothing is dragged before the window stands

    return [path for path in paths if _is(path.is_dir) or path.suffix.lower() in SUFFIXES]


def rule_files(paths: list[Path]) -> list[Path]:
    """Those that bring rules, by their ending."""
    from shopguard.store.rule_updates import ENDING

    return [path for path in paths if path.suffix.lower() == ENDING]


def evidence(paths: list[Path]) -> list[Path]:
    """Those that can be evidence, by their ending: pictures, PDFs, chats, spreadsheets, recordings, videos."""
    return [path for path in paths if _is(path.is_file) and path.suffix.lower() in EVIDENCE]


def _is(asked: Callable[[], bool]) -> bool:
    """What another program hands over need not be a name that this system can have."""
    try:
        return asked()
    except (OSError, ValueError):
        return False


def patterns(suffixes: Iterable[str]) -> str:
    """``*.csv *.json``: the endings as a file dialog's filter names them."""
    return " ".join(f"*{suffix}" for suffix in sorted(suffixes))
