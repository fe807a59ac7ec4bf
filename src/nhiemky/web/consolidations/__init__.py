"""Consolidations of a campaign and the owner's own reports."""
