"""The settings page and what belongs to it."""
