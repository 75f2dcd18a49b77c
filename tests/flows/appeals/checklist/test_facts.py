"""What the checks say of numbers, periods and announcements."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from shopguard.appeals.case_facts import Result
from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.extensions import Extension, Terms
from shopguard.flows.appeals.extensions import add_extension
from shopguard.flows.rulebook import extending
from shopguard.flows.workplace import Workplace
from tests.appeals.made_up import NOW, ORDER, WAYBILL, picture
from tests.appeals.made_up_files import (
    cut,
    pdf_with_text,
    workbook,
)
from tests.flows.appeals.checklist.cases import (
    OTHER_WAYBILL,
    RECORD,
    STATEMENT,
    STUB,
    add,
    check,
    done,
    result,
    say,
    slot,
)


class TestNumbers:
    @pytest.mark.parametrize("text", [WAYBILL, WAYBILL.lower(), "YT 0000 0000 00017", f"单号{WAYBILL}，已出库", ORDER])
    def test_a_text_that_names_the_order_or_parcel(
        self, place: Workplace, appeal: str, tmp_path: Path, text: str
    ) -> None:
        (tmp_path / "出库.txt").write_text(f"出库记录\n{text}\n", "utf-8")
        add(place, appeal, RECORD, tmp_path / "出库.txt")
        assert result(place, appeal, RECORD, "names-order") == "ok"

    def test_at_the_end_of_a_long_conversation(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        (tmp_path / "对话.txt").write_text("在吗？\n" * 50_000 + WAYBILL, "utf-8")
        add(place, appeal, "buyer-chat", tmp_path / "对话.txt")
        assert result(place, appeal, "buyer-chat", "names-order") == "ok"

    @pytest.mark.parametrize("text", [f"{WAYBILL}9", f"X{WAYBILL}", OTHER_WAYBILL, "没有单号"])
    def test_another_number_is_not_it_and_never_a_guess_that_it_is_wrong(
        self, place: Workplace, appeal: str, tmp_path: Path, text: str
    ) -> None:
        (tmp_path / "出库.txt").write_text(text, "utf-8")
        add(place, appeal, RECORD, tmp_path / "出库.txt")
        found = check(place, appeal, RECORD, "names-order")
        assert (found.result, "没找到" in found.note) == ("unknown", True)

    def test_in_every_kind_of_file_with_text(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        html, table = tmp_path / "a.html", tmp_path / "b.csv"
        html.write_bytes("<html><body>出库 <b>YT00000</b>00000017</body></html>".encode("gb18030"))
        table.write_text(f"订单号,运单号,件数\n1,2,3\n\t{ORDER},{WAYBILL},1\n", "utf-8")
        files = [
            html,
            table,
            workbook(tmp_path / "c.xlsx", [["运单号", "时间"], *[[f"YT{n:013d}", "-"] for n in range(300)]]),
            pdf_with_text(tmp_path / "d.pdf", f"出库 {WAYBILL} 完", pages=3),
        ]
        for number, file in enumerate(files, start=1):
            add(place, appeal, RECORD, file)
            found = check(place, appeal, RECORD, "names-order")
            assert found.result == "ok", file.name
            assert found.note.count("写有") == number

    def test_a_broken_workbook_fails(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        book = workbook(tmp_path / "good.xlsx", [["运单号", WAYBILL]] * 200)
        add(place, appeal, RECORD, cut(tmp_path / "坏.xlsx", book, 0.7))
        assert result(place, appeal, RECORD, "opens") == "fails"

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [(WAYBILL, "ok"), (f" {WAYBILL.lower()} ", "ok"), ("YT0000000000071", "fails"), (None, "unknown")],
    )
    def test_what_the_owner_reads_in_a_photo_is_compared(
        self, place: Workplace, appeal: str, tmp_path: Path, typed: str | None, expected: Result
    ) -> None:
        add(place, appeal, STUB, picture(tmp_path / "底单.jpg"))
        say(place, appeal, STUB, typed_number=typed)
        assert result(place, appeal, STUB, "number-equal") == expected
        assert done(place, appeal) == (0.5 if expected == "fails" else 0.75)
        if expected == "fails":
            assert check(place, appeal, STUB, "number-equal").note == (
                f"您在“底单.jpg”里看到的是 {typed}，本单是 {WAYBILL}。请核对是不是别的包裹的。"
            )

    def test_a_file_of_another_parcel_beside_the_right_one_has_to_go(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        add(place, appeal, STUB, picture(tmp_path / "别的.jpg"))
        say(place, appeal, STUB, typed_number=OTHER_WAYBILL)
        add(place, appeal, STUB, pdf_with_text(tmp_path / "底单.pdf", WAYBILL))
        found = check(place, appeal, STUB, "number-equal")
        assert (found.result, "别的.jpg" in found.note, "底单.pdf" in found.note) == ("fails", True, False)

    def test_the_orders_number_is_no_waybill(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        add(place, appeal, STUB, pdf_with_text(tmp_path / "底单.pdf", ORDER))
        assert result(place, appeal, STUB, "number-equal") == "unknown"


class TestPeriod:
    @pytest.mark.parametrize(
        ("start", "end", "expected", "said"),
        [
            ("2026-11-18", "2026-11-20", "ok", "全都盖住了"),
            ("2026-11-01", "2026-11-30", "ok", "全都盖住了"),
            ("2026-11-18T12:00:00", "2026-11-20", "ok", "全都盖住了"),  # a statement speaks of days
            ("2026-11-19", "2026-11-20", "unknown", "只盖住一部分"),
            ("2026-11-10", "2026-11-18", "unknown", "只盖住一部分"),
            ("2026-11-10", "2026-11-17", "fails", "对不上"),
            ("2026-11-21", "2026-11-25", "fails", "对不上"),
        ],
    )
    def test_the_days_the_owner_reads_are_held_against_the_clock(
        self, place: Workplace, appeal: str, tmp_path: Path, start: str, end: str, expected: Result, said: str
    ) -> None:
        add(place, appeal, STATEMENT, picture(tmp_path / "说明.jpg"))
        say(place, appeal, STATEMENT, period_from=parse_iso(start), period_until=parse_iso(end) + 24 * HOUR - 1)
        covers = check(place, appeal, STATEMENT, "period-covers")
        assert (covers.result, said in covers.note) == (expected, True)
        assert "2026-11-18 至 2026-11-20" in covers.note  # the clause's clock
        assert done(place, appeal) == (0.5 if expected == "fails" else 0.75)

    def test_days_are_compared_not_seconds(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        add(place, appeal, STATEMENT, picture(tmp_path / "说明.jpg"))
        ends = parse_iso("2026-11-18T09:00:00")  # an hour before the clock starts
        say(place, appeal, STATEMENT, period_from=parse_iso("2026-11-10"), period_until=ends)
        assert result(place, appeal, STATEMENT, "period-covers") == "unknown"

    def test_nothing_typed_is_for_the_eye(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        add(place, appeal, STATEMENT, picture(tmp_path / "说明.jpg"))
        assert result(place, appeal, STATEMENT, "period-covers") == "unknown"
        say(place, appeal, STATEMENT, period_from=parse_iso("2026-11-18"))
        assert "没填全" in check(place, appeal, STATEMENT, "period-covers").note


class TestAnnouncements:
    """One that the owner put into the case stands for a proof of an outside cause."""

    def announce(self, place: Workplace, appeal: str, start: str, end: str) -> None:
        terms = Terms(parse_iso(start), parse_iso(end), extra=24 * HOUR)
        told = Extension(terms, "编造的例子：暴雨延期", "编造的公告", date(2026, 11, 20))
        ref = extending.add(place, told, now=NOW).step.switched_on
        assert ref is not None
        add_extension(place, appeal, ref, now=NOW)

    def test_it_fills_the_slot_and_its_days_are_known(self, place: Workplace, appeal: str) -> None:
        self.announce(place, appeal, "2026-11-19T00:00:00", "2026-11-19T23:59:59")
        filled, covers = slot(place, appeal, "outside-cause").checks
        assert (filled.result, filled.check) == ("ok", "已附平台公告“编造的例子：暴雨延期”")
        assert (covers.result, "在公告的日子里" in covers.note) == ("ok", True)  # one day of the clock is enough

    def test_beside_a_photo_nobody_has_read_it_tells_the_days(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        add(place, appeal, "outside-cause", picture(tmp_path / "新闻.jpg"))
        assert result(place, appeal, "outside-cause", "period-covers") == "unknown"
        self.announce(place, appeal, "2026-11-19T00:00:00", "2026-11-19T23:59:59")
        assert result(place, appeal, "outside-cause", "period-covers") == "ok"
