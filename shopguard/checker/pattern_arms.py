"""Pattern clauses as arms of the compiled query: each one has its own SQL file, named after the clause."""

from __future__ import annotations

from shopguard.checker.arm import arm
from shopguard.checker.clock_arms import sql
from shopguard.checker.dated import any_in_force, judged_by
from shopguard.checker.deadlines import due_by
from shopguard.checker.form import Form
from shopguard.checker.settled import least_region_limit
from shopguard.core.beijing import DAY, HOUR
from shopguard.core.parcel import NOT_PHYSICAL
from shopguard.core.rulebook import Clause, ClauseValues, Rulebook
from shopguard.store.milestones import NEVER

AFTER_THE_OTHERS = ("reshipped-late",)  # judged by what the other clauses said


_LATE = "late.state = 'breached'"
_LATE_LATER = f"({_LATE} OR late.lapses_to = 'breached')"


def pattern_arms(rulebook: Rulebook, clause: Clause, form: Form) -> list[str]:
    """The arms of a pattern clause: one for all values that share their settings."""
    arms = []
    for settings in dict.fromkeys(values.settings for values in clause.values):
        alike = [values for values in clause.values if values.settings == settings]
        arms.append(_arm(rulebook, clause, alike, form))
    return arms


def _arm(rulebook: Rulebook, clause: Clause, values: list[ClauseValues], form: Form) -> str:
    text = sql(clause.id)
    for name, value in _blanks(rulebook, clause, values[0], form).items():
        text = text.replace(f"{{{name}}}", value)
    told = _columns_of(text)
    columns = {name: name for name in told if name != "dated"}
    moment = "dated" if "dated" in told else "COALESCE(since, :seen)"
    columns |= {"clause": f"'{clause.id}'", **judged_by(values, moment)}
    conditions = [any_in_force(values, moment)]
    if form.open_only and told >= {"deadline", "happened"} and "fixed_why" not in told:
        conditions.append("NOT COALESCE(happened <= :seen AND happened <= deadline, 0)")
    return arm(columns, f"(\n{text})", conditions, outlook=form.outlook)


def _columns_of(text: str) -> set[str]:
    """The columns a pattern gives, as the first line of its file names them."""
    return set(text.splitlines()[0].removeprefix("-- gives:").split())


def _blanks(rulebook: Rulebook, clause: Clause, values: ClauseValues, form: Form) -> dict[str, str]:
    """What stands for the names in braces of the SQL file."""
    settings = dict(values.settings)
    blanks = {
        "never": str(NEVER),
        "not_physical": ", ".join(f"'{kind.value}'" for kind in NOT_PHYSICAL),
        "unjudged": ", ".join(f"'{name}'" for name in rulebook.unjudged_provinces) or "''",
        "limit": region_limit(rulebook),
        "place_unknown": _place_unknown(rulebook),
        "due_by": due_by(f"'{clause.id}'", "gap.order_ref", extensions=form.extensions),
        "compares_receiver": str(int(settings.get("compares") == "receiver or address")),
        "in_question": _may_be_stalled(rulebook) if form.open_only else "1",
        "long_enough": f"COALESCE(gap_to - gap_from > {least_region_limit(rulebook)}, 1)" if form.open_only else "1",
        "really_shared": "f.shared = 1"
        if form.open_only
        else "1",  # a merged parcel says so, which nobody has to be told
        "look_back": str(int(settings["look_back_days"]) * DAY if "look_back_days" in settings else NEVER),
        "is_late": _LATE_LATER if form.outlook else _LATE,
        "ahead": f"NOT COALESCE({_LATE}, 0)" if form.outlook else "0",
        "begins_at": "late.begins" if form.outlook else "NULL",
        "relayed": ", ".join(f"'{name}'" for name in str(settings.get("relayed", "")).split()) or "''",
    }
    for name in ("within", "without_pickup", "answer", "stopped"):
        if f"{name}_hours" in settings:
            blanks[name] = str(int(settings[f"{name}_hours"]) * HOUR)
    if "within" in blanks:
        blanks["limit"] = blanks["within"]
    return blanks


def _may_be_stalled(rulebook: Rulebook) -> str:
    """Left out are the parcels that came through, whose records reach to the end with no gap over any region's limit."""
    return f"""NOT COALESCE(MIN(COALESCE(out_at, {NEVER}), COALESCE(signed, {NEVER}), COALESCE(returned_at, {NEVER}))
                    BETWEEN 0 AND MIN(:seen, transit_last_at) AND last_event_at <= :seen
                AND COALESCE(widest_gap_to - widest_gap_from, 0) <= {least_region_limit(rulebook)}, 0)"""


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
