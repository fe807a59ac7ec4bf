"""One round in review with everything that can hang on a subject, for the permission matrix and the canary search."""

from __future__ import annotations

from datetime import date
from typing import Any

from nhiemky.checking.ballots import Count
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.ratings.board.actions import set_level
from nhiemky.web.ratings.board.deciding import decide
from nhiemky.web.ratings.models import Subject
from nhiemky.web.ratings.review import actions
from nhiemky.web.ratings.review.drafting import frame_for
from nhiemky.web.ratings.review.frame import GRADES
from nhiemky.web.ratings.setup.actions import open_round, start_deciding
from nhiemky.web.ratings.setup.picking import collectives, individuals
from nhiemky.web.ratings.setup.subjects import create_filled

PROGRAM = Actor.program("dựng cảnh")
DAY = date(2023, 5, 12)


def review_things(owner: Organisation, unit: Organisation, word: str = "") -> dict[str, Any]:
    """Parts of the addresses of the room, by name. word stands in every text somebody wrote."""
    picked = [one for one in (*collectives(owner), *individuals(owner)) if one.organisation.pk == unit.pk]
    campaign = create_filled(PROGRAM, owner, picked, year=2023, period="2023", title=f"{word}Xếp loại, đang kiểm điểm")
    open_round(PROGRAM, campaign)
    body = _fresh(campaign.subjects.get(kind="collective"))
    prompt = actions.prompt(PROGRAM, body, f"{word}Làm rõ việc chậm.", attends=f"{word}đồng chí A", answer_by=DAY)
    actions.answer_prompt(PROGRAM, prompt, f"{word}Đã xong.")
    frame = frame_for(body)
    for section in frame.sections:
        actions.save_self_review(PROGRAM, body, section.key, f"{word}Nội dung.", 0)
    scores = {line.code: str(line.max_points) if line.max_points else next(iter(GRADES)) for line in frame.lines}
    actions.save_scores(PROGRAM, body, scores)
    actions.save_level(PROGRAM, body, "HTTNV")
    actions.submit_self_review(PROGRAM, body)
    for person in campaign.subjects.filter(kind="individual"):
        actions.save_self_review(PROGRAM, _fresh(person), frame_for(_fresh(person)).sections[0].key, f"{word}Nháp của một người.", 0)
    actions.give_opinion(PROGRAM, body, f"{word}Ủy ban kiểm tra", f"{word}Không có dấu hiệu vi phạm.")
    ballot = actions.record_ballot(PROGRAM, body, Count(f"{word}Hội nghị", 9, 9, 9, 9, 9, {"HTTNV": 9}), on=DAY)
    actions.propose(PROGRAM, body, "HTTNV", f"{word}Báo cáo năm")
    start_deciding(PROGRAM, campaign)
    for row in campaign.subjects.filter(kind="collective"):
        set_level(PROGRAM, campaign, row, "HTTNV", row.version)
    campaign.refresh_from_db()
    decision = decide(
        PROGRAM, campaign, kind="collective", symbol="3-QĐ/ĐU", on=DAY, body=f"{word}Ban Thường vụ", kept={}, version=campaign.version
    )
    (notice,) = actions.send_notices(PROGRAM, decision, object_by=DAY)
    objection = actions.object_to(PROGRAM, _fresh(body), f"{word}Đề nghị xem lại.")
    return {
        "campaign": campaign.uuid, "subject": body.uuid, "prompt": prompt.uuid, "ballot": ballot.uuid, "notice": notice.uuid,
        "objection": objection.uuid, "number": 1,
    }  # fmt: skip


def _fresh(subject: Subject) -> Subject:
    return Subject.objects.select_related("campaign__organisation", "organisation", "person").get(pk=subject.pk)
