"""Ratings (xếp loại chất lượng): who was rated, how, and what is known of it.

>>> row = Rated("collective", "t1", "Đảng bộ Sở Công Thương", organisation="o1", group="Sở, ngành", level="HTXSNV")
>>> row.level, LEVEL_NAMES[row.level], row.points is None
('HTXSNV', 'Hoàn thành xuất sắc nhiệm vụ', True)
>>> below("HTXSNV"), rank("HTTNV") < rank("HTXSNV"), is_level("MIEN")
('HTTNV', True, False)

Levels are the four of every regulation since 2018; non-levels say why somebody has none. What is None or "" was not recorded: no rule
that asks for it gives a verdict.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Final, Literal

SubjectKind = Literal["collective", "individual"]
Level = Literal["HTXSNV", "HTTNV", "HTNV", "KHTNV"]

LEVELS: Final[tuple[str, ...]] = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")
"""Best first."""
NON_LEVELS: Final[tuple[str, ...]] = ("CHUA_XEP_LOAI", "KHONG_XEP_LOAI", "MIEN")
LEVEL_NAMES: Final[Mapping[str, str]] = {
    "HTXSNV": "Hoàn thành xuất sắc nhiệm vụ",
    "HTTNV": "Hoàn thành tốt nhiệm vụ",
    "HTNV": "Hoàn thành nhiệm vụ",
    "KHTNV": "Không hoàn thành nhiệm vụ",
    "CHUA_XEP_LOAI": "Chưa xếp loại",
    "KHONG_XEP_LOAI": "Không xếp loại",
    "MIEN": "Được miễn",
}
SHORT_NAMES: Final[Mapping[str, str]] = {
    "HTXSNV": "Xuất sắc",
    "HTTNV": "Tốt",
    "HTNV": "Hoàn thành",
    "KHTNV": "Không hoàn thành",
    "CHUA_XEP_LOAI": "Chưa xếp",
    "KHONG_XEP_LOAI": "Không xếp",
    "MIEN": "Miễn",
}
KIND_NAMES: Final[Mapping[str, str]] = {"collective": "tập thể", "individual": "cá nhân"}

DISCIPLINES: Final[Mapping[str, str]] = {
    "khong": "không bị kỷ luật",
    "tu_phat_hien": "vi phạm tự phát hiện và đã khắc phục",
    "khien_trach": "khiển trách",
    "canh_cao": "cảnh cáo",
    "cach_chuc": "cách chức",
    "giai_tan": "giải tán",
    "khai_tru": "khai trừ",
}
"""Codes of the column `discipline`, lightest first; "" is not recorded."""


@dataclass(frozen=True, slots=True)
class Rated:
    """One subject (tập thể hoặc cá nhân) with its level and the facts the rules ask about.

    id            unique among its kind; organisation: the id that ties a head to the collective; collectives: further ids that bind.
    group         subjects of similar position, role and function (nhóm tương đồng): the cap counts within it.
    level         one of LEVELS or NON_LEVELS.
    points        of 100. months_*: of the period. *_percent: 0-100, exceeded may pass 100. discipline: a code of DISCIPLINES or "".
    civil_service_level  the level the same person got as a civil servant (cán bộ, công chức, viên chức).
    marks         what only a person can state, as codes the rules know ("bat_kha_khang", "mat_doan_ket", "suy_thoai" ...).
    row           where it stood in the file (1 = the heading), 0 elsewhere.
    """

    kind: SubjectKind
    id: str
    name: str = ""
    organisation: str = ""
    group: str = ""
    is_head: bool = False
    level: str = ""
    points: Decimal | None = None
    discipline: str = ""
    months_since_admission: Decimal | None = None
    months_absent: Decimal | None = None
    tasks_done_percent: Decimal | None = None
    tasks_on_time_percent: Decimal | None = None
    tasks_exceeded_percent: Decimal | None = None
    shortcomings_remedied_percent: Decimal | None = None
    civil_service_level: str = ""
    collectives: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    quarter_levels: tuple[str, ...] = ()  # of the same year, in order, where the rule looks at them
    row: int = 0

    @property
    def shown(self) -> str:
        """As sentences name it."""
        return self.name or self.id


FACTS: Final[tuple[str, ...]] = (
    "points",
    "discipline",
    "months_since_admission",
    "months_absent",
    "tasks_done_percent",
    "tasks_on_time_percent",
    "tasks_exceeded_percent",
    "shortcomings_remedied_percent",
    "civil_service_level",
)
"""The optional columns of the command's table, each also a field of `Rated`; `collective_id` fills `collectives`."""

assert set(FACTS) <= {field.name for field in fields(Rated)}


def is_level(code: str) -> bool:
    """Whether it is one of the four levels."""
    return code in LEVELS


def rank(code: str) -> int:
    """4 for the best level, 1 for the last, 0 for what is no level: so that levels compare."""
    return len(LEVELS) - LEVELS.index(code) if code in LEVELS else 0


def below(level: str) -> str:
    """The next lower level; of the last, itself."""
    return LEVELS[min(LEVELS.index(level) + 1, len(LEVELS) - 1)]


@dataclass(frozen=True, slots=True)
class Tally:
    """A group's counts, its room for excellence, and all three shares (None where nothing stands below the line).

    allowed       the most that may be excellent, with excellent + good as they are; ok: excellent <= allowed.
    share_of_good excellent of good alone; share_of_good_or_better: of both; share_of_all: of everyone with a level.
    enforced      which of the three the rule enforces. left_out: heads with a level who do not count here.
    """

    group: str
    subject_kind: SubjectKind
    excellent: int
    good: int
    completed: int
    not_completed: int
    allowed: int
    ok: bool
    share_of_good: Decimal | None
    share_of_good_or_better: Decimal | None
    share_of_all: Decimal | None
    enforced: Literal["good", "good_or_better", "all"] = "good"
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class RepairStep:
    """One change of the smallest repair: either of the named subject, or of `choose` among equals, which people decide."""

    subject_id: str | None
    choose: int
    among: tuple[str, ...]
    from_level: str
    to_level: str
    reason: str
    subject_kind: SubjectKind = "individual"
    group: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """The smallest set of changes that satisfies cap and head rule together; count: the subjects that change."""

    changes: tuple[RepairStep, ...]
    count: int
    proven_minimal: bool
