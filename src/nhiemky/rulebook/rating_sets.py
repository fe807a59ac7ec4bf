"""Rule sets: rule files laid over one another, chosen by the rated year, pinned by their hash.

>>> rule_set(2021).id, rule_set(2026, "2026-Q2").id
('132-QĐ/TW + 21-HD/BTCTW', '366-QĐ/TW + 43-HD/BTCTW + 02-HD/BTCTW')
>>> rule_set(2023).cap("individual").who
'individual'
>>> len(rule_set(2025).sha256)
64

The choice follows the rated year, not the day of asking: ratings of 2022 are judged by the rules of 2022 for ever.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from nhiemky.domain.finding import Finding, Refusal, finding
from nhiemky.domain.wire import to_json
from nhiemky.rulebook.load import MisplacedError, load_rules, parse_rules, rule_fault
from nhiemky.rulebook.rating_layers import differing, loosened
from nhiemky.rulebook.ratings import ITEM_FIELDS, Cap, HeadRule, Item, Kind, RuleFile, bands_meet

DATA = Path(__file__).parent / "data" / "ratings"


@dataclass(frozen=True)
class RuleSet:
    """The rules in force for a rated period: `rules` merged from the documents (centre first).

    documents  symbol -> title, the bottom first. origin: "section/code" of an item -> symbol of the document it comes from.
    dropped    code of an item that an overlay took away -> by which document and why.
    """

    rules: RuleFile
    documents: Mapping[str, str]
    origin: Mapping[str, str] = field(default_factory=dict)
    dropped: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The documents' symbols, joined."""
        return " + ".join(self.documents)

    def cap(self, who: Kind) -> Cap | None:
        """The cap on that kind of subject, None where the rules set none."""
        return next((cap for cap in self.rules.caps if cap.who == who), None)

    @property
    def head_rule(self) -> HeadRule | None:
        """The head rule, None where the rules have none."""
        return self.rules.head_rules[0] if self.rules.head_rules else None

    def basis(self, item: Item, section: str) -> str:
        """ "124-QĐ/TW, Điều 12": the document an item comes from and its clause, as findings print it."""
        words = f"{self.origin.get(f'{section}/{item.code}', self.rules.id)}, {item.clause}"
        return words if not item.needs_confirmation or item.confirmed else f"{words} (mặc định, cần xác nhận)"

    def items(self, section: str) -> tuple[Item, ...]:
        """Items of one section ("caps", "forced", ...)."""
        found: tuple[Item, ...] = getattr(self.rules, section)
        return found

    @cached_property
    def text(self) -> str:
        """The whole as canonical JSON, in the order of the files: what a rating campaign keeps."""
        value = {"documents": self.documents, "rules": to_json(self.rules), "origin": self.origin, "dropped": self.dropped}
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))  # unsorted: documents and sections have an order

    @cached_property
    def sha256(self) -> str:
        """Of `text`: a campaign pins its rules by it."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def starter() -> str:
    """A rule file to copy and change, as text.

    >>> parse_rule_file(starter(), file="mau.yaml").caps[0].code
    'cap_individual'
    """
    return (DATA.parent / "rating_starter.yaml").read_text(encoding="utf-8")


@cache
def shipped() -> tuple[RuleFile, ...]:
    """Every rule file that comes with the program, by id."""
    return tuple(sorted((load_rules(path, RuleFile) for path in DATA.glob("*.yaml")), key=lambda file: (file.effective_from, file.id)))


def parse_rule_file(text: str, *, file: str, known: Sequence[RuleFile] = ()) -> RuleFile:
    """A rule file somebody wrote. Refuses with `rule_file_invalid`: file, line, fault, what to write; also where it cannot stand on what
    it extends (a shipped document or one of `known`): that is unknown, has not what is dropped, or is loosened."""
    read = parse_rules(text, RuleFile, file=file)
    if read.extends is None:
        return read
    by_id = {each.id: each for each in (*shipped(), *known)}
    if read.extends not in by_id:
        problem, remedy = f"chưa có văn bản '{read.extends}' để dựa lên", f"Hãy ghi một trong: {', '.join(by_id)}"
        raise rule_fault(text, ("extends",), file=file, problem=problem, remedy=remedy)
    above = merged(_chain(by_id[read.extends], by_id.values()))
    for looser in loosened(above.rules, read):
        if looser.binding:
            remedy = f"Cấp dưới được chặt hơn, không được nới lỏng {above.id}. {looser.remedy}"
            raise rule_fault(text, looser.at, file=file, problem=looser.problem, remedy=remedy)
    codes = {item.code for section in ITEM_FIELDS for item in above.items(section)}
    for code in read.drops:
        if code not in codes:
            problem = f"'{code}' không có trong {above.id}, nên không bỏ được"
            raise rule_fault(text, ("drops", code), file=file, problem=problem, remedy="Hãy xem tên mục bằng nhiemky rules show --json")
    try:
        _laid_over(above.rules, read)
    except MisplacedError as fault:
        problem, _, remedy = str(fault).partition(". ")
        raise rule_fault(text, fault.at[:1], file=file, problem=f"ghép với {above.id}: {problem}", remedy=remedy) from None
    return read


def softened(file: RuleFile, known: Sequence[RuleFile] = ()) -> tuple[Finding, ...]:
    """`rule_overlay_looser` for what the file replaces that its superior is only thought to say: allowed, and told. A file that calls
    itself one of the centre and is not shipped is told all that it loosens."""
    if file.extends is None:
        return ()
    by_id = {each.id: each for each in (*shipped(), *known)}
    return _told(merged(_chain(by_id[file.extends], by_id.values())), file)


def softened_over(below: RuleSet, files: Sequence[RuleFile]) -> tuple[Finding, ...]:
    """The same for `files` laid over `below`, the outermost last, each looked at on those under it."""
    layers = _stack(below)
    return tuple(each for at, file in enumerate(files) for each in _told(merged((*layers, *files[:at])), file))


def _told(above: RuleSet, file: RuleFile) -> tuple[Finding, ...]:
    if file in shipped() and file.layer == "centre":
        return ()
    return tuple(
        finding("rule_overlay_looser", id=file.id, problem=each.problem, superior=above.id, remedy=each.remedy)
        for each in differing(above.rules, file)
        if file.layer == "centre" or not each.binding
    )


def rule_set(year: int, period: str = "", overlays: Sequence[RuleFile] = ()) -> RuleSet:
    """The rules for a rated year, or for a quarter of it ("2026-Q1"), with a committee's own `overlays` on top, outermost last.

    Refuses with `rule_not_for_year` where nothing shipped rates that year.
    """
    below = _of_period(year, period)
    return _as_of(merged((*_stack(below), *overlays)), year) if overlays else below


def _as_of(rules: RuleSet, year: int) -> RuleSet:
    """What a paper first says for a later year is an inference for this one, and awaits confirmation."""
    sections: dict[str, Any] = {
        name: tuple(replace(item, grade="I") if item.seen_from and year < item.seen_from else item for item in rules.items(name))
        for name in ITEM_FIELDS
    }
    return (
        rules
        if all(sections[name] == rules.items(name) for name in ITEM_FIELDS)
        else replace(rules, rules=replace(rules.rules, **sections))
    )


def _stack(rules: RuleSet) -> tuple[RuleFile, ...]:
    return tuple(rule_file(symbol) for symbol in rules.documents)


@lru_cache(maxsize=256)
def _of_period(year: int, period: str) -> RuleSet:
    wanted = "quarter" if "-Q" in period else "year"
    standing = [file for file in shipped() if file.standing and _rates(file, year, wanted)]
    if not standing:
        earliest = min(file.rated_from for file in shipped() if file.standing)
        if wanted == "quarter" and year >= earliest:
            first = min(file.rated_from for file in shipped() if file.standing and wanted in file.periods)
            raise Refusal("rule_not_for_period", period=period, earliest=f"{first}-Q1")
        raise Refusal("rule_not_for_year", year=year, earliest=earliest)
    leaf = max(standing, key=lambda file: (len(_chain(file, shipped())), file.effective_from))
    return _as_of(merged(_chain(leaf, shipped())), year)


def rule_set_of(file: RuleFile, known: Sequence[RuleFile] = ()) -> RuleSet:
    """The rules a named file gives together with what it extends (`--rules FILE.yaml`, or an example asked by its id).

    known: files it may stand on, beside those that are shipped.
    """
    return merged(_chain(file, (*shipped(), *known)))


def in_force(on: date) -> tuple[RuleFile, ...]:
    """The standing documents in force on a day, by their day of effect; the day a document is replaced is its successor's.

    >>> [file.id for file in in_force(date(2023, 10, 4))]
    ['21-HD/BTCTW', '124-QĐ/TW']
    """
    return tuple(
        file for file in shipped() if file.standing and file.effective_from <= on and (file.effective_to is None or on < file.effective_to)
    )


def rule_file(id: str) -> RuleFile:
    """The shipped file of that symbol; refuses with `rule_unknown`."""
    for file in shipped():
        if file.id == id:
            return file
    raise Refusal("rule_unknown", what="xếp loại", id=id, known=", ".join(file.id for file in shipped()))


def _rates(file: RuleFile, year: int, period: str) -> bool:
    return period in file.periods and file.rated_from <= year and (file.rated_to is None or year <= file.rated_to)


def _chain(file: RuleFile, known: Iterable[RuleFile]) -> tuple[RuleFile, ...]:
    """The file with all it extends, the root first."""
    by_id = {each.id: each for each in known}
    chain = [file]
    while chain[0].extends is not None:
        above = by_id.get(chain[0].extends)
        if above is None or above in chain:
            raise Refusal("rule_unknown", what="xếp loại", id=chain[0].extends, known=", ".join(by_id))
        chain.insert(0, above)
    return tuple(chain)


def merged(files: Sequence[RuleFile]) -> RuleSet:
    """`files` laid over each other, the first at the bottom: same code replaces, new code adds, `drops` takes away.

    Refuses with `rule_overlay_looser` where a lower layer loosens what is known to bind it, with `rule_overlay_unfit` where the whole
    does not fit together.
    """
    rules = files[0]
    origin = {f"{name}/{item.code}": rules.id for name in ITEM_FIELDS for item in getattr(rules, name)}
    dropped: dict[str, str] = {}
    for file in files[1:]:
        for looser in loosened(rules, file):
            if looser.binding:
                raise Refusal("rule_overlay_looser", id=file.id, problem=looser.problem, superior=rules.id, remedy=looser.remedy)
        for name in ITEM_FIELDS:
            for item in getattr(rules, name):
                if item.code in file.drops:
                    dropped[item.code] = f"{file.id}: {file.drops[item.code]}"
                    origin.pop(f"{name}/{item.code}")
            origin |= {f"{name}/{item.code}": file.id for item in getattr(file, name)}
        try:
            rules = _laid_over(rules, file)
        except MisplacedError as fault:
            problem, _, remedy = str(fault).partition(". ")
            raise Refusal("rule_overlay_unfit", id=file.id, superior=rules.id, problem=problem, remedy=remedy) from None
    return RuleSet(rules, {file.id: file.title for file in files}, origin, dropped)


def _laid_over(below: RuleFile, file: RuleFile) -> RuleFile:
    """Two layers as one; the head is the upper one's. `MisplacedError` where bands or caps do not fit together."""
    sections: dict[str, Any] = {}
    for name in ITEM_FIELDS:
        items = {item.code: item for item in getattr(below, name) if item.code not in file.drops}
        items |= {item.code: item for item in getattr(file, name)}
        sections[name] = tuple(items.values())
    bands_meet(sections["bands"])
    return replace(file, **sections)


@lru_cache(maxsize=64)
def pinned(text: str) -> RuleSet:
    """A rule set as a campaign kept it (`RuleSet.text`).

    >>> pinned(rule_set(2023).text) == rule_set(2023)
    True
    """
    value = json.loads(text)
    rules = parse_rules(json.dumps(value["rules"], ensure_ascii=False), RuleFile, file="bộ quy tắc đã ghim")
    return RuleSet(rules, value["documents"], value["origin"], value["dropped"])


def verify_pinned(text: str, sha256: str) -> bool:
    """Whether a kept rule set is still the one that was pinned: its bytes have that hash and it can be read.

    >>> verify_pinned(rule_set(2023).text, rule_set(2023).sha256), verify_pinned(rule_set(2023).text + " ", rule_set(2023).sha256)
    (True, False)
    """
    if hashlib.sha256(text.encode()).hexdigest() != sha256:
        return False
    try:
        pinned(text)
    except (Refusal, ValueError, KeyError, TypeError):
        return False
    return True
