"""The office's register of cited documents grows with confirmed papers, and the next paper is held against it."""

from __future__ import annotations

from django.urls import reverse

from nhiemky.domain.confirmation import Correction
from nhiemky.web.campaigns.cited import register_of_office
from nhiemky.web.campaigns.intake.actions import confirm_reading, correct, take_directive
from nhiemky.web.campaigns.intake.stored import confirmation
from nhiemky.web.campaigns.models import Reading

CITED = "Kế hoạch số 88-KH/TU, ngày 05/3/2023 của Ban Thường vụ Tỉnh ủy Nam Thuận về kiểm tra việc thu, nộp và quản lý đảng phí"


def plan(cited: str, symbol: str = "Số 12-KH/ĐUK") -> bytes:
    head = ("ĐẢNG BỘ TỈNH NAM THUẬN", "ĐẢNG ỦY KHỐI", "*", symbol, "ĐẢNG CỘNG SẢN VIỆT NAM", "Nam Thuận, ngày 24 tháng 4 năm 2023")
    body = ("KẾ HOẠCH", "kiểm tra đảng phí", f"Thực hiện {cited}, Đảng ủy Khối xây dựng kế hoạch như sau:", "I- NỘI DUNG")
    return "\n\n".join((*head, *body, "Các chi bộ gửi báo cáo về Văn phòng Đảng ủy Khối trước ngày 20/5/2023.")).encode()


def confirmed(world, data: bytes, name: str) -> Reading:
    actor = world.actor("chanh")
    reading = take_directive(actor, world.khoi, name, data)
    while confirmation(reading).open_points:
        shown = confirmation(reading)
        for question in shown.open_questions:
            correct(actor, reading, Correction("answer", question.id, {"option": question.options[0].id}), reading.version)
        for cell in confirmation(reading).matrix.open_cells:
            correct(actor, reading, Correction("cell", cell, {"state": "not_asked"}), reading.version)
    confirm_reading(actor, reading)
    return reading


def codes(reading: Reading) -> list[str]:
    return [item.finding.code for item in confirmation(reading).findings if item.finding.code.startswith("cited_")]


def test_a_confirmed_paper_teaches_the_register_and_the_next_paper_is_held_against_it(world, morning) -> None:
    assert register_of_office(world.khoi.pk).documents == ()
    first = confirmed(world, plan(CITED), "ke-hoach-1.txt")
    assert {each.symbol for each in register_of_office(world.khoi.pk).documents} == {"12-KH/ĐUK", "88-KH/TU"}
    wrong = plan(CITED.replace("05/3/2023", "06/3/2023"), "Số 14-KH/ĐUK")
    second = take_directive(world.actor("chanh"), world.khoi, "ke-hoach-2.txt", wrong)
    assert codes(second) == ["cited_day_differs"]
    (found,) = [item.finding for item in confirmation(second).findings if item.finding.code == "cited_day_differs"]
    assert "12-KH/ĐUK ghi ngày 05/3/2023" in found.message
    assert codes(first) == []


def test_a_paper_is_no_witness_for_itself_and_another_committee_none_at_all(world, morning) -> None:
    confirmed(world, plan(CITED), "ke-hoach-1.txt")
    other = take_directive(world.actor("khacvp"), world.khac, "ke-hoach-2.txt", plan(CITED.replace("05/3/2023", "06/3/2023")))
    assert codes(other) == []
    assert register_of_office(world.khac.pk).documents == ()


def test_the_page_lists_what_is_cited_and_where(world, morning) -> None:
    client = world.client("chanh")
    assert "Sổ chưa có văn bản nào" in client.get(reverse("campaigns:cited")).content.decode()
    confirmed(world, plan(CITED), "ke-hoach-1.txt")
    confirmed(world, plan(CITED.replace("05/3/2023", "06/3/2023"), "Số 14-KH/ĐUK"), "ke-hoach-2.txt")
    page = client.get(reverse("campaigns:cited"), {"q": "đảng phí"}).content.decode()
    assert "Kế hoạch số 88-KH/TU" in page and "05/3/2023, 06/3/2023" in page and "12-KH/ĐUK" in page and "14-KH/ĐUK" in page
    assert "Không có văn bản nào khớp" in client.get(reverse("campaigns:cited"), {"q": "không có chữ này"}).content.decode()
    assert "88-KH/TU" not in world.client("khacvp").get(reverse("campaigns:cited")).content.decode()
