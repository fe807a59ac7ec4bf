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
    if _numbers(one) and _numbers(other) and not _numbers(one) & _numbers(other):
        return Fraction(0)
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return Fraction(1) if fold(one) == fold(other) else Fraction(0)
    singles = Fraction(len(set(mine) & set(theirs)), min(len(set(mine)), len(set(theirs))))
    pairs, other_pairs = set(pairwise(mine)), set(pairwise(theirs))
    doubles = Fraction(len(pairs & other_pairs), min(len(pairs), len(other_pairs))) if pairs and other_pairs else singles
    if len(set(mine) & set(theirs)) < 2 and set(mine) != set(theirs):
        return Fraction(0)
    return (singles * 2 + doubles) / 3


def _words(words: str) -> tuple[str, ...]:
    key = re.sub(r"[^a-z0-9 ]+", " ", fold(words))
    for pattern, name in _SYNONYMS:
        key = pattern.sub(name.replace(" ", "_"), key)
    return tuple(word for word in key.split() if word not in _IDLE)


def _numbers(words: str) -> set[str]:
    return set(_NUMBERS.findall(words))


def grouped(said: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Indices of what speaks of the same, groups by their first."""
    groups: list[list[int]] = []
    for at, words in enumerate(said):
        best = near_group(words, [[said[one] for one in group] for group in groups])
        if best is None:
            groups.append([at])
        else:
            groups[best].append(at)
    return tuple(tuple(group) for group in groups)


def near_group(words: str, groups: Sequence[Sequence[str]]) -> int | None:
    """The group whose members it is near to on the average, the nearest; None where none is near enough."""
    best, score = None, LEAST
    for at, members in enumerate(groups):
        kin = sum((nearness(words, member) for member in members), Fraction(0)) / max(1, len(members))
        if kin >= score and (best is None or kin > score):
            best, score = at, kin
    return best
