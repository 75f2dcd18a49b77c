"""The words of the settings page, by the names under which the settings are declared."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from shopguard.core.settings import Section

NEXT_START_ZH = "重新打开后换。"  # both, always: whoever looks for this line may read only one of them
NEXT_START_EN = "Changes at the next start."

translate = QCoreApplication.translate


class Words(NamedTuple):
    """What stands beside a setting: its name, what it means, and what its number counts."""

    label: str
    hint: str = ""
    unit: str = ""


def section_title(section: Section) -> str:
    """The heading of a section."""
    return {
        "judging": translate("Settings", "判断"),
        "notices": translate("Settings", "到期提醒"),
        "background": translate("Settings", "后台"),
        "look": translate("Settings", "外观和语言"),
        "kept": "",
    }[section]


def setting_words() -> dict[str, Words]:
    """By setting."""
    hours, times = translate("Settings", "小时"), translate("Settings", "次")
    return {
        "warn_hours": Words(
            translate("Settings", "提前多久变橙色"),
            translate("Settings", "离截止还有这么久时变成“快到点”。期限不到 24 小时的规则，最多提前一半时间。"),
            hours,
        ),
        "notifications": Words(
            translate("Settings", "到期前弹出系统通知"),
            translate("Settings", "只写几单、哪种超时、最早几点，不写买家。您正看着窗口时不弹。"),
        ),
        "notify_lead_hours": Words(translate("Settings", "提前多久通知"), "", hours),
        "notify_most": Words(
            translate("Settings", "一天最多通知"), translate("Settings", "时间挨得近的合成一条。"), times
        ),
        "quiet_from": Words(
            translate("Settings", "从几点起不打扰"), translate("Settings", "夜里到期的，睡前先告诉您。")
        ),
        "quiet_until": Words(
            translate("Settings", "到几点为止"), translate("Settings", "两个时间一样，就是全天都可以通知。")
        ),
        "tray": Words(
            translate("Settings", "关掉窗口后继续在后台看着"),
            translate(
                "Settings", "窗口收到右下角（Mac 是右上角）的小图标里，点图标再打开。要真正退出，用菜单里的“退出”。"
            ),
        ),
        "start_with_system": Words(
            translate("Settings", "开机时启动"), translate("Settings", "在后台启动，不弹出窗口。")
        ),
        "appearance": Words(translate("Settings", "颜色")),
        "text_size": Words(translate("Settings", "文字大小")),
        "language": Words(translate("Settings", "语言 Language"), f"{NEXT_START_ZH} {NEXT_START_EN}"),
    }


def choice_word(name: str, choice: str | int) -> str:
    """What a choice is called."""
    if name == "text_size":
        return f"{choice} %"
    return {
        "auto": translate("Settings", "跟随系统"),
        "light": translate("Settings", "浅色"),
        "dark": translate("Settings", "深色"),
        "zh": "中文",
        "en": "English",
    }[str(choice)]
