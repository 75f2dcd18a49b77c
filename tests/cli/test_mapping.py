"""``import --mapping NAME``: by a template that is there, by none, and for a file it does not fit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shopguard.app import build_workplace
from shopguard.core.beijing import parse_iso
from shopguard.flows.imports.mapping import look_at
from shopguard.flows.imports.mapping_templates import save
from tests.cli.test_contract import Shell
from tests.importers.other_tables import ERP, PRINTED
from tests.importers.reading_files import write_csv


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "data", capsys)


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    return write_csv(tmp_path / "printed.csv", PRINTED[0], *PRINTED[1], encoding="gb18030")


def keep(shell: Shell, path: Path, name: str) -> None:
    place = build_workplace(shell.data, "zh")
    looked = look_at(place, str(path))
    save(place, looked, looked.start, name, now=parse_iso("2026-11-20T11:00:00"))
    place.store.close()


def test_no_template_at_all(shell: Shell, printed: Path) -> None:
    assert shell.run("import", str(printed), "--mapping", "演示打印") == 1
    assert "现在一个模板都没有" in shell.err


def test_an_unknown_name_names_those_that_are_there(shell: Shell, printed: Path) -> None:
    keep(shell, printed, "演示打印")
    assert shell.run("import", str(printed), "--mapping", "别的") == 1
    assert "没有名为「别的」的列对应模板" in shell.err
    assert "演示打印" in shell.err


def test_a_file_without_its_columns_is_refused(shell: Shell, printed: Path, tmp_path: Path) -> None:
    keep(shell, printed, "演示打印")
    other = write_csv(tmp_path / "erp.csv", ERP[0], *ERP[1])
    assert shell.run("import", str(other), "--mapping", "演示打印") == 3
    assert "没有列对应模板「演示打印」要用的列" in shell.err


@pytest.mark.parametrize("words", [("--mapping", "演示打印"), ()])
def test_the_document_names_the_template(shell: Shell, printed: Path, words: tuple[str, ...]) -> None:
    keep(shell, printed, "演示打印")
    [file] = shell.document("import", str(printed), *words)["files"]
    assert (file["kind"], file["mapping"], file["added"], file["refused"]) == ("parcels", "演示打印", 2, None)
    judged = json.loads(json.dumps(shell.document("check", "--all")))
    assert [order["waybills"] for order in judged["orders"]] == [["YT0000000000901"], ["SF0000000000902"]]


def test_the_text_names_the_template(shell: Shell, printed: Path) -> None:
    keep(shell, printed, "演示打印")
    assert shell.run("import", str(printed)) == 0
    assert "按列对应模板「演示打印」读取" in shell.out


def test_a_file_of_the_platform_has_none(shell: Shell, tmp_path: Path) -> None:
    header = ("运单号", "订单编号", "发货时间")
    path = write_csv(tmp_path / "p.csv", header, ("YT0000000000901", "6900000000000000901", "2026-11-18 11:00:00"))
    [file] = shell.document("import", str(path))["files"]
    assert file["mapping"] is None
