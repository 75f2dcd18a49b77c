"""What they see: the only home of Qt."""
