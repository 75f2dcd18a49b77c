"""Step: made-up exports of four kinds are imported and judged; each order has the colour and the fine it was made for."""

from __future__ import annotations

from shopguard.core.finding import Risk, State
from shopguard.core.message import Message, UserProblem
from shopguard.flows.costs.costs_now import costs_now
from shopguard.flows.imports.importing import import_files
from shopguard.flows.orders.verdict import judge_all
from shopguard.self_test.bench import NOW, Bench, check, sample


def judge_samples(bench: Bench) -> Message:
    """CSV, XLSX, the old XLS, and a page that calls itself one."""
    files: dict[str, int] = bench.expected["files"]
    report = import_files(bench.place, [sample(name) for name in files], now=NOW, shop=bench.expected["shop"])
    for file, (name, rows) in zip(report.files, files.items(), strict=True):
        if file.refused is not None:
            raise UserProblem("problem.selftest_refused", file=name, detail=bench.place.texts.say(file.refused))
        check(file.added == rows, "selftest.rows", f"{name}: {rows}", file.added)
    _check_colours(bench)
    _check_fines(bench)
    return Message("selftest.judged", {"files": len(files), "orders": len(bench.expected["orders"])})


def _check_colours(bench: Bench) -> None:
    """The worst clause too, where there is one."""
    orders: dict[str, dict[str, str]] = bench.expected["orders"]
    judged = {order.order_id: order for order in judge_all(bench.place, NOW, everything=True)}
    check(judged.keys() == orders.keys(), "selftest.orders", sorted(orders), sorted(judged))
    for number, wanted in orders.items():
        risk = judged[number].risk.word
        check(risk == wanted["risk"], "selftest.colour", f"{number}: {wanted['risk']}", risk)
        breached = {finding.clause for finding, _, _ in judged[number].findings if finding.state is State.BREACHED}
        check(breached == set(wanted["breached"]), "selftest.clauses", f"{number}: {wanted['breached']}", breached)
        check(bool(breached) == (judged[number].risk is Risk.VIOLATED), "selftest.colour", number, risk)


def _check_fines(bench: Bench) -> None:
    wanted = {number: told["fen"] for number, told in bench.expected["orders"].items() if told["fen"]}
    found = {order.order_id: order.now_fen for order in costs_now(bench.place, NOW).preview.orders if order.now_fen}
    check(found == wanted, "selftest.fines", wanted, found)
