"""What a wrapped line may not pull together."""

from __future__ import annotations

from nhiemky.reading.documents.text import read_text


def paragraphs(*lines: str) -> list[str]:
    return read_text("\n".join(lines).encode(), "a.txt").clean.splitlines()


LONG = ("Các chi bộ, đảng bộ cơ sở tổ chức quán triệt nội dung Kế hoạch này đến cán", "bộ, đảng viên và gửi báo cáo kết quả thực hiện về Văn phòng Huyện ủy theo", "đúng thời gian đã định.")  # fmt: skip


def test_an_item_below_a_title_that_ends_with_a_year_stays_an_item() -> None:
    assert "a) Ủy ban nhân dân xã gửi báo cáo." in paragraphs(
        *LONG, "2. Về báo cáo quý và báo cáo năm", "a) Ủy ban nhân dân xã gửi báo cáo."
    )


def test_an_empty_line_parts_paragraphs_where_others_have_none() -> None:
    found = paragraphs(
        *LONG, "", "Kết luận của Thường trực tại phiên họp tháng 3 năm 2030", "", "Ngày 16/3/2030, Thường trực họp phiên", "thường kỳ."
    )
    assert found[-2:] == ["Kết luận của Thường trực tại phiên họp tháng 3 năm 2030", "Ngày 16/3/2030, Thường trực họp phiên thường kỳ."]


def test_offices_of_a_signature_stay_on_their_lines() -> None:
    assert paragraphs(*LONG, "", "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")[-2:] == ["K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"]


def test_the_motto_takes_no_place_with_it() -> None:
    lines = (
        "UBND XÃ LỘC AN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "                           Độc lập - Tự do - Hạnh phúc",
        "Số: 6/QĐ-UBND              Lộc An, ngày 19 tháng 8 năm 2030",
    )
    assert "Lộc An, ngày 19 tháng 8 năm 2030" in paragraphs(*lines, "", *LONG)


def test_a_break_in_a_cell_parts_words() -> None:
    assert "TỈNH ỦY" in paragraphs("| TỈNH ỦY<br>VĂN PHÒNG | ĐẢNG CỘNG SẢN<br>VIỆT NAM |", "|---|---|")[0].replace("VĂN", " VĂN")
    assert "ỦYVĂN" not in paragraphs("| TỈNH ỦY<br>VĂN PHÒNG | x |")[0]


def test_where_empty_lines_part_paragraphs_a_full_line_goes_on() -> None:
    first = (
        "Các chi bộ, đảng bộ cơ sở gửi báo cáo sơ kết đã được cấp ủy thông qua về Đảng ủy;",
        "Ban Tổ chức tổng hợp, trình Ban Thường vụ trước ngày 20/5/2030 theo đúng quy định.",
    )
    second = (
        "1. Đảng ủy các xã gửi báo cáo sơ kết đã được cấp ủy cùng cấp thông qua về Đảng ủy",
        "Sở trước ngày 20/5/2030; Văn phòng tổng hợp các báo cáo và trình Thường trực Đảng",
        "ủy.",
    )
    found = paragraphs(*[line for block in (LONG, first, second, LONG, first) for line in (*block, "")])
    assert found == [" ".join(block) for block in (LONG, first, second, LONG, first)]


def test_a_number_with_parts_begins_an_item_after_any_word() -> None:
    lines = (*LONG, "2. Soạn thảo các văn kiện đưa ra Hội nghị tổng kết cuối năm", "2.1. Báo cáo tổng kết cuối năm của chi bộ.")
    assert paragraphs(*lines)[-1].startswith("2.1.")


def test_a_quarter_at_the_lines_end_keeps_its_number() -> None:
    line = "Tham mưu tổ chức đợt sinh hoạt chính trị về Nghị quyết Đại hội trong quý"
    assert paragraphs(*LONG, line, "I/2030.")[-1] == f"{line} I/2030."
