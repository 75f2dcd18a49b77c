"""Made-up evidence for the made-up shop's case: a label that says what it is in large letters, and a chat."""

from __future__ import annotations

from pathlib import Path

from shopguard.core.beijing import plain
from shopguard.demo.builder import MadeParcel
from shopguard.resources import resource

_SIZE = (900, 1200)
_MARK = "演示用 编造的底单"


def write_stub(path: Path, parcel: MadeParcel) -> Path:
    """A picture like the photo of a waybill stub, marked as made up. Returns ``path``."""
    from PIL import Image, ImageDraw, ImageFont  # not needed before the made-up shop is opened

    image = Image.new("RGB", _SIZE, "#f4efe4")
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(resource("fonts", "NotoSansSC-Regular.otf"), 44)
    draw.rectangle((50, 60, _SIZE[0] - 50, 1000), outline="black", width=5)
    for number, line in enumerate(_stub_lines(parcel)):
        draw.text((90, 110 + 110 * number), line, fill="black", font=font)
    for stripe in range(56):  # something like a barcode
        left = 90 + stripe * 13
        draw.rectangle((left, 800, left + 3 + stripe * 7 % 6, 940), fill="black")
    draw.text((90, 1060), _MARK, fill="#a02020", font=font)
    image.save(path, compress_level=1)  # the start waits for it
    return path


def write_chat(path: Path, parcel: MadeParcel) -> Path:
    """A conversation with the courier's outlet as text, marked as made up. Returns ``path``."""
    told = parcel.uploaded_at + 24 * 3600
    lines = (
        "【编造的聊天记录，仅供演示】",
        f"{plain(told)} 演示店铺：请问 {parcel.waybill} 到分拨了吗？",
        f"{plain(told + 360)} 演示网点：系统里已经有转运中心的扫描，正常走件。",
        f"{plain(told + 420)} 演示店铺：好的，谢谢。",
    )
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def _stub_lines(parcel: MadeParcel) -> tuple[str, ...]:
    return (
        parcel.courier.name,
        f"运单号 {parcel.waybill}",
        f"揽收 {plain(parcel.picked_up_at)}",
        "重量 0.62 kg",
        f"寄 {parcel.sent_from.province}{parcel.sent_from.city}",
    )
