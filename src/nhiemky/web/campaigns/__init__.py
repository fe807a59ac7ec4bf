"""Campaigns: from a document to what every unit owes."""
