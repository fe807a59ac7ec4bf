"""How wide a centred heading is set so that its lines are of like length and no compound word is parted.

>>> from nhiemky.rulebook.document_form import newest_form
>>> balanced_width("BÁO CÁO", newest_form().looks.doc_type, 4000)
4000

Promise: as many lines as the whole column would take, never more; Word and LibreOffice break greedily, so a width is all they need.
"""

from __future__ import annotations

from collections.abc import Sequence

from nhiemky.rulebook.document_form import Look
from nhiemky.writing.fonts import text_width

SLACK = 120
"""Twips added to a balanced width: office PCs round the widths of letters."""

STEP = 20
"""Twips between the widths tried."""

COMPOUNDS = frozenset(
    """cơ quan|doanh nghiệp|đơn vị|sự nghiệp|đảng bộ|đảng ủy|chi bộ|cấp ủy|tổ chức|chấp hành|thường vụ|văn phòng|kiểm tra|giám sát
    |kỷ luật|nhân dân|hội đồng|ủy ban|thành phố|nhiệm kỳ|nghị quyết|đại hội|thực hiện|công ty|cổ phần|công tác|báo cáo|kết quả
    |chỉ tiêu|nhiệm vụ|giải pháp|lần thứ|bệnh viện|trung tâm|công nghiệp|nông nghiệp|phát triển|giáo dục|đào tạo|khoa học|cơ sở
    |tài chính|kế hoạch|đầu tư|xây dựng|thông tin|truyền thông|tuyên giáo|dân vận|nội chính""".replace("\n    ", "").split("|")
)
"""Words of two syllables that a heading is not broken within."""


def balanced_width(words: str, look: Look, column: int) -> int:
    """The width in twips, at most `column`."""
    syllables = words.split(" ")
    parts = [text_width(word, look.size, bold=look.bold, italic=look.italic) for word in syllables]
    space = text_width(" ", look.size, bold=look.bold, italic=look.italic)

    def starts(width: int) -> list[int]:
        """Numbers of the syllables that begin a line, the first line left out."""
        found, used = [], 0
        for number, part in enumerate(parts):
            if used and used + space + part > width:
                found.append(number)
                used = 0
            used += part + (space if used else 0)
        return found

    wanted = len(starts(column))
    if wanted == 0 or max(parts) > column:
        return column
    low, high = max(parts), column
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if len(starts(middle)) <= wanted else (middle + 1, high)
    whole = (width for width in range(low, column, STEP) if not any(_parts_compound(syllables, number) for number in starts(width)))
    return min(next(whole, low) + SLACK, column)


def _parts_compound(syllables: Sequence[str], number: int) -> bool:
    """A break before syllable `number` stands within a compound."""
    pair = f"{syllables[number - 1]} {syllables[number]}"
    return pair.lower().replace("uỷ", "ủy").strip(",;.") in COMPOUNDS
