"""What a chapter's title tells of the figures under it: targets, goals, results.

What it promises: titles are compared folded (vietnamese/unicode); where headings stand within one another, the innermost
that says one or the other decides.

>>> is_chapter_of_targets("ii- phuong huong / 1. ket qua nam truoc"), is_chapter_of_targets("i- danh gia / ii- chi tieu nam 2030")
(False, True)
"""

from __future__ import annotations

import re

_GOALS = re.compile(r"chi tieu|^muc tieu")
_TARGET_LIST = re.compile(r"^(?!.*ket qua)(?!.*thuc hien (?:cac )?chi tieu).*chi tieu")
_TARGET_CHAPTER = re.compile(
    r"chi tieu|muc tieu|phuong huong|nhiem vu,? giai phap|nhiem vu va giai phap|nhiem vu trong tam|ke hoach nam|trong thoi gian toi"
    r"|thoi gian toi|(?:^|/ )(?:mot so |cac )?nhiem vu (?:cong tac |chu yeu )?(?:\d{1,2} thang|quy|nam|thang|6 thang)\b"
)
_RESULT_CHAPTER = re.compile(r"ket qua|danh gia|tinh hinh thuc hien|uu diem|han che|thuc trang|dac diem")
_TOLD = re.compile(r"(?:ve )?(?:ket qua(?! (?:can|phai|du kien|mong))|tinh hinh thuc hien)")
"""A heading of a letter or notice under which results are told."""


_WHAT_WAS = re.compile(
    r"(?:^|/ )(?:ve )?(?:nhung )?(?:uu diem|ket qua(?! (?:can|phai|du kien|mong))|han che|ton tai, han che|khuyet diem)\b"
    r"(?!.*(?:phuong huong|muc tieu|chi tieu))"
)


def tells_what_was(path: str) -> bool:
    """Some heading of the path judges what has been done: its figures are results in any type of document."""
    return _WHAT_WAS.search(path) is not None


def is_chapter_of_targets(path: str) -> bool:
    """`path`: folded titles, outermost first, joined by " / "."""
    for title in reversed(path.split(" / ")):
        if _RESULT_CHAPTER.search(title):
            return False
        if _TARGET_CHAPTER.search(title):
            return True
    return False


def names_goals(title: str) -> bool:
    """The heading announces targets or opens with its goals: what is counted below it shall be."""
    return _GOALS.search(title) is not None


def lists_targets(title: str) -> bool:
    """The items below the heading are targets one by one, those without a figure too."""
    return _TARGET_LIST.search(title) is not None


def tells_results(title: str) -> bool:
    """The heading opens a telling of results, whatever type of document it stands in."""
    return _TOLD.match(title) is not None
