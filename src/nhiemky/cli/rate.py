"""`nhiemky rate FILE --year Y`: a rating table against the rule of its year, with the room of each group and, asked, the repair.

Design §4.5. Exit: 0 fine, 1 a finding of severity high, 2 refused, 64 wrong usage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import typer

from nhiemky.cli import output, rate_view
from nhiemky.cli.inputs import refuse_unreadable
from nhiemky.domain.finding import Refusal
from nhiemky.flows.rate import Rating, as_json
from nhiemky.flows.sandbox import Limits, Source, Workers
from nhiemky.flows.tasks_ratings import LIMITS, PARQUET_BYTES, PARQUET_LIMITS, RATES, rate_file, rate_parquet_file, read_rule_file
from nhiemky.rulebook.rating_sets import rule_file
from nhiemky.rulebook.ratings import RuleFile

T = TypeVar("T")
_PERIOD = re.compile(r"([0-9]{4})-Q[1-4]")


def rate(
    file: Path = typer.Argument(..., metavar="FILE", help="Bảng xếp loại .xlsx, .csv hoặc .parquet", show_default=False),
    year: int = typer.Option(..., "--year", metavar="Y", help="Năm được xếp loại; quy định chọn theo năm này.", show_default=False),
    period: str = typer.Option("", "--period", metavar="2026-Q1", help="Quý, khi xếp loại theo quý."),
    rules: list[str] | None = typer.Option(
        None,
        "--rules",
        metavar="FILE.yaml",
        help="Quy tắc của cấp mình (lớp phủ hoặc cả bộ), hoặc số và ký hiệu của một bộ có sẵn; nhiều lớp thì ghi nhiều lần, cấp dưới sau.",
        show_default=False,
    ),
    repair: bool = typer.Option(False, "--repair", help="Tìm số thay đổi ít nhất để đúng trần và đúng quy tắc người đứng đầu."),
    json: bool = typer.Option(False, "--json", help="In một tài liệu JSON ra màn hình, không in gì khác."),
) -> int:
    """Kiểm tra bảng xếp loại theo quy định của năm được xếp loại: trần xuất sắc, người đứng đầu, điểm, điều kiện, kỷ luật."""
    _refuse_wrong_period(period, year)
    own: list[RuleFile] = []
    for each in rules or ():
        own.append(_rules(each, own))
    rating = _rated(file, year, period, own, repair)
    if json:
        answer = {"schema_version": output.SCHEMA_VERSION, **as_json(rating)}
        output.print_json({**answer, "period": period} if period else answer)
    else:
        rate_view.show(rating, period)
    return output.worst(rating.findings)


def _refuse_wrong_period(period: str, year: int) -> None:
    if not period:
        return
    match = _PERIOD.fullmatch(period)
    if match is None:
        raise typer.BadParameter("hãy ghi năm và quý, ví dụ 2026-Q1", param_hint="--period")
    if int(match[1]) != year:
        raise typer.BadParameter(f"quý của năm {match[1]} nhưng --year là {year}", param_hint="--period")


def _rated(file: Path, year: int, period: str, own: Sequence[RuleFile], repair: bool) -> Rating:
    """The table judged in a limited process; anybody may have sent it."""
    if file.suffix.lower() == ".parquet":
        if refusal := refuse_unreadable(file, PARQUET_BYTES):
            raise refusal
        return _in_child(rate_parquet_file, (file.name, b""), PARQUET_LIMITS, str(file.absolute()), year, period, own, repair)
    if refusal := refuse_unreadable(file):
        raise refusal
    return _in_child(rate_file, (file.name, file), LIMITS, year, period, own, repair)


def _rules(given: str, below: Sequence[RuleFile]) -> RuleFile:
    """A rule file that may stand on those `below`, or a shipped one by its symbol."""
    path = Path(given)
    if not path.exists() and path.suffix.lower() not in (".yaml", ".yml"):
        return rule_file(given)
    if refusal := refuse_unreadable(path):
        raise refusal
    return _in_child(read_rule_file, (path.name, path), LIMITS, tuple(below))


def _in_child(task: Callable[..., T], source: Source, limits: Limits, *arguments: Any) -> T:
    with Workers(1, limits, preload=RATES) as workers:
        (answer,) = workers.map(task, [source], *arguments)
    if isinstance(answer, Refusal):
        raise answer
    return answer
