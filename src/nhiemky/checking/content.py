"""What a section says, beyond being there: words that say nothing, dots left to fill in, causes asked for and not given.

>>> item = SectionItem("III", ("III",), "III", "Hạn chế, khuyết điểm", "", ("Nêu hạn chế và nguyên nhân.",))
>>> [found.code for found in check_content(item, "Công tác lãnh đạo, chỉ đạo đã được quan tâm thực hiện tốt, đầy đủ, nghiêm túc.")]
['section_boilerplate', 'causes_missing']
>>> [found.code for found in check_content(item, "Kết nạp 3/5 đảng viên do nguồn ở hai tổ dân phố ít.")]
[]

Promise: an answer with one figure, one name, one day or one thing of its own is no boilerplate, however short; an item that the outline
does not ask for causes is never missed them; nothing here is severe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.placement import SectionItem
from nhiemky.vietnamese.unicode import fold

_GENERAL = frozenset(
    fold(
        """
        đã và đang được luôn cơ bản thực hiện tốt khá rất đầy đủ nghiêm túc thường xuyên kịp thời đúng quy định theo quan tâm lãnh đạo
        chỉ đạo triển khai tổ chức công tác hoạt động việc các những mọi nhiệm vụ hoàn thành xuất sắc đạt kết quả quan trọng tích cực có
        hiệu quả chất lượng nâng cao từng bước tiếp tục tăng cường đẩy mạnh phát huy trong thời gian qua tới nhiệm kỳ năm nay cấp ủy chi bộ
        đảng bộ đảng ủy ban thường vụ chấp hành tập thể cá nhân cán bộ đảng viên đơn vị cơ quan của ta mình về với cho để là một số nhiều
        góp phần vào xây dựng đoàn kết thống nhất nội bộ tinh thần trách nhiệm vai trò chủ động sáng tạo toàn diện sâu sát cụ thể không
        ngừng ngày càng bám sát nghị quyết chương trình kế hoạch đề ra trên mặt lĩnh vực quán triệt học tập nhìn chung cũng như bảo đảm sự
        nỗ lực cố gắng chính trị chuyên môn phong trào tư tưởng ổn định tốt đẹp yêu cầu mục tiêu chỉ tiêu còn hạn chế tồn tại khắc phục nội
        dung này
        """
    ).split()
)
_LEAST_GENERAL = 0.86
_LEAST_WORDS, _MOST_WORDS = 8, 60
"""A shorter answer may be all there is to say; a longer text says something in the end."""
_OF_ITS_OWN = re.compile(r"\d|[“\"]")
_WORD = re.compile(r"[^\W\d_]+")
_SET_NAMES = ("ban thuong", "ban chap", "dang uy", "dang bo", "chi bo", "chi uy", "trung uong", "nghi quyet", "uy ban")
_NAME_WORD = re.compile(r"(?P<word>[^\W\d_]+)(?P<stop>[ ]?[.,:;!?\n])?")
_DOTS = re.compile(r"…{2,}|\.{5,}|_{4,}|\((?:nêu rõ|ghi rõ|nêu cụ thể|ghi cụ thể)\b[^()\n]{0,80}\)", re.IGNORECASE)
_ASKED = re.compile(r"nguyên nhân", re.IGNORECASE)
_CAUSE = re.compile(
    r"nguyên nhân|(?<!\w)(?:do|vì|bởi|nhờ|tại vì|xuất phát từ|bắt nguồn từ|lý do|khách quan|chủ quan|dẫn đến|dẫn tới)(?!\w)", re.IGNORECASE
)
_NOTHING_TO_SAY = re.compile(r"^\W*(?:không(?: có)?|chưa(?: có)?|không phát sinh)\b[^.\n]{0,60}\W*$", re.IGNORECASE)


def check_content(item: SectionItem, text: str) -> Iterator[Finding]:
    """Findings about one answered section; `text` is what stands under it."""
    if not text.strip() or not item.applies:
        return
    facts: dict[str, Any] = {"subject_id": item.key, "number": item.number, "title": item.title}
    if says_nothing(text, item.title):
        yield finding("section_boilerplate", words=_opening(text), **facts)
    if left := _DOTS.search(text):
        yield finding("blank_left", words=" ".join(left[0].split())[:60], **facts)
    if _asks_causes(item) and not _CAUSE.search(text) and not _NOTHING_TO_SAY.match(text.strip()):
        yield finding("causes_missing", **facts)


def says_nothing(text: str, title: str = "") -> bool:
    """Only general praise or intent: no figure, no name, no quotation, nearly every word of the phrases that fit any report."""
    words = [fold(word) for word in _WORD.findall(text)]
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS or _OF_ITS_OWN.search(text) or _NOTHING_TO_SAY.match(text.strip()):
        return False
    if any(not name.startswith(_SET_NAMES) for name in _names(text)):
        return False
    known = _GENERAL | {fold(word) for word in _WORD.findall(title)}
    return sum(1 for word in words if word in known) >= _LEAST_GENERAL * len(words)


def _names(text: str) -> Iterator[str]:
    """Two words or more with capitals, folded, that do not open a sentence: "Đồng Vọng"."""
    name: list[str] = []
    opening = True
    for match in _NAME_WORD.finditer(text):
        if match["word"][0].isupper() and (name or not opening):
            name.append(fold(match["word"]))
        else:
            if len(name) > 1:
                yield " ".join(name)
            name = []
        opening = bool(match["stop"])
        if opening and len(name) > 1:
            yield " ".join(name)
        name = [] if opening else name
    if len(name) > 1:
        yield " ".join(name)


def _asks_causes(item: SectionItem) -> bool:
    """The title or the guidance asks, not a heading below it that is a section of its own."""
    return bool(_ASKED.search(item.title) or any(_ASKED.search(line) for line in (*item.guidance, *item.points)))


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:14]) + (" …" if len(words) > 14 else "")
