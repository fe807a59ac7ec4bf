"""A cut-off belongs to the report it names; a subcommittee's draft waits for what its committee is sent."""

from __future__ import annotations

from nhiemky.domain.directive import Inconsistency
from nhiemky.flows.read_file import read_bytes

WINDOWS = (
    "1. Báo cáo của tổ chức đảng trực thuộc lấy số liệu tính đến 31/10/2030; báo cáo của Đảng ủy Sở lấy số liệu tính đến 31/12/2030.",
)  # fmt: skip


def found(*lines: str) -> tuple[Inconsistency, ...]:
    text = "\n\n".join(("KẾ HOẠCH", "tổng kết nhiệm kỳ", "Đảng ủy Sở xây dựng kế hoạch như sau:", "I. TỔ CHỨC THỰC HIỆN", *lines))
    return read_bytes(text.encode(), "a.txt")[1].inconsistencies


def test_a_cell_may_meet_before_the_figures_of_its_superior_end() -> None:
    assert not found(*WINDOWS, "2. Các chi bộ trực thuộc gửi báo cáo tổng kết về Đảng ủy Sở trước ngày 30/11/2030.")


def test_the_named_bodys_own_report_is_weighed() -> None:
    (one,) = found(*WINDOWS, "2. Tiểu ban Văn kiện hoàn thành dự thảo báo cáo tổng kết của Đảng ủy Sở trước ngày 20/12/2030.")
    assert (one.kind, one.severity) == ("data_cutoff_after_due_date", "high")


def test_a_subcommittees_draft_cannot_come_before_the_reports() -> None:
    lines = (
        "1. Các chi bộ trực thuộc gửi báo cáo tổng kết về Đảng ủy Sở trước ngày 20/3/2030.",
        "2. Tiểu ban Văn kiện hoàn thành dự thảo báo cáo tổng kết của Đảng ủy Sở chậm nhất ngày 28/02/2030.",
    )
    (one,) = found(*lines)
    assert (one.kind, one.severity, len(one.quotes)) == ("deadline_order", "high", 2)
