"""What the office does in the background: handing in a great batch of received files."""

from __future__ import annotations

from django.urls import reverse

from nhiemky.web.audit.actor import Actor
from nhiemky.web.jobs.models import Job
from nhiemky.web.jobs.work import Done, job, tell
from nhiemky.web.office.access import get_batch
from nhiemky.web.office.models import IntakeBatch
from nhiemky.web.office.receiving import confirm_batch

MANY = 24
"""So many files are read in some ten seconds; more are received in the background."""


def takes_long(batch: IntakeBatch) -> bool:
    return batch.files.filter(state="certain").count() > MANY


@job("office.confirm", "Ghi nhận các tệp nhận hộ")
def confirm(job: Job, actor: Actor, *, batch: str) -> Done:
    """Hand in every certain file for its unit. What was handed in before the worker was killed has its receipt already."""
    found = get_batch(actor, batch)
    taken = confirm_batch(actor, found, tell=lambda done, of: tell(job, done, of, f"Ghi nhận {done}/{of} tệp"))
    address = reverse("office:receipts" if taken else "office:batch", args=[found.uuid])
    return Done(f"Đã ghi nhận {len(taken)} báo cáo.", url=address)
