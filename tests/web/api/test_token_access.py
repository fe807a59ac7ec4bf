"""What a token may: every address of the API × person × whose thing it is, by the same rules as the person's own pages; nothing foreign shown."""

import pytest
from django.db import transaction
from django.test import Client
from web.conftest import World
from web.estate import Estate, Thing
from web.policy import POLICY
from web.test_permissions import ALL, DONE, _address, _expected

from nhiemky.web.api import limits
from nhiemky.web.api.tokens import actor_of, known
from nhiemky.web.organisations.access import scope_of

RULES: dict[str, tuple[str, str | None, str | None]] = {
    **{f"api:{name}": ("none", "signed in", None) for name in ("organisations", "campaigns", "submissions", "figures", "findings", "jobs")},
    "api:organisation": ("organisation", "see", None),
    "api:campaign": ("campaign", "roster", None),
    "api:campaign_value": ("campaign", "owner", None),
    "api:obligations": ("campaign", "roster", None),
    "api:obligation": ("obligation", "see", None),
    "api:submit": ("obligation", None, "prepare|approve|office"),
    "api:submission": ("revision", "see", None),
    "api:submission_file": ("revision", "see", None),
    "api:consolidations": ("campaign", "see", "office"),
    "api:consolidation": ("consolidation", "see", None),
    "api:job": ("job", "office", None),
}
PEOPLE = ("chanh", "quantri", "lanhdao", "bantc", "ubkt", "uyvien", "bithu1", "vanthu1", "vanthu2", "khacvp", "khacnguoi")
LISTS_OF_A_CAMPAIGN = ("api:figures", "api:findings")


def test_every_address_that_asks_for_a_token_has_a_rule():
    assert {name for name, (_, *rules) in POLICY.items() if "token" in rules} == set(RULES)
    assert set(RULES) <= set(ALL)


@pytest.mark.timeout(600)
def test_a_token_may_what_its_person_may(world: World, morning, program):
    estates = {True: Estate(world, home=True), False: Estate(world, home=False)}
    for estate in estates.values():
        estate.stand()
    wrong, count = [], 0
    for person in PEOPLE:
        client: Client = program(person)
        token = known(client.defaults["HTTP_AUTHORIZATION"].removeprefix("Bearer "))
        assert token is not None
        scope = scope_of(actor_of(token, "", ""))
        for name, (kind, reads, does) in RULES.items():
            for home, estate in estates.items():
                thing: Thing = estate.things[kind]
                for method, rule in (("get", reads), ("post", does)):
                    limits.reads.forget()
                    limits.changes.forget()
                    with transaction.atomic():
                        address = _address(name, thing)
                        if name in LISTS_OF_A_CAMPAIGN:
                            address += f"?campaign={estate.things['campaign'].id}"
                        client.raise_request_exception = False
                        response = getattr(client, method)(address)
                        body = b"".join(response) if response.streaming else response.content
                        transaction.set_rollback(True)
                    count += 1
                    expected = {405} if rule is None else _expected(name, rule, scope, thing, signed_in=True, doing=method == "post")
                    expected = {*expected, 202, 404} if name in LISTS_OF_A_CAMPAIGN else {*expected, 202} if expected >= DONE else expected
                    if kind == "campaign" and rule in ("see", "office") and 404 in expected and 200 not in expected:
                        expected = {*expected, 403}  # a listed unit knows of the campaign
                    cell = f"{person} {method} {name} {'home' if home else 'foreign'}"
                    if response.status_code not in expected:
                        wrong.append(f"{cell}: {response.status_code}, not one of {sorted(expected)}: {body[:100]!r}")
                    if b"CANARY" in body and not person.startswith("khac"):
                        wrong.append(f"{cell}: shows what is foreign")
    told = "\n".join(wrong)
    assert not wrong, f"{len(wrong)} of {count} cells:\n{told}"
