"""The invented block committee of Nam Thuận: who it is, what its units report, in which files they send it."""
