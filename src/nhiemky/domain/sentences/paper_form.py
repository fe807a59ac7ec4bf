"""Findings about the form of a Word document (thể thức). Owner: checking/form."""

from nhiemky.domain.sentences.catalogue import Sentence

PAPER_FORM: dict[str, Sentence] = {}
