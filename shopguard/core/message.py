"""Sentences for people: a code and its values here, the words in ``resources/texts/`` (Chinese and English)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence to come: ``code`` names it in the catalogue, ``values`` fill its blanks."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)


Value = str | int | Message  # a message stands in the other's words as its own words


class UserProblem(Exception):  # noqa: N818 - it is the owner's problem, not the program's error
    """Something expected went wrong; its message says what happened, what it means for the data, what to do."""

    def __init__(self, code: str, **values: Value) -> None:
        super().__init__(code, values)
        self.message = Message(code, values)


class NotThere(UserProblem):
    """Asked for something that is not there (exit 1)."""


class CannotOpen(UserProblem):
    """The database could not be opened; nothing changed (exit 4)."""


class Texts:
    """The catalogue: ``catalogue[code][language]`` is a template in ``str.format`` form."""

    def __init__(self, catalogue: Mapping[str, Mapping[str, str]], language: Language) -> None:
        self._catalogue = catalogue
        self._sentences: dict[str, str] = {}
        self.language: Language = language

    def in_language(self, language: Language) -> Texts:
        """The same catalogue in that language."""
        return Texts(self._catalogue, language)

    def say(self, message: Message) -> str:
        """The sentence in the chosen language. A code that is not in the catalogue is a bug: ``KeyError``."""
        return self._filled(message.code, message.values)

    def word(self, code: str, **values: Value) -> str:
        """Short form of :meth:`say`."""
        return self._filled(code, values)

    def _filled(self, code: str, values: Mapping[str, Value]) -> str:
        if any(isinstance(value, Message) for value in values.values()):
            values = {name: self.say(value) if isinstance(value, Message) else value for name, value in values.items()}
        return self._sentence(code).format_map(values)

    def _sentence(self, code: str) -> str:
        """Those asked for are kept: a long list asks for the same ones again and again."""
        sentence = self._sentences.get(code)
        if sentence is None:
            sentence = self._sentences[code] = self._catalogue[code][self.language]
        return sentence

    def both(self, zh: str, en: str) -> str:
        """Picks the one of two texts that is in the chosen language."""
        return zh if self.language == "zh" else en
