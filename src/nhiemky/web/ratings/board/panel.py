"""The panel beside the rows: findings with their sums and clause, and the smallest repair that people may choose from.

>>> notes_of(board, "collective", around.findings)[0].title             # doctest: +SKIP
'Vượt 1 suất xuất sắc'
>>> remedy_of(board, "collective", "Sở, ngành").steps[0].choose         # doctest: +SKIP
1
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from nhiemky.checking.ratings.repair import repair
from nhiemky.domain.finding import Finding
from nhiemky.domain.rating import KIND_NAMES, SHORT_NAMES, Rated, RepairStep, SubjectKind
from nhiemky.web.ratings.board.presenting import lower, percent_of, plain
from nhiemky.web.ratings.board.rows import known_of
from nhiemky.web.ratings.board.standing import Board, Key, Seat
from nhiemky.web.ui.figures import percent

TIED = 8
"""Groups that are repaired together while somebody waits for the page."""
TITLES: Mapping[str, str] = {
    "head_above_collective": "Người đứng đầu cao hơn tập thể",
    "forced_level": "Mức cao hơn mức quy định bắt buộc",
    "points_level_mismatch": "Mức cao hơn điểm",
    "condition_missing": "Thiếu điều kiện",
    "not_ratable": "Không thuộc diện xếp mức",
    "cap_other_reading": "Có cách hiểu chặt hơn",
    "head_without_collective": "Chưa có tập thể để so",
    "level_below_points": "Mức thấp hơn điểm",
    "rating_to_confirm": "Cần xác nhận",
    "quarters_to_consider": "Cần xem kết quả các quý",
}
_SEVERITY = {"high": "bad", "medium": "warn", "low": "busy"}


@dataclass(frozen=True, slots=True)
class Note:
    """A finding in the panel. row: id of the row it is about, "" for the group."""

    title: str
    words: str
    basis: str
    kind: str
    shape: str
    row: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may go down. value: "uuid:LEVEL" as forms send it."""

    seat: Seat
    value: str
    known: str


@dataclass(frozen=True, slots=True)
class Step:
    """One change: of the only candidate, or of `choose` among several."""

    choose: int
    candidates: tuple[Candidate, ...]
    before: str
    after: str
    why: str
    group: str
    kind_words: str

    @property
    def named(self) -> bool:
        """Nothing to choose: all candidates go."""
        return self.choose == len(self.candidates)


@dataclass(frozen=True, slots=True)
class Remedy:
    """The smallest set of changes. proven: no smaller one exists. alone: of this group and its heads only, as too many are tied to it."""

    steps: tuple[Step, ...]
    count: int
    proven: bool
    alone: bool


def notes_of(board: Board, kind: SubjectKind, findings: Sequence[Finding]) -> list[Note]:
    """The findings of the panel on a page of that kind, those that must be settled first."""
    order = {"high": 0, "medium": 1, "low": 2}
    return [_note(board, kind, found) for found in sorted(findings, key=lambda one: order[one.severity])]


def _note(board: Board, kind: SubjectKind, found: Finding) -> Note:
    title = TITLES.get(found.code, "Cần xem lại")
    words = found.message
    if found.code == "cap_exceeded":
        title, words = f"Vượt {found.facts['over']} suất xuất sắc", cap_words(found)
    seat = board.by_code.get(("individual", found.subject_id or "")) if found.code.startswith("head_") else _seat(board, found)
    shown = (
        seat
        if kind == "individual" or not found.code.startswith("head_above")
        else board.by_code.get((kind, str(found.facts["collective_id"])))
    )
    row = f"dt-{shown.pk}" if shown is not None and shown.kind == kind else ""
    if found.code == "head_above_collective" and seat is not None:
        words = (
            f"{found.facts['collective']} xếp {SHORT_NAMES[str(found.facts['collective_level'])].lower()}, người đứng đầu "
            f"({seat.name}) đang {SHORT_NAMES[seat.level].lower()}."
        )
    return Note(title, words, found.basis, _SEVERITY[found.severity], "over" if found.severity == "high" else "q", row)


def _seat(board: Board, found: Finding) -> Seat | None:
    said = found.facts.get("subject_kind")
    kinds = (said,) if said else ("collective", "individual")
    return next((board.by_code[key] for kind in kinds if (key := (kind, found.subject_id or "")) in board.by_code), None)


def cap_words(found: Finding) -> str:
    """Both sides and the sum: "Nhóm sở, ngành có 4 xuất sắc trên 17 tốt là 23,5%, trần 20%. Nhiều nhất 3, khi đó 3/18 = 16,7%."."""
    facts = found.facts
    excellent, good, allowed = (int(facts[name]) for name in ("excellent", "good", "allowed"))
    rated = excellent + good + int(facts["completed"]) + int(facts["not_completed"])
    bases = {"good": (good, "tốt"), "good_or_better": (excellent + good, "tốt trở lên"), "all": (rated, "được xếp mức")}
    base, named = bases[str(facts["enforced"])]
    then = base + excellent - allowed if facts["enforced"] == "good" else base
    ratio = percent(Decimal(str(facts.get("raised") or facts["ratio"])), of_one=True)
    share = f" là {percent_of(excellent, base)}" if base else ""
    after = f", khi đó {plain(allowed)}/{plain(then)} = {percent_of(allowed, then)}" if then and allowed else ""
    has = f"Nhóm {lower(str(facts['group']))} có {plain(excellent)} xuất sắc trên {plain(base)} {named}{share}, trần {ratio}"
    return f"{has}. Nhiều nhất {plain(allowed)}{after}."


def remedy_of(board: Board, kind: SubjectKind, group: str) -> Remedy | None:
    """The smallest repair of all groups that heads and bodies tie to this one; None where nothing is broken there.

    Where more than TIED groups hang together it is of this group with its heads alone, others' caps left aside: nobody waits minutes
    for a click. Those who are decided already stay: their steps are left out.
    """
    seats = board.linked(kind, group)
    alone = len({(seat.kind, seat.group) for seat in seats}) > TIED
    rows = board.rows(board.neighbours(kind, group) if alone else seats)
    if alone:
        rows = [row if (row.kind, row.group) == (kind, group) else replace(row, group="") for row in rows]
    found = repair(rows, board.rules, board.elevated)
    known = {(row.kind, row.id): row for row in rows}
    steps = tuple(step for step in (_step(board, one, known) for one in found.changes) if step is not None)
    steps = tuple(sorted(steps, key=lambda step: step.kind_words != KIND_NAMES[kind]))  # those of this page first
    return Remedy(steps, sum(step.choose for step in steps), found.proven_minimal, alone) if steps else None


def _step(board: Board, step: RepairStep, known: Mapping[Key, Rated]) -> Step | None:
    codes = (step.subject_id,) if step.subject_id is not None else step.among
    seats = [board.by_code[step.subject_kind, code] for code in codes]
    free = [seat for seat in seats if not seat.frozen]
    if len(free) < step.choose:
        return None
    candidates = tuple(Candidate(seat, f"{seat.uuid}:{step.to_level}", known_of(known[seat.kind, seat.code])) for seat in free)
    return Step(
        step.choose, candidates, SHORT_NAMES[step.from_level], SHORT_NAMES[step.to_level].lower(), step.reason, step.group,
        KIND_NAMES[step.subject_kind],
    )  # fmt: skip
