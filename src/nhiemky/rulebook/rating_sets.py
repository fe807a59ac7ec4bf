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
from dataclasses import dataclass, field, fields, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from nhiemky.domain.finding import Refusal
from nhiemky.domain.wire import to_json
from nhiemky.rulebook.load import load_rules, parse_rules
from nhiemky.rulebook.ratings import ITEM_FIELDS, Cap, HeadRule, Item, Kind, RuleFile

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


@cache
def shipped() -> tuple[RuleFile, ...]:
    """Every rule file that comes with the program, by id."""
    return tuple(sorted((load_rules(path, RuleFile) for path in DATA.glob("*.yaml")), key=lambda file: (file.effective_from, file.id)))


def parse_rule_file(text: str, *, file: str) -> RuleFile:
    """A rule file somebody wrote. Refuses with `rule_file_invalid`: file, line, fault, what to write."""
    return parse_rules(text, RuleFile, file=file)


def rule_set(year: int, period: str = "", overlays: Sequence[RuleFile] = ()) -> RuleSet:
    """The rules for a rated year, or for a quarter of it ("2026-Q1"), with a committee's own `overlays` on top, outermost last.

    Refuses with `rule_not_for_year` where nothing shipped rates that year.
    """
    wanted = "quarter" if "-Q" in period else "year"
    standing = [file for file in shipped() if file.standing and _rates(file, year, wanted)]
    if not standing:
        earliest = min(file.rated_from for file in shipped() if file.standing)
        raise Refusal("rule_not_for_year", year=year, earliest=earliest)
    leaf = max(standing, key=lambda file: (len(_chain(file, shipped())), file.effective_from))
    return merged((*_chain(leaf, shipped()), *overlays))


def rule_set_of(file: RuleFile) -> RuleSet:
    """The rules a named file gives together with what it extends (`--rules FILE.yaml`, or an example asked by its id)."""
    return merged(_chain(file, shipped()))


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
    """`files` laid over each other, the first at the bottom: same code replaces, new code adds, `drops` takes away."""
    base = files[0]
    sections: dict[str, dict[str, Any]] = {name: {item.code: item for item in getattr(base, name)} for name in ITEM_FIELDS}
    origin = {f"{name}/{code}": base.id for name, items in sections.items() for code in items}
    dropped: dict[str, str] = {}
    for file in files[1:]:
        for name, items in sections.items():
            for code in [code for code in items if code in file.drops]:
                del items[code]
                dropped[code] = f"{file.id}: {file.drops[code]}"
            for item in getattr(file, name):
                items[item.code] = item
                origin[f"{name}/{item.code}"] = file.id
    top = files[-1]
    kept = {one.name: getattr(top, one.name) for one in fields(RuleFile) if one.name not in ITEM_FIELDS}
    rules = replace(base, **{**kept, **{name: tuple(items.values()) for name, items in sections.items()}})
    return RuleSet(rules, {file.id: file.title for file in files}, origin, dropped)


def pinned(text: str) -> RuleSet:
    """A rule set as a campaign kept it (`RuleSet.text`).

    >>> pinned(rule_set(2023).text) == rule_set(2023)
    True
    """
    value = json.loads(text)
    rules = parse_rules(json.dumps(value["rules"], ensure_ascii=False), RuleFile, file="bộ quy tắc đã ghim")
    return RuleSet(rules, value["documents"], value["origin"], value["dropped"])
