"""The secret of a data folder, wrapped by a password or by a recovery key. The cost of each try is the only brake on guessing."""

from __future__ import annotations

import hmac
import os
import unicodedata
from dataclasses import replace

from shopguard.core.message import CannotOpen
from shopguard.store.key import Key
from shopguard.store.key_file import Cost, Lock, State

_SECRET, _NONCE, _SALT, _ID, _CHECK = 32, 12, 16, 16, 16  # bytes
_PASSWORD, _RECOVERY = b"password", b"recovery"  # what a wrap is bound to, so that none can stand in the other's place


def make_lock(secret: bytes, password: str, recovery: bytes, state: State, cost: Cost | None = None) -> Lock:
    """A lock for a new secret. ``recovery``: the recovery key's own bytes."""
    bare = Lock(
        id=os.urandom(_ID),
        state=state,
        cost=cost or Cost(),
        salt=b"",
        by_password=b"",
        recovery_salt=b"",
        by_recovery=b"",
        check=_check_of(key_of(secret), state),
    )
    return with_recovery(with_password(bare, secret, password), secret, recovery)


def with_password(lock: Lock, secret: bytes, password: str) -> Lock:
    """The lock with another password."""
    salt = os.urandom(_SALT)
    wrapped = _wrap(_from_password(password, salt, lock.cost), secret, _PASSWORD + lock.id)
    return replace(lock, salt=salt, by_password=wrapped)


def with_recovery(lock: Lock, secret: bytes, recovery: bytes) -> Lock:
    """The lock with another recovery key, which nobody has seen yet."""
    salt = os.urandom(_SALT)
    wrapped = _wrap(_from_recovery(recovery, salt), secret, _RECOVERY + lock.id)
    return replace(lock, recovery_salt=salt, by_recovery=wrapped, recovery_told=False)


def with_state(lock: Lock, key: Key, state: State) -> Lock:
    """The lock in another state."""
    return replace(lock, state=state, check=_check_of(key, state))


def secret_by_password(lock: Lock, password: str) -> bytes | None:
    """The secret, None for a wrong password. Takes a fifth of a second or longer: never in the thread of the window.

    Raises :class:`CannotOpen` where there is not enough memory for that, as making a lock and :func:`with_password` do.
    """
    return _unwrap(_from_password(password, lock.salt, lock.cost), lock.by_password, _PASSWORD + lock.id)


def secret_by_recovery(lock: Lock, recovery: bytes) -> bytes | None:
    """The secret, None for a wrong recovery key."""
    return _unwrap(_from_recovery(recovery, lock.recovery_salt), lock.by_recovery, _RECOVERY + lock.id)


def new_secret() -> bytes:
    """A random secret for one data folder."""
    return os.urandom(_SECRET)


def key_of(secret: bytes) -> Key:
    """The keys that a secret stands for."""
    return Key(database=_derived(secret, b"database"), files=_derived(secret, b"files"))


def fits(lock: Lock, key: Key) -> bool:
    """Whether it is this lock's key, and the lock says of its state what was last written with that key."""
    return hmac.compare_digest(lock.check, _check_of(key, lock.state))


def _check_of(key: Key, state: State) -> bytes:
    return _derived(key.database, b"check " + state.encode() + key.files)[:_CHECK]


def _derived(secret: bytes, what: bytes) -> bytes:
    """The first block of HKDF's second step (RFC 5869): the secret is random already."""
    return hmac.digest(secret, b"ShopGuard 1 " + what + b"\x01", "sha256")


def _from_password(password: str, salt: bytes, cost: Cost) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # only where there is a password

    told = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    kdf = Argon2id(salt=salt, length=_SECRET, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    try:
        return kdf.derive(told)
    except MemoryError as error:
        raise CannotOpen("problem.password_memory", megabytes=cost.memory_kib // 1024) from error


def _from_recovery(recovery: bytes, salt: bytes) -> bytes:
    """A recovery key is random: nothing has to slow down guessing it."""
    return _derived(hmac.digest(salt, recovery, "sha256"), b"recovery")


def _wrap(key: bytes, secret: bytes, bound: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, secret, bound)


def _unwrap(key: bytes, wrapped: bytes, bound: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], bound)
    except InvalidTag:
        return None
