"""What a board does to levels: set one, apply a set that people chose, take over what was proposed. Decisions stand in `deciding`.

>>> set_level(actor, campaign, subject, "HTTNV", version=subject.version)                               # doctest: +SKIP
>>> apply_changes(actor, campaign, [(subject, "HTTNV")], version=campaign.version)                      # doctest: +SKIP

Every level set is a version (`Rating`, stage "board") that is never altered, so that whoever comes second is told who changed what.
In the log stand the version and, sealed, its level: the log is read by more people than ratings are. A change first moves the round's
own version and then the subjects', always in that order, so that two changes of one round follow one another on both engines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.db.models import F, Max

from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import LEVELS, NON_LEVELS, SHORT_NAMES
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change, Personal
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.ratings.access import require_board
from nhiemky.web.ratings.models import Decision, Rating, RatingCampaign, Subject
from nhiemky.web.ui.figures import moment

SETTABLE = (*LEVELS, *NON_LEVELS, "")
STATE_WORDS: Mapping[str, tuple[str, str]] = {
    "preparing": ("đang chuẩn bị", "Hãy mở đợt, nhận tự kiểm điểm rồi chuyển sang xét."),
    "open": ("đang kiểm điểm", "Hãy chuyển đợt sang xét ở trang của đợt."),
    "decided": ("đã quyết định", "Muốn đổi thì lập quyết định xếp loại lại."),
    "closed": ("đã kết thúc", "Muốn đổi thì lập quyết định xếp loại lại."),
}


def require_side(actor: Actor, campaign: RatingCampaign) -> None:
    """Whoever prepares (rate) or decides over the round's owner; the rest get 404."""
    if not scope_of(actor).may("decide", campaign.organisation):
        require_board(actor, "rate", campaign.organisation, "chọn mức xếp loại")


def set_level(actor: Actor, campaign: RatingCampaign, subject: Subject, level: str, version: int) -> Subject:
    """One subject's level as the board sees it now ("" takes it back). version: of the subject, as it was seen.

    Refuses `rating_changed_meanwhile` where somebody was quicker: it says who, from what, to what, when.
    """
    require_side(actor, campaign)
    _settable(subject, level)
    if subject.level == level:
        return subject
    with Change(actor, "rating.level_set") as change:
        take_turn(campaign)
        moved = Subject.objects.filter(pk=subject.pk, campaign=campaign, version=version, decided_level="", outside="", removed_at=None)
        if not moved.update(level=level, version=F("version") + 1):
            raise _overtaken(subject)
        made = keep_versions(actor, [(subject, level)])[0]
        change.of(made, name=campaign.title, organisation_id=campaign.organisation_id, after=_sealed([(subject, level)]))
    subject.level, subject.version = level, version + 1
    return subject


def apply_changes(
    actor: Actor, campaign: RatingCampaign, changes: Sequence[tuple[Subject, str]], version: int, reason: str = ""
) -> tuple[Rating, ...]:
    """Several levels as one step, all or none: a repair that people chose. version: of the round, as it was seen."""
    require_side(actor, campaign)
    for subject, level in changes:
        _settable(subject, level)
    wanted = [(subject, level) for subject, level in changes if subject.level != level]
    if not wanted:
        raise Refusal("rating_choice_wrong", what="không có mức nào khác mức đang có")
    with Change(actor, "rating.changes_applied", reason) as change:
        take_turn(campaign, version)
        for level in dict.fromkeys(level for _, level in wanted):
            pks = [subject.pk for subject, given in wanted if given == level]
            free = Subject.objects.filter(pk__in=pks, campaign=campaign, decided_level="", outside="", removed_at=None)
            if free.update(level=level, version=F("version") + 1) != len(pks):
                gone = Subject.objects.filter(pk__in=pks).exclude(decided_level="", outside="", removed_at=None).first()
                raise Refusal("rating_decided_already", name=gone.name if gone else campaign.title)
        made = keep_versions(actor, wanted)
        change.of(campaign, after=_sealed(wanted))
    return made


def take_proposed(actor: Actor, campaign: RatingCampaign, kind: str, version: int) -> int:
    """Subjects without a level get the one proposed for them, else the one they gave themselves; how many."""
    waiting = campaign.subjects.filter(kind=kind, level="", decided_level="", outside="", removed_at=None)
    changes = [(subject, subject.proposed_level or subject.self_level) for subject in waiting]
    known = [(subject, level) for subject, level in changes if level]
    if not known:
        raise Refusal("rating_choice_wrong", what="chưa có mức tự xếp hay đề nghị nào để lấy")
    return len(apply_changes(actor, campaign, known, version, reason="lấy mức đề nghị"))


def take_turn(campaign: RatingCampaign, version: int | None = None) -> None:
    """Inside a change: the round moves one version on, from `version` where one was seen. Refuses where it is not being decided."""
    rows = RatingCampaign.objects.filter(pk=campaign.pk, state="deciding")
    seen = rows if version is None else rows.filter(version=version)
    if seen.update(version=F("version") + 1):
        campaign.version = campaign.version + 1 if version is None else version + 1
        return
    now = RatingCampaign.objects.only("state").get(pk=campaign.pk)
    if now.state != "deciding":
        state, hint = STATE_WORDS[now.state]
        raise Refusal("rating_not_deciding", title=campaign.title, state=state, hint=hint)
    raise _moved(campaign)


def keep_versions(
    actor: Actor,
    levels: Sequence[tuple[Subject, str]],
    stage: str = "board",
    *,
    decision: Decision | None = None,
    basis: str = "",
    points: Mapping[int, Decimal | None] | None = None,
    kept: Mapping[int, str] | None = None,
) -> tuple[Rating, ...]:
    """Inside a change: the next version of each. points, kept: by the subject's key."""
    pks = [subject.pk for subject, _ in levels]
    last = dict(Rating.objects.filter(subject__in=pks).values_list("subject").annotate(last=Max("number")))
    rows = [
        Rating(
            subject=subject,
            number=last.get(subject.pk, 0) + 1,
            stage=stage,
            level=level,
            at=clock.now(),
            by=actor.name[:200],
            decision=decision,
            basis=basis,
            points=(points or {}).get(subject.pk),
            kept_findings=(kept or {}).get(subject.pk, "[]"),
        )
        for subject, level in levels
    ]
    if len(rows) == 1:
        rows[0].save(force_insert=True)
        return tuple(rows)
    return tuple(Rating.objects.bulk_create(rows, batch_size=500))


def _settable(subject: Subject, level: str) -> None:
    if level not in SETTABLE:
        raise Refusal("rating_level_wrong", name=subject.name, level=level)
    if subject.decided_level or subject.outside:
        raise Refusal("rating_decided_already", name=subject.name)


def _sealed(levels: Sequence[tuple[Subject, str]]) -> dict[str, object]:
    return {"levels": {str(subject.uuid): Personal(level) for subject, level in levels}}


def _overtaken(subject: Subject) -> Refusal:
    now = Subject.objects.get(pk=subject.pk)
    if now.decided_level or now.outside:
        return Refusal("rating_decided_already", name=now.name)
    return _told("rating_changed_meanwhile", now)


def _moved(campaign: RatingCampaign) -> Refusal:
    last = Rating.objects.filter(subject__campaign=campaign, stage="board").select_related("subject").order_by("-pk").first()
    if last is None:
        return Refusal("rating_choice_wrong", what="bảng đã đổi sau lúc đồng chí xem")
    return _told("rating_board_moved", last.subject)


def _told(code: str, subject: Subject) -> Refusal:
    """Who changed it last, from what, to what, when."""
    last, before = (*Rating.objects.filter(subject=subject, stage="board").order_by("-number")[:2], None, None)[:2]
    return Refusal(
        code, name=subject.name, who=last.by if last else "người khác", before=words_of(before.level if before else ""),
        after=words_of(last.level if last else subject.level), at=moment(last.at) if last else "vừa xong",
    )  # fmt: skip


def words_of(level: str) -> str:
    """ "Tốt", or "chưa có mức"."""
    return SHORT_NAMES.get(level, "chưa có mức")
