"""The line that offers new exports, and says when the folder they come from cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from shopguard.core.message import Texts
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Toned
from shopguard.ui.look.plain_tip import plain_tip

_NAMED = 3
_LONGEST = 44  # characters of a name


class WatchStrip(Card):
    """Hidden while there is nothing to say. ``import_wanted`` and ``ignore_wanted`` answer an offer."""

    import_wanted = Signal()
    ignore_wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(tone="accent", margin=6)
        self._texts = texts
        self.sentence = Toned("accent")
        self.take = QPushButton(self.tr("导入"))
        self.leave = QPushButton(self.tr("忽略"))
        self.leave.setToolTip(self.tr("这些文件以后不再提起；需要时仍可以自己打开或拖进来"))
        self.understood = QPushButton(self.tr("知道了"))
        self.take.clicked.connect(self.import_wanted)
        self.leave.clicked.connect(self.ignore_wanted)
        self.understood.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        for button in (self.take, self.leave, self.understood):
            row.addWidget(button)
        self.rows.addLayout(row)
        self.hide()

    def offer(self, names: Sequence[str]) -> None:
        """Offers to import these files; none: nothing to say."""
        self._offer(self.tr("发现 {number} 个新导出：{names}"), names)

    def offer_again(self, names: Sequence[str]) -> None:
        """The same of files that were left when the window was closed."""
        self._offer(self.tr("上次关窗口时还有 {number} 个文件没导完：{names}"), names)

    def tell(self, sentence: str) -> None:
        """Says something that asks for no answer."""
        self._say(sentence, offering=False)
        self.sentence.setToolTip("")
        self.show()

    def _offer(self, pattern: str, names: Sequence[str]) -> None:
        some = self._texts.both("、", ", ").join(map(_short, names[:_NAMED])) + ("…" if len(names) > _NAMED else "")
        self._say(pattern.format(number=len(names), names=some), offering=True)
        self.sentence.setToolTip(plain_tip("\n".join(names)))
        self.setVisible(bool(names))

    def _say(self, sentence: str, *, offering: bool) -> None:
        self.sentence.setText(sentence)
        self.take.setVisible(offering)
        self.leave.setVisible(offering)
        self.understood.setVisible(not offering)


def _short(name: str) -> str:
    """A long name without its middle: what tells files apart stands at both ends."""
    half = _LONGEST // 2
    return name if len(name) <= _LONGEST else f"{name[:half]}…{name[-half:]}"
