"""The name under which a finding is answered and its answer is remembered.

>>> from nhiemky.domain.finding import Evidence, finding
>>> one = finding("typo_or_ocr", file="a.docx", place="đoạn 3", quotes=(Evidence("nghị quyêt"),), explanation="“nghị quyêt” viết sai.")
>>> two = finding("typo_or_ocr", file="b.docx", place="đoạn 9", quotes=(Evidence("nghị  quyêt"),), explanation="“nghị quyêt” viết sai.")
>>> finding_id(one) == finding_id(two), finding_ids((one, two))[1] == f"{finding_id(one)}-2"
(True, True)

The same as long as it says the same about the same words, wherever these have moved and whatever the file is called: an answer given for
one version of a paper holds for the next. It is another finding once a number, a day or a word of either side has changed.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable

from nhiemky.domain.finding import Finding

_PLACES = re.compile(r"\b(?:đoạn|chú thích|dòng|trang|bảng|cột)\s+\d+")


def finding_id(found: Finding) -> str:
    """ "sum_mismatch-5f0c1a9be2": the code and the words, without places and the file's name."""
    message = found.message.replace(found.file, "") if found.file else found.message
    said = (found.code, found.subject_id or "", _PLACES.sub("", message), *(quote.quote for quote in found.quotes))
    words = "|".join(" ".join(each.split()) for each in said)
    return f"{found.code}-{hashlib.sha256(words.encode()).hexdigest()[:10]}"


def finding_ids(findings: Iterable[Finding]) -> tuple[str, ...]:
    """One for each, in their order; the second of two that say the same ends in "-2"."""
    met: Counter[str] = Counter()
    ids = []
    for found in findings:
        id = finding_id(found)
        met[id] += 1
        ids.append(id if met[id] == 1 else f"{id}-{met[id]}")
    return tuple(ids)
