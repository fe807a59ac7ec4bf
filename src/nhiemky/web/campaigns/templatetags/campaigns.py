"""{% load campaigns %}: moments as campaign pages say them.

{{ obligation.deadline_at|until }} -> hết ngày 29/5/2023
"""

from __future__ import annotations

from datetime import datetime

from django import template

from nhiemky.scheduling.deadlines import moment_words
from nhiemky.vietnamese.columns import cut_off_words

register = template.Library()


@register.filter
def until(moment: datetime | None) -> str:
    """An exclusive instant as the day people say; nothing for None."""
    if not moment:
        return ""
    words = moment_words(moment)
    return words[:1].lower() + words[1:]


@register.filter
def cut_off(words: str | None) -> str:
    """ "2023-04" -> tháng 4/2023."""
    return cut_off_words(words)
