"""Slips of the pen: doubled words, misspellings, a lost word (duplicated_words, typo_or_ocr, missing_word).

What it promises: one finding per kind and document, one quote per place, only what no reader would defend. Vietnamese
doubles words on purpose ("luôn luôn"), chains compounds ("đảng bộ bộ phận", "ủy ban kiểm tra kiểm tra"): those are silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from nhiemky.checking.lost_words import lost_words
from nhiemky.checking.spelling import makes_sense_before, misspelt_syllable, right_pair, wrong_pairs
from nhiemky.domain.directive import Citation, Directive, Inconsistency
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument
from nhiemky.vietnamese.places import places
from nhiemky.vietnamese.syllables import is_common, is_syllable, meant, meant_beside

Pairs = frozenset[tuple[str, str]]


def _split(text: str, mark: str = " ") -> frozenset[str]:
    return frozenset(text.split(mark))


_MARKS = {ord(mark): f" {mark} " for mark in ',.:;()“”"!?'}
_CLINGING = ':()“”"…!?/*[]'
_FUNCTION = _split(
    "của và các những được cho về trong với tại là để đã sẽ có theo do bởi này khi việc thì mà nhưng hoặc cùng trên dưới vào không phải"
    " một như nhằm"
    " gồm bị đến từ trước sau giữa đối"
)
_ON_PURPOSE = frozenset(("từ", "là", "đến", "có", "trước", "sau", "không", "một", "trên", "phải"))
_ORGAN = re.compile(
    r"(?<!\w)(?:(?<!chi )(?<!đảng )(?<!cán )(?<!nội )(?<!toàn )bộ|sở|ban|ban chấp hành|đoàn|tổ|phòng|cơ quan|hội đồng|tiểu ban|bộ phận"
    r"|ngành|chi cục|cục|trung tâm|đội|người|cán bộ|văn phòng|đơn vị)"
    r"(?: (?!gửi|nộp|có|trình|làm|viết|lập|hoàn|nêu|và|theo|của)\w+){0,1}$"
)
_DOUBLED_INSIDE: Pairs = frozenset(
    (compound.split()[1], compound.split()[0])
    for compound in _split(
        "đại hội/nghị quyết/đảng bộ/đảng ủy/chi bộ/nhiệm vụ/nhiệm kỳ/hội nghị/kế hoạch/đảng viên/cấp ủy/tập thể/cá nhân/nội dung"
        "/kết quả/thành phố/trung ương/mục tiêu/chỉ tiêu/giải pháp/cơ sở/báo cáo/quy định/ban chấp/thời gian/đơn vị/văn bản"
        "/thực hiện/xây dựng/tiếp tục/đồng chí/cán bộ/các cấp/ủy ban/nhân dân/hoàn thành/nâng cao/tăng cường/đẩy mạnh/trách nhiệm"
        "/nguyên nhân/hạn chế/đảm bảo/bảo đảm/công tác",
        "/",
    )
)
"""What stands in the middle of a compound said twice: "hoạch kế" of "kế hoạch kế hoạch"; none of them is said so on purpose."""


def check_wording(document: SourceDocument, directive: Directive) -> tuple[Inconsistency, ...]:
    """At most one finding of each kind."""
    lower = document.lower
    words = _words(lower)
    known = frozenset(word.strip(_CLINGING) for word in set(words))
    met = _telling_pairs().union(zip(known, known, strict=True)).intersection(pairwise(words))
    found = []
    doubled = [_stretch(document, *place) for place in _twice(document, met)]
    if doubled:
        found.append(Inconsistency("", "duplicated_words", "low", f"Lặp từ: {_said(doubled)}.", tuple(doubled)))
    slips = _apart({*_impossible_pairs(lower, met), *_no_syllables(document, known), *_odd_syllables(document, known)})
    misspelt = [*(_stretch(document, *place) for place in slips), *_misnamed(directive)]
    if misspelt:
        right = dict.fromkeys(filter(None, (_correction(lower, start, end) for start, end in slips)))
        hint = f" Có lẽ là: {', '.join(f'“{word}”' for word in right)}." if right else ""
        said = f"Lỗi chữ hoặc lỗi nhận dạng: {_said(misspelt)}.{hint}"
        found.append(Inconsistency("", "typo_or_ocr", "low", said, tuple(misspelt)))
    gaps = sorted(lost_words(document.clean))
    if gaps:
        lost = [_stretch(document, start, end) for start, end, _, _ in gaps]
        missing = ", ".join(f"“{word}”" for word in dict.fromkeys(word for _, _, _, word in gaps))
        found.append(Inconsistency("", "missing_word", "low", f"Thiếu chữ {missing}: {_said(lost)}.", tuple(lost)))
    return tuple(found)


@cache
def _telling_pairs() -> Pairs:
    """Neighbours worth a look in any document."""
    return frozenset(wrong_pairs()) | _DOUBLED_INSIDE


def _apart(places: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """In the order of the text, what overlaps as one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept


def _correction(lower: str, start: int, end: int) -> str | None:
    """What the slip was meant to be, where that is plain."""
    first, _, second = lower[start:end].partition(" ")
    return right_pair((first, second)) if second else meant(first) or _meant_here(lower, start, end)


def _said(quotes: Sequence[Evidence]) -> str:
    return "; ".join(f"“{evidence.quote}”" for evidence in quotes)


def _words(lower: str) -> list[str]:
    """Words; marks stand as words of their own, the others cling to theirs."""
    return lower.translate(_MARKS).split()


def _whole(lower: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Places of the phrase as whole words."""
    for at in places(lower, phrase):
        end = at + len(phrase)
        if not (at and lower[at - 1].isalnum()) and not lower[end : end + 1].isalnum():
            yield at, end


def _next_word(lower: str, end: int) -> str:
    match = _WORD.match(lower, end)
    return match[1] if match else ""


_WORD = re.compile(r" (\w+)")


def _twice(document: SourceDocument, met: Pairs) -> list[tuple[int, int]]:
    """Places of words said twice; where a capital begins a name there are two words ("Đảng bộ Bộ Công Thương")."""
    found = sorted({*_doubled(document.lower, met), *_doubled_pairs(document.lower, met)})
    return [(start, end) for start, end in found if not _name_begins(document.clean[start:end])]


def _name_begins(words: str) -> bool:
    said = words.split()
    twin = (len(said) + 1) // 2
    return said[twin][0].isupper() and not said[twin - len(said) // 2][0].isupper()


def _doubled(lower: str, met: Pairs) -> Iterator[tuple[int, int]]:
    """Words said twice: function words, and the last syllable of a compound before a function word."""
    twice = sorted(first for first, second in met if first == second and first.isalpha() and len(first) > 1)
    for word in twice:
        if word in _FUNCTION and word not in _ON_PURPOSE:
            yield from _whole(lower, f"{word} {word}")
        elif word not in _ON_PURPOSE and word not in _REPEATED:
            yield from _alone(lower, word)
            yield from _in_compound(lower, word)
        for first in _FIRST_SYLLABLES.get(word, ()):
            for start, end in _whole(lower, f"{first} {word} {word}"):
                if _next_word(lower, end) in _FUNCTION:
                    yield start, end


_REPEATED = _split(
    "luôn người ngày nhà nơi dần mãi đời thường ngành lớp năm ba đêm chiều sáng xa lâu nhanh chậm đều chung riêng vui xanh rất hay ai"
    " đâu gì bao càng"
    " mọi từng hàng thôn bản làng tháng giờ phút ngay khắp cả ào ầm"
)
"""Words that are doubled on purpose."""
_BEFORE_WORD = re.compile(r"(?:^|\s)(\w+) $")


def _alone(lower: str, word: str) -> Iterator[tuple[int, int]]:
    """A word said twice that belongs to no compound before it, and to one behind it that stands elsewhere too ("những thách thách"
    " thức")."""
    for start, end in _whole(lower, f"{word} {word}"):
        before = _BEFORE_WORD.search(lower, max(0, start - 12), start)
        if before is None and lower[max(0, start - 2) : start].strip() not in (",", ";", "", "."):
            continue
        if before is not None and before[1] not in _FUNCTION:
            continue
        following = _next_word(lower, end)
        if following and following not in _FUNCTION and lower.count(f" {word} {following}") >= 2 and not lower.startswith(f" {word}", end):
            yield start, end


def _in_compound(lower: str, word: str) -> Iterator[tuple[int, int]]:
    """A syllable of a compound said twice: the paper has the compound elsewhere, and none on the other side ("hoàn hoàn thành")."""
    for start, end in _whole(lower, f"{word} {word}"):
        match = _BEFORE_WORD.search(lower, max(0, start - 12), start)
        before, following = match[1] if match else "", _next_word(lower, end)
        ahead = bool(following) and following not in _FUNCTION and lower.count(f" {word} {following}") >= 2
        behind = bool(before) and (before in _FIRST_SYLLABLES.get(word, ()) or lower.count(f"{before} {word}") >= 2)
        if not before or before in _FUNCTION or ahead == behind:
            continue
        if ahead or not following or following in _FUNCTION:
            yield start, end


def _by_last(compounds: frozenset[str]) -> dict[str, list[str]]:
    """Second syllable -> first syllables, in order."""
    firsts: dict[str, list[str]] = {}
    for compound in sorted(compounds):
        first, last = compound.split()
        firsts.setdefault(last, []).append(first)
    return firsts


_FIRST_SYLLABLES = _by_last(
    _split(
        "đảng ủy/đảng uỷ/tỉnh ủy/tỉnh uỷ/thành ủy/thành uỷ/huyện ủy/huyện uỷ/cấp ủy/cấp uỷ/chi ủy/chi uỷ/"
        "thành lập/thực hiện/xây dựng/nhiệm vụ/nhiệm kỳ/nghị quyết/triển khai/quyết định/hoàn thành/hoàn thiện/phát triển/lãnh đạo/đảng"
        " viên/hội nghị"
        "/kế hoạch/chương trình/nội dung/kết quả/kết nạp/kết luận/giải pháp/giải quyết/trách nhiệm/kiểm điểm/giám sát/kỷ luật/công"
        " tác/báo cáo/đánh giá"
        "/chuẩn bị/tiếp tục/tăng cường/nâng cao/đẩy mạnh/phối hợp/tổng hợp/tổng kết/ban hành/văn bản/hướng dẫn/chất lượng/hiệu quả/hiệu"
        " lực/củng cố"
        "/khắc phục/phấn đấu/đề xuất/đề nghị",
        "/",
    )
)
"""Compounds whose second syllable begins no other word before a function word: "thành lập lập tại"."""


def _doubled_pairs(lower: str, met: Pairs) -> Iterator[tuple[int, int]]:
    """Two words said twice ("kế hoạch kế hoạch"), unless a body and its verb meet ("Ban Tổ chức tổ chức")."""
    for second, first in met & _DOUBLED_INSIDE:
        for start, end in _whole(lower, f"{first} {second} {first} {second}"):
            if not _ORGAN.search(lower[max(0, start - 24) : start].rstrip()):
                yield start, end


def _impossible_pairs(lower: str, met: Pairs) -> Iterator[tuple[int, int]]:
    """Syllables that cannot stand beside their neighbour."""
    for pair in met & wrong_pairs():
        for start, end in _whole(lower, " ".join(pair)):
            if not makes_sense_before(pair, _next_word(lower, end)):
                yield start, end


def _no_syllables(document: SourceDocument, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Words that are no syllables; what is written like a name ("Krông Păc") may be one of another tongue."""
    for word in known:
        if misspelt_syllable(word):
            for start, end in _whole(document.lower, word):
                if not document.clean[start:end].istitle() or _opens_sentence(document.clean, start):
                    yield start, end


def _odd_syllables(document: SourceDocument, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Syllables that can be and hardly are, one mark from a word with their neighbour ("mặt bẳng"); never in capitals, nor said twice."""
    lower = document.lower
    for word in known:
        if word.isascii() or not word.isalpha() or len(word) > 7 or is_common(word) or not is_syllable(word):
            continue
        found = list(_whole(lower, word))
        if len(found) > 1 or not document.clean[found[0][0] : found[0][1]].islower():
            continue
        if _meant_here(lower, *found[0]):
            yield found[0]


def _meant_here(lower: str, start: int, end: int) -> str | None:
    before = _BEFORE_WORD.search(lower, max(0, start - 12), start)
    return meant_beside(before[1] if before else "", lower[start:end], _next_word(lower, end))


_OPENING = re.compile(r"(?:^|[.:;!?\n\t]|\n ?[-+•]|[0-9a-z][./)])[ “\"(*]*$")


def _opens_sentence(clean: str, start: int) -> bool:
    """A capital that any word would have there, and no name behind it."""
    following = clean.find(" ", start) + 1
    return _OPENING.search(clean, max(0, start - 6), start) is not None and not clean[following : following + 1].isupper()


def _misnamed(directive: Directive) -> Iterator[Evidence]:
    """Document types that the reader had to guess from the code: "Thông bao số 15-TB/TU"."""
    for citation in directive.citations:
        if isinstance(citation, Citation) and citation.ocr_type:
            yield Evidence(citation.quote, citation.span)


def _stretch(document: SourceDocument, start: int, end: int, around: int = 1) -> Evidence:
    """[start, end) with `around` words more on each side, in its paragraph."""
    clean = document.clean
    paragraph = document.paragraphs[document.paragraph_at(start)]
    for _ in range(around):
        space = clean.rfind(" ", paragraph.start, max(paragraph.start, start - 1))
        start = space + 1 if space >= 0 else paragraph.start
        following = clean.find(" ", end + 1, paragraph.end)
        end = following if following >= 0 else paragraph.end
    while end > start and clean[end - 1] in " ,.;:":
        end -= 1
    return Evidence(document.quote(start, end), document.span(start, end))
