"""A program that calls the API with a token."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.web.office.conftest import issued, owed

from nhiemky.web import clock
from nhiemky.web.api import limits
from nhiemky.web.api.tokens import make_token, own_posts

__all__ = ["issued", "owed", "program"]


@pytest.fixture(autouse=True)
def calls_are_not_counted_over_tests():
    limits.reads.forget()
    limits.changes.forget()


@pytest.fixture
def program(world):
    """program("chanh") -> a client with a token of that person's first post."""

    def client(username: str) -> Client:
        actor = world.actor(username)
        _, words = make_token(actor, own_posts(actor).get(), name="Thống kê", last_day=clock.today() + timedelta(days=30))
        return Client(headers={"authorization": f"Bearer {words}"})

    return client
