"""Findings between documents: prose and appendix, report and units, this period and the last. Owner: checking/between."""

from nhiemky.domain.sentences.catalogue import Sentence

BETWEEN_PAPERS: dict[str, Sentence] = {}
