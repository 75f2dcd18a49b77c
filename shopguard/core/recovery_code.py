"""The recovery key as people write it down: six groups of five signs, none of which is taken for another, with a check.

128 random bits and 22 bits by which a slip of the pen is noticed, five bits to a sign (Crockford's alphabet).
"""

from __future__ import annotations

import hashlib
import unicodedata

from shopguard.core.message import UserProblem

SIZE = 16  # bytes
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011")
_GROUPS, _IN_GROUP, _BITS = 6, 5, 5
_CHECK_BITS = _GROUPS * _IN_GROUP * _BITS - SIZE * 8


def recovery_code(key: bytes) -> str:
    """``XXXXX-XXXXX-…`` for a recovery key of :data:`SIZE` bytes."""
    number = int.from_bytes(key, "big") << _CHECK_BITS | _check(key)
    signs = [_SIGNS[number >> _BITS * place & 31] for place in reversed(range(_GROUPS * _IN_GROUP))]
    return "-".join("".join(signs[at : at + _IN_GROUP]) for at in range(0, len(signs), _IN_GROUP))


def read_recovery_code(text: str) -> bytes:
    """The recovery key that was typed: blanks, hyphens, small and full-width letters, O for 0 and I or L for 1 do not matter.

    Raises :class:`UserProblem` where it cannot be one: a sign is missing or wrong.
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKC", text).upper() if sign.isalnum()).translate(_READ_AS)
    if len(plain) != _GROUPS * _IN_GROUP or any(sign not in _SIGNS for sign in plain):
        raise UserProblem("problem.recovery_mistyped")
    number = 0
    for sign in plain:
        number = number << _BITS | _SIGNS.index(sign)
    key = (number >> _CHECK_BITS).to_bytes(SIZE, "big")
    if number & (1 << _CHECK_BITS) - 1 != _check(key):
        raise UserProblem("problem.recovery_mistyped")
    return key


def _check(key: bytes) -> int:
    digest = hashlib.sha256(b"ShopGuard recovery " + key).digest()
    return int.from_bytes(digest[:4], "big") >> 32 - _CHECK_BITS
