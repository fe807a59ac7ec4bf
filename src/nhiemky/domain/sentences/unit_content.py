"""Findings about what a unit wrote: boilerplate, copies, causes. Owner: checking/content."""

from nhiemky.domain.sentences.catalogue import Sentence

UNIT_CONTENT: dict[str, Sentence] = {}
