"""Files that are small and would fill the memory, the disk or the day, made on the spot."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence

from PIL import Image

HEADER = "主订单编号,子订单编号,订单状态,支付完成时间,承诺发货时间,订单应付金额\n"
ROW = "6900000000000000101\t,6900000000000000101\t,待发货,2026-11-18 09:00:30,2026-11-20 09:00:30,39.90\n"
CELLS = (HEADER.strip().split(","), ROW.strip().split(","))
MEGABYTE = 1 << 20
_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = f"xmlns:office='{_DOCUMENT}:office:1.0' xmlns:t='{_DOCUMENT}:table:1.0' xmlns:x='{_DOCUMENT}:text:1.0'"
_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
_STRINGS = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"{}>{}</sst>'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def zipped(*members: tuple[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def nested_zip(depth: int) -> bytes:
    """An archive in an archive in an archive …: what one that holds itself comes to."""
    archive = zipped(("orders.csv", HEADER + ROW))
    for number in range(depth):
        archive = zipped((f"{number}.zip", archive))
    return archive


def overlapping_zip(members: int, size: int) -> bytes:
    """An archive whose directory names the same few bytes thousands of times, each time a megabyte."""
    one = zipped(("a.csv", HEADER + ROW + "\n" * size))
    begin, end = one.find(b"PK\x01\x02"), one.find(b"PK\x05\x06")
    directory = one[begin:end] * members
    told = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, members, members, len(directory), begin, 0)
    return one[:begin] + directory + told


def swelling_zip(members: int, size: int) -> bytes:
    """Every member below the bounds of one, all of them together a thousand times the archive."""
    return zipped(*((f"{number}.csv", HEADER + ROW + "\n" * size) for number in range(members)))


def laughs(root: str) -> str:
    """The declaration of ten billion laughs as ``&l10;``."""
    told = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 11))
    return f'<!DOCTYPE {root} [<!ENTITY l0 "lol">{told}]>'


def stranger(root: str, address: str) -> str:
    """The declaration of another file's content as ``&x;``."""
    return f'<!DOCTYPE {root} [<!ENTITY x SYSTEM "{address}">]>'


def workbook(sheet: str, strings: str = "", declaration: str = "") -> bytes:
    """An XLSX of one sheet with this inside."""
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    members = [
        (
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/></Types>',
        ),
        (
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_RELATIONS}/officeDocument"'
            ' Target="xl/workbook.xml"/></Relationships>',
        ),
        (
            "xl/workbook.xml",
            f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{_RELATIONS}">'
            '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        ),
        (
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_RELATIONS}/worksheet"'
            f' Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{_RELATIONS}/sharedStrings"'
            ' Target="sharedStrings.xml"/></Relationships>',
        ),
        ("xl/worksheets/sheet1.xml", declaration + _SHEET.format(sheet)),
    ]
    return zipped(*members, *([("xl/sharedStrings.xml", strings)] if strings else []))


def rows_in_place(*rows: Sequence[str]) -> str:
    """Rows whose texts stand in the sheet."""
    return "".join(
        f'<row r="{at}">{"".join(f"<c t={chr(34)}inlineStr{chr(34)}><is><t>{cell}</t></is></c>" for cell in row)}</row>'
        for at, row in enumerate(rows, 1)
    )


def pointing_rows(rows: int, columns: int, texts: int) -> str:
    """Rows whose cells point at texts kept elsewhere, one after the other and then from the first again."""
    return "".join(
        f'<row r="{row + 1}">'
        + "".join(f'<c t="s"><v>{(row * columns + column) % texts}</v></c>' for column in range(columns))
        + "</row>"
        for row in range(rows)
    )


def texts_kept(*texts: str, counted: str = "", before: str = "") -> str:
    """The texts that cells point at."""
    return before + _STRINGS.format(counted, "".join(f"<si><t>{text}</t></si>" for text in texts))


def open_document(rows: str, declaration: str = "") -> bytes:
    """An .ods with this inside."""
    told = f"{declaration}<office:document-content {_NAMES}><office:body><office:spreadsheet><t:table>{rows}"
    content = f"{told}</t:table></office:spreadsheet></office:body></office:document-content>"
    return zipped(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content))


def old_markup(declaration: str, third_cell: str, attribute: str = "") -> str:
    """Excel 2003's XML of the one order, with this in it."""
    cells = [CELLS[0], [*CELLS[1][:2], third_cell, *CELLS[1][3:]]]
    rows = "".join(
        f"<Row{attribute}>{''.join(f'<Cell><Data>{cell}</Data></Cell>' for cell in row)}</Row>" for row in cells
    )
    names = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    return (
        f"<?xml version='1.0'?>{declaration}<Workbook {names}><Worksheet><Table>{rows}</Table></Worksheet></Workbook>"
    )


def packed_noughts(size: int) -> bytes:
    """So many zero bytes as zlib packs them, without packing them all: the same block over and over."""

    def block(length: int, end: int) -> bytes:
        packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        return packer.compress(bytes(length)) + packer.flush(end)

    blocks = block(MEGABYTE, zlib.Z_FULL_FLUSH) * (size // MEGABYTE)
    return b"\x78\x01" + blocks + block(size % MEGABYTE, zlib.Z_FINISH) + struct.pack(">I", size % 65_521 << 16 | 1)


def png(width: int, height: int, depth: int, kind: int, *, transparent: bool = False) -> bytes:
    """A black PNG; ``kind``: 0 grey, 2 colours, 3 palette, 6 colours with transparency."""
    channels = {0: 1, 2: 3, 3: 1, 6: 4}[kind]
    points = packed_noughts(((width * channels * depth + 7) // 8 + 1) * height)
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0))]
    if kind == 3:
        chunks += [(b"PLTE", bytes(6)), *([(b"tRNS", b"\0")] if transparent else [])]
    chunks += [(b"IDAT", points), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def flate(unit: bytes, times: int) -> bytes:
    """The same bytes over and over, packed."""
    packer = zlib.compressobj(9)
    return b"".join([*(packer.compress(unit) for _ in range(times)), packer.flush()])


def stream(content: bytes, told: bytes = b"") -> bytes:
    """A stream of a PDF."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (told, len(content), content)


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects; the first one is its root."""
    written, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF"
    return written + tail % (size, table, size, len(written))


def one_page(
    content: bytes, *more: bytes, resources: bytes = b"", box: bytes = b"0 0 595 842", root: bytes = b""
) -> bytes:
    """A PDF of one page; ``more`` objects are numbered from 5."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<<%s>>>>" % (box, resources)
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf(b"<</Type/Catalog/Pages 2 0 R%s>>" % root, pages, page, content, *more)


def picture_page(picture: bytes, width: int, height: int, filters: bytes) -> bytes:
    """A page that a picture fills, of this size as it says."""
    told = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/%s"
    drawn = stream(picture, told % (width, height, filters))
    return one_page(stream(b"595 0 0 842 0 0 cm /I Do"), drawn, resources=b"/XObject<</I 5 0 R>>")


def wavelet_picture(width: int, height: int) -> bytes:
    """A JPEG 2000 of 64 × 64 points that says it has so many."""
    written = io.BytesIO()
    Image.new("RGB", (64, 64)).save(written, "JPEG2000", no_jp2=True)
    content = bytearray(written.getvalue())
    struct.pack_into(">8I", content, content.index(b"\xff\x51") + 6, width, height, 0, 0, width, height, 0, 0)
    return bytes(content)


def nested_forms(depth: int) -> bytes:
    """A page that draws a form ten times, which draws a form ten times, …"""
    told = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
    forms = [stream(b"/F0 Do " * 10, told + b"/Resources<</XObject<</F0 %d 0 R>>>>" % (6 + n)) for n in range(depth)]
    last = stream(b"0 0 m 1 1 l S", told)
    return one_page(stream(b"/F0 Do"), *forms, last, resources=b"/XObject<</F0 5 0 R>>")


def many_pages(pages: int) -> bytes:
    """The same page over and over."""
    kids = b"3 0 R " * pages
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids), page)
