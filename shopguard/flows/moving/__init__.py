"""Moving house: everything goes to another computer in one file, and is checked when it has arrived."""
