"""What other tools do with the same file, each in a process of its own: started by ``import_and_check``.

python -m tests.benchmarks.import_peers pandas|sqlite-utils FILE DATABASE
python -m tests.benchmarks.import_peers calamine FILE
"""

from __future__ import annotations

import csv
import sqlite3
import sys
from pathlib import Path


def by_pandas(file: Path, database: Path) -> None:
    """read_csv and to_sql, every cell as text."""
    import pandas as pd

    frame = pd.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    with sqlite3.connect(database) as db:
        frame.to_sql("orders", db, index=False)


def by_sqlite_utils(file: Path, database: Path) -> None:
    """The library's own insert of dictionaries."""
    import sqlite_utils

    with file.open(encoding="utf-8-sig", newline="") as lines:
        sqlite_utils.Database(database).table("orders").insert_all(csv.DictReader(lines))


def by_calamine(file: Path) -> None:
    """Every cell of the first sheet, read and let go."""
    import python_calamine

    sheet = python_calamine.CalamineWorkbook.from_path(file).get_sheet_by_index(0)
    for _ in sheet.iter_rows():
        pass


def main() -> None:
    """The door."""
    tool, file, *database = sys.argv[1:]
    if tool == "calamine":
        by_calamine(Path(file))
    else:
        {"pandas": by_pandas, "sqlite-utils": by_sqlite_utils}[tool](Path(file), Path(database[0]))


if __name__ == "__main__":
    main()
