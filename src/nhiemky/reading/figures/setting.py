"""Where a figure stands, and what that makes of it: target, result, or nothing that the text states itself.

What it promises: the sentence decides before the chapter, the chapter before the type of document. What outlines ask for,
tables, letterheads, and what another reader has said already, never speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import itemgetter
from typing import Literal

from nhiemky.domain.directive import IndicatorStatement
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.figures.chapters_of_targets import is_chapter_of_targets, names_goals, tells_results, tells_what_was
from nhiemky.reading.figures.clauses import sentence_round
from nhiemky.reading.figures.counts import Count
from nhiemky.reading.structure.layout import Layout
from nhiemky.vietnamese.unicode import fold

Operator = Literal["=", ">=", "<=", "before", "qualitative"]
Kind = Literal["target", "result"]


AIM = re.compile(
    r"\b(?:phấn đấu|đặt mục tiêu|đề ra chỉ tiêu|chỉ tiêu đến|yêu cầu đạt|phải đạt|cần đạt|bảo đảm đạt|mục tiêu đến"
    r"|mỗi [^,;.()\n]{2,40} (?:có|thực hiện|đảm nhận|xây dựng|đăng ký|kết nạp|giới thiệu|phát triển|giúp đỡ|duy trì)"
    r" (?:được |thêm )?(?:ít nhất|tối thiểu))\b",
    re.IGNORECASE,
)
"""Words by which a sentence sets a target."""
_REACHED = re.compile(
    r"\b(?:đã|đạt được|kết quả|tính đến|trong (?:năm|kỳ|quý|nhiệm kỳ) qua|so với cùng kỳ|ước thực hiện|thực hiện được|vượt chỉ tiêu"
    r"|vượt kế hoạch|so với (?:cuối )?năm \d{4}|đến nay|(?:cao|thấp) hơn kế hoạch|làm chết|trong (?:năm|quý|tháng)(?=,))\b",
    re.IGNORECASE,
)


_YEAR_SAID = re.compile(r"(?:^|, |\. )[Nn]ăm (20\d\d)(?=,? [^\W\d_]|, \d)")
_ISSUED = re.compile(r"ngày [\d.…]+ tháng [\d.…]+ năm (20\d\d)")
_OF_RESULTS = re.compile(r"thông báo (?:thông báo )?kết quả\b")


@dataclass(frozen=True, slots=True)
class Setting:
    """The document, as readers of targets and results ask it about places of its clean text.

    taken   source stretches, apart and ascending, whose figures other readers have said
    used    sentences that have given a target or result; readers add to them
    """

    document: SourceDocument
    layout: Layout
    counts: Sequence[Count]
    taken: Sequence[tuple[int, int]]
    used: list[tuple[int, int]] = field(default_factory=list)
    _told: dict[tuple[int, int], tuple[bool, bool]] = field(default_factory=dict)
    """Of sentences met: they set an aim, they say what was reached."""

    def speaks(self, at: int) -> bool:
        """The place is prose of the main text, of its notes or of a paper sent along; outlines ask, they do not state."""
        index = self.document.paragraph_at(at)
        if self.document.paragraphs[index].role == "table" or index in self.layout.head:
            return False
        if any(part.kind == "outline" and part.first <= index <= part.last for part in self.layout.attachments):
            return False
        return not self.is_said(at)

    def is_said(self, at: int) -> bool:
        """Another reader has said the figure: a part of a sum, a group, a cap."""
        raw = self.document.raw(at)
        at = bisect_right(self.taken, raw, key=itemgetter(0))
        return at > 0 and raw < self.taken[at - 1][1]

    def is_report(self) -> bool:
        """The type of document tells what has been done."""
        line = self.layout.type_line
        words = self.layout.words[line].lower() if line is not None else ""
        if line is not None and self.layout.subject and words.startswith("thông báo"):
            return _OF_RESULTS.match(words + " " + self.layout.words[self.layout.subject.start].lower()) is not None
        return words.startswith(("báo cáo", "nghị quyết", "biên bản", "kết luận", "thông cáo"))

    def kind(self, at: int) -> Kind | None:
        """Target or result, from the chapter, the sentence and the type of document; None where nothing says it."""
        start, end = sentence_round(self.document.clean, at)
        aims, reached = self.tells(start, end)
        if aims:
            return "target"
        chapter = " / ".join(fold(heading.title) for heading in self.layout.path(self.document.paragraph_at(at)))
        if is_chapter_of_targets(chapter):
            return "target"
        if self.is_report() or reached:
            return "result"
        return "result" if tells_results(chapter.rpartition(" / ")[2]) or tells_what_was(chapter) else None

    def tells(self, start: int, end: int) -> tuple[bool, bool]:
        """Whether a sentence sets an aim, and whether it says what was reached; asked once a sentence, however many figures it has."""
        told = self._told.get((start, end))
        if told is None:
            clean = self.document.clean
            sentence = clean[start:end]
            aims = AIM.search(sentence) or AIM.search(clean, self.sentence_start(start), start)
            told = self._told[start, end] = (aims is not None, _REACHED.search(sentence) is not None or self._of_a_past_year(sentence))
        return told

    def _of_a_past_year(self, sentence: str) -> bool:
        """ "Năm 2030, 18,6% đảng viên ..." in a paper of a later year."""
        said = _YEAR_SAID.search(sentence)
        if said is None:
            return False
        clean, last = self.document.clean, self.layout.head.stop
        head = clean[: self.document.paragraphs[last - 1].end] if 0 < last <= len(self.document.paragraphs) else ""
        issued = _ISSUED.search(head)
        return issued is not None and int(said[1]) < int(issued[1])

    def sentence_start(self, at: int) -> int:
        """Where the whole sentence begins, clauses before a semicolon included."""
        clean = self.document.clean
        return max(clean.rfind("\n", 0, at), clean.rfind(". ", 0, at) + 1, at - 400) + 1

    def has_goals_above(self, at: int) -> bool:
        """The heading that the place stands under announces goals."""
        path = self.layout.path(self.document.paragraph_at(at))
        above = next((heading.title for heading in reversed(path) if not heading.run_in), "")
        return names_goals(fold(above))

    def item(self, at: int) -> str | None:
        """Label of the numbered item: "(3)"."""
        index = self.document.paragraph_at(at)
        label = self.layout.labels[index]
        if label is None or label.kind != "paren":
            return None
        return f"({label.text})"

    def _after_label(self, at: int) -> int:
        """ "- ", "(1) ": where the item's words begin."""
        index = self.document.paragraph_at(at)
        label, place = self.layout.labels[index], self.document.paragraphs[index]
        if label is None or label.kind not in ("paren", "bullet", "letter") or not place.start <= at < place.start + label.end:
            return at
        after = place.start + label.end
        while after < place.end and self.document.clean[after] in " -+.)":
            after += 1
        return after

    def is_used(self, start: int, end: int | None = None) -> bool:
        """A sentence that has given a target or result holds `start`, or a part of the stretch up to `end`."""
        stop = start + 1 if end is None else end
        return any(first < stop and start < last for first, last in self.used)

    def state(
        self,
        kind: Kind,
        start: int,
        end: int,
        operator: Operator,
        value: Decimal | str | None,
        unit: str | None = None,
        *,
        statement: str | None = None,
        subject: str | None = None,
    ) -> IndicatorStatement:
        """What clean[start:end] states, `id` still blank; `statement` where it is not all those words.
        The item's label is no part of it."""
        labelled = start
        start = self._after_label(start) if self._after_label(start) < end else start
        if statement is not None and start > labelled:
            statement = statement.removeprefix(" ".join(self.document.clean[labelled:start].split())).lstrip()
        words = " ".join(self.document.clean[start:end].split()) if statement is None else statement
        evidence = Evidence(self.document.quote(start, end), self.document.span(start, end))
        return IndicatorStatement("", kind, words, subject, operator, value, unit, evidence, self.item(start))
