"""What units ask for and what troubles them (kiến nghị, đề xuất, khó khăn), taken from their texts and grouped by what is meant.

>>> text = SectionText(("IV",), "Kiến nghị, đề xuất", ("- Đề nghị Ban Thường vụ Đảng ủy Khối cấp kinh phí tập huấn cho cấp ủy chi bộ.",))
>>> [(one.kind, one.to) for one in asked_in([("Chi bộ A", text)])]
[('proposal', 'Ban Thường vụ Đảng ủy Khối')]
>>> grouped(("Đề nghị sớm cấp kinh phí tập huấn cấp ủy chi bộ", "Đề nghị bổ sung máy vi tính", "Bố trí kinh phí mở lớp tập huấn chi ủy"))
((0, 2), (1,))

Promise: whole paragraphs in the unit's own words; a paragraph that says there is nothing to ask is left out; grouping proposes, a person
moves. Two are near when enough neighbouring words of weight agree, greetings, addressees and words of asking aside; numbers that differ
keep two apart. Same inputs, same groups, in the order given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from nhiemky.consolidating.themes import theme_of
from nhiemky.domain.unit_report import SectionText
from nhiemky.vietnamese.unicode import fold

Kind = Literal["proposal", "difficulty"]
SPEAKERS = 6
"""Members of a group, all different, that a new one is compared with."""
LEAST = Fraction(1, 2)
"""Of the words of the shorter one: below it two are not shown as one."""

_PROPOSALS = re.compile(r"\b(kien nghi|de xuat|de nghi)\b")
_DIFFICULTIES = re.compile(r"\b(kho khan|vuong mac)\b")
_ASKS = re.compile(r"^(?:(?:don vi|chi bo|dang bo|dang uy|chi uy|cap uy)\b.{0,60}?)?(?:kinh )?(?:de nghi|kien nghi|de xuat)\b")
_NONE = re.compile(r"^(?:khong|chua) (?:co|phat sinh)?\b.{0,60}$|^khong[ .]*$")
_BULLET = re.compile(r"^\s*(?:[-+*•–—]|\(?[0-9a-zđ]{1,2}[.)])\s+", re.IGNORECASE)
_TO = re.compile(
    r"(?:đề nghị|kiến nghị|đề xuất)(?: với)?\s+((?:Ban|Đảng|Tỉnh|Thành|Huyện|Văn phòng|Ủy ban|Sở|Trung ương|Cấp)\b[^,.;:]{2,90}?)"
    r"(?=\s+(?:sớm|xem xét|quan tâm|hỗ trợ|cấp|bố trí|bổ sung|ban hành|hướng dẫn|chỉ đạo|tạo|có|cho|tổ chức|tiếp tục|nghiên cứu|giải quyết"
    r"|tăng|giảm|sửa|điều chỉnh|kịp thời|mở|thường xuyên|phân bổ|trang bị|đầu tư|thống nhất|quy định)\b|[,:;.])",
    re.IGNORECASE,
)
_THEMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Kinh phí, cơ sở vật chất", re.compile(r"\b(kinh phi|tru so|trang thiet bi|may vi tinh|may tinh|co so vat chat|phu cap|che do)\b")),
    ("Tổ chức, cán bộ, biên chế", re.compile(r"\b(bien che|nhan su|can bo|quy hoach|tuyen dung|luan chuyen|to chuc bo may|sap xep)\b")),
    ("Đào tạo, bồi dưỡng", re.compile(r"\b(tap huan|boi duong|dao tao|lop hoc|ly luan chinh tri)\b")),
    ("Hướng dẫn, văn bản", re.compile(r"\b(huong dan|van ban|quy dinh|quy che|bieu mau|thong nhat)\b")),
    ("Phần mềm, chuyển đổi số", re.compile(r"\b(phan mem|chuyen doi so|cong nghe thong tin|duong truyen|co so du lieu)\b")),
)
_SAME = (
    (r"bo tri|phan bo|ho tro|bo sung|trang bi|dau tu|cap them|tang cuong", "cap"), (r"ngan sach|nguon luc|nguon kinh phi|von", "kinh phi"),
    (r"mo (?:cac )?lop|dao tao|boi duong", "tap huan"), (r"chi uy|cap uy chi bo|cap uy co so|bi thu chi bo|cap uy vien", "cap uy"),
    (r"may vi tinh|may tinh|thiet bi tin hoc", "may tinh"), (r"van ban huong dan|huong dan cu the|huong dan", "huong dan"),
    (r"bien che|nhan luc|con nguoi", "bien che"), (r"cong nghe thong tin|chuyen doi so|phan mem", "phan mem"),
    (r"che do|phu cap|thu lao", "phu cap"), (r"tru so|nha lam viec|phong lam viec", "tru so"),
)  # fmt: skip
_SYNONYMS = tuple((re.compile(rf"\b(?:{words}|{name})\b"), name) for words, name in _SAME)
_IDLE = frozenset({
    "de", "nghi", "kien", "xuat", "kinh", "som", "quan", "tam", "xem", "xet", "tiep", "tuc", "tao", "dieu", "cho", "cua", "va", "voi",
    "den", "trong", "cac", "nhung", "mot", "duoc", "co", "la", "ve", "tai", "o", "ban", "thuong", "vu", "dang", "uy", "cap", "tren",
    "tinh", "khoi", "huyen", "thanh", "cong", "tac", "viec", "hien", "nay", "con", "chua", "kip", "thoi", "thuc", "don", "vi", "chi",
    "bo", "them", "hon", "rat", "can", "phai", "nham", "giup", "tot", "nua", "theo", "lop",
})  # fmt: skip
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Asked:
    """One paragraph. to: whom it addresses, as written, "" where it names nobody. heading: the words above it."""

    unit: str
    kind: Kind
    words: str
    heading: str
    to: str = ""


def asked_in(texts: Iterable[tuple[str, SectionText]]) -> tuple[Asked, ...]:
    """From units' sections, in order; each paragraph once a unit."""
    found: dict[tuple[str, str], Asked] = {}
    for unit, text in texts:
        for one in _of_section(unit, text):
            found.setdefault((unit, fold(one.words)), one)
    return tuple(found.values())


def _of_section(unit: str, text: SectionText) -> Iterator[Asked]:
    heading = fold(text.title)
    over: Kind | None = "proposal" if _PROPOSALS.search(heading) else "difficulty" if _DIFFICULTIES.search(heading) else None
    for paragraph in text.paragraphs:
        words = " ".join(_BULLET.sub("", paragraph).split())
        key = fold(words)
        if len(key.split()) < 3 or _NONE.match(key):
            continue
        kind: Kind | None = "proposal" if _ASKS.match(key) else over
        if kind is None or words.endswith(":"):
            continue
        to = _TO.search(words)
        yield Asked(unit, kind, words, text.title, " ".join(to[1].split()) if to and kind == "proposal" else "")


def topic_of(words: str) -> str:
    """The theme a proposal stands under.

    >>> topic_of("Đề nghị cấp kinh phí tập huấn"), topic_of("Đề nghị hướng dẫn quy trình kết nạp đảng viên")
    ('Kinh phí, cơ sở vật chất', 'Hướng dẫn, văn bản')
    """
    key = fold(words)
    return next((name for name, pattern in _THEMES if pattern.search(key)), None) or theme_of(words)


def nearness(one: str, other: str) -> Fraction:
    """How much of the shorter one both say, 0 to 1.

    >>> nearness("Đề nghị bổ sung máy vi tính", "Cấp thêm máy tính cho chi bộ") > LEAST, nearness("Bổ sung biên chế", "Cấp kinh phí") == 0
    (True, True)
    """
    return _near(_said(one), _said(other))


@dataclass(frozen=True, slots=True)
class _Said:
    """A proposal as it is compared: words of weight in order, as a set, in neighbouring pairs; its numbers."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    numbers: frozenset[str]
    key: str


def _said(words: str) -> _Said:
    key = re.sub(r"[^a-z0-9 ]+", " ", fold(words))
    for pattern, name in _SYNONYMS:
        key = pattern.sub(name.replace(" ", "_"), key)
    heavy = tuple(word for word in key.split() if word not in _IDLE)
    return _Said(frozenset(heavy), frozenset(pairwise(heavy)), frozenset(_NUMBERS.findall(words)), fold(words))


def _near(one: _Said, other: _Said) -> Fraction:
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return Fraction(0)
    if not one.words or not other.words:
        return Fraction(one.key == other.key)
    common = len(one.words & other.words)
    if common < 2 and one.words != other.words:
        return Fraction(0)
    singles = Fraction(common, min(len(one.words), len(other.words)))
    shorter = min(len(one.pairs), len(other.pairs))
    doubles = Fraction(len(one.pairs & other.pairs), shorter) if shorter else singles
    return (singles * 2 + doubles) / 3


class Groups:
    """Groups that grow: each new proposal joins the one whose members it is near to on the average, else opens one.

    >>> groups = Groups()
    >>> [groups.add(words) for words in ("Cấp kinh phí tập huấn", "Bổ sung biên chế", "Bố trí kinh phí tập huấn")]
    [0, 1, 0]

    Only members that share a word of weight are compared, and of a large group the first different ones speak for all.
    """

    def __init__(self) -> None:
        self._members: list[list[_Said]] = []
        self._by_word: dict[str, dict[int, list[_Said]]] = {}

    def add(self, words: str) -> int:
        """The number of its group, an old or a new one."""
        at = self.find(words)
        if at is None:
            at = self.open()
        self.join(at, words)
        return at

    def open(self) -> int:
        """A group without members yet."""
        self._members.append([])
        return len(self._members) - 1

    def join(self, at: int, words: str) -> None:
        """Make it a member, near or not: a person said so, or it was found."""
        said = _said(words)
        if len(self._members[at]) == SPEAKERS or said in self._members[at]:
            return
        self._members[at].append(said)
        for word in said.words or {said.key}:
            self._by_word.setdefault(word, {}).setdefault(at, []).append(said)

    def find(self, words: str) -> int | None:
        """The nearest group, the first of equals; None where none is near enough."""
        said = _said(words)
        kin: dict[int, dict[int, _Said]] = {}
        for word in said.words or {said.key}:
            for at, members in self._by_word.get(word, {}).items():
                kin.setdefault(at, {}).update((id(member), member) for member in members)
        best, score = None, LEAST
        for at in sorted(kin):
            near = sum((_near(said, member) for member in kin[at].values()), Fraction(0)) / len(self._members[at])
            if near >= score and (best is None or near > score):
                best, score = at, near
        return best


def grouped(said: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Indices of what speaks of the same, groups by their first."""
    groups = Groups()
    found: dict[int, list[int]] = {}
    for at, words in enumerate(said):
        found.setdefault(groups.add(words), []).append(at)
    return tuple(tuple(members) for members in found.values())
