"""Crash safety: the program is killed, starved, cut off and put to sleep at chosen moments; then everything is looked at."""
