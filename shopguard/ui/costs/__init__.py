"""What it costs, on screen."""
