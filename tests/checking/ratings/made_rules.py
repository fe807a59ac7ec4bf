"""Rule sets made for a test: `made(caps=[...], bands=[...])` is a regulation with just these items."""

from __future__ import annotations

from datetime import date

from nhiemky.rulebook.rating_sets import RuleSet, merged
from nhiemky.rulebook.ratings import RuleFile


def made(**sections) -> RuleSet:
    file = RuleFile(
        id="1-QĐ/X",
        title="Quy định thử",
        issuer="Cơ quan thử",
        signed=None,
        effective_from=date(2030, 1, 1),
        effective_to=None,
        rated_from=2030,
        rated_to=None,
        source="thử",
        confirm="thử",
        **{name: tuple(items) for name, items in sections.items()},
    )
    return merged((file,))
