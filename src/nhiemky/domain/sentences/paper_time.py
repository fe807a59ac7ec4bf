"""Findings about the times of a document beyond the schema's kinds. Owner: checking/calendar."""

from nhiemky.domain.sentences.catalogue import Sentence

PAPER_TIME: dict[str, Sentence] = {}
