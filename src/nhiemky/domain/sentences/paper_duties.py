"""Findings about duties, attachments and the signer's block of a document. Owner: checking/duties."""

from nhiemky.domain.sentences.catalogue import Sentence

PAPER_DUTIES: dict[str, Sentence] = {}
