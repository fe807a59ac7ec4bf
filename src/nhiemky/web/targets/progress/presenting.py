"""Lines of targets as pages and papers show them: a tag with shape and colour, the level with its first one, rows of the papers.

>>> shown = shown_line(line)                                             # doctest: +SKIP
>>> shown.css, shown.shape, shown.pace                                   # doctest: +SKIP
('warn', 'down', 'bằng 31,2% chỉ tiêu, thời gian đã qua 55,5%')
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nhiemky.consolidating.progress import RANK
from nhiemky.domain.target_progress import STATUS_WORDS, Status
from nhiemky.flows.papers.target_progress import ProgressRow, percent
from nhiemky.web.targets.progress.standing import Line

LOOKS: dict[Status, tuple[str, str]] = {
    "vuot": ("good", "ok"), "dat": ("good", "ok"), "dung_tien_do": ("plain", ""), "cham": ("warn", "down"), "chua_dat": ("bad", "over"),
    "chua_co_so_lieu": ("plain", ""), "khong_so_sanh": ("plain", ""),
}  # fmt: skip
"""Status -> colour and shape of its tag: what is well stands as plain words."""
COUNTING = {
    ("term", True): "lũy kế cả nhiệm kỳ", ("term", False): "mức đến cuối nhiệm kỳ", ("yearly", True): "cộng dồn trong năm",
    ("yearly", False): "mức từng năm",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """One line with its looks."""

    line: Line
    css: str
    shape: str
    pace: str
    counting: str


def shown_line(line: Line) -> Shown:
    css, shape = LOOKS[line.standing.status]
    said = []
    if line.standing.share is not None:
        said.append(
            f"bằng {percent(line.standing.share)} chỉ tiêu"
            if line.counting.cumulative
            else f"đã đi {percent(line.standing.share)} quãng đường"
        )
    if line.standing.elapsed is not None and line.standing.status != "chua_co_so_lieu":
        said.append(f"thời gian đã qua {percent(line.standing.elapsed)}")
    return Shown(line, css, shape, ", ".join(said), COUNTING[line.counting.period, line.counting.cumulative])


def shown_lines(lines: Iterable[Line], only: str = "") -> list[Shown]:
    """only: a status, "kho" for forecasts, "" all; in the order of the list."""
    return [shown_line(line) for line in lines if not only or line.standing.status == only or (only == "kho" and line.forecast)]


def worst_first(lines: Iterable[Line]) -> list[Line]:
    """Low ones: forecasts and what is behind, the furthest behind first."""
    low = [line for line in lines if line.low]
    return sorted(low, key=lambda line: (RANK[line.standing.status], line.standing.share or 0))


def counts_of(lines: Sequence[Line]) -> list[tuple[str, str, int]]:
    """(filter, words, count) of what there is, best first, forecasts last."""
    counts = Counter(line.standing.status for line in lines)
    found: list[tuple[str, str, int]] = [(status, words, counts[status]) for status, words in STATUS_WORDS.items() if counts[status]]
    if hard := sum(line.forecast is not None for line in lines):
        found.append(("kho", "Dự báo khó hoàn thành", hard))
    return found


def row_of(line: Line) -> ProgressRow:
    """For print."""
    return ProgressRow(
        line.statement, line.unit_of_measure, line.target, line.actual, line.standing.words, line.standing.share, line.standing.elapsed,
        line.adjusted.note if line.adjusted else "", line.forecast.reason if line.forecast else "", line.estimated,
    )  # fmt: skip
