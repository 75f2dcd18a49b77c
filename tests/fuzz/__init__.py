"""Fuzzing of everything that reads what somebody else wrote: ``python -m tests.fuzz --minutes 10 --json figures.json``."""
