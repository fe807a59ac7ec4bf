"""Findings about what was read: values in, findings out, nothing raised."""
