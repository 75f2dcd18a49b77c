"""The rules in use, and what changing them changes."""
