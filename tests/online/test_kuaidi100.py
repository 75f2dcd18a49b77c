"""One question, one answer: signed as documented, every answer understood, nothing trusted that is not an answer."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path

import pytest

from shopguard.online.account import Account
from shopguard.online.kuaidi100 import Kuaidi100
from shopguard.online.online_rules import OnlineRules, online_rules
from shopguard.online.outcome import Outcome
from tests.online.track_door import CUSTOMER, KEY, Question, Reply, Scripted, refusal, told, track_door

WAYBILL = "YT0000000000001"
ACCOUNT = Account(CUSTOMER, KEY, "4321")
QUICK = replace(online_rules(), timeout=0.3)


def asked(answer: Scripted, *, rules: OnlineRules = QUICK, account: Account = ACCOUNT) -> Outcome:
    with track_door(answer) as door:
        return Kuaidi100(account, rules, door.url).ask("yto", WAYBILL).outcome


def one_line(question: Question) -> Reply:
    return told(question, ("2026-11-20 08:00:00", "【杭州市】已揽收"))


def test_the_question_is_signed_and_says_no_more_than_it_must() -> None:
    with track_door(one_line) as door:
        answer = Kuaidi100(ACCOUNT, QUICK, door.url).ask("yto", WAYBILL)
    (question,) = door.questions
    assert question.rightly_signed()
    assert question.fields == {"customer", "sign", "param"}
    assert question.asked == {"com": "yuantong", "num": WAYBILL, "show": "0", "order": "desc"}
    assert KEY not in question.param
    assert question.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert answer.outcome is Outcome.TRACK
    assert answer.document is not None
    assert answer.document["data"][0]["context"] == "【杭州市】已揽收"


@pytest.mark.parametrize(("courier", "code"), [("sf", "shunfeng"), ("sfky", "shunfengkuaiyun"), ("zto", "zhongtong")])
def test_the_phones_last_digits_go_only_where_they_are_needed(courier: str, code: str) -> None:
    with track_door(one_line) as door:
        Kuaidi100(ACCOUNT, QUICK, door.url).ask(courier, "SF0000000000001")
    assert door.questions[0].asked["phone"] == "4321"
    assert door.questions[0].asked["com"] == code


@pytest.mark.parametrize(
    ("code", "message", "outcome"),
    [
        ("400", "找不到对应公司", Outcome.COURIER),
        ("408", "快递公司参数异常：验证码错误", Outcome.PHONE),
        ("500", "查询无结果，请隔段时间再查", Outcome.NOTHING),
        ("501", "服务器错误", Outcome.SERVER),
        ("502", "服务器繁忙", Outcome.BUSY),
        ("503", "验证签名失败", Outcome.SIGN),
        ("504", "没有写在文档里的", Outcome.UNKNOWN),
        ("505", "没有写在文档里的", Outcome.UNKNOWN),
        ("600", "您不是合法的订阅者", Outcome.ACCOUNT),
        ("601", "KEY已过期", Outcome.ACCOUNT),
        ("700", "订阅数据存在错误", Outcome.REFUSED),
        ("500", "该单号查询过于频繁，已锁单", Outcome.LOCKED),
    ],
)
def test_every_code_has_its_meaning(code: str, message: str, outcome: Outcome) -> None:
    assert asked(lambda _: refusal(code, message)) is outcome


def test_a_refusal_that_comes_as_a_status_is_one_too() -> None:
    body = {"message": "快递公司参数异常：验证码错误", "nu": "", "com": "", "status": "408", "state": "0", "data": []}
    assert asked(lambda _: (200, json.dumps(body).encode())) is Outcome.PHONE


def test_a_wrong_key_is_told_by_the_signature() -> None:
    assert asked(one_line, account=Account(CUSTOMER, "another")) is Outcome.SIGN


def test_no_records_are_no_track() -> None:
    assert asked(told) is Outcome.NOTHING


def test_another_numbers_answer_is_not_taken() -> None:
    line = ("2026-11-20 08:00:00", "已签收")
    assert asked(lambda question: told(question, line, nu="YT0000000000002")) is Outcome.MIXED_UP
    assert asked(lambda question: told(question, line, com="zhongtong")) is Outcome.MIXED_UP


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(404, Outcome.UNKNOWN), (429, Outcome.BUSY), (500, Outcome.SERVER), (503, Outcome.SERVER)],
)
def test_a_status_of_the_web_is_understood(status: int, outcome: Outcome) -> None:
    assert asked(lambda _: (status, b"<html>")) is outcome


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (b"<!DOCTYPE html><html><body>login</body></html>", Outcome.NO_JSON),
        (b"", Outcome.NO_JSON),
        (b"[]", Outcome.NO_JSON),
        (b"\xff\xfe\x00", Outcome.NO_JSON),
        (b'{"message":"ok","data":[{"time":"2026', Outcome.CUT),
        (b'{"a":' * 200_000, Outcome.CUT),
        (b"{}", Outcome.UNKNOWN),
        (b'{"returnCode":{"a":1}}', Outcome.UNKNOWN),
        (b'{"status":"200","nu":"YT0000000000001","data":["text"]}', Outcome.UNKNOWN),
        (b'{"status":"200","nu":"YT0000000000001","data":[{"time":1,"context":"a"}]}', Outcome.UNKNOWN),
    ],
)
def test_what_is_no_answer_is_not_taken_for_one(body: bytes, outcome: Outcome) -> None:
    rules = replace(QUICK, most_bytes=2_000_000)
    assert asked(lambda _: (200, body), rules=rules) is outcome


def test_an_answer_cut_short_is_not_taken() -> None:
    with track_door(one_line) as door:
        door.claimed_length = 100_000
        assert Kuaidi100(ACCOUNT, QUICK, door.url).ask("yto", WAYBILL).outcome is Outcome.CUT


def test_an_answer_without_end_is_not_read_to_its_end() -> None:
    assert asked(lambda _: (200, b" " * 3_000_000)) is Outcome.TOO_BIG


def test_a_redirect_is_not_followed() -> None:
    with track_door(one_line) as other, track_door(lambda _: (302, b"")) as door:
        door.headers["Location"] = other.url
        assert Kuaidi100(ACCOUNT, QUICK, door.url).ask("yto", WAYBILL).outcome is Outcome.REDIRECT
    assert other.questions == []


def test_a_server_that_does_not_answer_is_not_waited_for() -> None:
    waiting = threading.Event()

    def silent(question: Question) -> Reply:
        waiting.wait(10)
        return one_line(question)

    with track_door(silent) as door:
        outcome = Kuaidi100(ACCOUNT, QUICK, door.url).ask("yto", WAYBILL).outcome
        waiting.set()
    assert outcome is Outcome.TIMEOUT


def test_nor_is_one_that_answers_drop_by_drop() -> None:
    with dripping_server() as url:
        assert Kuaidi100(ACCOUNT, QUICK, url).ask("yto", WAYBILL).outcome is Outcome.TIMEOUT


def test_nobody_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but not listening
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/poll/query.do"
        assert Kuaidi100(ACCOUNT, QUICK, url).ask("yto", WAYBILL).outcome is Outcome.UNREACHABLE


def test_a_server_nobody_vouches_for_is_told_nothing(tmp_path: Path) -> None:
    pytest.importorskip("cryptography")  # comes with keyring on Linux
    with track_door(one_line, certificate=self_signed(tmp_path)) as door:
        outcome = Kuaidi100(ACCOUNT, QUICK, door.url).ask("yto", WAYBILL).outcome
    assert door.url.startswith("https://")
    assert outcome is Outcome.CERTIFICATE
    assert door.questions == []


def test_the_key_never_travels_unencrypted() -> None:
    with pytest.raises(ValueError, match="unencrypted"):
        Kuaidi100(ACCOUNT, QUICK, "http://poll.kuaidi100.com/poll/query.do")
    assert online_rules().url == "https://poll.kuaidi100.com/poll/query.do"


def test_an_account_does_not_show_itself() -> None:
    assert KEY not in repr(ACCOUNT)
    assert CUSTOMER not in repr(ACCOUNT)
    assert "4321" not in repr(ACCOUNT)


def self_signed(folder: Path) -> Path:
    """A certificate for this computer that its owner has made himself, with its key."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2100, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "made-up.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@contextmanager
def dripping_server() -> Iterator[str]:
    """Sends a byte now and then, each within the time-out, and never comes to an end."""
    stopped = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(1 << 16)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
                with suppress(OSError):  # whoever asked has gone
                    while not stopped.wait(0.05):
                        connection.sendall(b" ")

        thread = threading.Thread(target=drip)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/poll/query.do"
        stopped.set()
        thread.join()
