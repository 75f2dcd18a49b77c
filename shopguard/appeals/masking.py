"""What a packet does not print of people: phone numbers, and the names of those who signed."""

from __future__ import annotations

import re

_PHONE = re.compile(r"(?<![0-9A-Za-z])(1)\d{10}(?:-\d{2,4})?(?!\d)")
_SIGNER = re.compile(
    r"((?:签收人|收件人|收货人|代收人)(?:是|为)?\s*[:：]?\s*)([\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])"
)
_NO_NAMES = frozenset(["本人", "家人", "他人", "同事", "邻居", "门卫", "前台", "物业", "保安", "驿站", "快递柜"]) | {
    "已签收"
}


def mask_people(text: str) -> str:
    """``text`` with phone numbers as ``1**********`` and signers' names as ``张**``. Waybill numbers stay."""
    return _SIGNER.sub(_mask_name, _PHONE.sub(r"\1**********", text))


def _mask_name(found: re.Match[str]) -> str:
    lead, name = found.groups()
    return lead + (name if name in _NO_NAMES else name[0] + "*" * (len(name) - 1))
