"""Rows of a trial office, made by the users' actions: a committee, units, an account each, one issued campaign."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from fuzz.office import OFFICE, PASSWORD
from nhiemky.domain.campaign import Campaign, Indicator, Owner, Requirement
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.web import clock
from nhiemky.web.accounts import codes, doors
from nhiemky.web.accounts.actions import invite
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns import actions as campaigns
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.organisations.actions import Details, create_organisation
from nhiemky.web.organisations.models import OrganisationType

PROGRAM = Actor.program("thử tải")
OUTLINE = Outline(
    "l1", "ĐỀ CƯƠNG", "báo cáo sơ kết", None, (), (), (OutlineNode("I", "BỐI CẢNH"), OutlineNode("II", "KẾT QUẢ")), Evidence("ĐỀ CƯƠNG")
)


def seed(units: int) -> dict[str, Any]:
    """The campaign's uuid and, unit by unit, the uuids of its report and its appendix."""
    today = clock.today()
    kinds = {kind.code: kind for kind in OrganisationType.objects.all()}
    root = create_organisation(
        PROGRAM, name="Đảng bộ Khối Thử Tải", kind=kinds["dang-bo-khoi"], parent=None, since=today, details=Details(code="K")
    )
    _account(OFFICE, root, "office_clerk")
    made = []
    for number in range(units):
        details = Details(code=f"K.{number:03}")
        unit = create_organisation(
            PROGRAM, name=f"Chi bộ Số {number + 1}", kind=kinds["chi-bo-co-so"], parent=root, since=today, details=details
        )
        _account(f"dv{number}", unit, "unit_secretary")
        made.append(unit)
    due = today + timedelta(days=30)
    asked = {
        "who": "Chi bộ cơ sở",
        "wording": f"chậm nhất ngày {due:%d/%m/%Y}",
        "last_day": due,
        "submit_to": "Ban Thường vụ",
        "via": None,
        "bound": "by",
        "on": due,
    }
    value = Campaign(
        "Thử tải", Owner("Đảng ủy Khối Thử Tải"), outlines=(OUTLINE,),
        indicators=tuple(Indicator(f"CT{n:02}", f"Chỉ tiêu thử {n}", "đảng viên", "sum") for n in range(1, 6)),
        requirements=(
            Requirement("r1", "gửi báo cáo", deliverable="report", outline="l1", goes_up="sections", **asked),  # type: ignore[arg-type]
            Requirement("r2", "gửi phụ lục", deliverable="appendix", goes_up="figures", **asked),  # type: ignore[arg-type]
        ),
    )  # fmt: skip
    campaign = campaigns.create_campaign(PROGRAM, root, value)
    campaigns.set_roster(PROGRAM, campaign, made)
    campaign.refresh_from_db()
    campaigns.issue_campaign(PROGRAM, campaign, reason="thử tải")
    rows = Obligation.objects.filter(campaign=campaign).values_list("organisation_id", "requirement__key", "uuid")
    uuids = {(organisation, key): str(uuid) for organisation, key, uuid in rows}
    return {"campaign": str(campaign.uuid), "owed": [(uuids[unit.pk, "r1"], uuids[unit.pk, "r2"]) for unit in made]}


def _account(username: str, place: Any, role: str) -> None:
    _, code = invite(PROGRAM, place, role, name=f"Người {username}", title="Bí thư")
    doors.accept_invitation(codes.find(code, ["invite"]), username=username, password=PASSWORD)
