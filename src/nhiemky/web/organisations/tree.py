"""Renew today's columns of the tree from its dated versions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from django.db import connection
from django.db.models import F, Q

from nhiemky.vietnamese.unicode import search_key, sort_key
from nhiemky.web.organisations.models import Organisation, OrganisationVersion


def is_stale(day: date) -> bool:
    """Today's columns are not those of the versions in force on `day`: a dated change has come of age."""
    in_force = OrganisationVersion.objects.filter(Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day)))
    same = Q(organisation__active=True, organisation__name=F("name"), organisation__type=F("type"), organisation__branch=F("branch")) & (
        Q(organisation__parent=F("parent")) | Q(organisation__parent__isnull=True, parent__isnull=True)
    )
    return (
        in_force.exclude(same).exists() or Organisation.objects.filter(active=True).exclude(pk__in=in_force.values("organisation")).exists()
    )


def refresh(day: date) -> None:
    """Name, type, parent, branch, interval and depth of every organisation as of `day`; call inside the change that touched versions.

    An organisation without a version on `day` is inactive and keeps its last columns, below its last parent.
    """
    in_force = Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))
    current = {version.organisation_id: version for version in OrganisationVersion.objects.filter(in_force)}
    everyone = {one.pk: one for one in Organisation.objects.all()}
    stood = {pk: _columns_of(one) for pk, one in everyone.items()}
    for one in everyone.values():
        version = current.get(one.pk)
        one.active = version is not None
        if version is not None:
            one.name, one.type_id, one.parent_id, one.branch = version.name, version.type_id, version.parent_id, version.branch
    below: dict[int | None, list[Organisation]] = {}
    for one in everyone.values():
        below.setdefault(one.parent_id, []).append(one)
    for row in below.values():
        row.sort(key=lambda one: (one.code, one.pk))
    for one, left, right, depth in _walk(below):
        one.left, one.right, one.depth = left, right, depth
        one.search_key, one.sort_key = search_key(one.name)[:250], sort_key(one.name)[:400]
    changed = [(*now, pk) for pk, one in everyone.items() if (now := _columns_of(one)) != stood[pk]]
    if changed:  # one prepared statement: Django's bulk_update takes minutes over a province's thousands
        quoted = connection.ops.quote_name
        columns = ", ".join(f"{quoted(name)} = %s" for name in _COLUMNS)
        with connection.cursor() as cursor:
            table, key = quoted(Organisation._meta.db_table), quoted("id")
            cursor.executemany(f"UPDATE {table} SET {columns} WHERE {key} = %s", changed)  # noqa: S608 (names are ours)


_COLUMNS = ("name", "type_id", "parent_id", "branch", "left", "right", "depth", "active", "search_key", "sort_key")
_columns_of = attrgetter(*_COLUMNS)


def _walk(below: dict[int | None, list[Organisation]]) -> Iterator[tuple[Organisation, int, int, int]]:
    counter = 0
    stack: list[tuple[Organisation, int, int | None]] = [(one, 0, None) for one in reversed(below.get(None, []))]
    while stack:
        one, depth, left = stack.pop()
        counter += 1
        if left is not None:
            yield one, left, counter, depth
            continue
        stack.append((one, depth, counter))
        stack.extend((child, depth + 1, None) for child in reversed(below.get(one.pk, [])))
