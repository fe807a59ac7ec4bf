"""Findings about cited documents against the register. Owner: checking/cited."""

from nhiemky.domain.sentences.catalogue import Sentence

PAPER_REGISTER: dict[str, Sentence] = {}
