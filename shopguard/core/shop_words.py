"""What of a file's path tells whose shop it is from: a known shop's name, or a sign the owner has given. Pure.

A sign is ``name/`` and words of the file's name, or ``folder/`` and the whole folder, both in one writing (see :func:`written_alike`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

NAME_SIGN: Final = "name/"
FOLDER_SIGN: Final = "folder/"
_FOLDERS = 3  # names of folders further up are about something else
_LEAST = 2  # characters: a single one stands in many names by chance
_ARCHIVE = re.compile(r"(?<=\.zip)!", re.IGNORECASE)
_NUMBERS = re.compile(r"[0-9a-f]{24,}[a-z]*|[0-9]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
# What exports are called whatever shop they are from.
_COMMON = re.compile(
    "订单|导出|报表|自定义|标准|全部|列表|包裹|轨迹|物流|运单|快递|售后单?|动账|账单|结算|资金|明细|流水|数据|下载|副本|新建|工作表|表格|文件|"
    "orders?|exports?|reports?|parcels?|tracks?|ledger|after|sales?|data|copy|new|sheet|csv|xlsx?|zip|json|txt|"
    "(?<![a-z])(?:list|all|details?|bill|daily|today|final|old|doudian|douyin|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?![a-z])|"
    "抖店|抖音|今[天日]|昨[天日]|最新|未命名"
)
# Folders in which files of all shops lie.
_SHARED = frozenset({
    "downloads", "download", "下载", "desktop", "桌面", "documents", "文档", "我的文档", "home", "users", "tmp", "temp",
    "filerecv", "files", "文件",
})  # fmt: skip


def written_alike(text: str) -> str:
    """Full width as half width, capitals as small letters, without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def named_shop(path: str, shops: Iterable[str]) -> str | None:
    """The shop whose name stands in the file's name, else in that of a folder near it; of two the longer name.

    None where there is none, or where two of the same place have equally long names.
    """
    known = {written: name for name in shops if len(written := written_alike(name)) >= _LEAST}
    for part in _parts(path):
        found = sorted((name for name in known if name in part), key=len, reverse=True)
        if found and (len(found) == 1 or len(found[0]) > len(found[1])):
            return known[found[0]]
        if found:
            return None
    return None


def signed_shop(path: str, signs: Mapping[str, int]) -> int | None:
    """What ``signs`` tells of the path: the longest of the words in its name, else the nearest folder; None where nothing."""
    name = _parts(path)[0]
    words = [sign for sign in signs if sign.startswith(NAME_SIGN) and sign.removeprefix(NAME_SIGN) in name]
    if words:
        return signs[max(words, key=len)]
    above = _folders(path)
    places = (FOLDER_SIGN + "/".join(above[:number]) for number in range(len(above), 0, -1))
    return next((signs[place] for place in places if place in signs), None)


def sign_of(path: str) -> str | None:
    """What of a path may be remembered for other files: words of its name that are its own, else its folder; None where neither."""
    name = _parts(path)[0].rpartition(".")[0]
    words: list[str] = [word for part in _COMMON.split(_NUMBERS.sub(" ", name)) for word in _WORD.findall(part)]
    if words:
        return NAME_SIGN + max(words, key=len)
    folders = _folders(path)
    return FOLDER_SIGN + "/".join(folders) if len(folders) > 1 and folders[-1] not in _SHARED else None


def sign_in_words(sign: str) -> tuple[bool, str]:
    """Whether a sign is a folder, and what of it people know it by."""
    if sign.startswith(FOLDER_SIGN):
        return True, sign.rpartition("/")[2]
    return False, sign.removeprefix(NAME_SIGN)


def _parts(path: str) -> list[str]:
    """The file's name, within an archive with the archive's, and the names of the folders nearest to it, nearest first."""
    split = _split(path)
    return [written_alike(split[-1]), *(written_alike(part) for part in reversed(split[-1 - _FOLDERS : -1]))]


def _folders(path: str) -> list[str]:
    return [written_alike(part) for part in _split(path)[:-1] if part]


def _split(path: str) -> Sequence[str]:
    """By folders; what is inside an archive belongs to its name."""
    archive, _, member = _ARCHIVE.sub("\n", path, count=1).partition("\n")
    *folders, name = re.split(r"[/\\]", archive)
    return [*folders, f"{name} {member}" if member else name]
