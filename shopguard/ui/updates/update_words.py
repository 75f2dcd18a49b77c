"""What there is that is newer, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from shopguard.flows.updates import News

translate = QCoreApplication.translate


def news_in_words(news: News) -> str:
    """One sentence."""
    version, day = news.release.version, news.release.day.isoformat()
    if not news.program:
        return translate("Updates", "有新的规则文件（{day}）。").format(day=rules_day(news))
    if news.rules:
        return translate("Updates", "有新版本 {version}（{day}），也有新的规则文件。").format(version=version, day=day)
    return translate("Updates", "有新版本 {version}（{day}）。").format(version=version, day=day)


def rules_day(news: News) -> str:
    """The date of the rule file; "" where none is told."""
    return news.release.rules.day.isoformat() if news.release.rules is not None else ""
