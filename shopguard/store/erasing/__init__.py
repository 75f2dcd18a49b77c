"""Erasing orders with all that belongs to them; the only place where anything of a case or an order is deleted for good."""
