"""A sentence as clauses of duties: who, which verb, by when, to whom (vế câu giao việc).

>>> words = "Văn phòng tổng hợp danh sách; Ban Tổ chức thẩm định, trình Huyện ủy trước ngày 05/6/2030"
>>> [(clause.actor, clause.when.deadline if clause.when else None) for clause in read_clauses(words, 0, len(words), None, None)]
[('Văn phòng', datetime.date(2030, 6, 5)), ('Ban Tổ chức', datetime.date(2030, 6, 5))]

A clause without an actor of its own takes over the one before it. A time stands for its own clause; it is shared by the clauses
before it where it closes a coordination ("A tổng hợp ...; B dự thảo ..., trình X trước ngày D") or says only "hoàn thành".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from nhiemky.reading.citations.titles import MAIN_CLAUSE, ORGAN
from nhiemky.reading.duties.actors import Actor, find_verb, heading_actor, names_body, read_actor
from nhiemky.reading.duties.clause import Clause
from nhiemky.reading.duties.coordination import coordinated
from nhiemky.reading.duties.submissions import read_submission, read_trailing
from nhiemky.reading.duties.times import may_hold_time, read_times
from nhiemky.reading.duties.turns import beside, passive
from nhiemky.reading.duties.verbs import DUTY_VERB, HEAD_VERB
from nhiemky.reading.duties.when import When
from nhiemky.reading.duties.words import word_duty
from nhiemky.vietnamese.days import make_day


def read_clauses(text: str, start: int, end: int, actor: str | None, year: int | None, *, issued: date | None = None) -> list[Clause]:
    """Clauses of the sentence text[start:end]. actor: taken over where the sentence names none. Times before `issued` are past."""
    start = _behind_basis(text, start, end)
    clauses: list[Clause] = []
    for first, last in split_clauses(text, start, end):
        for clause in _timed_clauses(text, first, last, actor, year, issued):
            actor = clause.actor or actor
            clauses.append(clause)
    _share(text, clauses)
    return list(beside(text, clauses))


def holds_time(text: str, start: int, end: int, year: int | None, *, issued: date | None = None) -> bool:
    """Can a clause of the sentence have a time or a channel? Asked where nothing else makes it a duty."""
    if text.find("qua ", start, end) >= 0:
        return True
    start = _behind_basis(text, start, end)
    return any(_times(text, first, last, year, issued) for first, last in split_clauses(text, start, end))


_BASIS = re.compile(
    r"(?:Căn cứ|Thực hiện|Triển khai thực hiện|Trên cơ sở|Trong quá trình|Quá trình|[Tt]rường hợp|[Nn]ếu|Khi|Theo|Để|Nhằm|Qua"
    r"|Sau thời hạn"
    r"|Quá thời hạn|Hết thời hạn|Đối với|Nhận được"
    r"|Hưởng ứng|Nhân dịp|Chào mừng|Tiếp theo|Phúc đáp|Trước tình hình|Tiếp tục thực hiện"
    r"|Sau khi xem xét|Kết thúc|(?:[^\W\d_]+ ){1,3}nào)(?!\w)"
)
_ON_DEMAND = re.compile(
    r"[Kk]hi (?:được (?:mời|yêu cầu|triệu tập|phân công)|có (?:vụ việc|tình huống|yêu cầu|vấn đề|phát sinh|sự cố|thay đổi"
    r"|đề nghị))(?!\w)"
)
_TELLING = re.compile(
    r"(?:[Bb]áo cáo|[Gg]ửi|[Tt]hông báo|[Tt]hông tin|[Cc]ử|[Cc]ung cấp|[Tt]rình|[Pp]hản ánh|[Xx]in ý kiến|[Hh]ọp|[Nn]ộp)(?!\w)"
)
"""What is asked for when something comes up; "chỉ huy khi có tình huống" is a standing task."""
_THEN = re.compile(r",? thì ")
_COMMA = re.compile(r"[,;] ")


def _behind_basis(text: str, start: int, end: int) -> int:
    """ "Thực hiện Công văn ..., Ủy ban nhân dân tỉnh yêu cầu ...": the duty is in the main clause."""
    if not _BASIS.match(text, start, end) or _ON_DEMAND.match(text, start, end):
        return start
    if main := MAIN_CLAUSE.search(text, start, end):
        return main.start() + 2
    for comma in _COMMA.finditer(text, start, min(end, start + 400)):
        actor = read_actor(text, comma.end(), end)
        if actor is not None and actor.verb - comma.end() < 120:
            if text.startswith("Đối với ", start) and _alike(text[start + 8 : comma.start()], text[comma.end() : actor.end]):
                return start  # "Đối với Đảng ủy A, Đảng ủy B ...": one list of bodies
            return comma.end()
    if then := _THEN.search(text, start, min(end, start + 300)):
        return then.end()
    return start


def _alike(one: str, other: str) -> bool:
    """Two names of one kind: "Đảng ủy Công an", "Đảng ủy Quân sự"."""
    return one.lower().split()[:1] == other.lower().split()[:1] or " và " in other


_PARTING = re.compile(
    rf"(?=[;,]| và báo cáo )(?:;|, đồng thời |(?P<anew>, (?=(?:các|những) [^,;.()]{{4,40}}? (?:khác|còn lại) [a-zà-ỹđ])"
    r"|(?<=một lần), (?=(?:báo cáo|gửi|nộp|cập nhật)(?!\w))| và (?=báo cáo [^,;.()]{4,60}? (?:ngay )?sau khi ))"
    rf"|(?P<report>, (?:định kỳ (?:(?:hằng|hàng|mỗi|\d{{1,2}}|sáu|ba) \w+,? )?)?báo cáo (?=(?:về |cho |lên )?(?:{ORGAN}|cấp ủy) )))"
)
_TIMED = re.compile(r" (?:xong|trước|chậm nhất|trong|hoàn thành|kết thúc)(?!\w)")
_WATCHING = re.compile(r"(?<!\w)(?:theo dõi|đôn đốc|kiểm tra|giám sát|hướng dẫn|giải đáp|khắc phục|quản lý|hỗ trợ)(?!\w)")
_PRODUCT = re.compile(
    r"[Bb]áo cáo|[Dd]ự thảo|[Tt]ổng hợp|(?<!Ban )[Xx]ây dựng|[Dd]anh sách|[Hh]ồ sơ|[Vv]ăn bản|số liệu|phương án|đề án|kết quả"
    r"|ý kiến|[Rr]à soát"
)


def split_clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """[start, end) between semicolons (", đồng thời", and a report told of what is watched) outside brackets."""
    at = start
    for mark in _PARTING.finditer(text, start, end):
        stop = mark.start()
        if text.count("(", at, stop) > text.count(")", at, stop):
            continue
        if text[stop] == ";" and heading_actor(text[at:stop]) and not _TIMED.search(text, at, stop) and names_body(text, stop + 2, end):
            continue  # "Thủ trưởng các sở; Chủ tịch Ủy ban nhân dân các xã chịu trách nhiệm ..."
        if mark["report"] and (not _WATCHING.search(text, at, stop) or _PRODUCT.search(text, at, stop)):
            continue
        yield at, stop
        at = _over(text, mark.end() if mark["anew"] else stop + 1, end, " ")
    if at < end:
        yield at, end


def _over(text: str, at: int, end: int, signs: str) -> int:
    while at < end and text[at] in signs:
        at += 1
    return at


def _timed_clauses(text: str, start: int, end: int, actor: str | None, year: int | None, issued: date | None) -> Iterator[Clause]:
    """One clause, or one for each day where several days have verbs of their own ("A xong trước ngày 5, B xong trước ngày 9")."""
    times = _times(text, start, end, year, issued)
    dated = [when for when in times if when.deadline]
    further = coordinated(text, dated)
    bounds = {when.start: when for when in further}
    times = [bounds.get(when.start, when) for when in times]
    dated = [when for when in times if when.deadline]
    cuts = [
        when.end
        for when, after in pairwise(dated)
        if after in further
        or text.startswith(", riêng ", when.end)
        or find_verb(text, when.end, min(end, when.end + 300), guarded=False) is not None
    ]
    if len(dated) > 1 and dated[0].start == start and dated[1] in further and not further[dated[1]]:
        # "Trước ngày 10/6 và ngày 25/11 gửi báo cáo": what is to be done stands behind both days
        first = _clause(text, start, end, actor, [when for when in times if when not in dated[1:]] + dated[1:2])
        for when in dated[:2]:
            yield replace(first, when=when)
        return
    at = start
    last: Clause | None = None
    for stop in [*cuts, end]:
        here = [when for when in times if at <= when.start < stop]
        again = next((when for when in here if when in further), None)
        if again is not None and last is not None and last.verb is not None:
            clause = _again(text, at, stop, last, again, further[again])
        else:
            clause = _clause(text, at, stop, actor, here)
        actor = clause.actor or actor
        yield clause
        last = clause
        at = _over(text, stop, end, " ,;")


def _again(text: str, start: int, end: int, last: Clause, when: When, thing: str) -> Clause:
    """The clause of a day whose verb stands before the day above it; thing: its own object, "" for the same."""
    assert last.verb is not None
    topic = last.topic or word_duty(text, last.verb, last.end, last.when, last.submission)
    if thing:
        verb = find_verb(topic, 0, len(topic), guarded=False)
        match = DUTY_VERB.match(topic, verb) if verb is not None else None
        topic = f"{topic[: match.end()]} {thing}" if match else thing
    submission = read_trailing(text, when.end, end) or read_submission(text, when.end, end) or last.submission
    if last.submission is None:
        last.submission = submission
    return Clause(start, end, last.actor, None, start, when, (), submission, topic=topic)


def _times(text: str, start: int, end: int, year: int | None, issued: date | None) -> list[When]:
    times = read_times(text, start, end, year=year) if may_hold_time(text[start:end]) else []
    if issued is None:
        return times
    times = [_of_next_year(when, issued) for when in times]
    return [when for when in times if when.deadline is None or when.deadline >= issued]


_HALF_A_YEAR = 183


def _of_next_year(when: When, issued: date) -> When:
    """A paper of November that asks "trước ngày 15/01" means the January to come."""
    if when.deadline is None or not when.borrowed or when.op not in ("before", "by") or when.deadline >= issued:
        return when
    later = make_day(when.deadline.year + 1, when.deadline.month, when.deadline.day)
    return replace(when, deadline=later) if later and (later - issued).days <= _HALF_A_YEAR else when


_LEADING = re.compile(
    r"(?:Đồng thời|đồng thời|Ngoài ra|Bên cạnh đó|Trong đó|trong đó|Sau đó|sau đó|và|Cụ thể|cụ thể|Cùng với đó"
    r"|gắn với)[,:]? |\(\d{1,2}\) ?"
)
_STEP = re.compile(
    r"(?:Bước|Nội dung|Nhiệm vụ|Việc) (?:thứ )?(?:\d{1,2}|[IVX]{1,4}|nhất|hai|ba|tư|năm): |(?:Về )?(?:[Tt]hời điểm|[Tt]iến độ"
    r"|[Cc]ách thức|[Qq]uy trình): (?=[A-ZĐ])"
)
_DONE_BY = re.compile(
    r"(?:,| -| –|) do (?P<who>[^,;:().]{3,80}?) (?:thực hiện|chủ trì|đảm nhiệm|đảm trách|phụ trách|chịu trách nhiệm|tham mưu"
    r"|chuẩn bị)(?=[,;.() ]|$)"
)
_REPORT_OF = re.compile(r"(?:Báo cáo|Văn bản|Hồ sơ|Kết quả|Danh sách|Dự thảo|Kế hoạch|Biên bản)(?: [^,;:()]{0,80}?)? của (?=\w)")
_DONE = r"(?:hoàn thành|xong|kết thúc|thực hiện xong|hoàn thành xong|tổ chức xong|tiến hành xong|hoàn tất)"
_COMPLETION = re.compile(
    rf"(?:và |phải |đều |việc này |tất cả |thời gian ){{0,5}}{_DONE}(?: (?:việc|công việc|các nội dung"
    rf"|toàn bộ)[^,;]{{0,25}})?,? ?$",
    re.IGNORECASE,
)


def _clause(text: str, start: int, end: int, actor: str | None, times: list[When]) -> Clause:
    if times and not _TELLING.search(text, start, end):
        times = [one for one in times if not (one.relative and one.op is None and _ON_DEMAND.match(text, one.start, one.end))]
    when = min(times, key=_importance, default=None)
    at = start
    while lead := _LEADING.match(text, at, end) or _STEP.match(text, at, end):
        at = lead.end()
    if text.startswith(("trường hợp ", "nếu "), at):  # "...; trường hợp X thì Y báo cáo"
        at = _behind_basis(text, at, end)
    for one in times:
        if one.start == at:
            at = _over(text, one.end, end, " ,:")
            at += 3 if text.startswith("và ", at) and any(other.start == at + 3 for other in times) else 0
    conditions = tuple([text[one.start : one.end] for one in times if one is not when and one.relative and one.relative.kind == "event"])
    submission = read_submission(text, at, end)
    own = _own_actor(text, at, end)
    if own is None and submission and (report := _REPORT_OF.match(text, at, end)):
        verb = find_verb(text, report.end(), end, guarded=True)
        if verb is not None and report.end() < verb - 1 and " được " not in text[report.end() : verb]:
            who = Actor(report.end(), verb - 1, verb)
            paper = text[at : report.end()].removesuffix(" của ")
            topic = f"{text[verb:end].split(' ', 1)[0]} {paper[0].lower()}{paper[1:]}"
            return Clause(at, end, text[who.start : who.end].strip(" ,"), who, at, when, conditions, submission, topic=topic)
    if own is None and when is not None and (turned := passive(text, at, end, when)):
        topic, who = turned
        return Clause(at, end, text[who.start : who.end], who, at, when, conditions, submission, topic=topic)
    clause = Clause(own.start if own else at, end, text[own.start : own.end] if own else actor, own, None, when, conditions, submission)
    clause.verb = own.verb if own else _imperative(text, at, end, when)
    if own is None and clause.verb is not None and text.endswith(" được ", at, clause.verb):  # "Kế hoạch này được phổ biến ...": by whom?
        clause.actor, clause.submission = None, None
        if submission is not None and submission.via:
            clause.submission = submission
    if own is None and (by := _DONE_BY.search(text, at, end)) and names_body(text, by.start("who"), end):
        clause.actor = by["who"]  # "Khảo sát hiện trạng ..., do bộ phận kỹ thuật thực hiện"
    if own is not None and own.start > at and (sent := _PAPER.match(text, at, own.start)):
        clause.label = f"{sent[0][0].lower()}{sent[0][1:]}"  # "Báo cáo năm 2030: các đơn vị gửi trước ngày ..."
    if when is not None:
        before = text[at : when.start]
        clause.completion = own is None and _COMPLETION.match(before) is not None
        if own is None and not clause.completion and not HEAD_VERB.match(text, at, end):
            _name_topic(text, clause, at, before)
    return clause


def _importance(when: When) -> tuple[bool, bool, bool, int]:
    """Days before relative times, a term ("trong 5 ngày") before the event it is counted from, the clause's own before a leading one."""
    return when.deadline is None, when.op != "by", when.leading, when.start


_TOPIC_END = re.compile(rf"(?::|,? (?:phải |cần )?(?:{_DONE}|thời gian|tiến hành từ|với thời gian|dự kiến))(?!\w)")


_A_PART = re.compile(r"(?:đợt|giai đoạn|bước|phần) (?:\d|[IVX]+\b|một|hai|ba|đầu|cuối)")
"""A part of the work of the clause before: "đợt 1 hoàn thành trong Quý I, đợt 2 ..."."""
_AN_EVENT = re.compile(r"(?:Hội nghị|Đại hội|Lễ|Cuộc họp|Kỳ họp|Phiên họp|Hội thi|Hội thao|Lớp|Đợt|Buổi)(?!\w)")


def _name_topic(text: str, clause: Clause, at: int, before: str) -> None:
    """ "Hội nghị cấp cơ sở: hoàn thành trước ngày ...", "hồ sơ gửi trước ngày ...": what is to be done stands before the verb."""
    stop = _TOPIC_END.search(before)
    verb = find_verb(text, at, at + len(before), guarded=False)
    if stop is None or (verb is not None and verb < at + stop.start()):
        prefix = text[at : verb or at]
        if verb is not None and _AN_EVENT.match(prefix) and prefix.count(" ") <= 14 and not set(prefix) & set(",:()"):
            clause.verb, clause.actor = at, None
        elif verb is not None and 0 < prefix.count(" ") <= 6 and not set(prefix) & set(",:()"):
            clause.verb = at
        return
    behind = _over(text, at + stop.end(), clause.end, " ")
    if stop[0] == ":" and not _COMPLETION.match(text, behind) and _begins_with_verb(text, behind, clause.end):
        clause.verb = behind
        return
    topic = before[: stop.start()].strip(" ,")
    who = heading_actor(topic)
    if who and topic.endswith(who) and not who[0].isdigit():  # "Chi bộ thôn xong trước ngày ...": done by whom, not what
        begins = at + before[: stop.start()].index(topic) + len(topic) - len(who)
        clause.own = Actor(begins, begins + len(who), _over(text, at + stop.start(), clause.end, " ,:"))
        clause.actor, clause.verb = who, clause.own.verb
        return
    if topic.count(" ") >= 1 and len(topic) < 160:
        clause.topic, clause.verb = topic, at
        if not _A_PART.match(topic):
            clause.actor = None


_LABEL = re.compile(r"[^:;,.()\n]{3,60}: ")
_CONCERNING = re.compile(r"(?:Đối với|Riêng|Trường hợp|Với) [^:;\n]{3,200}: ")
_ORDER = re.compile(r"(?:yêu cầu|đề nghị|giao|phân công|trân trọng đề nghị|kính đề nghị|mời|thông báo để) ")


def _own_actor(text: str, at: int, end: int) -> Actor | None:
    own = read_actor(text, at, end)
    if (toward := _CONCERNING.match(text, at, end)) and (within := read_actor(text, toward.end(), end)):
        own = within  # "Đối với 08 đơn vị chưa gửi: bí thư cấp ủy giải trình ..."
    if own is None and (label := _LABEL.match(text, at, end)):
        own = read_actor(text, label.end(), end)  # "Cấp cơ sở: các đảng ủy xã ban hành báo cáo"
    if own is not None and _ORDER.match(text, own.verb, end):
        # "Huyện ủy yêu cầu các chi bộ gửi báo cáo": the duty is theirs
        return read_actor(text, own.verb, end) or _asked_alone(text, own.verb, end) or own
    return own


def _asked_alone(text: str, at: int, end: int) -> Actor | None:
    """ "đề nghị các đồng chí bí thư chi bộ:", what is asked follows below."""
    words = text[at:end]
    who = heading_actor(words) if words.endswith(":") else None
    if who is None:
        return None
    first = at + words.index(who)
    return Actor(first, first + len(who), first + len(who), assigned=True)


_PAPER = re.compile(r"(?:Báo cáo|Hồ sơ|Danh sách|Văn bản|Biểu|Kế hoạch|Số liệu|Bản)(?: [^:;,.()\n]{1,60})?(?=: )")


def _begins_with_verb(text: str, at: int, end: int) -> bool:
    if HEAD_VERB.match(text, at, end):
        return not text.startswith("Hoàn thành trước", at)
    return find_verb(text, at, min(end, at + 20), guarded=False) == at and not _DONE_FIRST.match(text, at)


_DONE_FIRST = re.compile(_DONE, re.IGNORECASE)


_STILL_PAST = re.compile(r"(?<!\w)(?:không được|đã|vừa|được thành lập|thành lập (?:theo|tại|trên))(?!\w)")


def told_of(text: str, own: Actor) -> bool:
    """ "Ban Thường vụ Đảng ủy đã quán triệt ...": what somebody did, no duty."""
    return text.endswith(" chưa ", own.start, own.verb) or _STILL_PAST.search(text, own.start, own.verb + 16) is not None


def _imperative(text: str, start: int, end: int, when: When | None) -> int | None:
    """The verb of a clause without an actor: at its beginning, or, with a time, anywhere before the time."""
    if HEAD_VERB.match(text, start, end):
        return start
    verb = find_verb(text, start, end, guarded=False)
    if verb is None or (when is None and (verb - start >= 12 or (verb > start and names_body(text, start, end)))):
        return None
    if when is not None and " gắn với " in text[start : when.start]:
        return find_verb(text, text.rindex(" gắn với ", start, when.start) + 9, end, guarded=False) or verb
    return verb


_DRAFTING = re.compile(r"xây dựng|dự thảo|tổng hợp|chuẩn bị|soạn|lập")


def _share(text: str, clauses: list[Clause]) -> None:
    """ "A tổng hợp, dự thảo ...; B dự thảo ..., trình X trước ngày D": the day and X are A's too."""
    last = clauses[-1] if len(clauses) > 1 else None
    if last is None or last.when is None or last.when.deadline is None or last.own is None:
        return
    if last.submission is None or last.submission.to is None:
        return
    for clause in clauses[:-1]:
        if clause.when is None and clause.own is not None and clause.verb is not None and _DRAFTING.search(text, clause.verb, clause.end):
            clause.when, clause.submission = last.when, clause.submission or last.submission
            clause.end = last.end
