"""The notice of a result as a paper (thông báo kết quả xếp loại), to print or to hand over.

>>> told = Told("Phan Hoài Nam", "Bí thư Đảng ủy", "Đảng bộ Sở Gió", "năm 2023", "Hoàn thành tốt nhiệm vụ", "5-QĐ/ĐUK", date(2023, 12, 20))
>>> notice_paper(told, "Đảng ủy Khối Nam Thuận").body[0].runs[0].text
'Kính gửi: đồng chí Phan Hoài Nam, Bí thư Đảng ủy, Đảng bộ Sở Gió.'

Promise: one page, the result, the decision it rests on, until when and to whom one may object; nothing of anybody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nhiemky.domain.report import Letterhead, Report, Signature, text
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.letterhead import issuing_line, superior_line


@dataclass(frozen=True, slots=True)
class Told:
    """name: of the person, or of the collective with person False. level: in words. object_by: None where no day was set."""

    name: str
    post: str
    unit: str
    period: str
    level: str
    decision: str = ""
    decided_on: date | None = None
    object_by: date | None = None
    person: bool = True


def notice_lines(told: Told) -> tuple[str, ...]:
    """The paragraphs, as the page on the screen shows them too."""
    whom = ", ".join(filter(None, (f"đồng chí {told.name}" if told.person else told.name, told.post, told.unit if told.person else "")))
    by = f"Quyết định số {told.decision}" if told.decision else "quyết định của cấp có thẩm quyền"
    on = f" ngày {format_day(told.decided_on)}" if told.decided_on else ""
    until = f" chậm nhất hết ngày {format_day(told.object_by)}" if told.object_by else ""
    return (
        f"Kính gửi: {whom}.",
        f"Theo {by}{on}, {'đồng chí' if told.person else 'tập thể'} được xếp loại chất lượng {told.period} ở mức: {told.level}.",
        (
            f"{'Đồng chí' if told.person else 'Tập thể'} được xem mọi thông tin đang lưu về mình trong đợt này. "
            f"Nếu chưa nhất trí, đề nghị gửi ý kiến{until}; ý kiến được trả lời bằng văn bản hoặc trên chương trình."
        ),
    )


def notice_paper(told: Told, committee: str, above: str = "", place: str = "", on: date | None = None) -> Report:
    """In the committee's letterhead; number and day of the paper stay blank for the office."""
    whom, *rest = notice_lines(told)
    return Report(
        letterhead=Letterhead(
            superior_line(above) if above else None, issuing_line(committee), "ĐẢNG CỘNG SẢN VIỆT NAM", None, place or None, on
        ),
        doc_type="THÔNG BÁO",
        subject=f"kết quả đánh giá, xếp loại chất lượng {told.period}",
        body=(text(whom), *(text(line) for line in rest)),
        signature=Signature("T/M BAN THƯỜNG VỤ", "", ""),
    )
