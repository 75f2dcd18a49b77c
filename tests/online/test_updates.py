"""Asking for a newer release at a real site on this computer: what is sent to the last byte, and what no answer can do."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from shopguard.core.release import Release
from shopguard.online.exchange import may_travel
from shopguard.online.outcome import Outcome
from shopguard.online.update_rules import update_rules
from shopguard.online.updates import Asked, ask_for_release
from tests.conftest import ROOT
from tests.online.test_kuaidi100 import self_signed
from tests.online.update_door import NEWER, Answering, page, telling, update_door

QUICK = replace(update_rules(), timeout=1.0)


def asked(answer: Answering, **rules: float) -> Asked:
    with update_door(answer) as door:
        return ask_for_release(replace(QUICK, address=door.address, **rules))  # type: ignore[arg-type]


def test_the_answer_is_told() -> None:
    told = asked(telling(NEWER))
    assert told.failure is None
    assert told.release == Release(
        "0.2.0",
        date(2026, 12, 1),
        {"zh": "退款的单看得更清楚。\n修好了三个小毛病。", "en": "Refunds are clearer.\nThree small faults mended."},
    )


def test_nothing_is_sent_but_the_question() -> None:
    with update_door() as door:
        ask_for_release(replace(QUICK, address=door.address))
        port = door.address.split(":")[2].split("/")[0]
        expected = (
            "GET /newest.json HTTP/1.1\r\n"
            f"Host: 127.0.0.1:{port}\r\n"
            "Accept: application/json\r\n"
            "Accept-Encoding: identity\r\n"
            "User-Agent: ShopGuard\r\n"
            "\r\n"
        )
    assert door.questions == [expected.encode()]


def test_a_cookie_is_not_given_back() -> None:
    with update_door(page(json.dumps(NEWER).encode(), "200 OK", "Set-Cookie: who=you")) as door:
        rules = replace(QUICK, address=door.address)
        assert ask_for_release(rules).release is not None
        ask_for_release(rules)
    assert len(door.questions) == 2
    assert door.questions[0] == door.questions[1]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("204 No Content", Outcome.UNKNOWN),
        ("404 Not Found", Outcome.UNKNOWN),
        ("429 Too Many Requests", Outcome.BUSY),
        ("500 Oops", Outcome.SERVER),
        ("503 Oops", Outcome.SERVER),
    ],
)
def test_a_status_is_understood(status: str, outcome: Outcome) -> None:
    assert asked(page(json.dumps(NEWER).encode(), status)) == (None, outcome)


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_a_redirect_is_not_followed(status: str) -> None:
    with update_door() as other:
        assert asked(page(b"", status, f"Location: {other.address}")) == (None, Outcome.REDIRECT)
    assert other.questions == []


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (b"<!DOCTYPE html><html><body>log in</body></html>", Outcome.NO_JSON),
        (b"", Outcome.NO_JSON),
        (b"\xff\xfe\x00", Outcome.NO_JSON),
        (b'{"a":' * 5_000, Outcome.NO_JSON),
        (b"9" * 30_000, Outcome.NO_JSON),
        (b"[]", Outcome.UNKNOWN),
        (b"null", Outcome.UNKNOWN),
        (b"{}", Outcome.UNKNOWN),
        (b'{"version": "0.2.0"}', Outcome.UNKNOWN),
    ],
)
def test_what_is_no_answer_is_not_taken_for_one(body: bytes, outcome: Outcome) -> None:
    assert asked(page(body)) == (None, outcome)


def test_an_answer_with_the_mark_of_windows_is_read() -> None:
    assert asked(page(b"\xef\xbb\xbf" + json.dumps(NEWER).encode())).release is not None


def test_an_answer_cut_short_is_not_taken() -> None:
    body = json.dumps(NEWER).encode()
    assert asked(page(body, length=len(body) + 1)) == (None, Outcome.CUT)


def test_an_answer_that_is_too_big_is_not_read_to_its_end() -> None:
    big = {**NEWER, "beside": "x" * 40_000}
    assert asked(telling(big)) == (None, Outcome.TOO_BIG)


def test_headers_without_end_are_not_read_to_their_end() -> None:
    assert asked(page(b"{}", "200 OK", *["X-More: yes"] * 500)) == (None, Outcome.CUT)


@pytest.mark.parametrize("how", ["keep_silent", "drip"])
def test_a_slow_site_is_not_waited_for(how: str) -> None:
    with update_door() as door:
        door.answer = getattr(door, how)
        begun = time.monotonic()
        assert ask_for_release(replace(QUICK, address=door.address, timeout=0.4)) == (None, Outcome.TIMEOUT)
        assert time.monotonic() - begun < 2


def test_who_wants_it_no_more_does_not_wait() -> None:
    with update_door() as door:
        door.answer = door.keep_silent
        begun = time.monotonic()
        ask_for_release(replace(QUICK, address=door.address, timeout=1.5), lambda: bool(door.questions))
        assert time.monotonic() - begun < 1.2


def test_the_program_ends_without_waiting_for_an_answer() -> None:
    code = (
        "import sys, time\n"
        "from dataclasses import replace\n"
        "from shopguard.online.update_rules import update_rules\n"
        "from shopguard.online.updates import ask_for_release\n"
        "until = time.monotonic() + 0.3\n"
        "rules = replace(update_rules(), address=sys.argv[1], timeout=30.0)\n"
        "ask_for_release(rules, lambda: time.monotonic() > until)\n"
    )
    with update_door() as door:
        door.answer = door.keep_silent
        subprocess.run([sys.executable, "-c", code, door.address], cwd=ROOT, check=True, timeout=15)
    assert len(door.questions) == 1


def test_nobody_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but not listening
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/newest.json"
        assert ask_for_release(replace(QUICK, address=address)) == (None, Outcome.UNREACHABLE)


def test_a_site_nobody_vouches_for_is_not_asked(tmp_path: Path) -> None:
    with update_door(certificate=self_signed(tmp_path)) as door:
        assert ask_for_release(replace(QUICK, address=door.address)) == (None, Outcome.CERTIFICATE)
    assert door.address.startswith("https://")
    assert door.questions == []


@pytest.mark.parametrize("address", ["http://shopguard.example/newest.json", "ftp://127.0.0.2/x", "newest.json", ""])
def test_what_could_be_read_on_its_way_is_a_bug(address: str) -> None:
    assert not may_travel(address)
    with pytest.raises(ValueError, match="unencrypted"):
        ask_for_release(replace(QUICK, address=address))


def test_what_is_shipped_is_whole() -> None:
    """An address and a page together, both encrypted, or none of them."""
    rules = update_rules()
    assert bool(rules.address) == bool(rules.page)
    assert all(one.startswith("https://") for one in (rules.address, rules.page) if one)
    assert rules.between == 24 * 3600
    assert 0 < rules.timeout <= 10
    assert rules.most_bytes <= 100_000


AUTHORITIES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem")


@pytest.mark.skipif(not any(map(os.path.exists, AUTHORITIES)), reason="this system keeps its authorities elsewhere")
def test_the_systems_authorities_are_found_where_python_does_not_look_for_them(tmp_path: Path) -> None:
    code = "from shopguard.online.exchange import trusting; print(trusting().cert_store_stats()['x509_ca'])"
    nowhere = {"SSL_CERT_FILE": str(tmp_path / "none.pem"), "SSL_CERT_DIR": str(tmp_path / "none")}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **nowhere},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) > 20
