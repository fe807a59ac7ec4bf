"""Counted things in running text: "05 hội viên mới", "1.512 nghị quyết", "100% chi bộ".

What it promises: every number that counts something, once, in order, with the noun it counts. Days, years, document
numbers, ordinals and labels are no counts.

>>> text = "Ngày 5/6 kết nạp 05 hội viên mới và 2 đoàn viên"
>>> document = SourceDocument("a.txt", "text", text, text, seams=(Seam(0, 0),), paragraphs=())
>>> [(str(count.value), " ".join(count.words)) for count in find_counts(document)]
[('5', 'hội viên mới'), ('2', 'đoàn viên')]
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import Seam, SourceDocument
from nhiemky.reading.figures.vocabulary import phrases, words
from nhiemky.vietnamese.letters import CAPITALS
from nhiemky.vietnamese.numbers import parse_number

__all__ = ["Count", "Seam", "counts_between", "find_counts", "is_time", "noun_at", "noun_beginning", "shared_noun", "unit_of"]

_LONGEST_NOUN = 14
# here and elsewhere: a pattern that begins with one letter or sign, not with "one or more", is searched for some times quicker
_DIGITS = re.compile(r"[0-9][0-9]*(?:[.,][0-9]+)*")
_NEVER_BEFORE = frozenset("/-–.,_%&@+")
_NEVER_AFTER = frozenset("/-–_&@°")
_AFTER = frozenset(' \t\n;,.)%:“”"+')
_PHRASE = re.compile(r"[^\S\n]+([^\W\d_][^,;:.()\n0-9“”\"…=+%\[¹²³⁴⁵⁶⁷⁸⁹⁰]*)")
_NUMBERED = words("ngày tháng năm quý số điều khoản biểu khóa khoá thứ chương lúc lục nxb tuổi")
_OFTEN_NUMBERED = words("mục phần lần bài tập trang bước tiết kỳ đoạn mẫu đề hạng cấp bậc lớp ban tổ quyển ương")
_LAST_ORDINAL = 20
_LAST_OF = {"cấp": 5, "hạng": 5, "lớp": 12}
_BADGES = words("30 40 45 50 55 60 65 70 75 80 85 90")
_ACCUSED = ("bị can", "bị cáo", "bị hại", "bị đơn")
_NO_LABELS = phrases(
    "vũ trang|một phần|cả năm|hằng năm|hàng năm|mỗi năm|mỗi tháng|mỗi quý"
    "|trước tuổi|cao tuổi|nhỏ tuổi|trẻ tuổi|các ban|các tổ|các lớp|các đoạn|các đề|các cấp|các kỳ|các bài|các mục|phòng ban|ủy ban"
    "|nội trú|thành phần|cổ phần|toàn phần|góp phần|định kỳ|thường kỳ|trong kỳ|đầu kỳ|cuối kỳ|cùng kỳ|bất kỳ|cao cấp|trung cấp|sơ cấp"
    "|chuyển khoản|tài khoản|các khoản|trợ cấp|cung cấp|phụ cấp|tầng lớp|học tập|thực tập|luyện tập|hạng mục"
    "|danh mục|trưởng ban|phó ban|thi đề|vấn đề|chuyên mục"
)
_DONE = words("đã được mới đang")
_TIMES = words("giờ phút giây ngày tháng năm tuần quý tuổi")
_MEASURED = words("triệu tỷ tỉ nghìn ngàn ha km kg m m2 ml lít tấn điểm")
_STOPS = words(
    "đã được bị để với tại trong cho là so đạt có không chưa từ đến theo của do bằng khi nhằm gồm bao thuộc trên qua về tăng giảm"
    " chiếm vào trở và hoặc đang sẽ phải tham nêu như này đó ("
)
_SHORT = {
    "hđnd": ("hội", "đồng", "nhân", "dân"),
    "ubnd": ("ủy", "ban", "nhân", "dân"),
    "đ/c": ("đồng", "chí"),
    "tccsđ": ("tổ", "chức", "cơ", "sở", "đảng"),
    "tcđ": ("tổ", "chức", "đảng"),
    "đv": ("đảng", "viên"),
    "qppl": ("quy", "phạm", "pháp", "luật"),
}
SINGLES = words(
    "trạm tuyến thẻ căn chiếc giường"
    " cuộc lượt vụ việc đợt buổi kỳ phiên xã phường huyện quận tỉnh thôn ấp khóm lớp hộ người đơn bài tin nhà tổ ban đoàn hội câu lần"
    " ý bản bộ cơ quyển suất phần mô công dự hồ văn nam nữ cụm khối điểm khâu nhóm mục"
)
"""Nouns of one syllable, and classifiers: sharing this one word already is sharing the noun's beginning."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its noun. words: lower case, abbreviations spelt out, () where the number stands alone.

    start, number_end, end   clean places: of the number, behind it (and its %), behind the noun phrase.
    """

    start: int
    number_end: int
    end: int
    value: Decimal
    percent: bool
    words: tuple[str, ...]

    def evidence(self, document: SourceDocument, start: int | None = None, end: int | None = None) -> Evidence:
        """The count's own words, or a wider stretch round them."""
        first, last = self.start if start is None else start, self.end if end is None else end
        return Evidence(document.quote(first, last), document.span(first, last))


def find_counts(document: SourceDocument) -> tuple[Count, ...]:
    """All counts of the clean text, ascending by place."""
    clean = document.clean
    found = []
    size = len(clean)
    for match in _DIGITS.finditer(clean):
        start, end = match.span()
        ahead = clean[end] if end < size else "\n"
        behind = clean[start - 1] if start else "\n"
        if ahead not in _AFTER or behind.isalnum() or behind in _NEVER_BEFORE:
            continue
        percent = ahead == "%" or (ahead == " " and clean.startswith("%", end + 1))
        if percent:
            end = clean.index("%", end) + 1
        elif _is_no_count(clean, start, end, match[0]):
            continue
        value = parse_number(match[0])
        if value is None:
            continue
        phrase = _PHRASE.match(clean, end)
        noun: tuple[str, ...] = ()
        phrase_end = end
        if phrase is not None:
            noun, length = noun_at(phrase[1])
            if not noun and not percent and value <= _LAST_ORDINAL and _NAMED.search(clean, max(0, start - 24), start):
                continue  # "Nhà máy Sợi 1 đạt ..."
            phrase_end = phrase.start(1) + length if length else end
        found.append(Count(start, end, phrase_end, value, percent, noun))
    return tuple(found)


_NAMED = re.compile(rf"(?<!\w)[{CAPITALS}][^\W\d_]+ $")
_COUNTED = re.compile(r" (?!về |của |và |cho |trong |là |tại |do )[a-zà-ỹđ]")


def _is_no_count(clean: str, start: int, end: int, digits: str) -> bool:
    """Labels of paragraphs, halves of ranges, days, years, ordinals and document numbers."""
    ahead = clean[end : end + 2]
    behind = clean[max(0, start - 12) : start]
    if behind.endswith(("\n", "\t")) or not behind:
        return ahead[:1] not in (" ", "\n", "") or ahead == " -"
    if behind.endswith("(") and ahead[:1] == ")":
        return True
    if ahead[:1] == " " and ahead[1:] in _NEVER_AFTER:
        return True
    if behind.endswith(("- ", "– ", "/ ")) and behind[:-2].rstrip()[-1:].isdigit():
        return True
    said = behind.rpartition("\n")[2].split()
    last = said[-1].lower().lstrip('(“"') if said else ""
    is_year = len(digits) == 4 and digits[:2] in ("19", "20")
    if len(said) > 1 and f"{said[-2].lower()} {last}" in _NO_LABELS and not is_year:
        return False  # "lực lượng vũ trang 2", "nghỉ hưu trước tuổi 171 người"
    if last == "năm" and len(said) > 1 and said[-2] in _BADGES and len(digits) < 4:
        return False  # "Huy hiệu Đảng: 30 năm 44, 40 năm 39"
    if (
        last in ("năm", "tuổi")
        and len(said) > 1
        and said[-2].isdigit()
        and len(digits) < 4
        and (last == "tuổi" or _COUNTED.match(clean, end))
    ):
        return False  # "30 năm 52 đồng chí, 40 năm 47 đồng chí", "dưới 30 tuổi 12"
    if last in ("năm", "tháng", "quý", "khoản") and not digits.isdigit() and _COUNTED.match(clean, end):
        return False  # "cả năm 4.318 ha"
    if last in _NUMBERED:
        return not (last == "số" and len(said) > 1 and said[-2].lower() in ("tổng", "là", "trong", "thiểu"))
    if last == "đề" and len(said) > 1 and said[-2].lower() == "chuyên" and _COUNTED.match(clean, end):
        return False  # "giám sát chuyên đề 15 tổ chức đảng"; but "chuyên đề 2 về ..."
    if last in _OFTEN_NUMBERED:  # "cấp 2", "lớp 12"; but "cấp 1.234 thẻ", "mở lớp 05 ngày"
        if last == "ương" and _COUNTED.match(clean, end) and not clean.startswith((" khóa", " khoá"), end):
            return False  # "thẩm quyền Trung ương 17 ý kiến"; but "Nghị quyết Trung ương 4 khóa XII"
        if last == "cấp" and (len(said) > 1 and said[-2].lower() in _DONE) and _COUNTED.match(clean, end):
            return False  # "đã cấp 4 giấy chứng nhận"
        return digits.isdigit() and digits[0] != "0" and int(digits) <= _LAST_OF.get(last, _LAST_ORDINAL)
    return len(digits) == 4 and digits[:2] in ("19", "20") and last in ("đến", "từ")


def noun_at(phrase: str) -> tuple[tuple[str, ...], int]:
    """Words of the noun phrase and its length in the text: up to the first word that goes on with the sentence."""
    noun: list[str] = []
    length = position = 0
    for token in phrase.split(" "):
        if token:
            word = token.lower().rstrip("/")  # "12 vụ/15 bị cáo"
            if word in _STOPS and not (word == "bị" and phrase.startswith(_ACCUSED, position)):
                break
            noun.extend(_SHORT.get(word, (word,)))
            length = position + len(token)
            if len(noun) >= _LONGEST_NOUN:
                break
        position += len(token) + 1
    return tuple(noun), length


def is_time(count: Count) -> bool:
    """ "02 năm", "30 phút": measures time, counts nothing."""
    return bool(count.words) and count.words[0] in _TIMES and count.words[:2] != ("ngày", "công")


def is_measure(count: Count) -> bool:
    """ "1,5 tỷ đồng", "12 ha": money or size."""
    return bool(count.words) and (count.words[0] in _MEASURED or (count.words[0] == "đồng" and count.words[1:2] != ("chí",)))


def counts_between(counts: Sequence[Count], start: int, end: int) -> Sequence[Count]:
    """Counts that begin in [start, end)."""
    return counts[bisect_left(counts, start, key=_start) : bisect_right(counts, end - 1, key=_start)]


def _start(count: Count) -> int:
    return count.start


def shared_noun(whole: Count, part: Count) -> int:
    """How many words two nouns share from the beginning; 0 where that is no noun yet.

    "27 cuộc kiểm tra" and "06 cuộc kiểm tra chuyên đề" share 3, "chi bộ" and "chi ủy" none.
    """
    shared = 0
    for one, other in zip(whole.words, part.words, strict=False):
        if one != other:
            break
        shared += 1
    if shared == 1 and whole.words[0] not in SINGLES and not (len(whole.words) == 1 or len(part.words) == 1):
        return 0
    return shared


def noun_beginning(count: Count) -> str:
    """A classifier alone ("cuộc"), else the first two words ("chi bộ")."""
    return " ".join(count.words[: 1 if count.words[0] in SINGLES else 2])


_SIZES = ("ha", "km", "m2", "m3", "kg", "tấn", "lít", "m")
_COMPOUNDS = frozenset(
    tuple(noun.split())
    for noun in phrases(
        "kỳ họp|phiên họp|công trình|công chức|cơ quan|cơ sở|mô hình|hộ nghèo|câu lạc bộ|phần việc|phần quà|bản cam kết|hội viên"
        "|hội nghị|đoàn viên|tổ chức đảng"
        "|tổ chức|bộ phận|vụ việc|hồ sơ|dự án|văn bản|nhà ở|điểm cầu|ý kiến|khối lượng|đơn vị|đơn thư|bài viết|tin bài|đảng ủy viên"
        "|phần thưởng"
        "|căn nhà|căn hộ|trạm y tế|tổ hợp tác|trung tâm dữ liệu|dự thảo|khu dân cư|điểm phần trăm|đội thanh niên|ban công tác|thỏa ước"
        "|lớp học|công ty|công đoàn|công nhân|đoàn thể|hội đồng|tổ viên|người dân|văn kiện|quyển sách"
    )
)


def unit_of(count: Count) -> str | None:
    """The counted noun without attributes: a classifier alone, else the two syllables of the noun ("đảng viên", "kỳ họp").

    >>> unit_of(Count(0, 2, 9, Decimal(5), False, ("cuộc", "kiểm", "tra"))), unit_of(Count(0, 2, 9, Decimal(5), True, ("chi", "bộ")))
    ('cuộc', '%')
    """
    if count.percent:
        return "%"
    if not count.words:
        return None
    if count.words[0] in _SIZES:
        return count.words[0]
    for length in (4, 3):
        if count.words[:length] in _COMPOUNDS:
            return "đội" if count.words[0] == "đội" else " ".join(count.words[:length])
    if count.words[0] in SINGLES and (count.words[:2] not in _COMPOUNDS or count.words[:3] == ("lớp", "học", "tập")):
        return count.words[0]
    return " ".join(count.words[:2])
