"""The words of a packet in one language, with buyers' data masked as the case wants it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from shopguard.appeals.masking import mask
from shopguard.core.beijing import plain
from shopguard.core.message import Texts


class PacketWords:
    """``unmasked``: the fields of buyers' data that are printed in full; ``numbers``: orders and waybills of the case, which are
    never masked. An unknown moment is said to be unknown."""

    def __init__(
        self, texts: Texts, unmasked: Collection[str] = frozenset(), numbers: Collection[str] = frozenset()
    ) -> None:
        self.texts, self.unmasked, self.numbers = texts, frozenset(unmasked), frozenset(filter(None, numbers))

    def say(self, name: str, **values: str | int) -> str:
        """The sentence ``packet.<name>``."""
        return self.texts.word(f"packet.{name}", **values)

    def time(self, at: int | None) -> str:
        """Beijing time, or "unknown"."""
        return self.say("unknown") if at is None else plain(at)

    def mask(self, text: str) -> str:
        """What stands in a file, without what is not to be printed of buyers."""
        return mask(text, self.unmasked, keep=self.numbers)

    def joined(self, parts: Iterable[str]) -> str:
        """Parts of one line."""
        return self.texts.both("，", ", ").join(filter(None, parts))
