"""A small shop whose files are full of made-up people: every channel by which buyers' data comes in has marks of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from shopguard.core.beijing import DAY, HOUR, MINUTE, plain
from shopguard.demo.files import write_rows
from shopguard.demo.headers import CASE_HEADER, LEDGER_HEADER, ORDER_HEADER, PARCEL_HEADER, TRACK_HEADER

LATE, SOON, BROKEN = "6900000000000417355", "6900000000000417372", "坏的单号"
YTO, ZTO = "YT0000000417355", "73500000417372"
NAME, OTHER_NAME = "欧阳栎檀", "司马葭葵"
PHONE, OTHER_PHONE = "16600417355", "16600417372"
STREET = "暗渠巷4711弄83号"
NICK = "藏巧猫尾草"
MESSAGE, REMARK = "铁锈橘雨披改浅葱", "客诉补发搪瓷漏勺"
CASE_WORDS, LEDGER_WORDS = "莼菜罐头瓶口松动", "赔付给蓼蓝染坊"
CHAT, NOTICE, NOTE = "砚台缺角我要差评", "违规通知附言鹁鸪", "苎麻袋旁边的门铃"
CAMERA = "Linden Halbschuh 4711"
SHOP_WORDS = "演示铺子"

# what is a buyer's, wherever it stands; order numbers apart: they may be printed where the contract says so
OF_BUYERS: Mapping[str, str] = {
    "name": NAME, "other name": OTHER_NAME, "phone": PHONE, "other phone": OTHER_PHONE, "street": "暗渠巷4711弄", "nickname": NICK,
    "message": MESSAGE, "remark": REMARK, "case": CASE_WORDS, "ledger": LEDGER_WORDS, "chat": CHAT, "notice": NOTICE, "note": NOTE,
    "camera": CAMERA,
}  # fmt: skip
ORDERS: Mapping[str, str] = {"order": LATE, "soon": SOON}
KEPT = (
    "name",
    "phone",
    "street",
    "case",
    "ledger",
    "chat",
    "notice",
    "note",
)  # what the data folder has to hold somewhere


@dataclass(frozen=True, slots=True)
class Planted:
    """``taken``: files that are imported; ``refused``: one that nobody understands; ``evidence``: what a case is given."""

    taken: tuple[Path, ...]
    refused: Path
    evidence: tuple[Path, ...]


def plant(folder: Path, now: int) -> Planted:
    """Writes the files, their times relative to ``now``. Their names say nothing of buyers."""
    folder.mkdir(parents=True, exist_ok=True)
    orders = write_rows(folder / "演示订单.csv", [list(ORDER_HEADER), *_orders(now)])
    parcels = write_rows(folder / "演示包裹.csv", [list(PARCEL_HEADER), *_parcels(now)], encoding="gb18030")
    tracks = write_rows(folder / "演示轨迹.csv", [list(TRACK_HEADER), *_tracks(now)])
    cases = write_rows(folder / "演示售后.csv", [[*CASE_HEADER, "买家昵称", "售后说明"], *_cases(now)])
    ledger = write_rows(folder / "演示动账.csv", [list(LEDGER_HEADER), *_ledger(now)])
    other = write_rows(folder / "演示ERP.csv", _other_tool(now), encoding="gb18030")
    taken = (orders, parcels, tracks, _answer(folder / "演示查询.json", now), cases, ledger)
    return Planted(taken, other, (_chat(folder), _page(folder), _photo(folder)))


def _row(header: Sequence[str], cells: Mapping[str, str]) -> list[str]:
    return [cells.get(name, "-") for name in header]


def _orders(now: int) -> list[list[str]]:
    people = {
        "收件人": NAME, "收件人手机号": PHONE, "省": "江苏省", "市": "南京市", "区": "玄武区", "街道": "-", "详细地址": STREET,
        "买家留言": MESSAGE, "商家备注": f"{REMARK}，电话{OTHER_PHONE}", "达人昵称": NICK, "选购商品": "演示茶杯", "商品ID": "4170001",
        "商品数量": "1", "订单应付金额": "100.00", "是否修改过地址": "否", "售后状态": "-",
    }  # fmt: skip
    late = {
        "主订单编号": f"{LATE}\t", "子订单编号": f"{LATE}\t", "订单提交时间": plain(now - 5 * DAY), "支付完成时间": plain(now - 5 * DAY),
        "承诺发货时间": plain(now - 3 * DAY), "发货时间": plain(now - 4 * DAY), "订单状态": "已发货",
        "快递信息": f"{YTO}-圆通速递,演示茶杯",
    }  # fmt: skip
    soon = {
        "主订单编号": f"{SOON}\t", "子订单编号": f"{SOON}\t", "订单提交时间": plain(now - DAY), "支付完成时间": plain(now - DAY),
        "承诺发货时间": plain(now + 2 * HOUR), "发货时间": plain(now - 22 * HOUR), "订单状态": "已发货",
        "快递信息": f"{ZTO}-中通快递,演示茶杯", "收件人": OTHER_NAME,
    }  # fmt: skip
    bad = {**late, "主订单编号": BROKEN, "子订单编号": BROKEN}
    return [_row(ORDER_HEADER, people | one) for one in (late, soon, bad)]


def _parcels(now: int) -> list[list[str]]:
    last = f"【南京市】快件已由【{NAME}】签收，电话{PHONE}，地址{STREET}"
    listed = {
        "运单号": YTO, "快递公司": "圆通速递", "订单编号": f"{LATE}\t", "发货时间": plain(now - 4 * DAY), "最新轨迹时间": plain(now - HOUR),
        "最新物流": last, "物流状态": "运输中",
    }  # fmt: skip
    return [
        _row(PARCEL_HEADER, listed),
        _row(PARCEL_HEADER, {**listed, "运单号": f"坏{NAME}", "发货时间": f"{PHONE}号"}),
    ]


def _tracks(now: int) -> list[list[str]]:
    told = (
        (now - 2 * DAY, "【南京市】已揽收，揽收员王小二"),
        (now - DAY, f"快件送往{STREET}，收件人{NAME}，联系电话{PHONE}"),
        (now - 3 * HOUR, f"【南京市】{NAME}请凭取件码到门口自取，{NAME}女士，{PHONE}"),
    )
    rows = [[YTO, "圆通速递", plain(at), text] for at, text in told]
    return [*rows, [YTO, "圆通速递", f"{PHONE}点", f"收件人{NAME}"]]


def _answer(path: Path, now: int) -> Path:
    context = f"商品已经下单，寄往{STREET}，收货人{OTHER_NAME}，手机{OTHER_PHONE}"
    data = [{"time": plain(now - 20 * HOUR), "ftime": plain(now - 20 * HOUR), "context": context, "status": "在途"}]
    told = {"message": "ok", "nu": ZTO, "com": "zhongtong", "state": "0", "status": "200", "ischeck": "0", "data": data}
    path.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    return path


def _cases(now: int) -> list[list[str]]:
    told = {
        "售后单号": "1417355", "订单号": LATE, "商品单号": LATE, "应付金额（元）": "100.00", "售后类型": "仅退款", "售后状态": "待商家处理",
        "售后申请时间": plain(now - HOUR), "售后原因": CASE_WORDS, "买家昵称": NICK, "售后说明": f"{NAME} {PHONE}",
    }  # fmt: skip
    header = [*CASE_HEADER, "买家昵称", "售后说明"]
    return [_row(header, told), _row(header, {**told, "售后单号": "", "订单号": f"坏{NAME}"})]


def _ledger(now: int) -> list[list[str]]:
    told = {
        "动账时间": plain(now - 10 * MINUTE), "动帐流水号": "L417355", "动账方向": "出账", "动账金额": "-25.00", "动账场景": "消费者赔付",
        "订单号": LATE, "备注": f"虚假发货赔付，{LEDGER_WORDS}，收件人{NAME}，{PHONE}",
    }  # fmt: skip
    return [
        _row(LEDGER_HEADER, told),
        _row(LEDGER_HEADER, {**told, "动帐流水号": "L417356", "动账金额": f"{PHONE}元整"}),
    ]


def _other_tool(now: int) -> list[list[str]]:
    header = ["内部号", "线上单号", "付款日期", "收货人", "收货人电话", "收货地址", "买家昵称", "留言", "宝贝"]
    row = [
        "4170001",
        "6900000000000417999",
        plain(now - DAY),
        NAME,
        PHONE,
        f"江苏省南京市{STREET}",
        NICK,
        MESSAGE,
        "演示茶杯",
    ]
    return [header, row, [*row[:1], "6900000000000418000", *row[2:]]]


def _chat(folder: Path) -> Path:
    path = folder / "聊天记录.txt"
    path.write_text(f"买家{NAME}：{CHAT}，{YTO}\n客服：{NAME}您好，电话{PHONE}，地址：南京市{STREET}\n", "utf-8")
    return path


def _page(folder: Path) -> Path:
    path = folder / "后台网页.html"
    path.write_text(
        f"<html><body><p>收货人：{NAME} {PHONE}</p><p style='display:none'>{NICK}</p></body></html>", "utf-16"
    )
    return path


def _photo(folder: Path) -> Path:
    """With what a camera writes into it."""
    path = folder / "底单.jpg"
    exif = Image.Exif()
    exif[0x010E] = CAMERA  # ImageDescription
    Image.new("RGB", (1400, 1000), (240, 240, 235)).save(path, exif=exif)
    return path
