"""Which query is compiled: what it is asked for, and what can be left out of it for that."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """``scoped``: only the orders listed in the temporary table ``judged_order (id)``. ``extensions``: whether the calendar holds
    any announcement. ``traits``: whether any order has a trait that clauses of their own are for, or is scanned by nobody.
    ``open_only``: clocks that were met in time, and merged parcels, are left out: a stored verdict has nothing to say of them.
    ``outlook``: it is told, too, what each finding comes to if nothing more happens (:mod:`shopguard.checker.lapse`).
    """

    scoped: bool = False
    extensions: bool = True
    traits: bool = True
    open_only: bool = False
    outlook: bool = False


WHOLE = Form()
