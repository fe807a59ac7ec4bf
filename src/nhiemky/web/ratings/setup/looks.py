"""Who looked at whose rating: a look at another person's rating leaves its mark in the round and in the log.

>>> note_look(actor, campaign, None, "page:subjects")                   # a list of persons        # doctest: +SKIP
>>> note_look(actor, subject.campaign, subject, "page:subject")         # one person               # doctest: +SKIP
>>> note_look(actor, campaign, None, "export:subjects")                 # every time               # doctest: +SKIP

`what` is "page:NAME", "export:NAME" or "print:NAME". A page that is opened again within the hour is the same look; what is taken out or
printed is noted every time. One's own rating and collectives are no look at another person. It is called by GET too: reading about
a person is itself the event (tests/web/test_permissions.py lets just this action pass).
"""

from __future__ import annotations

from datetime import timedelta

from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.ratings.access import is_about_self
from nhiemky.web.ratings.models import PersonalAccess, RatingCampaign, Subject

SAME_LOOK = timedelta(hours=1)
ACTION = "rating.looked"


def note_look(actor: Actor, campaign: RatingCampaign, subject: Subject | None, what: str) -> bool:
    """Note it; subject None: a list of the round's persons. True where a new look was written. The program itself looks at nobody."""
    if actor.user is None or (subject is not None and (subject.kind != "individual" or is_about_self(actor, subject))):
        return False
    now = clock.now()
    if what.startswith("page:"):
        before = PersonalAccess.objects.filter(campaign=campaign, subject=subject, user=actor.user, what=what, at__gt=now - SAME_LOOK)
        if before.exists():
            return False
    with Change(actor, ACTION) as change:
        PersonalAccess.objects.create(campaign=campaign, subject=subject, user=actor.user, what=what, at=now)
        change.of(campaign, after={"what": what, **({"subject": str(subject.uuid)} if subject else {})})
    return True
