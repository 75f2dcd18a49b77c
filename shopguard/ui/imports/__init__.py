"""Files coming in: dropping, watching, naming columns, what was imported."""
