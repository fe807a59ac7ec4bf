"""The committee the demos stand on: tree, people, accounts, made by the users' own steps.

>>> class Story(Installed):                                              # doctest: +SKIP
...     def run(self): ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from nhiemky.web import clock
from nhiemky.web.accounts import codes, doors, samples
from nhiemky.web.accounts.actions import invite
from nhiemky.web.accounts.models import User
from nhiemky.web.audit.actor import Actor
from nhiemky.web.demo import story
from nhiemky.web.organisations.actions import Details, create_organisation
from nhiemky.web.organisations.imports.actions import confirm_import, take_list
from nhiemky.web.organisations.models import Organisation, OrganisationType, Person
from nhiemky.web.organisations.people.actions import add_charges

Say = Callable[[str], None]
LIST = "danh-sach-don-vi.xlsx"


class Installed:
    """The steps every demo begins with; `people` by user name, `units` by code."""

    def __init__(self, example: Path, say: Say) -> None:
        self.example, self.say = example, say
        self.people: dict[str, User] = {}

    def install(self) -> None:
        """The committee with its 81 units, their heads, and the sample accounts, on 20/4/2023."""
        with self.on("Lập tổ chức, người, tài khoản", 20, 4):
            self._committee()
            self._people()

    def actor(self, username: str) -> Actor:
        """An actor with a scope as of now."""
        return Actor.of_user(User.objects.get(pk=self.people[username].pk))

    @contextmanager
    def on(self, what: str, day: int, month: int, hour: int = 8) -> Iterator[None]:
        self.say(what)
        with clock.standing_at(story.at(day, month, hour)):
            yield

    def _committee(self) -> None:
        kind = OrganisationType.objects.get(code="dang-bo-khoi")
        first = story.ADMINISTRATOR
        code = doors.make_setup_code()
        assert code is not None
        self.people["quantri"] = doors.set_up(
            code, committee=story.COMMITTEE, kind=kind, name=first.name, username=first.username, password=story.PASSWORD
        )
        self.root = Organisation.objects.get(parent=None)
        admin = self.actor("quantri")
        for code_of_board, name, type_code in story.BOARDS:
            board_kind = OrganisationType.objects.get(code=type_code)
            create_organisation(
                admin, name=name, kind=board_kind, parent=self.root, since=date(2023, 4, 20), details=Details(code=code_of_board)
            )
        words = (self.example / LIST).read_bytes()
        batch = take_list(admin, self.root, LIST, words, on=date(2023, 4, 20))
        confirm_import(admin, batch)
        self.root.refresh_from_db()
        self.units = {one.code: one for one in Organisation.objects.filter(parent=self.root, type__is_board=False)}

    def _people(self) -> None:
        admin = self.actor("quantri")
        for cast_member in story.CAST:
            place = self.units.get(cast_member.place, self.root)
            head = Person.objects.filter(name=cast_member.name, posts__organisation=place).first()
            _, code = invite(  # head: the list named the unit's head already, the account is that person's
                admin, place, cast_member.role, name=cast_member.name, phone=cast_member.phone, title=cast_member.title, person=head
            )
            self.people[cast_member.username] = doors.accept_invitation(
                codes.find(code, ["invite"]), username=cast_member.username, password=story.PASSWORD
            )
        prefix, low, high = story.IN_CHARGE
        charged = [self.units[f"{prefix}{number:02}"] for number in range(low, high + 1)]
        add_charges(self.actor("quantri"), since=clock.today(), organisations=charged, person=self.people["khai"].person)

    def keep_samples(self, notes: dict[str, str] | None = None) -> None:
        """Shown on the login page. notes: what there is to see, where it differs from the story's own."""
        kept = [
            samples.Sample(one.username, story.PASSWORD, one.name, one.title, (notes or {}).get(one.username, one.sample))
            for one in story.CAST
            if one.sample
        ]
        samples.keep(kept)
