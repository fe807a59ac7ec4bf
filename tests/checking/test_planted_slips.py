"""Slips planted in invented papers, and the same words where nothing is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from checking.slips import PLANTERS

from nhiemky.flows.check_file import check_document
from nhiemky.flows.read_file import read_bytes

PAPERS = sorted(Path(__file__).with_name("clean").iterdir())
LEAST = {"misspelt": 0.9, "past deadline": 0.8, "no authority": 0.6, "doubled compound": 0.95}
"""Share of the planted slips that is told, where it is not all of them."""

PLAN = """KẾ HOẠCH
kiểm điểm cuối năm

Thực hiện Chương trình công tác năm 2026, Ban Thường vụ Đảng ủy xây dựng Kế hoạch như sau:

I. NỘI DUNG

{}

II. TỔ CHỨC THỰC HIỆN

1. Văn phòng Đảng ủy hoàn thành kế hoạch, theo dõi kết quả kiểm điểm.

2. Các chi bộ hoàn thành báo cáo kết quả.

Nơi nhận:
- Lưu.
"""


def kinds(sentence: str) -> list[str]:
    return [finding.kind for finding in read_bytes(PLAN.format(sentence).encode(), "ke-hoach.txt")[1].inconsistencies]


@pytest.mark.parametrize(
    ("planted", "harmless"),
    [
        ("Cấp ủy chỉ đạo hoàn hoàn thành hồ sơ.", "Cấp ủy chỉ đạo hoàn thành hồ sơ."),
        ("Cấp ủy gửi kết quả quả về trên.", "Đảng bộ bộ phận gửi kết quả về trên."),
    ],
)
def test_a_syllable_said_twice_is_told_and_a_chain_is_not(planted: str, harmless: str) -> None:
    assert "duplicated_words" in kinds(planted)
    assert "duplicated_words" not in kinds(harmless)


def test_a_weekday_behind_its_day_is_compared_with_the_calendar() -> None:
    assert "ambiguous_deadline" in kinds("Hội nghị khai mạc ngày 12/3/2026 (thứ Sáu).")
    assert "ambiguous_deadline" not in kinds("Hội nghị khai mạc ngày 12/3/2026 (thứ Năm).")


def test_results_are_not_due_before_the_work_they_tell_of() -> None:
    words = "1. Các đảng ủy hoàn thành việc kiểm điểm trước ngày 15/12/2026; gửi báo cáo kết quả về Ban Tổ chức Tỉnh ủy chậm nhất ngày {}."
    assert "deadline_order" in kinds(words.format("02/12/2026"))
    assert "deadline_order" not in kinds(words.format("22/12/2026"))


@pytest.mark.parametrize("kind", PLANTERS)
def test_a_slip_planted_in_a_clean_paper_is_told_and_nothing_of_severity_high_beside_it(kind: str) -> None:
    codes, plant = PLANTERS[kind]
    told, planted = 0, 0
    for path in PAPERS:
        for version in plant(path.read_text(encoding="utf-8")):
            found = check_document(version.encode(), path.name)
            planted += 1
            told += any(each.code in codes for each in found)
            assert not [each.message for each in found if each.severity == "high" and each.code not in codes], path.name
    assert planted and told >= LEAST.get(kind, 1.0) * planted, (told, planted)
