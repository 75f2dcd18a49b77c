"""A made-up shop: exports in the platform's own forms, for a first look, for tests, for screenshots."""
