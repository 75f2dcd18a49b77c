"""The list of orders, and one order whole."""
