"""The one catalogue of codes: every finding and refusal with its sentence (vi, en), severity and basis.

One file per area; a code stands in one file only. docs/findings.md is checked against this catalogue by a test.
"""

from nhiemky.domain.sentences.catalogue import Sentence
from nhiemky.domain.sentences.directives import DIRECTIVES
from nhiemky.domain.sentences.forms import FORMS
from nhiemky.domain.sentences.refusals import REFUSALS
from nhiemky.domain.sentences.rules import RULES
from nhiemky.domain.sentences.tables import TABLES

__all__ = ["SENTENCES", "Sentence"]

SENTENCES: dict[str, Sentence] = {**REFUSALS, **DIRECTIVES, **TABLES, **FORMS, **RULES}
