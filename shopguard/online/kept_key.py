"""The key of a data folder with a password, in the system's keyring: whoever is logged in on this computer needs no password then."""

from __future__ import annotations

import base64
import binascii
from functools import partial

from shopguard.online.system_keyring import fit_backend, spoken_to
from shopguard.store.key import Key

SERVICE = "ShopGuard 数据密码"  # the entries' name in the keyring; each lock's is called by its id
_SIZE = 32


def keyring_name() -> str:
    """The keyring's name, "" where this computer has none that is fit for secrets. May wait for the owner."""
    backend = fit_backend()
    return backend.name if backend is not None else ""


def read_key(lock_id: bytes) -> Key | None:
    """The key kept for that lock. Raises :class:`~shopguard.core.message.UserProblem` when the keyring stays locked."""
    backend = fit_backend()
    told = None if backend is None else spoken_to(partial(backend.get_password, SERVICE, lock_id.hex()))
    try:
        content = base64.b64decode(told or "", validate=True)
    except (binascii.Error, ValueError):
        return None
    return Key(content[:_SIZE], content[_SIZE:]) if len(content) == 2 * _SIZE else None


def keep_key(lock_id: bytes, key: Key) -> bool:
    """Keeps it; False: no keyring took it. Raises likewise."""
    backend = fit_backend()
    if backend is None:
        return False
    spoken_to(
        partial(backend.set_password, SERVICE, lock_id.hex(), base64.b64encode(key.database + key.files).decode())
    )
    return True


def drop_key(lock_id: bytes) -> None:
    """Removes it from the keyring. Raises likewise."""
    backend = fit_backend()
    if backend is not None and spoken_to(partial(backend.get_password, SERVICE, lock_id.hex())) is not None:
        spoken_to(partial(backend.delete_password, SERVICE, lock_id.hex()))
