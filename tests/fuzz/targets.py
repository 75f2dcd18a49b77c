"""Every reader that is fuzzed, by name. Only what the reader needs is loaded: a search counts the lines of all that is."""

from __future__ import annotations

from functools import partial

from tests.fuzz.names import FILES, KEPT, TOLD
from tests.fuzz.target import Target

_SMALL = 8 << 10


def target_named(name: str) -> Target:
    """The reader of one of the names in :mod:`tests.fuzz.names`."""
    if name in FILES:
        targets = _files()
    elif name in KEPT:
        targets = _kept()
    elif name in TOLD:
        targets = _told()
    else:
        return _flow(name)
    return next(target for target in targets if target.name == name)


def _files() -> tuple[Target, ...]:
    from tests.fuzz import file_seeds
    from tests.fuzz.reading import reading_target

    return (
        reading_target("orders-csv", partial(file_seeds.texts, file_seeds.ORDERS), "a.csv"),
        reading_target("parcels-csv", partial(file_seeds.texts, file_seeds.PARCELS), "a.csv"),
        reading_target("tracks-csv", partial(file_seeds.texts, file_seeds.TRACKS), "a.csv"),
        reading_target("after-sales-csv", partial(file_seeds.texts, file_seeds.AFTER_SALES), "a.csv"),
        reading_target("ledger-csv", partial(file_seeds.texts, file_seeds.LEDGER), "a.csv"),
        reading_target("xlsx", file_seeds.workbooks, "a.xlsx"),
        reading_target("xls", file_seeds.old_workbooks, "a.xls"),
        reading_target("html", file_seeds.pages, "a.xls"),
        reading_target("xml", file_seeds.spreadsheet_xml, "a.xml"),
        reading_target("json", file_seeds.answers, "a.json"),
        reading_target("zip", file_seeds.archives, "a.zip"),
    )


def _kept() -> tuple[Target, ...]:
    from tests.fuzz import configuring as kept

    return (
        Target("mapping-template", kept.template_rows, kept.templates_ready, longest=_SMALL),
        Target("saved-view", kept.view_rows, kept.views_ready, longest=_SMALL),
        Target("settings", kept.setting_files, kept.settings_ready, longest=_SMALL),
        Target("rule-file", kept.rule_files, kept.rules_ready),
        Target("rule-update", kept.rule_updates, kept.rule_updates_ready),
        Target("calendar", kept.calendars, kept.calendar_ready),
        Target("backup-manifest", kept.manifests, kept.manifests_ready, longest=_SMALL),
        Target("backup", kept.backups, kept.backups_ready),
        Target("lock", kept.locks, kept.locks_ready, longest=_SMALL),
    )


def _told() -> tuple[Target, ...]:
    from tests.fuzz import telling as told

    return (
        Target("notice", told.notices, told.notices_ready, longest=_SMALL),
        Target("track-line", told.track_lines, told.track_lines_ready, longest=_SMALL),
        Target("masking", told.told_texts, told.masked_ready, longest=_SMALL),
        Target("online-answer", told.online_answers, told.online_ready, longest=_SMALL),
        Target("file-name", told.file_names, told.file_names_ready, longest=512),
    )


def _flow(name: str) -> Target:
    if name == "drop":
        from tests.fuzz import dropping

        return Target(name, dropping.seeds, dropping.ready, longest=4096)
    if name == "command-line":
        from tests.fuzz import arguments

        return Target(name, arguments.seeds, arguments.ready, most_seconds=10, longest=2048)
    if name == "evidence":
        from tests.fuzz import attaching

        return Target(name, attaching.seeds, attaching.ready, most_seconds=10)
    from tests.fuzz import importing, looking

    return Target(name, importing.seeds, (importing if name == "import" else looking).ready, most_seconds=10)
