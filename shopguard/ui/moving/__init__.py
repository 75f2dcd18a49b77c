"""Moving house from the window."""
