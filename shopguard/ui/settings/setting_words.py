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
        "privacy": translate("Settings", "买家隐私"),
        "backups": translate("Settings", "自动备份"),
        "background": translate("Settings", "后台"),
        "updates": translate("Settings", "新版本"),
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
        "mask_screen": Words(
            translate("Settings", "屏幕上遮住买家的姓名、电话和门牌"),
            translate("Settings", "要看时点“眼睛”，关掉窗口就又遮住。照片和 PDF 里的遮不了。"),
        ),
        "lock_after_minutes": Words(
            translate("Settings", "多久没人动就锁上"),
            translate("Settings", "设了密码才有用（菜单里的“密码…”）。锁上以后导入照样继续。"),
        ),
        "backup_daily": Words(
            translate("Settings", "每天自动备份一次"),
            translate("Settings", "有新数据才备份。撤销导入、设密码、升级以前，不论这里开没开，都会先备份。"),
        ),
        "backups_kept": Words(translate("Settings", "最近的备份留几个"), "", translate("Settings", "个")),
        "backups_weeks": Words(
            translate("Settings", "再往前每周留一个，留几周"),
            translate("Settings", "和数据在同一块盘上：盘坏了就一起没了，请另外备份一份到 U 盘或网盘。"),
            translate("Settings", "周"),
        ),
        "keep_months": Words(
            translate("Settings", "订单只保留最近几个月"),
            translate("Settings", "0 就是一直留着。第一次会先给您看删什么，点头了才删，以后每月一次。"),
            translate("Settings", "个月"),
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
        "check_updates": Words(
            translate("Settings", "检查有没有新版本、新规则"),
            translate(
                "Settings", "一天最多问一次下载网站，您和店铺的任何内容都不发出去。不会自己下载，也不会自己安装。"
            ),
        ),
        "appearance": Words(translate("Settings", "颜色")),
        "text_size": Words(translate("Settings", "文字大小")),
        "language": Words(translate("Settings", "语言 Language"), f"{NEXT_START_ZH} {NEXT_START_EN}"),
    }


def choice_word(name: str, choice: str | int) -> str:
    """What a choice is called."""
    if name == "text_size":
        return f"{choice} %"
    if name == "lock_after_minutes":
        return (
            translate("Settings", "{number} 分钟").format(number=choice)
            if choice
            else translate("Settings", "不自动锁")
        )
    return {
        "auto": translate("Settings", "跟随系统"),
        "light": translate("Settings", "浅色"),
        "dark": translate("Settings", "深色"),
        "zh": "中文",
        "en": "English",
    }[str(choice)]
