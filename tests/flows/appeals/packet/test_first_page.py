"""What stands on the first page of a packet, read from the PDF as a reviewer's computer reads it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from shopguard.appeals.case_file import Fact
from shopguard.checker.reasons import STATE_OF_WHY
from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.finding import State
from shopguard.core.parcel import EventKind, TrackEvent
from shopguard.flows.appeals import opening, printing, reason
from shopguard.flows.appeals.case import gather, stored_appeal
from shopguard.flows.appeals.content import packet_content
from shopguard.flows.appeals.frozen_finding import thaw
from shopguard.flows.appeals.steps import record_step, take_back_step
from shopguard.flows.orders.order_detail import order_detail
from shopguard.flows.orders.tagging import Change, set_tags
from shopguard.flows.workplace import Workplace
from tests.appeals.made_up import (
    LATE_TRACK,
    NOW,
    ORDER,
    UPLOADED,
    WAYBILL,
    picture,
    save_made_up_order,
    save_made_up_track,
)
from tests.appeals.made_up_files import pdf_with_text
from tests.appeals.typical import bulk
from tests.flows.appeals.packet.pages import CLAUSE, OTHER, OTHER_WAYBILL, attach, printed, text_of, texts


class TestFirstPage:
    def test_it_says_what_is_asked_what_decides_why_and_what_is_enclosed(
        self, place: Workplace, tmp_path: Path
    ) -> None:
        noticed = parse_iso("2026-11-21T20:00:00")
        appeal = opening.open_appeal(place, ORDER, CLAUSE, now=NOW, noticed_at=noticed)
        attach(place, appeal, "waybill-stub", *(picture(tmp_path / f"{n}.jpg", (900, 1200 + n)) for n in range(3)))
        attach(place, appeal, "outlet-statement", pdf_with_text(tmp_path / "statement.pdf", WAYBILL))
        reason.set_reason_text(place, appeal, " 网点停运两天，见说明。\n请核实。 ")
        first = texts(printed(place, appeal, tmp_path))[0]
        for said in (
            f"请核实并撤销对订单{ORDER}的“揽收严重超时”违规处理，退还相应赔付（按规则估算25元，以平台实际扣款为准）。",
            f"运单号{WAYBILL}圆通", "涉及金额25元（按规则估算，用最后已知的标准）", "数值自2025-05-13起",
            "收到通知2026-11-2120:00:00最晚申诉2026-11-2820:00:00", "上传单号2026-11-1810:00:00", "截止（48小时内）2026-11-2010:00:00",
            "揽收记录2026-11-2110:00:00", "网点停运两天，见说明。请核实。", "快递底单照片图片3张证据1–3", "快递网点盖章说明PDF1份证据4",
            "截至：订单导出2026-11-2208:30:00；物流轨迹2026-11-2208:00:00",
            "认得出的买家姓名、电话、详细地址已隐去，店铺自己写的理由照原文；图片和PDF页为原样，未遮盖",
            "普通PDF，不是PDF/A",
        ):  # fmt: skip
            assert said in first, said

    def test_blanks_left_in_the_reason_are_told_to_the_owner(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        reason.set_reason_text(place, appeal, "【网点名称】因【原因】晚扫。")
        (packet,) = printing.make_packets(place, [appeal], tmp_path / "out", now=NOW)
        assert "还有 2 处【】" in packet.note

    def test_working_notes_and_what_is_missing_stay_out(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        attach(place, appeal, "waybill-stub", picture(tmp_path / "stub.jpg"))
        text = text_of(place, appeal, tmp_path)
        for note in ("完整度", "75%", "未备", "缺少", "弱证据", "须人工核对", "申诉理由", "未填写", "判定", "晚了", "最晚申诉",
                     "收到通知", "确定程度", "提交位置", "申诉中心", "快递网点盖章说明", "与买家的沟通记录", "PDF/A"):  # fmt: skip
            assert note not in text, note

    def test_a_file_that_proves_the_owner_right_is_what_is_asked_on(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        in_time = TrackEvent(UPLOADED + 2 * HOUR, "【杭州市】已揽收", EventKind.PICKUP)
        save_made_up_track(place, [in_time, *LATE_TRACK], known_as_of=NOW)
        today = next(v for v in order_detail(place, ORDER, NOW).findings if v.finding.clause == CLAUSE)
        assert today.finding.state is State.MET
        first = texts(printed(place, appeal, tmp_path))[0]
        assert thaw(stored_appeal(place, appeal).finding or "").view.finding.state is State.BREACHED
        assert "没有超过“揽收严重超时”的截止时间（截止2026-11-2010:00:00；实际发生：2026-11-1812:00:00）" in first
        assert "揽收记录2026-11-1812:00:00（早于截止1天22小时）" in first
        assert "2026-11-2110:00:00" not in first

    def test_a_late_pickup_that_became_known_later_is_told(self, place: Workplace, tmp_path: Path) -> None:
        save_made_up_order(place, OTHER, waybills=f"yto:{OTHER_WAYBILL}")
        save_made_up_track(place, LATE_TRACK[:1], waybill=OTHER_WAYBILL)
        appeal = opening.open_appeal(place, OTHER, CLAUSE, now=NOW)
        assert "揽收记录无记录（资料截至2026-11-2208:00:00）" in texts(printed(place, appeal, tmp_path))[0]
        save_made_up_track(place, LATE_TRACK, waybill=OTHER_WAYBILL, known_as_of=NOW)
        assert "揽收记录2026-11-2110:00:00" in texts(printed(place, appeal, tmp_path))[0]

    def test_a_notice_about_one_of_two_parcels_is_about_that_one(self, place: Workplace, tmp_path: Path) -> None:
        other = "YT0000000000019"
        appeal = opening.open_from_notice(place, OTHER, CLAUSE, now=NOW, noticed_at=NOW - DAY, waybill=other)
        save_made_up_order(place, OTHER, waybills=f"yto:{OTHER_WAYBILL},yto:{other}")  # the files come later
        save_made_up_track(place, waybill=OTHER_WAYBILL)
        in_time = [TrackEvent(UPLOADED + HOUR, "【杭州市】已揽收", EventKind.PICKUP), *LATE_TRACK[2:]]
        save_made_up_track(place, in_time, waybill=other)
        pages = texts(printed(place, appeal, tmp_path))
        assert "揽收记录2026-11-1811:00:00（早于截止1天23小时）" in pages[0]
        assert OTHER_WAYBILL not in "".join(pages)

    def test_a_fact_of_all_parcels_is_as_old_as_its_oldest_file(self, place: Workplace, tmp_path: Path) -> None:
        promised = parse_iso("2026-11-20T09:30:00")
        save_made_up_order(place, OTHER, waybills=f"yto:{OTHER_WAYBILL},yto:YT0000000000019", promised_at=promised)
        save_made_up_track(place, waybill=OTHER_WAYBILL)
        save_made_up_track(place, waybill="YT0000000000019", known_as_of=NOW)
        appeal = opening.open_appeal(place, OTHER, "ship-overdue", now=NOW)
        first = texts(printed(place, appeal, tmp_path))[0]
        assert "全部包裹的揽收记录2026-11-2110:00:00物流轨迹文件，截至2026-11-2208:00:00" in first
        assert "截止时间2026-11-2009:30:00见“规则依据”" in first  # no limit in whole hours

    def test_an_exception_is_what_is_asked_for(self, place: Workplace, tmp_path: Path) -> None:
        save_made_up_order(place, OTHER, status="已关闭", waybills=f"yto:{OTHER_WAYBILL}")
        appeal = opening.open_appeal(place, OTHER, CLAUSE, now=NOW)
        text = text_of(place, appeal, tmp_path)
        assert f"订单{OTHER}不适用“揽收严重超时”：订单已关闭或已全额退款。请核实并撤销" in text
        assert "例外情形订单已关闭或已全额退款" in text

    def test_what_the_owner_tagged_is_said_to_be_the_shop_s_word(self, place: Workplace, tmp_path: Path) -> None:
        set_tags(place, [ORDER], [Change("qic"), Change("qic-received", NOW - HOUR)], NOW)
        appeal = opening.open_from_notice(place, ORDER, "qic-inbound", now=NOW, noticed_at=NOW - DAY)
        first = texts(printed(place, appeal, tmp_path))[0]
        assert "导入的资料和店铺的标注显示，订单" in first
        assert "签收2026-11-2207:58:30物流轨迹文件" in first
        assert "质检仓入仓扫描2026-11-2208:30:00（早于截止23小时28分）店铺的标注" in first

    def test_a_ship_time_agreed_with_the_buyer_is_what_moved_the_deadline(
        self, place: Workplace, tmp_path: Path
    ) -> None:
        set_tags(place, [ORDER], [Change("agreed-ship", NOW)], NOW)
        appeal = opening.open_from_notice(place, ORDER, "ship-overdue", now=NOW, noticed_at=NOW - DAY)
        first = texts(printed(place, appeal, tmp_path))[0]
        assert "例外情形期限因“与买家另约的发货时间”顺延，顺延后的期限内已完成来自导入的文件和店铺的标注" in first
        assert "截止（已顺延）2026-11-2209:30:00见“与买家另约的发货时间”" in first
        assert "2026-11-2110:00:00（早于截止23小时30分）物流轨迹文件" in first  # a scan stays a scan

    def test_every_exception_has_its_words(self, place: Workplace) -> None:
        for why, state in STATE_OF_WHY.items():
            assert state is not State.EXEMPT or place.texts.word(
                f"packet.exempt_{why}", other=OTHER, excepted_by="演示公告"
            )

    def test_a_shop_nobody_named_has_no_line(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        with place.store.transaction() as db:
            db.execute("UPDATE shop SET name = 'default'")
        text = text_of(place, appeal, tmp_path)
        assert "店铺（" not in text
        assert "default" not in text
        assert f"。订单编号{ORDER}运单号" in text

    def test_after_a_refusal_it_asks_for_a_reconsideration(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        for state in ("submitted", "refused"):
            record_step(place, appeal, state, at=NOW, now=NOW)
        assert "违规复议材料：揽收严重超时" in text_of(place, appeal, tmp_path)
        take_back_step(place, appeal, now=NOW)
        assert "违规申诉材料：揽收严重超时" in text_of(place, appeal, tmp_path)

    def test_a_case_that_only_a_notice_tells_of(self, place: Workplace, tmp_path: Path) -> None:
        appeal = opening.open_from_notice(
            place, OTHER, "pickup-timeout", now=NOW, noticed_at=NOW - DAY, shop="编造的店", notice_fen=350,
            notice_text=f"订单 {OTHER} 揽收超时，扣 3.5 元。收件人：测试甲 10000000000", waybill=OTHER_WAYBILL,
        )  # fmt: skip
        text = text_of(place, appeal, tmp_path)
        for said in (f"对订单{OTHER}的“揽收超时”违规处理，退还已扣的3.50元（金额依平台通知）", "涉及金额3.50元（平台通知所载）",
                     f"运单号{OTHER_WAYBILL}", "平台通知（店铺抄录）", f"订单{OTHER}揽收超时，扣3.5元。收件人：测**1**********",
                     "数值自2025-05-13起", "收到通知2026-11-2109:30:00", "第1页，共1页"):  # fmt: skip
            assert said in text, said
        for absent in ("未知", "时间轴", "事实与来源", "截至"):
            assert absent not in text, absent

    def test_a_waybill_nobody_knows_has_no_line(self, place: Workplace, tmp_path: Path) -> None:
        appeal = opening.open_from_notice(place, OTHER, "pickup-timeout", now=NOW, noticed_at=NOW - DAY)
        text = text_of(place, appeal, tmp_path)
        assert "运单号" not in text
        assert "未知" not in text

    def test_what_the_ledger_shows_as_taken_is_asked_back(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        case = gather(place, stored_appeal(place, appeal), NOW)
        (one,) = (one for one in case.order.amounts.violations if one.clause == CLAUSE)
        taken = replace(one, fen=2300, sources=("ledger",))
        order = replace(case.order, amounts=replace(case.order.amounts, violations=(taken,)))
        told = packet_content(place, replace(case, order=order))
        assert told.asked.endswith("退还已扣的 23 元（金额依动账明细）。")
        assert Fact("涉及金额", "23 元（动账明细所载）") in told.cover
        partly = replace(taken, sources=("ledger", "estimate"))
        order = replace(case.order, amounts=replace(case.order.amounts, violations=(partly,)))
        assert "（按规则估算" in packet_content(place, replace(case, order=order)).cover[5].value

    def test_an_extension_that_was_put_in_moves_the_deadline(self, place: Workplace, tmp_path: Path) -> None:
        appeals = bulk(place, tmp_path)
        first = texts(printed(place, appeals[0], tmp_path))[0]
        assert "截止（已顺延）2026-11-2110:00:00见“编造的暴雨延期”" in first
        assert "订单编号6930000000000000100" in first
        assert "平台公告的延期编造的暴雨延期，2026-11-1800:00:00至2026-11-2023:59:59" in first
