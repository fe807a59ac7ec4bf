"""Rating levels to be reached or reached: "xếp loại “Hoàn thành tốt nhiệm vụ” trở lên".

What it promises: the value is the level's own words. Shares of the rated, conditions and numbers of the rated are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhiemky.domain.directive import IndicatorStatement
from nhiemky.reading.figures.clauses import sentence_round
from nhiemky.reading.figures.setting import AIM, Setting
from nhiemky.vietnamese.places import places

_LEVEL = re.compile(
    r"(?P<from>từ )?(?:mức )?(?P<mark>[“\"])?(?P<level>hoàn thành (?:xuất sắc |tốt )?(?:chức trách, )?nhiệm vụ"
    r"|trong sạch,? vững mạnh(?: tiêu biểu)?|vững mạnh(?: xuất sắc)?)(?P<close>[”\"])?"
    r"(?P<up> trở lên)?",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(r"\b(?:nếu|khi|số|tỷ lệ|không|mức|chỉ|trường hợp|việc|đề nghị|những)\b", re.IGNORECASE)


def read_levels(setting: Setting) -> Iterator[IndicatorStatement]:
    """Levels with "trở lên" first, then those that stand alone."""
    clean = setting.document.clean
    for at in places(clean, "trở lên"):
        if not setting.speaks(at):
            continue
        start, end = sentence_round(clean, at)
        match = next((m for m in _LEVEL.finditer(clean, start, min(end, at + 7)) if m["up"] and m.end() >= at), None)
        lead = clean[start:at].lower()
        if (
            match is None
            or not ("xếp loại" in lead or "đánh giá" in lead or "đạt" in lead)
            or "tỷ lệ" in lead
            or "nếu" in lead
            or "số " in lead
        ):
            continue
        if setting.is_used(start):
            continue
        kind = setting.kind(at)
        if kind is None:
            continue
        aim = AIM.search(clean, start, at)
        first = aim.start() if aim else start
        setting.used.append((start, end))
        yield setting.state(kind, _after_label(setting, first), match.end(), ">=", match["level"])
    yield from _levels_alone(setting)


def _levels_alone(setting: Setting) -> Iterator[IndicatorStatement]:
    """ "Chi bộ được xếp loại hoàn thành xuất sắc nhiệm vụ" where targets are set: the level itself."""
    clean = setting.document.clean
    for at in places(clean, "xếp loại "):
        match = _LEVEL.match(clean, at + 9)
        if match is None or match["up"] or not setting.speaks(at) or setting.kind(at) != "target":
            continue
        start, end = sentence_round(clean, at)
        rest = clean[match.end() : end].strip(' .;”"')
        if rest or any(char.isdigit() for char in clean[start:at]) or _CONDITIONAL.search(clean, start, at):
            continue
        if setting.is_used(start):
            continue
        setting.used.append((start, end))
        yield setting.state("target", _after_label(setting, start), match.end(), "=", match["level"])


def _after_label(setting: Setting, at: int) -> int:
    index = setting.document.paragraph_at(at)
    label, place = setting.layout.labels[index], setting.document.paragraphs[index]
    return max(at, place.start + label.end) if label is not None else at
