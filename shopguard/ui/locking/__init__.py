"""The password in the window: unlocking at the start, locking meanwhile, setting it and taking it away."""
