"""Keyrings that live in memory: real backends of the library, instead of the developer's own keyring."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import keyring
import keyring.backends.fail
import keyring.core
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class MemoryKeyring(KeyringBackend):
    """Keeps everything until the test ends. ``locked``: the owner does not unlock it."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.entries: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._unlock()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._unlock()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._unlock()
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError

    def _unlock(self) -> None:
        if self.locked:
            raise KeyringLocked


class PlainTextKeyring(MemoryKeyring):
    """One that calls itself unfit for secrets, as those do that write them into a file in the clear."""

    priority = 0.5


@contextmanager
def keyring_in_use(backend: KeyringBackend) -> Iterator[None]:
    """The library's keyring for the time of a ``with``."""
    before = keyring.core._keyring_backend
    keyring.set_keyring(backend)
    try:
        yield
    finally:
        keyring.core._keyring_backend = before


def no_keyring() -> KeyringBackend:
    """What the library takes on a computer without any."""
    return keyring.backends.fail.Keyring()  # type: ignore[no-untyped-call]
