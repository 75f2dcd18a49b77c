"""``penalties``: what if orders are handed over, what comes hour by hour, and a text that stays short."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_contract import Shell

NOON = "2026-11-20T12:00:00"
HEADER = (
    "主订单编号,子订单编号,选购商品,订单应付金额,订单提交时间,支付完成时间,承诺发货时间,订单状态,发货时间,"
    "省,市,区,街道,详细地址,收件人,快递信息\n"
)
ADDRESS = "江苏省,南京市,玄武区,-,幸福路1号***,张**"


def order(number: int, uploaded: str) -> str:
    """100 yuan, paid and uploaded at once, never picked up: 3 yuan after 24 h, 25 instead after 48 h, and so on."""
    order_id = f"69000000000000000{number:02}"
    return (
        f"{order_id}\t,{order_id}\t,测试商品,100.00,{uploaded},{uploaded},2026-11-30 00:00:00,已发货,{uploaded},{ADDRESS},"
        f"YT00000000000{number:02}-圆通速递\n"
    )


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """Two orders whose 24 hours are over at 18:00 and at 6:00 next day; up to 12:00 nothing happened to either."""
    shell = Shell(tmp_path / "data", capsys)
    orders, tracks = tmp_path / "orders.csv", tmp_path / "tracks.csv"
    orders.write_text(HEADER + order(11, "2026-11-19 18:00:00") + order(12, "2026-11-20 06:00:00"), "utf-8-sig")
    lines = "".join(f"YT00000000000{number},圆通速递,2026-11-20 07:00:00,商品已经下单\n" for number in (11, 12))
    tracks.write_text("运单号,快递公司,轨迹时间,轨迹内容\n" + lines, "utf-8")
    assert shell.run("import", str(orders), str(tracks), "--as-of", NOON) == 0
    return shell


def test_what_comes_is_told_every_six_hours_for_a_week(shell: Shell) -> None:
    told = shell.document("penalties", "--at", NOON)["outlook"]["positions"]
    assert len(told) == 29
    assert told[0]["at"] == "2026-11-20T12:00:00+08:00"
    assert told[-1]["at"] == "2026-11-27T12:00:00+08:00"
    by_time = {one["at"][5:16]: one for one in told}
    # promised within ten days: the tier of 5 %, 5 yuan; 48 h after upload 25 % of 100 yuan instead
    yuan = {moment: one["yuan"] for moment, one in by_time.items()}
    assert (yuan["11-20T12:00"], yuan["11-20T18:00"], yuan["11-21T00:00"], yuan["11-21T06:00"]) == (0, 0, 5, 5)
    assert (yuan["11-21T12:00"], yuan["11-21T18:00"], yuan["11-22T00:00"], yuan["11-22T12:00"]) == (10, 10, 30, 50)
    red = {moment: one["turned_red"] for moment, one in by_time.items()}
    assert (red["11-20T12:00"], red["11-20T18:00"], red["11-21T00:00"], red["11-21T12:00"]) == (0, 0, 1, 2)
    colours = by_time["11-21T12:00"]["colours"]
    assert colours == {"violated": 2, "due": 0, "watch": 0, "ok": 0, "closed": 0}
    assert all(sum(one["colours"].values()) == 2 for one in told)


def test_what_if_an_order_is_handed_over(shell: Shell) -> None:
    asked = ("penalties", "--at", NOON, "--horizon", "48")
    assert "what_if" not in shell.document(*asked)
    told = shell.document(*asked, "--handed-over", "6900000000000000011")["what_if"]
    assert told == {
        "at": "2026-11-22T12:00:00+08:00",
        "handed_over": ["6900000000000000011"],
        "saves_yuan": 25,
        "avoids_strikes": 0,
        "stays_off_red": 1,
    }
    both = shell.document(*asked, "--handed-over", "6900000000000000011", "--handed-over", "6900000000000000012")
    assert (both["what_if"]["saves_yuan"], both["what_if"]["stays_off_red"]) == (50, 2)


def test_an_order_nobody_imported_is_one_line_and_exit_1(shell: Shell) -> None:
    assert shell.run("penalties", "--json", "--handed-over", "123") == 1
    assert shell.out == ""
    assert len(shell.err.strip().splitlines()) == 1
    assert "123" in shell.err


def test_the_text_says_what_the_document_says_in_few_lines(shell: Shell) -> None:
    assert shell.run("penalties", "--at", NOON, "--handed-over", "6900000000000000011") == 0
    said = shell.out
    assert said.startswith("现在：0 元；若 24 小时内不处理：10 元；")
    assert "今天交给快递，到 2026-11-21 12:00:00 少赔 5 元" in said
    assert said.index("先救这几单") < said.index("6900000000000000011") < said.index("6900000000000000012")
    assert "penalties --json" in said.splitlines()[-1]
    assert len(said.splitlines()) < 12


def test_everything_there_is_to_see_has_its_key(shell: Shell) -> None:
    told = shell.document("penalties", "--at", NOON)
    promised = {"at", "horizon_hours", "totals", "orders", "days", "measures", "fix_first", "charged"}
    added = {"averted", "outlook", "headroom", "strikes", "call_sheet", "refunds", "truth", "pictures", "score"}
    assert set(told) == promised | added


def test_a_clock_that_is_behind_makes_nothing_look_better(shell: Shell, tmp_path: Path) -> None:
    """An order was placed at 15:00, the computer says 12:00: it is 15:00 at least, and that is said."""
    later = tmp_path / "later.csv"
    later.write_text(HEADER + order(13, "2026-11-20 15:00:00"), "utf-8-sig")
    assert shell.run("import", str(later), "--as-of", NOON) == 0
    told = shell.document("penalties")
    assert told["at"] == "2026-11-20T15:00:00+08:00"
    assert "15:00" in shell.err
    assert shell.document("penalties", "--at", NOON)["at"] == "2026-11-20T12:00:00+08:00"
