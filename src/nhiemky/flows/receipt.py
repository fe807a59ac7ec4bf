"""The receipt as a page to print (phiếu nhận báo cáo), through the same writers as every paper.

>>> from datetime import datetime
>>> given = Receipt("CNNT-2023-0231", "Sơ kết giữa nhiệm kỳ", "Đảng bộ Công ty Cấp nước", "Báo cáo sơ kết",
...                 datetime.fromisoformat("2023-05-28T16:42:00+07:00"), "9f2c" * 16, 1, False, "word", by="Phan Hoài Nam")
>>> page = receipt_page(given, Owner("Đảng ủy Khối", "Đảng bộ tỉnh"))
>>> page.doc_type, page.subject, page.body[1].rows[0]
('PHIẾU NHẬN', 'báo cáo số CNNT-2023-0231', ('Số phiếu', 'CNNT-2023-0231'))

Promise: everything the receipt says stands on the page, and the page on one sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from nhiemky.domain.campaign import Owner
from nhiemky.domain.receipt import Door, Receipt
from nhiemky.domain.report import Column, Letterhead, Report, Signature, Table, text
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.letterhead import superior_line

DOORS: dict[Door, str] = {
    "web": "soạn trên chương trình",
    "word": "tệp Word",
    "workbook": "tệp Excel",
    "package": "gói báo cáo",
    "office": "văn phòng nhận hộ",
    "outside": "nhận ngoài chương trình",
}
"""How it came, in the office's words."""
_NATION = "ĐẢNG CỘNG SẢN VIỆT NAM"


def receipt_page(receipt: Receipt, owner: Owner) -> Report:
    """One page in the owner's letterhead. `receipt.received` is shown in its own offset."""
    parent = superior_line(owner.parent) if owner.parent else None
    nation = owner.national_heading or _NATION
    return Report(
        letterhead=Letterhead(parent, owner.name.upper(), nation, None, owner.place, receipt.received.date()),
        doc_type="PHIẾU NHẬN",
        subject=f"báo cáo số {receipt.number}",
        body=(
            text(f"{owner.name} đã nhận của {receipt.unit}:"),
            Table((Column("Nội dung", 45), Column("Ghi nhận", 115)), tuple(receipt_lines(receipt))),
            text("Phiếu này do chương trình lập, có giá trị đối chiếu; số và mã tệp không đổi khi nộp lại cùng một tệp.", italic=True),
        ),
        signature=Signature(None, "NGƯỜI NHẬN", ""),
        rule=None,
    )  # fmt: skip


def receipt_lines(receipt: Receipt) -> Iterator[tuple[str, str]]:
    """What stands on the receipt, name and value, for the page on the screen and the paper alike."""
    yield "Số phiếu", receipt.number
    yield "Đợt", receipt.campaign
    yield "Báo cáo", receipt.report
    yield "Thời điểm nhận", f"{receipt.received:%H:%M:%S}, ngày {format_day(receipt.received.date())}{', nộp muộn' if receipt.late else ''}"
    if receipt.due:
        yield "Thời hạn", receipt.due
    yield "Lần nộp", f"bản {receipt.revision}, {DOORS[receipt.door]}"
    if receipt.by:
        yield "Người nộp", f"{receipt.by}{f', nộp hộ {receipt.on_behalf}' if receipt.on_behalf else ''}"
    if receipt.file:
        yield "Tệp", f"{receipt.file}{f' ({size_words(receipt.size)})' if receipt.size else ''}"
    yield "Mã tệp SHA-256", receipt.fingerprint
    if not receipt.paper.is_blank:
        yield "Văn bản của đơn vị", paper_words(receipt.paper.symbol, receipt.paper.day, receipt.paper.signer)
    for number, line in enumerate(receipt.contents):
        yield "" if number else "Đã nhận", line


def paper_words(symbol: str, day: date | None, signer: str) -> str:
    """ "Số 12-BC/ĐU, ngày 28/5/2023, đồng chí Lê Văn Minh ký".

    >>> paper_words("12-BC/ĐU", date(2023, 5, 28), "Lê Văn Minh"), paper_words("", None, "")
    ('Số 12-BC/ĐU, ngày 28/5/2023, đồng chí Lê Văn Minh ký', '')
    """
    parts = (f"số {symbol}" if symbol else "", f"ngày {format_day(day)}" if day else "", f"đồng chí {signer} ký" if signer else "")
    words = ", ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]


def size_words(size: int) -> str:
    """Bytes as offices read them.

    >>> size_words(900), size_words(43_000), size_words(2_500_000)
    ('900 byte', '42 KB', '2,4 MB')
    """
    if size < 1024:
        return f"{size} byte"
    if size < 1 << 20:
        return f"{round(size / 1024)} KB"
    return f"{size / (1 << 20):.1f} MB".replace(".", ",")
