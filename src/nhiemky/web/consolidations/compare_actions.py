"""The units' reports of a version held against one another: who said what another says word for word. For the office alone.

>>> made = compare(actor, version)                                      # doctest: +SKIP
>>> [found.code for found in findings_of(made)]                         # doctest: +SKIP
['copied_from_unit']

Promise: the reports are those the version was made from, and of the campaign this one was copied from the newest version's; nothing is
read again; answers are kept like those about an edited report.
"""

from __future__ import annotations

import json

from nhiemky.domain.wire import to_json
from nhiemky.flows.compare_reports import compare_reports
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.consolidations.access import require_office
from nhiemky.web.consolidations.inputs import reopened
from nhiemky.web.consolidations.models import REPORTS, Consolidation, PaperCheck

COMPARE, NAME = "so các báo cáo với nhau", "Các báo cáo của đơn vị"


def compare(actor: Actor, version: Consolidation) -> PaperCheck:
    """Compared and remembered; the same version again gives the same findings."""
    require_office(actor, version.campaign, COMPARE)
    inputs = reopened(version)
    before = _version_before(version)
    found = compare_reports(inputs.reports, inputs.campaign, reopened(before).reports if before else ())
    words = json.dumps([to_json(each) for each in found], ensure_ascii=False, separators=(",", ":"))
    with Change(actor, "consolidation.reports_compared") as change:
        made = PaperCheck.objects.create(
            campaign=version.campaign, consolidation=version, kind=REPORTS, file_name=NAME, sha256=version.inputs_hash, findings=words,
            at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        after = {"version": version.number, "reports": len(inputs.reports), "findings": len(found)}
        change.of(made, name=NAME, after=after, organisation_id=version.campaign.organisation_id)
    return made


def _version_before(version: Consolidation) -> Consolidation | None:
    """The newest version of the campaign of the period before."""
    last = version.campaign.copied_from
    return Consolidation.objects.filter(campaign=last).order_by("-number").first() if last else None
