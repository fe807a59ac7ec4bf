"""From a directive to the campaign it orders. Promises to take only what the directive says; what it leaves open stays empty.

>>> from datetime import date
>>> from nhiemky.domain.directive import Directive, Header
>>> header = Header(symbol="12-KH/ĐUK", organ_code="ĐUK", date=date(2023, 4, 4), doc_type="kế hoạch", issuing_body="ĐẢNG ỦY KHỐI",
...                 subject="sơ kết giữa nhiệm kỳ 2020 - 2025 của Đảng bộ Khối")
>>> campaign = campaign_from_directive(Directive("ke-hoach", header))
>>> campaign.id, campaign.owner.name, campaign.term, campaign.title
('12-kh-duk-2023-04-04', 'Đảng ủy Khối', '2020 - 2025', 'Sơ kết giữa nhiệm kỳ 2020 - 2025 của Đảng bộ Khối')
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, cast

from nhiemky.consolidating.status import direction_of
from nhiemky.domain.campaign import Campaign, DirectiveReference, Indicator, Method, Owner, Policies, Requirement, Task, UnitGroup
from nhiemky.domain.directive import DataWindow, Directive, Header
from nhiemky.domain.outline import AppendixTable
from nhiemky.flows.campaign_actors import PILOT_GROUP
from nhiemky.flows.campaign_gates import gates_of, without_gates
from nhiemky.flows.campaign_own_work import policies_of, with_own_work
from nhiemky.flows.campaign_requirements import requirement_of, split_bodies
from nhiemky.reading.structure.references import expanded
from nhiemky.vietnamese.columns import Role, column_role, default_columns
from nhiemky.vietnamese.days import find_days
from nhiemky.vietnamese.letterhead import everyday_name, organ_name
from nhiemky.vietnamese.measures import is_average, measure
from nhiemky.vietnamese.unicode import fold

UNKNOWN_OWNER = "(chưa rõ cơ quan ban hành)"
APPENDIX_TITLE = "Kết quả thực hiện các chỉ tiêu Nghị quyết Đại hội"

_TERM = re.compile(r"nhiệm kỳ\s+((?:19|20)[0-9]{2})\s*[-–]\s*((?:19|20)[0-9]{2})", re.IGNORECASE)
_APPENDIX_WORD = re.compile(r"^\s*phụ lục\s*[:.-]?\s*", re.IGNORECASE)
_BODY_WORD = re.compile(r"^(đảng ủy|đảng uỷ|đảng bộ)\s+", re.IGNORECASE)


_UNIT_HEADINGS = ("don vi", "ten don vi", "to chuc dang", "ten to chuc dang")


def campaign_from_directive(directive: Directive) -> Campaign:
    """The campaign as the directive alone gives it: without units (a roster brings them), with blank rows where the
    appendix is a blank template. A person corrects it before issue."""
    header = directive.header
    table = _appendix(directive.appendix_tables)
    cut_off, estimated = _cut_off(directive.data_windows, table)
    policy = directive.adjustment_policy[0] if directive.adjustment_policy else None
    owner = _owner(directive)
    requirements, tasks = with_own_work(tuple(_requirements(directive, owner.name)), tuple(_tasks(directive)))
    policies, tasks = policies_of(tasks, _policies(policy.policy if policy else None))
    tasks = without_gates(tasks)
    if gates := gates_of(directive, owner.name):
        policies = replace(policies or Policies(), **cast(dict[str, Any], gates))
    return Campaign(
        title=_title(directive),
        owner=owner,
        id=_identity(directive),
        directive=DirectiveReference(header.doc_type or "văn bản", header.symbol, header.date, _issuer(header), header.subject),
        term=_term(directive),
        cut_off=cut_off,
        cut_off_estimated=estimated,
        outlines=expanded(directive.outlines),
        appendix_title=_appendix_title(table),
        appendix_columns=_columns(table, cut_off, estimated),
        indicators=tuple(_indicators(table)) if table else (),
        requirements=requirements,
        adjustment_policy=policy.policy if policy else None,
        adjustment_consent_from=policy.consent_from if policy else None,
        tasks=tasks,
        groups=tuple(unit_groups(directive)),
        policies=policies,
    )


def _identity(directive: Directive) -> str:
    parts = (directive.header.symbol or directive.doc_id, directive.header.date.isoformat() if directive.header.date else "")
    return re.sub(r"[^a-z0-9]+", "-", fold(" ".join(parts))).strip("-") or "dot"


def _title(directive: Directive) -> str:
    subject = directive.header.subject or next((outline.subtitle for outline in directive.outlines if outline.subtitle), None)
    words = " ".join((subject or f"{directive.header.doc_type or 'Văn bản'} {directive.header.symbol or directive.doc_id}").split())
    return words[:1].upper() + words[1:]


def _issuer(header: Header) -> str | None:
    return header.issuing_body or header.issuing_body_inferred


def _owner(directive: Directive) -> Owner:
    header = directive.header
    texts = tuple(_wordings(directive))
    issuer = _issuer(header)
    return Owner(
        name=organ_name(_as_written(issuer, texts)) if issuer else UNKNOWN_OWNER,
        parent=header.parent_body,
        national_heading=header.national_heading,
        place=header.place,
        organ_code=header.organ_code,
        on_behalf_of=header.signer.on_behalf_of,
        signer_title=header.signer.title,
        signer_name=header.signer.name,
    )


def _wordings(directive: Directive) -> Iterator[str]:
    """Running text of the directive, where a name printed in capitals may stand in its everyday form."""
    header = directive.header
    yield from filter(None, (header.issuing_body_inferred, header.subject, *header.addressees, *header.recipients))
    for obligation in directive.obligations:
        yield from filter(None, (obligation.who, obligation.submit_to, obligation.via))
        yield from (evidence.quote for evidence in obligation.evidence)
    for outline in directive.outlines:
        yield from filter(None, (outline.subtitle, outline.attached_to))
    for citation in directive.citations:
        yield from filter(None, (getattr(citation, "issuer", None), getattr(citation, "subject", None)))


def _as_written(name: str, texts: Sequence[str]) -> str:
    """A name in capitals as the text itself writes it, else by the manner of committees' names; else as printed.

    >>> _as_written("ĐẢNG ỦY KHỐI DOANH NGHIỆP", ["Nghị quyết Đại hội Đảng bộ Khối Doanh nghiệp"])
    'Đảng ủy Khối Doanh nghiệp'
    """
    if name != name.upper():
        return name
    stem = _spaced(_BODY_WORD.sub("", name))
    for pattern in (_spaced(name), rf"(?<=đảng bộ ){stem}", rf"(?<=đảng ủy ){stem}"):
        for match in (found for text in texts for found in re.finditer(pattern + r"(?!\w)", text, re.IGNORECASE)):
            if match[0] != match[0].upper():
                return ("" if pattern == _spaced(name) else "Đảng ủy ") + " ".join(match[0].split())
    return everyday_name(name) or name


def _spaced(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())


def _term(directive: Directive) -> str | None:
    """The term named in the subject, else the one the outlines name most."""
    subject = directive.header.subject or ""
    outlines = (words for outline in directive.outlines for words in (outline.title, outline.subtitle or "", *outline.intro))
    for text in (subject, " ".join(outlines)):
        terms = Counter(f"{match[1]} - {match[2]}" for match in _TERM.finditer(text))
        if terms:
            return terms.most_common(1)[0][0]
    return None


def _cut_off(windows: Sequence[DataWindow], table: AppendixTable | None) -> tuple[str | None, bool]:
    """Until when the units' figures are, and whether estimated: as said of the appendix or the grassroots, else as the
    appendix's own heading says ("Thực hiện đến tháng 4/2023"), else as said first."""
    dated = [window for window in windows if window.to]
    for words in ("phu luc", "co so"):
        for window in dated:
            if words in fold(window.scope or ""):
                return window.to, window.estimated
    for column in (table.columns or ()) if table else ():
        if column_role(column) == "actual" and (found := find_days(column)) and found[-1].year:
            last = found[-1]
            exact = last.day.isoformat() if last.day else f"{last.last_day:%Y-%m}" if last.last_day else None
            return exact, "uoc" in fold(column).split()
    return (dated[0].to, dated[0].estimated) if dated else (None, False)


def _appendix(tables: Sequence[AppendixTable]) -> AppendixTable | None:
    """The indicator appendix among the tables: the one with a target or a result column, else the first named one."""
    for table in tables:
        if table.columns and {column_role(column) for column in table.columns} & {"target", "actual"}:
            return table
    return next((table for table in tables if not table.columns), None)


def _appendix_title(table: AppendixTable | None) -> str:
    title = _APPENDIX_WORD.sub("", (table.title or "") if table else "").strip()
    return title[:1].upper() + title[1:] if title else APPENDIX_TITLE


def _columns(table: AppendixTable | None, cut_off: str | None, estimated: bool) -> tuple[str, ...]:
    return table.columns if table and table.columns else default_columns(cut_off, estimated)


def _indicators(table: AppendixTable) -> Iterator[Indicator]:
    """Filled rows only: a blank template says nothing of what is to be counted."""
    places: dict[Role, int] = {}
    for at, column in enumerate(table.columns or ()):
        role = column_role(column)
        if role and role not in places:
            places[role] = at
    if "statement" not in places:
        return

    number = 0
    for cells in table.cells:
        row = {role: " ".join(cells[at].split()) for role, at in places.items() if at < len(cells)}
        statement, unit = row.get("statement", "").strip(".… "), row.get("unit_of_measure", "").strip(".… ")
        if not re.search(r"\w", statement) or _is_heading(statement, unit):
            continue
        number += 1
        target = row.get("target", "").strip(".… ") or None
        yield Indicator(f"CT{number:02}", statement, unit, default_method(unit, statement), target, direction_of(statement))


def _is_heading(statement: str, unit_of_measure: str) -> bool:
    return column_role(statement) == "statement" and column_role(unit_of_measure) == "unit_of_measure"


def default_method(unit_of_measure: str, statement: str) -> Method:
    """How units' figures become the parent's where nobody said: counts and amounts sum, yes/no counts the yes,
    shares and averages do not add up.

    >>> default_method("đảng viên", "Kết nạp"), default_method("%", "Tỷ lệ"), default_method("Đạt/Chưa đạt", "Cơ quan văn hóa")
    ('sum', 'none', 'count_yes')
    """
    kind = measure(unit_of_measure, statement)
    if kind == "yes_no":
        return "count_yes"
    return "sum" if kind in ("whole", "decimal") and not is_average(unit_of_measure, statement) else "none"


def _requirements(directive: Directive, owner: str) -> Iterator[Requirement]:
    for duty in directive.obligations:
        requirement = requirement_of(duty, owner, directive.outlines)
        if requirement.wording or duty.submit_to:
            yield requirement


def _tasks(directive: Directive) -> Iterator[Task]:
    """Every assignment of the text, of whoever leads it."""
    for number, work in enumerate(directive.assignments, 1):
        yield Task(f"v{number}", work.what, work.who, split_bodies(work.cooperate_with))


def unit_groups(directive: Directive) -> Iterator[UnitGroup]:
    """The named sets of units: the pilot, and those that duties name. Units stand by name until a roster gives their ids."""
    names: dict[str, tuple[str, ...]] = dict(_listed_groups(directive.appendix_tables))
    for group in directive.groups:
        if group.role and "làm điểm" in group.role:
            names[PILOT_GROUP] = group.members
    for order in directive.ordering:
        if order.first:
            names.setdefault(PILOT_GROUP, (order.first,))
    return (UnitGroup(name, members) for name, members in names.items())


def _listed_groups(tables: Sequence[AppendixTable]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Groups that a list of units names beside each unit ("Đơn vị", "Nhóm"), in the order in which they appear there."""
    for table in tables:
        headings = [fold(column) for column in table.columns or ()]
        if "nhom" not in headings or (unit := next((at for at, words in enumerate(headings) if words in _UNIT_HEADINGS), None)) is None:
            continue
        members: dict[str, list[str]] = {}
        for cells in table.cells:
            if len(cells) == len(headings) and cells[unit].strip() and fold(cells[unit]) not in _UNIT_HEADINGS:
                for name in cells[headings.index("nhom")].split(";"):
                    members.setdefault(" ".join(name.split()), []).append(" ".join(cells[unit].split()))
        yield from ((name, tuple(units)) for name, units in members.items() if name)


def _policies(policy: str | None) -> Policies | None:
    """Only what the text says of changing targets; the rest is the office's custom until somebody says otherwise."""
    if policy is None:
        return None
    return Policies(change_targets="forbidden" if policy == "no_adjustment" else "consent")
