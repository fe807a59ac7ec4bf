"""{% load consolidations %}: a figure as print writes it."""

from __future__ import annotations

from django import template

from nhiemky.domain.figure import Value
from nhiemky.writing.consolidation_words import figure_words

register = template.Library()


@register.filter
def figure(value: Value) -> str:
    """{{ moved.before|figure }} -> 1.406; "chưa có" for a blank."""
    return figure_words(value) or "chưa có"
