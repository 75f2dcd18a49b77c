"""``shopguard appeal``: notices, many orders at once, steps, what worked. On real files and a real data folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_contract import ORDERS, TRACKS, Shell

ORDER, UNKNOWN = "6900000000000000011", "6930000000000000099"


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    shell = Shell(tmp_path / "data", capsys)
    orders, tracks = tmp_path / "orders.csv", tmp_path / "tracks.csv"
    orders.write_text(ORDERS, "utf-8-sig")
    tracks.write_text(TRACKS, "utf-8")
    assert shell.run("import", str(orders), str(tracks), "--as-of", "2026-11-20T11:00:00") == 0
    return shell


def test_open_stays_to_the_letter_and_points_to_the_notice(shell: Shell) -> None:
    opened = shell.document("appeal", "open", ORDER, "--clause", "pickup-missing")
    assert opened == {"id": "A20261120-001"}
    assert "未填写收到通知的时间" in shell.err
    ahead = shell.document("appeal", "open", ORDER, "--clause", "pickup-missing", "--noticed-at", "2026-11-20T12:00:01")
    assert ahead == opened
    assert "2026-11-20 12:00:01 还没有到" in shell.err
    shell.document("appeal", "open", ORDER, "--clause", "pickup-missing", "--noticed-at", "2026-11-20T12:00:00")
    assert shell.err == ""
    for order, clause in ((UNKNOWN, "pickup-missing"), (ORDER, "waybill-reused"), (ORDER, "dispatch-missing")):
        assert shell.run("appeal", "open", order, "--clause", clause) == 1
        assert shell.out == ""
        assert "appeal notice" in shell.err
    assert shell.run("appeal", "open", ORDER, "--clause", "no-such") == 1
    for clause in ("auto-close", "refund-intercept", "waybill-edit"):  # nobody is fined for them
        assert shell.run("appeal", "open", ORDER, "--clause", clause) == 1
        assert (shell.out, "没有什么可申诉" in shell.err) == ("", True)


def test_a_notice_of_an_order_no_file_has_shown(shell: Shell) -> None:
    opened = shell.document(
        "appeal", "notice", UNKNOWN, "--clause", "transit-stalled", "--noticed-at", "2026-11-19T18:00:01",
        "--shop", "虚构小店", "--amount", "3.50", "--text", "轨迹超时", "--waybill", "YT0000000000099",
    )  # fmt: skip
    shown = shell.document("appeal", "show", opened["id"])
    contract = ("id", "order_id", "clause", "waybill", "state", "noticed_at", "appeal_by", "completeness", "checklist")
    assert list(shown)[: len(contract) + 1] == [*contract[:6], "noticed_told", *contract[6:]]
    told = {
        "order_id": UNKNOWN,
        "waybill": "YT0000000000099",
        "state": "collecting",
        "noticed_at": "2026-11-19T18:00:01+08:00",
        "appeal_by": "2026-11-26T18:00:01+08:00",
        "completeness": 0.0,
        "origin": "notice",
        "shop": "虚构小店",
        "order_known": False,
        "notice_text": "轨迹超时",
        "notice_yuan": 3.5,
        "cause": None,
        "due_at": "2026-11-26T18:00:01+08:00",
        "due": "appeal",
        "answer_by": None,
        "next_states": ["submitted", "closed"],
    }
    assert {name: shown[name] for name in told} == told
    for words in (("--amount", "-3"), ("--amount", "much"), ("--noticed-at", "soon")):
        assert shell.run("appeal", "notice", UNKNOWN, "--clause", "fraud", "--noticed-at", "2026-11-19", *words) == 2
    assert shell.run("appeal", "notice", "6.9E+18", "--clause", "fraud", "--noticed-at", "2026-11-19") == 1
    assert shell.run("appeal", "notice", UNKNOWN, "--clause", "fraud") == 2


def test_many_orders_of_one_cause(shell: Shell) -> None:
    asked = ("appeal", "bulk", ORDER, UNKNOWN, "--clause", "pickup-missing", "--cause", "台风停运")
    assert shell.run(*asked, "--json") == 1  # one of the orders is not there
    told = json.loads(shell.out)
    assert told["opened"] == ["A20261120-001"]
    assert [one["order_id"] for one in told["left_out"]] == [UNKNOWN]
    assert shell.err == f"{UNKNOWN}  {told['left_out'][0]['reason']}\n"
    assert shell.document("appeal", "show", "A20261120-001")["cause"] == "台风停运"
    assert shell.run("appeal", "bulk", ORDER, *asked[4:]) == 0
    assert shell.out == ""
    assert "已在申诉 A20261120-001" in shell.err


def test_steps_there_and_back(shell: Shell) -> None:
    appeal = shell.document("appeal", "open", ORDER, "--clause", "pickup-missing", "--noticed-at", "2026-11-20")["id"]
    assert shell.run("appeal", "step", appeal, "submitted", "--at", "2026-11-20T10:00:00", "--note", "附 3 张图") == 0
    assert shell.out.splitlines() == [
        f"{appeal}  已提交，等平台答复，平台应在 2026-11-27 10:00:00 前答复",
        "    2026-11-20 10:00:00  已提交，等平台答复  附 3 张图",
    ]
    assert shell.run("appeal", "step", appeal, "sent_back") == 0  # without --at: now
    assert "最晚补交材料 2026-11-23 12:00:00" in shell.out
    assert "补交期限从记录这一步的时候算起" in shell.out
    assert shell.run("appeal", "back", appeal) == 0
    assert shell.run("appeal", "step", appeal, "sent_back", "--at", "2026-11-20T11:59:59") == 0
    assert "最晚补交材料 2026-11-23 11:59:59" in shell.out
    assert "算起" not in shell.out
    assert shell.run("appeal", "step", appeal, "reconsideration") == 1
    assert "可以记录" in shell.err
    assert shell.run("appeal", "step", appeal, "won") == 2
    assert shell.run("appeal", "back", appeal) == 0
    shown = shell.document("appeal", "show", appeal)
    assert (shown["state"], shown["due_at"], shown["answer_by"]) == ("submitted", None, "2026-11-27T10:00:00+08:00")
    assert [(step["state"], step["taken_back"]) for step in shown["steps"]] == [
        ("submitted", False), ("sent_back", True), ("sent_back", True),
    ]  # fmt: skip
    assert shell.run("appeal", "show") == 0
    assert shell.out.startswith(f"{appeal}  揽收严重超时  订单 {ORDER}  已提交，等平台答复，平台应在")
    assert shell.run("appeal", "back", appeal) == 0
    assert shell.run("appeal", "show", "--at", "2026-11-28") == 0
    assert "最晚申诉 2026-11-27 00:00:00，已经过了" in shell.out
    assert shell.run("appeal", "show", "--at", "2026-11-27") == 0  # its last second
    assert "已经过了" not in shell.out
    assert shell.run("appeal", "step", "A00000000-001", "submitted") == 1


def test_files_that_cannot_be_taken_are_refused_and_the_others_are_in(shell: Shell) -> None:
    appeal = shell.document("appeal", "open", ORDER, "--clause", "pickup-missing")["id"]
    chat, empty = shell.data.parent / "chat.txt", shell.data.parent / "empty.txt"
    chat.write_text("网点答复：台风停运", "utf-8")
    empty.touch()
    attach = ("appeal", "attach", appeal)
    assert shell.run(*attach, str(empty), str(chat), str(shell.data), "--item", "courier-chat") == 3
    assert "chat.txt" in shell.out
    assert shell.err.startswith("1 个文件已添加，2 个没有添加：文件“empty.txt”是空的")
    assert shell.run(*attach, str(empty), "--item", "courier-chat") == 3
    assert shell.run(*attach, str(chat), "--item", "nothing") == 1
    (slot,) = [s for s in shell.document("appeal", "show", appeal)["checklist"] if s["item"] == "courier-chat"]
    (kept,) = slot["evidence"]
    assert (kept["name"], kept["media_type"], kept["whole"], kept["pages"]) == ("chat.txt", "text/plain", True, None)
    original = shell.data / "evidence" / kept["sha256"][:2] / kept["sha256"]
    original.chmod(0o600)
    original.write_text("改过", "utf-8")
    assert shell.run("appeal", "show", appeal) == 0
    assert "“chat.txt”的原件不见了或被改动过" in shell.out
    assert shell.run("verify") == 1
    assert "“chat.txt”原件被改动过" in shell.out


def test_what_worked(shell: Shell) -> None:
    assert shell.run("appeal", "worked") == 0
    assert "还没有平台答复过的申诉" in shell.out
    assert shell.document("appeal", "worked") == {"clauses": []}
    appeal = shell.document("appeal", "open", ORDER, "--clause", "pickup-missing")["id"]
    chat = shell.data.parent / "chat.txt"
    chat.write_text("网点答复：台风停运", "utf-8")
    assert shell.run("appeal", "attach", appeal, str(chat), "--item", "courier-chat") == 0
    for state in ("submitted", "granted"):
        assert shell.run("appeal", "step", appeal, state) == 0
    assert shell.document("appeal", "worked") == {
        "clauses": [
            {
                "clause": "pickup-missing",
                "granted": 1,
                "decided": 1,
                "slots": [{"item": "courier-chat", "granted": 1, "decided": 1}],
            }
        ]
    }
    assert shell.run("appeal", "worked") == 0
    assert shell.out.splitlines() == ["揽收严重超时：1 个里成功 1 个", "    与快递的沟通记录：1 个里成功 1 个"]


def test_a_notice_alone_is_enough_for_a_packet(shell: Shell) -> None:
    noticed = ("--clause", "transit-stalled", "--noticed-at", "2026-11-19")
    appeal = shell.document("appeal", "notice", UNKNOWN, *noticed)["id"]
    (packet,) = shell.document("appeal", "packet", appeal, "--out", str(shell.data.parent / "out"))["packets"]
    assert packet["pages"] >= 1
    assert Path(packet["path"]).read_bytes().startswith(b"%PDF")
