"""The table of orders: its columns, filters, views and groups, and what is done with many orders."""
