"""An outline that stands within the main text, before the signature."""

from __future__ import annotations

from nhiemky.domain.directive import Directive
from nhiemky.flows.read_file import read_bytes

HEAD = ("HƯỚNG DẪN", "xây dựng báo cáo", "Văn phòng hướng dẫn như sau:", "1- Yêu cầu", "Viết ngắn gọn.", "2- Đề cương báo cáo")
OUTLINE = ("ĐỀ CƯƠNG BÁO CÁO", "Phần I", "KẾT QUẢ", "1. Thuận lợi", "2. Khó khăn", "Phần II", "PHƯƠNG HƯỚNG", "1. Mục tiêu", "2. Giải pháp")
END = ("Nơi nhận:", "- Lưu VP.", "TRƯỞNG BAN", "Lê Văn An")


def read(*lines: str) -> Directive:
    return read_bytes("\n\n".join(lines).encode(), "a.txt")[1]


def test_the_main_text_goes_on_behind_the_outline() -> None:
    found = read(*HEAD, *OUTLINE, "3- Gửi báo cáo", "a) Các chi bộ gửi báo cáo về Văn phòng trước ngày 20/5/2030.", *END)
    assert [section.label for section in found.sections] == ["1", "2", "3"]
    assert [len(node.children) for node in found.outlines[0].nodes] == [2, 2]
    assert [duty.who for duty in found.obligations] == ["Các chi bộ"]


def test_numbers_alike_go_on_where_the_outline_has_passed_them() -> None:
    outline = (*OUTLINE, "3. Kiến nghị")
    found = read(*(line.replace("- ", ". ", 1) for line in HEAD), *outline, "3. Tổ chức thực hiện", "Văn phòng đôn đốc thực hiện.", *END)
    assert [section.title for section in found.sections] == ["Yêu cầu", "Đề cương báo cáo", "Tổ chức thực hiện"]


def test_an_outline_that_ends_the_text_keeps_all_its_numbers() -> None:
    found = read(*HEAD, *OUTLINE, "3. Kiến nghị", *END)
    assert [len(node.children) for node in found.outlines[0].nodes] == [2, 3]
    assert [section.label for section in found.sections] == ["1", "2"]
