"""The decision on ratings as a committee issues it (quyết định xếp loại): articles, the list by group and level, what was kept and why.

>>> from datetime import date
>>> head = Letterhead("ĐẢNG BỘ TỈNH NAM THUẬN", "ĐẢNG ỦY KHỐI", "ĐẢNG CỘNG SẢN VIỆT NAM", "12-QĐ/ĐUK", "Nam Thuận", date(2023, 12, 14))
>>> group = DecidedGroup("Sở, ngành", (DecidedLine("Đảng bộ Sở Gió", "HTTNV"),), 0)
>>> paper = RatingDecision(head, "collective", "năm 2023", "BAN THƯỜNG VỤ ĐẢNG ỦY KHỐI", Signature("T/M BAN THƯỜNG VỤ"), (group,))
>>> report = decision_report(paper)
>>> report.doc_type, report.subject
('QUYẾT ĐỊNH', 'về kết quả đánh giá, xếp loại chất lượng tập thể năm 2023')
>>> report.appendices[0].title
'Danh sách tập thể và mức xếp loại chất lượng năm 2023'

Promise: the same decision gives the same document; every subject decided stands in the list once, under its group, best level first;
a number or a name not known yet stays blank for the office. The wording is our own; structure and form follow the committee's papers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from nhiemky.domain.rating import KIND_NAMES, LEVEL_NAMES, LEVELS, NON_LEVELS, SubjectKind
from nhiemky.domain.report import Appendix, Block, Column, Letterhead, Report, Run, Signature, Table, Text, text
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.numbers import format_number

ADVISERS = "Cơ quan tham mưu về công tác tổ chức"


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """One subject. post: of a person, with the body. before: the level an earlier decision gave, in a decision to rate again."""

    name: str
    level: str
    post: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class DecidedGroup:
    """Subjects of similar position, in the board's order. allowed: the most that may be excellent, None where the rule bounds nothing."""

    name: str
    lines: tuple[DecidedLine, ...]
    allowed: int | None = None

    def count(self, level: str) -> int:
        """Subjects of that level."""
        return sum(line.level == level for line in self.lines)


@dataclass(frozen=True, slots=True)
class KeptBreach:
    """What the rule warned of and the board kept: what, by which clause, why, who answers for it."""

    what: str
    basis: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class RatingDecision:
    """All the paper says. period: "năm 2023". authority: who decides, in capitals. bases: after "Căn cứ". proposer: who proposed it.

    kind_of  "decision", or "re_rating": one subject rated again, with its reason.
    """

    letterhead: Letterhead
    kind: SubjectKind
    period: str
    authority: str
    signature: Signature
    groups: tuple[DecidedGroup, ...]
    bases: tuple[str, ...] = ()
    proposer: str = ""
    kept: tuple[KeptBreach, ...] = ()
    recipients: tuple[str, ...] = ()
    draft: str | None = None
    kind_of: Literal["decision", "re_rating"] = "decision"
    reason: str = ""
    rule: str | None = None

    @property
    def lines(self) -> tuple[DecidedLine, ...]:
        """Everybody decided, group by group."""
        return tuple(line for group in self.groups for line in group.lines)


def decision_report(paper: RatingDecision) -> Report:
    """The decision as a report tree, for `write_word` and `write_pdf`."""
    again = paper.kind_of == "re_rating"
    what = "xếp loại lại chất lượng" if again else "kết quả đánh giá, xếp loại chất lượng"
    return Report(
        paper.letterhead,
        "QUYẾT ĐỊNH",
        f"về {what} {KIND_NAMES[paper.kind]} {paper.period}",
        tuple(_body(paper)),
        recipients=paper.recipients,
        signature=paper.signature,
        appendices=() if again else tuple(_appendices(paper)),
        rule=paper.rule,
        draft=paper.draft,
    )


def _body(paper: RatingDecision) -> Iterator[Block]:
    for basis in paper.bases:
        yield text(f"Căn cứ {basis}", "basis")
    if paper.proposer:
        yield text(f"Xét đề nghị của {paper.proposer}", "basis")
    yield Text((Run(f"{paper.authority} QUYẾT ĐỊNH", bold=True),), "centred", keep_with_next=True)
    yield from _again(paper) if paper.kind_of == "re_rating" else _recognised(paper)


def _recognised(paper: RatingDecision) -> Iterator[Block]:
    kind, lines = KIND_NAMES[paper.kind], paper.lines
    yield _article(1, f"Công nhận kết quả đánh giá, xếp loại chất lượng {paper.period} đối với {_number(len(lines))} {kind}, gồm:")
    for level in (*LEVELS, *NON_LEVELS):
        if count := sum(line.level == level for line in lines):
            yield text(f"{LEVEL_NAMES[level]}: {_number(count)} {kind}.", "bullet")
    kept = "; nội dung giữ khác cảnh báo của quy định ghi ở cuối Phụ lục" if paper.kept else ""
    yield text(f"(Danh sách theo nhóm và mức tại Phụ lục kèm theo{kept}).", italic=True)
    charged = paper.proposer or ADVISERS
    yield _article(2, f"{charged}, các tổ chức, cá nhân có tên trong danh sách và cơ quan liên quan thi hành Quyết định này.")
    yield _article(3, "Quyết định này có hiệu lực từ ngày ký./.")


def _again(paper: RatingDecision) -> Iterator[Block]:
    for line in paper.lines:
        post = f", {line.post}," if line.post else ""
        name = f"đồng chí {line.name}" if paper.kind == "individual" else line.name
        yield _article(
            1,
            f"Xếp loại lại chất lượng {paper.period} đối với {name}{post} mức “{LEVEL_NAMES[line.level]}”, thay mức "
            f"“{LEVEL_NAMES[line.before]}” đã quyết định trước đây.",
        )
    yield _article(2, f"Lý do: {paper.reason.strip().rstrip('.')}.")
    charged = paper.proposer or ADVISERS
    yield _article(3, f"{charged} và đối tượng nêu tại Điều 1 thi hành Quyết định này. Quyết định có hiệu lực từ ngày ký./.")


def _article(number: int, words: str) -> Text:
    return Text((Run(f"Điều {number}. ", bold=True), Run(words)))


def _appendices(paper: RatingDecision) -> Iterator[Appendix]:
    head = paper.letterhead
    day = format_day(head.date) if head.date else "……"
    attached = f"(Kèm theo Quyết định số {head.symbol or '……'}, ngày {day})"
    blocks: list[Block] = [text("1. Tổng hợp theo nhóm", "h2"), _summary(paper), text("2. Danh sách theo nhóm và mức", "h2")]
    for number, group in enumerate(paper.groups, 1):
        blocks.append(text(f"2.{number}. {group.name or 'Chưa có nhóm'} ({_number(len(group.lines))} {KIND_NAMES[paper.kind]})", "h3"))
        blocks.append(_list(paper, group))
    if paper.kept:
        blocks += [text("3. Nội dung giữ khác cảnh báo của quy định", "h2"), _kept(paper.kept)]
    yield Appendix("", f"Danh sách {KIND_NAMES[paper.kind]} và mức xếp loại chất lượng {paper.period}", attached, tuple(blocks))


_SUMMARY = (
    Column("Nhóm", 42),
    Column("Tổng số", 14, "centre"),
    Column("Xuất sắc", 15, "centre"),
    Column("Nhiều nhất được", 18, "centre"),
    Column("Tốt", 13, "centre"),
    Column("Hoàn thành", 17, "centre"),
    Column("Không hoàn thành", 19, "centre"),
    Column("Không xếp mức", 17, "centre"),
)


def _summary(paper: RatingDecision) -> Table:
    rows = [_figures(group.name or "Chưa có nhóm", group, group.allowed) for group in paper.groups]
    if len(paper.groups) > 1:
        rows.append(_figures("Cộng", DecidedGroup("", paper.lines), None))
    return Table(_SUMMARY, tuple(rows), frozenset({len(rows) - 1}) if len(paper.groups) > 1 else frozenset())


def _figures(name: str, group: DecidedGroup, allowed: int | None) -> tuple[str, ...]:
    counts = {level: group.count(level) for level in LEVELS}
    none = len(group.lines) - sum(counts.values())
    most = "" if allowed is None else _number(allowed)
    first, *others = (_number(counts[level]) for level in LEVELS)
    return (name, _number(len(group.lines)), first, most, *others, _number(none))


def _list(paper: RatingDecision, group: DecidedGroup) -> Table:
    order = {level: place for place, level in enumerate((*LEVELS, *NON_LEVELS))}
    lines: Sequence[DecidedLine] = sorted(group.lines, key=lambda line: order.get(line.level, len(order)))
    if paper.kind == "individual":
        rows = tuple((str(n), line.name, line.post, LEVEL_NAMES[line.level]) for n, line in enumerate(lines, 1))
        return Table((Column("TT", 10, "centre"), Column("Họ và tên", 48), Column("Chức vụ, đơn vị", 62), Column("Mức xếp loại", 45)), rows)
    bodies = tuple((str(n), line.name, LEVEL_NAMES[line.level]) for n, line in enumerate(lines, 1))
    return Table((Column("TT", 10, "centre"), Column("Tập thể", 100), Column("Mức xếp loại", 55)), bodies)


def _kept(kept: Sequence[KeptBreach]) -> Table:
    columns = (
        Column("TT", 10, "centre"),
        Column("Nội dung", 60),
        Column("Căn cứ", 32),
        Column("Lý do giữ", 40),
        Column("Người quyết định giữ", 28),
    )
    return Table(columns, tuple((str(n), one.what, one.basis, one.reason, one.by) for n, one in enumerate(kept, 1)))


def _number(value: int) -> str:
    return format_number(value)
