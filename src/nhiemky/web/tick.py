"""The minute tick (`python -m nhiemky.web.tick`): what the clock alone brings about. Idempotent, quick when nothing is due."""

from __future__ import annotations

from nhiemky.web import boot


def tick() -> list[str]:
    """Do what is due; says what was done, for the log."""
    from nhiemky.web import clock
    from nhiemky.web.audit.actor import Actor
    from nhiemky.web.audit.change import Change
    from nhiemky.web.files.store import sweep
    from nhiemky.web.office.mailing import mail_due
    from nhiemky.web.organisations import tree
    from nhiemky.web.organisations.models import Organisation

    done = []
    day = clock.today()
    root = Organisation.objects.filter(parent=None).first()
    if root is not None and tree.is_stale(day):
        with Change(Actor.program("lịch hằng phút"), "organisation.tree_refreshed") as change:
            tree.refresh(day)
            change.of(root, after={"day": day})
        done.append("tree")
    if mailed := mail_due(clock.now()):
        done.append(f"{mailed} mails")
    if swept := sweep():
        done.append(f"{swept} orphan files")
    return done


if __name__ == "__main__":
    boot.configure()
    tick()
