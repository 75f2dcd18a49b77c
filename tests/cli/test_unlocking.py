"""How a password reaches the command line: by a file as editors write them, or typed twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.cli import unlocking
from shopguard.cli.unlocking import new_password, read_password
from shopguard.core.message import CannotOpen, UserProblem


@pytest.mark.parametrize(
    ("content", "password"),
    [
        (b"correct horse", "correct horse"),
        (b"\xef\xbb\xbf\xe9\xa9\xac horse \r\nnot this line\r\n", "马 horse "),  # as editors of Windows write it
        (b"", ""),
    ],
)
def test_the_first_line_of_a_file(tmp_path: Path, content: bytes, password: str) -> None:
    file = tmp_path / "password.txt"
    file.write_bytes(content)
    assert read_password(file) == password


@pytest.mark.parametrize("content", [b"x" * 10_001, "密码".encode("gb18030"), None])
def test_what_holds_no_password(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "password.txt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CannotOpen) as problem:
        read_password(file)
    assert problem.value.message.code == "problem.password_file"


def test_a_new_one_is_typed_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = ["correct horse", "correct horse", "correct horse", "correct house"]
    monkeypatch.setattr(unlocking, "can_ask", lambda: True)
    monkeypatch.setattr(unlocking, "_asked", lambda _question: typed.pop(0))
    assert new_password(None, "en") == "correct horse"
    with pytest.raises(UserProblem) as problem:
        new_password(None, "en")
    assert problem.value.message.code == "problem.passwords_differ"
    assert typed == []
