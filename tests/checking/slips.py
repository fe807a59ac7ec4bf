"""One slip planted in a clean paper, wherever the paper has a place for it: (kind of finding, the paper with the slip).

Each planter takes the text and gives every version of it with one slip of its kind; a paper that has no place for the slip gives none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

Planter = Callable[[str], Iterator[str]]

_DAY = re.compile(r"ngày (\d{1,2})/(\d{1,2})/(\d{4})")
_LONG_DAY = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")


def _each(pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> Planter:
    def plant(text: str) -> Iterator[str]:
        for match in re.finditer(pattern, text):
            new = match.expand(replacement) if isinstance(replacement, str) else replacement(match)
            yield text[: match.start()] + new + text[match.end() :]

    return plant


def _main(text: str) -> int:
    """Where the recipients begin."""
    return text.find("Nơi nhận")


def _doubled(text: str) -> Iterator[str]:
    for word in ("của", "và", "các", "về", "cho", "trong", "được", "theo"):
        at = text.find(f" {word} ", text.find("\n\n") + 200, _main(text))
        if at > 0:
            yield f"{text[:at]} {word}{text[at:]}"


def _doubled_compound(text: str) -> Iterator[str]:
    for word in ("kế hoạch", "thực hiện", "hoàn thành", "kết quả", "báo cáo", "nhiệm vụ", "đảng viên"):
        at = text.find(f" {word} ", text.find("\n\n") + 200, _main(text))
        if at > 0:
            yield f"{text[:at]} {word}{text[at:]}"


def _misspelt(text: str) -> Iterator[str]:
    wrong = {
        "nghiệp": "ngiệp",
        "ngành": "nghành",
        "việc": "viêc",
        "được": "đươc",
        "thực hiện": "thưc hiện",
        "trách nhiệm": "trách nhiêm",
        "kết quả": "kêt quả",
        "quyết định": "quyêt định",
        "trước": "trưóc",
        "nghiêm túc": "nghiêm tuc",
        "chất lượng": "chất lương",
        "phê bình": "phê binh",
        "hướng dẫn": "hướng dẩn",
        "nhiệm vụ": "nhiệm vu",
        "khuyến": "khuyêń",
        "nguyên nhân": "nguyên nhâ",
        "xây dựng": "xây dưng",
        "giám sát": "giám sat",
        "lãnh đạo": "lãnh đao",
        "quý": "qúi",
        "người": "ngưòi",
        "cơ sở": "cơ sỡ",
        "tổng hợp": "tổng hơp",
        "khắc phục": "khắc phuc",
    }
    for right, slip in wrong.items():
        at = text.find(right, text.find("\n\n") + 200, _main(text))
        if at > 0:
            yield text[:at] + slip + text[at + len(right) :]


def _impossible(text: str) -> Iterator[str]:
    for match in _DAY.finditer(text):
        if int(match[2]) in (4, 6, 9, 11):
            yield f"{text[: match.start()]}ngày 31/{match[2]}/{match[3]}{text[match.end() :]}"


def _weekday(text: str) -> Iterator[str]:
    for match in re.finditer(r"thứ (Hai|Ba|Tư|Năm|Sáu|Bảy)(?=,? ngày \d)", text):
        other = "Ba" if match[1] != "Ba" else "Sáu"
        yield f"{text[: match.start()]}thứ {other}{text[match.end() :]}"


def _past(text: str) -> Iterator[str]:
    """A duty's day in the year before the paper."""
    issued = _LONG_DAY.search(text)
    if issued is None:
        return
    for pattern, shown in ((_DAY, "ngày {}/{}/{}"), (_LONG_DAY, "ngày {} tháng {} năm {}")):
        for match in pattern.finditer(text, issued.end(), max(issued.end(), _main(text))):
            lead = text[max(0, match.start() - 12) : match.start()]
            sends = re.search(r"\b(?:gửi|trình|hoàn thành|nộp)\b[^.;\n]*$", text[max(0, match.start() - 90) : match.start()])
            if ("trước " not in lead and "nhất " not in lead) or sends is None or int(match[3]) != int(issued[3]):
                continue
            day = date(int(match[3]) - 1, int(match[2]), min(28, int(match[1])))
            said = shown.format(f"{day.day:02}", match[2], day.year)
            if day < date(int(issued[3]), int(issued[2]), int(issued[1])):
                yield text[: match.start()] + said + text[match.end() :]


def _attachment_gone(text: str) -> Iterator[str]:
    """The paper cut off behind its signature."""
    if not re.search(r"(?:đề cương|biểu|danh sách|mẫu|Phụ lục)[^.;\n]{0,40} (?:gửi kèm|kèm theo)", text[: _main(text)]):
        return
    at = re.search(r"\n(?:ĐỀ CƯƠNG|BIỂU 1|DANH SÁCH|Phụ lục)\n", text)
    if at:
        yield text[: at.start()] + "\n"


def _cut_off(text: str) -> Iterator[str]:
    """Figures up to a day half a year after the reports."""
    for match in re.finditer(r"(số liệu tính đến (?:hết )?)ngày (\d{1,2})/(\d{1,2})/(\d{4})", text):
        late = date(int(match[4]), int(match[3]), int(match[2])) + timedelta(days=60)
        yield f"{text[: match.start()]}{match[1]}ngày {late.day:02}/{late.month}/{late.year}{text[match.end() :]}"


def _caption(text: str) -> Iterator[str]:
    for match in re.finditer(r"(\((?:Ban hành kèm|Kèm) theo (?:Kế hoạch|Quyết định|Tờ trình|Hướng dẫn) số )(\d+)", text):
        yield f"{text[: match.start()]}{match[1]}{int(match[2]) + 9}{text[match.end() :]}"


def _no_signer(text: str) -> Iterator[str]:
    match = re.search(r"\n(?:T/M|TM\.|T/L|K/T|KT\.)[^\n]+\n[^\n]+\n\n[^\n]+\n", text)
    if match and "DỰ THẢO" not in text[:40]:
        yield text[: match.start()] + "\n" + text[match.end() :]


def _issuer(text: str) -> Iterator[str]:
    """A numbered document told again with another issuer."""
    match = re.search(
        r"((?:Quy định|Kế hoạch|Hướng dẫn|Công văn) số \d+-[A-Z]{2}/[\w]+, ngày \d+/\d+/\d+) của (Bộ Chính trị|Ban Tổ chức Trung ương)",
        text,
    )
    if match and "Nơi nhận" in text:
        end = _main(text)
        yield f"{text[:end].rstrip()}\n\nViệc đánh giá bám sát {match[1]} của Ban Bí thư.\n\n{text[end:]}"


PLANTERS: dict[str, tuple[tuple[str, ...], Planter]] = {
    "doubled word": (("duplicated_words",), _doubled),
    "doubled compound": (("duplicated_words",), _doubled_compound),
    "misspelt": (("typo_or_ocr",), _misspelt),
    "impossible day": (("ambiguous_deadline", "cited_day_impossible"), _impossible),
    "wrong weekday": (("ambiguous_deadline",), _weekday),
    "past deadline": (("deadline_order",), _past),
    "attachment gone": (("missing_attachment",), _attachment_gone),
    "late cut-off": (("data_cutoff_after_due_date",), _cut_off),
    "caption of another paper": (("name_mismatch",), _caption),
    "nobody signs": (("signature_missing",), _no_signer),
    "no authority": (
        ("signature_without_authority",),
        _each(r"\n(?:T/M (?:BAN THƯỜNG VỤ|ĐẢNG ỦY|BAN CHẤP HÀNH)|TM\. BAN THƯỜNG VỤ[^\n]*)\n(?=(?:PHÓ )?BÍ THƯ)", "\n"),
    ),
    "other issuer": (("conflicting_issuer",), _issuer),
}
