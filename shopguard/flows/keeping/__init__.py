"""Keeping: backups by hand and by themselves, restore with preview and undo, and the look whether everything is whole."""

from shopguard.flows.keeping.automatic import automatic_backup, back_up_data
from shopguard.flows.keeping.backup import make_backup
from shopguard.flows.keeping.restoring import restore_backup, undo_restore
from shopguard.flows.keeping.verifying import verify, whole

__all__ = ["automatic_backup", "back_up_data", "make_backup", "restore_backup", "undo_restore", "verify", "whole"]
