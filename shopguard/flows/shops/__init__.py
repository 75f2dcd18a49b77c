"""The owner's shops, and whose a file is."""
