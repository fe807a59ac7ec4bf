"""Ratings in the navigation: for those who prepare and decide them."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from nhiemky.web.organisations.access import scope_of
from nhiemky.web.request import Request
from nhiemky.web.ui.menu import Entry, register

BOARD = frozenset({"organisation_board", "leader"})


def has_side(request: HttpRequest) -> bool:
    """Whether the person prepares or decides ratings today."""
    scope = scope_of(cast(Request, request).actor)
    return scope.has("rate") or scope.has("decide")


register(Entry("Nhiệm kỳ", "Xếp loại", "ratings_setup:index", roles=BOARD, shows=has_side, key="g l", order=20))
