"""Reason texts offered for a case: only facts that the files tell are filled in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from shopguard.appeals.reason_templates import blanks_in
from shopguard.core.beijing import parse_iso
from shopguard.core.parcel import EventKind, TrackEvent
from shopguard.flows.appeals import opening
from shopguard.flows.appeals.attaching import attach
from shopguard.flows.appeals.reasons import reason_templates
from shopguard.flows.workplace import Workplace
from tests.appeals.made_up import LATE_TRACK, NOW, ORDER, WAYBILL, picture, save_made_up_order, save_made_up_track


def test_a_late_pickup_names_its_own_times_and_leaves_the_cause_open(place: Workplace) -> None:
    save_made_up_order(place)
    save_made_up_track(place)
    appeal = opening.open_appeal(place, ORDER, "pickup-missing", now=NOW)
    offered = reason_templates(place, appeal, NOW)
    assert [one.name for one in offered] == ["网点收了件，扫描晚了", "天气、管制等外部原因", "和买家另约了发货时间"]
    assert offered[0].text == (
        "订单6930000000000000017，运单YT0000000000017，2026-11-18 10:00:00上传单号，【交件时间】已把包裹交给【网点名称】。"
        "因网点【原因，如漏扫、积压】，2026-11-21 10:00:00才有揽收记录。"
        "货已真实发出，附【所附的材料】，恳请核实后撤销处罚。"
    )
    assert blanks_in(offered[0].text) == 4


def test_only_papers_that_are_in_the_case_are_named(place: Workplace, tmp_path: Path) -> None:
    save_made_up_order(place)
    save_made_up_track(place)
    appeal = opening.open_appeal(place, ORDER, "pickup-missing", now=NOW)
    attach(place, appeal, [picture(tmp_path / "a.png")], item="waybill-stub", now=NOW)
    assert "附快递底单照片，恳请" in reason_templates(place, appeal, NOW)[0].text
    for number, item in enumerate(("outlet-statement", "outbound-record", "courier-chat", "buyer-chat")):
        attach(place, appeal, [picture(tmp_path / f"{number}.png", (900, 1000 + number))], item=item, now=NOW)
    text = reason_templates(place, appeal, NOW)[0].text
    assert "附快递底单照片、快递网点盖章说明、出库记录、与快递的沟通记录等，恳请" in text


def test_a_pickup_in_time_says_so_first(place: Workplace) -> None:
    save_made_up_order(place)
    in_time = (
        TrackEvent(parse_iso("2026-11-19T08:00:00"), "【杭州市】您的快件已揽收", EventKind.PICKUP),
        *LATE_TRACK[2:],
    )
    save_made_up_track(place, in_time)
    appeal = opening.open_appeal(place, ORDER, "pickup-missing", now=NOW)
    (first,) = reason_templates(place, appeal, NOW)
    assert first.text == (
        "订单6930000000000000017，运单YT0000000000017：揽收记录的时间是2026-11-19 08:00:00，时限是2026-11-20 10:00:00，"
        "没有超过时限，见所附材料。恳请核对后撤销本次处罚。"
    )
    assert blanks_in(first.text) == 0


def test_an_order_that_no_file_has_shown_leaves_blanks(place: Workplace) -> None:
    appeal = opening.open_from_notice(place, "6930000000000000099", "recalled", now=NOW, noticed_at=NOW)
    texts = [one.text for one in reason_templates(place, appeal, NOW)]
    assert len(texts) == 2
    assert all(text.startswith("订单6930000000000000099，运单【运单号】：") for text in texts)


def test_names_are_in_the_language_of_the_window_and_texts_in_the_reviewers(place: Workplace) -> None:
    save_made_up_order(place)
    save_made_up_track(place)
    appeal = opening.open_appeal(place, ORDER, "pickup-missing", now=NOW)
    english = replace(place, texts=place.texts.in_language("en"))
    offered = reason_templates(english, appeal, NOW)[0]
    assert (offered.name, offered.fits) == (
        "Handed over, scanned late",
        "The parcel was handed over in time, the courier scanned late",
    )
    assert offered.text == reason_templates(place, appeal, NOW)[0].text


def test_of_two_parcels_neither_number_is_guessed(place: Workplace) -> None:
    save_made_up_order(place, waybills=f"yto:{WAYBILL},yto:YT0000000000019")
    save_made_up_track(place)
    appeal = opening.open_from_notice(place, ORDER, "ship-overdue", now=NOW, noticed_at=NOW)
    told = reason_templates(place, appeal, NOW)
    assert told
    assert all("【运单号】" in one.text and WAYBILL not in one.text for one in told)
