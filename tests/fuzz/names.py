"""The names of what is fuzzed, in groups, told without loading any of it."""

FILES = (
    "orders-csv",
    "parcels-csv",
    "tracks-csv",
    "after-sales-csv",
    "ledger-csv",
    "xlsx",
    "xls",
    "html",
    "xml",
    "json",
    "zip",
)
KEPT = (
    "mapping-template",
    "saved-view",
    "settings",
    "rule-file",
    "rule-update",
    "calendar",
    "backup-manifest",
    "backup",
    "lock",
)
TOLD = ("notice", "track-line", "masking", "online-answer", "file-name")
FLOWS = ("import", "mapping-dialog", "evidence", "command-line", "drop")
NAMES = (*FILES, *KEPT, *TOLD, *FLOWS)
