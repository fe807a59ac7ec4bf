"""Rounds, series, subjects, and the rules they pin."""
