"""Targets and results that words alone state: a year by which a thing shall be, "không có", items without a figure.

What it promises: a sentence that has given a figure gives no words beside it; qualitative targets stand only below a
heading of targets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from nhiemky.domain.directive import IndicatorStatement
from nhiemky.reading.figures.chapters_of_targets import lists_targets
from nhiemky.reading.figures.clauses import clause_end, sentence_round, statement_start
from nhiemky.reading.figures.counts import counts_between
from nhiemky.reading.figures.setting import Operator, Setting
from nhiemky.vietnamese.places import places
from nhiemky.vietnamese.unicode import fold

_BEFORE_YEAR = re.compile(
    r"(?:[Pp]hấn đấu|[Mm]ục tiêu)[^.;\n]{4,160}?(?P<what>(?:vào )?(?P<op>trước|đến hết|đến|chậm nhất) năm (?P<year>20\d\d))"
)
_NONE = re.compile(
    r"[Kk]hông (?:có|còn|để xảy ra|xảy ra|ghi nhận|phát sinh|phát hiện) "
    r"(?P<unit>người(?= (?:mắc|bị|chết|tử vong))|chi bộ|đảng viên"
    r"|tổ chức cơ sở đảng|tổ chức đảng|đảng bộ|tập thể|cá nhân|cán bộ|đơn vị|đoàn viên"
    r"|hội viên|đơn thư|vụ việc|trường hợp|cơ quan|hộ|hồ sơ|vụ|đơn|văn bản|xã|phường|thôn|dự án|công trình)"
    r"[^,.;:()\n]{0,80}"
)


def read_years(setting: Setting) -> Iterator[IndicatorStatement]:
    """ "Phấn đấu ... đạt chuẩn trước năm 2025"."""
    clean = setting.document.clean
    for at in places(clean, "hấn đấu ", "ục tiêu "):
        match = _BEFORE_YEAR.match(clean, at - 1)
        if match is None or not setting.speaks(at) or _is_heading(setting, at):
            continue
        start, _ = sentence_round(clean, at)
        if counts_between(setting.counts, match.start(), match.end()) or setting.is_used(start):
            continue
        tail = clean[match.end() : clause_end(clean, match.end(), sentence_round(clean, at)[1])]
        if match["op"] != "trước" and any(char.isdigit() for char in tail):
            continue
        operator: Operator = "before" if match["op"] == "trước" else "<="
        yield setting.state("target", *match.span(), operator, Decimal(match["year"]), "năm")


_LEADS = ("trước năm 20", "đến hết năm 20", "chậm nhất năm 20", "chậm nhất vào năm 20")
_YEAR = re.compile(r"(?P<op>trước|đến hết|chậm nhất(?: vào)?) năm (?P<year>20\d\d)(?!\d)")


def read_years_of_lists(setting: Setting) -> Iterator[IndicatorStatement]:
    """ "- Xã đạt chuẩn nông thôn mới trước năm 2028" in a list of targets."""
    clean = setting.document.clean
    for at in places(clean, *_LEADS):
        match = _YEAR.match(clean, at)
        if match is None or not setting.speaks(at) or not setting.has_goals_above(at) or _is_heading(setting, at):
            continue
        start, end = sentence_round(clean, at)
        if setting.is_used(start) or any(char.isdigit() for char in clean[start:at].lstrip("(0123456789.) ") + clean[match.end() : end]):
            continue
        setting.used.append((start, end))
        yield setting.state("target", start, match.end(), "before" if match["op"] == "trước" else "<=", Decimal(match["year"]), "năm")


_FRACTION = re.compile(r"(?:ít nhất|tối thiểu|trên|không dưới|đạt từ) (?P<value>[1-9]/[2-9])(?![\d/])")


def read_fractions(setting: Setting) -> Iterator[IndicatorStatement]:
    """ "tỷ lệ đổi mới tối thiểu 1/3": the fraction's own words."""
    clean = setting.document.clean
    for at in places(clean, "ít nhất ", "tối thiểu ", "trên ", "không dưới ", "đạt từ "):
        match = _FRACTION.match(clean, at)
        if match is not None and setting.speaks(at) and setting.kind(at) == "target":
            start = statement_start(clean, sentence_round(clean, at)[0], at)
            yield setting.state("target", start, match.end(), ">=", match["value"])


_NO = tuple(
    f"{no} {verb} " for no in ("không", "Không") for verb in ("có", "còn", "để xảy ra", "xảy ra", "ghi nhận", "phát sinh", "phát hiện")
)


def read_none(setting: Setting) -> Iterator[IndicatorStatement]:
    """ "không có đảng viên vi phạm" states 0."""
    clean = setting.document.clean
    for at in places(clean, *_NO):
        match = _NONE.match(clean, at)
        if match is None or not setting.speaks(at):
            continue
        kind = setting.kind(at)
        if kind is None or (kind == "result" and not setting.is_report()):
            continue
        yield setting.state(kind, *match.span(), "=", Decimal(0), match["unit"])


def read_qualitative(setting: Setting) -> Iterator[IndicatorStatement]:
    """Items of a chapter of targets whose sentences name no figure."""
    for index in setting.layout.main:
        label = setting.layout.labels[index]
        if label is None or label.kind not in ("paren", "bullet", "letter"):
            continue
        path = setting.layout.path(index)
        above = next((heading for heading in reversed(path) if heading.paragraph != index), None)
        if above is None or not lists_targets(fold(above.title)):
            continue
        for start, end in setting.layout.sentences(index):
            sentence = setting.document.clean[start:end]
            if (
                any(char.isdigit() for char in sentence)
                or setting.is_used(start, end)
                or len(sentence) < 25
                or sentence.rstrip().endswith(":")
            ):
                continue
            tail = start + len(sentence.rstrip(" .;"))
            yield setting.state("target", start, tail, "qualitative", None)


def _is_heading(setting: Setting, at: int) -> bool:
    index = setting.document.paragraph_at(at)
    path = setting.layout.path(index)
    return bool(path) and path[-1].paragraph == index and not path[-1].run_in
