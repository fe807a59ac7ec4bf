"""A loaded demo gone on with: its people and units by the names the story gives them, its moment, its pages and its API.

desk = Desk(story.NOW)
desk.office.accept("lien", desk.hand_in(...))
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.accounts.models import User
from nhiemky.web.api.tokens import make_token, own_posts
from nhiemky.web.audit.actor import Actor
from nhiemky.web.demo.estates.value import PASSWORD
from nhiemky.web.demo.work import Work
from nhiemky.web.organisations.models import Organisation

API = "/api/v1"


class Desk(Work):
    """Everybody at work in one moment of a story."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        self.units = {one.code: one for one in Organisation.objects.all()}

    def now(self) -> Any:
        return clock.standing_at(self.moment)

    def actor(self, username: str) -> Actor:
        return Actor.of_user(User.objects.get(username=username))

    def page(self, username: str) -> Client:
        """Signed in through the login page."""
        client = Client(HTTP_HOST="127.0.0.1")
        answer = client.post("/dang-nhap/", {"login": username, "password": PASSWORD})
        assert answer.status_code == 302, answer
        return client

    def api(self, username: str) -> Client:
        """With a token of the person's only post."""
        actor = self.actor(username)
        _, words = make_token(actor, own_posts(actor).get(), name="Chuyện mẫu", last_day=clock.today() + timedelta(days=30))
        return Client(HTTP_HOST="127.0.0.1", headers={"authorization": f"Bearer {words}"})


def send(client: Client, obligation: Any, name: str, data: bytes) -> tuple[int, dict[str, Any]]:
    """A file handed in by the API: status and answer."""
    answer = client.post(f"{API}/obligations/{obligation.uuid}/submissions", {"file": SimpleUploadedFile(name, data)})
    return answer.status_code, answer.json()


def refused(act: Callable[..., object], *words: object, **named: object) -> str:
    """The code of the refusal `act` answers with, "" where it does what it is told."""
    try:
        act(*words, **named)
    except Refusal as told:
        return told.code
    return ""


def body(answer: Any) -> bytes:
    """The bytes of a page's download."""
    assert answer.status_code == 200, (answer.status_code, answer.content[:300])
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def footnotes(word: bytes) -> str:
    """The part of a Word that holds its footnotes, as XML."""
    with ZipFile(BytesIO(word)) as parts:
        return parts.read("word/footnotes.xml").decode()


def with_part(word: bytes, name: str, old: str, new: str) -> bytes:
    """The Word as somebody who types over one thing in it leaves it."""
    made = BytesIO()
    with ZipFile(BytesIO(word)) as source, ZipFile(made, "w") as target:
        for each in source.infolist():
            data = source.read(each)
            if each.filename == name:
                assert old.encode() in data, f"{old} is not in {name}"
                data = data.replace(old.encode(), new.encode(), 1)
            target.writestr(each, data)
    return made.getvalue()
