"""Proposals and difficulties gathered upward by theme, answered once (kiến nghị, khó khăn)."""
