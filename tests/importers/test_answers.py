"""Saved JSON answers of 快递100 and 快递鸟: every wrapping, both orders, states, errors, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from shopguard.core.beijing import parse_iso
from shopguard.core.message import UserProblem
from shopguard.core.parcel import EventKind, TrackRow
from shopguard.importers.answer_tables import AnswerTable
from shopguard.importers.couriers import load_couriers
from tests.importers.money_files import write_json
from tests.importers.reading_files import opened, read, refusal

K100: Mapping[str, Any] = {
    "message": "ok",
    "nu": "YT0000000000101",
    "ischeck": "1",
    "com": "yuantong",
    "status": "200",
    "condition": "F00",
    "state": "3",
    "data": [
        {
            "time": "2026-11-20 10:00:00",
            "ftime": "2026-11-20 10:00:00",
            "context": "【南京市】已签收",
            "status": "签收",
        },
        {
            "time": "2026-11-18 19:00:00",
            "ftime": "2026-11-18 19:00:00",
            "context": "【金华市】已揽收",
            "status": "揽收",
        },
    ],
}
KDNIAO: Mapping[str, Any] = {
    "EBusinessID": "1",
    "OrderCode": "",
    "ShipperCode": "ZTO",
    "LogisticCode": "75000000000001",
    "Success": True,
    "State": "2",
    "StateEx": "2",
    "Traces": [
        {"AcceptTime": "2026-11-18 19:00:00", "AcceptStation": "【金华市】已揽收", "Action": "1"},
        {"AcceptTime": "2026-11-19 02:00:00", "AcceptStation": "快件已到达【金华转运中心】", "Action": "2"},
    ],
}
ERROR = {"result": False, "returnCode": "500", "message": "查询无结果，请隔段时间再查"}
FAILING = {**K100, "status": "408", "message": "验证码错误", "data": []}  # the number of K100 once more
FIRST = [("YT0000000000101", "yto", "pickup"), ("YT0000000000101", "yto", "signed")]
SECOND = [("75000000000001", "zto", "pickup"), ("75000000000001", "zto", "hub")]


def events(path: Path) -> list[tuple[str, str, str]]:
    """(waybill, courier, kind) of all records, in the order of the rows."""
    return [(row.waybill, row.courier, row.event.kind.value) for row in rows(path)]


def rows(path: Path) -> list[TrackRow]:
    accepted, rejected = read(opened(path))
    assert not rejected
    return [row.row for row in accepted if isinstance(row.row, TrackRow)]


def test_one_answer_each(tmp_path: Path) -> None:
    source = opened(write_json(tmp_path / "a.json", K100))
    assert (source.kind, source.warnings) == ("tracks", ())
    assert source.known_as_of == parse_iso("2026-11-20T10:00:00")
    assert events(write_json(tmp_path / "a.json", K100)) == FIRST  # the newest stands first in it
    assert events(write_json(tmp_path / "b.json", KDNIAO)) == SECOND


@pytest.mark.parametrize(
    "document",
    [
        [K100, KDNIAO],
        {"data": [K100, KDNIAO]},
        {"code": 0, "data": {"list": [K100, KDNIAO]}},
        {"YT0000000000101": K100, "75000000000001": KDNIAO},
        {"data": [json.dumps(K100), json.dumps(KDNIAO)]},
        [
            {"status": "polling", "lastResult": K100},
            {"PushTime": "2026-11-20 12:00:00", "Count": "1", "Data": [KDNIAO]},
        ],
    ],
    ids=("list", "wrapped", "wrapped twice", "by number", "as text", "pushes"),
)
def test_wrappings(tmp_path: Path, document: Any) -> None:
    assert events(write_json(tmp_path / "a.json", document)) == FIRST + SECOND


@pytest.mark.parametrize("between", ["\n", "\r\n", "\n\n", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_one_per_line(tmp_path: Path, between: str, encoding: str) -> None:
    path = tmp_path / "a.jsonl"
    text = between.join(json.dumps(one, ensure_ascii=False) for one in (K100, KDNIAO)) + between
    path.write_bytes(text.encode(encoding))
    assert events(path) == FIRST + SECOND


def test_printed_with_blanks(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("\n" + json.dumps([K100, KDNIAO], indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    assert events(path) == FIRST + SECOND


def test_numbers_keep_all_their_digits(tmp_path: Path) -> None:
    answer = {**KDNIAO, "LogisticCode": 750000000000012345}
    assert {row.waybill for row in rows(write_json(tmp_path / "a.json", answer))} == {"750000000000012345"}
    spoilt = json.dumps({**KDNIAO, "LogisticCode": 0}).replace('"LogisticCode": 0', '"LogisticCode": 7.5E+13')
    (tmp_path / "b.json").write_text(spoilt, encoding="utf-8")
    assert refusal(tmp_path / "b.json") == "problem.damaged_ids"


@pytest.mark.parametrize(
    ("state", "record", "kind"),
    [
        ("102", {}, EventKind.CREATED),
        ("101", {}, EventKind.CREATED),
        ("0", {"statusCode": "102"}, EventKind.CREATED),
        ("0", {"status": "待揽收"}, EventKind.CREATED),
        ("1", {"status": "揽收"}, EventKind.PICKUP),
        ("10", {}, EventKind.PICKUP),  # waits for the customs, not for the courier
    ],
)
def test_ordered_and_waiting_are_no_pickup(tmp_path: Path, state: str, record: dict[str, str], kind: EventKind) -> None:
    line = {"time": "2026-11-18 19:00:00", "context": "【金华市】已揽收", **record}
    answer = {**K100, "state": state, "data": [line]}
    assert [row.event.kind for row in rows(write_json(tmp_path / "a.json", answer))] == [kind]


def test_waiting_by_kdniao(tmp_path: Path) -> None:
    line = {"AcceptTime": "2026-11-18 19:00:00", "AcceptStation": "新的说法"}
    for state, kind in (("10", EventKind.CREATED), ("1", EventKind.UNKNOWN)):
        answer = {**KDNIAO, "StateEx": state, "Traces": [line]}
        assert [row.event.kind for row in rows(write_json(tmp_path / "a.json", answer))] == [kind]


@pytest.mark.parametrize(
    ("answer", "cells"),
    [
        (ERROR, ("?", "快递100", "", "500 查询无结果，请隔段时间再查", "查询失败")),
        ({**K100, "status": "408", "message": "验证码错误", "data": []}, ("YT0000000000101", "yuantong", "", "408 验证码错误", "查询失败")),
        ({**K100, "state": "102", "data": []}, ("YT0000000000101", "yuantong", "", "待揽收", "查询失败")),
        (
            {**KDNIAO, "Success": False, "Reason": "非法参数", "Traces": []},
            ("75000000000001", "ZTO", "", "Success=false 非法参数", "查询失败"),
        ),
        (
            {**KDNIAO, "State": "0", "StateEx": "0", "Reason": "暂无轨迹信息", "Traces": []},
            ("75000000000001", "ZTO", "", "暂无轨迹 暂无轨迹信息", "查询失败"),
        ),
    ],
)  # fmt: skip
def test_answers_without_records_are_rejected_with_what_they_say(
    tmp_path: Path, answer: Mapping[str, Any], cells: tuple[str, ...]
) -> None:
    source = opened(write_json(tmp_path / "a.json", [K100, answer]))
    accepted, rejected = read(source)
    assert (len(accepted), [row.cells for row in rejected]) == (2, [cells])
    assert [warning.code for warning in source.warnings] == ["warning.answers_failed"]
    assert source.warnings[0].values["told"] == cells[3]


@pytest.mark.parametrize("documents", [[K100, FAILING], [FAILING, K100]], ids=("before", "after"))
def test_a_failed_query_leaves_the_good_answer_for_its_number_whole(tmp_path: Path, documents: list[Any]) -> None:
    accepted, rejected = read(opened(write_json(tmp_path / "a.json", documents)))
    assert (len(accepted), [row.key for row in rejected]) == (2, [None])


def test_a_record_that_cannot_be_read_does_not(tmp_path: Path) -> None:
    answer = {**K100, "data": [*K100["data"], {"time": "昨天", "context": "已揽收"}]}
    accepted, rejected = read(opened(write_json(tmp_path / "a.json", [answer, FAILING])))
    assert (len(accepted), [row.key for row in rejected]) == (2, [K100["nu"], None])


def test_only_errors_refuse_the_file_with_the_first(tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as problem:
        opened(write_json(tmp_path / "a.json", [ERROR, ERROR]))
    assert (problem.value.message.code, problem.value.message.values["why"]) == (
        "problem.answers_empty",
        "500 查询无结果，请隔段时间再查",
    )


def test_an_answer_of_another_service_among_others_is_rejected_not_lost(tmp_path: Path) -> None:
    accepted, rejected = read(opened(write_json(tmp_path / "a.json", [K100, {"mailNo": "1", "fullTraceDetail": []}])))
    assert (len(accepted), [row.why.code for row in rejected]) == (2, ["reject.waybill"])


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ({"code": 0, "data": {"accepted": [{"number": "1", "track_info": {}}]}}, "problem.other_answers"),
        ({"data": {"result": [{"mailNo": "1", "fullTraceDetail": []}]}}, "problem.other_answers"),
        ({"logisticsStatus": "SIGN", "traces": []}, "problem.other_answers"),
        ({"hello": 1}, "problem.not_ours"),
        ([], "problem.not_ours"),
        ([1, 2], "problem.not_ours"),
    ],
)
def test_what_is_not_read(tmp_path: Path, document: Any, code: str) -> None:
    assert refusal(write_json(tmp_path / "a.json", document)) == code


@pytest.mark.parametrize("cut", [1, 20, 200])
def test_cut_answers_refuse_the_file(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([K100, KDNIAO])[:-cut], encoding="utf-8")
    assert refusal(path) == "problem.answers_broken"


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{json.dumps(K100)}\n{json.dumps(KDNIAO)}\n{{"nu": x}}\n' + "\n" * 5_000, encoding="utf-8")
    with pytest.raises(UserProblem) as problem:
        list(opened(path).rows())
    assert (problem.value.message.code, problem.value.message.values["line"]) == ("problem.answers_broken", 3)


def test_nesting_without_end_is_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"data": ' + "[" * 100_000, encoding="utf-8")
    assert refusal(path) == "problem.answers_broken"


def test_answers_are_held_one_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    answers = [{**KDNIAO, "LogisticCode": f"7500{number:010}"} for number in range(2_000)]
    path.write_text(json.dumps(answers), encoding="utf-8")
    assert len(rows(path)) == 4_000
    monkeypatch.setattr("shopguard.importers.answer_tables._BIGGEST", 1_000)
    assert len(rows(path)) == 4_000  # a list may be as long as it likes
    path.write_text(json.dumps({"data": answers}), encoding="utf-8")
    assert refusal(path) == "problem.answers_too_big"


def test_the_table_can_be_read_again(tmp_path: Path) -> None:
    source = opened(write_json(tmp_path / "a.json", [K100, ERROR]))
    assert len(read(source)[0]) == len(read(source)[0]) == 2
    assert len(source.warnings) == 1
    assert isinstance(source._recognised.tables[0], AnswerTable)


@pytest.mark.parametrize(
    ("code", "courier"),
    [
        ("yuantong", "yto"), ("zhongtong", "zto"), ("shentong", "sto"), ("yunda", "yunda"), ("jtexpress", "jt"),
        ("shunfeng", "sf"), ("jd", "jd"), ("debangkuaidi", "deppon"), ("debangwuliu", "deppon"), ("ems", "ems"),
        ("youzhengguonei", "chinapost"), ("huitongkuaidi", "best"), ("HTKY", "best"), ("tiantian", "tt"), ("zhongyouex", "zhongyou"),
        ("zhongtongkuaiyun", "ztoky"), ("youshuwuliu", "uc"), ("annengwuliu", "ane"), ("zhaijisong", "zjs"),
        ("YTO", "yto"), ("ZTO", "zto"), ("STO", "sto"), ("YD", "yunda"), ("JTSD", "jt"), ("SF", "sf"), ("JD", "jd"),
        ("DBL", "deppon"), ("EMS", "ems"), ("YZPY", "chinapost"), ("HHTT", "tt"), ("UC", "uc"), ("KYSY", "kye"),
        ("ZTOKY", "ztoky"), ("SNWL", "suning"), ("nobody", ""),
    ],
)  # fmt: skip
def test_the_services_codes_of_couriers(code: str, courier: str) -> None:
    assert load_couriers().courier_of(code) == courier


def test_half_a_sign_at_the_end_of_a_cut_text_is_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    record = '{"time": "2026-11-19 10:00:00", "context": "已揽收\\ud83d"}'
    path.write_text(f'{{"status": "200", "nu": "YT0000000000001", "com": "yuantong", "data": [{record}]}}', "utf-8")
    assert [row.event.text for row in rows(path)] == ["已揽收?"]
