"""The left navigation: each app says in its `navigation.py` what it offers to whom.

    # nhiemky/web/office/navigation.py
    from nhiemky.web.ui.menu import Count, Entry, register

    register(Entry("Đợt đang chạy", "Bảng tiến độ", "office:board", roles=OFFICE, count=overdue, key="g b", order=10))

    def overdue(request):            # a number beside the label; None shows none, `bad` in red
        return Count(board_of(request).overdue, bad=True)

An entry whose page depends on the person (the reports of this unit) comes from a source: `register_source(function)`, a
function from the request to entries with `url` given. An entry is shown where `roles` is empty or holds one of the person's
roles (`request.user.roles`), and where `shows(request)` says so. Groups stand in the order of `GROUPS`, entries by `order`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest
from django.urls import NoReverseMatch, get_urlconf, reverse

OWN_TASKS = "g v"
"""The group with "Việc của tôi" comes first for whoever has it."""
GROUPS = ("Đợt đang chạy", "Đơn vị", "Nhiệm kỳ", "Tra cứu", "Quản lý")


@dataclass(frozen=True, slots=True)
class Count:
    """The number beside an entry; `bad` where somebody must act (quá hạn, trùng lịch)."""

    number: int
    bad: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the navigation.

    key     two letters that open it from the keyboard, as "g b".
    url     address, where the name alone does not say it.
    """

    group: str
    label: str
    url_name: str = ""
    roles: frozenset[str] = frozenset()
    count: Callable[[HttpRequest], Count | int | None] | None = None
    key: str = ""
    order: int = 50
    shows: Callable[[HttpRequest], bool] | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry as one person sees it."""

    label: str
    url: str
    key: str
    count: Count | None
    current: str
    """"page" on the page itself, "true" on a page below it, "" elsewhere."""


Source = Callable[[HttpRequest], Iterable[Entry]]
_sources: list[Source] = []


def register(*entries: Entry) -> None:
    """Add entries; the same entry twice counts once."""
    for entry in entries:
        if (source := _Always(entry)) not in _sources:
            _sources.append(source)


def register_source(source: Source) -> None:
    """Add a function that gives entries for a request."""
    if source not in _sources:
        _sources.append(source)


@dataclass(frozen=True)
class _Always:
    entry: Entry

    def __call__(self, _request: HttpRequest) -> Iterable[Entry]:
        return (self.entry,)


def groups_for(request: HttpRequest, roles: frozenset[str]) -> list[tuple[str, list[Item]]]:
    """The groups that hold anything for this person, with their items."""
    entries = sorted(_entries(request, roles), key=lambda entry: entry.order)
    urls = {entry: _url(entry) for entry in entries}
    here = _current(request.path, [url for url in urls.values() if url])
    found: dict[str, list[Item]] = {}
    for entry in entries:
        url = urls[entry]
        if not url:
            continue
        current = "" if url != here else ("page" if url == request.path else "true")
        found.setdefault(entry.group, []).append(Item(entry.label, url, entry.key, _count(entry, request), current))
    names = [name for name in GROUPS if name in found] + [name for name in found if name not in GROUPS]
    names.sort(key=lambda name: not any(item.key == OWN_TASKS for item in found[name]))
    return [(name, found[name]) for name in names]


def _entries(request: HttpRequest, roles: frozenset[str]) -> Iterator[Entry]:
    for source in _sources:
        for entry in source(request):
            if (not entry.roles or entry.roles & roles) and (entry.shows is None or entry.shows(request)):
                yield entry


def _url(entry: Entry) -> str:
    return entry.url or _address(entry.url_name, get_urlconf())


@lru_cache(maxsize=256)
def _address(name: str, urlconf: str | None) -> str:
    """Empty where the page does not exist in this installation: a dead link is never shown. Asked for on every page, so kept."""
    try:
        return reverse(name, urlconf)
    except NoReverseMatch:
        return ""


def _current(path: str, urls: list[str]) -> str:
    """The longest address that `path` is or lies below."""
    return max((url for url in urls if path == url or (url != "/" and path.startswith(url.rstrip("/") + "/"))), key=len, default="")


def _count(entry: Entry, request: HttpRequest) -> Count | None:
    counted = entry.count(request) if entry.count else None
    return Count(counted) if isinstance(counted, int) else counted
