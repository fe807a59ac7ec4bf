"""Targets and results as stated; what is a part, a size, a limit or a cap is none."""

from invented import paper, report


def stated(*paragraphs: str) -> list[tuple[str, str, str | None, str | None]]:
    _, directive = report(*paragraphs)
    return [(item.kind, item.operator, None if item.value is None else str(item.value), item.unit) for item in directive.indicators]


def test_percents_and_counted_deeds_of_a_report_are_results() -> None:
    assert stated("Có 98,5% đảng viên được học tập nghị quyết; tỷ lệ chi bộ hoàn thành tốt nhiệm vụ đạt 95%.") == [
        ("result", "=", "98.5", "%"),
        ("result", "=", "95", "%"),
    ]
    assert stated("Đã tiến hành 27 cuộc kiểm tra, 38 cuộc giám sát; ban hành 1.512 nghị quyết.") == [
        ("result", "=", "27", "cuộc"),
        ("result", "=", "38", "cuộc"),
        ("result", "=", "1512", "nghị quyết"),
    ]


def test_bounds_are_read() -> None:
    assert stated("Phấn đấu trên 90% hộ dân dùng nước sạch.", "Phấn đấu tỷ lệ hộ nghèo còn dưới 2%.") == [
        ("target", ">=", "90", "%"),
        ("target", "<=", "2", "%"),
    ]


def test_parts_sizes_and_shares_are_no_indicators() -> None:
    assert stated("Đảng bộ có 12 chi bộ, 250 đảng viên (trong đó nữ chiếm 35%).") == []
    assert stated("Kiểm tra 30 đảng viên (gồm 12 đảng viên nam và 18 đảng viên nữ).") == [("result", "=", "30", "đảng viên")]


def test_a_chapter_of_targets_gives_its_items_with_and_without_figures() -> None:
    _, directive = report(
        "II- CÁC CHỈ TIÊU CHỦ YẾU NĂM 2032",
        "(1) 100% cán bộ, đảng viên được quán triệt nghị quyết.",
        "(2) Chi ủy xây dựng và hoàn thành chương trình kiểm tra hằng năm.",
        "(3) Hằng năm Đảng bộ được xếp loại từ “Hoàn thành tốt nhiệm vụ” trở lên.",
        "(4) Làm tốt công tác tạo nguồn; phấn đấu kết nạp 03 đảng viên mới.",
    )
    assert [
        (item.item, item.operator, item.value if isinstance(item.value, str) else item.value and int(item.value))
        for item in directive.indicators
    ] == [
        ("(1)", "=", 100),
        ("(2)", "qualitative", None),
        ("(3)", ">=", "Hoàn thành tốt nhiệm vụ"),
        ("(4)", "=", 3),
    ]
    assert {item.kind for item in directive.indicators} == {"target"}


def test_a_year_to_be_kept_is_a_target() -> None:
    assert stated("Phấn đấu xã An Phú đạt chuẩn nông thôn mới trước năm 2035.") == [("target", "before", "2035", "năm")]


def test_rows_of_a_filled_appendix_give_target_and_result() -> None:
    _, directive = paper(
        "BÁO CÁO\n\nsơ kết\n\nI- KẾT QUẢ\n\nXem phụ lục.\n\nNơi nhận:\n- Lưu.\n\nPHỤ LỤC\n\n"
        "| TT | Chỉ tiêu | Đơn vị tính | Chỉ tiêu NQ | Thực hiện | So với NQ |\n|---|---|---|---|---|---|\n"
        "| 1 | Kết nạp đảng viên | đảng viên | 100 | 105 | Vượt |\n| 2 | Chi bộ hoàn thành tốt nhiệm vụ | % | từ 90% trở lên | 92,5 "
        "| Đạt |\n| 3 | Mô hình | mô hình | | | |\n"
    )
    assert [(item.kind, item.operator, str(item.value), item.unit) for item in directive.indicators] == [
        ("target", "=", "100", "đảng viên"),
        ("result", "=", "105", "đảng viên"),
        ("target", ">=", "90", "%"),
        ("result", "=", "92.5", "%"),
    ]


def test_an_outline_asks_for_figures_and_states_none() -> None:
    _, directive = paper(
        "KẾ HOẠCH\n\nsơ kết\n\nI- YÊU CẦU\n\nCác chi bộ báo cáo (theo đề cương gửi kèm).\n\nNơi nhận:\n- Lưu.\n\n"
        "ĐỀ CƯƠNG\n\nBáo cáo sơ kết\n\nI- KẾT QUẢ\n\n1. Kết nạp được bao nhiêu đảng viên, đạt 100% chỉ tiêu hay không.\n"
    )
    assert directive.indicators == ()


def test_years_and_fractions_in_a_list_of_targets() -> None:
    _, directive = report("II- CHỈ TIÊU CHỦ YẾU", "- Xã đạt chuẩn nông thôn mới trước năm 2034.", "- Tỷ lệ nữ trong cấp ủy tối thiểu 1/3.")
    assert [(item.operator, str(item.value), item.statement) for item in directive.indicators] == [
        ("before", "2034", "Xã đạt chuẩn nông thôn mới trước năm 2034"),
        (">=", "1/3", "Tỷ lệ nữ trong cấp ủy tối thiểu 1/3"),
    ]


def test_where_a_share_came_from_is_no_result() -> None:
    assert stated("Tỷ lệ hộ nghèo giảm từ 3,2% xuống còn 1,8%.") == [("result", "=", "1.8", "%")]
    assert stated("Phấn đấu tỷ lệ hộ dùng nước sạch đạt từ 90% trở lên.") == [("target", ">=", "90", "%")]


def test_the_label_of_an_item_is_no_part_of_its_statement() -> None:
    _, directive = report(
        "II- CHỈ TIÊU CHỦ YẾU", "- Xây dựng ít nhất 2 mô hình kinh tế tập thể.", "(2) Hằng năm kết nạp từ 45 đảng viên mới trở lên."
    )
    assert [item.statement[:9] for item in directive.indicators] == ["Xây dựng ", "Hằng năm "]


def test_so_many_of_so_many_is_a_result_where_no_share_says_it() -> None:
    assert stated("Xã hoàn thành 17/19 tiêu chí nông thôn mới.") == [("result", "=", "17", "tiêu chí")]
    assert stated("Có 118/120 người đã nộp bản kê khai, đạt 98,3%.") == [("result", "=", "98.3", "%")]
    assert stated("Họp ngày 15/5 để nghe báo cáo tháng 6/2031.") == []


def test_nothing_of_a_kind_is_a_result_at_the_head_of_a_sentence_too() -> None:
    assert stated("Không có tổ chức đảng bị kỷ luật.") == [("result", "=", "0", "tổ chức đảng")]


def test_money_against_a_plan_is_a_result() -> None:
    assert stated("Giải ngân vốn đầu tư công 74,8 tỷ đồng, đạt 68% kế hoạch.")[0] == ("result", "=", "74.8", "tỷ đồng")


def test_what_fared_so_and_what_did_not_happen_are_results() -> None:
    assert stated("Mặt trận phản biện 23 dự thảo văn bản; 643 trẻ em mồ côi được nhận đỡ đầu; 19 xã chưa tổ chức hội nghị nào.") == [
        ("result", "=", "23", "dự thảo"),
        ("result", "=", "643", "trẻ em"),
        ("result", "=", "19", "xã"),
    ]
    assert stated("Huyện không để xảy ra vụ cháy lớn.") == [("result", "=", "0", "vụ")]
    assert stated("Khởi công 36 căn nhà, thành lập 8 tổ hợp tác.") == [("result", "=", "36", "căn nhà"), ("result", "=", "8", "tổ hợp tác")]


def test_a_figure_of_a_past_year_is_a_result_in_a_plan_too() -> None:
    _, directive = paper(
        "HUYỆN ỦY AN PHÚ\n\nSố 4-KH/HU\n\nAn Phú, ngày 05 tháng 3 năm 2032\n\nKẾ HOẠCH\n\nkiểm điểm\n\nI- NGUYÊN TẮC\n\n"
        "1. Năm 2031, 18,6% đảng viên hoàn thành xuất sắc nhiệm vụ.\n\n2. Năm 2032, 20% đảng viên được giới thiệu học lý luận.\n"
    )
    assert [(item.kind, str(item.value)) for item in directive.indicators] == [("result", "18.6"), ("target", "20")]
