"""From file to facts: any file as text, its kind recognised, rows with reasons for the rejected."""
