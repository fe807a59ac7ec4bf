"""Conditions a directive sets on the work: lengths, the period figures cover, pilots first, whether targets may change.

Promise: each fact with the words that say it. A bound on a share of ratings is a rating rule and a term of days "kể từ ..." is a time of
a duty; neither is a limit. A cut-off (mốc số liệu) is never a deadline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from nhiemky.domain.directive import AdjustmentPolicy, DataWindow, Limit, Ordering
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.citations.titles import ORGAN
from nhiemky.reading.duties.times import read_times
from nhiemky.reading.structure.layout import Layout
from nhiemky.vietnamese.days import DayMatch, find_days
from nhiemky.vietnamese.numbers import NUMBER, parse_number
from nhiemky.vietnamese.places import places


def _evidence(document: SourceDocument, start: int, end: int) -> Evidence:
    return Evidence(document.quote(start, end), document.span(start, end))


def _saying(document: SourceDocument, cues: Sequence[str], *, around: str = "") -> set[int]:
    """Paragraphs that hold one of the cues; looked for in the whole text, where most of them stand nowhere.

    around: a word that all cues hold, behind 8 letters and before 6 at most; then it alone is looked for in the whole text.
    """
    text = document.clean
    if not around:
        return {document.paragraph_at(at) for at in places(text, *cues)}
    return {
        document.paragraph_at(at)
        for at in places(text, around)
        if any(text.find(cue, max(0, at - 8), at + len(around) + 6) >= 0 for cue in cues)
    }


_UNIT = (
    r"(?P<unit>ngày làm việc|ngày|buổi|giờ|phút|trang(?: A4| đánh máy)?|tuần|tháng|người|đại biểu|đồng chí|ý kiến|từ(?= )"
    r"|tham luận|câu hỏi"
    r"|tập thể|cá nhân|hồ sơ|bài|MB|lần)(?![\w/])(?! (?:kể|sau|tính|làm việc))"
)
_HALF = Decimal("0.5")
_LIMIT = re.compile(
    rf"(?P<lead>(?:với )?(?:[Tt]hời gian|độ dài|dung lượng|số lượng)?[^\S\n]?(?:họp |báo cáo )?)(?:(?P<cap>[Kk]hông quá|[Tt]ối đa(?: là"
    rf"| không quá)?|không vượt quá|không dài quá|không nhiều hơn|nhiều nhất)"
    rf" (?P<max>1/2|½|{NUMBER}) ?(?:\([^()\n]{{2,20}}\) )?{_UNIT})"
)
_SPAN = re.compile(
    rf"(?P<lead>(?:(?:với )?(?:[Tt]hời gian|thời lượng|độ dài|dung lượng|dài|trong|khoảng)(?: họp| tổ chức| báo cáo| hội nghị| đại hội"
    rf"| kiểm điểm)?:? (?:là |khoảng )?(?:từ )?|từ ))(?P<min>{NUMBER}) ?(?:-|–|đến) ?(?P<max>{NUMBER}) {_UNIT}"
)
_BETWEEN = re.compile(
    rf"(?P<lead>)(?:[Tt]ối thiểu|[Íí]t nhất) (?P<min>{NUMBER})(?: \w+)?,?(?: và| nhưng)? (?:tối đa|không quá"
    rf"|nhiều nhất) (?P<max>{NUMBER}) {_UNIT}"
)
_PAGES = re.compile(
    rf"(?P<lead>)(?<!\w)(?:từ )?(?P<min>{NUMBER}) ?(?:-|–|đến) ?(?P<max>{NUMBER}) (?P<unit>trang(?: A4| đánh máy)?|đại biểu)(?![\w/])"
)
"""What is written has a length; a number of delegates only where it is bounded on both sides."""
_OBJECT = re.compile(
    r"(?:[Hh]ội nghị|[Bb]áo cáo|[Bb]ài|[Bb]ản kiểm điểm|[Bb]ản thu hoạch|[Tt]hu hoạch|[Ss]ố đại biểu|[Tt]ham luận|[Đđ]ại hội|[Cc]uộc họp"
    r"|[Pp]hát biểu|[Tt]hảo luận|[Đđ]oàn"
    r"|[Tt]hành phần|[Vv]ăn bản|[Dd]ự thảo)(?: [^\s,;.():]+){0,8}"
)


def read_limits(document: SourceDocument, layout: Layout) -> tuple[Limit, ...]:  # noqa: ARG001 (one form for all stages)
    """Bounds on length or number: "không quá 01 ngày", "01 - 1,5 ngày"."""
    found: list[tuple[int, Limit]] = []
    known: set[int] = set()
    text = document.clean
    for at in _limit_places(text):
        paragraph = document.paragraphs[document.paragraph_at(at)]
        first, last = max(paragraph.start, at - 34), min(paragraph.end, at + 60)
        matches = (match for pattern in (_BETWEEN, _SPAN, _LIMIT) for match in pattern.finditer(text, first, last))
        match = next((match for match in matches if match.start() <= at < match.end()), None)
        if match and paragraph.role != "footnote" and match.start() not in known:
            known.add(match.start())
            found.append((match.start(), _limit(document, paragraph.start, match)))
    found.sort(key=lambda one: one[0])
    return tuple(limit for _, limit in _distinct(found))


_LIMIT_ANCHORS = ("ông quá", "ối đa", "ông vượt quá", "ông dài quá", "hiều nhất", "ối thiểu")
_AMOUNT = re.compile(r" (?=[0-9])")
_BEFORE_AMOUNT = ("từ", "gian", "lượng", "dài", "khoảng", "là")


def _limit_places(text: str) -> Iterator[int]:
    for anchor in _LIMIT_ANCHORS:
        yield from places(text, anchor)
    for match in _AMOUNT.finditer(text):
        at = match.start()
        at -= text[at - 1 : at] == ":"
        if text.endswith(_BEFORE_AMOUNT, 0, at):
            yield at - next(len(word) for word in _BEFORE_AMOUNT if text.endswith(word, 0, at))


def _distinct(found: list[tuple[int, Limit]]) -> Iterator[tuple[int, Limit]]:
    last = -1
    for start, limit in found:
        span = limit.evidence.span
        assert span is not None
        if span.start >= last:
            yield start, limit
        last = max(last, span.end)


_DEADLINE_BEHIND = re.compile(r",? (?:hoàn thành |xong )?(?:trước|chậm nhất|đến hết|trong) ngày(?: [0-9][^,;]*)?$")
"""When the thing is due is not what it is."""


def _limit(document: SourceDocument, opening: int, match: re.Match[str]) -> Limit:
    text = document.clean
    objects = list(_OBJECT.finditer(text, max(opening, match.start() - 120), match.start()))
    named = objects[-1] if objects else None
    start = named.start() if named and match.start() - named.end() < 25 else match.start()
    while text[start] in " ,":
        start += 1
    least = parse_number(match["min"]) if "min" in match.groupdict() else None
    most = _HALF if match["max"] in ("1/2", "½") else parse_number(match["max"])
    operator: Literal["<=", "range"] = "<=" if least is None else "range"
    words = _DEADLINE_BEHIND.sub("", named[0]) if named else text[match.start() : match.end()].strip(" ,")
    return Limit(
        words,
        operator,
        _plain(least),
        _plain(most),
        match["unit"].removesuffix(" A4").removesuffix(" đánh máy").removesuffix(" làm việc"),
        _evidence(document, start, match.end()),
    )


def _plain(number: Decimal | None) -> Decimal | None:
    return None if number is None else number.normalize() + 0


_WINDOW = re.compile(
    r"(?P<what>[Ss]ố liệu|[Mm]ốc(?: thời gian)?|[Tt]hời điểm|[Kk]ỳ (?:báo cáo|số liệu)|[Tt]hực hiện|[Kk]ết quả(?: thực hiện)?"
    r"|[Ưư]ớc(?: thực hiện| tính)?|[Tt]ính|[Cc]hốt|[Ll]ấy)"
    r"(?P<between>[^.;\n\t]{0,70}?)(?:(?<!\w)(?P<to>đến|tới|hết|cả)(?P<end>(?: hết)?(?: thời điểm)? )|số liệu(?: là)?:? (?:là )?)"
    r"(?=ngày|tháng|quý|Quý|năm|\d)"
)
_FROM = re.compile(r"(?<!\w)[Tt]ừ (?P<frm>đầu nhiệm kỳ|đầu năm|Đại hội|đại hội|[^,;()]{4,40}?)(?= (?:ước )?(?:tính )?đến| đến|$)")


def read_data_windows(document: SourceDocument, layout: Layout) -> tuple[DataWindow, ...]:
    """Periods figures cover: "số liệu tính từ đầu nhiệm kỳ, ước đến tháng 6/2030", a column "Thực hiện đến tháng 4/2030"."""
    report = layout.type_line is not None and layout.words[layout.type_line].casefold().startswith("báo cáo")
    found: dict[int, DataWindow] = {}
    for start, end, table in _where_figures(document, layout):
        at = start
        while match := _WINDOW.search(document.clean, at, end):
            at = match.end()
            window = _read_window(document, match, table=table, report=report)
            if window is not None:
                found.setdefault(match.end(), window)
    for place, window in _under_headings(document, layout):
        found.setdefault(place, window)
    return tuple(found[place] for place in sorted(found))


_FIGURES = ("ố liệu", "ính đến", "ước đến", "ước tính", "Mốc ", "mốc ")


_PERIOD_TITLE = re.compile(r"(?:mốc (?:thời gian|số liệu)|thời kỳ (?:được )?(?:kiểm tra|giám sát|thanh tra|báo cáo))", re.IGNORECASE)


def _under_headings(document: SourceDocument, layout: Layout) -> Iterator[tuple[int, DataWindow]]:
    """ "Mốc thời gian kiểm tra", and below it "Từ ngày 01/7/2024 đến ngày 31/3/2026"."""
    for heading in layout.headings:
        below = heading.last + 1
        if heading.run_in or not _PERIOD_TITLE.match(heading.title) or below >= len(layout.words) or layout.labels[below] is not None:
            continue
        words = layout.words[below]
        days = find_days(words[:90])
        if len(days) < 2 or not words.startswith(("Từ ", "từ ")) or days[0].start > 12:
            continue
        first, last = days[0], days[1]
        if first.first_day is None or last.last_day is None or "đến" not in words[first.end : last.start]:
            continue
        start = document.paragraphs[below].start
        yield (
            start + last.end,
            DataWindow(
                scope=heading.title,
                frm=first.first_day.isoformat() if first.day else f"{first.first_day:%Y-%m}",
                to=last.last_day.isoformat() if last.day else f"{last.last_day:%Y-%m}",
                precision="day" if last.day else "month",
                estimated=False,
                evidence=_evidence(document, start, start + last.end),
            ),
        )


def _where_figures(document: SourceDocument, layout: Layout) -> Iterator[tuple[int, int, bool]]:
    """Paragraphs that speak of figures up to a day, and table rows with one in a heading: (start, end, in a table)."""
    speaking = _saying(document, _FIGURES)
    for number, (paragraph, words) in enumerate(zip(document.paragraphs, layout.words, strict=True)):
        if paragraph.role == "table":
            if "đến" in words or "hết" in words:
                yield paragraph.start, paragraph.end, True
        elif number in speaking:
            yield paragraph.start, paragraph.end, False


def _read_window(document: SourceDocument, match: re.Match[str], *, table: bool, report: bool) -> DataWindow | None:
    text = document.clean
    what = match["what"].lower()
    paragraph = document.paragraphs[document.paragraph_at(match.start())]
    figures = "số liệu" in text[max(paragraph.start, match.start() - 90) : match.end()].lower()
    done = what in ("thực hiện", "kết quả", "kết quả thực hiện")
    if not figures and not table and (report or (what in ("thời điểm", "mốc", "mốc thời gian") and not _FROM.search(match[0]))):
        return None
    if not figures and done and (not table or len(match["between"]) > 25):
        return None
    day = next(iter(find_days(text[match.end() : min(paragraph.end, match.end() + 40)])), None)
    if day is None or day.start > 0 or day.last_day is None:
        return None
    return _window(document, paragraph.start, match, day)


def _window(document: SourceDocument, opening: int, match: re.Match[str], day: DayMatch) -> DataWindow:
    text = document.clean
    last = day.last_day
    assert last is not None
    stop = match.end() + day.end
    words = text[match.start() : stop]
    before = text[max(opening, match.start() - 12) : match.start()].lower()
    precision: Literal["day", "month"] = "month" if day.month or day.quarter else "day"  # a year ends with its last day
    begun = _FROM.search(words)
    frm, frm_text = None, None
    if begun:
        first = next(iter(find_days(begun["frm"], year=day.year)), None)
        if first and first.first_day:
            frm = first.first_day.isoformat() if first.day else f"{first.first_day:%Y-%m}"
        else:
            frm_text = f"từ {begun['frm']}"
    return DataWindow(
        scope=_scope(text, opening, match),
        frm=frm,
        to=last.isoformat() if precision == "day" else f"{last:%Y-%m}",
        precision=precision,
        estimated="ước" in words.lower() or "ước" in before or text[stop : stop + 7].lower().startswith((" (ước", " ước")),
        evidence=_evidence(document, match.start(), stop),
        frm_text=frm_text,
    )


_CLAUSE_ENDS = (";", ". ", ": ")
_REPORT_OF = re.compile(
    r"(?:[Bb]áo cáo|[Ss]ố liệu|[Bb]iểu|[Pp]hụ lục)(?: [^,;.:()]{2,60}?)? (?:của|cấp) [^,;.:()]{3,80}?(?=,| lấy\b| có\b| tính\b| $|$)"
)


def _scope(text: str, opening: int, match: re.Match[str]) -> str | None:
    """What the figures belong to: the words before the bracket, else the figures themselves."""
    if text[match.start() - 1 : match.start()] == "(":
        words = re.split(r"[,;)]", text[opening : match.start() - 1])[-1].strip()
        return words or None
    clause = text[max(opening, match.start() - 200, *(text.rfind(mark, opening, match.start()) for mark in _CLAUSE_ENDS)) : match.start()]
    if owner := _REPORT_OF.search(clause):
        return owner[0].strip()
    between = match["between"].split(" tính")[0].strip(" :,")
    return f"{match['what']} {between}".strip() or None


_PILOT = re.compile(
    r"[Cc]họn (?P<first>[^.;]{3,200}?),? (?:để |chỉ đạo |tổ chức |tiến hành |thực hiện )*"
    r"(?:làm (?:điểm|thí điểm)|(?:hội nghị |đại hội )?điểm(?= trước|,| gồm|:)|trước để rút kinh nghiệm)(?: gồm"
    r"| tại)?(?::? (?P<list>[A-ZĐ][^.;]{3,200}))?"
    r"|[Gg]iao (?P<given>[^.;]{3,160}?),? (?:tổ chức|tiến hành|làm|thực hiện)[^.;]{0,60}? (?:trước để rút kinh nghiệm"
    r"|làm điểm|điểm trước)"
    rf"|(?P<named>(?:{ORGAN}|Chi đoàn|Đảng bộ) [^.;,:]{{3,120}}?) (?:được chọn )?(?:tổ chức |tiến hành )?làm (?:điểm|thí điểm)(?= trước"
    rf"|,| và| để| việc)"
    r"|[Tt]hí điểm [^.;]{0,80}?tại (?P<tried>[^.;]{3,120}?)(?=,? (?:trong|trước|từ|hoàn thành|xong)[^.]{3,160}còn lại)"
    r"|(?:[Đđ]ơn vị|[Hh]ội nghị|[Tt]ổ chức) (?:làm )?điểm(?: tại)?:? (?P<listed>[^.;()]{3,120}?)(?=,? (?:trước|hoàn thành|xong|trong"
    r"|sau đó|vào)|[.;(])"
)
_PILOT_CUES = ("làm điểm", "hí điểm", "điểm trước", "nghị điểm", "hội điểm")
_REST = re.compile(r"(?P<rest>(?:\d[\d.]* |các |những |tất cả các )(?:(?! các | những )[^.;()\n\d]){2,90}?(?:còn lại|khác))")


def read_ordering(document: SourceDocument, layout: Layout) -> tuple[Ordering, ...]:
    """ "chọn Đảng bộ X làm điểm trước, sau đó đồng loạt các đảng bộ còn lại"."""
    text = document.clean
    found: list[Ordering] = []
    speaking = _saying(document, _PILOT_CUES, around="điểm") | _saying(document, ("để rút kinh nghiệm",))
    for index in layout.main:
        if index not in speaking:
            continue
        paragraph = document.paragraphs[index]
        for start, end in layout.sentences(index):
            match = _PILOT.search(text, start, end)
            if match is None:
                continue
            first = next(
                name for name in (match["list"], match["given"], match["first"], match["named"], match["tried"], match["listed"]) if name
            )
            first = first.rsplit("chọn ", 1)[-1]
            if len(first) < 4 or not re.search(r"[A-ZĐ]|\d", first):
                continue
            rest = _REST.search(text, match.end(), min(paragraph.end, match.end() + 300))
            day = next((when.deadline for when in read_times(text, match.end(), rest.start() if rest else end) if when.deadline), None)
            stop = max(end if rest is None else rest.end(), match.end())
            evidence = _evidence(document, start, stop if rest else end)
            found.append(Ordering("pilot_first", first.strip(" ,"), rest["rest"].strip() if rest else None, day, evidence))
    return tuple(found)


_TARGETS = r"(?:các )?(?:mục tiêu|chỉ tiêu|nhiệm vụ|nội dung nghị quyết|nghị quyết)"
_NO_CHANGE = re.compile(
    rf"(?:[Kk]hông (?:đặt vấn đề |đặt ra việc |được |xem xét (?:việc )?|đề xuất |đề nghị |thực hiện |tiến hành "
    rf"|bổ sung, )*(?:bổ sung, )?(?:điều chỉnh|thay đổi"
    rf"|sửa đổi)(?:, (?:bổ sung|điều chỉnh))*|[Gg]iữ nguyên) (?P<object>{_TARGETS}[^;.()\n]*)"
)
_CONSENT = re.compile(
    rf"(?:[Đđ]iều chỉnh|[Tt]hay đổi|[Bb]ổ sung)(?:,? (?:và )?(?:điều chỉnh|bổ sung))* (?P<object>[^;.()\n]{{3,160}}?),? (?:thì )?"
    rf"(?:(?:phải|chỉ được thực hiện khi|chỉ thực hiện khi|khi|nếu chưa|khi chưa|cần|chỉ khi)(?: (?:có|được|báo cáo,?|xin|và|sự|đồng ý"
    rf"|thống nhất|chấp thuận|ý kiến"
    rf"|cho phép|phê duyệt|bằng văn bản|của))*) (?P<from>{ORGAN}[^,;.()\n]{{2,80}}?)"
    r"(?=[,;.()\n]|$| (?:đồng ý|chấp thuận|cho phép|phê duyệt|trước|xem xét|cho ý kiến|bằng văn bản|thống nhất))"
)


def read_adjustment_policy(document: SourceDocument, layout: Layout) -> tuple[AdjustmentPolicy, ...]:
    """May targets be changed: "không đặt vấn đề điều chỉnh ...", "... phải có sự đồng ý của X"."""
    text = document.clean
    found: list[AdjustmentPolicy] = []
    speaking = _saying(document, ("iều chỉnh", "giữ nguyên", "thay đổi"))
    for index in layout.main:
        if index not in speaking:
            continue
        for start, end in layout.sentences(index):
            if consent := _CONSENT.search(text, start, end):
                evidence = _evidence(document, consent.start(), consent.end())
                found.append(AdjustmentPolicy("needs_consent", consent["object"].strip(), consent["from"].strip(), evidence))
            elif fixed := _NO_CHANGE.search(text, start, end):
                words = fixed["object"].strip(" ,")
                found.append(
                    AdjustmentPolicy("no_adjustment", words, None, _evidence(document, fixed.start(), fixed.start("object") + len(words)))
                )
    return tuple(found)
