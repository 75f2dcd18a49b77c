"""The macOS program: what it says of itself, the order in which it is signed, its image. On a made-up .app: nothing of it runs here."""

from __future__ import annotations

import plistlib
import struct
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from shopguard.importers.candidates import SUFFIXES
from tests.conftest import ROOT

PACKING = ROOT / ".packing" / "macos"
ARM, INTEL = 0x0100000C, 0x01000007
VERSION = "0.1.0"
LIBRARY = "Contents/Frameworks/numpy/_core.so"
QT = "Contents/Frameworks/PySide6/Qt/lib/QtCore.framework"
PLUGIN = "Contents/Frameworks/PySide6/Qt/plugins/platforms/libqcocoa.dylib"


def module(name: str) -> Any:
    return import_module(name)


@pytest.fixture(autouse=True)
def _packing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The scripts find each other as they do when they are run."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(PACKING))
    yield
    for name in set(sys.modules) - before:
        if str(PACKING) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


def thin(processor: int = ARM, least: tuple[int, int] = (13, 0)) -> bytes:
    """A program file that has nothing but its head and the command that tells the oldest macOS."""
    head = struct.pack("<8I", 0xFEEDFACF, processor, 0, 6, 1, 24, 0, 0)
    return head + struct.pack("<6I", 0x32, 24, 1, least[0] << 16 | least[1] << 8, 26 << 16, 0)


def fat(*parts: bytes) -> bytes:
    """Several in one file."""
    head, content = struct.pack(">2I", 0xCAFEBABE, len(parts)), b""
    for part in parts:
        (processor,) = struct.unpack_from("<I", part, 4)
        head += struct.pack(">5I", processor, 0, 8 + 20 * len(parts) + len(content), len(part), 0)
        content += part
    return head + content


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """As PyInstaller lays it out: programs, libraries, a framework, data, and links that lead across."""
    app = tmp_path / "ShopGuard.app"
    programs = {
        "Contents/MacOS/ShopGuard": thin(),
        "Contents/MacOS/shopguard-cli": thin(),
        LIBRARY: thin(least=(11, 0)),
        PLUGIN: fat(thin(INTEL), thin()),
        f"{QT}/Versions/A/QtCore": fat(thin(INTEL), thin()),
        "Contents/Frameworks/Python.framework/Versions/3.13/Python": thin(),
    }
    told = {"CFBundleShortVersionString": VERSION, "LSMinimumSystemVersion": "13.0"}
    others = {
        "Contents/Info.plist": plistlib.dumps(told),
        "Contents/Resources/shopguard/resources/updates.toml": b"",
        f"{QT}/Versions/A/Resources/Info.plist": plistlib.dumps({}),
        "Contents/Resources/Made.class": b"\xca\xfe\xba\xbe\x00\x00\x00\x41" + bytes(40),
        "Contents/Resources/short": b"\xca\xfe",
        "Contents/Resources/archive.a": fat(b"!<arch>\n" + bytes(40)),
    }
    for name, content in (programs | others).items():
        path = app / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    links = {
        f"{QT}/Versions/Current": "A",
        f"{QT}/QtCore": "Versions/Current/QtCore",
        "Contents/Resources/numpy": "../Frameworks/numpy",
        "Contents/Frameworks/shopguard": "../Resources/shopguard",
    }
    for name, target in links.items():
        (app / name).symlink_to(target)
    return app


def test_the_app_tells_what_macos_has_to_know() -> None:
    told = plistlib.loads(plistlib.dumps(module("bundle").info_plist(VERSION)))
    assert (told["CFBundleShortVersionString"], told["CFBundleVersion"]) == (VERSION, VERSION)
    assert told["CFBundleExecutable"] == "ShopGuard"
    assert told["LSMinimumSystemVersion"] == "15.0"
    assert told["NSHighResolutionCapable"] is True
    assert told["LSBackgroundOnly"] is False
    assert told["CFBundleLocalizations"] == ["zh-Hans", "en"]
    asked = {key for key in told if key.endswith("UsageDescription")}
    assert asked == {f"NS{folder}FolderUsageDescription" for folder in ("Downloads", "Desktop", "Documents")}


def test_it_opens_exports_and_takes_no_kind_of_file_away_from_anybody() -> None:
    kinds = module("bundle").info_plist(VERSION)["CFBundleDocumentTypes"]
    contents = [content for kind in kinds for content in kind["LSItemContentTypes"]]
    assert contents == [
        "public.comma-separated-values-text",
        "org.openxmlformats.spreadsheetml.sheet",
        "com.microsoft.excel.xls",
        "public.json",
        "public.zip-archive",
        "public.folder",
    ]
    assert {".csv", ".xlsx", ".xls", ".json", ".zip"} <= SUFFIXES
    assert {(kind["CFBundleTypeRole"], kind["LSHandlerRank"]) for kind in kinds} == {("Viewer", "Alternate")}


def test_program_files_are_told_from_others(app: Path) -> None:
    mach = module("mach")
    assert mach.parts_of(app / LIBRARY) == (mach.Part("arm64", (11, 0)),)
    assert mach.parts_of(app / PLUGIN) == (mach.Part("x86_64", (13, 0)), mach.Part("arm64", (13, 0)))
    for name in ("Made.class", "short", "archive.a"):
        assert mach.parts_of(app / "Contents" / "Resources" / name) == ()
    assert len(list(mach.program_files(app))) == 6  # each once, not by its links too


def test_an_old_program_file_tells_its_system_by_another_command(tmp_path: Path) -> None:
    old = struct.pack("<8I", 0xFEEDFACF, INTEL, 0, 6, 2, 24, 0, 0)
    old += struct.pack("<2I", 0x1B, 8) + struct.pack("<4I", 0x24, 16, 10 << 16 | 13 << 8, 0)
    (tmp_path / "old.dylib").write_bytes(old)
    assert module("mach").least_system(tmp_path) == ((10, 13), [tmp_path / "old.dylib"])
    with pytest.raises(ValueError, match="nothing"):
        module("mach").least_system(tmp_path / "nothing")


def test_everything_is_signed_after_what_is_inside_it(app: Path) -> None:
    order = [path.relative_to(app.parent).as_posix() for path in module("sign").in_order(app)]
    assert order == [
        f"ShopGuard.app/{QT}/Versions/A",
        f"ShopGuard.app/{PLUGIN}",
        "ShopGuard.app/Contents/Frameworks/Python.framework/Versions/3.13",
        f"ShopGuard.app/{LIBRARY}",
        "ShopGuard.app/Contents/MacOS/shopguard-cli",
        "ShopGuard.app",
    ]
    done: list[str] = []
    for one in order:
        assert not [earlier for earlier in done if one.startswith(f"{earlier}/")]
        done.append(one)


def test_a_certificate_hardens_the_program_and_asks_for_nothing(app: Path) -> None:
    calls = module("sign").commands(app, "Developer ID Application: Made Up")
    *signing, check = calls
    assert all(call[:4] == ["codesign", "--force", "--sign", "Developer ID Application: Made Up"] for call in signing)
    assert all({"runtime", "--timestamp"} <= set(call) for call in signing)
    assert not [call for call in calls if "--entitlements" in call]
    assert signing[-1][-1] == str(app)
    assert check[:3] == ["codesign", "--verify", "--deep"]


def test_nobodys_signature_is_not_hardened_but_for_a_trial(app: Path) -> None:
    plain, trial = (module("sign").commands(app, "-", trial=trial) for trial in (False, True))
    assert not [call for call in plain if "runtime" in call]
    assert all("runtime" in call for call in trial[:-1])
    asked = plistlib.loads((PACKING / "trial.plist").read_bytes())
    assert asked == {"com.apple.security.cs.disable-library-validation": True}


@pytest.mark.parametrize("certificate", [None, "Developer ID Application: Made Up"])
def test_an_image_holds_the_app_and_a_link_to_the_applications(app: Path, certificate: str | None) -> None:
    disk_image = module("disk_image")
    assert disk_image.image_name(app) == "ShopGuard-0.1.0-macos-arm64.dmg"
    calls = disk_image.commands(app, Path("/staging"), Path("/out/it.dmg"), certificate)
    spoken = [" ".join(call) for call in calls]
    assert f"ditto {app} /staging/ShopGuard.app" in spoken
    assert "ln -s /Applications /staging/Applications" in spoken
    assert sum(call[:2] == ["hdiutil", "create"] for call in calls) == 1
    read_first = [call for call in calls if call[0] == "cp"]
    assert bool(read_first) is (certificate is None)
    assert all(Path(call[1]).is_file() for call in read_first)
    assert ("codesign" in [call[0] for call in calls]) is (certificate is not None)


def test_an_app_that_wants_more_than_it_tells_is_not_packed(app: Path) -> None:
    disk_image = module("disk_image")
    assert disk_image.check_system(app) == "macOS 13.0 or newer (its files want 13.0)"
    (app / LIBRARY).write_bytes(thin(least=(15, 0)))
    with pytest.raises(SystemExit, match=r"wants macOS 15\.0, tells 13\.0: _core\.so"):
        disk_image.check_system(app)
    (app / LIBRARY).write_bytes(thin(INTEL))
    with pytest.raises(SystemExit, match=r"not for arm64: _core\.so"):
        disk_image.image_name(app)


def test_the_app_is_sent_to_be_notarised_in_an_archive_and_the_image_as_it_is() -> None:
    notarise = module("notarise")
    names = dict.fromkeys(notarise.ACCOUNT.values(), "x")
    assert notarise.account({}) is None
    assert notarise.account({**names, "SHOPGUARD_NOTARY_ISSUER": ""}) is None
    account = notarise.account(names)
    assert account == ["--key", "x", "--key-id", "x", "--issuer", "x"]
    for name, sent in (("ShopGuard.app", "/t/ShopGuard.zip"), ("it.dmg", "/d/it.dmg")):
        calls = notarise.commands(Path("/d", name), account, Path("/t"))
        (submit,) = [call for call in calls if "notarytool" in call]
        assert submit[3] == sent
        assert [*calls[-2]] == ["xcrun", "stapler", "staple", f"/d/{name}"]
        assert calls[-1][0] == "spctl"


def test_a_dry_run_says_all_and_does_nothing(
    app: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SHOPGUARD_SIGN_MACOS", *module("notarise").ACCOUNT.values()):
        monkeypatch.delenv(name, raising=False)
    assert module("sign").main([str(app), "--dry-run"]) == 0
    assert module("disk_image").main([str(app), str(tmp_path / "out"), "--dry-run"]) == 0
    assert module("notarise").main([str(app), "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "$SHOPGUARD_SIGN_MACOS is not set" in said
    assert "hdiutil create" in said
    assert "not notarised: ShopGuard.app" in said
    assert list((tmp_path / "out").iterdir()) == []


def test_for_intel_the_lock_differs_in_one_package() -> None:
    for_intel = module("for_intel")
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    made = for_intel.requirements(lock)
    assert "\ncryptography==48.0.1 \\\n    --hash=sha256:3e4a1a32" in made
    here, there = set(lock.splitlines()), set(made.splitlines())
    assert len(there - here) == 2
    with pytest.raises(LookupError, match="cryptography"):
        for_intel.requirements("numpy==1 \\\n    --hash=sha256:0\n")
