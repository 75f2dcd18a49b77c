"""One order: the panel, its findings and parcels, and what the owner says of it."""
