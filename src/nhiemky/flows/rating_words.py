"""How papers on ratings name the documents they rest on.

>>> paper_words("124-QĐ/TW", "Quy định về việc kiểm điểm")
'Quy định số 124-QĐ/TW về việc kiểm điểm'
>>> paper_words("02-HD/BTCTW", "Hướng dẫn đánh giá hằng quý"), paper_words("7-X", "Điều khác")
('Hướng dẫn số 02-HD/BTCTW đánh giá hằng quý', '7-X (Điều khác)')
"""

from __future__ import annotations

KINDS = ("Quy định", "Hướng dẫn", "Kết luận", "Nghị định", "Nghị quyết", "Quyết định", "Công văn", "Kế hoạch", "Quy chế", "Thông tri")


def kind_of(title: str) -> str:
    """The sort of paper its title begins with, "" where it is none of the usual ones."""
    return next((kind for kind in KINDS if title.startswith(kind)), "")


def paper_words(symbol: str, title: str) -> str:
    """Sort, number and subject in the order an official paper cites them."""
    kind = kind_of(title)
    return f"{kind} số {symbol} {title[len(kind) :].strip()}".strip() if kind else f"{symbol} ({title})"
