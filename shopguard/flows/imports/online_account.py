"""Whether tracks may be asked for online, and with which account. Off until the owner switches it on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from shopguard.core.message import UserProblem
from shopguard.flows.settings import remember, remembered
from shopguard.flows.workplace import Workplace
from shopguard.online.account import Account, AccountKeeper
from shopguard.online.online_rules import online_rules
from shopguard.online.outcome import TrackService

_SWITCH, _A_DAY = "online_tracks", "online_a_day"


@dataclass(frozen=True, slots=True)
class Setup:
    """What is set. ``kept``: where the account is; ``keyring``: its name, "" where none is fit; ``a_day``: most questions in 24 h."""

    on: bool
    kept: Literal["keyring", "session", "nowhere"]
    keyring: str
    a_day: int
    phone: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the owner wants set. ``customer`` and ``key``: "" leaves what is kept."""

    on: bool
    a_day: int
    customer: str = field(default="", repr=False)
    key: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)


def read_setup(place: Workplace, keeper: AccountKeeper) -> Setup:
    """What is set. Asks the keyring, which may ask the owner."""
    account = keeper.read()
    kept: Literal["keyring", "session", "nowhere"] = "nowhere"
    if account is not None:
        kept = "session" if keeper.is_for_session() else "keyring"
    phone = account.phone if account is not None else ""
    return Setup(_is_on(place) and account is not None, kept, keeper.keyring_name(), questions_a_day(place), phone)


def keep_setup(place: Workplace, keeper: AccountKeeper, wish: Wish) -> Setup:
    """Keeps what the owner wants. Raises :class:`UserProblem`: switched on without an account, or it has no account's form."""
    old = keeper.read()
    if old is None and not (wish.customer.strip() or wish.key.strip()):
        if wish.on:
            raise UserProblem("problem.online_no_account")
    else:
        known = old or Account("", "")
        new = Account(wish.customer.strip() or known.customer, wish.key.strip() or known.key, wish.phone).checked()
        if new != old:
            keeper.keep(new)
    remember(place, _A_DAY, str(max(1, min(wish.a_day, online_rules().most_a_day))))
    remember(place, _SWITCH, "on" if wish.on else "off")
    return read_setup(place, keeper)


def forget_account(place: Workplace, keeper: AccountKeeper) -> Setup:
    """Switches it off and removes the account from the keyring."""
    remember(place, _SWITCH, "off")
    keeper.forget()
    return read_setup(place, keeper)


def account_in_use(place: Workplace, keeper: AccountKeeper) -> Account:
    """The account to ask with. Raises :class:`UserProblem` while it is switched off or none is kept."""
    if not _is_on(place):
        raise UserProblem("problem.online_off")
    account = keeper.read()
    if account is None:
        raise UserProblem("problem.online_no_account")
    return account


def service_for(account: Account, url: str | None = None) -> TrackService:
    """Who is asked with that account. ``url``: another door than the published one; for tests."""
    from shopguard.online.kuaidi100 import Kuaidi100  # brings the network's modules along: not before they are wanted

    return Kuaidi100(account, online_rules(), url)


def questions_a_day(place: Workplace) -> int:
    """How many questions the owner allows in 24 hours."""
    told = remembered(place, _A_DAY) or ""
    return int(told) if told.isdecimal() else online_rules().a_day


def _is_on(place: Workplace) -> bool:
    return remembered(place, _SWITCH) == "on"
