"""What stands above the table in the morning."""
