"""The table of orders and the panel of one."""
