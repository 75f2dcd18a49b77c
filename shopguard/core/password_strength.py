"""How hard a password is to guess, by a rough count; a hint, never a rule."""

from __future__ import annotations

import math
import re
from typing import Final, Literal

Strength = Literal["", "weak", "fair", "good"]

LEAST_LETTERS: Final = 8  # what is asked of every new password
_FAIR, _GOOD = 36.0, 70.0  # bits
_KINDS: Final = (
    (r"[a-z]", 26),
    (r"[A-Z]", 26),
    (r"[0-9]", 10),
    (r"[\u3400-\u9fff]", 3_000),
    (r"[^0-9A-Za-z\u3400-\u9fff]", 33),
)
_LINES: Final = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_LIKED: Final = (
    "password",
    "passwort",
    "iloveyou",
    "woaini",
    "douyin",
    "doudian",
    "shopguard",
    "admin",
    "mima",
    "密码",
    "店铺卫士",
)
_LIKED_WORTH = 1  # a word everybody tries counts as one letter


def strength(password: str) -> Strength:
    """ "" for nothing; "weak" also for what is shorter than :data:`LEAST_LETTERS`."""
    if not password:
        return ""
    bits = guesses(password)
    if len(password) < LEAST_LETTERS or bits < _FAIR:
        return "weak"
    return "good" if bits >= _GOOD else "fair"


def guesses(password: str) -> float:
    """About how many bits have to be guessed: letters that follow from the one before count little, liked words one letter."""
    rest = password.lower()
    for word in _LIKED:
        rest = rest.replace(word, "\0" * _LIKED_WORTH)
    variety = sum(size for kind, size in _KINDS if re.search(kind, password))
    free = sum(1.0 if number == 0 or not _follows(rest[number - 1], sign) else 0.2 for number, sign in enumerate(rest))
    return free * math.log2(max(variety, 2)) * min(1.0, 0.4 + len(set(rest)) / 10)


def _follows(before: str, sign: str) -> bool:
    """The same again, or its neighbour in the alphabet, among the figures or on the keyboard."""
    return before == sign or any(pair in line for line in _LINES for pair in (before + sign, sign + before))
