"""An office's own figures for the work between terms; without them the shipped ones, which nobody has confirmed.

>>> rule_of(committee).confirmed, rule_of(committee).minutes_per_figure          # doctest: +SKIP
(False, Decimal('6'))
"""

from __future__ import annotations

import json
from decimal import Decimal

from nhiemky.domain.term_results import TermRule
from nhiemky.rulebook.term_work import default_term_rule
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.terms.models import TermRuleVersion

FIELDS = ("growth", "trend_share", "partly_from", "minutes_per_figure", "minutes_per_heading")


def rule_of(organisation: Organisation) -> TermRule:
    """In force."""
    newest = TermRuleVersion.objects.filter(organisation=organisation).order_by("-number").first()
    return read_rule(newest.value) if newest else default_term_rule()


def rule_words(rule: TermRule) -> str:
    """JSON to keep."""
    return json.dumps({name: str(getattr(rule, name)) for name in FIELDS}, separators=(",", ":"))


def read_rule(words: str) -> TermRule:
    """What was kept; somebody kept it, so it is confirmed."""
    value = json.loads(words)
    growth, trend, partly, figure, heading = (Decimal(value[name]) for name in FIELDS)
    return TermRule(growth, trend, partly, figure, heading, confirmed=True)
