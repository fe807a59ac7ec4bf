"""Findings about units' tables and their consolidation. Owners: reading/workbook, consolidating, flows/merge."""

from nhiemky.domain.sentences.catalogue import Sentence

TABLES: dict[str, Sentence] = {}
