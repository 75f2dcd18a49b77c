"""Help: the manual, F1, the first tour, a report for the developers."""
