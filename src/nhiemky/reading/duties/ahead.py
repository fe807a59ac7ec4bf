"""Who goes first without being called a pilot: "sơ kết trước, rút kinh nghiệm cho ...", "làm trước tại ...", "thí điểm tại ... nhân rộng".

>>> found = read_ahead("Giao Chi bộ ấp Đông và Chi bộ ấp Tây sơ kết trước, rút kinh nghiệm cho 12 chi bộ còn lại.", 0, 88)
>>> found.first, found.then
('Chi bộ ấp Đông và Chi bộ ấp Tây', '12 chi bộ còn lại')
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WORK = r"(?:sơ kết|tổng kết|đại hội|hội nghị|kiểm điểm|kiểm tra|giám sát|đánh giá|xếp loại|triển khai|thực hiện|tiến hành|tổ chức|làm)"
_TO_LEARN = r"(?:rút kinh nghiệm|học tập|nhân rộng|làm theo|nhân ra diện rộng)"
_REST = r"(?P<then>(?:\d[\d.]* |các |những |toàn )?[^.;,()\d][^.;,()]{3,90})"

_GIVEN_AHEAD = re.compile(
    rf"(?:[Cc]họn|[Gg]iao|cho) (?P<first>[A-ZĐ\d][^.;:]{{3,160}}?) (?:{_WORK} ){{0,3}}{_WORK}?(?: điểm| trước){{1,2}},? (?:để |sau đó )?"
    rf"(?:{_TO_LEARN}|(?P<learners>các [^.;,]{{3,40}}?) {_TO_LEARN})(?: (?:cho|rồi|và|để|trước khi)(?: {_WORK})*(?: tại| ở| cho)? {_REST})?"
)
_AHEAD_AT = re.compile(
    rf"{_WORK} (?:điểm |thí điểm )?trước (?:tại|ở|đối với) (?P<first>[A-ZĐ\d][^.;,:]{{3,120}}?)(?= trong | từ ngày | trước ngày |,)"
    rf"[^.;]{{0,40}},? (?:để )?{_TO_LEARN}(?: (?:cho|rồi|và|để|trước khi)(?: {_WORK})*(?: tại| ở| cho)? {_REST})?"
)
_TRIED = re.compile(
    r"[Tt]hí điểm [^.;:]{3,100}? (?:tại|ở) (?P<first>[^.;]{3,160}?)(?= trong | từ | đến | trước |;)[^.]{0,60}?;? (?:sau|rồi|trước khi)"
    rf"[^.;]{{0,30}}?(?:nhân rộng|mở rộng|triển khai)(?: ra| đến| tại| cho)? {_REST}"
)


class Ahead(NamedTuple):
    """first, then: as written; end: where the words that say it stop."""

    first: str
    then: str | None
    end: int


def read_ahead(text: str, start: int, end: int) -> Ahead | None:
    """Of one sentence; None where nobody goes first."""
    for pattern in (_GIVEN_AHEAD, _AHEAD_AT, _TRIED):
        if match := pattern.search(text, start, end):
            groups = match.groupdict()
            then = groups.get("then") or groups.get("learners")
            return Ahead(match["first"].strip(" ,"), then.strip() if then else None, match.end())
    return None
