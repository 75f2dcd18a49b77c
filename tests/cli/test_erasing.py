"""``erase`` and ``retain``: planted marks of an order are in no byte of the data folder afterwards, but in backups."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from shopguard.app import build_workplace
from shopguard.flows.appeals.attaching import turn_picture
from shopguard.flows.imports.left_files import keep_left_files, left_files
from shopguard.store.engine import sqlite3
from shopguard.store.key import forget
from shopguard.store.lacking import lacking
from shopguard.store.sealing import KeptFile, is_sealed
from tests.cli.test_contract import Shell
from tests.cli.test_penalties import HEADER, order

NOON = "2026-11-20T12:00:00"
GONE, STAYS, ALSO = "6900000000000000011", "6900000000000000012", "6900000000000000013"
WAYBILL = "YT0000000000011"
TRACK = "运单号,快递公司,轨迹时间,轨迹内容\n"
MARKS = (
    *(GONE, WAYBILL, "7100000000000000011", "SF0000000000099"),
    *(
        "planted-receiver",
        "planted-street",
        "planted-track",
        "planted-note",
        "planted-aside",
        "planted-reason",
        "planted-remark",
    ),
    *("planted-notice", "planted-rejected", "planted-original", "planted-step", "planted-claim", "planted-older"),
    *("planted-answer", "planted-view", "planted-state", "planted-cause", "planted-tag"),
)


def orders_text(*, older: bool) -> str:
    street = "planted-older" if older else "planted-street"
    mine = order(11, "2026-11-19 08:00:00").replace("幸福路1号***", street).replace("张**", "planted-receiver")
    return HEADER + mine + order(12, "2026-11-19 08:00:00") + order(13, "2026-11-20 11:00:00")


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """Three orders; of the first everything that can be kept is kept."""
    shell = Shell(tmp_path / "data", capsys)
    for name, text in exports().items():
        (tmp_path / name).write_text(text, "utf-8-sig")
    first, second, *rest = (str(tmp_path / name) for name in exports())
    assert shell.run("import", first, "--as-of", "2026-11-20T08:00:00") == 0, shell.err
    assert shell.run("import", second, "--as-of", NOON) == 0, shell.err
    assert shell.run("import", *rest, "--as-of", NOON) == 0, shell.err
    assert shell.run("mark", "note", GONE, "--text", "planted-note") == 0, shell.err
    assert shell.run("mark", "note", STAYS, "--text", "编造的备注") == 0, shell.err
    assert (
        shell.run("mark", "aside", GONE, "--clause", "ship-overdue", "--reason", "other", "--words", "planted-aside")
        == 0
    )
    return shell


def exports() -> dict[str, str]:
    lines = "".join(
        f"YT00000000000{n},圆通速递,2026-11-20 09:00:00,商品已经下单 {t}\n"
        for n, t in ((11, "planted-track"), (12, "-"))
    )
    back = "SF0000000000099,顺丰速运,2026-11-20 09:00:00,已揽收 planted-track\n"
    rejected = f"{WAYBILL},圆通速递,planted-rejected,已揽收\nYT0000000000012,圆通速递,不是时间,已揽收\n"
    return {
        "older.csv": orders_text(older=True),
        f"订单-{GONE}.csv": orders_text(older=False),
        "tracks.csv": TRACK + lines + back + rejected,
        "cases.csv": "售后单号,订单号,售后类型,售后状态,售后申请时间,售后原因,退货物流单号\n"
        f"7100000000000000011\t,{GONE}\t,退货退款,待买家退货,2026-11-20 09:00:00,planted-reason,SF0000000000099\n",
        "ledger.csv": "动账时间,动账流水号,动账方向,动账金额,动账场景,订单号,备注\n"
        f"2026-11-20 10:00:00,88001,出账,3.00,消费者赔付,{GONE}\t,揽收超时 planted-remark {GONE}\n"
        f"2026-11-20 10:00:00,88002,出账,3.00,消费者赔付,,揽收超时 planted-remark 订单编号:{GONE}\n",
    }


def appeal(shell: Shell, tmp_path: Path, order_id: str, picture: str) -> str:
    """A case with a picture that is turned, so that print copies of it are kept."""
    case = str(shell.document("appeal", "open", order_id, "--clause", "pickup-timeout")["id"])
    info = PngInfo()
    info.add_text("Comment", picture)
    path = tmp_path / f"{picture}.png"
    Image.new("RGB", (900, 700), "white").save(path, pnginfo=info)
    assert shell.run("appeal", "attach", case, str(path), "--item", "waybill-stub") == 0, shell.err
    place = build_workplace(shell.data, "zh")
    db = place.store.connection()
    db.execute(
        "UPDATE appeal SET reason_text = 'planted-claim', notice_text = 'planted-notice' WHERE order_id = ?", (GONE,)
    )
    sha256 = db.execute("SELECT sha256 FROM evidence WHERE appeal_id = ?", (case,)).fetchone()[0]
    turn_picture(place, case, "waybill-stub", sha256, 1)
    place.store.close()
    return case


def plant(data: Path) -> None:
    """What the window and other commands note beside."""
    with sqlite3.connect(data / "shopguard.sqlite3") as db:
        db.execute("INSERT INTO called VALUES (?, 'pickup', 1)", (WAYBILL,))
        db.execute("INSERT INTO track_query (waybill, asked_at, answer) VALUES (?, 1, 'planted-answer')", (WAYBILL,))
        db.execute("INSERT INTO saved_view VALUES ('planted-view', 1, ?)", (f'{{"text": "{GONE}"}}',))
        db.execute("INSERT INTO saved_view VALUES ('别的', 2, '{}')")
        db.execute("INSERT OR REPLACE INTO setting VALUES ('last_state', ?)", (f"planted-state {GONE}",))
        db.execute("INSERT INTO appeal_cause VALUES (77, 'planted-cause', 1)")
        db.execute("UPDATE appeal SET cause_ref = 77")
        db.execute("INSERT INTO owner_action (id, made_at) VALUES (77, 1)")
        db.execute(
            "INSERT INTO tag (action_ref, order_ref, name, set_tag)"
            " SELECT 77, id, 'planted-tag', 1 FROM orders WHERE order_id = ?",
            (GONE,),
        )
    db.close()


def rows(data: Path, query: str) -> list[tuple[object, ...]]:
    db = sqlite3.connect(data / "shopguard.sqlite3")
    found = db.execute(query).fetchall()
    db.close()
    return found


def files_with(data: Path, marks: tuple[str, ...]) -> Iterator[str]:
    for path in sorted(path for path in data.rglob("*") if path.is_file()):
        content = path.read_bytes() + path.name.encode()
        yield from (f"{path.relative_to(data)}: {mark}" for mark in marks if mark.encode() in content)


def close(shell: Shell, case: str) -> None:
    place = build_workplace(shell.data, "zh")
    now = place.store.connection().execute("SELECT opened_at FROM appeal").fetchone()[0]
    from shopguard.flows.appeals.steps import record_step

    record_step(place, case, "closed", at=now, now=now, note="planted-step")
    place.store.close()


def test_no_byte_of_an_erased_order_stays(shell: Shell, tmp_path: Path) -> None:
    case = appeal(shell, tmp_path, GONE, "planted-original")
    close(shell, case)
    plant(shell.data)
    before = {line.rpartition(": ")[2] for line in files_with(shell.data, MARKS)}
    assert before == set(MARKS)  # everything that is looked for below was there
    asked = shell.document("erase", GONE)
    assert (asked["erased"], asked["orders"], asked["parcels"], asked["cases"], asked["originals"]) == (
        False,
        1,
        2,
        1,
        1,
    )
    assert (asked["after_sales"], asked["entries"], asked["open_cases"]) == (1, 2, [])
    assert shell.run("erase", GONE) == 1
    assert "--yes" in shell.err
    told = shell.document("erase", GONE, "--yes")
    assert (told["erased"], told["swept"], told["orders"]) == (True, True, 1)
    left = [line for line in files_with(shell.data, MARKS) if not line.startswith("backups/")]
    assert left == []
    assert not list((shell.data / "evidence").glob("??/*"))
    assert rows(shell.data, "SELECT * FROM called") == rows(shell.data, "SELECT * FROM track_query") == []
    assert rows(shell.data, "SELECT name FROM saved_view") == [("别的",)]
    assert rows(shell.data, "SELECT undone FROM owner_action WHERE id = 77") == [(2,)]  # nothing is left to be undone
    assert shell.run("verify") == 0, shell.out
    assert shell.run("check", "--at", NOON, "--all", "--json") == 0
    assert STAYS in shell.out
    assert ALSO in shell.out
    assert GONE not in shell.out
    assert shell.document("penalties", "--at", NOON)["charged"] == {"yuan": 6, "by_clause": {"pickup-timeout": 6}}


def test_the_rows_that_stay_in_a_list_can_still_be_mended(shell: Shell) -> None:
    assert shell.run("erase", GONE, "--yes") == 0, shell.err
    (kept,) = (shell.data / "rejects").glob("*.csv")
    rows = kept.read_text("utf-8-sig").splitlines()
    assert len(rows) == 2
    assert rows[1].startswith("YT0000000000012,圆通速递,不是时间")
    assert shell.run("imports", "3") == 0
    assert "不是时间" in shell.out or "退回" in shell.out


def test_an_open_case_asks_first(shell: Shell, tmp_path: Path) -> None:
    case = appeal(shell, tmp_path, GONE, "planted-original")
    assert shell.run("erase", GONE, STAYS, "--yes") == 1
    assert case in shell.err
    assert shell.document("appeal", "show", case)["state"] == "collecting"
    assert shell.document("check", "--at", NOON, "--all")["orders"]
    assert shell.run("erase", GONE, "--yes", "--with-open-cases") == 0, shell.err
    assert shell.run("appeal", "show", case) == 1
    assert not list((shell.data / "evidence").glob("??/*"))


def test_an_original_that_another_case_uses_stays(shell: Shell, tmp_path: Path) -> None:
    appeal(shell, tmp_path, GONE, "planted-original")
    other = appeal(shell, tmp_path, STAYS, "planted-original")
    assert shell.run("erase", GONE, "--yes", "--with-open-cases") == 0, shell.err
    assert len(list((shell.data / "evidence").glob("??/*"))) == 1
    assert shell.run("verify") == 0, shell.out
    (slot,) = [one for one in shell.document("appeal", "show", other)["checklist"] if one["item"] == "waybill-stub"]
    assert len(slot["evidence"]) == 1


def test_an_original_of_two_cases_goes_with_both(shell: Shell, tmp_path: Path) -> None:
    for order_id in (GONE, STAYS):
        appeal(shell, tmp_path, order_id, "planted-original")
    assert shell.run("erase", GONE, STAYS, "--yes", "--with-open-cases") == 0, shell.err
    assert not list((shell.data / "evidence").glob("??/*"))


def test_an_order_that_is_not_there_is_said_and_nothing_goes(shell: Shell) -> None:
    assert shell.run("erase", STAYS, "6900000000000000099", "--yes") == 1
    assert "6900000000000000099" in shell.err
    assert STAYS in str(shell.document("check", "--at", NOON, "--all"))


def test_undoing_the_imports_brings_nothing_back(shell: Shell) -> None:
    assert shell.run("erase", GONE, "--yes") == 0, shell.err
    for batch in ("3", "2", "1"):
        assert shell.run("undo", batch) == 0, shell.err
    assert shell.document("check", "--at", NOON, "--all")["orders"] == []
    assert shell.run("verify") == 0, shell.out


def test_the_old_file_brings_the_order_back_and_only_that(shell: Shell, tmp_path: Path) -> None:
    assert shell.run("erase", GONE, "--yes") == 0, shell.err
    (told,) = shell.document("import", str(tmp_path / "older.csv"), "--as-of", "2026-11-20T08:00:00")["files"]
    assert (told["added"], told["changed"], told["unchanged"]) == (1, 0, 2)


def test_the_newest_file_is_read_again_although_it_is_known(shell: Shell, tmp_path: Path) -> None:
    assert shell.run("erase", GONE, "--yes") == 0, shell.err
    (told,) = shell.document("import", str(tmp_path / f"订单-{GONE}.csv"), "--as-of", NOON)["files"]
    assert (told["added"], told["unchanged"]) == (1, 2)


def test_what_orders_lack_is_counted_without_it(shell: Shell) -> None:
    place = build_workplace(shell.data, "zh")
    assert lacking(place.store.connection())["without_track"] == 3
    assert shell.run("erase", ALSO, "--yes") == 0, shell.err
    assert lacking(place.store.connection())["without_track"] == 2
    place.store.close()


def test_the_backup_before_goes_with_the_next_daily_one(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shell.run("erase", GONE, "--yes") == 0, shell.err
    assert "自动备份" in shell.err
    names = [path.name for path in (shell.data / "backups" / "auto").glob("*.zip")]
    assert any("before_erase" in name for name in names)
    import tests.cli.test_contract as contract

    monkeypatch.setattr(contract, "NOW", contract.NOW + 2 * 86_400)
    later = tmp_path / "later.csv"
    later.write_text(HEADER + order(14, "2026-11-20 11:30:00"), "utf-8-sig")
    assert shell.run("import", str(later)) == 0, shell.err
    left = [path.name for path in (shell.data / "backups" / "auto").glob("*.zip")]
    assert len(left) == 1
    assert "daily" in left[0]


def test_what_is_left_to_do_is_done_the_next_time(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program reads the old state: the file is not rebuilt wholly; the next erasure makes up for it."""
    monkeypatch.setattr("shopguard.flows.erasing.finishing.room_to_sweep", lambda _data: False)
    assert shell.document("erase", GONE, "--yes")["swept"] is False
    monkeypatch.undo()
    assert shell.document("erase", STAYS, "--yes")["swept"] is True
    with sqlite3.connect(shell.data / "shopguard.sqlite3") as db:
        assert db.execute("SELECT value FROM setting WHERE name = 'erased_unswept'").fetchone() == ("",)
    db.close()


def test_orders_stay_for_as_long_as_the_owner_wants(shell: Shell) -> None:
    told = shell.document("retain", "--months", "1", "--preview")
    assert (told["orders"], told["erased"]) == (0, False)
    assert shell.run("retain", "--months", "1", "--yes") == 0, shell.err
    assert len(shell.document("check", "--at", NOON, "--all")["orders"]) == 3
    assert shell.run("retain", "--months", "121", "--yes") == 1


def test_a_program_killed_before_it_is_kept_loses_no_rejected_row(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kept,) = (shell.data / "rejects").glob("*.csv")
    before = kept.read_bytes()

    def killed(*_told: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("shopguard.flows.erasing.erasing.erase_rows", killed)
        assert shell.run("erase", GONE, "--yes") == 130
    assert kept.read_bytes() == before
    assert GONE in str(shell.document("check", "--at", NOON, "--all"))
    assert shell.run("erase", GONE, "--yes") == 0, shell.err
    assert "planted-rejected" not in kept.read_text("utf-8-sig")


@pytest.mark.parametrize("renamed", [False, True])
def test_a_list_whose_name_holds_the_number_gets_another_also_where_that_was_half_done(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, renamed: bool
) -> None:
    folder = shell.data / "rejects"
    (kept,) = folder.glob("*.csv")
    named, new = folder / f"0123-订单-{GONE}.csv", folder / "0123-订单-….csv"
    kept.rename(named)
    with sqlite3.connect(shell.data / "shopguard.sqlite3") as db:
        db.execute("UPDATE source_file SET rejects_path = ? WHERE rejects_path IS NOT NULL", (str(named),))
    db.close()
    with monkeypatch.context() as patch:
        patch.setattr("shopguard.flows.erasing.erasing.finish_erasing", lambda *_told: False)
        told = shell.document("erase", GONE, "--yes")
    assert told["swept"] is False
    assert named.exists()
    if renamed:  # and killed before that was kept
        named.rename(new)
    assert shell.run("retain", "--months", "120", "--yes") == 0, shell.err
    assert [path.name for path in folder.iterdir()] == [new.name]
    assert "不是时间" in new.read_text("utf-8-sig")
    assert [line for line in files_with(shell.data, MARKS) if not line.startswith("backups/")] == []
    assert shell.run("imports", "3") == 0
    assert "tracks.csv 第 6 行" in shell.out


def test_a_list_that_cannot_be_rewritten_is_said_and_done_the_next_time(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_told: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("shopguard.flows.erasing.kept_lists._write", full)
        assert shell.document("erase", GONE, "--yes")["swept"] is False
    assert shell.document("erase", STAYS, "--yes")["swept"] is True
    assert not list((shell.data / "rejects").glob("*.csv"))  # neither of its two rows stays
    assert shell.run("imports", "3") == 0


def test_files_that_wait_to_be_imported_are_still_offered(shell: Shell) -> None:
    place = build_workplace(shell.data, "zh")
    keep_left_files(place, [Path(f"/a/{GONE}.csv"), Path("/a/later.csv")], 2_000_000_000)
    assert shell.run("erase", GONE, "--yes") == 0, shell.err
    assert left_files(place) == (Path("/a/later.csv"),)
    place.store.close()


def test_nothing_old_goes_without_the_owners_word(shell: Shell) -> None:
    """No order is old, but a list of rejected rows is."""
    with sqlite3.connect(shell.data / "shopguard.sqlite3") as db:
        db.execute("UPDATE source_file SET imported_at = 1000000000")
    db.close()
    assert shell.run("retain", "--months", "120") == 1
    assert "1 份清单" in shell.err
    assert shell.document("retain", "--months", "120")["lists"] == 1
    assert list((shell.data / "rejects").glob("*.csv"))
    assert shell.run("retain", "--months", "120", "--yes") == 0, shell.err
    assert not list((shell.data / "rejects").glob("*.csv"))


def test_originals_that_a_killed_program_left_go_the_next_time(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    appeal(shell, tmp_path, GONE, "planted-original")

    def killed(*_told: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr("shopguard.flows.erasing.erasing.finish_erasing", killed)
    assert shell.run("erase", GONE, "--yes", "--with-open-cases") == 130
    monkeypatch.undo()
    assert len(list((shell.data / "evidence").glob("??/*"))) == 1
    assert shell.run("retain", "--months", "120", "--yes") == 0, shell.err
    assert not list((shell.data / "evidence").glob("??/*"))
    assert not list((shell.data / "print-copies").glob("??/*"))
    left = [line for line in files_with(shell.data, MARKS) if not line.startswith("backups/")]
    assert left == []


def test_with_a_password_lists_and_database_stay_locked_and_open(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Kuh-laeuft-7-Meilen\n", "utf-8")
    assert shell.run("password", "set", "--new-password-file", str(secret)) == 0, shell.err
    monkeypatch.setenv("SHOPGUARD_PASSWORD_FILE", str(secret))
    assert shell.document("erase", GONE, "--yes")["swept"] is True
    (kept,) = (shell.data / "rejects").glob("*.csv")
    assert is_sealed(kept)
    rows = KeptFile(shell.data, kept).read_bytes().decode("utf-8-sig").splitlines()
    assert len(rows) == 2
    assert "planted" not in "".join(rows)
    assert shell.run("verify") == 0, shell.out
    assert GONE not in str(shell.document("check", "--at", NOON, "--all"))
    forget(shell.data)
