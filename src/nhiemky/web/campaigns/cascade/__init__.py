"""Cascade: a unit opens a campaign of its own below the one it received."""
