"""What is said to be sent along must be there; what reports must carry is no promise."""

import pytest
from invented import kinds, paper

PLAN = """KẾ HOẠCH

sơ kết công tác

I- VIỆC

1. {sentence}

Nơi nhận:
- Lưu Văn phòng.

T/M BAN THƯỜNG VỤ
BÍ THƯ

Trần Văn Minh
{attached}"""
OUTLINE = "\nĐỀ CƯƠNG\n\nBáo cáo sơ kết công tác\n\nI- KẾT QUẢ\n\nII- HẠN CHẾ\n"
REVIEW = "\n-----\n\nĐỀ CƯƠNG\n\nBáo cáo kiểm điểm cấp ủy\n\nI- ƯU ĐIỂM\n\nII- KHUYẾT ĐIỂM\n"


def told(sentence: str, attached: str = "") -> list[str]:
    return kinds(paper(PLAN.format(sentence=sentence, attached=attached))[1])


@pytest.mark.parametrize(
    ("sentence", "attached"),
    [
        ("Các chi bộ xây dựng báo cáo (theo đề cương gửi kèm).", ""),
        ("Số liệu ghi theo biểu mẫu kèm theo.", OUTLINE),
        ("Có danh sách kèm theo.", ""),
        ("Gửi 02 đề cương kèm theo để các chi bộ thực hiện.", OUTLINE),
        ("Nội dung: Báo cáo sơ kết công tác; kiểm điểm sự lãnh đạo của cấp ủy (theo đề cương gửi kèm).", OUTLINE),
    ],
)
def test_broken_promises(sentence: str, attached: str) -> None:
    assert told(sentence, attached) == ["missing_attachment"]


@pytest.mark.parametrize(
    ("sentence", "attached"),
    [
        ("Các chi bộ xây dựng báo cáo (theo đề cương gửi kèm).", OUTLINE),
        ("Nội dung: Báo cáo sơ kết công tác; kiểm điểm sự lãnh đạo của cấp ủy (theo đề cương gửi kèm).", OUTLINE + REVIEW),
        ("Báo cáo phải có phụ lục số liệu.", ""),
        ("Hồ sơ gồm tờ trình, kèm theo báo cáo thẩm định.", ""),
        ("Có 02 đề cương kèm theo.", OUTLINE + REVIEW),
    ],
)
def test_kept_promises_and_no_promises(sentence: str, attached: str) -> None:
    assert told(sentence, attached) == []
