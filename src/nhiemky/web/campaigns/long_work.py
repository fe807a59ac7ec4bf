"""What a campaign does in the background: kits of all its units."""

from __future__ import annotations

from nhiemky.flows.kit import make_kits, safe_stem, zip_files
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.access import get_campaign_for_office
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.jobs.models import Job
from nhiemky.web.jobs.work import Done, job, tell


@job("campaigns.kits", "Làm bộ biểu của mọi đơn vị")
def make_all_kits(job: Job, actor: Actor) -> Done:
    """One zip with a kit for each unit; the same campaign, the same bytes."""
    assert job.campaign is not None
    campaign = get_campaign_for_office(actor, job.campaign.uuid, "tải bộ biểu của mọi đơn vị")
    value = value_of(campaign)
    made = []
    for number, file in enumerate(make_kits(value, value.units, kit=True), 1):
        made.append(file)
        tell(job, number, len(value.units) + 1, f"Bộ biểu {number}/{len(value.units)} đơn vị")
    return Done(f"{len(made)} bộ biểu trong một tệp nén.", file=(f"bo-bieu-{safe_stem(campaign.title)}.zip", zip_files(made)))
