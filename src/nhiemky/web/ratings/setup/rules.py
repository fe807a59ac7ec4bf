"""Which rules a round is judged by: those of the rated year, with the committee's own and its superiors' on top.

>>> chosen = rules_for(organisation, 2023, "2023")                      # doctest: +SKIP
>>> chosen.rules.id, [version.pk for version in chosen.versions]        # doctest: +SKIP

Promise: the newest version of an overlay counts and only while it is in force; superiors' overlays lie below their subordinates'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nhiemky.rulebook.rating_sets import RuleSet, parse_rule_file, rule_set
from nhiemky.rulebook.ratings import RuleFile
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.ratings.models import RuleOverlayVersion


@dataclass(frozen=True, slots=True)
class Chosen:
    """A rule set and the overlay versions that went into it, the lowest layer first."""

    rules: RuleSet
    versions: tuple[RuleOverlayVersion, ...] = ()


def rules_for(organisation: Organisation, year: int, period: str, overlays: Sequence[RuleOverlayVersion] | None = None) -> Chosen:
    """The rules for a committee's round. overlays: instead of those in force.

    Raises Refusal (rule_not_for_year, rule_file_invalid, rule_overlay_looser, rule_overlay_unfit).
    """
    versions = tuple(overlays if overlays is not None else in_force(organisation, year, period))
    return Chosen(rule_set(year, period, files_of(versions)), versions)


def in_force(organisation: Organisation, year: int, period: str) -> list[RuleOverlayVersion]:
    """Versions in force of the committee's overlays and its superiors', superiors first, that rate such a period of that year."""
    versions = [version for version in newest(organisation) if version.state == "in_force"]
    kind = "quarter" if "-Q" in period else "year"
    return [version for version, file in zip(versions, files_of(versions), strict=True) if rates(file, year, kind)]


def newest(organisation: Organisation) -> list[RuleOverlayVersion]:
    """The newest version of each overlay of the committee and those above it, superiors first, then by symbol."""
    rows = RuleOverlayVersion.objects.filter(
        overlay__organisation__left__lte=organisation.left, overlay__organisation__right__gte=organisation.right
    )
    found: dict[int, RuleOverlayVersion] = {}
    for version in rows.select_related("overlay__organisation").order_by("overlay__organisation__depth", "overlay__symbol", "number"):
        found[version.overlay_id] = version  # the first time an overlay is met settles its place
    return list(found.values())


def files_of(versions: Sequence[RuleOverlayVersion]) -> list[RuleFile]:
    """The versions' rule files; one may extend another that stands before it."""
    files: list[RuleFile] = []
    for version in versions:
        files.append(parse_rule_file(version.text, file=version.overlay.symbol, known=files))
    return files


def rates(file: RuleFile, year: int, kind: str) -> bool:
    """Whether a rule file speaks of such a period of that year."""
    return kind in file.periods and file.rated_from <= year and (file.rated_to is None or year <= file.rated_to)
