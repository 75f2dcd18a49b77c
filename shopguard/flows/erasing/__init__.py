"""Orders erased with all that belongs to them: chosen ones, and by age."""
