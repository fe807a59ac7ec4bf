"""Findings and refusals of forms, kits, rosters and campaigns. Owners: flows/kit, flows/campaign."""

from nhiemky.domain.sentences.catalogue import Sentence

FORMS: dict[str, Sentence] = {}
