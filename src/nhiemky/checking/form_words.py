"""What the form says about words: number and symbol, the written day, marks of the recipients, numbers of the headings.

What it promises: a symbol still blank, a day still blank, and headings of which one cannot be read are not judged; letters may
leave out "đ"; numbering that starts again under another heading is right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from nhiemky.checking.form_components import FormPaper
from nhiemky.checking.form_say import said
from nhiemky.domain.finding import Evidence, Finding, finding
from nhiemky.domain.outline import Section
from nhiemky.domain.paper_look import ParagraphLook
from nhiemky.domain.source import Span
from nhiemky.vietnamese.symbols import DOCUMENT_TYPES

_COLON = re.compile(r"[Ss][Ốố]\s*:")
_NUMBER_WORD = re.compile(r"[Ss][Ốố]\b")
_DAY = re.compile(r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\b", re.IGNORECASE)
_BULLET = re.compile(r"[-–—+•*●]")
_ALPHABETS = ("abcdđeghiklmnopqrstuvxy", "abcdeghiklmnopqrstuvxy", "abcdđefghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz")
_ROMAN = re.compile(r"[IVXLC]{1,7}")


def check_words(form: FormPaper) -> Iterator[Finding]:
    """form_symbol, form_place_date, form_recipients_marks, form_numbering."""
    yield from _symbol(form)
    yield from _place_date(form)
    yield from _recipients(form)
    yield from _numbering(form)


def _symbol(form: FormPaper) -> Iterator[Finding]:
    header, places = form.paper.directive.header, form.components.get("symbol", ())
    if not places or "symbol" not in header.evidence:
        return
    quote = header.evidence["symbol"].quote
    problems: list[str] = []
    rule = form.rules.words.symbol
    lead = rule.text
    severity = "low"
    if _NUMBER_WORD.match(quote) and bool(_COLON.match(quote)) is not (":" in lead):
        problems.append("thể thức không ghi dấu hai chấm sau chữ “Số”" if ":" not in lead else "thể thức ghi dấu hai chấm sau chữ “Số”")
    number, kind, organ = header.number or "", header.type_code or "", header.organ_code or ""
    marks = ("/", "-") if form.rules.state else ("-", "/")
    wanted = number
    if number.isdigit() and len(number) == 1:
        problems.append("số dưới 10 thêm số 0 ở trước")
        wanted = f"0{number}"
    if number and kind and organ:
        bare = "".join((header.symbol or "").split())
        other = f"{number}{marks[1]}{kind}{marks[0]}{organ}"
        if bare == other:
            problems.append(f"viết theo lối “{number}{marks[0]}{kind}{marks[1]}{organ}”")
            severity = "medium"
        wanted = f"{wanted}{marks[0]}{kind}{marks[1]}{organ}"
    elif header.symbol:
        wanted = header.symbol.replace(number, wanted, 1)
    else:
        wanted = quote.split(":", 1)[-1].strip() if _COLON.match(quote) else _NUMBER_WORD.sub("", quote, count=1).strip()
    if problems:
        yield said(form, "form_symbol", rule, places, severity=severity, found=quote, problem=", ".join(problems), wanted=lead + wanted)
    said_type = (header.doc_type or "").lower()
    if header.doc_type_source == "type line" and kind in DOCUMENT_TYPES and not _names(kind, said_type):
        codes = [code for code, types in DOCUMENT_TYPES.items() if said_type in types]
        if codes and kind not in ("CV", "TT", "L", "PL"):
            problem = f"{kind} là {DOCUMENT_TYPES[kind][0]}, còn tên loại là {said_type}"
            wanted_symbol = quote.replace(kind, codes[0], 1)
            yield said(form, "form_symbol", rule, places, severity="medium", found=quote, problem=problem, wanted=wanted_symbol)


def _names(code: str, doc_type: str) -> bool:
    """The code is that of the type, or of a longer name of it; rules are often issued under a decision's number."""
    types = DOCUMENT_TYPES[code]
    return any(one.startswith(doc_type) or doc_type.startswith(one) for one in types) or (code == "QĐ" and doc_type.startswith("quy "))


def _place_date(form: FormPaper) -> Iterator[Finding]:
    places = form.components.get("place_date", ())
    evidence = form.paper.directive.header.evidence.get("place_date")
    match = _DAY.search(evidence.quote) if evidence and places else None
    if match is None:
        return
    day, month = match["day"], match["month"]
    wanted_day, wanted_month = day.zfill(2), month.zfill(2) if month in ("1", "2") else month
    if (day, month) != (wanted_day, wanted_month):
        wanted = f"ngày {wanted_day} tháng {wanted_month}"
        yield said(form, "form_place_date", form.rules.looks.place_date, places, found=" ".join(match[0].split()), wanted=wanted)


def _recipients(form: FormPaper) -> Iterator[Finding]:
    marks = form.rules.recipients
    entries = _entries(form, form.components.get("recipients", ()))
    if len(entries) < 2:
        return
    ends = {marks.end, ";", ","} if marks.needs_confirmation or form.undated else {marks.end}  # the guide before set commas
    faults: list[str] = []
    places: list[ParagraphLook] = []
    bare = [look for look, words in entries if not _BULLET.match(words) and not look.listed]
    if bare and marks.lead:
        faults.append(f"{len(bare)} nơi nhận thiếu gạch đầu dòng" if len(bare) < len(entries) else "các nơi nhận thiếu gạch đầu dòng")
        places += bare
    open_ended = [look for look, words in entries[:-1] if words[-1] not in ends]
    if open_ended:
        faults.append(f"{len(open_ended)} dòng chưa kết thúc bằng dấu “{marks.end}”")
        places += open_ended
    last, words = entries[-1]
    if words[-1] != marks.last:
        faults.append(f"dòng cuối chưa kết thúc bằng dấu “{marks.last}”")
        places.append(last)
    if faults:
        yield said(form, "form_recipients_marks", marks, places, found=", ".join(faults))


def _entries(form: FormPaper, looks: Sequence[ParagraphLook]) -> list[tuple[ParagraphLook, str]]:
    """Recipients; a line that goes on with the one above is put to it."""
    found: list[tuple[ParagraphLook, str]] = []
    for look in looks:
        words = " ".join(form.words(look).split())
        if not words:
            continue
        if found and not _BULLET.match(words) and words[0].islower():
            found[-1] = (found[-1][0], f"{found[-1][1]} {words}")
        else:
            found.append((look, words))
    return found


def _numbering(form: FormPaper) -> Iterator[Finding]:
    skips: list[tuple[str, Section]] = []
    mixes: list[tuple[str, Section]] = []
    for siblings in _families(form.paper.directive.sections):
        skips += _breaks(form, siblings)
        mixes += _mixed(form, siblings)
    for found, severity in ((skips, "medium"), (mixes, "low")):
        if found:
            quotes = tuple(_line(form, section) for _, section in found[:3])
            note = f" Văn bản chưa ghi ngày nên soát theo {form.rules.id}." if form.undated else ""
            words = "; ".join(dict.fromkeys(words for words, _ in found[:5]))
            yield finding("form_numbering", severity=severity, quotes=quotes, found=words, note=note)  # type: ignore[arg-type]


def _families(sections: Sequence[Section]) -> Iterator[list[Section]]:
    """Neighbours under one heading whose labels are of one kind."""
    family: list[Section] = []
    for section in sections:
        if family and _kind(family[-1].label) != _kind(section.label):
            yield family
            family = []
        family.append(section)
        yield from _families(section.children)
    if family:
        yield family


def _kind(label: str | None) -> str:
    if not label:
        return ""
    if _ROMAN.fullmatch(label):
        return "roman"
    if label.isdigit():
        return "arabic"
    if re.fullmatch(r"\d+(?:\.\d+)+", label):
        return f"dotted {label.rpartition('.')[0]}"
    return "letter" if len(label) == 1 and label.islower() else "?"


def _breaks(form: FormPaper, siblings: Sequence[Section]) -> Iterator[tuple[str, Section]]:
    """A number left out or used twice among three neighbours or more."""
    kind = _kind(siblings[0].label)
    if kind in ("", "?") or len(siblings) < 3:
        return
    for above, here in pairwise(siblings):
        before, after = above.label or "", here.label or ""
        if before == after:
            if _value(kind, before) > 1:  # a second 1. begins a list of its own
                yield f"mục {after} đánh số hai lần", here
        elif _skipped(kind, before, after) and not _stands_elsewhere(form, kind, before, after):
            yield f"sau mục {before} là mục {after}", here


def _skipped(kind: str, before: str, after: str) -> bool:
    if kind == "letter":
        return (
            all(not (before in order and after in order and order.index(after) == order.index(before) + 1) for order in _ALPHABETS)
            and before < after
        )
    one, other = _value(kind, before), _value(kind, after)
    return one + 1 < other <= one + 3


def _stands_elsewhere(form: FormPaper, kind: str, before: str, after: str) -> bool:
    """The number that seems left out begins some paragraph after all: it was read otherwise, not left out."""
    document = form.paper.document
    if kind == "letter":
        order = _ALPHABETS[0]
        wanted = order[order.index(before) + 1 : order.index(after)] if before in order and after in order else ""
        labels = list(wanted)
    else:
        stem = kind.partition(" ")[2]
        labels = [_written(kind, value, stem) for value in range(_value(kind, before) + 1, _value(kind, after))]
    heads = tuple(label + mark for label in labels for mark in (".", "-", ")", "/", " ", ":", "–"))
    return any(document.clean.startswith(heads, paragraph.start) for paragraph in document.paragraphs)


_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _value(kind: str, label: str) -> int:
    if kind == "letter":
        return _ALPHABETS[0].find(label) + 1
    if kind != "roman":
        return int(label.rpartition(".")[2])
    values = [_ROMAN_VALUES[letter] for letter in label]
    return sum(-value if any(value < later for later in values[n + 1 : n + 2]) else value for n, value in enumerate(values))


def _written(kind: str, value: int, stem: str) -> str:
    if kind == "roman":
        tens = ("", "X", "XX", "XXX")[value // 10 % 4]
        return tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[value % 10]
    return f"{stem}.{value}" if stem else str(value)


def _mixed(form: FormPaper, siblings: Sequence[Section]) -> Iterator[tuple[str, Section]]:
    """Marks behind the numbers that are not all alike: "I-", "II-", "III."."""
    kind = _kind(siblings[0].label)
    if kind not in ("roman", "letter") or len(siblings) < 3:
        return
    marks = [_mark(form, section) for section in siblings]
    if "" in marks or len(set(marks)) == 1:
        return
    usual = Counter(marks).most_common(1)[0][0]
    for section, mark in zip(siblings, marks, strict=True):
        if mark != usual:
            yield f"“{section.label}{mark}” lẫn với “{siblings[marks.index(usual)].label}{usual}”", section


def _mark(form: FormPaper, section: Section) -> str:
    line = form.paper.document.text[section.span.start : section.span.start + 16]
    label = section.label or ""
    if not line.startswith(label):
        return ""
    mark = line[len(label) :].lstrip()[:1]
    return {"–": "-", "—": "-"}.get(mark, mark) if mark and not mark.isalnum() else ""


def _line(form: FormPaper, section: Section) -> Evidence:
    """The heading's line, or how it begins."""
    text, start = form.paper.document.text, section.span.start
    end = text.find("\n", start, start + 100)
    end = end if end > start else min(start + 60, len(text))
    return Evidence(" ".join(text[start:end].split()), Span(start, end))
