"""A password for the data folder: setting, changing and removing it, unlocking, and what is forgotten."""
