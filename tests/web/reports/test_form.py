""" "Sửa thể thức" of the Word a unit put into its report."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from docx.shared import Mm
from web.reports.conftest import word_of

from nhiemky.web.reports import actions


def at(name: str, round_) -> str:
    return reverse(f"reports:{name}", args=[round_.report.uuid])


@pytest.fixture
def word() -> bytes:
    """The unit's report with its margins moved."""
    paper = Document(BytesIO(word_of()))
    paper.sections[0].top_margin = Mm(40)
    buffer = BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def test_the_check_page_leads_to_the_changes_and_they_to_the_corrected_word(world, round_, word):
    actions.take_report_file(world.actor("vanthu1"), round_.report, "Bao cao.docx", word)
    client = world.client("vanthu1")
    assert at("form", round_) in client.get(at("check", round_)).content.decode()
    page = client.get(at("form", round_)).content.decode()
    assert "Lề giấy: trên 20, dưới 20, trái 30, phải 15 mm" in page and "style=" not in page
    answer = client.get(at("form_word", round_))
    assert "Bao%20cao-da-sua-the-thuc.docx" in answer["Content-Disposition"]
    assert round(Document(BytesIO(answer.content)).sections[0].top_margin.mm) == 20


def test_without_a_word_the_page_says_what_to_do(world, round_):
    client = world.client("vanthu1")
    assert at("form", round_) not in client.get(at("check", round_)).content.decode()
    assert "Đưa tệp Word vào báo cáo" in client.get(at("form", round_)).content.decode()
    assert client.get(at("form_word", round_)).url == at("form", round_)


def test_another_unit_finds_nothing_there(world, round_, word):
    actions.take_report_file(world.actor("vanthu1"), round_.report, "Bao cao.docx", word)
    for who in ("vanthu2", "khacvp", "khacnguoi"):
        assert world.client(who).get(at("form", round_)).status_code == 404
        assert world.client(who).get(at("form_word", round_)).status_code == 404
