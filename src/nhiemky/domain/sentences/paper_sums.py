"""Findings about sums and shares of a document beyond sum_mismatch. Owner: checking/sums."""

from nhiemky.domain.sentences.catalogue import Sentence

PAPER_SUMS: dict[str, Sentence] = {}
