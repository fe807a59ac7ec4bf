"""When a meeting is, and who goes first: times that are nobody's duty ("Thời gian: 8 giờ ngày 15/5/2030", "Chọn X làm điểm ...").

Promise: a labelled time is an obligation without an actor for the event above it; the choice of a pilot is no duty, its day is the pilot's.
"""

from __future__ import annotations

import re

from nhiemky.domain.directive import Obligation
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.duties.times import read_times
from nhiemky.reading.structure.headings import Heading

LABEL = re.compile(r"(?:Về )?[Tt]hời (?:gian|hạn)(?P<of> [^:.;]{0,50})?:")
_OF_NO_WORK = re.compile(r" (?:tổ chức|họp|thực hiện|tiến hành|dự kiến|cụ thể|hội nghị|khai mạc|bắt đầu)?$")
EVENT = re.compile(
    r"hội nghị|đại hội|kỳ họp|cuộc họp|báo cáo|sơ kết|tổng kết|kiểm điểm|kiểm tra|giám sát|tập huấn|lớp|hội thi|lễ"
    r"|khảo sát|bầu cử",
    re.IGNORECASE,
)
"""What a time can be of."""

PILOT = re.compile(
    r"[Cc]họn .{3,160}(?:làm (?:điểm|thí điểm)|(?:đại hội|hội nghị) điểm(?= gồm|:))"
    r"|được chọn [^.;,]{3,40}? trước|[Cc]họn [^.;]{3,200}? điểm(?=[,;])"
    r"|(?:tổ chức|thực hiện|tiến hành|triển khai) trước[;,].{0,120}còn lại"
    r"|làm điểm.{0,120}(?:trước|sau đó)|rút kinh nghiệm.{0,120}còn lại"
)
PICKED = re.compile(r"[^.;,:]{3,80} được chọn [^.;,]{3,40}? trước(?!\w)")
CHOSEN = re.compile(
    r"[Cc]họn (?:(?P<first>[^.;]{3,160}?) (?P<how>(?:để |chỉ đạo |tổ chức )?làm (?:thí )?điểm)"
    r"|\d+ [^,;.:]{3,60} điểm(?: gồm)?:? (?P<listed>[^.;:]{3,200}))"
)


def meeting(
    document: SourceDocument, path: tuple[Heading, ...], subject: str | None, place: tuple[int, int, int], year: int | None
) -> Obligation | None:
    """ "Thời gian: 8 giờ ngày 15/5/2030" said at place (paragraph, clean start, end): the meeting of its label, heading or subject."""
    index, start, end = place
    text = document.clean
    when = next((when for when in read_times(text, start, end, year=year) if when.deadline), None)
    if when is None:
        return None
    titles = [heading.title for heading in path if not heading.run_in and heading.paragraph != index]
    label = LABEL.match(text, start, end)
    asked = label["of"] if label and label["of"] and not _OF_NO_WORK.match(label["of"]) else None  # "Thời hạn gửi báo cáo: ..."
    about = asked or next((title for title in reversed(titles) if EVENT.search(title)), None) or subject
    if about is None:
        return None
    return Obligation(
        id="",
        what=" ".join(about.split()).strip(" .:"),
        deadline=when.deadline,
        op=when.op,
        year_borrowed=when.borrowed,
        start=when.first,
        time=when.time,
        evidence=(evidence(document, start, max(when.end, start + 1)),),
    )


def pilot(document: SourceDocument, start: int, end: int, year: int | None) -> Obligation | None:
    """ "Chọn X làm điểm, hoàn thành trước ngày ...": the choice is no duty, the day is the pilot's."""
    text = document.clean
    chosen = CHOSEN.search(text, start, end)
    when = next((when for when in read_times(text, start, end, year=year) if when.deadline), None)
    if chosen is None or when is None or when.start < chosen.end():
        return None
    words = text[chosen.end("how" if chosen["how"] else "listed") : when.start].strip(" ,;").removesuffix("hoàn thành").strip(" ,;")
    return Obligation(
        id="",
        what=f"làm điểm {words}".strip(),
        who=chosen["first"] or chosen["listed"],
        role="đơn vị làm điểm",
        deadline=when.deadline,
        op=when.op,
        year_borrowed=when.borrowed,
        evidence=(evidence(document, start, when.end),),
    )


def evidence(document: SourceDocument, start: int, end: int) -> Evidence:
    """The words at clean [start, end), closing signs left out."""
    while end > start and document.clean[end - 1] in " ;.,/":
        end -= 1
    return Evidence(document.quote(start, end), document.span(start, end))
