"""A city's plan of two kinds of duty, to its end: the late units hand in (also by API), all is accepted, the city's report is adopted."""

import json
from decimal import Decimal

import pytest
from demos import loaded
from installation import Installation

from nhiemky.vietnamese.numbers import parse_number
from nhiemky.web.demo.estates import dong_giang as story

ENDING = """
import json
from datetime import date
from io import BytesIO
from docx import Document
from tests.journeys.at_work import API, Desk, body, refused, send
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.consolidations.models import OwnReport, OwnSection
from nhiemky.web.consolidations.own_actions import advance, fill_section, mark_section, save_own_section, use_version
from nhiemky.web.consolidations.actions import build
from nhiemky.web.consolidations.opened import whole_of
from nhiemky.web.demo.estates import dong_giang as story
from nhiemky.web.demo.texts import words_for
from nhiemky.web.reports.models import Revision
from nhiemky.web.targets.actions import request_target_change
from nhiemky.web.targets.ledger import ledger_of

told, desk, campaign = {}, Desk(story.NOW), Campaign.objects.get()
WARD, PAPERS = "PX.03", {"requirement__deliverable__in": ("report", "appendix")}


def table(code):
    rows = zip(story.INDICATORS, story.figures(code), strict=True)
    lines = [f"{at};{one.statement};{one.unit_of_measure};;{words}" for at, (one, words) in enumerate(rows, 1)]
    return ("TT;Chỉ tiêu;Đơn vị tính;Chỉ tiêu NQ ĐH;Thực hiện\\n" + "\\n".join(lines) + "\\n").encode()


with desk.now():
    office = desk.api("lien")
    late = office.get(f"{API}/campaigns/{campaign.uuid}/obligations?overdue=true&limit=200").json()["items"]
    told["overdue"] = sorted({(one["unit_id"], one["deliverable"]) for one in late})
    told["optional"] = sorted({one.entry.unit_id for one in desk.owed(campaign, requirement__optional=True)})
    (held,) = (one for one in ledger_of(desk.units[WARD]).rows if one.indicator.serves == "CT02")
    told["change"] = refused(request_target_change, desk.actor("loan"), held.indicator, "8", "Nguồn kết nạp giảm")
    told["answers"] = []
    for number, code in enumerate(story.LATE):
        for owed in desk.owed(campaign, code, **PAPERS):
            word = bool(owed.requirement.outline)
            data = desk.write_word(owed, number, date(2023, 5, 28)) if word else table(code)
            told["answers"].append(send(office, owed, f"{code}.{'docx' if word else 'csv'}", data)[0])
    told["again"] = send(office, owed, f"{code}.csv", table(code))[0]
    told["stranger"] = send(desk.api("quy"), owed, f"{code}.csv", table(code))[0]
    clerk, secretary = desk.actor("quy"), desk.actor("loan")
    for owed in desk.owed(campaign, WARD, **PAPERS):
        if owed.requirement.outline:
            desk.write_sections(clerk, owed, 7)
        else:
            desk.fill(clerk, owed, dict(zip((one.code for one in story.INDICATORS), story.figures(WARD), strict=True)))
        fresh = desk.owed(campaign, WARD, requirement=owed.requirement)[0]
        told.setdefault("not approved", refused(desk.hand_in, fresh, actor=clerk))
        desk.hand_in(fresh, actor=secretary)
    for owed in desk.owed(campaign, state="submitted", **PAPERS):
        desk.accept("lien", Revision.objects.filter(obligation=owed).latest("number"))
    told["left"] = [str(one) for one in desk.owed(campaign, **PAPERS) if one.state != "accepted"]

    lien = desk.actor("lien")
    version = build(lien, campaign)
    whole = whole_of(version)
    told["sums"] = {one.code: one.actual.raw for one in whole.indicators}
    told["in"] = [version.reports_in, version.expected]
    report = OwnReport.objects.get()
    use_version(lien, report, version)
    report.refresh_from_db()
    for row in OwnSection.objects.filter(report=report).order_by("order"):
        if row.text:  # holds figures since it was begun
            fill_section(lien, report, row)
        else:
            save_own_section(lien, report, row, words_for(row.title, row.order), row.version)
        mark_section(lien, report, OwnSection.objects.get(pk=row.pk), True)
    for step in ("laid", "adopted", "sent"):
        advance(lien, report, step)
        report.refresh_from_db()
    told["report"] = report.state
    page = desk.page("luc")
    paper = Document(BytesIO(body(page.get(f"/bao-cao-cua-cap-uy/{report.uuid}/tai/docx/"))))
    told["word"] = "\\n".join(one.text for one in paper.paragraphs)
    told["leader"] = page.get("/bao-cao-cua-cap-uy/").content.decode()
print(json.dumps(told))
"""


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Installation:
    return Installation(loaded("thanh-uy", tmp_path_factory))


@pytest.fixture(scope="session")
def ended(demo, tmp_path_factory) -> Installation:
    """A copy in which the story goes on to its end."""
    return demo.copied(tmp_path_factory.mktemp("thanh-uy") / "het")


@pytest.fixture(scope="session")
def told(ended) -> dict:
    return json.loads(ended.python(ENDING))


def test_what_the_journey_loads_verifies_and_so_does_its_end(demo, ended, told):
    for made in (demo, ended):
        done = made.command("verify", "--data", str(made.data), "--json")
        assert (done.returncode, json.loads(done.stdout)["faults"]) == (0, [])


def test_only_the_late_units_are_overdue_and_no_optional_conference_ever(told):
    assert {unit for unit, _ in told["overdue"]} == {*story.LATE, "PX.03"}
    assert sorted(told["optional"]) == sorted(story.REST)
    assert ("CB.5", "event") not in {tuple(one) for one in told["overdue"]}, "its conference is optional"


def test_no_target_may_be_changed(told):
    assert told["change"] == "target_change_forbidden"


def test_papers_come_in_by_api_once_and_only_from_who_may(told):
    assert told["answers"] == [201] * 2 * len(story.LATE)
    assert told["again"] == 200, "the same file again is the same receipt"
    assert told["stranger"] == 404, "a ward's clerk sees no other unit's duty"


def test_a_wards_clerk_hands_in_only_what_the_secretary_approved(told):
    assert told["not approved"] == "submission_not_approved"
    assert told["left"] == []


def test_the_citys_sums_are_those_of_all_28_units(told):
    assert told["in"] == [len(story.UNITS), len(story.UNITS)]
    for at, indicator in enumerate(story.INDICATORS):
        if indicator.method == "sum":
            expected = sum((parse_number(story.figures(unit.code)[at]) for unit in story.UNITS), Decimal(0))
            assert parse_number(told["sums"][indicator.code]) == expected, indicator.statement


def test_the_citys_own_report_is_adopted_and_says_the_sums(told):
    assert told["report"] == "sent"
    assert told["sums"]["CT02"] in told["word"]
    assert "Báo cáo sơ kết của Đảng bộ thành phố" in told["leader"]
