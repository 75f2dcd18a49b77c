"""The system's own keyring, where it has one that is fit for secrets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from shopguard.core.message import UserProblem

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")


def fit_backend() -> KeyringBackend | None:
    """The system's keyring. One below priority 1 keeps secrets in the clear or not at all, by the library's own scale."""
    import keyring  # 0.1 s, and few owners ever keep anything there

    backend = spoken_to(keyring.get_keyring)
    return backend if backend.priority >= 1 else None


def spoken_to(call: Callable[[], T]) -> T:
    """What a backend answers. Each system's backend fails in its own ways, some with exceptions of the bus below it."""
    try:
        return call()
    except Exception as error:
        raise UserProblem("problem.online_keyring", kind=type(error).__name__) from None
