"""Ratings in the navigation: for those who prepare and decide them."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from nhiemky.web.organisations.access import scope_of
from nhiemky.web.ratings.past.access import asked_rounds
from nhiemky.web.ratings.setup.listed import due
from nhiemky.web.request import Request
from nhiemky.web.ui.menu import Count, Entry, register

BOARD = frozenset({"organisation_board", "leader"})


def has_side(request: HttpRequest) -> bool:
    """Whether the person prepares or decides ratings today."""
    scope = scope_of(cast(Request, request).actor)
    return scope.has("rate") or scope.has("decide")


def answers_past(request: HttpRequest) -> bool:
    """Whether findings about earlier years wait for, or got, an answer of the person's committee."""
    return asked_rounds(cast(Request, request).actor).exists()


def due_count(request: HttpRequest) -> Count | None:
    """Standing orders whose round should be opened."""
    count = len(due(cast(Request, request).actor))
    return Count(count, bad=True) if count else None


register(Entry("Đơn vị", "Kết quả xếp loại năm cũ", "ratings_past:mine_list", shows=answers_past, order=47))


register(Entry("Nhiệm kỳ", "Soát kết quả năm cũ", "ratings_past:index", roles=BOARD, shows=has_side, order=21))


register(Entry("Nhiệm kỳ", "Xếp loại", "ratings_setup:index", roles=BOARD, shows=has_side, count=due_count, key="g l", order=20))
