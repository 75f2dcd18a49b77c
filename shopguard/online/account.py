"""The owner's account with the tracking service: in the system's keyring, or for this session only. Never anywhere else."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from shopguard.core.message import UserProblem
from shopguard.online.system_keyring import fit_backend, spoken_to

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "ShopGuard 快递100"  # the entry's name in the keyring
_PARTS = ("customer", "key", "phone")
_MOST = 128


@dataclass(frozen=True, slots=True)
class Account:
    """``customer`` and ``key`` as 快递100 issued them; ``phone``: the last four digits of the sender's phone, "" for none."""

    customer: str = field(repr=False)
    key: str = field(repr=False)
    phone: str = field(default="", repr=False)

    def checked(self) -> Account:
        """Without blanks around. Raises :class:`UserProblem` for what no account can look like."""
        account = Account(self.customer.strip(), self.key.strip(), self.phone.strip())
        for part in (account.customer, account.key):
            if not part.isascii() or not part.isalnum() or len(part) > _MOST:
                raise UserProblem("problem.online_account_form")
        if account.phone and not (account.phone.isascii() and account.phone.isdigit() and len(account.phone) == 4):
            raise UserProblem("problem.online_phone_form")
        return account


class AccountKeeper:
    """Reads, keeps and forgets the account. May wait for the owner to unlock his keyring: never call it in the window's thread."""

    def __init__(self) -> None:
        self._session: Account | None = None

    def keyring_name(self) -> str:
        """The keyring's name, "" where this computer has none that is fit for secrets."""
        backend = fit_backend()
        return backend.name if backend is not None else ""

    def read(self) -> Account | None:
        """The account, None when none is kept. Raises :class:`UserProblem` when the keyring stays locked."""
        if self._session is not None:
            return self._session
        backend = fit_backend()
        if backend is None:
            return None
        customer, key, phone = (spoken_to(partial(backend.get_password, SERVICE, part)) for part in _PARTS)
        return Account(customer, key, phone or "") if customer and key else None

    def keep(self, account: Account) -> bool:
        """Keeps it; False: no keyring took it, so it is known only until the program ends."""
        backend = fit_backend()
        try:
            if backend is not None:
                for part in _PARTS:
                    _keep_part(backend, part, getattr(account, part))
                self._session = None
                return True
        except UserProblem:
            pass  # the session still knows it, and the owner is told
        self._session = account
        return False

    def is_for_session(self) -> bool:
        """Whether the account is only known until the program ends."""
        return self._session is not None

    def forget(self) -> None:
        """Removes it everywhere. Raises :class:`UserProblem` when the keyring stays locked."""
        self._session = None
        backend = fit_backend()
        if backend is not None:
            for part in _PARTS:
                _keep_part(backend, part, "")


def _keep_part(backend: KeyringBackend, part: str, value: str) -> None:
    if value:
        spoken_to(partial(backend.set_password, SERVICE, part, value))
    elif spoken_to(partial(backend.get_password, SERVICE, part)) is not None:
        spoken_to(partial(backend.delete_password, SERVICE, part))
