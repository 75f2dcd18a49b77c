"""The recovery key as it is written down: read back as people type it, and no slip passes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopguard.core.message import UserProblem
from shopguard.core.recovery_code import SIZE, read_recovery_code, recovery_code

KEY = bytes(range(16))
CODE = "000G4-0R40M-30E20-9185G-R38E1-ZY16F"  # of that key, as it was first printed: papers must stay good


def test_a_printed_code_stays_good() -> None:
    assert recovery_code(KEY) == CODE
    assert read_recovery_code(CODE) == KEY


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", " "),
        CODE.replace("-", ""),
        f"  {CODE}\n",
        CODE.replace("0", "O").replace("1", "l"),
        CODE.replace("0", "０").replace("-", "－"),
    ],
)
def test_how_it_is_typed_does_not_matter(typed: str) -> None:
    assert read_recovery_code(typed) == KEY


@pytest.mark.parametrize(
    "typed", ["", CODE[:-1], f"{CODE}0", CODE.replace("4", "U"), CODE.replace("G", "圆"), "0" * 30]
)
def test_what_cannot_be_one_is_said(typed: str) -> None:
    with pytest.raises(UserProblem) as told:
        read_recovery_code(typed)
    assert told.value.message.code == "problem.recovery_mistyped"


@given(st.binary(min_size=SIZE, max_size=SIZE), st.integers(0, 29), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_sign_is_always_noticed(key: bytes, place: int, sign: str) -> None:
    plain = recovery_code(key).replace("-", "")
    typed = plain[:place] + sign + plain[place + 1 :]
    if typed == plain:
        assert read_recovery_code(typed) == key
    else:
        with pytest.raises(UserProblem):
            read_recovery_code(typed)
