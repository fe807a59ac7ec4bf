"""Papers of a round of rating, in the committee's form (giấy tờ của đợt xếp loại): tables, the summary report, statistics, comparisons.

>>> from nhiemky.domain.campaign import Owner
>>> owner = Owner("Đảng ủy Khối Nam Thuận", organ_code="ĐUK", place="Nam Thuận")
>>> told = Round("năm 2023", "124-QĐ/TW", (Line("collective", "Đảng bộ Sở Gió", "HTTNV", "Sở, ngành"),))
>>> from datetime import date
>>> signing = Signing(date(2023, 12, 14))
>>> table_word(owner, signing, told, "collective")[:2], table_excel(owner, signing, told, "collective")[:2]
(b'PK', b'PK')

Promise: form, letterhead and signature are those of the committee's papers on the day they carry; what the office fills in later is left
blank; the same round gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nhiemky.domain.campaign import Owner
from nhiemky.domain.rating import KIND_NAMES, SubjectKind
from nhiemky.domain.report import Report
from nhiemky.flows.owners_paper import owners_letterhead
from nhiemky.flows.papers.signing import Signing, office_paper
from nhiemky.vietnamese.days import long_day
from nhiemky.writing.ratings_round import Line, Round
from nhiemky.writing.ratings_table import table_blocks, table_sheets
from nhiemky.writing.ratings_workbook import Book, Sheet, signed, write_book
from nhiemky.writing.word import write_word

__all__ = ["Line", "Round", "Signing", "table_excel", "table_word"]
DRAFT = "Dự thảo"


def table_word(owner: Owner, signing: Signing, told: Round, kind: SubjectKind) -> bytes:
    """The table of one kind as Word."""
    paper = office_paper(
        owner, signing, code=None, doc_type="BẢNG TỔNG HỢP", subject=f"kết quả xếp loại chất lượng {KIND_NAMES[kind]} {told.period}",
        body=tuple(table_blocks(told, kind)), recipients=_recipients(owner),
    )  # fmt: skip
    return write_word(_unnumbered(marked(paper, told)))


def table_excel(owner: Owner, signing: Signing, told: Round, kind: SubjectKind) -> bytes:
    """The same as Excel."""
    return write_book(book(owner, signing, table_sheets(told, kind)))


def marked(paper: Report, told: Round) -> Report:
    """A paper of levels that nobody has decided yet says so on its top."""
    return replace(paper, draft=DRAFT) if told.draft else paper


def _unnumbered(paper: Report) -> Report:
    """A table that goes with another paper has no number of its own."""
    return replace(paper, letterhead=replace(paper.letterhead, symbol=""))


def _recipients(owner: Owner) -> tuple[str, ...]:
    return ("Cấp ủy cấp trên (b/c)", "Các tổ chức trực thuộc") if owner.parent else ("Các tổ chức trực thuộc",)


def book(owner: Owner, signing: Signing, sheets: Sequence[Sheet]) -> Book:
    """A workbook with the committee's letterhead, the maker at left and the signer at right."""
    head = owners_letterhead(owner, "", signing.on)
    place = f"{head.place or '……'}, {long_day(signing.on)}"
    usual = signing.on_behalf_of or owner.on_behalf_of or "T/M BAN THƯỜNG VỤ"
    left = tuple(filter(None, (head.parent, head.body)))
    right = (head.national_heading, *(("Độc lập - Tự do - Hạnh phúc",) if head.state else ()), place)
    signer = signed((usual, signing.signer_title or owner.signer_title or ""), signing.signer_name or owner.signer_name or "")
    return Book(left, right, tuple(sheets), signed(("NGƯỜI LẬP BIỂU",), "", 5), signer)
