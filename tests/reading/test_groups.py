"""Standing sets of bodies and people are groups; deeds, tasks and parts are not."""

from invented import paper, report


def sizes(sentence: str) -> list[tuple[int | None, dict[str, int]]]:
    _, directive = report(sentence)
    return [
        (group.size and int(group.size), {noun: int(count) for noun, count in group.members_count.items()}) for group in directive.groups
    ]


def test_stated_sizes_are_groups() -> None:
    assert sizes("Đảng bộ có 12 chi bộ với 250 đảng viên.") == [(12, {"đảng viên": 250})]
    assert sizes("Chi bộ hiện có 32 đảng viên (nữ 25 đồng chí, dự bị 02 đồng chí).") == [(32, {})]
    assert sizes("Đảng ủy 17 xã, phường thực hiện nghiêm túc.") == [(17, {})]
    assert sizes("Sau đó kiểm kê đồng loạt 64 trường còn lại.") == [(64, {})]


def test_deeds_tasks_parts_and_percents_are_no_groups() -> None:
    for sentence in (
        "Đã kết nạp 08 đoàn viên mới.",
        "Kiểm tra 12 tổ chức đảng và 30 đảng viên.",
        "Giám sát chuyên đề 03 tổ chức đảng, 12 đảng viên.",
        "Thực hiện 07 giải pháp, 04 khâu đột phá.",
        "Có 02 chi đoàn và 03 đoàn viên đã được tuyên dương.",
        "Có 85 trường hợp nộp chậm.",
        "Kết nạp 105 đảng viên; trong đó có 60 đồng chí nữ.",
        "Đạt 100% chi bộ.",
        "Sinh hoạt tại Chi bộ 2, Tổ 5.",
    ):
        assert sizes(sentence) == [], sentence


def test_pilots_are_named_whole() -> None:
    _, directive = paper(
        "KẾ HOẠCH\n\ntổng kết\n\nI- VIỆC\n\n1. Ban Thường vụ chọn Chi bộ Sở Nông nghiệp, Môi trường và Phát triển nông thôn và Đảng bộ Sở Y tế làm điểm.\n\n"
        "2. Chọn một số đơn vị làm điểm rút kinh nghiệm.\n"
    )
    assert [(group.size and int(group.size), group.members) for group in directive.groups] == [
        (2, ("Chi bộ Sở Nông nghiệp, Môi trường và Phát triển nông thôn", "Đảng bộ Sở Y tế"))
    ]


def test_merged_bodies_are_named_one_by_one() -> None:
    _, directive = report("Hợp nhất Sở Kế hoạch và Sở Tài chính thành Sở Tài chính.")
    assert [group.members for group in directive.groups] == [("Sở Kế hoạch", "Sở Tài chính")]


def test_a_condition_is_no_group() -> None:
    assert sizes("Chi bộ có từ 30 đảng viên trở lên được chia tổ đảng.") == []


def test_how_a_set_of_done_things_divides_is_no_group() -> None:
    assert sizes("Trong số 14 đảng viên được kiểm tra có 05 đồng chí là đảng ủy viên, 09 đồng chí là cấp ủy viên cơ sở.") == []
    assert sizes("Trong 19 đảng viên mới kết nạp, có 8 đồng chí là giáo viên và 11 đồng chí ở thôn.") == []
    assert sizes("Kết luận 7 tổ chức đảng thực hiện tốt, 2 tổ chức đảng còn thiếu sót.") == []


def test_those_who_are_given_a_target_are_a_standing_set() -> None:
    assert sizes("Chỉ tiêu được giao cho 19 tổ chức đảng trực thuộc như sau.") == [(19, {})]


def test_a_name_is_not_cut_within_a_word() -> None:
    _, directive = report("Đảng bộ có 62 tổ chức đảng trực thuộc.")
    assert [group.name for group in directive.groups] == ["62 tổ chức đảng trực thuộc"]


def test_conditions_and_planned_inspections_are_no_groups() -> None:
    assert sizes("Rà soát tổ chức đảng có dưới 30 đảng viên chính thức.") == []
    assert paper_sizes("Kiểm tra đột xuất ít nhất 05 tổ chức đảng trong năm.") == []


def paper_sizes(sentence: str) -> list[int | None]:
    _, directive = paper(sentence)
    return [group.size and int(group.size) for group in directive.groups]


def test_people_told_behind_a_bracket_or_a_mark_belong_to_the_bodies() -> None:
    assert [size for size, _ in sizes("Đảng bộ có 14 chi bộ (9 chi bộ thôn; 5 chi bộ cơ quan) với 320 đảng viên.")] == [14]
    assert [size for size, _ in sizes("Đảng bộ có 68 tổ chức đảng trực thuộc2 với 2.205 đảng viên.")] == [68]


def test_sets_side_by_side_are_two() -> None:
    assert [size for size, _ in sizes("Huyện có 95 vị ủy viên, 34 tổ chức thành viên.")] == [95, 34]


def test_what_was_lost_founded_by_deed_or_about_is_no_set() -> None:
    for sentence in ("Hội đồng khuyết 03 đại biểu.", "Có khoảng 180 đại biểu dự.", "Giải thể 9 doanh nghiệp.", "Rà soát 214 bản thỏa ước."):
        assert sizes(sentence) == [], sentence


def test_a_pilot_may_be_counted_and_named() -> None:
    _, directive = paper("KẾ HOẠCH\n\ntổng kết\n\nI- VIỆC\n\n1. Chọn 03 chi nhánh Phú Lâm, Bến Trúc và Sa Kỳ làm điểm.\n")
    assert [group.members for group in directive.groups if group.role] == [("Phú Lâm", "Bến Trúc", "Sa Kỳ")]
