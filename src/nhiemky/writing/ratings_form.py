"""The review form of a regulation, blank or filled with what is held (mẫu báo cáo, bản kiểm điểm).

>>> from nhiemky.rulebook.rating_sets import rule_set
>>> rules = rule_set(2025)
>>> form = form_of(rules, "m2b")
>>> [line.says for line in criteria_of(form, rules)][0]
'Phẩm chất chính trị, đạo đức, nêu gương: 9 tiêu chí, mỗi tiêu chí 2 điểm'
>>> paper = form_report(form, rules, "năm 2025")
>>> paper.doc_type, paper.subject, paper.signature.on_behalf_of
('BẢN KIỂM ĐIỂM CÁ NHÂN', '(cán bộ lãnh đạo, quản lý) năm 2025', 'NGƯỜI TỰ KIỂM ĐIỂM')

Promise: the sections are the rules' own in their order; the criteria stand once with their points, or with the four grades where the rules
have no points; nothing is filled in but what is held; a form whose sections rest on custom says so in words to be deleted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import LEVEL_NAMES, LEVELS
from nhiemky.domain.report import Appendix, Block, Column, Letterhead, Report, Run, Signature, Style, Table, Text, text
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Criterion, Form, Subject
from nhiemky.vietnamese.letterhead import issuing_line, superior_line
from nhiemky.vietnamese.unicode import fold
from nhiemky.writing.ratings_grid import Cell, Grid, Total, word_table
from nhiemky.writing.ratings_workbook import Sheet

GRADES = ("Xuất sắc", "Tốt", "Trung bình", "Kém")
"""Of a criterion without points."""
BOX = "☐"
_NATION = "ĐẢNG CỘNG SẢN VIỆT NAM"
_DOTS = "…" * 32
_DOTTED_LINES = 3
WRITE_HERE = "…………"
"""Where a filled form is written in; the reader takes dots for nothing."""
_KEY = re.compile(r"(?P<top>[IVXLC]{1,6})(?:\.(?P<below>[0-9]{1,2}))?")
_TITLE = re.compile(r"(?P<title>[^()]{1,200})(?P<rest>\([^()]{1,200}\))?")


@dataclass(frozen=True, slots=True)
class Filled:
    """What is held of the subject. unit, above: organisations by name; person: "" for a collective. facts: rows words, value, source."""

    unit: str
    above: str = ""
    place: str = ""
    person: str = ""
    post: str = ""
    facts: tuple[tuple[str, str, str], ...] = ()
    prompts: tuple[str, ...] = ()
    on: date | None = None


def form_of(rules: RuleSet, code: str) -> Form:
    """The form of that code; refuses with `rule_unknown`."""
    forms = cast("tuple[Form, ...]", rules.items("forms"))
    for form in forms:
        if form.code == code:
            return form
    raise Refusal("rule_unknown", what="mẫu kiểm điểm", id=code, known=", ".join(form.code for form in forms))


def criteria_of(form: Form, rules: RuleSet) -> tuple[Criterion, ...]:
    """The criteria that the form's subjects are judged by, in the rules' order; without those that only head others."""
    sorts = cast("tuple[Subject, ...]", rules.items("subjects"))
    every = cast("tuple[Criterion, ...]", rules.items("criteria"))
    named = {one.frame for one in sorts if one.form == form.code and one.frame} or {form.who}
    mine = [one for one in every if one.who in named]
    parents = {one.parent for one in mine}
    return tuple(one for one in mine if one.code not in parents)


def form_report(form: Form, rules: RuleSet, period: str, filled: Filled | None = None) -> Report:
    """The form as a report tree. period: "năm 2025"."""
    title = _TITLE.match(form.title)
    name, rest = (title["title"].strip(), title["rest"] or "") if title else (form.title, "")
    own = form.who not in ("collective", "ballot")
    ballot = form.who == "ballot"
    return Report(
        _letterhead(filled, own=own or ballot),
        name.upper(),
        " ".join(filter(None, (rest, period))),
        tuple(_ballot(filled) if ballot else _body(form, rules, filled, own=own)),
        signature=None if ballot else _signed(filled, own=own),
        appendices=() if ballot else (_judged(own=own),),
    )


def _letterhead(filled: Filled | None, *, own: bool) -> Letterhead:
    if filled is None:
        return Letterhead("ĐẢNG BỘ ………………………", "CHI BỘ ………………………" if own else "………………………………", _NATION, "" if own else None, None, None)
    above = superior_line(filled.above) if filled.above else None
    return Letterhead(
        above,
        filled.unit.upper() if own else issuing_line(filled.unit),
        _NATION,
        "" if own else None,
        filled.place or None,
        filled.on,
    )


def _signed(filled: Filled | None, *, own: bool) -> Signature:
    if own:
        return Signature("NGƯỜI TỰ KIỂM ĐIỂM", None, filled.person if filled else "", "(Ký, ghi rõ họ tên)")
    return Signature("T/M TẬP THỂ", "", "")


def _body(form: Form, rules: RuleSet, filled: Filled | None, *, own: bool) -> Iterator[Block]:
    if form.needs_confirmation and not form.confirmed:
        words = f"(Dựng theo {rules.basis(form, 'forms')}. Đối chiếu với mẫu kèm văn bản trước khi dùng, rồi xóa dòng này.)"
        yield text(words, hint=True)
    yield from _who(filled, own=own)
    criteria = criteria_of(form, rules)
    asked = False
    for key, heading in form.sections.items():
        label, style = _label(key)
        yield Text((Run(f"{label} {heading}"),), style, keep_with_next=True)
        if _asks_level(heading):
            asked = True
            yield from _scoring(criteria)
            yield from _boxes(heading)
        elif not any(other.startswith(f"{key}.") for other in form.sections):
            if filled and fold("gợi ý") in fold(heading):
                yield from (text(f"Gợi ý: {words}", italic=True) for words in filled.prompts)
            yield from _room(filled)
    if not asked:
        yield text("TỰ CHẤM, TỰ XẾP LOẠI", "h1")
        yield from _scoring(criteria)
        yield from _boxes("")
    if filled and filled.facts:
        yield Text((Run("Số liệu đang lưu (đề nghị kiểm tra, báo lại chỗ chưa đúng)"),), "h2", keep_with_next=True)
        yield Table((Column("Nội dung", 70), Column("Đang ghi", 45), Column("Theo", 50)), filled.facts)


def _who(filled: Filled | None, *, own: bool) -> Iterator[Text]:
    if not own:
        yield text(f"Tập thể: {filled.unit if filled else _DOTS[:24]}")
        return
    if filled is None:
        yield text(f"Họ và tên: {_DOTS[:14]} Ngày sinh: {_DOTS[:7]}")
        yield text(f"Chức vụ: {_DOTS[:26]}")
        yield text(f"Đơn vị công tác: {_DOTS[:22]}")
        yield text(f"Chi bộ: {_DOTS[:26]}")
        return
    yield text(f"Họ và tên: {filled.person}")
    yield text(f"Chức vụ: {filled.post or _DOTS[:26]}")
    yield text(f"Đơn vị: {filled.unit}")


def _label(key: str) -> tuple[str, Style]:
    """ "I" heads a part as "I-", "I.2" stands below it as "2."; other keys are numbers of their own."""
    found = _KEY.fullmatch(key)
    if found is None:
        return f"{key}.", "h2"
    return (f"{found['below']}.", "h2") if found["below"] else (f"{key}-", "h1")


def _asks_level(heading: str) -> bool:
    """The section where the own level is ticked."""
    words = fold(heading)
    return "muc tu" in words or "tu cham" in words


def _room(filled: Filled | None) -> Iterator[Text]:
    """Dotted lines on paper, dots to write over on the screen: what is typed over a grey hint keeps its look and would be taken for one."""
    if filled is not None:
        yield text(WRITE_HERE)
        return
    for _ in range(_DOTTED_LINES):
        yield text(_DOTS, "plain")


def scoring_grid(criteria: Sequence[Criterion], title: str = "") -> Grid:
    """Criteria with their points and columns to fill in; the four grades where the rules have no points."""
    if not any(line.max_points for line in criteria):
        columns = (Column("TT", 10, "centre"), Column("Tiêu chí", 75), *(Column(grade, 20, "centre") for grade in GRADES))
        rows: list[tuple[Cell, ...]] = [(str(n), line.says, *([BOX] * len(GRADES))) for n, line in enumerate(criteria, 1)]
        return Grid(title, columns, tuple(rows))
    columns = (
        Column("TT", 10, "centre"),
        Column("Tiêu chí", 75),
        Column("Điểm tối đa", 20, "centre"),
        Column("Tự chấm", 20, "centre"),
        Column("Tập thể chấm", 20, "centre"),
        Column("Cấp quyết định", 20, "centre"),
    )
    rows = [(str(n), line.says, line.max_points, None, None, None) for n, line in enumerate(criteria, 1)]
    most = sum((line.max_points for line in criteria), Decimal(0))
    rows.append(("", "Cộng", most, *([Total(len(criteria))] * 3)))
    return Grid(title, columns, tuple(rows), frozenset({len(rows) - 1}))


def scoring_sheet(form: Form, rules: RuleSet, period: str) -> Sheet | None:
    """The scoring table for Excel, its sums computed; None where the form's frame is not known."""
    criteria = criteria_of(form, rules)
    if not criteria:
        return None
    return Sheet("Bảng chấm", "BẢNG TỰ CHẤM THEO TIÊU CHÍ", f"{form.title} {period}", (scoring_grid(criteria),), landscape=False)


def _scoring(criteria: Sequence[Criterion]) -> Iterator[Block]:
    if criteria:
        yield word_table(scoring_grid(criteria))
        if any(line.needs_confirmation and not line.confirmed for line in criteria):
            yield text("(Khung tiêu chí cần đối chiếu với phụ lục của quy định trước khi dùng.)", hint=True)


def _boxes(heading: str) -> Iterator[Block]:
    """A box for each level; two columns where one is rated as a civil servant and as a party member."""
    yield text("Tự nhận mức xếp loại (đánh dấu một ô):", "h3")
    both = "cong chuc" in fold(heading)
    columns = (Column("Mức", 75), Column("Cán bộ, công chức, viên chức", 45, "centre"), Column("Đảng viên", 35, "centre"))
    if both:
        yield Table(columns, tuple((LEVEL_NAMES[level], BOX, BOX) for level in LEVELS))
    else:
        yield Table((Column("Mức", 110), Column("Tự nhận", 45, "centre")), tuple((LEVEL_NAMES[level], BOX) for level in LEVELS))


def _judged(*, own: bool) -> Appendix:
    """What others write: remarks, proposed level, decided level, each with its signature."""
    room = "\n" * 5
    who = "cá nhân" if own else "tập thể"
    first = "Chi ủy, chi bộ (tập thể nơi sinh hoạt)" if own else "Hội nghị kiểm điểm của tập thể"
    rows = (
        (
            f"1. {first}\nNhận xét: ưu điểm, hạn chế{room}",
            f"Mức đề nghị:\n{_levels()}",
            f"Ngày …… tháng …… năm ……\nKý, ghi rõ họ tên{room}",
        ),
        (
            f"2. Cơ quan tham mưu về tổ chức, cán bộ\nThẩm định{room}",
            f"Mức đề nghị:\n{_levels()}",
            f"Ngày …… tháng …… năm ……\nKý, đóng dấu{room}",
        ),
        (f"3. Cấp có thẩm quyền quyết định{room}", f"Mức xếp loại:\n{_levels()}", f"Ngày …… tháng …… năm ……\nKý, đóng dấu{room}"),
    )
    table = Table((Column("Nơi nhận xét, quyết định", 75), Column("Mức", 45), Column("Ký", 45)), rows)
    return Appendix("ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG", f"Phần của tập thể và cấp có thẩm quyền đối với {who} tự kiểm điểm", None, (table,))


def _levels() -> str:
    return "\n".join(f"{BOX} {LEVEL_NAMES[level].removesuffix(' nhiệm vụ')}" for level in LEVELS)


def _ballot(filled: Filled | None) -> Iterator[Block]:
    """A secret ballot: nobody's name but the subject's."""
    shown = filled.person or filled.unit if filled else _DOTS[:24]
    yield text("Tên tập thể hoặc họ tên người được xếp loại:")
    yield text(shown, "centred", bold=filled is not None)
    yield text("Đồng ý mức nào thì đánh dấu X vào ô bên cạnh; mỗi phiếu chỉ chọn một mức.", italic=True)
    yield Table((Column("Mức", 110), Column("Chọn", 45, "centre")), tuple((LEVEL_NAMES[level], "") for level in LEVELS))
    yield text("(Phiếu kín, không ký tên.)", italic=True)


def form_name(form: Form) -> str:
    """As a file is called: "mẫu 2B" of its clause, else its code."""
    found = re.match(r"mẫu [0-9]{1,2}[A-Z]?\b", form.clause)
    return found[0] if found else f"mẫu {form.code}"
