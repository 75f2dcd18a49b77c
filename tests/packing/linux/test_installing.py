"""install.sh and uninstall.sh, run for real in a home folder with blanks and Chinese in its name, on a stand-in program.

The real program goes through them in .packing/linux/trial.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="they are scripts for Linux")

LINUX = ROOT / ".packing" / "linux"
PROGRAM = """#!/bin/sh
echo "$*" >>"$HOME/asked"
case $1 in
    --version) echo "ShopGuard VERSION"; exit STARTS ;;
    --quit) [ ! -e "$HOME/window-is-open" ] ;;
    --remove-traces) [ "${2:-}" != --and-data ] || rm -rf "$HOME/.local/share/ShopGuard" ;;
esac
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """A user's home, and the folders that were unpacked."""

    home: Path
    unpacked: Path

    def unpack(self, version: str = "0.1.0", needs: str = "glibc 2.17\nlibc.so.6 libc6\n", starts: int = 0) -> Path:
        folder = self.unpacked / f"ShopGuard-{version}"
        folder.mkdir(parents=True)
        for name in ("ShopGuard", "shopguard-cli"):
            (folder / name).write_text(PROGRAM.replace("VERSION", version).replace("STARTS", str(starts)), "utf-8")
            (folder / name).chmod(0o755)
        for name in ("install.sh", "uninstall.sh", "shopguard.desktop", "install.desktop"):
            shutil.copy(LINUX / name, folder)
        (folder / "shopguard.png").write_bytes(b"picture")
        (folder / "needs.txt").write_text(needs, "utf-8")
        (folder / "表.csv").write_text("单号", "utf-8")
        add_sums(folder)
        return folder

    def run(
        self, script: Path, *words: str, answer: str = "", language: str = "", first: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """``first``: a folder whose programs come before the system's."""
        environment = {"HOME": str(self.home), "PATH": f"{first}:{os.defpath}".lstrip(":"), "LANG": language}
        command = ("sh", str(script), *words)
        return subprocess.run(command, env=environment, input=answer, capture_output=True, text=True, check=False)

    def install(self, folder: Path) -> subprocess.CompletedProcess[str]:
        return self.run(folder / "install.sh")

    def uninstall(self, *words: str, answer: str = "") -> subprocess.CompletedProcess[str]:
        return self.run(self.program / "uninstall.sh", *words, answer=answer)

    @property
    def program(self) -> Path:
        return self.home / ".local" / "opt" / "shopguard"

    @property
    def link(self) -> Path:
        return self.home / ".local" / "bin" / "shopguard"

    @property
    def menu(self) -> Path:
        return self.home / ".local" / "share" / "applications" / "shopguard.desktop"

    @property
    def data(self) -> Path:
        return self.home / ".local" / "share" / "ShopGuard"

    def asked(self) -> list[str]:
        return (self.home / "asked").read_text("utf-8").splitlines()

    def files(self) -> dict[str, bytes]:
        """Everything in the home folder, but what the stand-in program wrote down."""
        return {
            str(path.relative_to(self.home)): path.read_bytes()
            for path in self.home.rglob("*")
            if path.is_file() and path.name not in ("asked", "window-is-open")
        }


def add_sums(folder: Path) -> None:
    """As the packer does."""
    sums = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}
    lines = [f"{told}  ./{path.relative_to(folder)}\n" for path, told in sums.items() if path.name != "SHA256SUMS"]
    (folder / "SHA256SUMS").write_text("".join(lines), "utf-8")


def put_program(folder: Path, name: str, script: str) -> str:
    """A program of the system, played; returns its folder."""
    folder.mkdir()
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (folder / name).chmod(0o755)
    return str(folder)


def words_of(line: str) -> list[str]:
    """A command as a desktop reads it: escaped once as text of the file, and once more inside the quotes."""
    words = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', line.replace("\\\\", "\\"))
    return [re.sub(r"\\(.)", r"\1", quoted) or plain for quoted, plain in words]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    home = tmp_path / '王 100% "home" $x \\n `y` |&'
    home.mkdir()
    return Machine(home, tmp_path / "downloads 下载")


def test_it_installs_for_one_user(machine: Machine) -> None:
    done = machine.install(machine.unpack())
    assert (done.returncode, done.stderr) == (0, "")
    assert "已安装：ShopGuard 0.1.0" in done.stdout
    assert "Open ShopGuard from the applications menu" in done.stdout
    assert (machine.program / "ShopGuard").stat().st_mode & 0o111
    assert machine.link.readlink() == machine.program / "ShopGuard"
    assert sorted(path.name for path in (machine.home / ".local").iterdir()) == ["bin", "opt", "share"]


def test_the_menu_entry_starts_the_program_whatever_the_home_is_called(machine: Machine) -> None:
    machine.install(machine.unpack())
    entry = dict(line.split("=", 1) for line in machine.menu.read_text("utf-8").splitlines() if "=" in line)
    assert words_of(entry["Exec"].replace("%%", "%")) == [str(machine.program / "ShopGuard"), "%F"]
    assert entry["Icon"].replace("\\\\", "\\") == str(machine.program / "shopguard.png")
    assert entry["Name[zh_CN]"] == "店铺卫士"
    assert "MimeType" not in entry  # no file is taken from another program


def test_an_upgrade_asks_the_open_window_to_close_and_leaves_nothing_of_the_old_one(machine: Machine) -> None:
    machine.install(machine.unpack())
    (machine.program / "of_the_old_one").touch()
    done = machine.install(machine.unpack("0.2.0"))
    assert done.returncode == 0
    assert "已升级：ShopGuard 0.2.0" in done.stdout
    assert "--quit" in machine.asked()
    assert not (machine.program / "of_the_old_one").exists()
    assert [path.name for path in machine.program.parent.iterdir()] == ["shopguard"]


@pytest.mark.parametrize(
    ("needs", "said"),
    [
        ("glibc 9.99\n", "glibc 9.99 or later is needed"),
        ("glibc 2.17\nlibnot-there.so.9 libnot-there9\n", "sudo apt install libnot-there9"),
    ],
)
def test_a_system_that_cannot_run_it_is_told_so_and_left_alone(machine: Machine, needs: str, said: str) -> None:
    done = machine.install(machine.unpack(needs=needs))
    assert done.returncode == 1
    assert said in done.stdout
    assert machine.files() == {}


def test_an_open_window_that_stays_open_is_not_replaced(machine: Machine) -> None:
    machine.install(machine.unpack())
    before = machine.files()
    (machine.home / "window-is-open").touch()
    done = machine.install(machine.unpack("0.2.0"))
    assert done.returncode == 1
    assert "ShopGuard is still open" in done.stdout
    assert machine.files() == before


@pytest.fixture
def working(machine: Machine) -> Iterator[subprocess.Popen[bytes]]:
    """Something of the installed program that no window tells of: a command, or a window on another data folder."""
    machine.install(machine.unpack())
    sleeps = shutil.which("sleep")
    assert sleeps is not None
    shutil.copy(sleeps, machine.program / "at-work")
    with subprocess.Popen([machine.program / "at-work", "60"]) as running:
        yield running
        running.kill()


def test_a_program_that_works_without_a_window_is_not_replaced(
    machine: Machine, working: subprocess.Popen[bytes]
) -> None:
    before = machine.files()
    done = machine.install(machine.unpack("0.2.0"))
    assert (done.returncode, machine.files()) == (1, before)
    assert "ShopGuard is still open" in done.stdout
    assert "did not finish" not in done.stdout
    assert machine.uninstall().returncode == 1
    assert machine.files() == before
    working.kill()
    working.wait()
    assert machine.install(machine.unpack("0.3.0")).returncode == 0


def test_a_damaged_program_is_mended_by_installing_again(machine: Machine) -> None:
    machine.install(machine.unpack())
    (machine.program / "shopguard-cli").write_text("#!/bin/sh\nexit 127\n", "utf-8")
    done = machine.uninstall()
    assert done.returncode == 1
    assert "Install it again, then remove it." in done.stderr
    assert machine.install(machine.unpack("0.2.0")).returncode == 0
    assert machine.uninstall().returncode == 0


@pytest.mark.parametrize("lost", ["shopguard-cli", "表.csv", "needs.txt", "SHA256SUMS"])
def test_a_package_that_is_not_whole_closes_no_window_and_replaces_nothing(machine: Machine, lost: str) -> None:
    machine.install(machine.unpack())
    (machine.home / "asked").unlink()
    before = machine.files()
    folder = machine.unpack("0.2.0")
    (folder / lost).unlink()
    done = machine.install(folder)
    assert (done.returncode, done.stderr) == (1, "")
    assert "安装包不完整，请重新下载、解压" in done.stdout
    assert done.stdout.count("\n") == 2
    assert not (machine.home / "asked").exists()
    assert machine.files() == before


def test_a_file_that_was_cut_off_is_seen(machine: Machine) -> None:
    folder = machine.unpack()
    (folder / "shopguard.png").write_bytes(b"pict")
    assert "The package is not whole" in machine.install(folder).stdout
    assert machine.files() == {}


def test_a_disk_without_room_is_told_before_anything_is_copied(machine: Machine, tmp_path: Path) -> None:
    table = "echo Filesystem 1024-blocks Used Available Capacity Mounted on; echo '/dev/a b 90000 90000 0 100% /'"
    first = put_program(tmp_path / "first", "df", table)
    done = machine.run(machine.unpack() / "install.sh", first=first)
    assert (done.returncode, done.stderr) == (1, "")
    assert "磁盘空间不够：需要 1 MB，只剩 0 MB" in done.stdout
    assert machine.files() == {}


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        ("No space left on device", "磁盘满了"),
        ("Permission denied", "没有权限写"),
        ("Input/output error", "没有装完，原来的没有动"),
    ],
)
def test_the_cause_is_told_where_it_is_known_and_only_there(
    machine: Machine, tmp_path: Path, cause: str, said: str
) -> None:
    first = put_program(tmp_path / "first", "cp", f"echo 'cp: x: {cause}' >&2; exit 1")
    done = machine.run(machine.unpack() / "install.sh", first=first)
    assert (done.returncode, done.stderr) == (1, "")
    assert said in done.stdout
    assert done.stdout.count("\n") == 2
    assert machine.files() == {}


@pytest.mark.skipif(shutil.which("flock") is None, reason="without it nothing is locked")
def test_two_at_once_do_not_disturb_each_other(machine: Machine) -> None:
    machine.install(machine.unpack())
    before = machine.files()
    held = os.open(machine.program.parent, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        installed, removed = machine.install(machine.unpack("0.2.0")), machine.uninstall()
    finally:
        os.close(held)
    assert (installed.returncode, removed.returncode, machine.files()) == (1, 1, before)
    assert "另一个安装正在进行" in installed.stdout
    assert "另一个安装正在进行" in removed.stderr


def test_a_chinese_system_is_spoken_to_in_chinese_only(machine: Machine) -> None:
    done = machine.run(machine.unpack() / "install.sh", language="zh_CN.UTF-8")
    assert "已安装：ShopGuard 0.1.0" in done.stdout
    assert "Open ShopGuard" not in done.stdout
    removed = machine.run(machine.program / "uninstall.sh", language="zh_CN.UTF-8")
    assert removed.stdout.endswith("店铺卫士已卸载。\n")


def test_an_upgrade_says_why_it_waits_and_that_the_window_can_be_opened_again(machine: Machine) -> None:
    machine.install(machine.unpack())
    told = machine.install(machine.unpack("0.2.0")).stdout
    assert told.startswith("如果店铺卫士开着，正在请它的窗口关上；它可能会问您一个问题")
    assert "窗口可以重新打开了" in told


@pytest.mark.parametrize(
    "killed_before",
    [
        "cp -R",
        "version=$(",
        'mv "$program"',
        'mv "$opt/shopguard.new"',
        'rm -rf "$opt/shopguard.old"',
        "put_link ||",
        "put_menu_entry ||",
    ],
)
def test_killed_at_any_line_the_next_run_goes_through(machine: Machine, killed_before: str) -> None:
    machine.install(machine.unpack())
    folder = machine.unpack("0.2.0")
    whole = (folder / "install.sh").read_text("utf-8")
    lines = [f"kill -9 $$; {line}" if killed_before in line else line for line in whole.splitlines()]
    (folder / "install.sh").write_text("\n".join(lines), "utf-8")
    add_sums(folder)
    assert machine.install(folder).returncode == -9
    (folder / "install.sh").write_text(whole, "utf-8")
    add_sums(folder)
    assert machine.install(folder).returncode == 0
    assert "ShopGuard 0.2.0" in (machine.program / "shopguard-cli").read_text("utf-8")
    assert [path.name for path in machine.program.parent.iterdir()] == ["shopguard"]


def test_a_removal_that_was_cut_off_goes_on(machine: Machine) -> None:
    machine.install(machine.unpack())
    half = machine.program.with_name("shopguard.gone")
    half.mkdir()
    assert machine.uninstall().returncode == 0
    assert not half.exists()


@pytest.mark.parametrize("home", [None, ""])
def test_who_has_no_home_gets_nothing_installed_or_removed(machine: Machine, home: str | None) -> None:
    folder = machine.unpack()
    environment = {"PATH": os.defpath} | ({} if home is None else {"HOME": home})
    for script in ("install.sh", "uninstall.sh"):
        done = subprocess.run(["sh", str(folder / script)], env=environment, capture_output=True, check=False)
        assert done.returncode != 0
        assert b"HOME" in done.stderr
    assert machine.files() == {}


def test_a_program_that_does_not_start_takes_no_place(machine: Machine) -> None:
    machine.install(machine.unpack())
    before = machine.files()
    done = machine.install(machine.unpack("0.2.0", starts=1))
    assert done.returncode == 1
    assert "What was there is as it was." in done.stdout
    assert machine.files() == before


def test_an_installation_that_was_cut_off_is_mended_by_the_next(machine: Machine) -> None:
    machine.install(machine.unpack())
    machine.program.rename(machine.program.with_name("shopguard.old"))
    (machine.program.parent / "shopguard.new").mkdir()
    assert machine.install(machine.unpack("0.2.0")).returncode == 0
    assert "--quit" in machine.asked()  # the old one was there again
    assert [path.name for path in machine.program.parent.iterdir()] == ["shopguard"]


def test_a_command_of_the_same_name_is_left_alone(machine: Machine) -> None:
    machine.link.parent.mkdir(parents=True)
    machine.link.write_text("something else", "utf-8")
    done = machine.install(machine.unpack())
    assert done.returncode == 0
    assert "is something else and was left alone" in done.stdout
    machine.uninstall()
    assert machine.link.read_text("utf-8") == "something else"


def test_removing_it_leaves_only_the_data(machine: Machine) -> None:
    machine.install(machine.unpack())
    machine.data.mkdir(parents=True)
    (machine.data / "shopguard.sqlite3").write_bytes(b"orders")
    done = machine.uninstall()
    assert (done.returncode, done.stderr) == (0, "")
    assert machine.asked()[-2:] == ["--quit", "--remove-traces"]
    assert machine.files() == {".local/share/ShopGuard/shopguard.sqlite3": b"orders"}
    assert not machine.link.is_symlink()


def test_the_data_go_only_when_that_is_said_twice(machine: Machine) -> None:
    machine.install(machine.unpack())
    machine.data.mkdir(parents=True)
    (machine.data / "shopguard.sqlite3").write_bytes(b"orders")
    before = machine.files()
    for answer in ("", "yes\n"):
        done = machine.uninstall("--and-data", answer=answer)
        assert (done.returncode, machine.files()) == (1, before)
        assert "Nothing was deleted" in done.stderr
    assert machine.uninstall("--and-data", answer="delete\n").returncode == 0
    assert machine.files() == {}


def test_a_script_may_say_it_at_once(machine: Machine) -> None:
    machine.install(machine.unpack())
    assert machine.uninstall("--and-data", "--yes").returncode == 0
    assert machine.asked()[-1] == "--remove-traces --and-data"


def test_an_open_window_keeps_the_program(machine: Machine) -> None:
    machine.install(machine.unpack())
    (machine.home / "window-is-open").touch()
    done = machine.uninstall()
    assert done.returncode == 1
    assert "ShopGuard is still open" in done.stderr
    assert machine.program.exists()
    assert machine.menu.exists()


def test_a_double_click_shows_what_was_done(machine: Machine, tmp_path: Path) -> None:
    folder = machine.unpack()
    dialogs = tmp_path / "dialogs"
    dialogs.mkdir()
    (dialogs / "zenity").write_text('#!/bin/sh\necho "$@" >"$HOME/shown"\n', "utf-8")
    (dialogs / "zenity").chmod(0o755)
    entry = (folder / "install.desktop").read_text("utf-8")
    line = next(line.removeprefix("Exec=") for line in entry.splitlines() if line.startswith("Exec="))
    words = words_of(line)
    words[-1] = str(folder / "install.desktop")  # what %k stands for
    environment = {"HOME": str(machine.home), "PATH": f"{dialogs}:{os.defpath}"}
    assert subprocess.run(words, env=environment, check=False, capture_output=True).returncode == 0
    assert "已安装：ShopGuard 0.1.0" in (machine.home / "shown").read_text("utf-8")
