"""What the tree offers in the navigation and in the search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse

from nhiemky.web.organisations.access import organisations
from nhiemky.web.organisations.roles import CAPABILITIES
from nhiemky.web.request import Request
from nhiemky.web.ui.menu import Entry, register
from nhiemky.web.ui.search import Hit, register_search

_WIDE = frozenset({"administrator", "office_clerk", "organisation_board", "inspection_committee", "leader", "member_in_charge"})
_ORGANISE = frozenset(str(role) for role, held in CAPABILITIES.items() if "organise" in held)


def find_units(request: HttpRequest, words: str) -> Iterator[Hit]:
    """Units by name, other name or code, in the person's scope."""
    rows = organisations(cast(Request, request).actor).filter(Q(search_key__contains=words) | Q(code__istartswith=words))
    for one in rows.order_by("-active", "left")[:20]:
        where = one.parent.name if one.parent else ""
        yield Hit("Đơn vị", one.name, reverse("organisations:unit", args=[one.uuid]), where if one.active else f"{where}, không hoạt động")


def inside(request: HttpRequest) -> bool:
    """The pages below "Đơn vị" are offered there only: the navigation must fit a screen of 768."""
    return request.path.startswith(reverse("organisations:index"))


register(
    Entry("Quản lý", "Đơn vị", "organisations:index", roles=_WIDE, key="g u", order=30),
    Entry("Quản lý", "Người và chức vụ", "organisations:people", roles=_ORGANISE, shows=inside, order=31),
    Entry("Quản lý", "Phân công phụ trách", "organisations:charges", roles=_ORGANISE, shows=inside, order=32),
    Entry("Quản lý", "Nhóm đơn vị", "organisations:groups", roles=_ORGANISE, shows=inside, order=33),
    Entry("Quản lý", "Liên hệ đầu tiên", "organisations:contacts", roles=_ORGANISE, shows=inside, order=34),
)
register_search(find_units)
