"""Invented committees and their papers, as data: the demos' casts. No Django here."""
