"""An edited report checked against a version, and answers to what was found.

>>> made = check_paper(actor, version, "bao-cao.docx", data)            # doctest: +SKIP
>>> answer_finding(actor, made, id, "đúng, vì gồm cả số của Đảng ủy Quân sự")   # doctest: +SKIP

Promise: the same checks as `nhiemky check --against`; the file is read in a limited child and not kept; an answer holds for every
later version of the paper as long as the finding says the same.
"""

from __future__ import annotations

import hashlib
import json

from nhiemky.domain.finding import Finding, Refusal
from nhiemky.domain.finding_id import finding_ids
from nhiemky.domain.wire import to_json
from nhiemky.flows.decode import decode
from nhiemky.flows.tasks_check import check_paper_file
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.consolidations.access import require_office
from nhiemky.web.consolidations.models import Consolidation, PaperAnswer, PaperCheck
from nhiemky.web.consolidations.papers import campaign_with_figures
from nhiemky.web.reading_room import read_one

CHECK, ANSWER = "soát báo cáo đã sửa", "trả lời phát hiện"


def check_paper(actor: Actor, version: Consolidation, name: str, data: bytes) -> PaperCheck:
    """Read, checked, remembered. Refusals: those of reading; a stamped paper leaves nothing."""
    require_office(actor, version.campaign, CHECK)
    found = read_one(check_paper_file, name, data, None, campaign_with_figures(version))
    words = json.dumps([to_json(each) for each in found], ensure_ascii=False, separators=(",", ":"))
    with Change(actor, "consolidation.paper_checked") as change:
        made = PaperCheck.objects.create(
            campaign=version.campaign, consolidation=version, file_name=nfc(name)[:250], sha256=hashlib.sha256(data).hexdigest(),
            findings=words, at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        after = {"version": version.number, "sha256": made.sha256, "findings": len(found)}
        change.of(made, name=made.file_name, after=after, organisation_id=version.campaign.organisation_id)
    return made


def findings_of(check: PaperCheck) -> tuple[Finding, ...]:
    """What was found, as values."""
    return decode(tuple[Finding, ...], json.loads(check.findings))


def answer_finding(actor: Actor, check: PaperCheck, id: str, reason: str) -> PaperAnswer | None:
    """Why it is right as it stands; "" takes the answer back. Refuses `finding_gone` for what this check did not find."""
    require_office(actor, check.campaign, ANSWER)
    findings = findings_of(check)
    known = dict(zip(finding_ids(findings), findings, strict=True))
    if id not in known:
        raise Refusal("finding_gone")
    reason = nfc(reason).strip()[:500]
    with Change(actor, "consolidation.finding_answered", reason=reason) as change:
        PaperAnswer.objects.filter(campaign=check.campaign, finding_id=id, withdrawn_at=None).update(withdrawn_at=clock.now())
        made = None
        if reason:
            made = PaperAnswer.objects.create(
                campaign=check.campaign, finding_id=id, says=known[id].message, reason=reason, at=clock.now(), by=actor.name[:200]
            )
        change.of(made or check, name=known[id].message[:200], after={"finding": id}, organisation_id=check.campaign.organisation_id)
    return made
