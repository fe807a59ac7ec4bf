"""The unit's own plan in Word, and a plan made outside held against the superior's campaign."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from nhiemky.domain.campaign import Campaign, DirectiveReference, Indicator, Owner, Requirement, Unit
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.flows.against_plan import plan_findings
from nhiemky.flows.check_file import paper_of
from nhiemky.flows.child_plan import child_plan, superiors_papers
from nhiemky.scheduling.cascade import child_of, duties_of
from nhiemky.writing.word import write_word

OUTLINE = Outline(
    "l1", "ĐỀ CƯƠNG", "báo cáo sơ kết giữa nhiệm kỳ", None, (), (),
    (OutlineNode("I", "KẾT QUẢ THỰC HIỆN"), OutlineNode("II", "HẠN CHẾ, NGUYÊN NHÂN")), Evidence("ĐỀ CƯƠNG"),
)  # fmt: skip
ORDER = DirectiveReference("kế hoạch", "112-KH/ĐUK", date(2023, 4, 3), "Đảng ủy Khối Nam Thuận", "sơ kết giữa nhiệm kỳ")
REPORT = Requirement(
    "o1", "gửi báo cáo sơ kết", "Cấp ủy cơ sở", "trước ngày 30/5/2023", date(2023, 5, 29), "Ban Thường vụ Đảng ủy Khối Nam Thuận", None,
    bound="before", on=date(2023, 5, 30), deliverable="report", outline="l1",
)  # fmt: skip
PARENT = Campaign(
    "Sơ kết giữa nhiệm kỳ", Owner("Đảng ủy Khối Nam Thuận"), directive=ORDER, outlines=(OUTLINE,),
    appendix_title="Kết quả thực hiện các chỉ tiêu",
    indicators=(Indicator("CT01", "Kết nạp đảng viên", "đảng viên", "sum"), Indicator("CT02", "Xây dựng mô hình", "mô hình", "sum")),
    requirements=(REPORT,), units=(Unit("K.01", "Đảng bộ Sở Gió"),),
)  # fmt: skip
OWNER = Owner("Đảng ủy Sở Gió", "ĐẢNG BỘ KHỐI NAM THUẬN", organ_code="ĐU", place="Nam Thuận", on_behalf_of="T/M ĐẢNG ỦY")
CHILD = child_of(PARENT, "K.01", OWNER, today=date(2023, 4, 10)).value


def word(child: Campaign) -> bytes:
    return write_word(child_plan(child, PARENT, duties_of(PARENT, "K.01"), date(2023, 4, 12)))


def told(child: Campaign) -> set[str]:
    return {each.code for each in plan_findings(paper_of(word(child), "ke-hoach-so-gio.docx"), PARENT)}


def test_the_plan_cites_the_superiors_document_and_has_its_annexes():
    report = child_plan(CHILD, PARENT, duties_of(PARENT, "K.01"))
    texts = [" ".join(run.text for run in block.runs) for block in report.body if hasattr(block, "runs")]
    assert texts[0] == "Căn cứ Kế hoạch số 112-KH/ĐUK, ngày 03/4/2023 của Đảng ủy Khối Nam Thuận về sơ kết giữa nhiệm kỳ"
    assert any("chậm nhất ngày 22/5/2023" in text for text in texts)
    assert any(text.endswith("về Ban Thường vụ Đảng ủy Khối Nam Thuận trước ngày 30/5/2023.") for text in texts)
    assert len(report.appendices) == 2


def test_the_plan_read_back_gives_no_finding():
    assert told(CHILD) == set()


def test_a_superior_without_a_paper_of_its_own_is_cited_by_its_plan():
    below = replace(PARENT, owner=Owner("Đảng ủy Sở Gió"))
    assert [one.issuer for one in superiors_papers(below)] == ["Đảng ủy Khối Nam Thuận", "Đảng ủy Sở Gió"]
    assert superiors_papers(replace(below, directive=None))[0].symbol is None


def test_a_word_plan_from_outside_that_is_weaker_is_told():
    later = {"wording": "trước ngày 10/6/2023", "on": date(2023, 6, 10), "last_day": date(2023, 6, 9), "bound": "before"}
    weaker = replace(
        CHILD,
        requirements=(replace(CHILD.requirements[0], **later),),
        indicators=CHILD.indicators[:1],
        outlines=(replace(OUTLINE, nodes=OUTLINE.nodes[:1]),),
    )
    assert told(weaker) == {"later_than_superior", "indicator_left_out", "outline_item_left_out"}


def test_the_superiors_own_plan_and_a_strangers_are_not_held_against_it():
    own = "ĐẢNG ỦY KHỐI NAM THUẬN\n\nKẾ HOẠCH\n\nsơ kết\n\n1. Các chi bộ học tập nghị quyết."
    stranger = own.replace("KHỐI NAM THUẬN", "SỞ LẠ")
    assert not plan_findings(paper_of(own.encode(), "a.txt"), PARENT)
    assert not plan_findings(paper_of(stranger.encode(), "a.txt"), PARENT)
