"""What a disk refuses, in words of our own."""

from __future__ import annotations

import errno

import pytest

from shopguard.core.disk_words import disk_words
from shopguard.core.message import Message, Texts

CATALOGUE = {
    "problem.not_written": {"zh": "写不进去（{detail}）。", "en": "Not written ({detail})."},
    "disk.number": {"zh": "系统错误 {number}", "en": "system error {number}"},
}


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk.full"),
        (errno.EACCES, "disk.not_allowed"),
        (errno.EROFS, "disk.read_only"),
        (errno.ENOENT, "disk.not_there"),
        (errno.EXDEV, "disk.number"),
        (None, "disk.unknown"),
    ],
)
def test_the_usual_reasons(number: int | None, code: str) -> None:
    error = OSError("anything") if number is None else OSError(number, "in English")
    assert disk_words(error).code == code


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "写不进去（系统错误 18）。"), ("en", "Not written (system error 18).")]
)
def test_it_stands_in_another_sentence(language: str, said: str) -> None:
    texts = Texts(CATALOGUE, "en" if language == "en" else "zh")
    detail = disk_words(OSError(18, "Invalid cross-device link"))
    assert texts.say(Message("problem.not_written", {"detail": detail})) == said
    assert texts.word("problem.not_written", detail=detail) == said


def test_a_file_that_another_program_holds_on_windows() -> None:
    held = PermissionError(errno.EACCES, "")
    held.winerror = 32  # type: ignore[attr-defined,unused-ignore]  # as Windows sets it
    assert disk_words(held) == Message("disk.held")


def test_what_came_of_another_error_has_its_reason() -> None:
    error = OSError("could not be closed")
    error.__context__ = ValueError("half a file")
    error.__context__.__context__ = OSError(errno.ENOSPC, "in English")
    assert disk_words(error).code == "disk.full"
