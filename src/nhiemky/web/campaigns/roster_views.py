"""Step 3, "Danh sách đơn vị": who is expected to report, which groups, which pilot; from the tree or from a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nhiemky.domain import campaign as pure
from nhiemky.domain.finding import Refusal
from nhiemky.flows.enrol import enrol
from nhiemky.flows.tasks import read_roster_file
from nhiemky.reading.units.roster import Roster
from nhiemky.vietnamese.unicode import fold
from nhiemky.web import clock
from nhiemky.web.campaigns import actions
from nhiemky.web.campaigns.access import get_campaign_for_office, saved_groups
from nhiemky.web.campaigns.forms import RosterFileForm
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.campaigns.rosters import PILOT_GROUP, candidates, pilots_named
from nhiemky.web.campaigns.value import working_value
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.reading_room import read_one
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast


@dataclass(frozen=True, slots=True)
class Line:
    """One organisation that may be chosen."""

    organisation: Organisation
    chosen: bool
    pilot: bool
    groups: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """Organisations of one branch, as the table shows them."""

    name: str
    number: int
    lines: tuple[Line, ...]

    @property
    def chosen(self) -> int:
        return sum(line.chosen for line in self.lines)


@dataclass(slots=True)
class Choice:
    """What is ticked: organisation codes."""

    units: set[str] = field(default_factory=set)
    pilots: set[str] = field(default_factory=set)
    groups: dict[str, set[str]] = field(default_factory=dict)


def roster(request: Request, uuid: UUID) -> HttpResponse:
    """Choose units, pilot and groups; POST saves them into the working value."""
    campaign = get_campaign_for_office(request.actor, uuid, "chọn danh sách đơn vị")
    value = working_value(campaign)
    places = list(candidates(campaign.organisation))
    names = group_names(value)
    if request.method != "POST":
        return _page(request, campaign, places, names, _choice(request, value, campaign.organisation, places, names))
    choice = Choice(
        set(request.POST.getlist("unit")),
        set(request.POST.getlist("pilot")),
        {name: set(request.POST.getlist(f"group-{number}")) for number, name in enumerate(names)},
    )
    if not choice.units:
        return _page(request, campaign, places, names, choice, problem="Chưa chọn đơn vị nào. Đánh dấu ít nhất một đơn vị.")
    chosen = [place for place in places if place.code in choice.units]
    groups = [pure.UnitGroup(name, tuple(place.code for place in chosen if place.code in choice.groups[name])) for name in names]
    pilots = [place for place in chosen if place.code in choice.pilots]
    groups.append(pure.UnitGroup(PILOT_GROUP, tuple(place.code for place in pilots)))
    actions.set_roster(request.actor, campaign, chosen, groups=groups, pilots=pilots)
    toast(request, f"Đã chọn {len(chosen)} đơn vị.")
    return redirect("campaigns:review", campaign.uuid)


@require_POST
def roster_file(request: Request, uuid: UUID) -> HttpResponse:
    """A list in Excel or Word ticks its units; nothing is saved until the page's own button is pressed, but targets are kept."""
    campaign = get_campaign_for_office(request.actor, uuid, "chọn danh sách đơn vị")
    value = working_value(campaign)
    places = list(candidates(campaign.organisation))
    if not RosterFileForm(request.POST, request.FILES).is_valid():
        names = group_names(value)
        choice = _choice(request, value, campaign.organisation, places, names)
        return _page(request, campaign, places, names, choice, problem="Chưa chọn tệp danh sách.")
    upload = request.FILES["file"]
    name = str(getattr(upload, "name", "") or "danh-sach.xlsx")
    try:
        read = read_one(read_roster_file, name, bytes_of(upload))  # type: ignore[arg-type]
    except Refusal as refusal:
        names = group_names(value)
        return _page(
            request, campaign, places, names, _choice(request, value, campaign.organisation, places, names), problem=refusal.message
        )  # fmt: skip
    return _taken(request, campaign, value, places, read, name)


def _taken(
    request: Request, campaign: Campaign, value: pure.Campaign, places: Sequence[Organisation], read: Roster, name: str
) -> HttpResponse:  # fmt: skip
    """Targets and indicators of the file go into the working value with its units; what matched nobody is said."""
    found, strangers = match(places, read.units)
    chosen = [place for place in places if place.code in found.values()]
    names = group_names(value)
    if not chosen:
        sentence = f"{name}: không đơn vị nào trong tệp khớp với đơn vị trực thuộc. Xem lại tên đơn vị trong tệp, hoặc thêm đơn vị trước."
        return _page(request, campaign, places, names, _choice(request, value, campaign.organisation, places, names), problem=sentence)
    pilots = [place for place in chosen if any(unit.pilot and found.get(unit.id) == place.code for unit in read.units)]
    wanted = enrol(value, Roster(read.units, read.targets))
    targets = {found[unit.id]: dict(unit.targets) for unit in wanted.units if unit.id in found and unit.targets}
    if wanted.indicators != value.indicators:
        owned = tuple(_owned(indicator, found) for indicator in wanted.indicators)
        known = tuple(indicator for indicator in owned if indicator is not None)
        actions.save_value(request.actor, campaign, replace(value, indicators=known), campaign.version)
    actions.set_roster(request.actor, campaign, chosen, pilots=pilots, targets=targets)
    value = working_value(campaign)
    choice = _choice(request, value, campaign.organisation, places, group_names(value))
    toast(request, f"Đã nhận {len(chosen)} đơn vị từ {name}. Xem lại rồi sang bước sau.")
    return _page(request, campaign, places, group_names(value), choice, strangers=strangers, said=[item.message for item in read.findings])


def _owned(indicator: pure.Indicator, found: Mapping[str, str]) -> pure.Indicator | None:
    """A unit's own indicator under the unit's id in the campaign; None where its unit is none of ours."""
    if indicator.unit_id is None:
        return indicator
    code = found.get(indicator.unit_id, indicator.unit_id if indicator.unit_id in found.values() else None)
    return replace(indicator, unit_id=code) if code else None


def match(places: Sequence[Organisation], units: Iterable[pure.Unit]) -> tuple[dict[str, str], list[str]]:
    """Unit id of the file -> code of the organisation, by code, else by a name that only one has; and the names nobody has."""
    by_name: dict[str, set[str]] = {}
    codes = {place.code for place in places}
    for place in places:
        for name in (place.name, *place.aliases.splitlines()):
            if name.strip():
                by_name.setdefault(fold(name), set()).add(place.code)
    found: dict[str, str] = {}
    strangers = []
    for unit in units:
        same = {unit.code} if unit.code in codes else set[str]()
        for name in (unit.name, *unit.aliases):
            same = same or by_name.get(fold(name), set())
        if len(same) == 1:
            found[unit.id] = str(next(iter(same)))
        else:
            strangers.append(f"{unit.name} ({'trùng tên nhiều đơn vị' if same else 'không có đơn vị này'})")
    return found, strangers


def group_names(value: pure.Campaign) -> list[str]:
    """Groups that have a column: those listed, those requirements name; the pilot has its own."""
    names = [*(group.name for group in value.groups), *(asked.group for asked in value.requirements if asked.group and not asked.own)]
    return [name for name in dict.fromkeys(names) if name != PILOT_GROUP]


def _choice(request: Request, value: pure.Campaign, owner: Organisation, places: Sequence[Organisation], names: Sequence[str]) -> Choice:
    """What is saved; before anything is saved all units, the pilot and groups by the names the directive gives."""
    known = {group.name: group.units for group in value.groups}
    ids = {fold(name): place.code for place in places for name in (place.code, place.name, *place.aliases.splitlines()) if name.strip()}
    groups = {name: {ids[fold(member)] for member in known.get(name, ()) if fold(member) in ids} for name in names}
    for saved in saved_groups(request.actor, owner).filter(name__in=[name for name in names if not groups[name]]):
        groups[saved.name] = {member.code for member in saved.members.all()}
    if value.units:
        return Choice({unit.id for unit in value.units}, {unit.id for unit in value.units if unit.pilot}, groups)
    pilots = pilots_named(value)
    return Choice({place.code for place in places}, {place.code for place in places if fold(place.name) in pilots}, groups)


def _page(
    request: Request,
    campaign: Campaign,
    places: Sequence[Organisation],
    names: Sequence[str],
    choice: Choice,
    *,
    problem: str = "",
    strangers: Sequence[str] = (),
    said: Sequence[str] = (),
) -> HttpResponse:
    lines: dict[str, list[Line]] = {}
    for place in places:
        ticks = tuple(place.code in choice.groups.get(name, ()) for name in names)
        line = Line(place, place.code in choice.units, place.code in choice.pilots, ticks)
        lines.setdefault(place.branch or place.type.name, []).append(line)
    branches = [Branch(name, number, tuple(rows)) for number, (name, rows) in enumerate(lines.items(), 1)]
    context = {
        "campaign": campaign,
        "branches": branches,
        "group_names": list(enumerate(names)),
        "count": sum(branch.chosen for branch in branches),
        "places": len(places),
        "problem": problem,
        "strangers": strangers,
        "said": said,
        "form": RosterFileForm(),
        "today": clock.today(),
    }
    return render(request, "campaigns/roster.html", context, status=422 if problem else 200)
