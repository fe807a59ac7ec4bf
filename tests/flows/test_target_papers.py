"""Papers about targets: original levels as footnotes, forecasts apart, what nobody told is said, the same words again."""

from datetime import date
from decimal import Decimal

from nhiemky.domain.campaign import Owner
from nhiemky.domain.key_tasks import Done, KeyTaskTold
from nhiemky.domain.low_targets import Cause, LowTarget, LowUnit
from nhiemky.domain.report import Table, Text
from nhiemky.flows.papers.signing import Signing
from nhiemky.flows.papers.target_progress import LedgerRow, ProgressRow, key_tasks_paper, ledger_paper, low_paper, progress_paper
from nhiemky.writing.word import write_word

OWNER = Owner("Đảng ủy Khối Nam Thuận", organ_code="ĐUK", place="Nam Thuận")
DAY = date(2023, 5, 15)
ROW = ProgressRow(
    "Kết nạp đảng viên mới", "đảng viên", "20", "9", "Chậm", Decimal("45.0"), Decimal("55.5"), "đầu nhiệm kỳ 25, điều chỉnh thành 20"
)


def told(report):
    return [" ".join(run.text for run in block.runs) for block in report.body if isinstance(block, Text)]


def test_the_first_level_stands_in_a_footnote_of_the_table():
    report = progress_paper(OWNER, Signing(DAY), "Đảng bộ Sở Gió", "", [ROW], DAY, elapsed=Decimal("56.2"))
    (table,) = [block for block in report.appendices[0].blocks if isinstance(block, Table)]
    assert table.rows[0][3][0].note[0].text == "Đầu nhiệm kỳ 25, điều chỉnh thành 20."
    assert told(report)[0] == "Đến ngày 15/5/2023, khi đã qua 56,2% thời gian của nhiệm kỳ, Đảng bộ Sở Gió có 1 chỉ tiêu: 1 chậm."
    assert write_word(report) == write_word(report)


def test_a_forecast_is_told_apart_and_only_where_there_is_one():
    hard = ProgressRow("Doanh thu", "tỷ đồng", "100", "101", "Vượt", forecast="Hợp đồng lớn đã hết")
    words = told(progress_paper(OWNER, Signing(DAY), "A", "", [hard], DAY))
    assert any("không làm thay đổi đánh giá" in each for each in words)
    assert not any("chậm, chưa đạt" in each for each in words)
    assert not any("dự báo" in each for each in told(progress_paper(OWNER, Signing(DAY), "A", "", [ROW], DAY)))


def test_low_targets_name_units_themes_and_causes():
    unit = LowUnit("Chi bộ Đài", "", "CT01", "25", "9", "Chậm", causes=(Cause("Thiếu nguồn.", "báo cáo", ("Cán bộ, nhân lực",)),))
    silent = LowUnit("Chi bộ Báo", "", "CT01", "5", "1", "Chậm")
    report = low_paper(OWNER, Signing(DAY), "", [LowTarget("Kết nạp", "đảng viên", (unit, silent), 4)], DAY)
    assert "Nguyên nhân các đơn vị nêu: Cán bộ, nhân lực (1 đơn vị)." in told(report)
    (table,) = [block for block in report.appendices[0].blocks if isinstance(block, Table)]
    assert [row[6] for row in table.rows] == ["Thiếu nguồn", "Chưa nêu"]
    assert not low_paper(OWNER, Signing(DAY), "", [], DAY).appendices


def test_many_names_go_into_a_footnote():
    units = tuple(LowUnit(f"Chi bộ {number}", "", "CT01", "5", "1", "Chậm") for number in range(9))
    report = low_paper(OWNER, Signing(DAY), "", [LowTarget("Kết nạp", "đảng viên", units, 9)], DAY)
    notes = [run.note for block in report.body if isinstance(block, Text) for run in block.runs if run.note]
    assert "Chi bộ 8" in notes[0][0].text


def test_the_ledger_lists_each_change_with_its_document_or_says_it_is_missing():
    row = LedgerRow("Chi bộ Đài", "Kết nạp", "đảng viên", 2, "10", "12", "", "", "Sáp nhập", DAY)
    (table,) = ledger_paper(OWNER, Signing(DAY), "", [row]).appendices[0].blocks
    assert table.rows[0][4:] == ("10", "12", "chưa ghi", "Sáp nhập")
    assert "chưa có chỉ tiêu nào" in told(ledger_paper(OWNER, Signing(DAY), "", []))[0]


def test_key_tasks_say_who_did_what_and_who_told_nothing():
    done = Done("Chi bộ Đài", "a", "Mở ba lớp tập huấn", "", "", "", "Loan", DAY)
    report = key_tasks_paper(
        OWNER, Signing(DAY), "", [KeyTaskTold(1, "breakthrough", "Khâu đột phá", "Chuyển đổi số", (done,), ("Chi bộ Báo",), 2)]
    )
    assert told(report) == ["I- KHÂU ĐỘT PHÁ", "1. Chuyển đổi số", "- Chi bộ Đài:  Mở ba lớp tập huấn.", "Chưa có kết quả của: Chi bộ Báo."]
    assert "chưa có nhiệm vụ" in told(key_tasks_paper(OWNER, Signing(DAY), "", []))[0]
