"""Prompts, self-reviews, opinions, ballots, notices, objections."""
