"""What tells the owner of newer releases."""
