import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.vietnamese.numbering import from_roman, parse_label, to_roman


@pytest.mark.parametrize(
    ("line", "kind", "text", "title"),
    [
        ("Phần thứ nhất", "part", "Phần thứ nhất", ""), ("PHẦN THỨ HAI: KẾT QUẢ", "part", "PHẦN THỨ HAI", "KẾT QUẢ"),
        ("PHẦN I", "part", "PHẦN I", ""),
        ("Phần 1. Bối cảnh", "part", "Phần 1", "Bối cảnh"), ("Chương II", "chapter", "Chương II", ""),
        ("Mục 3. Tổ chức", "chapter", "Mục 3", "Tổ chức"),
        ("A- ĐÁNH GIÁ", "letter_caps", "A", "ĐÁNH GIÁ"), ("B. Phương hướng", "letter_caps", "B", "Phương hướng"),
        ("I- MỤC ĐÍCH", "roman", "I", "MỤC ĐÍCH"), ("II. Nội dung", "roman", "II", "Nội dung"),
        ("III/ Tổ chức", "roman", "III", "Tổ chức"),
        ("II.- KẾT QUẢ", "roman", "II", "KẾT QUẢ"), ("IV - TỔ CHỨC", "roman", "IV", "TỔ CHỨC"), ("I.MỤC TIÊU", "roman", "I", "MỤC TIÊU"),
        ("1. Kết quả", "arabic", "1", "Kết quả"), ("1- Kết quả", "arabic", "1", "Kết quả"), ("1) Kết quả", "arabic", "1", "Kết quả"),
        ("1/ Kết quả", "arabic", "1", "Kết quả"), ("12.Kết quả", "arabic", "12", "Kết quả"), ("2. 05 chi bộ", "arabic", "2", "05 chi bộ"),
        ("1.1. Về nghị quyết", "dotted", "1.1", "Về nghị quyết"), ("1.1 Về nghị quyết", "dotted", "1.1", "Về nghị quyết"),
        ("2.3.4. x", "dotted", "2.3.4", "x"),
        ("a) tốt", "letter", "a", "tốt"), ("a/ tốt", "letter", "a", "tốt"), ("b. tốt", "letter", "b", "tốt"),
        ("đ) tốt", "letter", "đ", "tốt"),
        ("(1) tốt", "paren", "1", "tốt"), ("- tốt", "bullet", "-", "tốt"), ("+ tốt", "bullet", "+", "tốt"),
        ("* tốt", "bullet", "*", "tốt"),
        ("• tốt", "bullet", "•", "tốt"), ("   3. Lùi đầu dòng", "arabic", "3", "Lùi đầu dòng"),
    ],
)  # fmt: skip
def test_labels(line: str, kind: str, text: str, title: str) -> None:
    label = parse_label(line)
    assert label is not None
    assert (label.kind, label.text, line[label.end :]) == (kind, text, title)


@pytest.mark.parametrize(
    "line",
    [
        "1.406 nghị quyết", "20/5/2023 là hạn cuối", "20.5.2023", "04/2015/NĐ-CP ngày", "V. I. Lênin", "V.I.Lênin", "C. Mác và",
        "T/M BAN THƯỜNG VỤ",
        "K/T CHÁNH VĂN PHÒNG", "V/v hướng dẫn", "04-KH/ĐUK", "15-NQ/TW ngày", "80 đơn vị", "01 - 1,5 ngày", "12 chi bộ", "10/10 chi bộ",
        "Phần mềm",
        "Mục 3 của Quy định", "Mục tiêu", "Phần lớn", "e-learning", "", "   ", "-5 độ", "...", "I", "93,7%", "2020 - 2025",
        "Chương trình số 5",
    ],
)  # fmt: skip
def test_what_is_no_label(line: str) -> None:
    assert parse_label(line) is None


@pytest.mark.parametrize(
    ("line", "value", "depth"), [("XIV. X", 14, 1), ("Phần thứ tư", 4, 1), ("2.3. X", 3, 2), ("đ) x", 5, 1), ("e) x", 6, 1)]
)
def test_values_and_depths(line: str, value: int, depth: int) -> None:
    label = parse_label(line)
    assert label is not None and (label.value, label.depth) == (value, depth)


@given(st.integers(1, 3999))
def test_roman_numbers_are_read_back(number: int) -> None:
    assert from_roman(to_roman(number)) == number


@given(st.text(max_size=30))
def test_any_line_is_taken(line: str) -> None:
    label = parse_label(line)
    assert label is None or 0 < label.end <= len(line)
