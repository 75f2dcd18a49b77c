"""The lock of a data folder: what opens it, what does not, and that a damaged one is said, whatever stands in it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from cryptography.hazmat.primitives.kdf import argon2
from hypothesis import given
from hypothesis import strategies as st

from shopguard.core.message import CannotOpen
from shopguard.store.key_file import (
    LOCK_FILE,
    BrokenLock,
    Cost,
    State,
    has_lock,
    lock_content,
    lock_of,
    parse_lock,
    write_lock,
)
from shopguard.store.wrapping import (
    fits,
    key_of,
    make_lock,
    secret_by_password,
    secret_by_recovery,
    with_password,
    with_state,
)

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
SECRET, RECOVERY = bytes(range(32)), bytes(range(16))
FIRST = """{
 "form": 1,
 "id": "ef44e61c9881ce153e1d45a1c39afb6b",
 "state": "locked",
 "kdf": {"name": "argon2id", "memory_kib": 64, "passes": 1, "lanes": 1, "salt": "aMfMxjjiDcNrTM84KlrEkw=="},
 "password": "3eLhB7jiuGsTumIZ6pg1bbXYPAD9QsqH6HsEIiJd2Yy+uW4WWV//9qKbbj4qGoXV75NxyeXL6H1Tzqea",
 "recovery": {
  "salt": "1U7wrKJApOMWTT9qLqs4PQ==",
  "wrapped": "6zY+RsDP7jFQYClbxTPaZv17vyinywTazqk4blizQaZg8OUb1X7Vcun6bfso8wmKIG1L1EvxMX833FTM"
 },
 "check": "AoH1KWvlnKn1jWFCC+XlFQ=="
}"""  # as the first program with passwords wrote it


def test_the_first_lock_stays_good() -> None:
    lock = parse_lock(FIRST.encode())
    assert secret_by_password(lock, "编造的密码") == SECRET
    assert secret_by_recovery(lock, RECOVERY) == SECRET
    assert fits(lock, key_of(SECRET))
    assert key_of(SECRET).database.hex() == "b682ac58c0ce948d1558fbf6a951fa4d2bebaaa546d6a64330f8655ac87026f4"


def test_only_password_and_recovery_key_open_it() -> None:
    lock = make_lock(SECRET, "one", RECOVERY, "locked", CHEAP)
    assert secret_by_password(lock, "one") == SECRET
    assert secret_by_password(lock, "One") is None
    assert secret_by_password(lock, "") is None
    assert secret_by_recovery(lock, bytes(16)) is None
    assert not fits(lock, key_of(bytes(32)))


def test_a_password_typed_on_another_system_is_the_same() -> None:
    """macOS may hand over é as e and an accent."""
    lock = make_lock(SECRET, "cafe\u0301", RECOVERY, "locked", CHEAP)
    assert secret_by_password(lock, "caf\u00e9") == SECRET


def test_its_state_cannot_be_changed_without_the_key() -> None:
    """Told to decrypt by somebody with access to the file, the folder would lose its password at the next unlocking."""
    lock, key = make_lock(SECRET, "one", RECOVERY, "locked", CHEAP), key_of(SECRET)
    for state in {*get_args(State)} - {"locked"}:
        assert not fits(replace(lock, state=state), key)
        assert fits(with_state(lock, key, state), key)
        assert with_state(lock, key, state).state == state


def test_too_little_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    class Starved:
        def __init__(self, **_told: object) -> None:
            pass

        def derive(self, _password: bytes) -> bytes:
            raise MemoryError

    monkeypatch.setattr(argon2, "Argon2id", Starved)
    with pytest.raises(CannotOpen) as told:
        make_lock(SECRET, "one", RECOVERY, "locked")
    assert told.value.message.code == "problem.password_memory"


def test_a_wrap_cannot_stand_in_another_lock_or_for_the_other_key() -> None:
    one, two = (make_lock(SECRET, "same", RECOVERY, "locked", CHEAP) for _ in range(2))
    moved = replace(one, id=two.id)
    assert secret_by_password(moved, "same") is None
    assert secret_by_recovery(replace(one, by_recovery=one.by_password), RECOVERY) is None


def test_another_password_leaves_the_old_one_worthless() -> None:
    lock = with_password(make_lock(SECRET, "old", RECOVERY, "locked", CHEAP), SECRET, "new")
    assert secret_by_password(lock, "old") is None
    assert secret_by_password(lock, "new") == secret_by_recovery(lock, RECOVERY) == SECRET


def test_the_cost_of_a_try_is_the_second_recommendation_of_the_standard() -> None:
    """RFC 9106: 64 MiB, three passes, four lanes."""
    assert Cost() == Cost(memory_kib=65_536, passes=3, lanes=4)


def test_nothing_secret_is_shown_or_written(tmp_path: Path) -> None:
    lock = make_lock(SECRET, "编造的密码", RECOVERY, "locked", CHEAP)
    write_lock(tmp_path, lock)
    written = (tmp_path / LOCK_FILE).read_bytes() + repr(lock).encode()
    for secret in (SECRET, RECOVERY, key_of(SECRET).database, key_of(SECRET).files):
        assert secret not in written
        assert secret.hex().encode() not in written
    assert "编造的密码".encode() not in written


def test_it_is_written_and_read(tmp_path: Path) -> None:
    assert lock_of(tmp_path) is None
    assert not has_lock(tmp_path)
    lock = replace(make_lock(SECRET, "one", RECOVERY, "unlocking", CHEAP), in_keyring=True)
    write_lock(tmp_path, lock)
    assert lock_of(tmp_path) == lock


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"form": 2}, "problem.lock_newer"),
        ({"form": 0}, "problem.lock_damaged"),
        ({"form": None}, "problem.lock_damaged"),
        ({"state": "open"}, "problem.lock_damaged"),
        ({"id": "zz"}, "problem.lock_damaged"),
        ({"password": "AAAA"}, "problem.lock_damaged"),
        ({"password": "鍵"}, "problem.lock_damaged"),
        ({"check": 5}, "problem.lock_damaged"),
        ({"recovery": []}, "problem.lock_damaged"),
        (
            {"kdf": {"name": "argon2id", "memory_kib": 1 << 40, "passes": 1, "lanes": 1, "salt": ""}},
            "problem.lock_damaged",
        ),
        (
            {"kdf": {"name": "argon2id", "memory_kib": 64, "passes": 1e9, "lanes": 1, "salt": ""}},
            "problem.lock_damaged",
        ),
        ({"kdf": {"name": "md5", "memory_kib": 64, "passes": 1, "lanes": 1, "salt": ""}}, "problem.lock_damaged"),
    ],
)
def test_what_is_no_lock_is_said(tmp_path: Path, change: dict[str, object], code: str) -> None:
    """Also one that would make this computer reckon for years."""
    (tmp_path / LOCK_FILE).write_text(json.dumps(json.loads(FIRST) | change), "utf-8")
    with pytest.raises(CannotOpen) as told:
        lock_of(tmp_path)
    assert told.value.message.code == code


@given(st.binary(max_size=300) | st.integers(0, len(FIRST) - 1).map(lambda at: FIRST[:at].encode()))
def test_nothing_but_a_broken_lock_comes_of_damage(content: bytes) -> None:
    with pytest.raises(BrokenLock):
        parse_lock(content)


@given(st.integers(0, len(FIRST) - 1), st.characters(codec="utf-8"))
def test_one_other_sign_is_damage_or_opens_nothing_else(at: int, sign: str) -> None:
    try:
        lock = parse_lock((FIRST[:at] + sign + FIRST[at + 1 :]).encode())
    except BrokenLock:
        return
    assert lock.cost.memory_kib <= 1024 * 1024
    assert parse_lock(lock_content(lock)) == lock
