"""What it costs: amounts, days and measures, whom to save first, and what was really taken."""
