"""What ShopGuard.app says of itself to macOS: plain data for build.spec.

Two builds, one for each kind of processor, no universal one: numpy, pandas, typst and SQLCipher come for one processor at a time.
"""

from __future__ import annotations

from typing import Any

IDENTIFIER = "shopguard.window"
PROGRAM = "ShopGuard"
# PySide6 6.11.3 says so in its own libraries (mach.py reads them); Qt itself would be content with 13.0.
LEAST_SYSTEM = (15, 0)

# What can be opened with the program or dropped on its picture. Each stays with the program that has it now.
_OPENED = (
    ("CSV", "public.comma-separated-values-text"),
    ("Excel", "org.openxmlformats.spreadsheetml.sheet"),
    ("Excel 97-2004", "com.microsoft.excel.xls"),
    ("JSON", "public.json"),
    ("ZIP", "public.zip-archive"),
    ("Folder", "public.folder"),
)
# macOS asks before a program reads these folders, and shows why it wants to; ShopGuard reads only the one its owner has chosen.
_WHY = "读取您选定的文件夹里新导出的表格。 Reads new exports in the folder you have chosen."
_ASKED_FOR = ("Downloads", "Desktop", "Documents")


def info_plist(version: str) -> dict[str, Any]:
    """The Info.plist of the .app, for a version like "0.1.0"."""
    return {
        "CFBundleName": PROGRAM,
        "CFBundleDisplayName": PROGRAM,
        "CFBundleExecutable": PROGRAM,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "zh-Hans",
        "CFBundleLocalizations": ["zh-Hans", "en"],
        "CFBundleDocumentTypes": [_document(name, content) for name, content in _OPENED],
        "LSApplicationCategoryType": "public.app-category.business",
        "LSBackgroundOnly": False,  # else it would be: the folder holds a program for the console, too
        "LSMinimumSystemVersion": spoken(LEAST_SYSTEM),
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,  # it knows light and dark
        **{f"NS{folder}FolderUsageDescription": _WHY for folder in _ASKED_FOR},
    }


def spoken(system: tuple[int, int]) -> str:
    """``(15, 0)`` as "15.0"."""
    return ".".join(map(str, system))


def _document(name: str, content: str) -> dict[str, Any]:
    return {
        "CFBundleTypeName": name,
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": "Alternate",
        "LSItemContentTypes": [content],
    }
