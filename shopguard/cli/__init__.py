"""The command line: what scripts and tests may rely on. The same engine as the window."""
