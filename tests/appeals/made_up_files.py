"""Made-up evidence files of every kind, real ones: PDFs with text, of a scan, locked or cut; workbooks; texts."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import typst
from PIL import Image
from pypdf import PdfReader, PdfWriter, Transformation

DATA = Path(__file__).resolve().parent.parent / "data" / "evidence"


def pdf_with_text(path: Path, text: str, *, pages: int = 1) -> Path:
    """A PDF whose last page says ``text``."""
    source = path.with_suffix(".typ")
    source.write_text("第一页\n#pagebreak()\n" * (pages - 1) + f"#raw({text!r})".replace("'", '"'), "utf-8")
    typst.compile(source, output=path)
    source.unlink()
    return path


def scanned_pdf(path: Path, picture: Path) -> Path:
    """A PDF that is a picture only."""
    with Image.open(picture) as image:
        image.convert("RGB").save(path, "PDF")
    return path


def marked_pdf(path: Path, pdf: Path, words: str) -> Path:
    """The same PDF with these words in small print on its first page."""
    writer = PdfWriter(clone_from=PdfReader(pdf))
    writer.pages[0].merge_page(PdfReader(pdf_with_text(path.with_name("words.pdf"), words)).pages[0])
    writer.write(path)
    return path


def sealed_pdf(path: Path, text: str, seal: Path) -> Path:
    """A PDF of words with a small picture on its page."""
    writer = PdfWriter(clone_from=PdfReader(pdf_with_text(path.with_name("letter.pdf"), text)))
    stamp = PdfReader(scanned_pdf(path.with_name("seal.pdf"), seal)).pages[0]
    writer.pages[0].merge_transformed_page(stamp, Transformation().scale(0.3))
    writer.write(path)
    return path


def locked_pdf(path: Path, text: str) -> Path:
    """A PDF that opens with a password."""
    writer = PdfWriter(clone_from=PdfReader(pdf_with_text(path.with_name("open.pdf"), text)))
    writer.encrypt("geheim", algorithm="RC4-128")
    writer.write(path)
    return path


def cut(path: Path, source: Path, share: float = 0.4) -> Path:
    """The beginning of a file."""
    content = source.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    return path


def workbook(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """An XLSX of one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def heic(path: Path) -> Path:
    """A photo as telephones keep it, 640 × 900 pixels."""
    shutil.copyfile(DATA / "made_up.heic", path)
    return path
