"""Files coming in, and taking them back."""
