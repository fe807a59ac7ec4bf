"""An uploaded report laid over the outline: each paragraph to the item it answers (xếp tệp Word vào đề cương).

>>> items = (SectionItem("I", ("I",), "I", "BỐI CẢNH", ""), SectionItem("II", ("II",), "II", "Tổ chức đảng", ""))
>>> texts = (SectionText(("I",), "Bối cảnh chung", ("Có 6 chi bộ.",)), SectionText(("V",), "KIẾN NGHỊ", ("Đề nghị cấp trên quan tâm.",)))
>>> placement = place(texts, items)
>>> [(placed.key, placed.how) for placed in placement.placed], [(own.title, own.under) for own in placement.own]
([('I', 'label_and_title')], [('KIẾN NGHỊ', '')])

Promise: nothing is dropped and nothing stands twice: each paragraph ends placed, under a heading the unit added, unplaced, or,
where it is the outline's own words left standing, among the hints. What is unsure is never placed by guess: it is shown with the
likeliest item and the words that speak for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from rapidfuzz import fuzz

from nhiemky.domain.placement import How, OwnHeading, Passage, Placed, Placement, SectionItem, Unplaced
from nhiemky.domain.unit_report import SectionText
from nhiemky.flows.outline_items import heading_line, is_part
from nhiemky.vietnamese.unicode import fold

SAME_TITLE = 90.0
"""From this likeness on two titles are one, wherever they stand."""
LIKE_TITLE = 62.0
LIKE_WORDS = 0.6
"""So alike a title must be where the number is the same: as a whole, or that share of the shorter one's words."""
MARGIN = 4.0
_HINT = 40
"""Shorter lines of the outline ("Số liệu:") may well be the unit's own words too, unless they are a whole heading."""
_OPENING = re.compile(r"(?:như sau|báo cáo|kiểm điểm)\s*:\s*$|^\s*(?:-\s*)?(?:Căn cứ|Kính gửi)\b", re.IGNORECASE)
_WORDS = re.compile(r"[a-z0-9]+")
_COMMON = frozenset(
    ("cong tac", "don vi", "thuc hien", "nhiem vu", "ket qua", "chi bo", "dang bo", "dang uy", "cap uy", "dang vien", "nghi quyet",
     "trong do", "tiep tuc", "nam 20", "lanh dao", "chi dao", "to chuc", "bao cao", "nhiem ky", "chi tieu", "tren dia ban")
)  # fmt: skip
"""Word pairs of every report: they speak for no item."""


def place(
    texts: Sequence[SectionText], items: Sequence[SectionItem], guidance: Iterable[str] = (), preamble: Sequence[str] = ()
) -> Placement:
    """texts, preamble: as `read_unit_report` gives them. guidance: lines of the form besides the items' own (its introduction)."""
    placing = _Placing(items, guidance)
    opened = placing.preamble(preamble)
    rest = placing.place(texts)
    return Placement(rest.placed, rest.own, (*opened.unplaced, *rest.unplaced), (*opened.hints, *rest.hints))


def suggester(items: Sequence[SectionItem]) -> Callable[[str], tuple[str, str]]:
    """Words -> the item whose own words they repeat most, and why; ("", "") where none does clearly."""
    return _Placing(items, ()).suggest


def texts_of(placement: Placement) -> dict[str, str]:
    """Section key -> its text: passages in the file's order, deeper headings as lines of their own, a blank line between paragraphs."""
    shelves: dict[str, list[str]] = {}
    for placed in placement.placed:
        passage = placed.passage
        shelves.setdefault(placed.key, []).extend((*([passage.heading] if passage.heading else []), *passage.paragraphs))
    return {key: "\n\n".join(lines) for key, lines in shelves.items()}


class _Placing:
    def __init__(self, items: Sequence[SectionItem], guidance: Iterable[str]) -> None:
        self.items = list(items)
        self.by_labels: dict[tuple[str, ...], list[SectionItem]] = {}
        for item in self.items:
            self.by_labels.setdefault(_labels(item.path), []).append(item)
        self.titles = {item.key: title_key(item.title) for item in self.items}
        self.points = {title_key(_untitled(point)): item for item in self.items for point in item.points}
        printed = (words for item in self.items for words in (*item.guidance, item.title))
        self.hints = {_flat(words) for words in (*printed, *guidance)} - {""}
        self.grams = {item.key: _grams(" . ".join((item.title, *item.guidance))) for item in self.items}
        counted = Counter(gram for grams in self.grams.values() for gram in grams)
        self.rare = {gram for gram, times in counted.items() if times <= max(2, len(self.items) // 8)}
        self.at: dict[tuple[str, ...], str] = {}

    def preamble(self, paragraphs: Sequence[str]) -> Placement:
        """What stands above the first heading: the opening sentence is the form's, anything else asks for a place."""
        hints = tuple(words for words in paragraphs if self._is_hint(words) or _OPENING.search(words))
        written = (words for words in paragraphs if words not in hints)
        text = SectionText((), "", ())
        return Placement(unplaced=tuple(self._unplaced(words, "Phần mở đầu của tệp", text) for words in written), hints=hints)

    def place(self, texts: Sequence[SectionText]) -> Placement:
        placed: list[Placed] = []
        own: list[OwnHeading] = []
        unplaced: list[Unplaced] = []
        hints: list[str] = []
        for text in texts:
            written = [words for words in text.paragraphs if not self._is_hint(words)]
            hints += [words for words in text.paragraphs if self._is_hint(words)]
            found = self._item(text)
            if found:
                item, how, score, inner = found
                self.at[_labels(text.path)] = item.key
                if written:
                    placed.append(Placed(item.key, Passage(inner, tuple(written), text.place), how, score))
            elif not written:
                continue
            elif text.title and (under := self._under(text)) is not None:
                own.append(
                    OwnHeading(
                        text.path[-1] if text.path[-1] != text.title else "", text.title, under, Passage("", tuple(written), text.place)
                    )
                )
            else:
                line = heading_line(text.path[-1], text.title) if text.path and text.title else text.title
                unplaced += [self._unplaced(words, line, text) for words in written]
        return Placement(tuple(placed), tuple(own), tuple(unplaced), tuple(hints))

    def _item(self, text: SectionText) -> tuple[SectionItem, How, float, str] | None:
        """The item, how it was recognised, the likeness, and the heading to stand inside the item ("" at the item itself)."""
        if not text.title:
            return None
        labels, title = _labels(text.path), title_key(text.title)
        part = next((fold(label) for label in text.path if is_part(label)), "")
        there = [item for item in self.by_labels.get(labels, []) if not part or _same_part(item, part)]
        best = self._best(there, title)
        if best and (best[1] >= LIKE_TITLE or _shared(title, self.titles[best[0].key]) >= LIKE_WORDS):
            return best[0], "label_and_title", best[1], ""
        if item := self._by_title(title, part):
            return item, "title", 100.0, ""
        if inside := self._inside(text, labels, title):
            return inside
        near = self._ranked(self.items, title, part)
        if near and near[0][1] >= SAME_TITLE and (len(near) == 1 or near[0][1] - near[1][1] >= MARGIN):
            return near[0][0], "near_title", near[0][1], ""
        return None

    def _best(self, items: Sequence[SectionItem], title: str) -> tuple[SectionItem, float] | None:
        scored = [(item, _likeness(title, self.titles[item.key])) for item in items]
        return max(scored, key=lambda pair: (pair[1], _shared(title, self.titles[pair[0].key]))) if scored else None

    def _by_title(self, title: str, part: str) -> SectionItem | None:
        same = [item for item in self.items if self.titles[item.key] == title]
        within = [item for item in same if part and _same_part(item, part)]
        return (within or same)[0] if len(within or same) == 1 else None

    def _ranked(self, items: Sequence[SectionItem], title: str, part: str) -> list[tuple[SectionItem, float]]:
        mine = [item for item in items if not part or _same_part(item, part)] or list(items)
        return sorted(((item, _likeness(title, self.titles[item.key])) for item in mine), key=lambda pair: -pair[1])

    def _inside(self, text: SectionText, labels: tuple[str, ...], title: str) -> tuple[SectionItem, How, float, str] | None:
        """A point of an item ("4.2"), or a heading below the writing level: its line stands within the item's text."""
        line = heading_line(text.path[-1], text.title)
        if (item := self.points.get(title)) is not None:
            return item, "title", 100.0, line
        for length in range(len(labels) - 1, 0, -1):
            key = self.at.get(labels[:length])
            item = next((item for item in self.items if item.key == key), None) if key else self._only(labels[:length])
            if item is not None and not item.group:
                return item, "order", 100.0, line
            if item is not None:
                return None  # a heading the unit added below "II"
        return None

    def _only(self, labels: tuple[str, ...]) -> SectionItem | None:
        there = self.by_labels.get(labels, [])
        return there[0] if len(there) == 1 else None

    def _under(self, text: SectionText) -> str | None:
        """Where a heading the unit added hangs; None where its number is one the outline uses for something else."""
        labels = _labels(text.path)
        if self.by_labels.get(labels):
            return None
        for length in range(len(labels) - 1, 0, -1):
            key = self.at.get(labels[:length]) or next((item.key for item in self.by_labels.get(labels[:length], [])), "")
            if key:
                return key
        return ""

    def _is_hint(self, words: str) -> bool:
        flat = _flat(words)
        if not flat:
            return True
        return flat in self.hints and (len(flat) >= _HINT or words.lstrip().startswith("(") or flat in self.titles.values())

    def _unplaced(self, words: str, heading: str, text: SectionText) -> Unplaced:
        key, why = self.suggest(f"{heading}. {words}")
        if not key and (there := self.by_labels.get(_labels(text.path))):
            key, why = there[0].key, f"tệp đánh số {there[0].number}"
        return Unplaced(words, heading, text.place, key, why)

    def suggest(self, words: str) -> tuple[str, str]:
        """The item whose own words the paragraph repeats most, and those words; ("", "") where none does clearly."""
        grams = _grams(words)
        scores: list[tuple[int, str, list[str]]] = []
        for item in self.items:
            shared = [gram for gram in self.grams[item.key] if gram in grams and gram in self.rare]
            if shared:
                scores.append((sum(gram.count(" ") + 1 for gram in shared), item.key, shared))
        scores.sort(key=lambda score: -score[0])
        if not scores or scores[0][0] < 2 or (len(scores) > 1 and scores[0][0] == scores[1][0]):
            return "", ""
        _, key, shared = scores[0]
        longest = max(shared, key=len)
        return key, _as_written(longest, next(item for item in self.items if item.key == key))


def title_key(title: str) -> str:
    """Titles compared: folded, without brackets, marks and blanks at the ends.

    >>> title_key("BỐI CẢNH CHUNG (nêu ngắn gọn):"), title_key("Bối cảnh chung")
    ('boi canh chung', 'boi canh chung')
    """
    return " ".join(_WORDS.findall(fold(re.sub(r"\([^()]*\)", " ", title)))) or " ".join(_WORDS.findall(fold(title)))


def _likeness(one: str, other: str) -> float:
    """0 to 100; a title that begins the other ("Bối cảnh" and "Bối cảnh chung") is nearly it."""
    if one == other:
        return 100.0
    whole = fuzz.ratio(one, other)
    short, long = sorted((one, other), key=len)
    begins = 80.0 + 20.0 * len(short) / len(long) if len(short) >= 6 and long.startswith(f"{short} ") else 0.0
    return max(whole, begins, 0.9 * fuzz.token_sort_ratio(one, other))


def _shared(one: str, other: str) -> float:
    """Share of the shorter title's words that the other has: "Học tập và làm theo Bác" of the long one."""
    first, second = set(one.split()), set(other.split())
    return len(first & second) / max(1, min(len(first), len(second)))


def _labels(path: Sequence[str]) -> tuple[str, ...]:
    """Labels without the part's, compared by letters and digits; a dotted label stands for its last number ("4.1" below "4").

    >>> _labels(("Phần thứ nhất", "II.", "4", "4.1"))
    ('ii', '4', '4.1')
    """
    return tuple(re.sub(r"[^\w.]", "", fold(label)).strip(".") for label in path if not is_part(label))


def _same_part(item: SectionItem, part: str) -> bool:
    return any(is_part(label) and fold(label) == part for label in item.path)


def _untitled(line: str) -> str:
    """A heading line without its number."""
    return re.sub(r"^\s*(?:[0-9IVXivx]+(?:\.[0-9]+)*[.)\-]?|[a-zđ]\))\s*", "", line)


def _flat(words: str) -> str:
    return " ".join(_WORDS.findall(fold(words)))


def _grams(words: str) -> Mapping[str, None]:
    """Runs of two to five words within one clause, folded."""
    found: dict[str, None] = {}
    for clause in re.split(r"[.;:,()“”\"]", fold(words)):
        tokens = _WORDS.findall(clause)
        for size in (2, 3, 4, 5):
            for at in range(len(tokens) - size + 1):
                gram = " ".join(tokens[at : at + size])
                if gram not in _COMMON and not gram.replace(" ", "").isdigit():
                    found[gram] = None
    return found


def _as_written(gram: str, item: SectionItem) -> str:
    """The folded words as the outline writes them."""
    size = gram.count(" ") + 1
    for line in (item.title, *item.guidance):
        words = re.findall(r"\w+", line)
        for at in range(len(words) - size + 1):
            if fold(" ".join(words[at : at + size])) == gram:
                return f"đề cương {item.number} nhắc “{' '.join(words[at : at + size])}”"
    return f"đề cương {item.number} nhắc “{gram}”"
