"""What is true: orders, parcels, rules and money. No Qt, no disk, no clock ("now" is an argument)."""
