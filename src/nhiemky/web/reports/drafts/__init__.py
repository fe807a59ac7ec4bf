"""Drafts before the member in charge and the standing committee, opinions and what became of them."""
