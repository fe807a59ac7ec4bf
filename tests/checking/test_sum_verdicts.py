"""Every sum has one verdict: holds, holds after rounding, fails, cannot be decided."""

from invented import report

from nhiemky.checking.sum_verdicts import SumVerdicts, sum_verdicts


def verdicts(*sentences: str) -> SumVerdicts:
    return sum_verdicts(report(*sentences)[1])


def test_each_sum_is_counted_under_one_verdict() -> None:
    found = verdicts(
        "Kết nạp 45 đảng viên, gồm 20 nam và 25 nữ.",
        "Kinh phí 2,8 tỷ đồng, gồm ngân sách 1,5 tỷ đồng và xã hội hóa 1,2 tỷ đồng.",
        "Kiểm tra 12 cuộc, gồm cấp tỉnh 5 cuộc và cấp xã 6 cuộc.",
        "Có 300 đảng viên, trong đó 120 đảng viên ở thôn và 40 đảng viên ở cơ quan.",
    )
    assert found == SumVerdicts(holds=1, rounded=1, fails=1, open=1)
    assert found.sentence == "Đã cộng lại 4 tổng: 1 khớp, 1 khớp sau làm tròn, 1 không khớp, 1 không kiểm được."


def test_a_paper_without_sums_says_so() -> None:
    assert verdicts("Các chi bộ sinh hoạt nền nếp.").sentence == "Không có tổng nào để cộng lại."
