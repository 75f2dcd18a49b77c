"""When the notice came: now is only a start; it counts once the notice itself tells, or the owner sets or confirms it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from shopguard.ui.look.beijing_fields import MomentField


class NoticedField(QWidget):
    """A moment and a tick that it is so. ``clock`` gives unix seconds."""

    def __init__(self, clock: Callable[[], int]) -> None:
        super().__init__()
        self._clock = clock
        self._from_text: int | None = None
        self._filling = False
        self.field = MomentField(self.tr("收到通知的时间"))
        self.told = QCheckBox(self.tr("就是这个时间收到的"))
        self.field.dateTimeChanged.connect(self._touched)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.field)
        rows.addWidget(self.told)
        self.start_over()

    def start_over(self) -> None:
        """Now, which nobody told."""
        self._from_text = None
        self._fill(self._clock(), told=False)

    def moment(self) -> int:
        """Unix seconds."""
        return self.field.moment()

    def show_moment(self, seconds: int) -> None:
        """As the owner sets it: unix seconds."""
        self.field.show_moment(seconds)

    def show_text(self, at: int | None) -> None:
        """What the notice's words tell (None: nothing); it does not go over what the owner set or confirmed."""
        by_owner = self.told.isChecked() and self._from_text != self.moment()
        if by_owner or at == self._from_text:
            return
        self._from_text = at
        self._fill(self._clock() if at is None else at, told=at is not None)

    def _fill(self, seconds: int, *, told: bool) -> None:
        self._filling = True
        self.field.show_moment(seconds)
        self._filling = False
        self.told.setChecked(told)

    def _touched(self) -> None:
        if not self._filling:
            self.told.setChecked(True)
