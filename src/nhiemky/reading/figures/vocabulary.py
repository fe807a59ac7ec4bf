"""Closed lists of words, written as office people would say them.

>>> sorted(words("xã phường")), sorted(phrases("chi bộ|đảng bộ"))
(['phường', 'xã'], ['chi bộ', 'đảng bộ'])
"""


def words(text: str) -> frozenset[str]:
    """Single words, separated by blanks."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """Words that go together, separated by strokes."""
    return frozenset(text.split("|"))
