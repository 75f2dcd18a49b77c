"""The workflows: what they run is there, what they take from others is pinned, secrets go nowhere else. They have never run from here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

FOLDER = ROOT / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
PINNED = re.compile(r"(actions/[a-z-]+)@[0-9a-f]{40} # v\d+\.\d+\.\d+")
SCRIPT = re.compile(r"(?<![\w/$])(\.(?:packing|ci)/[\w./-]+)")


def jobs(name: str) -> dict[str, str]:
    """The text of each job."""
    text = (FOLDER / name).read_text("utf-8").partition("\njobs:\n")[2]
    parts = re.split(r"^  ([a-z-]+):\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def steps(job: str) -> list[str]:
    return re.split(r"^      - ", job, flags=re.MULTILINE)[1:]


def test_there_is_one_for_every_change_and_one_for_a_release() -> None:
    assert [file.name for file in FILES] == ["ci.yml", "release.yml"]
    assert list(jobs("ci.yml")) == ["linux"]
    assert list(jobs("release.yml")) == ["linux", "windows-bundle", "windows", "macos", "files"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_is_taken_from_others_is_pinned_and_gets_no_more_rights_than_reading(file: Path) -> None:
    text = file.read_text("utf-8")
    used = re.findall(r"uses: (.+)", text)
    assert used
    assert [one for one in used if not PINNED.fullmatch(one)] == []
    assert text.count("\npermissions:\n  contents: read\n") == 1
    assert "write" not in text.partition("\njobs:\n")[0]
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_script_it_runs_is_there(file: Path) -> None:
    named = set(SCRIPT.findall(file.read_text("utf-8")))
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_value_from_outside_becomes_part_of_a_command(file: Path) -> None:
    """It comes as a variable of the environment."""
    for job in jobs(file.name).values():
        for step in steps(job):
            command = step.partition("run:")[2]
            assert "${{" not in command, step


def test_every_system_builds_and_tests_what_it_built() -> None:
    release = jobs("release.yml")
    for name in ("linux", "windows", "macos"):
        job = release[name]
        assert "PyInstaller --noconfirm build.spec" in job
        assert "--self-test" in job
        assert "SOURCE_DATE_EPOCH" in job
    assert "real_trial.ps1" in release["windows"]
    assert "/real_trial " in release["macos"]
    assert "linux/trial " in release["linux"]
    assert "sign.py trial/ShopGuard.app --trial" in release["macos"]
    assert "macos-15-intel" in release["macos"]


def test_secrets_are_seen_only_by_the_steps_that_sign() -> None:
    release = jobs("release.yml")
    secret = re.compile(r"(\w+): \$\{\{ secrets\.(\w+) \}\}")
    told = {name: dict(secret.findall(job)) for name, job in release.items()}
    assert {name for name, found in told.items() if found} == {"windows-bundle", "macos"}
    assert set(told["windows-bundle"]) == {"SHOPGUARD_SIGN_WINDOWS"}
    head = (FOLDER / "release.yml").read_text("utf-8").partition("\nname:")[0]
    for found in told.values():
        assert [name for name in found.values() if name not in head] == []
    (certificate,) = [step for step in steps(release["macos"]) if "secrets.MACOS_CERTIFICATE " in step]
    assert "if: env.SHOPGUARD_SIGN_MACOS != ''" in certificate


def test_what_is_given_away_is_hashed_and_published_by_nobody() -> None:
    files = jobs("release.yml")["files"]
    assert "sha256sum" in files
    assert "SHA256SUMS" in files
    assert not re.search(r"gh release|create-release|contents: write", (FOLDER / "release.yml").read_text("utf-8"))


def test_each_python_of_the_workflows_is_one_the_program_supports() -> None:
    for file in FILES:
        for told in re.findall(r'python-version: "(.+)"', file.read_text("utf-8")):
            assert told in ("3.11", "3.13")
