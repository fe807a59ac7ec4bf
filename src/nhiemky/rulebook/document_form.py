"""Document form (thể thức văn bản): which guide rules a paper issued on a day, and what it says.

>>> document_form(date(2026, 5, 26)).id, document_form(date(2026, 5, 27)).id
('36-HD/VPTW', '05-HD/VPTW')
>>> rules = document_form(date(2026, 9, 5))
>>> rules.margins.left, rules.looks.doc_type.size, rules.body.line
(30, 15, Decimal('18'))
>>> rules.basis.last, rules.basis.clause, rules.basis.needs_confirmation
('.', 'I.6.2.3', False)
>>> document_form(date(2026, 9, 5), state=True).id
'30/2020/NĐ-CP'

The values stand in data/document_form/, one file a document, each item with its clause and grade. Lengths are millimetres,
type sizes and spacings points.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from nhiemky.domain.finding import Refusal
from nhiemky.rulebook.load import load_rules

DATA = Path(__file__).parent / "data" / "document_form"

Grade = Literal["A", "S", "C", "K", "I"]
Align = Literal["left", "right", "centre", "justified"]
Rule = Literal["none", "star", "dashes", "line"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """Anything the guide says, with where it says so and how sure we are.

    grade   A official text or a portal quoting it, S a real document, C a local or third-party transcription, K common
            knowledge, I our inference from practice where the guide is silent.
    """

    clause: str
    grade: Grade

    def __post_init__(self) -> None:
        if not self.clause.strip():
            raise ValueError("điều khoản để trống. Hãy ghi mục của văn bản, hoặc 'không quy định'")

    @property
    def needs_confirmation(self) -> bool:
        """An editable default that an office must confirm, not a stated rule."""
        return self.grade in ("C", "K", "I")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Ruled):
    """Sheet, portrait."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins(Ruled):
    """Lề. What we set, and up to where more is allowed too (`None`: no more). verso_left, verso_right: the back of a two-sided sheet."""

    top: int
    bottom: int
    left: int
    right: int
    verso_left: int
    verso_right: int
    top_max: int | None = None
    bottom_max: int | None = None
    left_max: int | None = None
    right_max: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface(Ruled):
    """Phông chữ."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumber(Ruled):
    """Số trang: Arabic, centred in the top margin. from_edge: sheet edge to number."""

    size: int
    from_edge: int
    on_first_page: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Look(Ruled):
    """How one component looks. size is what we set; sizes from size_min up to size_max are allowed too."""

    size: int
    size_min: int | None = None
    size_max: int | None = None
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False
    align: Align = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """Every component of a paper, from the letterhead down."""

    national_heading: Look
    motto: Look
    superior_body: Look
    issuing_body: Look
    symbol: Look
    place_date: Look
    draft: Look
    doc_type: Look
    subject: Look
    letter_subject: Look
    address_label: Look
    addressee: Look
    body: Look
    basis: Look
    part: Look
    part_title: Look
    heading_1: Look
    heading_2: Look
    heading_3: Look
    heading_4: Look
    authority: Look
    signer_title: Look
    signer_name: Look
    recipients_label: Look
    recipients: Look
    appendix: Look
    appendix_title: Look
    appendix_attached: Look
    table: Look
    table_head: Look
    footnote: Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Ruled):
    """Body text. line: points where line_rule is "exactly", lines where it is "multiple"; what we set.

    line_min, line_max  what is allowed, where that is more than `line` alone; a line_max equal to `line` sets no upper bound.
    """

    first_line: int
    before: int
    line_rule: Literal["exactly", "multiple"]
    line: Decimal
    line_max: Decimal
    line_min: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks(Ruled):
    """Punctuation of a list: lead before each entry, end after each, last after the last one."""

    lead: str
    end: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Ruled):
    """Fixed words: the lead of one component ("Số ", "V/v ", "Kính gửi:")."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Every fixed word of the form. petition_label: what a tờ trình says instead of address_label."""

    symbol: Wording
    letter_subject: Wording
    address_label: Wording
    petition_label: Wording
    recipients_label: Wording
    motto: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Separator(Ruled):
    """What stands under a component: nothing, `*`, `-----`, or a line. share: the line's length in percent of the text above it."""

    kind: Rule
    share: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Separators:
    """Signs under the components of the first page and of an appendix."""

    national_heading: Separator
    motto: Separator
    issuing_body: Separator
    subject: Separator
    appendix: Separator


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendixForm(Ruled):
    """Phụ lục: numbered when several, pages counted from 1 again in each."""

    word: str
    numerals: Literal["arabic", "roman"]
    own_pages: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureForm(Ruled):
    """Blank lines left for signature and seal."""

    gap_lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRules:
    """One guide on document form (hướng dẫn thể thức), in force from effective_from to effective_to inclusive (None: still).

    source   where the text was read; confirm: what an office should still check, "" nothing.
    """

    id: str
    title: str
    issuer: str
    form: Literal["party", "state"]
    signed: date
    effective_from: date
    effective_to: date | None
    source: str
    confirm: str
    paper: Paper
    margins: Margins
    typeface: Typeface
    page_number: PageNumber
    body: Body
    looks: Looks
    words: Words
    separators: Separators
    address: Marks
    recipients: Marks
    basis: Marks
    appendix: AppendixForm
    signature: SignatureForm

    @property
    def state(self) -> bool:
        return self.form == "state"

    def covers(self, on: date) -> bool:
        """In force on that day."""
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)


@cache
def all_forms() -> tuple[FormRules, ...]:
    """Every rule set at hand, oldest first."""
    return tuple(sorted((load_rules(path, FormRules) for path in DATA.glob("*.yaml")), key=lambda rules: rules.effective_from))


def document_form(on: date, state: bool = False) -> FormRules:
    """The rules for a paper issued on that day; `state` for the administration's form instead of the Party's.

    Refuses with `rule_not_at_date` for a day before the earliest rule set: no older rule is invented.
    """
    forms = [rules for rules in all_forms() if rules.state is state]
    for rules in forms:
        if rules.covers(on):
            return rules
    what = "thể thức văn bản của Nhà nước" if state else "thể thức văn bản của Đảng"
    raise Refusal("rule_not_at_date", what=what, on=f"{on:%d/%m/%Y}", earliest=f"{forms[0].effective_from:%d/%m/%Y}")


def form_named(rule_id: str) -> FormRules:
    """The rule set of that symbol ("05-HD/VPTW"). Refuses with `rule_unknown`."""
    for rules in all_forms():
        if rules.id == rule_id:
            return rules
    raise Refusal("rule_unknown", what="thể thức văn bản", id=rule_id, known=", ".join(rules.id for rules in all_forms()))


def newest_form(state: bool = False) -> FormRules:
    """The rule set without an end: for papers whose date is still open."""
    return next(rules for rules in reversed(all_forms()) if rules.state is state)
