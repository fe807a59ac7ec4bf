"""`nhiemky rules list | show | diff | check | example`: rating rules in words, what changed, whether a rule file is right, one to copy.

Design §4.7. Exit: 0 fine, 2 a rule or file was refused, 64 wrong usage. With several files to check all are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from nhiemky.cli import output, rules_view
from nhiemky.cli.inputs import refuse_unreadable
from nhiemky.cli.today import day_of
from nhiemky.domain.finding import Finding, Refusal
from nhiemky.flows.rules_words import difference
from nhiemky.flows.sandbox import Workers
from nhiemky.flows.tasks_ratings import LIMITS, read_rule_file
from nhiemky.rulebook.rating_sets import RuleSet, in_force, rule_file, rule_set, rule_set_of, shipped, softened, starter
from nhiemky.rulebook.ratings import RuleFile

_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?P<quarter>-Q[1-4])?")
_ACTIONS = ("list", "show", "diff", "check", "example")


def rules(
    action: str = typer.Argument(
        ..., metavar="list|show|diff|check|example", help="Việc: liệt kê, in, so sánh, soát, in tệp mẫu.", show_default=False
    ),
    names: list[str] = typer.Argument(
        None, metavar="[NĂM|SỐ KÝ HIỆU|FILE.yaml]...", help="show: một; diff: hai; check: các tệp.", show_default=False
    ),
    year: int | None = typer.Option(None, "--year", help="Năm xếp loại; không ghi là năm nay."),
    period: str | None = typer.Option(None, "--period", metavar="2026-Q1", help="Quý xếp loại."),
    id: str | None = typer.Option(None, "--id", metavar="SỐ KÝ HIỆU", help="Một văn bản theo số và ký hiệu."),
    rules_files: list[Path] = typer.Option(
        None, "--rules", metavar="FILE.yaml", help="Tệp quy tắc của cấp mình; nhiều tệp thì cấp trên ghi trước, in tệp sau cùng."
    ),
    on: str | None = typer.Option(None, "--on", metavar="05/6/2023", help="list: chỉ các văn bản đang có hiệu lực ngày ấy."),
    json: bool = typer.Option(False, "--json", help="In một tài liệu JSON ra màn hình, không in gì khác."),
) -> int:
    """Quy tắc xếp loại: đang có bộ nào, năm ấy nói gì (kèm điều khoản), hai bộ khác nhau gì, tệp tự viết có đúng không.

    Viết quy tắc của cấp mình: nhiemky rules example > quy-tac.yaml, sửa rồi soát bằng rules check. Mục ghi lại đúng code của cấp trên
    (ví dụ cap_individual) là thay mục ấy.
    """
    names = names or []
    match action:
        case "list":
            _none(names)
            rules_view.show_list(shipped() if on is None else in_force(day_of(on)), json=json)
        case "show":
            rules_view.show(*_shown(names, year, period, id, rules_files or []), json=json)
        case "diff":
            if len(names) != 2:
                raise typer.BadParameter("so sánh cần đúng hai: hai năm, hai số ký hiệu hoặc hai tệp, ví dụ: rules diff 2022 2023")
            old, new = (_named(name) for name in names)
            rules_view.show_difference(old, new, difference(old, new), json=json)
        case "check":
            if not names:
                raise typer.BadParameter("thiếu FILE.yaml")
            return _check(names, json=json)
        case "example":
            _none(names)
            rules_view.show_starter(starter(), json=json)
        case _:
            raise typer.BadParameter(f"'{action}' không có. Hãy ghi một trong: {', '.join(_ACTIONS)}")
    return output.FINE


def _none(names: Sequence[str]) -> None:
    if names:
        raise typer.BadParameter(f"thừa chữ '{names[0]}'")


def _shown(names: Sequence[str], year: int | None, period: str | None, id: str | None, files: list[Path]) -> tuple[RuleSet, str]:
    """One rule set: by a bare name (a year, a quarter, a symbol, a file) or by the options."""
    if not names:
        return _asked(year, period, id, files)
    if len(names) > 1 or files or any(given is not None for given in (year, period, id)):
        raise typer.BadParameter("in mỗi lần một bộ: ghi một năm, quý, số ký hiệu hoặc tệp, hoặc dùng --year, --period, --id, --rules")
    return _named(names[0]), Path(names[0]).name if names[0].lower().endswith((".yaml", ".yml")) else names[0]


def _asked(year: int | None, period: str | None, id: str | None, files: list[Path]) -> tuple[RuleSet, str]:
    """The rule set that the options name, and which words name it."""
    if id is not None and files:
        raise typer.BadParameter("chỉ dùng một trong --id và --rules")
    if (id is not None or files) and (year is not None or period is not None):
        raise typer.BadParameter("--id, --rules đã nêu bộ quy tắc; hãy bỏ --year, --period")
    if id is not None:
        return rule_set_of(rule_file(id)), id
    if files:
        return _of_files(files), files[-1].name
    if period is not None:
        match = _YEAR.fullmatch(period)
        if match is None:
            raise typer.BadParameter("hãy ghi năm và quý, ví dụ 2026-Q1", param_hint="--period")
        if year is not None and int(match["year"]) != year:
            raise typer.BadParameter(f"kỳ của năm {match['year']} nhưng --year là {year}", param_hint="--period")
        return rule_set(int(match["year"]), period if match["quarter"] else ""), period
    wanted = day_of(None).year if year is None else year
    return rule_set(wanted), str(wanted)


def _named(name: str) -> RuleSet:
    """A year, a quarter, a symbol or a file."""
    if match := _YEAR.fullmatch(name):
        return rule_set(int(match["year"]), name if match["quarter"] else "")
    if name.lower().endswith((".yaml", ".yml")):
        return _of_files([Path(name)])
    return rule_set_of(rule_file(name))


def _of_files(paths: Sequence[Path]) -> RuleSet:
    """The last of them, on those before it and on what is shipped."""
    known: list[RuleFile] = []
    for path in paths:
        known.append(_read(path, known))
    return rule_set_of(known[-1], known)


def _read(path: Path, known: Sequence[RuleFile]) -> RuleFile:
    """In a limited process: anybody may have written it."""
    if refusal := refuse_unreadable(path):
        raise refusal
    with Workers(1, LIMITS, preload=("nhiemky.rulebook.rating_sets",)) as workers:
        (answer,) = workers.map(read_rule_file, [(path.name, path)], tuple(known))
    if isinstance(answer, Refusal):
        raise answer
    return answer


def _check(names: Sequence[str], *, json: bool) -> int:
    """Every file is looked at, those before it known to it; one that is wrong does not stop the others."""
    known: list[RuleFile] = []
    answers: list[dict[str, Any]] = []
    refused = False
    everything: list[Finding] = []
    for name in names:
        path = Path(name)
        found: list[Finding] = []
        read: RuleSet | None = None
        try:
            file = _read(path, known)
            read = rule_set_of(file, known)
            found = list(softened(file, known))
            known.append(file)
        except Refusal as refusal:
            refused = True
            found = [refusal.as_finding(path.name)]
        everything += found
        answers.append(
            {
                "schema_version": output.SCHEMA_VERSION,
                "file": path.name,
                "ok": read is not None,
                "rule_set": read.id if read else None,
                "sha256": read.sha256 if read else None,
                "findings": found,
            }
        )
        if not json:
            rules_view.show_checked(path.name, read, found)
    if json:
        output.print_json(answers)
    return output.worst(everything, refused=refused)
