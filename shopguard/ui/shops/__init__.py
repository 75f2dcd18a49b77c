"""The owner's shops: told apart, named, chosen."""
