"""The bounded memo: nothing is worked out twice, nothing grows without end."""

from __future__ import annotations

from shopguard.core.memo import Memo


def test_worked_out_once_and_begun_anew_when_full() -> None:
    asked: list[int] = []

    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    memo = Memo(double, 2)
    assert [memo[1], memo[1], memo[2]] == [2, 2, 4]
    assert asked == [1, 2]
    assert memo[3] == 6
    assert dict(memo) == {3: 6}
