"""How a duty is worded: the verb phrase without actor, time, addressee and channel (nội dung công việc).

>>> words = "khẩn trương hoàn thành gửi báo cáo sơ kết về Huyện ủy trước ngày 20/5/2030"
>>> word_duty(words, 0, len(words), None, None)
'gửi báo cáo sơ kết về Huyện ủy trước ngày 20/5/2030'
"""

from __future__ import annotations

import re

from nhiemky.reading.duties.actors import find_verb
from nhiemky.reading.duties.submissions import Submission, read_cooperation
from nhiemky.reading.duties.when import When

_LEAD = re.compile(
    r"(?:(?:chịu trách nhiệm(?! trước| về)|có trách nhiệm|có nhiệm vụ|khẩn trương|nghiêm túc|chủ động|tiếp tục|kịp thời|tiến hành"
    r"|phải|cần|sẽ"
    r"|thực hiện(?= tổng hợp)|hoàn thành (?=gửi)|hoàn thành việc|tập trung(?= chỉ đạo)"
    r"|tự kiểm tra,|phối hợp,|chỉ đạo(?= xây dựng)|chủ trì,?|có kế hoạch|theo dõi,(?= tham mưu)|trực tiếp|thường xuyên) ?,? ?)+",
    re.IGNORECASE,
)
_FIRST_WORDS = re.compile(r"(?:báo cáo|trình|gửi|nộp|thông qua|xin ý kiến|đăng ký)(?!\w)", re.IGNORECASE)
_PURPOSE = re.compile(r" (?:để|nhằm) [^;]*")
_BASED = re.compile(r"(?:căn cứ|trên cơ sở|theo (?:chức năng|nhiệm vụ|tinh thần)|tùy|tuỳ|từ) ", re.IGNORECASE)
_TO_DO = re.compile(r"(?:, |\bnhiệm vụ(?: được giao| của mình)? | để | này,? )(?=\w)")
_TAIL = re.compile(
    r"(?:(?:,| và) (?:gửi|trình|báo cáo)|,? (?:và )?(?:phải )?(?:hoàn thành|xong|hoàn thành xong|kết thúc|thời gian|thời hạn|chậm nhất"
    r"|để|về"
    r"|bảo đảm|đảm bảo|đúng|là|vào|theo|trong|cho|và|:))+ *$|[\s,;:.(]+$"
)
_LAID = re.compile(r"(?:,| và) trình(?!\w)")
_SENT = re.compile(
    r"(?P<paper>(?:[Bb]áo cáo|[Vv]ăn bản|[Hh]ồ sơ|[Dd]anh sách|[Kk]ết quả|[Bb]iên bản|[Ýý] kiến|[Tt]ài liệu|[Gg]iấy mời"
    r"|[Tt]ờ trình|[Pp]hiếu)[^,;]{0,80}?) (?:đề nghị "
    r"|xin |được |phải )?(?P<verb>gửi|nộp)"
)
"""Words of a duty said of the paper: "Báo cáo gửi ..." is "gửi báo cáo"."""
_TAIL_LENGTH = 48
_MEASURE = re.compile(
    r",? (?:mỗi \w+|tỷ lệ|tỉ lệ|số lượng|dung lượng|độ dài|thời lượng)(?: [^,;]{1,80}?)? (?:không (?:vượt )?quá|tối đa) \d[^;]*$"
)
"""A bound set on what is done is no part of it."""
_REMARK = re.compile(r" ?\((?:bản |thay thế|theo|kèm|có|gửi|sau đây|gọi|ban hành|tại|nếu|qua)[^()]*\)")
_EMPTY = re.compile(r" ?\((?:(?:[Tt]hời (?:gian|hạn)|[Hh]ạn|[Hh]oàn thành|[Xx]ong|[Dd]ự kiến)(?: [^():]{0,30})?)?[:, ]*\)")
"""Brackets that spoke of the time only."""
_DURATION = re.compile(r",? (?:với )?thời gian (?:không quá|tối đa|từ)? ?\d(?:[^,;]|,(?=\d))*|,? với thời gian (?:[^,;]|,(?=\d))*")
_CARRYING_OUT = re.compile(r"(?<! việc) thực hiện (?=[Nn]ghị quyết [Đđ]ại hội|Nghị quyết số|Kết luận số|Chỉ thị số)[^;]*")


def word_duty(text: str, verb: int, end: int, when: When | None, submission: Submission | None, *, keep: bool = False) -> str:
    """The words of the duty that begins at `verb`. keep: an assignment, whose addressee stays in the words."""
    start = verb
    cooperation = read_cooperation(text, start, end)
    holes = [] if keep or submission is None else list(submission.places)
    lead = _LEAD.match(text, start, end)
    first = _FIRST_WORDS.match(text, lead.end() if lead else start, end)
    holes = [(max(hole, first.end()) if first and hole <= first.end() else hole, last) for hole, last in holes]
    if when is not None:
        purpose = _PURPOSE.match(text, when.end, end)
        holes.append((when.start, purpose.end() if purpose else when.end))
    if cooperation is not None:
        holes.append((cooperation.start, cooperation.end))
    start = _behind_basis(text, start, end)
    words = _without(text, start, end, holes)
    words = _LEAD.sub("", words.strip(" ,"), count=1) if _LEAD.match(words.strip(" ,")) else words.strip(" ,")
    words = _DURATION.sub("", words) if "thời gian" in words else words
    words = _MEASURE.sub("", words) if " quá " in words or "tối đa" in words else words
    words = _EMPTY.sub("", _REMARK.sub("", words)) if "(" in words else words
    if not keep or len(words) > 160:
        words = _CARRYING_OUT.sub("", words)
    previous = None
    while words != previous:
        previous = words
        words = words[:-_TAIL_LENGTH] + _TAIL.sub("", words[-_TAIL_LENGTH:])
    words = " ".join(words.replace(" ,", ",").split()).strip(" ,;./")
    if words.count(" ") <= 1 and not keep and submission and submission.to and _LAID.search(text, start, end):
        words = f"{words}, trình {submission.to}"  # "thẩm tra, trình X": the word alone says too little
    sent = _SENT.fullmatch(words)
    return f"{sent['verb']} {sent['paper'][0].lower()}{sent['paper'][1:]}" if sent else words


def _behind_basis(text: str, start: int, end: int) -> int:
    """ "căn cứ Nghị quyết ..., theo chức năng, nhiệm vụ xây dựng báo cáo": where the duty itself begins."""
    if not _BASED.match(text, start, end):
        return start
    for mark in _TO_DO.finditer(text, start, end):
        verb = find_verb(text, mark.end(), end, guarded=False)
        if verb == mark.end() and not _BASED.match(text, verb, end):
            return verb
    return start


def _without(text: str, start: int, end: int, holes: list[tuple[int, int]]) -> str:
    parts, at = [], start
    for first, last in sorted(holes):
        if last <= at or first >= end:
            continue
        parts.append(text[at : max(at, first)])
        at = last
    parts.append(text[at:end])
    return " ".join(part.strip() for part in parts if part.strip())
