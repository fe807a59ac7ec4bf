"""{% load conferences %}: words of conferences in pages.

{{ conference|when }} -> 07:30 ngày 17/5/2023
"""

from __future__ import annotations

from django import template

from nhiemky.domain.conference import HALF_NAMES
from nhiemky.web.conferences import words
from nhiemky.web.conferences.clashing import Offer, Trouble, short_name
from nhiemky.web.conferences.models import Conference

register = template.Library()
ROLES = {"member": "Phụ trách", "secretary": "Bí thư đơn vị", "guest": "Khách mời"}


@register.filter
def when(conference: Conference) -> str:
    """When it is, or that it has no day."""
    return words.when(conference)


@register.filter
def length_words(half_days: int) -> str:
    """{{ 3|length_words }} -> một ngày rưỡi."""
    return words.half_words(half_days)


@register.filter
def half_word(half: str) -> str:
    """{{ "AM"|half_word }} -> Sáng."""
    return HALF_NAMES["PM" if half == "PM" else "AM"].capitalize()


@register.filter
def role_word(role: str) -> str:
    """{{ "member"|role_word }} -> Phụ trách."""
    return ROLES.get(role, role)


@register.filter
def short_unit(conference: Conference) -> str:
    """ "Sở Xây dựng" of "Đảng bộ Sở Xây dựng"."""
    return short_name(conference)


@register.filter
def offer_words(offer: Offer) -> str:
    """ "14:00 ngày 17/5"."""
    return f"{offer.starts:%H:%M} ngày {words.short_day(offer.slot.day)}"


@register.filter
def way_out(note: Trouble) -> str:
    """Where the button moves it: "14:00" on its own day, "14:00 ngày 18/5" on another."""
    if note.offer is None:
        return ""
    return f"{note.offer.starts:%H:%M}" if note.offer.slot.day == note.conference.day else offer_words(note.offer)
