"""{% load reports %}: what only the pages of units' reports need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from nhiemky.flows.revision_difference import Change

register = template.Library()


@register.simple_tag
def suggestion(suggestions: Mapping[int, tuple[str, str, str]], each: Any) -> dict[str, str]:
    """{% suggestion suggestions each as hint %} -> hint.key, hint.number, hint.why of a waiting paragraph."""
    key, number, why = suggestions.get(each.pk, ("", "", ""))
    return {"key": key, "number": number, "why": why}


@register.simple_tag
def paragraph_break(loop: Mapping[str, Any], changes: Sequence[Change]) -> SafeString:
    """A line's end where the next change belongs to another paragraph."""
    at = int(loop["counter0"])
    ends = at + 1 < len(changes) and changes[at + 1].paragraph != changes[at].paragraph
    return mark_safe("<br>") if ends else mark_safe("")
