"""Pattern clauses as arms of the compiled query: each one has its own SQL file, named after the clause."""

from __future__ import annotations

from shopguard.checker.arm import arm
from shopguard.checker.clock_arms import sql
from shopguard.checker.dated import any_in_force, by_date, sql_day
from shopguard.checker.deadlines import due_by
from shopguard.core.beijing import DAY, HOUR
from shopguard.core.parcel import NOT_PHYSICAL
from shopguard.core.rulebook import Clause, ClauseValues, Rulebook
from shopguard.store.milestones import NEVER

AFTER_THE_OTHERS = ("reshipped-late",)  # judged by what the other clauses said


def pattern_arms(rulebook: Rulebook, clause: Clause, *, extensions: bool) -> list[str]:
    """The arms of a pattern clause: one for all values that share their settings."""
    arms = []
    for settings in dict.fromkeys(values.settings for values in clause.values):
        alike = [values for values in clause.values if values.settings == settings]
        arms.append(_arm(rulebook, clause, alike, extensions=extensions))
    return arms


def _arm(rulebook: Rulebook, clause: Clause, values: list[ClauseValues], *, extensions: bool) -> str:
    text = sql(clause.id)
    for name, value in _blanks(rulebook, clause, values[0], extensions=extensions).items():
        text = text.replace(f"{{{name}}}", value)
    told = _columns_of(text)
    columns = {name: name for name in told if name != "dated"}
    moment = "dated" if "dated" in told else "COALESCE(since, :seen)"
    columns |= {
        "clause": f"'{clause.id}'",
        "effective": by_date(values, moment, lambda one: sql_day(one.start)),
        "watch": by_date(values, moment, lambda one: str(int(one.watch))),
    }
    return arm(columns, f"(\n{text})", [any_in_force(values, moment)])


def _columns_of(text: str) -> set[str]:
    """The columns a pattern gives, as the first line of its file names them."""
    return set(text.splitlines()[0].removeprefix("-- gives:").split())


def _blanks(rulebook: Rulebook, clause: Clause, values: ClauseValues, *, extensions: bool) -> dict[str, str]:
    """What stands for the names in braces of the SQL file."""
    settings = dict(values.settings)
    blanks = {
        "never": str(NEVER),
        "not_physical": ", ".join(f"'{kind.value}'" for kind in NOT_PHYSICAL),
        "unjudged": ", ".join(f"'{name}'" for name in rulebook.unjudged_provinces) or "''",
        "limit": region_limit(rulebook),
        "place_unknown": _place_unknown(rulebook),
        "due_by": due_by(f"'{clause.id}'", "gap.order_ref", extensions=extensions),
        "compares_receiver": str(int(settings.get("compares") == "receiver or address")),
        "look_back": str(int(settings["look_back_days"]) * DAY if "look_back_days" in settings else NEVER),
        "relayed": ", ".join(f"'{name}'" for name in str(settings.get("relayed", "")).split()) or "''",
    }
    for name in ("within", "without_pickup", "answer", "stopped"):
        if f"{name}_hours" in settings:
            blanks[name] = str(int(settings[f"{name}_hours"]) * HOUR)
    if "within" in blanks:
        blanks["limit"] = blanks["within"]
    return blanks


def _place_unknown(rulebook: Rulebook) -> str:
    """True where one of the two ends is no province the region table knows."""
    known = ", ".join(f"'{name}'" for name in rulebook.provinces)
    return f"COALESCE(sender_province, '') NOT IN ({known}) OR COALESCE(receiver_province, '') NOT IN ({known})"


def region_limit(rulebook: Rulebook) -> str:
    """First match wins; where an end is not known, the longest limit that is possible."""
    cases = [f"WHEN {_place_unknown(rulebook)} THEN {max(limit.within for limit in rulebook.region_limits)}"]
    for limit in rulebook.region_limits:
        names = ", ".join(f"'{name}'" for name in limit.provinces)
        condition = {
            "either": f"sender_province IN ({names}) OR receiver_province IN ({names})",
            "both": f"sender_province IN ({names}) AND receiver_province IN ({names})",
            "same": "sender_province = receiver_province",
            "else": "1",
        }[limit.match]
        cases.append(f"WHEN {condition} THEN {limit.within}")
    return f"CASE {' '.join(cases)} END"
