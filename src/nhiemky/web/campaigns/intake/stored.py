"""A reading's rows and its pure value, back and forth.

>>> paper_of(reading).directive.obligations, corrections_of(reading)      # doctest: +SKIP
"""

from __future__ import annotations

import json
from functools import lru_cache

from nhiemky.domain.confirmation import Correction as Pure
from nhiemky.domain.confirmation import PaperReading
from nhiemky.flows.confirmation.session import Confirmation, confirmation_of
from nhiemky.flows.confirmation.stored import dump_corrections, dump_reading, load_corrections, load_reading
from nhiemky.web.campaigns.cited import register_of_office
from nhiemky.web.campaigns.models import Correction, Reading


def paper_of(reading: Reading) -> PaperReading:
    """The paper as its reader gave it. It never changes, so the last few are kept: a person corrects one many times."""
    return _paper(reading.source, reading.directive)


@lru_cache(maxsize=4)
def _paper(source: str, directive: str) -> PaperReading:
    kept = json.loads(source)
    whole = kept if "document" in kept else {"document": kept}  # readings of older versions are the document alone
    return load_reading({**whole, "directive": json.loads(directive)})


def words_of_paper(paper: PaperReading) -> tuple[str, str]:
    """(source, directive) as they are stored; beside the source's text stand its look and its rows."""
    value = dump_reading(paper)
    directive = value.pop("directive")
    return json.dumps(value, ensure_ascii=False), json.dumps(directive, ensure_ascii=False)


def corrections_of(reading: Reading) -> tuple[Pure, ...]:
    """What people settled, in order; what was taken back left out."""
    rows = Correction.objects.filter(reading=reading, undone=False).order_by("seq").values_list("value", flat=True)
    return load_corrections([json.loads(value) for value in rows])


def words_of_correction(correction: Pure) -> str:
    return json.dumps(dump_corrections((correction,))[0], ensure_ascii=False)


def confirmation(reading: Reading, *more: Pure) -> Confirmation:
    """Everything the confirm page shows; more: corrections on top that are not saved."""
    known = register_of_office(reading.document.organisation_id, but=reading.document)
    return confirmation_of(paper_of(reading), (*corrections_of(reading), *more), known)
