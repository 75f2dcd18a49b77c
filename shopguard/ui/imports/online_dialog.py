"""Asking for tracks online: what leaves the computer, the settings, what can be asked now, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from shopguard.core.message import Message, UserProblem
from shopguard.flows.imports import online_account, online_plan
from shopguard.flows.imports.online_account import Setup, Wish
from shopguard.flows.imports.online_plan import EVERYTHING, Plan, Selection
from shopguard.flows.imports.online_tracks import Round
from shopguard.flows.workplace import Workplace
from shopguard.online.account import AccountKeeper
from shopguard.ui.imports.online_form import OnlineForm
from shopguard.ui.imports.online_run import OnlineRun, OnlineStrip
from shopguard.ui.jobs import Job, Jobs
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Toned, plain_label
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.type_size import scaled


class OnlineDialog(QDialog):
    """``changed``: answers are stored and judged. Nothing is asked before the owner presses the button."""

    changed = Signal()
    problem = Signal(object)  # an exception that is no UserProblem: the window knows what to do with it

    def __init__(
        self,
        place: Workplace,
        jobs: Jobs,
        keeper: AccountKeeper,
        clock: Callable[[], int],
        selected: tuple[str, ...],
        url: str | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._keeper, self._clock = place, jobs, keeper, clock
        self._selected = selected
        self._setup: Setup | None = None
        self._due = 0
        self.setWindowTitle(self.tr("在线查轨迹（快递100）"))
        self.resize(scaled(720), scaled(600))
        self.form = OnlineForm()
        self.all = QRadioButton(self.tr("全部在途的包裹"))
        self.chosen = QRadioButton(self.tr("只查表里选中的 {number} 个订单").format(number=len(selected)))
        self.planned = plain_label()
        self.said = Toned("good")
        self.went_wrong = Toned("bad")
        self.strip = OnlineStrip(place.texts)
        self.start_button = MainButton(self.tr("现在查"))
        self.close_button = QPushButton(self.tr("关闭"))
        self.run = OnlineRun(place, jobs, keeper, clock, url, self)
        self._arrange()
        self._connect()
        self._read()

    def done(self, result: int) -> None:
        """Closing ends the round; what was answered stays."""
        self.run.cancel()
        super().done(result)

    def _arrange(self) -> None:
        self.chosen.setVisible(bool(self._selected))
        several = len(self._selected) > 1  # one is selected just by looking at it
        (self.chosen if several else self.all).setChecked(True)
        self.all.setVisible(bool(self._selected))
        asking = Card()
        for choice in (self.all, self.chosen, self.planned):
            asking.rows.addWidget(choice)
        page = CardPage()
        page.fill([self._explanation(), self.form, asking])
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.start_button)
        for button in (self.close_button, self.start_button):
            button.setAutoDefault(False)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.addWidget(page, 1)
        for part in (self.went_wrong, self.said, self.strip):
            rows.addWidget(part)
        rows.addLayout(buttons)
        self._tell()
        self._enable()

    def _connect(self) -> None:
        self.form.wished.connect(self._keep)
        self.form.forget_wanted.connect(self._forget)
        self.all.toggled.connect(self._read)
        self.start_button.clicked.connect(self._start)
        self.close_button.clicked.connect(self.accept)
        self.strip.cancel_wanted.connect(self.run.cancel)
        self.run.begun.connect(self.strip.begin)
        self.run.progressed.connect(self.strip.show_progress)
        self.run.stored.connect(self.changed)
        self.run.ended.connect(self._ended)
        self.run.failed.connect(self._failed)

    def _explanation(self) -> QWidget:
        what = self.tr("用您自己的快递100账号查在途包裹的轨迹。")
        what += self.tr("不打开就什么都不发；打开以后，也只在您按“现在查”时才查。")
        leaves = self.tr("会离开这台电脑的：运单号、哪家快递、您的授权编号；查顺丰和中通时，还有寄件手机后四位。")
        stays = self.tr("不会离开的：买家姓名、电话、地址，订单和金额。")
        polite = self.tr("同一个单号至少隔半小时才再查；已签收、已关闭、退回的不查；最急的先查。")
        return plain_label(f"{what}\n{leaves}\n{stays}\n{polite}")

    def _selection(self) -> Selection:
        return Selection(orders=self._selected) if self.chosen.isChecked() else EVERYTHING

    def _read(self) -> None:
        work = partial(_look, self._place, self._keeper, self._clock(), self._selection())
        job = self._jobs.read(work, topic="online")
        job.done.connect(self._show)
        job.failed.connect(self._failed)

    def _show(self, looked: tuple[Setup, Plan]) -> None:
        setup, plan = looked
        if setup != self._setup:  # what is being typed stays where nothing else was kept
            self.form.show_setup(setup)
        self._setup = setup
        self._due = len(plan.due)
        how = "" if setup.on else self.tr("要先填好授权信息、勾上“打开”并保存，才能查。")
        self.planned.setText("\n".join(filter(None, (self._lines(plan.said()), how))))
        self._enable()

    def _keep(self, wish: Wish) -> None:
        self._write(partial(online_account.keep_setup, self._place, self._keeper, wish))

    def _forget(self) -> None:
        self._write(partial(online_account.forget_account, self._place, self._keeper))

    def _write(self, work: Callable[[], Setup]) -> None:
        self.form.setEnabled(False)
        job: Job = self._jobs.write(work, must_finish=True)
        job.done.connect(self._kept)
        job.failed.connect(self._failed)

    def _kept(self, setup: Setup) -> None:
        self._setup = setup
        self.form.show_setup(setup)
        self._tell(self.tr("已保存，在线查轨迹是打开的。") if setup.on else self.tr("已保存，在线查轨迹是关着的。"))
        self._enable()
        self._read()

    def _start(self) -> None:
        self._tell()
        self.run.start(self._selection())
        self._enable()

    def _ended(self, after: Round) -> None:
        self.strip.end()
        wrong = after.stopped is not None and after.stopped.code != "online_stopped.cancelled"
        said = self._lines(after.said())
        self._tell("" if wrong else said, said if wrong else "")
        self._enable()
        self._read()

    def _failed(self, error: Exception) -> None:
        self.strip.end()
        self._enable()
        if isinstance(error, UserProblem):
            self._tell("", self._place.texts.say(error.message))
        else:
            self.problem.emit(error)

    def _enable(self) -> None:
        """What can be pressed now."""
        running = self.run.running()
        ready = self._setup is not None and self._setup.on
        self.form.setEnabled(not running)
        for choice in (self.all, self.chosen):
            choice.setEnabled(not running)
        self.start_button.setEnabled(ready and self._due > 0 and not running)

    def _tell(self, said: str = "", wrong: str = "") -> None:
        for label, text in ((self.said, said), (self.went_wrong, wrong)):
            label.setText(text)
            label.setVisible(bool(text))

    def _lines(self, messages: Iterable[Message]) -> str:
        return "\n".join(self._place.texts.say(message) for message in messages)


def _look(place: Workplace, keeper: AccountKeeper, now: int, selection: Selection) -> tuple[Setup, Plan]:
    setup = online_account.read_setup(place, keeper)
    return setup, online_plan.plan(place, now, selection, phone=bool(setup.phone))
