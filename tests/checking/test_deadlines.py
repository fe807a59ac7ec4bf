"""Days that the calendar does not know, weekdays that do not fit, one duty with two days."""

import pytest
from invented import kinds, report

from nhiemky.checking.deadlines import check_deadlines
from nhiemky.domain.directive import Directive, Header, Obligation
from nhiemky.domain.finding import Evidence
from nhiemky.flows.read_file import read_bytes
from nhiemky.reading.documents.text import read_text


@pytest.mark.parametrize("words", ["ngày 31/6/2034", "ngày 30/02/2034", "ngày 29/2/2033", "Chủ nhật, ngày 04/7/2034"])
def test_impossible_days_are_told(words: str) -> None:
    assert kinds(report(f"Hội nghị họp {words} tại hội trường.")[1]) == ["ambiguous_deadline"]


@pytest.mark.parametrize(
    "words", ["ngày 30/6/2034", "ngày 29/2/2032", "thứ ba, ngày 04/7/2034", "ngày 05/7", "thứ hai là khen thưởng", "tỷ lệ 30/60"]
)
def test_possible_days_are_silent(words: str) -> None:
    assert kinds(report(f"Hội nghị họp {words} tại hội trường.")[1]) == []


def duty(day: str, what: str = "gửi báo cáo quý", who: str = "Phòng Tài chính") -> Obligation:
    from datetime import date

    return Obligation("o", what, who, deadline=date.fromisoformat(day), op="before", evidence=(Evidence(f"{what} trước ngày {day}"),))


def two(one: Obligation, other: Obligation) -> int:
    document = read_text(b"a", "a.txt")
    return len(check_deadlines(document, Directive("a", Header(), obligations=(one, other))))


def test_one_duty_with_two_days_is_told() -> None:
    assert two(duty("2034-05-20"), duty("2034-05-25")) == 1


def test_other_duties_actors_and_equal_days_are_silent() -> None:
    assert two(duty("2034-05-20"), duty("2034-05-20")) == 0
    assert two(duty("2034-05-20"), duty("2034-05-25", who="Phòng Nội vụ")) == 0
    assert two(duty("2034-05-20"), duty("2034-05-25", what="gửi báo cáo năm")) == 0


def last(day: str, what: str) -> Obligation:
    from datetime import date

    return Obligation("o", what, deadline=date.fromisoformat(day), op="by", evidence=(Evidence(f"{what} là ngày {day}"),))


def test_a_last_day_told_twice_must_be_one() -> None:
    sent = duty("2034-08-10", "gửi báo cáo kết quả 6 tháng")
    assert two(sent, last("2034-08-14", "Hạn cuối nhận báo cáo kết quả 6 tháng")) == 1
    assert two(sent, last("2034-08-09", "Hạn cuối nhận báo cáo kết quả 6 tháng")) == 0
    assert two(sent, last("2034-08-14", "Hạn cuối nhận báo cáo kiểm kê tài sản")) == 0


def test_many_days_of_one_bare_duty_are_a_timetable():
    days = "\n\n".join(f"Chi bộ thôn Đông gửi báo cáo về Đảng ủy trước ngày {day}/6/2030." for day in range(10, 20))
    _, directive = read_bytes(f"KẾ HOẠCH\n\nsơ kết\n\nI- NỘI DUNG\n\n{days}".encode(), "a.txt")
    assert [item for item in directive.inconsistencies if "hai thời hạn" in item.explanation] == []
