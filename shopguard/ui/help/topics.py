"""Which page of the manual is about what: by the class of the widget, or of one around it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

FIRST = "start"
TOPICS = {
    "MainWindow": "start#colours",
    "EmptyPage": "files#where",
    "OrderTable": "table",
    "FilterBar": "table#filter",
    "OrderPanel": "order",
    "FindingCard": "order#finding",
    "ParcelCard": "order#timeline",
    "TagStrip": "order#tags",
    "TagDialog": "order#tags",
    "PenaltyPane": "costs",
    "MomentSlider": "costs#slider",
    "RescueCard": "costs#first",
    "CostsDialog": "costs",
    "CallSheetPage": "costs#calls",
    "RefundsPage": "costs#refunds",
    "TruthPage": "costs#truth",
    "DaysPage": "costs#days",
    "ScorePage": "costs#score",
    "AppealsDialog": "appeals",
    "AppealDialog": "appeals#case",
    "BulkDialog": "appeals#many",
    "NoticePage": "appeals#notice",
    "PacketPreview": "appeals#packet",
    "ImportPanel": "files#result",
    "BatchDialog": "files#undo",
    "MappingDialog": "files#mapping",
    "WatchDialog": "files#watched",
    "WatchStrip": "files#watched",
    "OnlineDialog": "files#online",
    "AsOfDialog": "files#as-of",
    "CompletenessDialog": "files#gaps",
    "JudgeFromDialog": "files#judge-from",
    "NotUnderstoodDialog": "files#not-understood",
    "RulebookDialog": "rules",
    "ExtensionDialog": "rules#extensions",
    "RuleUpdateDialog": "rules#update",
    "RuleFolderDialog": "rules#own",
    "ColourChanges": "rules#changed",
    "StepDialog": "appeals#steps",
    "EvidenceLook": "appeals#material",
    "NoteDialog": "order#tags",
    "SetAsideDialog": "order#aside",
    "ViewNameDialog": "table#filter",
    "ViewList": "table#filter",
    "ColumnsDialog": "table#columns",
    "SwitchDialog": "rules#switch",
    "MorningStrip": "morning",
    "ExportGuideDialog": "files#where",
    "ShopsDialog": "files#shops",
    "WhichShopDialog": "files#shops",
    "SettingsDialog": "settings",
    "UpdateDialog": "settings#updates",
    "UpdateLine": "settings#updates",
    "UpdateStrip": "settings#updates",
    "KeepingDialog": "keeping#backup",
    "PasswordDialog": "keeping#password",
    "RecoveryDialog": "keeping#password",
    "PlainLeftDialog": "keeping#password",
    "EyeButton": "keeping#mask",
    "ErasingDialog": "keeping#erase",
    "MovingDialog": "keeping#moving",
    "LicencesDialog": "trust",
    "AboutDialog": "trust",
    "ChangesDialog": "start",
    "FeedbackDialog": "trust#feedback",
    "CauseDialog": "appeals#many",
    "SheetPreview": "costs#calls",
    "MappingList": "files#mapping",
}


def topic_of(widget: QWidget | None) -> str:
    """The topic of the widget, else of the nearest one around it, else the first page."""
    while widget is not None:
        for kind in type(widget).__mro__:
            if kind.__name__ in TOPICS:
                return TOPICS[kind.__name__]
        widget = widget.parentWidget()
    return FIRST
