"""Headings of an outline that point at others, or ask something of some only."""

from __future__ import annotations

from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.flows.read_file import read_bytes
from nhiemky.reading.structure.references import condition_of, expanded

PAPER = ("KẾ HOẠCH", "sơ kết", "1. Các chi bộ gửi báo cáo.", "Nơi nhận:", "- Lưu.", "T/M CHI BỘ", "BÍ THƯ", "Lê An")
FIRST = ("ĐỀ CƯƠNG SỐ 1", "Báo cáo của đảng bộ", "I. TÌNH HÌNH", "II. KẾT QUẢ", "1. Tư tưởng", "2. Tổ chức")


def outlines(*lines: str) -> tuple[Outline, ...]:
    return expanded(read_bytes("\n\n".join((*PAPER, *lines)).encode(), "a.txt")[1].outlines)


def titles(nodes: tuple[OutlineNode, ...]) -> list[str | None]:
    return [node.title for node in nodes]


def test_a_heading_that_points_at_another_outline_gets_its_headings() -> None:
    _, second = outlines(
        *FIRST, "ĐỀ CƯƠNG SỐ 2", "Báo cáo của chi bộ", "I. KẾT QUẢ (bố cục như mục II Đề cương số 1)", "II. KIẾN NGHỊ (nếu có)"
    )
    assert titles(second.nodes[0].children) == ["Tư tưởng", "Tổ chức"]
    assert [condition_of(node) for node in second.nodes] == [None, "nếu có"]


def test_above_is_the_nearest_heading_that_has_headings() -> None:
    (only,) = outlines(*FIRST, "III. HẠN CHẾ", "Nêu rõ hạn chế theo các nội dung nêu trên.")
    assert titles(only.nodes[2].children) == ["Tư tưởng", "Tổ chức"]


def test_an_introduction_that_borrows_chapters_puts_them_first() -> None:
    _, second = outlines(
        *FIRST, "ĐỀ CƯƠNG SỐ 2", "Báo cáo kiểm điểm", "(Bố cục như mục I, II của Đề cương số 1; thêm các phần sau)", "1. Nêu gương"
    )
    assert titles(second.nodes) == ["TÌNH HÌNH", "KẾT QUẢ", "Nêu gương"]


def test_a_reference_that_fits_nothing_or_itself_changes_nothing() -> None:
    (only,) = outlines(*FIRST, "III. HẠN CHẾ (như mục IX)", "IV. KHÁC", "Trình bày như mục IV.")
    assert [node.children for node in only.nodes[2:]] == [(), ()]


def test_what_stands_in_brackets_is_no_condition_by_itself() -> None:
    assert condition_of(OutlineNode("1", "Kết quả (số liệu đến tháng 6)")) is None
    assert condition_of(OutlineNode("1", "Kết quả (đối với đảng bộ cơ sở)")) == "đối với đảng bộ cơ sở"
