"""Every address × method × person × whose thing it is: answered as the policy says, and nothing foreign ever shown.

The addresses come from the URL resolver, so a new one without a policy fails here before anybody can open it.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from web.conftest import World
from web.estate import Estate, Thing
from web.policy import POLICY

from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.organisations.access import Scope, scope_of
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.ui import menu

PEOPLE = ("chanh", "quantri", "lanhdao", "bantc", "ubkt", "uyvien", "bithu1", "vanthu1", "vanthu2", "khacvp", "khacnguoi")
DONE = {200, 204, 302, 400, 409, 422}
"""Let in: the answer may still be that the form is not filled, or that the state does not allow it."""
GONE = {
    "appendix:drop_own", "mfa_deactivate_totp", "mfa_download_recovery_codes", "mfa_view_recovery_codes", "reports:appendix_form",
    "campaigns_cascade:figure", "reports:confirm_receipt", "reports_drafts:word", "reports_drafts:list", "proposals:answer_file", "proposals:guidance_file",
}  # fmt: skip
"""Let in, yet there is nothing: a row that is not the unit's own, a second step not set up, no unit of one's own."""
NOT_OURS = ("accounts:set_up", "account_logout", "accounts:home")
"""Answers of these differ by nature: a set-up that is over, a logout, a redirect home."""


FOR_MISSING = ("chanh", "khacnguoi", "")
"""A method that is not there is refused before anybody is asked for: one who may much, one who may little and nobody try it."""


def addresses() -> Iterator[tuple[str, URLPattern]]:
    def walk(resolver: Any, namespace: str) -> Iterator[tuple[str, URLPattern]]:
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLPattern):
                yield (f"{namespace}:" if namespace else "") + str(pattern.name), pattern
            else:
                yield from walk(pattern, pattern.namespace or namespace)

    yield from walk(get_resolver(), "")


ALL = dict(addresses())


def test_every_address_has_a_policy_and_every_policy_an_address():
    assert sorted(set(ALL) - set(POLICY)) == []
    assert sorted(set(POLICY) - set(ALL)) == []


@pytest.mark.timeout(900)
def test_the_matrix_holds(world: World, morning, monkeypatch):
    navigation = menu.groups_for
    estates = {True: Estate(world, home=True), False: Estate(world, home=False)}
    for estate in estates.values():
        estate.stand()
    wrong: list[str] = []
    count = 0
    for person in (*PEOPLE, ""):
        client = world.client(person) if person else Client()
        scope = scope_of(world.actor(person)) if person else Scope()
        monkeypatch.setattr(menu, "groups_for", navigation)
        shell = client.get(reverse("ui:search"))  # outside of what is taken back: the session is known from here on
        assert b"CANARY" not in shell.content or person.startswith("khac"), person
        monkeypatch.setattr(menu, "groups_for", lambda *_: [])  # the same on every page: looked at once
        for name, home, method, rule, thing in _cells(estates):
            if rule is None and person not in FOR_MISSING:
                continue
            status, body, events = _ask(client, method, _address(name, thing))
            count += 1
            expected = _expected(name, rule, scope, thing, signed_in=bool(person), doing=method == "post")
            cell = f"{person or 'nobody'} {method} {name} {'home' if home else 'foreign'}"
            if status not in expected:
                wrong.append(f"{cell}: {status}, not one of {sorted(expected)}")
            if method == "get" and events and status != 403:  # a refusal leaves its mark in the log
                wrong.append(f"{cell}: reading writes")
            if b"CANARY" in body and not person.startswith("khac"):
                wrong.append(f"{cell}: shows what is foreign")
    told = "\n".join(wrong)
    assert not wrong, f"{len(wrong)} of {count} cells:\n{told}"
    assert count > 5000, f"only {count} cells were asked"


def _cells(estates: dict[bool, Estate]) -> Iterator[tuple[str, bool, str, str | None, Thing]]:
    """Address, whose, method, rule, thing."""
    for name, (kind, reads, does) in sorted(POLICY.items()):
        for home, estate in estates.items():
            if name in ALL and name not in NOT_OURS and (home or kind != "none"):
                yield name, home, "get", reads, estate.things[kind]
                yield name, home, "post", does, estate.things[kind]


def _address(name: str, thing: Thing) -> str:
    values = {**(thing.by or {})}
    wanted = ALL[name].pattern.converters
    given = {key: values[key] if key in values else _other(key, thing) for key in wanted}
    return reverse(name, kwargs=given)


def _other(key: str, thing: Thing) -> Any:
    """The thing itself; a second part that is the same for all."""
    return {"kind": "gia-han", "version": 1, "token": UUID(int=7)}.get(key, thing.id)


def _ask(client: Client, method: str, address: str) -> tuple[int, bytes, int]:
    """Status, body, events written; whatever it did is taken back."""
    with transaction.atomic():
        written = AuditEvent.objects.exclude(action="rating.looked")  # that somebody looked at a person's rating is kept, by GET too
        before = written.count()
        client.raise_request_exception = False
        response = getattr(client, method)(address)
        body = b"".join(response) if response.streaming else response.content
        events = written.count() - before
        transaction.set_rollback(True)
    return response.status_code, body, events


def _expected(name: str, rule: str | None, scope: Scope, thing: Thing, *, signed_in: bool, doing: bool) -> set[int]:
    done = {*DONE, 404} if name in GONE else DONE
    if rule == "open":
        return {*DONE, 405, 429}
    if rule == "token":  # a session is nobody at the API; what a token may: api/test_token_access.py
        return {401}
    if rule == "nowhere":
        return {404}
    if rule == "nobody else":
        return {302, 403} if not signed_in else {302, 404}
    if not signed_in:
        return {302, 403, 405} if rule is None or doing else {302}
    if rule == "signed in":
        return done
    if rule is None:
        return {405, 404, 403}
    if rule.startswith("any "):
        allowed = any(scope.has(each.removeprefix("any ")) for each in rule.split("|"))  # type: ignore[arg-type]
        return done if allowed else {403, 404}
    if rule == "committee":
        return done if any(scope.may("see", one) for one in thing.roster) else {404}
    if rule in ("roster", "owner"):
        if scope.may("see", thing.organisation):
            return done
        listed = any(scope.may("see", one) for one in thing.roster)
        return {404} if not listed else done if rule == "roster" else {403}
    if " / " in rule:  # what the owner's side needs / what a listed unit's side needs
        owners, units = (part.split("|") for part in rule.split(" / "))
        sides = [(owners, thing.organisation), *((units, one) for one in thing.roster)]
        if any(scope.may(each, one) for needs, one in sides for each in needs):  # type: ignore[arg-type]
            return done
        return {403, 404} if any(scope.may("see", one) for _, one in sides) else {404}
    return _over(rule, scope, thing.organisation, done)


def _over(rule: str, scope: Scope, organisation: Organisation, done: set[int]) -> set[int]:
    if any(scope.may(each, organisation) for each in rule.split("|")):  # type: ignore[arg-type]
        return done
    return {403, 404} if scope.may("see", organisation) else {404}
