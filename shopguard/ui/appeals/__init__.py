"""Appeals, on screen."""
