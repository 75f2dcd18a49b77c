"""Opens what is about the shops, and keeps the strip of shops true. Nothing of it is read as long as there is one shop."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from shopguard.core.message import UserProblem
from shopguard.flows.shops import shops as flow
from shopguard.flows.shops.shops import Shop
from shopguard.flows.shops.unclaimed import Unclaimed, all_are_one_shops
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.desk import Desk
from shopguard.ui.imports.import_run import ImportRun
from shopguard.ui.jobs import Job, Jobs, Work
from shopguard.ui.paced_reading import PacedReading
from shopguard.ui.shops.shop_strip import ShopStrip

if TYPE_CHECKING:
    from shopguard.ui.shops.shops_dialog import ShopsDialog
    from shopguard.ui.shops.which_shop_dialog import WhichShopDialog


_NAMED = 5  # files in a question


class ShopDesk(Desk):
    """``changed``: names or colours are others, what is on show is to be read anew. ``totals_read`` carries every shop's total."""

    changed = Signal()
    totals_read = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs, ask: Ask, entry: QAction, run: ImportRun, window: QWidget) -> None:
        super().__init__(window)
        self._place, self._jobs, self._ask, self._run = place, jobs, ask, run
        self.strip = ShopStrip(place.texts)
        self._list: ShopsDialog | None = None
        self._question: WhichShopDialog | None = None
        self._totals = PacedReading(jobs, self)
        self._totals.done.connect(self.strip.show_totals)
        self._totals.done.connect(self.totals_read)
        self._totals.failed.connect(self.failed)
        entry.triggered.connect(self.open)
        run.shop_wanted.connect(self._begin_asking)

    def look(self) -> None:
        """Reads what stands in each shop anew."""
        self._totals.read(partial(flow.shop_totals, self._place))

    def open(self) -> None:
        """Shows the list of shops."""
        from shopguard.ui.shops.shops_dialog import ShopsDialog  # not before somebody wants it

        self.close()
        self._list = dialog = ShopsDialog(self._window)
        dialog.renamed.connect(self._rename)
        dialog.coloured.connect(self._recolour)
        dialog.made_usual.connect(self._make_usual)
        dialog.removal_wanted.connect(self._remove)
        dialog.sign_forgotten.connect(self._forget)
        dialog.added.connect(self._add)
        self._open_dialog(dialog)
        self._read()

    def ask(self, files: Sequence[Unclaimed]) -> None:
        """Asks whose these files are; their import goes on with the answer, or is left."""
        from shopguard.ui.shops.which_shop_dialog import WhichShopDialog

        self.close()
        self._question = dialog = WhichShopDialog(self._place.texts, files, self._window)
        dialog.answered.connect(self._run.go_on)
        dialog.rejected.connect(self._run.give_up)
        dialog.add_wanted.connect(self._add)
        self._open_dialog(dialog)
        self._read()

    def _begin_asking(self, files: Sequence[Unclaimed]) -> None:
        """Where there is a single shop, first whether they are its own."""
        shop = files[0].only_shop
        if shop is None:
            self.ask(files)
            return
        names = "\n".join(file.name for file in files[:_NAMED]) + ("\n…" if len(files) > _NAMED else "")
        said = self.tr(
            "这里面的订单，一个都没见过：\n{names}\n\n是已有的「{shop}」的，还是另一家店的？两家店的钱和比率要分开算。"
        )
        answers = (
            (self.tr("还是这个店"), partial(self._same_shop, files, shop)),
            (self.tr("是另一个店…"), partial(self.ask, files)),
        )
        text = said.format(names=names, shop=self._place.shop_in_words(shop))
        title = self.tr("还是这个店，还是另一个店？")
        self._ask.choose(self._window, title, text, answers, otherwise=self._run.give_up)

    def _same_shop(self, files: Sequence[Unclaimed], shop: str) -> None:
        """It is not asked again."""
        job = self._jobs.write(partial(all_are_one_shops, self._place), must_finish=True)
        job.failed.connect(self.failed)
        self._run.go_on({file.path: shop for file in files}, {})

    def _put_away(self) -> None:
        super()._put_away()
        self._list = self._question = None

    def _read(self) -> None:
        job = self._jobs.read(partial(flow.shops, self._place), topic="shops")
        job.done.connect(self._show)
        job.failed.connect(self.failed)

    def _show(self, found: Sequence[Shop]) -> None:
        if self._list is not None:
            self._list.show_shops(found)
        if self._question is not None:
            self._question.show_shops(found)

    def _rename(self, ref: int, name: str) -> None:
        job = self._change(partial(flow.rename_shop, self._place, ref, name))
        job.done.connect(self._renamed)

    def _recolour(self, ref: int, colour: str) -> None:
        self._change(partial(flow.colour_shop, self._place, ref, colour))

    def _make_usual(self, ref: int) -> None:
        self._change(partial(flow.make_usual, self._place, ref))

    def _remove(self, ref: int) -> None:
        self._change(partial(flow.remove_shop, self._place, ref))

    def _forget(self, sign: str) -> None:
        self._change(partial(flow.forget_sign, self._place, sign))

    def _add(self, name: str) -> None:
        job = self._jobs.write(partial(flow.add_shop, self._place, name), must_finish=True)
        job.done.connect(self._added)
        job.failed.connect(self._not_changed)

    def _added(self, shop: Shop) -> None:
        if self._list is not None:
            self._list.was_added()
            self._read()
        if self._question is not None:
            job = self._jobs.read(partial(flow.shops, self._place), topic="shops")
            job.done.connect(partial(self._show_added, shop.name))
            job.failed.connect(self.failed)

    def _show_added(self, name: str, found: Sequence[Shop]) -> None:
        if self._question is not None:
            self._question.show_shops(found, name)

    def _renamed(self, shop: Shop) -> None:
        self.strip.rename(shop.ref, shop.name)

    def _change(self, work: Work) -> Job:
        job = self._jobs.write(work, must_finish=True)
        job.done.connect(self._has_changed)
        job.failed.connect(self._not_changed)
        return job

    def _has_changed(self, _outcome: object) -> None:
        self._read()
        self.look()
        self.changed.emit()

    def _not_changed(self, error: Exception) -> None:
        """Said where it was tried; what was typed stays, to be mended."""
        dialog = self._list or self._question
        if dialog is None or not isinstance(error, UserProblem):
            self.failed.emit(error)
            return
        dialog.show_problem(self._place.texts.say(error.message))
