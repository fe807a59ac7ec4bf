"""Duties a directive lays on bodies and people: obligations (with a time or a channel) and other assignments (việc phải làm, phân công).

Promise: who does what by when, to whom and by what channel, one obligation per actor and deadline, with the sentence as evidence.
Only the main text is read. A clause without an actor of its own takes the sentence's, the paragraph's, the heading's. What a report
tells of the past, the period figures cover and the choice of a pilot are no duties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from nhiemky.domain.directive import Assignment, Header, Obligation
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.actors import Actor, find_verb, heading_actor, read_actor, role_of
from nhiemky.reading.duty_words import word_duty
from nhiemky.reading.layout import Layout
from nhiemky.reading.submissions import Submission, read_cooperation, read_submission
from nhiemky.reading.times import When, may_hold_time, read_times

_ORGANISING = re.compile(
    r"tổ chức thực hiện|phân công|trách nhiệm|phương pháp|cách thức|thời gian|tiến độ|kế hoạch thực hiện|triển khai|lộ trình"
    r"|tổ chức hội nghị|kiến nghị|đề nghị",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"nhiệm vụ|giải pháp|phương hướng|kiến nghị|đề xuất|tổ chức thực hiện|thời gian tới", re.IGNORECASE)
_LABELLED = re.compile(r"(?:Thành phần|Nội dung|Địa điểm|Yêu cầu|Lưu ý|Mục đích|Đối tượng|Hình thức|Kinh phí)[^:.]{0,60}:")
_PAST = re.compile(r"(?<!\w)(?:đã|được thành lập|vừa qua|từng)(?!\w)")
_LEADING = re.compile(r"(?:Đồng thời|Ngoài ra|Bên cạnh đó|Trong đó|Sau đó|và|Định kỳ),? ?")
_COMPLETION = re.compile(
    r"(?:và |phải |đều |việc này |tất cả )?(?:hoàn thành|xong|kết thúc|thực hiện xong|hoàn thành xong)(?: (?:việc"
    r"|công việc|các nội dung|toàn bộ)[^,;]{0,25})?,? ?$"
)
_REPORT_OF = re.compile(r"(?:Báo cáo|Văn bản|Hồ sơ|Kết quả|Danh sách|Dự thảo|Kế hoạch|Biên bản)(?P<title> [^,;:()]{0,80}?)? của (?=[\w])")
_PILOT = re.compile(r"chọn .{3,160}làm (?:điểm|thí điểm)|làm điểm .{0,120}(?:trước|sau đó)")
_STATEMENT = re.compile(
    r"(?:Hội nghị|Báo cáo|Nội dung|Thời gian|Việc|Trong|Với|Đây|Trên đây|Kế hoạch này|Công tác|Kinh phí"
    r"|Căn cứ kết quả|Số liệu|Mục|Nếu)\b"
)


@lru_cache(maxsize=1024)
def _organises(title: str) -> bool:
    return bool(_ORGANISING.search(title) or heading_actor(title))


@lru_cache(maxsize=1024)
def _looks_ahead(title: str) -> bool:
    return _AHEAD.search(title) is not None


@dataclass(slots=True)
class _Clause:
    """A clause of a sentence: its place, its actor (own or taken over), the verb, times, addressee."""

    start: int
    end: int
    actor: str | None
    own: Actor | None
    verb: int | None
    when: When | None
    conditions: tuple[str, ...]
    submission: Submission | None
    completion: bool = False


def read_duties(document: SourceDocument, layout: Layout, header: Header) -> tuple[tuple[Obligation, ...], tuple[Assignment, ...]]:
    """Obligations and assignments in the order of the text."""
    reader = _Reader(document, layout, header)
    for index in layout.body:
        reader.paragraph(index)
    return tuple(replace(duty, id=f"o{number}") for number, duty in enumerate(reader.obligations, 1)), tuple(reader.assignments)


class _Reader:
    def __init__(self, document: SourceDocument, layout: Layout, header: Header) -> None:
        self._document, self._text, self._layout = document, document.clean, layout
        self._day, self._year = header.date, header.date.year if header.date else None
        self._report = (header.doc_type or "").startswith("báo cáo")
        self._letter = not layout.headings
        self._lead: str | None = None
        self.obligations: list[Obligation] = []
        self.assignments: list[Assignment] = []

    def paragraph(self, index: int) -> None:
        """Duties of one paragraph of the main text."""
        place = self._document.paragraphs[index]
        if place.role != "body":
            return
        words = self._layout.words[index]
        label = self._layout.labels[index]
        if label is None or label.kind not in ("bullet", "paren", "letter"):
            self._lead = None
        titles = [heading.title for heading in self._layout.path(index)]
        assigning = self._assigns(titles)
        timed = (not self._report or any(_looks_ahead(title) for title in titles)) and may_hold_time(words)
        if not (assigning or timed):
            return
        sentences = self._layout.sentences(index)
        if not sentences or _LABELLED.match(self._text, sentences[0][0]):
            return
        actor = self._lead or self._heading_actor(index)
        for start, end in sentences:
            actor = self._sentence(start, end, actor, assigning=assigning, timed=timed)
        if words.endswith(":"):
            self._lead = heading_actor(self._text[sentences[0][0] : place.end]) or self._lead

    def _assigns(self, titles: list[str]) -> bool:
        if self._report:
            return False
        return self._letter or any(_organises(title) for title in titles)

    def _heading_actor(self, index: int) -> str | None:
        for heading in reversed(self._layout.path(index)):
            if (heading.paragraph != index or not heading.run_in) and (actor := heading_actor(heading.title)):
                return actor
        return None

    def _sentence(self, start: int, end: int, actor: str | None, *, assigning: bool, timed: bool) -> str | None:
        """Reads one sentence; gives the actor the next sentence of the paragraph may take over."""
        text = self._text
        if _PILOT.search(text, start, end):
            return actor
        past = _PAST.search(text, start, end) is not None and self._report
        clauses: list[_Clause] = []
        for first, last in _split(text, start, end):
            for clause in self._clauses(first, last, actor):
                actor = clause.actor or actor
                clauses.append(clause)
        _share(text, clauses)
        if past:
            return actor
        if timed:
            self._oblige(clauses)
        if assigning:
            self._assign([clause for clause in clauses if clause.when is None and not _has_channel(clause) and not clause.completion])
        return actor

    def _clauses(self, start: int, end: int, actor: str | None) -> Iterator[_Clause]:
        text = self._text
        times = read_times(text, start, end, year=self._year) if may_hold_time(text[start:end]) else []
        times = [when for when in times if not self._gone(when)]
        dated = [when for when in times if when.deadline]
        cuts = [when.end for when in dated[:-1] if find_verb(text, when.end, end, guarded=False) is not None]
        at = start
        for stop in [*cuts, end]:
            inner = [when for when in times if at <= when.start < stop]
            clause = self._clause(at, stop, actor, inner)
            actor = clause.actor or actor
            yield clause
            at = stop
            while at < end and text[at] in " ,;":
                at += 1

    def _gone(self, when: When) -> bool:
        return when.deadline is not None and self._day is not None and when.deadline < self._day

    def _clause(self, start: int, end: int, actor: str | None, times: list[When]) -> _Clause:
        text = self._text
        at = start
        conditions: list[str] = []
        when = next((one for one in times if one.deadline), None) or next(iter(times), None)
        while lead := _LEADING.match(text, at, end):
            at = lead.end()
        for one in times:
            if one.start == at and (one is not when or one.leading):
                if one is not when:
                    conditions.append(text[one.start : one.end])
                at = one.end
                while at < end and text[at] in " ,":
                    at += 1
        own = read_actor(text, at, end)
        submission = read_submission(text, at, end)
        if own is None and (report := _REPORT_OF.match(text, at, end)) and submission:
            verb = find_verb(text, report.end(), end, guarded=True)
            if verb is not None:
                own = Actor(report.end(), verb - 1, verb)
                return _Clause(at, end, text[own.start : own.end].strip(" ,"), own, at, when, tuple(conditions), submission)
        verb = own.verb if own else self._imperative(at, end, when)
        completion = bool(when and _COMPLETION.match(text[at : when.start])) and len(text[at : when.start]) < 45 if when else False
        who = text[own.start : own.end] if own else actor
        conditions += [
            text[one.start : one.end]
            for one in times
            if one is not when and one.relative and one.relative.kind == "event" and one.start > at
        ]
        return _Clause(own.start if own else at, end, who, own, verb, when, tuple(conditions), submission, completion)

    def _imperative(self, start: int, end: int, when: When | None) -> int | None:
        """The verb of a clause without an actor: at its beginning, or behind "Trên cơ sở ...,", or, with a time, anywhere before it."""
        text = self._text
        verb = find_verb(text.lower() if False else text, start, end, guarded=False)
        head = _HEAD_VERB.match(text, start, end)
        if head:
            return start
        if when is not None:
            return verb
        return verb if verb is not None and verb - start < 12 else None

    def _oblige(self, clauses: list[_Clause]) -> None:
        pending: list[_Clause] = []
        for clause in clauses:
            if clause.completion and pending:
                self._add([*pending, clause], clause)
                pending = []
                continue
            if clause.when is None and not _has_channel(clause):
                pending.append(clause) if clause.verb is not None else None
                continue
            if clause.verb is not None:
                self._add([clause], clause)
            if clause.when is not None:
                pending = []

    def _add(self, parts: list[_Clause], last: _Clause) -> None:
        text, document = self._text, self._document
        when = last.when
        whats = [
            word_duty(text, part.verb, part.end, part.when, part.submission)
            for part in parts
            if part.verb is not None and not part.completion
        ]
        what = "; ".join(word for word in whats if word)
        if not what:
            return
        if when is None and not _has_channel(last):
            return
        for part in parts:
            part.when = part.when or when
        start, end = parts[0].start, last.end
        while end > start and text[end - 1] in " ;.,":
            end -= 1
        cooperation = read_cooperation(text, parts[0].verb or parts[0].start, parts[0].end)
        submission = last.submission
        duty = Obligation(
            id="",
            what=what,
            who=last.actor,
            role=role_of(last.actor),
            deadline=when.deadline if when else None,
            op=when.op if when else None,
            relative=when.relative if when else None,
            submit_to=submission.to if submission else None,
            via=submission.via if submission else None,
            conditions=last.conditions,
            evidence=(Evidence(document.quote(start, end), document.span(start, end)),),
            cooperate_with=cooperation.with_whom if cooperation else None,
            start=when.first if when else None,
            time=when.time if when else None,
            recurring=when.relative.text if when and when.relative and when.relative.kind == "recurring" else None,
        )
        self.obligations.append(duty)

    def _assign(self, clauses: list[_Clause]) -> None:
        text, document = self._text, self._document
        groups: list[list[_Clause]] = []
        for clause in clauses:
            if clause.verb is None or clause.actor is None or (clause.own is None and _STATEMENT.match(text, clause.start)):
                continue
            if groups and groups[-1][-1].actor == clause.actor and clause.own is None:
                groups[-1].append(clause)
            else:
                groups.append([clause])
        for group in groups:
            what = "; ".join(
                word
                for part in group
                if part.verb is not None and (word := word_duty(text, part.verb, part.end, None, part.submission, keep=True))
            )
            if len(what) < 8:
                continue
            start, end = group[0].start, group[-1].end
            while end > start and text[end - 1] in " ;.,":
                end -= 1
            cooperation = read_cooperation(text, group[0].verb or start, group[0].end)
            self.assignments.append(
                Assignment(
                    what=what,
                    who=group[0].actor,
                    role=role_of(group[0].actor),
                    cooperate_with=cooperation.with_whom if cooperation else None,
                    evidence=(Evidence(document.quote(start, end), document.span(start, end)),),
                )
            )


_HEAD_VERB = re.compile(
    r"(?:Chỉ đạo|Lãnh đạo|Tham mưu|Chủ trì|Phối hợp|Xây dựng|Tổ chức|Tổng hợp|Gửi|Báo cáo(?! (?:của|sơ kết|kiểm điểm|chính trị))"
    r"|Hoàn thành|Hoàn thiện|Chuẩn bị|Hướng dẫn|Kiểm tra|Giám sát|Đôn đốc|Theo dõi"
    r"|Rà soát|Lập|Trình|Ban hành|Triển khai|Thực hiện|Quán triệt|Tuyên truyền|Bố trí|Cử|Đăng ký|Nộp|Phân công|Căn cứ|Trên cơ sở"
    r"|Cung cấp|Cập nhật|Tiếp thu|Thẩm định|Góp ý|Tham gia|Đề xuất"
    r"|Khẩn trương|Nghiêm túc|Chủ động|Tiến hành|Thông báo|Công bố|Lựa chọn|Phổ biến|Sơ kết|Tổng kết|Tiếp tục|Tăng cường|Đẩy mạnh"
    r"|Nghiên cứu|Đánh giá|Xem xét|Thành lập|Kiện toàn|Bảo đảm|Đảm bảo"
    r"|Cụ thể hóa|Xác định|Lấy ý kiến|Thống kê|Xử lý|Vận động|Duy trì|Đăng tải|Tự kiểm tra|Tự đánh giá|Quan tâm|Chú trọng|Tập trung|Giúp"
    r"|Có trách nhiệm|Chịu trách nhiệm|Thường xuyên|Kịp thời|Thẩm tra|Thực hiện tốt)(?!\w)"
)


def _has_channel(clause: _Clause) -> bool:
    return clause.submission is not None and clause.submission.via is not None


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Clauses between semicolons outside brackets."""
    at, scan = start, start
    while True:
        stop = text.find(";", scan, end)
        if stop < 0:
            break
        scan = stop + 1
        if text.count("(", at, stop) > text.count(")", at, stop):
            continue
        yield at, stop
        at = stop + 1
        while at < end and text[at] == " ":
            at += 1
    if at < end:
        yield at, end


_DRAFTING = re.compile(r"xây dựng|dự thảo|tổng hợp|chuẩn bị|soạn")


def _share(text: str, clauses: list[_Clause]) -> None:
    """ "A tổng hợp, dự thảo ...; B dự thảo ..., trình X trước ngày D": the day and X are A's too."""
    if len(clauses) < 2:
        return
    last = clauses[-1]
    if last.when is None or last.when.deadline is None or last.own is None or last.submission is None or last.submission.to is None:
        return
    for clause in clauses[:-1]:
        if clause.when is None and clause.own is not None and clause.verb is not None and _DRAFTING.search(text, clause.verb, clause.end):
            clause.when, clause.submission = last.when, clause.submission or last.submission
