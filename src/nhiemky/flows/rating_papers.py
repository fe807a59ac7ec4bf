"""Papers of a round of rating, in the committee's form (giấy tờ của đợt xếp loại): tables, the summary report, statistics, comparisons.

>>> from nhiemky.domain.campaign import Owner
>>> from nhiemky.writing.ratings_round import Line
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

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from nhiemky.domain.campaign import Owner
from nhiemky.domain.rating import KIND_NAMES, SubjectKind
from nhiemky.domain.report import Appendix, Report, text
from nhiemky.flows.owners_paper import BLANK, owners_letterhead
from nhiemky.flows.papers.signing import Signing, office_paper
from nhiemky.flows.rating_words import kind_of
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Form
from nhiemky.vietnamese.days import format_day, long_day
from nhiemky.writing.ratings_compare import Compared, Comparison, change_grid, comparison_blocks, comparison_sheets, pictures, shares_over
from nhiemky.writing.ratings_followed import again_grid, kept_grid, mending_grid
from nhiemky.writing.ratings_form import Filled, form_report, scoring_sheet
from nhiemky.writing.ratings_picture import with_pictures
from nhiemky.writing.ratings_round import FEW, KINDS, Round, counted
from nhiemky.writing.ratings_statistics import review_grid, statistics_sheets
from nhiemky.writing.ratings_summary import Summary, annexes, kinds_shown, summary_body
from nhiemky.writing.ratings_table import table_blocks, table_sheets
from nhiemky.writing.ratings_workbook import Book, Sheet, signed, write_book
from nhiemky.writing.word import write_word
from nhiemky.writing.word_parts import pack

DRAFT = "Dự thảo"
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


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


def summary_word(owner: Owner, signing: Signing, told: Summary) -> bytes:
    """The report on the round as Word, with the subjects behind its numbers in annexes."""
    attached = f"(Kèm theo Báo cáo số {signing.number or '     '}-BC/{owner.organ_code or BLANK}, ngày {format_day(signing.on)})"
    paper = office_paper(
        owner, signing, code="BC", doc_type="BÁO CÁO",
        subject=f"kết quả kiểm điểm, đánh giá, xếp loại chất lượng tập thể, cá nhân {told.now.period}",
        body=tuple(summary_body(told)), recipients=_recipients(owner), appendices=annexes(told, attached),
    )  # fmt: skip
    return write_word(marked(paper, told.now))


def summary_excel(owner: Owner, signing: Signing, told: Summary) -> bytes:
    """The report's tables as Excel: who was reviewed, groups and lists, comparisons."""
    kinds = [kind for kind in KINDS if told.lines(kind)]
    review = review_grid(told.now.lines, told.committee)
    sheets = [Sheet("Kiểm điểm", "TÌNH HÌNH KIỂM ĐIỂM", told.now.period, (review,), landscape=False)]
    for kind in kinds:
        if kind == "collective" or told.persons:
            named = [replace(one, name=f"{one.name} {KIND_NAMES[kind]}") for one in table_sheets(told.now, kind)]
            sheets += named
        if told.before and kind in told.before and (told.persons or kind == "collective" or len(told.lines(kind)) >= FEW):
            change = change_grid(told.before[kind], Compared(told.now.period, counted(told.lines(kind))))
            sheets.append(Sheet(f"So kỳ trước {KIND_NAMES[kind]}", "SO VỚI KỲ TRƯỚC", f"{KIND_NAMES[kind]} {told.now.period}", (change,)))
    followed = (
        ("Giữ khác cảnh báo", "NỘI DUNG GIỮ KHÁC CẢNH BÁO CỦA QUY ĐỊNH", kept_grid(told.kept_shown)),
        ("Xếp loại lại", "XẾP LOẠI LẠI", again_grid(told.again_shown)),
        ("Khắc phục", "HẠN CHẾ, KHUYẾT ĐIỂM VÀ VIỆC KHẮC PHỤC", mending_grid(told.mending)),
    )
    sheets += [Sheet(name, title, told.now.period, (grid,)) for name, title, grid in followed if grid.rows]
    if told.comparison is not None:
        sheets += comparison_sheets(told.comparison, kinds_shown(told))
    return write_book(book(owner, signing, sheets))


def statistics_excel(owner: Owner, signing: Signing, told: Round) -> bytes:
    """The statistics of the review, in the shape of form 6F."""
    return write_book(book(owner, signing, statistics_sheets(told, owner.name), contact=True))


def comparison_word(owner: Owner, signing: Signing, told: Comparison) -> bytes:
    """The comparison as Word, its tables and pictures on landscape pages."""
    pages = Appendix(
        "SO SÁNH KẾT QUẢ XẾP LOẠI", f"{told.committee}, {told.period}", None, tuple(comparison_blocks(told)), landscape=True
    )  # fmt: skip
    body = (text(f"Kết quả xếp loại của {told.committee} qua các kỳ và giữa các đơn vị, {told.period}, tại các bảng kèm theo."),)
    paper = office_paper(
        owner, signing, code=None, doc_type="BẢNG SO SÁNH", subject=f"kết quả xếp loại chất lượng {told.period}", body=body,
        recipients=_recipients(owner), appendices=(pages,),
    )  # fmt: skip
    return with_pictures(write_word(_unnumbered(paper)), pictures(told))


def comparison_excel(owner: Owner, signing: Signing, told: Comparison) -> bytes:
    """The comparison as Excel, each table with its chart."""
    return write_book(book(owner, signing, comparison_sheets(told) or (_nothing(told),)))


def _nothing(told: Comparison) -> Sheet:
    grid = shares_over((), "Kỳ")
    return Sheet("So sánh", "SO SÁNH KẾT QUẢ XẾP LOẠI", told.period, (replace(grid, note="Chưa có kỳ nào để so sánh."),))


def form_word(rules: RuleSet, form: Form, period: str, filled: Filled | None = None) -> bytes:
    """A review form of the rules, blank or filled; in the newest document form where it carries no day yet."""
    return write_word(form_report(form, rules, period, filled))


def form_excel(rules: RuleSet, form: Form, period: str) -> bytes | None:
    """Its scoring table, which adds up by itself; None where the rules know no criteria for it."""
    sheet = scoring_sheet(form, rules, period)
    return write_book(Book((), (), (sheet,), ("NGƯỜI TỰ CHẤM",), ("NGƯỜI KIỂM TRA",))) if sheet else None


def forms_zip(rules: RuleSet, period: str, wanted: Iterable[tuple[str, Form, Filled]]) -> bytes:
    """A Word file for each (name, form, what is held), in one zip; names are made fit for a file and unique."""
    parts: dict[str, str | bytes] = {}
    for name, form, filled in wanted:
        parts[_unique(file_name(name), parts)] = form_word(rules, form, period, filled)
    return pack(parts)


def _unique(name: str, taken: Mapping[str, object]) -> str:
    found, number = f"{name}.docx", 2
    while found in taken:
        found, number = f"{name} {number}.docx", number + 1
    return found


def file_name(words: str) -> str:
    """
    >>> file_name("Đảng bộ Sở Gió / Chi bộ 1")
    'Đảng bộ Sở Gió Chi bộ 1'
    """
    return " ".join(_UNFIT.sub(" ", words).split())[:120].strip(" .") or "Mẫu"


def rules_words(rules: RuleSet) -> str:
    """The documents as a sentence names them.

    >>> from nhiemky.rulebook.rating_sets import rule_set
    >>> rules_words(rule_set(2023))
    'Quy định số 124-QĐ/TW và Hướng dẫn số 25-HD/BTCTW'
    """
    said = []
    for symbol, title in rules.documents.items():
        kind = kind_of(title)
        said.append(f"{kind} số {symbol}" if kind else symbol)
    return " và ".join((", ".join(said[:-1]), said[-1])) if len(said) > 1 else "".join(said)


def marked(paper: Report, told: Round) -> Report:
    """A paper of levels that nobody has decided yet says so on its top."""
    return replace(paper, draft=DRAFT) if told.draft else paper


def _unnumbered(paper: Report) -> Report:
    """A table that goes with another paper has no number of its own."""
    return replace(paper, letterhead=replace(paper.letterhead, symbol=""))


def _recipients(owner: Owner) -> tuple[str, ...]:
    return ("Cấp ủy cấp trên (b/c)", "Các tổ chức trực thuộc") if owner.parent else ("Các tổ chức trực thuộc",)


def book(owner: Owner, signing: Signing, sheets: Sequence[Sheet], *, contact: bool = False) -> Book:
    """A workbook with the committee's letterhead, the maker at left (contact: with room for the telephone) and the signer at right."""
    head = owners_letterhead(owner, "", signing.on)
    place = f"{head.place or '……'}, {long_day(signing.on)}"
    usual = signing.on_behalf_of or owner.on_behalf_of or "T/M BAN THƯỜNG VỤ"
    left = tuple(filter(None, (head.parent, head.body)))
    right = (head.national_heading, *(("Độc lập - Tự do - Hạnh phúc",) if head.state else ()), place)
    maker = signed(("NGƯỜI LẬP BIỂU", *(("(Họ tên, số điện thoại)",) if contact else ())), "", 4 if contact else 5)
    signer = signed((usual, signing.signer_title or owner.signer_title or ""), signing.signer_name or owner.signer_name or "")
    return Book(left, right, tuple(sheets), maker, signer)
