"""Times a text leaves in doubt: asked with reasons, rarely, and settled as answered."""

from __future__ import annotations

from datetime import date

import pytest
from flows.confirmation.plans import example, page, plan

from nhiemky.domain.confirmation import Correction, Question
from nhiemky.domain.source import Doubt, Span
from nhiemky.flows.confirmation.campaign import confirmed_campaign

SENDS = "1. Các chi bộ gửi báo cáo về Văn phòng Đảng ủy Khối {when}."


def asked(when: str, *corrections: Correction) -> list[Question]:
    return [one for one in page(plan(SENDS.format(when=when)), *corrections).questions if one.id.split("/")[0] != "joined"]


@pytest.mark.parametrize(
    "when",
    [
        "sau 05 ngày kể từ ngày kết thúc hội nghị",
        "sau 05 ngày làm việc kể từ ngày 20/5/2023",
        "sau khi kết thúc hội nghị 05 ngày",
    ],
)
def test_after_some_days_is_asked_for_offices_often_mean_within(when: str) -> None:
    (question,) = asked(when)
    assert [option.id for option in question.options] == ["within", "after"] and all(option.reason for option in question.options)


@pytest.mark.parametrize(
    "when",
    [
        "trong vòng 05 ngày kể từ ngày kết thúc hội nghị",
        "chậm nhất sau 05 ngày kể từ ngày kết thúc hội nghị",
        "ngay sau khi kết thúc hội nghị",
        "sau khi kết thúc hội nghị",
        "sau ngày 20/5/2023",
        "trước ngày 30/5",
        "trong thời gian sớm nhất, chậm nhất ngày 30/6/2023",
        "trong thời gian sớm nhất",
        "trước khi tổ chức hội nghị 10 ngày",
    ],
)
def test_a_time_that_says_itself_is_not_asked_about(when: str) -> None:
    assert asked(when) == []


def test_within_is_a_bound_and_after_stays_a_beginning() -> None:
    words = SENDS.format(when="sau 05 ngày kể từ ngày kết thúc hội nghị")
    within = confirmed_campaign(page(plan(words), Correction("answer", "within/duty-1", {"option": "within"})).corrected)
    after = confirmed_campaign(page(plan(words), Correction("answer", "within/duty-1", {"option": "after"})).corrected)
    assert [one.bound for one in within.requirements] == ["by"] and [one.bound for one in after.requirements] == ["after"]


def test_a_plain_borrowed_year_is_told_not_asked() -> None:
    shown = page(plan(SENDS.format(when="trước ngày 30/5")))
    assert shown.facts[0].note == "Ghi “trước ngày 30/5”, không ghi năm, không tính ngày 30" and shown.open_questions == ()


def test_a_day_that_was_over_when_the_paper_was_signed_asks_for_its_year() -> None:
    words = SENDS.format(when="trước ngày 30/3")
    (question,) = page(plan(words)).open_questions
    assert question.about == "task-1" and [option.id for option in question.options] == ["2023-03-30", "2024-03-30"]
    made = confirmed_campaign(page(plan(words), Correction("answer", question.id, {"option": "2024-03-30"})).corrected)
    (duty,) = made.requirements
    assert (duty.last_day, duty.what) == (date(2024, 3, 29), "gửi Báo cáo về Văn phòng Đảng ủy Khối")


def test_the_end_of_a_month_gets_a_day_only_when_a_person_says_so() -> None:
    (question,) = asked("đầu tháng 7/2023")
    assert [option.id for option in question.options] == ["2023-07-10", "2023-07-31", "none"]
    (last,) = asked("cuối quý III")
    assert [option.id for option in last.options] == ["2023-09-30", "none"]
    reading = plan(SENDS.format(when="đầu tháng 7/2023"))
    by = page(reading, Correction("answer", question.id, {"option": "2023-07-10"}))
    assert by.facts[0].strong == "hết ngày 10/7/2023" and by.facts[0].state == "sure"
    none = page(reading, Correction("answer", question.id, {"option": "none"}))
    assert none.open_questions == () and none.corrected.directive.obligations[0].deadline is None


def test_a_day_typed_in_is_taken_and_an_edit_of_the_time_silences_the_question() -> None:
    reading = plan(SENDS.format(when="sau 05 ngày kể từ ngày kết thúc hội nghị"))
    typed = page(reading, Correction("answer", "within/duty-1", {"option": "free", "text": "30/6/2023"}))
    assert typed.facts[0].strong == "hết ngày 30/6/2023"
    edited = page(reading, Correction("edit", "duty-1", {"deadline": "2023-06-20", "event": ""}))
    assert edited.questions == () and edited.facts[0].state == "corrected"
    other = page(
        reading,
        Correction("answer", "within/duty-1", {"option": "free", "text": "30/6/2023"}),
        Correction("edit", "duty-1", {"what": "gửi báo cáo sơ kết"}),
    )
    assert other.facts[0].strong == "hết ngày 30/6/2023"


def scanned(*sure: int):  # type: ignore[no-untyped-def]
    """A plan of as many duties, whose days were read with this certainty."""
    from dataclasses import replace

    days = [f"{20 + number}/5/2023" for number in range(len(sure))]
    bodies = ("Ban Tổ chức", "Ban Tuyên giáo", "Văn phòng", "Ủy ban Kiểm tra")
    reading = plan(
        *(
            f"{at}. {body} Đảng ủy Khối gửi báo cáo về Ban Thường vụ Đảng ủy Khối trước ngày {day}."
            for at, (body, day) in enumerate(zip(bodies, days, strict=False), 1)
        )
    )
    text = reading.document.text
    doubts = tuple(Doubt(Span(text.index(day), text.index(day) + len(day)), one) for day, one in zip(days, sure, strict=True))
    return replace(reading, document=replace(reading.document, doubts=doubts))


def test_of_a_scan_only_days_are_asked_and_at_most_three_the_least_sure_first() -> None:
    shown = page(scanned(71, 40, 66, 55))
    assert [question.about for question in shown.open_questions] == ["duty-2", "duty-4", "duty-3"]
    assert "40%" in shown.open_questions[0].options[0].reason
    reading = scanned(50)
    fine = page(reading, Correction("answer", "scan/duty-1", {"option": "read"}))
    assert fine.open_questions == () and fine.facts[0].strong == "hết ngày 19/5/2023"
    none = page(reading, Correction("answer", "scan/duty-1", {"option": "none"}))
    assert none.facts[0].strong == "không ghi hạn"


def test_the_example_asks_no_more_than_before() -> None:
    assert [question.id for question in page(example()).questions] == ["estimate"]
