"""The database engine: SQLite as SQLCipher builds it, the same for databases with and without a password.

Its interface is that of the standard library's ``sqlite3``, whose types stand for it here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3 as sqlite3
else:
    from sqlcipher3 import dbapi2 as sqlite3

__all__ = ["sqlite3"]
