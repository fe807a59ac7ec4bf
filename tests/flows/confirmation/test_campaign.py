"""The matrix and the campaign that a confirmed reading comes to."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from flows.confirmation.plans import example, page, plan
from jsonschema import Draft202012Validator

from nhiemky.domain.campaign import Campaign, Requirement
from nhiemky.domain.confirmation import Correction
from nhiemky.flows.campaign import dump_campaign, parse_campaign
from nhiemky.flows.confirmation.campaign import confirmed_campaign

SCHEMA = json.loads((Path(__file__).resolve().parents[3] / "docs" / "campaign.schema.json").read_text(encoding="utf-8"))
SENT = (
    "2. Các chi bộ, đảng bộ cơ sở gửi báo cáo sơ kết cho Ban Thường vụ Đảng ủy Khối, chậm nhất ngày 29/5/2023, qua Văn phòng Đảng ủy Khối."
)
JOINED = "1. Các chi bộ, đảng bộ cơ sở tự kiểm tra, xây dựng báo cáo sơ kết; tổ chức Hội nghị sơ kết; hoàn thành trước ngày 20/5/2023."


def campaign(*corrections: Correction) -> Campaign:
    return confirmed_campaign(page(example(), *corrections).corrected)


def by_id(made: Campaign) -> dict[str, Requirement]:
    return {asked.id: asked for asked in made.requirements}


def test_the_example_asks_three_reports_and_an_appendix_of_units_and_of_the_owner() -> None:
    matrix = page(example()).matrix
    assert [level.own for level in matrix.levels] == [False, True] and matrix.open_cells == ()
    assert [(row.outline, row.appendix, row.goes_up) for row in matrix.rows] == [
        ("l1", False, "sections"),
        ("l2", False, "filed"),
        ("l3", False, "sections"),
        (None, True, "figures"),
    ]


def test_each_report_is_a_requirement_with_its_outline_and_deadline() -> None:
    asked = by_id(campaign())
    for outline in ("l1", "l2", "l3"):
        one = asked[f"o2-{outline}"]
        assert (one.outline, one.deliverable, one.last_day, one.bound, one.on) == (
            outline, "report", date(2023, 5, 29), "before", date(2023, 5, 30),
        )  # fmt: skip
        assert one.wording == "trước ngày 30/5/2023" and not one.own
    assert asked["o2-t1"].deliverable == "appendix" and asked["o1"].deliverable == "event"


def test_the_owners_reports_have_lead_date_and_who_adopts() -> None:
    asked = by_id(campaign())
    draft, sent = asked["o5-l1"], asked["o4-l1"]
    assert (draft.own, draft.lead, draft.last_day) == (True, "Ban Tuyên giáo Đảng ủy Khối", date(2023, 5, 9))
    assert draft.adopted_by == ("Ban Thường vụ Đảng ủy Khối",)
    assert (sent.own, sent.submit_to, sent.last_day) == (True, "Ban Thường vụ Tỉnh ủy", date(2023, 6, 4))


def test_adoption_runs_from_the_standing_to_the_executive_committee_as_written() -> None:
    reading = plan(
        SENT,
        "3. Ban Tuyên giáo Đảng ủy Khối chủ trì, phối hợp với Văn phòng Đảng ủy Khối dự thảo báo cáo sơ kết của Đảng bộ Khối, trình Ban Thường vụ "
        "Đảng ủy Khối trước ngày 10/6/2023 để thông qua Ban Chấp hành Đảng bộ Khối.",
    )
    own = [asked for asked in confirmed_campaign(page(reading).corrected).requirements if asked.own]
    assert own[0].adopted_by == ("Ban Thường vụ Đảng ủy Khối", "Ban Chấp hành Đảng bộ Khối")
    assert own[0].cooperating == ("Văn phòng Đảng ủy Khối",)


def test_every_assignment_is_a_task_of_whoever_leads_it() -> None:
    made = campaign()
    assert [task.lead for task in made.tasks][:3] == ["Ban Tuyên giáo Đảng ủy Khối", "Ban Tổ chức Đảng ủy Khối", "Văn phòng Đảng ủy Khối"]
    last = made.tasks[-1]
    assert last.event and last.lead and last.lead.startswith("Các đồng chí Ủy viên")


def test_what_the_text_leaves_open_is_open_and_a_person_settles_it() -> None:
    reading = plan(SENT)
    (target,) = page(reading).matrix.open_cells
    assert target.endswith("/u1/adopted")
    settled = page(reading, Correction("cell", target, {"state": "asked", "by": "Cấp ủy"}))
    assert settled.matrix.open_cells == ()
    assert confirmed_campaign(settled.corrected).requirements[0].adopted_by == ("Cấp ủy",)
    dropped = page(reading, Correction("cell", target, {"state": "not_asked"}))
    assert confirmed_campaign(dropped.corrected).requirements[0].adopted_by == ()


def test_a_cell_that_is_not_asked_gives_no_requirement_and_one_asked_by_hand_gives_one() -> None:
    without = by_id(campaign(*(Correction("cell", f"l3/u1/{step}", {"state": "not_asked"}) for step in ("made", "adopted", "sent"))))
    assert "o2-l3" not in without and "o2-l1" in without
    reading = plan(SENT)
    row = page(reading).matrix.rows[0].id
    hand = page(reading, Correction("cell", f"{row}/own/made", {"state": "asked", "by": "Ban Tuyên giáo"}))
    own = [asked for asked in confirmed_campaign(hand.corrected).requirements if asked.own]
    assert [(asked.lead, asked.deliverable) for asked in own] == [("Ban Tuyên giáo", "report")]


def test_how_a_report_goes_up_can_be_changed() -> None:
    assert by_id(campaign(Correction("row", "l3", {"goes_up": "filed"})))["o2-l3"].goes_up == "filed"


def test_answers_become_the_campaign() -> None:
    reading = plan(JOINED, SENT)
    last = confirmed_campaign(page(reading, Correction("answer", "joined/duty-1", {"option": "last"})).corrected)
    assert [asked.what for asked in last.requirements if asked.deliverable == "event"] == ["tổ chức Hội nghị sơ kết"]
    assert any("xây dựng báo cáo" in task.what for task in last.tasks)
    every = confirmed_campaign(page(reading, Correction("answer", "joined/duty-1", {"option": "all"})).corrected)
    assert sum(asked.last_day == date(2023, 5, 19) for asked in every.requirements) == 2


def test_an_estimate_column_stands_behind_what_was_done() -> None:
    columns = campaign(Correction("answer", "estimate", {"option": "add"})).appendix_columns
    at = columns.index("Thực hiện đến tháng 4/2023")
    assert columns[at + 1] == "Ước thực hiện đến tháng 6/2023" and len(columns) == 7


def test_the_pilot_is_a_group_and_policies_are_chosen() -> None:
    made = campaign(Correction("policies", "policies", {"add_tasks": "forbidden"}))
    assert [(group.name, group.units) for group in made.groups] == [("đơn vị làm điểm", ("Đảng bộ Sở Tài nguyên và Môi trường",))]
    assert made.policies and (made.policies.change_targets, made.policies.add_tasks) == ("consent", "forbidden")


def test_a_duty_of_some_units_binds_their_group() -> None:
    reading = plan(
        "1. Đảng ủy 15 phường, xã tổ chức hội nghị sơ kết trước ngày 20/5/2023. Báo cáo của các đơn vị nêu trên gửi về Ban Thường vụ Đảng ủy Khối "
        "trước ngày 27/5/2023."
    )
    made = confirmed_campaign(page(reading).corrected)
    assert {asked.group for asked in made.requirements} == {"Đảng ủy 15 phường, xã"}


def test_the_draft_is_a_campaign_file_that_loads() -> None:
    made = campaign()
    words = dump_campaign(made)
    assert parse_campaign(words) == made
    Draft202012Validator(SCHEMA).validate(json.loads(words))
    assert words == dump_campaign(campaign())


def test_what_units_may_do_as_they_see_fit_is_asked_and_never_due() -> None:
    reading = plan(
        SENT,
        "3. Các chi bộ khối doanh nghiệp xây dựng báo cáo của đơn vị, tùy tình hình cụ thể, tổ chức hội nghị sơ kết.",
    )
    made = confirmed_campaign(page(reading).corrected)
    (optional,) = [asked for asked in made.requirements if asked.optional]
    assert (optional.what, optional.deliverable, optional.last_day) == ("tổ chức hội nghị sơ kết", "event", None)
    assert optional.group == "Các chi bộ khối doanh nghiệp" and not any("tùy tình hình" in task.what for task in made.tasks)


def test_a_report_that_only_a_duty_names_has_a_row_of_its_own_beside_the_outlines() -> None:
    shown = page(
        example(),
        Correction("add", "duty", {"what": "gửi báo cáo chuyển đổi số", "who": "các chi bộ, đảng bộ cơ sở", "deadline": "2023-05-25", "op": "by", "submit_to": "Văn phòng", "quote": ""}),
    )  # fmt: skip
    assert [row.name for row in shown.matrix.rows][3:] == [
        "Báo cáo chuyển đổi số",
        "Phụ lục kết quả thực hiện các chỉ tiêu nghị quyết đại hội",
    ]
    made = by_id(confirmed_campaign(shown.corrected))
    assert made["o9"].what == "gửi Báo cáo chuyển đổi số" and made["o9"].last_day == date(2023, 5, 25)
    assert made["o2-l1"].last_day == date(2023, 5, 29)


def test_what_all_units_send_is_not_asked_of_a_group_once_more() -> None:
    reading = plan(
        "1. Đảng ủy 15 phường, xã tổ chức hội nghị sơ kết, hoàn thành trước ngày 20/5/2023.",
        "2. Các chi bộ, đảng bộ trực thuộc Đảng ủy Khối gửi báo cáo sơ kết về Ban Thường vụ Đảng ủy Khối trước ngày 27/5/2023.",
    )
    shown = page(reading)
    assert [level.group for level in shown.matrix.levels if not level.own] == [None, "Đảng ủy 15 phường, xã"]
    assert not [cell for cell in shown.matrix.open_cells if cell.endswith("/u2/sent")]
    sent = [asked for asked in confirmed_campaign(shown.corrected).requirements if asked.deliverable == "report" and not asked.own]
    assert [(asked.group, asked.last_day) for asked in sent] == [(None, date(2023, 5, 26))]
