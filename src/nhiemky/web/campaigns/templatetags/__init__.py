"""Filters of the campaign pages."""
