"""Why each change of a repair is there: one Vietnamese sentence, for those who decide.

>>> above_collective(Rated("collective", "t1", "Sở Xây dựng", level="HTTNV"))
'Không cao hơn mức của tập thể Sở Xây dựng (Hoàn thành tốt nhiệm vụ).'
"""

from __future__ import annotations

from typing import Literal

from nhiemky.domain.rating import LEVEL_NAMES, Rated, SubjectKind

Pull = Literal["none", "follows", "no_head"]

_WHAT = {"collective": "đơn vị", "individual": "người"}


def above_collective(collective: Rated) -> str:
    """Of a head who stands above it."""
    return f"Không cao hơn mức của tập thể {collective.shown} ({LEVEL_NAMES[collective.level]})."


def follows(collective: Rated) -> str:
    """Of a head whose collective is named for lowering."""
    return f"Đi theo tập thể {collective.shown} phải hạ xuống tốt, vì người đứng đầu không cao hơn tập thể."


def follows_chosen(choose: int) -> str:
    """Of heads of whom those follow whose collectives are chosen."""
    return f"{choose} người đứng đầu của tập thể được chọn hạ thì hạ theo, vì không cao hơn tập thể."


def none_left(group: str) -> str:
    """Of each in a group that has no room at all."""
    return f"Nhóm “{group}” không có suất xuất sắc nào nên ai đang xuất sắc cũng phải hạ."


def all_left(group: str) -> str:
    """Of the rest of a group of whom all must go down."""
    return f"Nhóm “{group}” vượt trần nên những người xuất sắc còn lại đều phải hạ."


def only_way(kind: SubjectKind, group: str, pull: Pull) -> str:
    """Of the one (or few) whose lowering alone keeps the number of changes smallest."""
    why = {
        "none": "người đứng đầu không ở mức xuất sắc nên không kéo theo ai",
        "no_head": "bảng không có người đứng đầu nào phải hạ theo",
        "follows": "người đứng đầu phải hạ theo, nhưng hạ đơn vị khác thì còn nhiều thay đổi hơn",
    }[pull]
    return f"Nhóm “{group}” vượt trần; hạ {_WHAT[kind]} này là ít thay đổi nhất: {why}."


def by_merit(kind: SubjectKind, group: str, words: str, among: int, pull: Pull | None) -> str:
    """Of those whom recorded merits put last; words of `repair_merits.least_in`, "" where several merits decide together."""
    tail = {
        "none": "; người đứng đầu không ở mức xuất sắc nên không kéo theo ai",
        "follows": "; người đứng đầu phải hạ theo",
        "no_head": "",
        None: "",
    }[pull]
    return f"{words or 'Thành tích ghi lại kém nhất'} trong {among} {_WHAT[kind]} xuất sắc của nhóm “{group}”{tail}."


def one_way(group: str) -> str:
    """Of those of one smallest repair where others are as small and lower somebody else instead."""
    return f"Nhóm “{group}” vượt trần; đây là một trong các cách ít thay đổi nhất, còn cách khác cũng ít như vậy."


def equals(kind: SubjectKind, group: str, choose: int, among: int, *, again: bool = False, some_follow: bool = False) -> str:
    """Of a choice among equals. again: besides those chosen in the step before. some_follow: heads of chosen collectives are among them."""
    what = _WHAT[kind]
    if choose == among:
        return one_way(group)
    said = f"Nhóm “{group}” vượt trần: bớt {choose} trong {among} {what}, số liệu đã ghi chưa phân định được"
    if some_follow:
        said += ", trước hết là người đứng đầu của tập thể được chọn hạ"
    if again:
        said += f", ngoài {what} đã chọn ở trên"
    return f"{said}; người có thẩm quyền chọn."


def together(group: str, choose: int, among: int) -> str:
    """Of collectives tied by shared heads, chosen in one organisation with those of the other steps."""
    if choose == among:
        return one_way(group)
    return (
        f"Nhóm “{group}” vượt trần: bớt {choose} trong {among} đơn vị, chọn cùng người đứng đầu với các đơn vị bớt ở bước kia "
        "để ít người phải hạ theo nhất."
    )
