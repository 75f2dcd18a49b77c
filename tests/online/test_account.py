"""The account is in the system's keyring or in memory, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from keyring.backend import KeyringBackend

from shopguard.core.message import UserProblem
from shopguard.online.account import SERVICE, Account, AccountKeeper
from tests.online.keyrings import MemoryKeyring, PlainTextKeyring, keyring_in_use, no_keyring
from tests.test_layers import run

ACCOUNT = Account("CUSTOMERMADEUP0001", "keymadeup1", "4321")


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    ring = MemoryKeyring()
    with keyring_in_use(ring):
        yield ring


def test_it_is_kept_in_the_keyring_and_found_after_a_restart(ring: MemoryKeyring) -> None:
    assert AccountKeeper().read() is None
    keeper = AccountKeeper()
    assert keeper.keep(ACCOUNT)
    assert not keeper.is_for_session()
    assert AccountKeeper().read() == ACCOUNT
    assert ring.entries == {
        (SERVICE, "customer"): "CUSTOMERMADEUP0001",
        (SERVICE, "key"): "keymadeup1",
        (SERVICE, "phone"): "4321",
    }


def test_a_phone_that_is_left_out_is_removed(ring: MemoryKeyring) -> None:
    keeper = AccountKeeper()
    keeper.keep(ACCOUNT)
    keeper.keep(Account(ACCOUNT.customer, ACCOUNT.key))
    assert AccountKeeper().read() == Account(ACCOUNT.customer, ACCOUNT.key, "")


def test_it_is_forgotten_wholly(ring: MemoryKeyring) -> None:
    keeper = AccountKeeper()
    keeper.keep(ACCOUNT)
    keeper.forget()
    keeper.forget()  # nothing there any more
    assert ring.entries == {}
    assert keeper.read() is None


@pytest.mark.parametrize("backend", [no_keyring(), PlainTextKeyring()])
def test_without_a_keyring_fit_for_secrets_it_is_known_for_this_session_only(backend: KeyringBackend) -> None:
    with keyring_in_use(backend):
        keeper = AccountKeeper()
        assert keeper.keyring_name() == ""
        assert not keeper.keep(ACCOUNT)
        assert keeper.is_for_session()
        assert keeper.read() == ACCOUNT
        assert AccountKeeper().read() is None
    if isinstance(backend, MemoryKeyring):
        assert backend.entries == {}


def test_a_keyring_that_stays_locked_is_a_problem_in_words(ring: MemoryKeyring) -> None:
    keeper = AccountKeeper()
    keeper.keep(ACCOUNT)
    ring.locked = True
    with pytest.raises(UserProblem) as told:
        AccountKeeper().read()
    assert told.value.message.code == "problem.online_keyring"
    assert told.value.message.values == {"kind": "KeyringLocked"}
    newer = Account("CUSTOMERMADEUP0002", "keymadeup2")
    assert not keeper.keep(newer)
    assert keeper.read() == newer  # for this session


@pytest.mark.parametrize(
    "wrong",
    [
        Account("", "key"),
        Account("customer", ""),
        Account("客户", "key"),
        Account("cus tomer", "key"),
        Account("customer", "k" * 129),
    ],
)
def test_what_cannot_be_an_account_is_refused(wrong: Account) -> None:
    with pytest.raises(UserProblem) as told:
        wrong.checked()
    assert told.value.message.code == "problem.online_account_form"


@pytest.mark.parametrize("phone", ["123", "12345", "12a4", "１２３４"])
def test_the_phone_is_four_digits(phone: str) -> None:
    with pytest.raises(UserProblem) as told:
        Account("customer", "key", phone).checked()
    assert told.value.message.code == "problem.online_phone_form"
    assert Account(" customer ", " key", " 1234 ").checked() == Account("customer", "key", "1234")


def test_nothing_of_it_is_loaded_before_it_is_wanted() -> None:
    wanted = ("keyring", "http.client", "ssl")
    done = run(
        "import sys, shopguard.cli, shopguard.ui.shell.main_window, shopguard.flows.imports.online_tracks\n"
        f"print([name for name in {wanted!r} if name in sys.modules])"
    )
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
