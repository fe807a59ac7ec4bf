"""The largest installation: 50,000 units in five levels, in one campaign from the top and in a cascade of 3,121 campaigns; 4 reports each.

20 units below the top, 5 below each of them, three times over, and 46,880 at the bottom. Nothing is made by the users' actions, as that
would take hours; the rows are those that the actions make.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from nhiemky.domain import campaign as pure

UNITS, REPORTS = 50_000, 4
FLAT = "Sơ kết toàn tỉnh"
WIDTHS = (20, 5, 5, 5)
TURNS = {"open": "unit", "preparing": "unit", "draft_sent": "member", "submitted": "office", "returned": "unit", "accepted": "done"}
STATES = ("accepted", "submitted", "accepted", "returned", "open", "accepted", "preparing", "submitted", "draft_sent", "accepted")


def fill() -> dict[str, Any]:
    """The user, the campaign of everybody ("flat"), the highest of the cascade ("top"), and when it was."""
    from nhiemky.web import clock
    from nhiemky.web.accounts.models import User
    from nhiemky.web.organisations.models import Organisation, OrganisationType, Person, Post

    now = clock.now()
    kinds = {kind.code: kind for kind in OrganisationType.objects.all()}
    root = Organisation.objects.create(
        code="T",
        name="Đảng bộ tỉnh Nam Thuận",
        type=kinds["dang-bo-khoi"],
        left=1,
        right=2 * UNITS + 2,
        search_key="dang bo tinh nam thuan",
    )
    shape = list(_shape())
    made: dict[int, Any] = {-1: root}
    for depth in range(1, 6):
        level = [
            (at, Organisation(code=f"T.{at:05}", name=f"Đảng bộ số {at}", type=kinds["dang-bo-co-so"], parent=made[above], left=left,
                              right=right, depth=depth, search_key=f"dang bo so {at}", sort_key=f"{at:05}"))
            for at, above, place, left, right in shape if place == depth
        ]  # fmt: skip
        rows = Organisation.objects.bulk_create([row for _, row in level], batch_size=500)
        made |= {at: row for (at, _), row in zip(level, rows, strict=True)}
    person = Person.objects.create(name="Văn Phòng")
    Post.objects.create(person=person, organisation=root, role="office_clerk", title="Văn phòng", valid_from=date(2000, 1, 1))
    user = User(username="vanphong", person=person)
    user.set_unusable_password()
    user.save()
    below: dict[int, list[int]] = {}
    for at, above, *_ in shape:
        below.setdefault(above, []).append(at)
    above_of = {at: above for at, above, *_ in shape}
    branches = {at: f"Nhánh {_first(at, above_of)}" for at in above_of}
    flat = _campaign(root, FLAT, now, [made[at] for at in range(UNITS)])
    _owe([(flat, [(made[at], branches[at]) for at in range(UNITS)])], now)
    campaigns: dict[int, Any] = {}
    for depth in range(5):
        level_of = [(at, place) for at, _, place, *_ in shape if place == depth] if depth else [(-1, 0)]
        for at, _ in level_of:
            parent = campaigns.get(above_of.get(at, -2))
            campaigns[at] = _campaign(made[at], f"Sơ kết {made[at].name}", now, [made[one] for one in below[at]], parent, campaigns.get(-1))
    _owe([(one, [(made[unit], "") for unit in below[at]]) for at, one in campaigns.items()], now)
    return {"user": user, "flat": flat, "top": campaigns[-1], "now": now}


def _shape() -> Iterator[tuple[int, int, int, int, int]]:
    """(number, number of the unit above or -1, depth, left, right), nested."""
    numbers, place, bottoms = itertools.count(), itertools.count(2), itertools.count()
    inner = 20 + 100 + 500 + 2_500

    def units(above: int, depth: int) -> Iterator[tuple[int, int, int, int, int]]:
        last = depth == 5
        width = 18 + (next(bottoms) < UNITS - inner - 2_500 * 18) if last else WIDTHS[depth - 1]
        for _ in range(width):
            at, left = next(numbers), next(place)
            inside = [] if last else list(units(at, depth + 1))
            yield at, above, depth, left, next(place)
            yield from inside

    yield from units(-1, 1)


def _first(at: int, above: dict[int, int]) -> int:
    while above[at] >= 0:
        at = above[at]
    return at


def _value(owner: str, units: list[Any], due: date) -> pure.Campaign:
    words = f"chậm nhất ngày {due:%d/%m/%Y}"
    asked = tuple(
        pure.Requirement(f"r{n}", f"gửi báo cáo {n}", None, words, due, "Ban Thường vụ", None, bound="by", on=due,
                         deliverable="appendix" if n else "report", goes_up="figures" if n else "filed")
        for n in range(REPORTS)
    )  # fmt: skip
    return pure.Campaign(
        "Sơ kết", pure.Owner(owner), indicators=(pure.Indicator("CT01", "Kết nạp đảng viên", "đảng viên", "sum"),),
        requirements=asked, units=tuple(pure.Unit(one.code, one.name) for one in units),
    )  # fmt: skip


def _campaign(organisation: Any, title: str, now: datetime, units: list[Any], parent: Any = None, root: Any = None) -> Any:
    from nhiemky.web.campaigns.models import Campaign
    from nhiemky.web.campaigns.value import words_of

    return Campaign.objects.create(
        organisation=organisation, title=title, state="issued", value=words_of(_value(organisation.name, units, _due(now).date())),
        made_at=now, made_by="bench", issued_at=now - timedelta(minutes=0 if title == FLAT else 1),
        parent=parent, root=root, level=(parent.level or 0) + 1 if parent else None, parent_version=1 if parent else None,
    )  # fmt: skip


def _due(now: datetime) -> datetime:
    return now - timedelta(days=2)


def _owe(rosters: list[tuple[Any, list[tuple[Any, str]]]], now: datetime) -> None:
    from nhiemky.web.campaigns.models import Obligation, Requirement, RosterEntry

    due = _due(now)
    columns = Requirement.objects.bulk_create(
        [
            Requirement(campaign=campaign, key=f"r{n}", what=f"báo cáo {n}", short=f"Báo cáo {n}", deadline_at=due, order=n,
                        deliverable="appendix" if n else "report", goes_up="figures" if n else "filed")
            for campaign, _ in rosters for n in range(REPORTS)
        ],
        batch_size=500,
    )  # fmt: skip
    of_campaign: dict[int, list[Any]] = {}
    for column in columns:
        of_campaign.setdefault(column.campaign_id, []).append(column)
    entries = RosterEntry.objects.bulk_create(
        [
            RosterEntry(campaign=campaign, organisation=unit, unit_id=unit.code, name=unit.name, branch=branch, order=n)
            for campaign, units in rosters
            for n, (unit, branch) in enumerate(units)
        ],
        batch_size=800,
    )
    rows: Iterator[Any] = (
        _obligation(n, at, entry, column, now, due)
        for n, entry in enumerate(entries)
        for at, column in enumerate(of_campaign[entry.campaign_id])
    )
    while batch := list(itertools.islice(rows, 10_000)):
        Obligation.objects.bulk_create(batch, batch_size=500)


def _obligation(n: int, at: int, entry: Any, column: Any, now: datetime, due: datetime) -> Any:
    from nhiemky.web.campaigns.models import Obligation

    state = STATES[(n * 7 + at * 3) % len(STATES)]
    came = state in ("accepted", "submitted", "returned")
    more = n % 41 == 0 and not came
    return Obligation(
        campaign_id=entry.campaign_id, requirement=column, entry=entry, organisation_id=entry.organisation_id, branch=entry.branch,
        state=state,
        turn=TURNS[state], deadline_at=now + timedelta(days=5) if more else due, extended_until=now + timedelta(days=5) if more else None,
        received_at=due + timedelta(hours=n % 5 - 3) if came else None, late=came and n % 5 >= 3, completeness=100 if came else n % 90,
        findings_high=int(n % 37 == 0), last_event="Nộp" if came else "Lưu nháp", last_event_at=now - timedelta(hours=n % 50),
    )  # fmt: skip
