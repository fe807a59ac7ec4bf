"""What units say of shortcomings, causes and remedies is listed in their own words; the rest is left alone."""

from __future__ import annotations

from consolidating.papers import said

from nhiemky.consolidating.shortcomings import said_of


def kinds(title, *paragraphs):
    return [(one.kind, one.words) for one in said_of([("Chi bộ A", "a.docx", said(title, *paragraphs))])]


def test_a_heading_speaks_for_its_paragraphs():
    assert kinds("Hạn chế, khuyết điểm", "- Sinh hoạt chưa đều.", "Tự phê bình còn nể nang.") == [
        ("shortcoming", "Sinh hoạt chưa đều."), ("shortcoming", "Tự phê bình còn nể nang."),
    ]  # fmt: skip


def test_under_a_joint_heading_each_lead_word_opens_its_kind():
    assert kinds("Hạn chế và nguyên nhân", "Hạn chế: họp muộn.", "Có hai đồng chí vắng.", "Nguyên nhân chủ quan: thiếu đôn đốc.", "Cán bộ kiêm nhiệm.") == [
        ("shortcoming", "Hạn chế: họp muộn."), ("shortcoming", "Có hai đồng chí vắng."),
        ("cause", "Nguyên nhân chủ quan: thiếu đôn đốc."), ("cause", "Cán bộ kiêm nhiệm."),
    ]  # fmt: skip


def test_remedies_are_told_apart():
    assert kinds("Kết quả khắc phục sau kiểm điểm", "Đã bổ sung quy chế.") == [("remedy", "Đã bổ sung quy chế.")]


def test_elsewhere_only_what_names_the_thing_is_taken():
    assert kinds("Kết quả lãnh đạo", "Thu ngân sách vượt 5%.", "Tuy nhiên vẫn còn một số hạn chế trong quản lý.", "Đã khắc phục xong 3 nội dung.") == [
        ("shortcoming", "Tuy nhiên vẫn còn một số hạn chế trong quản lý."), ("remedy", "Đã khắc phục xong 3 nội dung."),
    ]  # fmt: skip


def test_to_have_none_is_no_shortcoming():
    assert kinds("Hạn chế, khuyết điểm", "Không có.", "Không có hạn chế, khuyết điểm.") == []


def test_a_good_report_yields_nothing():
    assert kinds("Ưu điểm", "Nội bộ đoàn kết.", "Tồn kho giảm 3%.") == []
