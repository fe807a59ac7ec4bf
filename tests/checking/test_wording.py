"""Only slips that no reader would defend."""

import pytest
from invented import kinds, report


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo kế hoạch của của huyện.",
        "Câu lạc bộ được thành lập lập trên địa bàn.",
        "Chuẩn bị cho Đại hội Đại hội Công đoàn.",
        "Tổ chức các các hội nghị.",
    ],
)
def test_doubled_words(sentence: str) -> None:
    assert kinds(report(sentence)[1]) == ["duplicated_words"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ủy ban kiểm tra kiểm tra 05 đơn vị.",
        "Ban Tổ chức tổ chức hội nghị; Đoàn giám sát giám sát việc thực hiện.",
        "Củng cố đảng bộ bộ phận; Đảng ủy Ủy ban nhân dân; cấp ủy ủy quyền.",
        "Luôn luôn sáng tạo, ngày ngày học tập, dần dần tiến bộ, người người thi đua.",
        "Trong năm năm qua, từ từ đổi mới.",
        "Chất lượng, số lượng; lượng hóa, hóa đơn.",
    ],
)
def test_words_doubled_on_purpose(sentence: str) -> None:
    assert kinds(report(sentence)[1]) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Tinh thần phê binh chưa cao.",
        "Phát huy quyển hạn được giao.",
        "Tiếp tục phân đấu hoàn thành.",
        "Chú trọng cùng cố tổ chức đảng.",
        "Đổi mới phòng cách làm báo.",
        "Các nghành, các cấp vào cuộc.",
        "Kết quả đuợc đánh giá cao.",
        "Nâng cao nhân thưc cho cán bộ.",
    ],
)
def test_misspellings(sentence: str) -> None:
    assert kinds(report(sentence)[1]) == ["typo_or_ocr"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Toàn thể cán bộ cùng cố gắng; bố trí phòng cách ly; gói thầu thuộc bộ phận đấu thầu.",
        "Lãnh đạo tạo điều kiện; ý kiến quyết định; kết luận chuyển cơ quan điều tra; trách nhiệm kỷ luật.",
        "Đầu tư tương ứng; giai đoạn thể hiện; phổ biến chế độ; căn cứ tri thức; các viện chức năng.",
        "Huyện Krông Pắc, Đắk Lắk; chủ nghĩa Mác - Lênin; Internet, logistics, ôtô; xã Ea Kao; Y Blôk Êban.",
        "Chi tiêu ngân sách; cộng tác viên; kiểm sát viên; khen thưởng trực tiếp; truyền hình trực tuyến truyền dẫn tốt.",
    ],
)
def test_right_words_that_look_like_others(sentence: str) -> None:
    assert kinds(report(sentence)[1]) == []


def test_a_lost_town() -> None:
    assert kinds(report("Công an thành tổ chức ra quân.")[1]) == ["missing_word"]
    assert kinds(report("Hội đồng nhân dân thành lập đoàn giám sát; Ủy ban nhân dân thành phố phối hợp.")[1]) == []


def test_one_finding_a_kind_with_a_quote_a_place() -> None:
    document, directive = report("Nghị quyết của của huyện; tự phê binh.", "Kế hoạch của của xã; phân đấu.")
    assert kinds(directive) == ["duplicated_words", "typo_or_ocr"]
    for item in directive.inconsistencies:
        assert len(item.quotes) == 2
        for quote in item.quotes:
            assert quote.span is not None and document.text[quote.span.start : quote.span.end] == quote.quote


@pytest.mark.parametrize(
    "sentence",
    [
        "Văn phòng công danh sách đơn vị chậm.",
        "Ban phối với Đoàn tuyên truyền.",
        "Ban Tổ chức tham cho Ban Thường vụ.",
        "Chi bộ triển thực hiện.",
    ],
)
def test_a_lost_half_of_a_verb(sentence: str) -> None:
    assert kinds(report(sentence)[1]) == ["missing_word"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kế toán chấm công danh sách đội.",
        "Trạm điều phối với xe.",
        "Xã phát triển kế hoạch mới.",
        "Vốn bị chi phối với mức lớn.",
        "Ai cũng nhất quán sâu sắc.",
    ],
)
def test_halves_of_other_verbs_stand(sentence: str) -> None:
    assert kinds(report(sentence)[1]) == []


def test_a_review_on_the_way_and_at_the_end_are_two() -> None:
    first = "Các xã họp sơ kết giữa nhiệm kỳ trong tháng 5/2033."
    assert kinds(report(first, "Huyện họp tổng kết giữa nhiệm kỳ trong tháng 6/2033.")[1]) == ["wording_variant"]
    assert kinds(report(first, "Huyện họp tổng kết nhiệm kỳ trong tháng 6/2035.")[1]) == []
