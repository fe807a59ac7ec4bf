"""Who goes first without the word "điểm" is read; a day before which something is due is none."""

import pytest

from nhiemky.reading.duties.ahead import read_ahead


@pytest.mark.parametrize(
    ("words", "first", "then"),
    [
        ("Giao Chi bộ ấp Đông sơ kết trước, rút kinh nghiệm cho 12 chi bộ còn lại.", "Chi bộ ấp Đông", "12 chi bộ còn lại"),
        ("Tổ công tác làm trước tại Trung tâm Y tế xã trong tháng 4/2031, rút kinh nghiệm rồi tiến hành tại các đơn vị còn lại.",
         "Trung tâm Y tế xã", "các đơn vị còn lại"),
        ("Chọn Đoàn xã Bắc Sơn tổ chức tổng kết điểm để các đơn vị khác học tập.", "Đoàn xã Bắc Sơn", "các đơn vị khác"),
        ("Thí điểm mô hình họp trực tuyến tại 03 chi bộ thôn: Đông, Đoài, Nam trong quý II/2031; sau khi sơ kết sẽ nhân rộng ra các chi bộ thôn.",
         "03 chi bộ thôn: Đông, Đoài, Nam", "các chi bộ thôn"),
    ],
)  # fmt: skip
def test_who_goes_first_is_read(words, first, then):
    found = read_ahead(words, 0, len(words))
    assert found is not None
    assert (found.first, found.then) == (first, then)


@pytest.mark.parametrize(
    "words",
    [
        "Giao Ban Tổ chức hoàn thành báo cáo trước ngày 20/5/2031 để trình Ban Thường vụ.",
        "Các chi bộ tổ chức sơ kết trước ngày 30/6/2031, rút kinh nghiệm về công tác chỉ đạo.",
        "Đảng ủy xã kiểm tra việc học tập nghị quyết tại các chi bộ, nhân rộng cách làm hay.",
    ],
)
def test_a_day_and_lessons_drawn_are_no_pilot(words):
    assert read_ahead(words, 0, len(words)) is None
