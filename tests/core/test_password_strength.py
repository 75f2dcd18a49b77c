"""The hint about a new password: what everybody tries is weak, a few words are good, and length counts."""

from __future__ import annotations

import pytest

from shopguard.core.password_strength import Strength, strength


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("", ""),
        ("abc", "weak"),
        ("Xq7#", "weak"),  # too short, whatever it is made of
        ("12345678", "weak"),
        ("1234567890", "weak"),
        ("password", "weak"),
        ("password1", "weak"),
        ("woaini520", "weak"),
        ("qwertyuiop", "weak"),
        ("aaaaaaaaaaaaaaaa", "weak"),
        ("20261120", "weak"),
        ("Tk4wz8rq", "fair"),
        ("horse staple", "fair"),
        ("correct horse battery staple", "good"),
        ("马 电池 正确 订书钉", "good"),
        ("g7R!mQ2x&Vb9", "good"),
    ],
)
def test_what_is_said(password: str, expected: Strength) -> None:
    assert strength(password) == expected
