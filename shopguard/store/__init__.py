"""Remembered here: the SQLite database, its migrations, saving, fetching and backing up."""
