"""``password``, and every other command on data that has one: documents, sentences, exit codes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from shopguard.flows.keeping.listing import list_backups
from shopguard.flows.locking.unlocking import unlock_by_recovery
from shopguard.store.key import forget
from tests.cli.test_contract import ORDERS, TRACKS, Shell
from tests.flows.locking.kept import is_plain
from tests.online.keyrings import MemoryKeyring, keyring_in_use, no_keyring


class LockedShell(Shell):
    """Each command is as a program of its own: no key is held from the one before. ``told``: files with passwords."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        super().__init__(data, capsys)
        self._folder = folder

    def run(self, *words: str) -> int:
        forget(self.data)
        return super().run(*words)

    def told(self, password: str) -> str:
        path = self._folder / f"{password}.txt"
        words = password and f"{password} pass words"  # as long as a new one has to be
        path.write_text(f"{words}\r\nanother line\n", "utf-8-sig")
        return str(path)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[LockedShell]:
    """Orders and tracks, one row rejected; the password is "erstes"."""
    made = LockedShell(tmp_path / "data", capsys, tmp_path)
    (tmp_path / "orders.csv").write_text(ORDERS, encoding="utf-8")
    (tmp_path / "tracks.csv").write_text(TRACKS, encoding="utf-8")
    assert made.run("import", str(tmp_path / "orders.csv"), str(tmp_path / "tracks.csv")) == 0
    with keyring_in_use(no_keyring()):
        yield made
    forget(made.data)


def test_a_recovery_key_that_nobody_has_seen_is_said_until_there_is_another(
    shell: LockedShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_told: object, **_more: object) -> None:
        raise KeyboardInterrupt

    told = shell.told("first")
    with monkeypatch.context() as patch:
        patch.setattr("shopguard.flows.locking.converting.write_lock", killed)
        assert shell.run("password", "set", "--new-password-file", told) == 130
    for _ in range(2):  # it is finished by the first, and said by both
        assert shell.run("--password-file", told, "verify") == 0
        assert "恢复密钥还没有人看到过" in shell.err
    assert shell.run("password", "status") == 0
    assert "恢复密钥还没有人看到过" in shell.out
    assert shell.document("password", "status")["recovery_key_told"] is False
    assert shell.run("--password-file", told, "password", "new-recovery") == 0
    assert shell.run("--password-file", told, "verify") == 0
    assert "恢复密钥" not in shell.err


def test_its_life_on_the_command_line(shell: LockedShell, tmp_path: Path) -> None:
    one, two, three = map(shell.told, ("first", "second", "third"))
    assert shell.document("password", "status") == {
        "password": False,
        "remembered": False,
        "recovery_key_told": False,
    }
    recovery = shell.document("password", "set", "--new-password-file", one)["recovery_key"]
    assert "remove-plain" in shell.err
    assert shell.document("password", "status") == {
        "password": True,
        "remembered": False,
        "recovery_key_told": True,
    }
    assert not is_plain(shell.data)
    assert shell.run("--password-file", one, "password", "change", "--new-password-file", two) == 0
    assert shell.run("--password-file", one, "verify") == 4
    assert shell.run("--password-file", two, "verify") == 0
    paper = tmp_path / "paper.txt"
    paper.write_text(recovery.lower(), "utf-8")
    assert shell.run("password", "recover", "--recovery-file", str(paper), "--new-password-file", three) == 0
    assert shell.run("--password-file", three, "password", "new-recovery") == 0
    assert len(shell.out.strip()) == len(recovery)
    assert shell.out.strip() != recovery
    assert shell.run("password", "recover", "--recovery-file", str(paper), "--new-password-file", one) == 4
    assert shell.run("password", "remove-plain") == 4  # an encrypted backup comes first
    assert shell.run("--password-file", three, "password", "remove-plain") == 0
    assert shell.run("--password-file", three, "password", "remove") == 0
    assert is_plain(shell.data)
    assert shell.run("verify") == 0


def test_locked_data_is_refused_by_every_command_in_one_line(shell: LockedShell, tmp_path: Path) -> None:
    assert shell.run("password", "set", "--new-password-file", shell.told("first")) == 0
    before = {path: path.read_bytes() for path in shell.data.rglob("*") if path.is_file()}
    commands = (
        ["check", "--json"],
        ["verify"],
        ["imports"],
        ["backup"],
        ["import", str(tmp_path / "orders.csv")],
        ["--password-file", shell.told("wrong"), "check"],
        ["--password-file", str(tmp_path / "gone"), "check"],
        ["--password-file", shell.told(""), "check"],
        ["password", "remove"],
        ["password", "change"],
    )
    for command in commands:
        assert shell.run(*command) == 4, command
        assert len(shell.err.splitlines()) == 1
        assert shell.out == ""
    assert {path: path.read_bytes() for path in shell.data.rglob("*") if path.is_file()} == before


def test_the_keyring_saves_the_password(shell: LockedShell) -> None:
    told = shell.told("first")
    assert shell.run("password", "set", "--new-password-file", told) == 0
    with keyring_in_use(MemoryKeyring()):
        assert shell.run("--password-file", told, "password", "remember") == 0
        assert shell.run("verify") == 0
        assert shell.run("--password-file", told, "password", "forget") == 0
        assert shell.run("verify") == 4


def test_the_environment_can_name_the_file(shell: LockedShell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shell.run("password", "set", "--new-password-file", shell.told("first")) == 0
    monkeypatch.setenv("SHOPGUARD_PASSWORD_FILE", shell.told("first"))
    assert len(shell.document("check", "--all")["orders"]) == 2


def test_rejected_rows_can_be_had_as_they_stood(shell: LockedShell, tmp_path: Path) -> None:
    told = shell.told("first")
    assert shell.run("password", "set", "--new-password-file", told) == 0
    (batch,) = shell.document("--password-file", told, "imports")["imports"]
    (sealed,) = (shell.data / "rejects").glob("*.csv")
    assert "幸福路2号".encode() not in sealed.read_bytes()
    assert shell.run("--password-file", told, "imports", str(batch["id"]), "--rejects-to", str(tmp_path / "out")) == 0
    (copy,) = (tmp_path / "out").glob("*.csv")
    assert copy.name == sealed.name
    assert "bad,bad,测试商品,50.00" in copy.read_text("utf-8-sig")
    assert shell.run("--password-file", told, "imports", "99", "--rejects-to", str(tmp_path / "out")) == 1


def test_no_password_is_in_what_is_said(shell: LockedShell) -> None:
    assert shell.run("--password-file", shell.told("geheim77"), "password", "set") == 0
    assert "geheim77" not in shell.out + shell.err
    assert shell.run("--password-file", shell.told("falsch88"), "check") == 4
    assert "falsch88" not in shell.out + shell.err.replace("falsch88.txt", "")


def test_a_short_new_password_is_refused_as_in_the_window(shell: LockedShell, tmp_path: Path) -> None:
    short = tmp_path / "short.txt"
    short.write_text("sevens7", "utf-8")
    assert shell.run("password", "set", "--new-password-file", str(short)) == 1
    assert "至少要 8 个字" in shell.err
    assert is_plain(shell.data)


def test_a_new_recovery_key_that_nobody_could_read_changes_nothing(
    shell: LockedShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_told: object, **_more: object) -> None:
        raise BrokenPipeError

    told = shell.told("first")
    recovery = shell.document("password", "set", "--new-password-file", told)["recovery_key"]
    with monkeypatch.context() as patch:
        patch.setattr("shopguard.cli.password._tell_recovery", closed)
        shell.run("--password-file", told, "password", "new-recovery")
    unlock_by_recovery(shell.data, recovery)


def test_plain_backups_go_after_an_encrypted_one_and_the_undo_stays(shell: LockedShell) -> None:
    told = shell.told("first")
    assert shell.run("backup") == 0
    backup = Path(shell.out.strip())
    assert shell.run("restore", str(backup)) == 0
    assert shell.run("password", "set", "--new-password-file", told) == 0
    assert shell.run("--password-file", told, "password", "remove-plain") == 0
    assert str(backup) in shell.out
    assert "--before-restore" in shell.err
    left = list_backups(shell.data)
    assert [one.why for one in left] == ["after_password"]
    assert left[0].manifest is not None
    assert left[0].manifest.lock is not None
    (aside,) = shell.data.glob("before-restore-*")
    assert shell.run("--password-file", told, "password", "remove-plain", "--before-restore") == 0
    assert str(aside) in shell.out
    assert not aside.exists()
    assert list_backups(shell.data) == left


def test_a_lock_that_is_gone_or_damaged_is_said_with_the_backup_that_has_it(shell: LockedShell) -> None:
    told = shell.told("first")
    assert shell.run("password", "set", "--new-password-file", told) == 0
    assert shell.run("--password-file", told, "backup") == 0
    backup = shell.out.strip()
    lock = shell.data / "lock.json"
    lock.write_text("{", "utf-8")
    assert shell.run("password", "status") == 4
    assert "已损坏" in shell.err
    assert backup in shell.err
    lock.unlink()
    for command in (["password", "status"], ["verify"], ["--password-file", told, "check"]):
        assert shell.run(*command) == 4, command
        assert "不见了；数据是加密的" in shell.err
        assert backup in shell.err
    with zipfile.ZipFile(backup) as archive:
        archive.extract("lock.json", shell.data)
    assert shell.run("--password-file", told, "verify") == 0


def test_restoring_says_what_becomes_of_the_password(shell: LockedShell) -> None:
    told = shell.told("first")
    assert shell.run("backup") == 0
    plain = shell.out.strip()
    assert shell.run("password", "set", "--new-password-file", told) == 0
    assert shell.run("--password-file", told, "backup") == 0
    locked = shell.out.strip()
    assert shell.document("--password-file", told, "restore", locked, "--preview")["now"]["orders"] == 2
    assert shell.document("restore", locked, "--preview")["now"] is None
    assert shell.run("restore", plain) == 0
    assert "数据现在没有密码" in shell.err
    assert shell.run("restore", locked) == 0
    assert "要用做备份时的密码" in shell.err
