"""A parent's report against its units' figures: one changed figure is named, an unchanged report gives nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest

from nhiemky.cli.output import json_text
from nhiemky.domain.campaign import Campaign, Indicator, Owner, Requirement, Unit
from nhiemky.domain.finding import Evidence, Finding
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.flows.campaign import dump_campaign, parse_campaign
from nhiemky.flows.campaign_figures import figures_of, figures_words, load_against, with_figures
from nhiemky.flows.consolidated_report import consolidated_report
from nhiemky.flows.merge import as_json, merge
from nhiemky.flows.tasks_check import carried_figures, check_paper_file
from nhiemky.writing.pdf import write_pdf
from nhiemky.writing.word import write_word

NAMES = ("Đảng bộ Sở Gió", "Đảng bộ Sở Mưa", "Chi bộ Ga Nam", "Chi bộ Bến Đò")
BRANCHES = ("Sở, ngành", "Sở, ngành", "Doanh nghiệp", "Doanh nghiệp")
CAMPAIGN = Campaign(
    "Sơ kết giữa nhiệm kỳ thực hiện nghị quyết đại hội, nhiệm kỳ 2025 - 2030",
    Owner("Đảng ủy Khối Nam Thuận", "ĐẢNG BỘ TỈNH NAM THUẬN", "ĐẢNG CỘNG SẢN VIỆT NAM", "Nam Thuận", "ĐUK"),
    term="2025 - 2030",
    cut_off="2028-04",
    indicators=(
        Indicator("CT01", "Kết nạp đảng viên mới", "đảng viên", "sum"),
        Indicator("CT02", "Cuộc kiểm tra, giám sát của cấp ủy", "cuộc", "sum"),
        Indicator("CT03", "Tỷ lệ đảng viên học tập, quán triệt nghị quyết", "%", "none"),
        Indicator("CT04", "Cơ quan đạt chuẩn văn hóa", "Đạt/Chưa đạt", "count_yes"),
        Indicator("CT05", "Kinh phí an sinh xã hội", "triệu đồng", "sum"),
    ),
    requirements=(
        Requirement(
            "o1", "gửi báo cáo", "Ban Thường vụ Đảng ủy Khối Nam Thuận", "trước ngày 05/6/2028", date(2028, 6, 4), "Tỉnh ủy", None,
            deliverable="report", own=True,
        ),
    ),
    units=tuple(Unit(f"U{at}", name, branch=branch) for at, (name, branch) in enumerate(zip(NAMES, BRANCHES, strict=True), 1)),
)  # fmt: skip
ROWS = (
    ("50;31;40;21;98;97,6;Đạt;Đạt;200;150,5"),
    ("44;26;30;12;98;99,1;Đạt;Đạt;100;120,2"),
    ("12;17;8;9;98;98,4;Đạt;Chưa đạt;50;35,1"),
)


def _table(name: str, numbers: str) -> tuple[str, bytes]:
    values = numbers.split(";")
    lines = [f"Đơn vị: {name}", "TT;Chỉ tiêu;ĐVT;Chỉ tiêu NQ;Thực hiện đến tháng 4/2028"]
    for at, indicator in enumerate(CAMPAIGN.indicators):
        lines.append(f"{at + 1};{indicator.statement};{indicator.unit_of_measure};{values[2 * at]};{values[2 * at + 1]}")
    return f"{name}.csv", "\n".join(lines).encode()


@pytest.fixture(scope="module")
def merged():
    return merge([_table(name, row) for name, row in zip(NAMES, ROWS, strict=False)], campaign=CAMPAIGN, workers=0)


@pytest.fixture(scope="module")
def word(merged) -> bytes:
    return write_word(consolidated_report(merged, CAMPAIGN, on=date(2028, 6, 2)), carried=figures_words(figures_of(merged, CAMPAIGN)))


@pytest.fixture(scope="module")
def exported(merged) -> str:
    return dump_campaign(with_figures(CAMPAIGN, merged))


def edited(word: bytes, old: str, new: str, *, table: bool = False) -> bytes:
    """The Word after a person changed one place in it."""
    document = docx.Document(BytesIO(word))
    paragraphs = [paragraph for table in document.tables for row in table.rows for cell in row.cells for paragraph in cell.paragraphs]
    for paragraph in paragraphs if table else document.paragraphs:
        for run in paragraph.runs:
            if old in run.text:
                run.text = run.text.replace(old, new, 1)
                out = BytesIO()
                document.save(out)
                return out.getvalue()
    raise AssertionError(old)


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [each.code for each in found]


def test_a_report_as_it_was_made_gives_nothing(word, exported):
    assert codes(check_paper_file(word, "bao-cao.docx", None, exported)) == []


def test_it_still_gives_nothing_when_a_person_saved_it(word, exported):
    saved = edited(word, "báo cáo kết quả như sau", "xin báo cáo kết quả như sau")
    assert [each for each in check_paper_file(saved, "bao-cao.docx", None, exported) if each.severity == "high"] == []


CHANGES = [
    ("74 đảng viên", "84 đảng viên", False, "report_differs_from_units", ("84", "74", "10", "Đảng bộ Sở Gió 31")),
    ("74", "84", True, "report_differs_from_units", ("84", "74")),
    ("chỉ tiêu 106 đảng viên", "chỉ tiêu 116 đảng viên", False, "report_target_differs", ("116", "106")),
    ("106", "116", True, "report_target_differs", ("116", "106")),
    ("bằng 69,8%", "bằng 79,8%", False, "report_status_wrong", ("79,8%", "69,8%")),
    ("Chưa đạt (69,8%)", "Đạt", True, "report_status_wrong", ("chưa đạt",)),
    ("Chưa đạt (69,8%)", "Chưa đạt (96,8%)", True, "report_status_wrong", ("69,8%",)),
    ("97,6 - 99,1", "96,7 - 99,1", True, "report_differs_from_units", ("96,7 - 99,1", "97,6 - 99,1", "Đảng bộ Sở Gió")),
    ("từ 97,6%", "từ 96,7%", False, "report_differs_from_units", ("96,7", "97,6")),
    ("2 vượt", "3 vượt", True, "report_status_wrong", ("2 vượt",)),
    ("305,8 triệu", "350,8 triệu", False, "report_differs_from_units", ("350,8", "305,8", "45")),
    ("3/4 đơn vị đã gửi", "4/4 đơn vị đã gửi", False, "report_units_differ", ("3/4",)),
    ("Còn 1 đơn vị", "Còn 2 đơn vị", False, "report_units_differ", ("Chi bộ Bến Đò",)),
    ("3/4", "4/4", True, "report_units_differ", ("3/4",)),
    ("2 đơn vị", "3 đơn vị", False, "report_differs_from_units", ("2 đơn vị",)),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "table", "code", "words"), CHANGES)
def test_one_changed_figure_is_named_and_nothing_else(word, exported, old, new, table, code, words):
    found = check_paper_file(edited(word, old, new, table=table), "bao-cao.docx", None, exported)
    high = [each for each in found if each.severity == "high"]
    named = [each for each in high if each.code == code]
    assert named, [(each.code, each.message) for each in found]
    assert all(any(word in each.message for each in named) for word in words), [each.message for each in named]
    assert {each.code for each in high} <= {code, "sum_mismatch", "prose_differs_from_appendix"}


def test_a_changed_breakdown_names_the_branch(word, exported):
    changed = _in_part(word, "word/footnotes.xml", "Sở, ngành 57", "Sở, ngành 75")
    found = [each for each in check_paper_file(changed, "bao-cao.docx", None, exported) if each.code == "report_breakdown_differs"]
    assert len(found) == 1
    assert "Sở, ngành 75" in found[0].message
    assert "57" in found[0].message


def _in_part(word: bytes, part: str, old: str, new: str) -> bytes:
    import zipfile

    out = BytesIO()
    with zipfile.ZipFile(BytesIO(word)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name == part:
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode(), 1)
            after.writestr(name, data)
    return out.getvalue()


def test_prose_that_a_person_rewrote_is_compared_too(word, exported):
    wrong = edited(word, "- Kết nạp đảng viên mới: ", "Toàn Đảng bộ kết nạp được 84 đảng viên mới. Chi tiết: ")
    found = [each for each in check_paper_file(wrong, "bao-cao.docx", None, exported) if each.code == "report_differs_from_units"]
    assert [each.facts["written"] for each in found] == ["84"]
    right = edited(word, "- Kết nạp đảng viên mới: ", "Toàn Đảng bộ kết nạp được 74 đảng viên mới. Chi tiết: ")
    assert not [each for each in check_paper_file(right, "bao-cao.docx", None, exported) if each.severity == "high"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2026, toàn Đảng bộ kết nạp 21 đảng viên mới.",
        "Trong đó kết nạp 19 đảng viên mới là nữ.",
        "Riêng khối doanh nghiệp kết nạp 17 đảng viên mới.",
        "Phấn đấu kết nạp 150 đảng viên mới trong nửa cuối nhiệm kỳ.",
        "Bình quân mỗi năm kết nạp 30 đảng viên mới.",
        "Đã kết nạp gần 80 đảng viên mới.",
        "Đảng bộ Sở Gió: kết nạp 31 đảng viên mới.",
        "Kết nạp 9 đảng viên mới trong công nhân, người lao động.",
        "So với cùng kỳ nhiệm kỳ trước, kết nạp đảng viên mới tăng 12 đảng viên.",
    ],
)
def test_another_count_of_the_same_thing_is_left_in_peace(word, exported, sentence):
    changed = edited(word, "- Kết nạp đảng viên mới: ", f"{sentence} Chi tiết: ")
    found = check_paper_file(changed, "bao-cao.docx", None, exported)
    assert "report_differs_from_units" not in codes(found), [each.message for each in found]


def test_a_unit_said_to_be_missing_that_sent_figures_is_named(word, exported):
    changed = edited(word, "Chi bộ Bến Đò", "Chi bộ Ga Nam")
    assert "report_missing_names" in codes(check_paper_file(changed, "bao-cao.docx", None, exported))
    assert "report_missing_names" not in codes(check_paper_file(word, "bao-cao.docx", None, exported))


def test_a_row_left_out_and_a_row_put_in_are_told(word, exported):
    document = docx.Document(BytesIO(word))
    table = document.tables[-1]
    table.rows[2].cells[1].paragraphs[0].runs[0].text = "Số mô hình dân vận khéo"
    out = BytesIO()
    document.save(out)
    found = check_paper_file(out.getvalue(), "bao-cao.docx", None, exported)
    assert {each.code: each.severity for each in found if each.code.startswith("report_indicator")} == {
        "report_indicator_missing": "medium",
        "report_indicator_unknown": "low",
    }


def test_the_word_itself_carries_the_figures(word, merged):
    bare = dump_campaign(CAMPAIGN)
    changed = edited(word, "74 đảng viên", "84 đảng viên")
    assert carried_figures(changed, "bao-cao.docx") == figures_of(merged, CAMPAIGN)
    assert "report_differs_from_units" in codes(check_paper_file(changed, "bao-cao.docx", None, bare))
    assert codes(check_paper_file(word, "bao-cao.docx", None, bare)) == []


def test_without_figures_anywhere_it_says_that_nothing_was_compared(merged):
    plain = write_word(consolidated_report(merged, CAMPAIGN, on=date(2028, 6, 2)))
    assert codes(check_paper_file(plain, "bao-cao.docx", None, dump_campaign(CAMPAIGN))) == ["no_figures_to_compare"]


def test_a_word_whose_carried_part_was_broken_is_checked_all_the_same(word):
    broken = _in_part(word, "customXml/item1.xml", '{"indicators"', '{"indicator"')
    assert carried_figures(broken, "bao-cao.docx") is None
    assert codes(check_paper_file(broken, "bao-cao.docx", None, dump_campaign(CAMPAIGN))) == ["no_figures_to_compare"]


def test_the_same_figures_in_a_pdf(merged, exported):
    pdf = write_pdf(consolidated_report(merged, CAMPAIGN, on=date(2028, 6, 2)))
    assert [each for each in check_paper_file(pdf, "bao-cao.pdf", None, exported) if each.severity == "high"] == []


def test_what_merge_prints_serves_as_well(tmp_path, word, merged):
    path = tmp_path / "merge.json"
    path.write_text(json_text(as_json(merged)), encoding="utf-8")
    words = dump_campaign(load_against(path))
    assert codes(check_paper_file(word, "bao-cao.docx", None, words)) == []
    changed = edited(word, "74", "84", table=True)
    assert "report_differs_from_units" in codes(check_paper_file(changed, "bao-cao.docx", None, words))


def test_term_cut_off_and_day_are_the_campaigns(word, merged, exported):
    late = write_word(consolidated_report(merged, CAMPAIGN, on=date(2028, 6, 12)))
    assert codes(check_paper_file(late, "bao-cao.docx", None, exported)) == ["report_date_after_due"]
    other = dump_campaign(replace(with_figures(CAMPAIGN, merged), term="2020 - 2025"))
    assert codes(check_paper_file(word, "bao-cao.docx", None, other)) == ["report_term_differs"]
    later = dump_campaign(replace(with_figures(CAMPAIGN, merged), cut_off="2028-05"))
    assert codes(check_paper_file(word, "bao-cao.docx", None, later)) == ["report_cut_off_differs"]


def test_the_figures_go_to_the_file_and_back(exported, merged):
    opened = parse_campaign(exported)
    assert opened.figures == figures_of(merged, CAMPAIGN)
    assert dump_campaign(opened) == exported
    assert write_word(
        consolidated_report(merged, CAMPAIGN, on=date(2028, 6, 2)), carried=figures_words(figures_of(merged, CAMPAIGN))
    ) == write_word(consolidated_report(merged, CAMPAIGN, on=date(2028, 6, 2)), carried=figures_words(figures_of(merged, CAMPAIGN)))


OUTLINE = Outline(
    "l1", "ĐỀ CƯƠNG", "Báo cáo sơ kết", None, (), (),
    (OutlineNode("I", "BỐI CẢNH CHUNG"), OutlineNode("II", "KẾT QUẢ THỰC HIỆN"), OutlineNode("III", "PHƯƠNG HƯỚNG, NHIỆM VỤ")),
    Evidence("ĐỀ CƯƠNG"),
)  # fmt: skip
ASKING = dump_campaign(replace(CAMPAIGN, outlines=(OUTLINE,)))


def unit_report(*lines: str) -> bytes:
    head = ("ĐẢNG ỦY SỞ GIÓ", "Số 12-BC/ĐU", "Nam Thuận, ngày 20 tháng 5 năm 2028", "BÁO CÁO", "sơ kết giữa nhiệm kỳ 2025 - 2030")
    return "\n\n".join((*head, *lines)).encode()


def test_a_units_report_lacks_a_section_of_the_outline():
    text = unit_report("I- BỐI CẢNH CHUNG", "Có 6 chi bộ.", "II- KẾT QUẢ THỰC HIỆN", "Kết nạp 31 đảng viên.")
    found = [each for each in check_paper_file(text, "so-gio.txt", None, ASKING) if each.code == "section_empty"]
    assert [each.facts["title"] for each in found] == ["PHƯƠNG HƯỚNG, NHIỆM VỤ"]


def test_a_whole_unit_report_and_one_by_another_outline_lack_nothing():
    whole = unit_report("I- BỐI CẢNH CHUNG", "Có 6 chi bộ.", "II- KẾT QUẢ THỰC HIỆN", "Tốt.", "III- PHƯƠNG HƯỚNG, NHIỆM VỤ", "Giữ nếp.")
    other = unit_report("A- MỞ ĐẦU", "Có 6 chi bộ.", "B- CÔNG TÁC KIỂM TRA", "Tốt.", "C- CÔNG TÁC DÂN VẬN", "Giữ nếp.")
    for text in (whole, other):
        assert "section_empty" not in codes(check_paper_file(text, "so-gio.txt", None, ASKING))


def test_a_plan_is_compared_with_nothing(exported):
    plan = unit_report("I- MỤC TIÊU", "Kết nạp 310 đảng viên mới.").replace("BÁO CÁO".encode(), "KẾ HOẠCH".encode())
    assert not [each for each in codes(check_paper_file(plan, "ke-hoach.txt", None, exported)) if each.startswith("report_")]


def test_a_later_period_is_held_against_the_one_before(merged):
    before = dump_campaign(replace(with_figures(CAMPAIGN, merged), cut_off="2026-04"))
    report = consolidated_report(merged, CAMPAIGN, on=date(2028, 6, 2))
    assert codes(check_paper_file(write_word(report), "bao-cao.docx", None, before)) == []
    fallen = edited(write_word(report), "74", "60", table=True)
    found = [each for each in check_paper_file(fallen, "bao-cao.docx", None, before) if each.code == "figure_fell"]
    assert [(each.facts["before"], each.facts["now"]) for each in found] == [("74", "60")]


def test_a_units_own_passage_is_held_against_its_own_row(word, exported):
    for number, expected in (("31", []), ("13", [("13", "31")])):
        sentence = f"Đảng bộ Sở Gió: Từ đầu nhiệm kỳ kết nạp {number} đảng viên mới."
        document = docx.Document(BytesIO(word))
        document.paragraphs[-1].insert_paragraph_before(sentence)
        out = BytesIO()
        document.save(out)
        found = [
            each for each in check_paper_file(out.getvalue(), "bao-cao.docx", None, exported) if each.code == "report_breakdown_differs"
        ]
        assert [(each.facts["written"], each.facts["expected"]) for each in found] == expected
        assert all(each.severity == "medium" for each in found)


def test_a_pdf_with_a_changed_figure_names_it(merged, exported):
    first = merged.indicators[0]
    changed = replace(first, actual=first.actual._replace(raw="84", number=first.actual.number + 10))
    pdf = write_pdf(consolidated_report(replace(merged, indicators=(changed, *merged.indicators[1:])), CAMPAIGN, on=date(2028, 6, 2)))
    found = [each for each in check_paper_file(pdf, "bao-cao.pdf", None, exported) if each.severity == "high"]
    assert {(each.code, each.facts["written"]) for each in found if each.code.startswith("report_")} == {
        ("report_differs_from_units", "84")
    }
    assert {each.place.split()[0] for each in found if each.code == "report_differs_from_units"} == {"bảng", "đoạn"}


def test_the_units_wrongly_named_as_missing_are_told_in_one_finding(word, exported):
    changed = edited(word, "Chi bộ Bến Đò", "Chi bộ Ga Nam, Đảng bộ Sở Gió")
    (found,) = [each for each in check_paper_file(changed, "bao-cao.docx", None, exported) if each.code == "report_missing_names"]
    assert found.facts["count"] == 2


def test_a_units_report_is_not_taken_for_the_parents(exported, merged, tmp_path):
    rows = (
        "- Kết nạp đảng viên mới: 31 đảng viên.",
        "- Cuộc kiểm tra, giám sát của cấp ủy: 21 cuộc.",
        "- Kinh phí an sinh xã hội: 150,5 triệu đồng.",
    )
    path = tmp_path / "merge.json"
    path.write_text(json_text(as_json(merged)), encoding="utf-8")
    for head in ("ĐẢNG ỦY SỞ GIÓ", "CHI BỘ KHÔNG AI BIẾT", ""):
        text = "\n\n".join((*([head] if head else []), "BÁO CÁO", "sơ kết giữa nhiệm kỳ", "I- KẾT QUẢ", *rows)).encode()
        for words in (exported, dump_campaign(load_against(path))):
            found = check_paper_file(text, "bao-cao.txt", None, words)
            assert [each.message for each in found if each.severity == "high"] == [], head
