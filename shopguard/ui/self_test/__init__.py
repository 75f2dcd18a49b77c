"""The window's side of the self-test."""
