"""Several days behind one verb: "gửi dự thảo trước ngày 05/5, bản chính thức trước ngày 15/5".

Promise: a further day is told from one that only explains the first: it has a bound of its own ("trước", "chậm nhất") and nothing
between the two but "và", a comma, or the name of another thing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from nhiemky.reading.duties.actors import find_verb, heading_actor
from nhiemky.reading.duties.when import When

_AND = re.compile(r"(?:,| và|, và)? ?")
_AND_THING = re.compile(r"(?:,| và|, và) (?P<thing>[^\W\d_][^,;:.()\n]{3,60}?),? ?")
_NO_THING = re.compile(
    r"(?:thời|dự kiến|chậm|kết thúc|bắt đầu|sau|để|xong|hoàn thành|trong|riêng|từ|đến|vào|trước|nếu|khi|nhưng|đã|cùng|theo|số liệu"
    r"|tính|trừ)(?!\w)"
)
_A_PAPER = re.compile(
    r"(?:dự thảo|báo cáo|kế hoạch|danh sách|hồ sơ) (?:lần|năm|quý|tháng|6|sáu|9|chín|tổng kết|sơ kết|bổ sung|hoàn chỉnh|chính thức|đợt"
    r"|kỳ|giữa|cuối)(?!\w)"
)
"""A paper whose name begins as a verb does."""


def coordinated(text: str, dated: list[When]) -> dict[When, str]:
    """Days that share the verb of the day before, with the thing they are of ("bản chính thức"), "" for the same thing."""
    found: dict[When, str] = {}
    for one, after in pairwise(dated):
        between = text[one.end : after.start]
        if len(between) > 70 or one.op not in ("before", "by"):
            continue
        if after.op == "on" and between.strip() in ("và", ",", ", và"):  # "chậm nhất ngày 15/6 và ngày 30/11": the bound is of both
            found[replace(after, op=one.op)] = ""
        elif after.op not in ("before", "by"):
            continue
        elif _AND.fullmatch(between):
            found[after] = ""
        elif (match := _AND_THING.fullmatch(between)) and not _NO_THING.match(thing := match["thing"]):
            other = find_verb(between, 0, len(between), guarded=False) is not None or heading_actor(thing) is not None
            if not other or _A_PAPER.match(thing):
                found[after] = thing
    return found
