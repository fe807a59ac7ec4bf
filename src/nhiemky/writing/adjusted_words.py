"""How a table that adds units up says that levels were changed: in a footnote, a mark, a sheet of its own.

>>> changed = {("Chi bộ Đài", "CT01"): Adjusted("Chi bộ Đài", "CT01", "Kết nạp đảng viên", "10", "12", "45-CV/ĐUK")}
>>> changed_words(changed, "CT01")
'Chi bộ Đài: đầu nhiệm kỳ 10, điều chỉnh thành 12 theo 45-CV/ĐUK.'
>>> changed_words(changed, "CT02")
''

The owner's own levels stand under the unit "".
"""

from __future__ import annotations

from collections.abc import Mapping

from nhiemky.domain.target_progress import Adjusted

Changed = Mapping[tuple[str, str], Adjusted]
"""(unit's name in the campaign, "" the owner; indicator's code) -> what was changed."""
_NAMED = 8


def changed_words(changed: Changed, code: str) -> str:
    """The owner's own change first, then the units' in order; beyond eight they are counted."""
    own = changed.get(("", code))
    units = [(unit, one) for (unit, of), one in changed.items() if of == code and unit]
    told = [f"{own.note[:1].upper()}{own.note[1:]}"] if own else []
    told += [f"{unit}: {one.note}" for unit, one in units[:_NAMED]]
    if left := units[_NAMED:]:
        told.append(f"và {len(left)} đơn vị khác được điều chỉnh, xem sổ điều chỉnh chỉ tiêu")
    return f"{'; '.join(told)}." if told else ""


def first_level(changed: Changed, unit: str, code: str) -> str:
    """ "đầu nhiệm kỳ 10", "" where nothing was changed."""
    one = changed.get((unit, code))
    return f"đầu nhiệm kỳ {one.original}" if one else ""
