"""Every change has exactly one event; the events form a chain."""
