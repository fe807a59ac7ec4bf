"""Targets and results that the text states, and the rows of a filled indicator appendix.

What it promises: percents, counted results of a report ("ban hành 12 nghị quyết"), rating levels to be reached, years by
which a thing shall be, and items of a chapter of targets that name no figure (qualitative). No parts of a breakdown, no
standing sizes, no limits, no caps on ratings, nothing from an outline that asks for figures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import itemgetter
from typing import Literal

from nhiemky.domain.directive import Group, IndicatorStatement, Quantity, RatingRule
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.figures.appendix_rows import read_appendix_rows
from nhiemky.reading.figures.counts import Count, counts_between, find_counts, is_measure, is_time, places, sentence_round
from nhiemky.reading.figures.groups import is_body, read_groups, stands
from nhiemky.reading.figures.quantities import read_quantities, unit_of
from nhiemky.reading.figures.rating_rules import read_rating_rules
from nhiemky.reading.figures.vocabulary import words
from nhiemky.reading.structure.layout import Layout
from nhiemky.vietnamese.unicode import fold

Operator = Literal["=", ">=", "<=", "before", "qualitative"]
Kind = Literal["target", "result"]

_MORE = re.compile(
    r"(?:trên|hơn|ít nhất|tối thiểu|không dưới|từ|vượt|đạt từ|tối thiểu là|ít nhất là|không thấp hơn|không ít hơn)\s*$", re.IGNORECASE
)
_LESS = re.compile(r"(?:dưới|không quá|tối đa|không vượt quá|nhiều nhất|không cao hơn|xuống còn dưới|chưa đến)\s*$", re.IGNORECASE)
_OR_MORE = re.compile(r"[^.;\n]{0,60}?\btrở lên")
_AIM = re.compile(
    r"\b(?:phấn đấu|đặt mục tiêu|đề ra chỉ tiêu|chỉ tiêu đến|yêu cầu đạt|phải đạt|cần đạt|bảo đảm đạt|mục tiêu đến"
    r"|mỗi [^,;.()\n]{2,40} (?:có|thực hiện|đảm nhận|xây dựng) (?:ít nhất|tối thiểu))\b",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"\b(?:đã|đạt được|kết quả|tính đến|trong (?:năm|kỳ|quý|nhiệm kỳ) qua|so với cùng kỳ|ước thực hiện|thực hiện được|vượt chỉ tiêu"
    r"|vượt kế hoạch|so với (?:cuối )?năm \d{4}|trong (?:năm|quý|tháng)(?=,))\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:kết nạp|tổ chức|ban hành|mở|khen thưởng|xử lý|thi hành kỷ luật|kỷ luật|kiểm tra|giám sát|phát triển|bồi dưỡng|đào tạo|cử"
    r"|tuyên dương|giới thiệu"
    r"|giải quyết|tiếp nhận|hỗ trợ|tặng|trao|vận động|thu hút|biểu dương|khai trừ|cảnh cáo|khiển trách|bổ nhiệm|luân chuyển|điều động"
    r"|tập huấn|xóa tên"
    r"|thăm|chuyển|thực hiện|xây(?: dựng)?|tiến hành|công nhận|thành lập|tiếp|huy động|tuyển dụng|quyên góp|sửa chữa|trồng|hiến"
    r"|triển khai|đảm nhận|đảm nhiệm|đóng góp|lắp đặt|cải tạo|xảy ra"
    r"|tham mưu|thẩm định"
    r"|thông qua|đăng tải|phát hành|duy trì|đối thoại|củng cố|khởi công|hoàn thành|bàn giao|phát hiện|thu hồi|rà soát|sắp xếp|cấp"
    r"|tích hợp|thu gom|chăm sóc|xảy ra|phát sinh|ghi nhận|lắp đặt|cải tạo|nâng cấp|trang bị|kết nối|số hóa|ký kết|thiệt hại"
    r"|nâng (?:tổng )?số lên|đạt|đạt được|giải ngân|xếp loại|hoàn thành (?:xuất sắc |tốt )?nhiệm vụ|lần lượt|tổng cộng)"
    r"(?: (?:thành công|được|mới|thêm|đối với|cho|tại|tổng số|tổng cộng|ít nhất|tối thiểu|trên|hơn|gần|khoảng|ước|lại|chuyên đề"
    r"|thường xuyên|định kỳ|đột xuất|chấp hành|được thêm|xong|dứt điểm|sinh hoạt đảng|từ|chính thức)){0,3}\s*$"
    r"|\bra khỏi Đảng(?: đối với)?\s*$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"[^.;:()\n]{0,80}?\b(?:(?:đã|được)(?: \w+){0,6}? (?:tuyên dương|khen thưởng|biểu dương|công nhận|kết nạp|đánh giá"
    r"|xếp loại|tặng|xử lý"
    r"|giải quyết|kiểm tra|giám sát|bổ nhiệm)|vi phạm|bị)\b"
)
_OF_A_PLAN = re.compile(r" (?:so với )?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết|NQ|KH)\b")
_HAPPENINGS = words("lượt cuộc vụ đơn buổi đợt")
_THERE_WERE = re.compile(r"\bcó\s*$", re.IGNORECASE)
_SHARE = re.compile(r"(?:chiếm|chiếm tỷ lệ|tương đương|bằng|tương ứng|\()\s*$", re.IGNORECASE)
_COORDINATED = re.compile(r"(?:,|,? và|;)\s*$")
_RATED = re.compile(r"(?:xếp|phân) loại(?: chất lượng)?\s*$", re.IGNORECASE)
"""How many were rated is no result."""
_FOR = re.compile(
    r"(?:giải quyết|tạo|hỗ trợ|tặng|cấp|trao|khám|tập huấn|tuyên truyền|cài đặt|công nhận|xóa tên)(?: [^\W\d_]+){1,6} (?:cho"
    r"|đối với)\s*$",
    re.IGNORECASE,
)
_GOT = re.compile(r"\b(?:được|đạt|ước đạt|trị giá|tổng trị giá|là)\s*$", re.IGNORECASE)
_LEFT = re.compile(r"\bcòn(?: có)?\s*$", re.IGNORECASE)
_WANTING = re.compile(r"[^,;.:()\n]*?\b(?:chưa|chậm|không|thiếu|yếu|vi phạm|quá hạn)\b")
_TOGETHER = (",", "và", "cho", "với", ", với", ", với hơn", "với hơn", ", với trên", "cho hơn")
"""What joins those who came to what was held."""
_BRACKETS = re.compile(r"\([^()]*\)")
_GOALS = re.compile(r"chi tieu|^muc tieu")
_LEVEL = re.compile(
    r"(?P<from>từ )?(?:mức )?(?P<mark>[“\"])?(?P<level>hoàn thành (?:xuất sắc |tốt )?(?:chức trách, )?nhiệm vụ"
    r"|trong sạch,? vững mạnh(?: tiêu biểu)?|vững mạnh(?: xuất sắc)?)(?P<close>[”\"])?"
    r"(?P<up> trở lên)?",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(r"\b(?:nếu|khi|số|tỷ lệ|không|mức|chỉ|trường hợp|việc|đề nghị|những)\b", re.IGNORECASE)
_BEFORE_YEAR = re.compile(
    r"(?:[Pp]hấn đấu|[Mm]ục tiêu)[^.;\n]{4,160}?(?P<what>(?:vào )?(?P<op>trước|đến hết|đến|chậm nhất) năm (?P<year>20\d\d))"
)
_NONE = re.compile(
    r"không (?:có|còn) (?P<noun>(?:chi bộ|đảng viên|tổ chức đảng|đảng bộ|tập thể|cá nhân|cán bộ|đơn vị|đoàn viên|hội viên|đơn thư|vụ việc"
    r"|trường hợp|cơ quan|tổ chức cơ sở đảng|hộ|hồ sơ|vụ|đơn|văn bản|xã|phường|thôn|dự án|công trình)"
    r"[^,.;:()\n]{0,80})"
)
_DIRECTIVE_TYPES = (
    "kế hoạch",
    "công văn",
    "hướng dẫn",
    "chỉ thị",
    "thông báo",
    "chương trình",
    "quyết định",
    "công điện",
    "quy định",
    "quy chế",
)


def read_indicators(
    document: SourceDocument,
    layout: Layout,
    counts: Sequence[Count] | None = None,
    *,
    quantities: Sequence[Quantity] | None = None,
    groups: Sequence[Group] | None = None,
    rules: Sequence[RatingRule] | None = None,
) -> tuple[IndicatorStatement, ...]:
    """Targets and results, in the order of the text. The other facts are read here where the caller has none."""
    counts = find_counts(document) if counts is None else counts
    quantities = read_quantities(document, layout, counts) if quantities is None else quantities
    groups = read_groups(document, layout, counts, quantities=quantities) if groups is None else groups
    rules = read_rating_rules(document, layout) if rules is None else rules
    reader = _Reader(document, layout, counts, _taken(quantities, groups, rules))
    found = [*reader.figures(), *reader.levels(), *reader.years(), *reader.none(), *reader.qualitative()]
    found.sort(key=lambda item: (item.evidence.span or (0, 0), item.kind == "result"))
    found += read_appendix_rows(document)
    return tuple(replace(item, id=f"k{number}") for number, item in enumerate(found, 1))


def _taken(quantities: Sequence[Quantity], groups: Sequence[Group], rules: Sequence[RatingRule]) -> list[tuple[int, int]]:
    """Source stretches, apart and ascending, whose figures are said already: parts of sums, counted lists, standing sets, caps."""
    spans = [part.span for quantity in quantities for part in quantity.evidence_parts]
    spans += [quantity.evidence_total[0].span for quantity in quantities if quantity.check == "count" and quantity.evidence_total]
    spans += [group.evidence.span for group in groups] + [rule.evidence.span for rule in rules]
    joined: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans if span is not None):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


@dataclass(slots=True)
class _Reader:
    document: SourceDocument
    layout: Layout
    counts: Sequence[Count]
    taken: list[tuple[int, int]]
    used: list[tuple[int, int]]
    told: int

    def __init__(self, document: SourceDocument, layout: Layout, counts: Sequence[Count], taken: list[tuple[int, int]]) -> None:
        self.document, self.layout, self.counts, self.taken, self.used = document, layout, counts, taken, []
        self.told = 0

    def figures(self) -> Iterator[IndicatorStatement]:
        """Percents everywhere; counted things where somebody did them, or shall."""
        previous: Count | None = None
        for count in self.counts:
            follows, previous = previous, None
            if not self._speaks(count.start) or is_time(count):
                previous = follows if self._is_said(count.start) else None  # "126 lớp (72 ..., 54 ...) cho 9.480 lượt"
                continue
            kind = self._kind(count.start)
            if count.percent:
                found = self._percent(count, kind)
            elif kind is not None and self._is_done(count, kind, follows):
                found = self._counted(count, kind, follows.end if follows else 0)
                previous = count
            else:
                continue
            if found is not None:
                self.used.append(sentence_round(self.document.clean, count.start))
                self.told = count.number_end + 1
                yield found

    def _speaks(self, at: int) -> bool:
        """The place is prose of the main text, of its notes or of a paper sent along; outlines ask, they do not state."""
        index = self.document.paragraph_at(at)
        if self.document.paragraphs[index].role == "table" or index in self.layout.head:
            return False
        if any(part.kind == "outline" and part.first <= index <= part.last for part in self.layout.attachments):
            return False
        return not self._is_said(at)

    def _is_said(self, at: int) -> bool:
        raw = self.document.raw(at)
        at = bisect_right(self.taken, raw, key=itemgetter(0))
        return at > 0 and raw < self.taken[at - 1][1]

    def _is_report(self) -> bool:
        line = self.layout.type_line
        words = self.layout.words[line].lower() if line is not None else ""
        return words.startswith(("báo cáo", "nghị quyết", "biên bản", "kết luận", "thông cáo"))

    def _kind(self, at: int) -> Kind | None:
        """Target or result, from the chapter, the sentence and the type of document; None where nothing says it."""
        start, end = sentence_round(self.document.clean, at)
        sentence = self.document.clean[start:end]
        if _AIM.search(sentence) or _AIM.search(self.document.clean, self._sentence_start(start), start):
            return "target"
        chapter = " / ".join(fold(heading.title) for heading in self.layout.path(self.document.paragraph_at(at)))
        if _is_chapter_of_targets(chapter):
            return "target"
        if self._is_report() or _REACHED.search(sentence):
            return "result"
        return "result" if _TOLD.match(chapter.rpartition(" / ")[2]) else None

    def _sentence_start(self, at: int) -> int:
        """Where the whole sentence begins, clauses before a semicolon included."""
        clean = self.document.clean
        return max(clean.rfind("\n", 0, at), clean.rfind(". ", 0, at) + 1, at - 400) + 1

    def _is_done(self, count: Count, kind: Kind, follows: Count | None) -> bool:
        clean = self.document.clean
        if not count.words or (count.value % 1 and not count.words):
            return False
        first = max(clean.rfind(mark, max(0, count.start - 60), count.start) for mark in ";.:(\n") + 1
        before = clean[max(first, count.start - 60) : count.start]
        if _RATED.search(before):
            return False
        if kind == "target" and (_LESS.search(before) or _MORE.search(before)):
            return True
        if kind == "result" and (_FOR.search(before) or (is_measure(count) and _GOT.search(before))):
            return True
        if kind == "result" and _LEFT.search(before) and _WANTING.match(clean, count.start, count.start + 90):
            return True
        if _VERB.search(before):
            return (
                kind == "result"
                or bool(_AIM.search(clean, self._sentence_start(count.start), sentence_round(clean, count.start)[1]))
                or self._in_targets(count.start)
            )
        if follows is not None and (
            _COORDINATED.fullmatch(clean, follows.end, count.start)
            or _BRACKETS.sub("", clean[follows.end : count.start]).strip()
            in (_TOGETHER if count.words[0] == "lượt" else (",", "và", "cho"))
        ):
            return True
        if kind == "result" and count.words[0] in _HAPPENINGS and _THERE_WERE.search(before):
            return True
        if kind == "result" and is_body(count) and not stands(self.document, count) and _PASSIVE.match(clean, count.end):
            return True
        return kind == "target" and self._in_targets(count.start)

    def _in_targets(self, at: int) -> bool:
        path = self.layout.path(self.document.paragraph_at(at))
        above = next((heading.title for heading in reversed(path) if not heading.run_in), "")
        return _GOALS.search(fold(above)) is not None

    def _percent(self, count: Count, kind: Kind | None) -> IndicatorStatement | None:
        clean = self.document.clean
        before = clean[max(0, count.start - 24) : count.start]
        if _SHARE.search(before) and not _OF_A_PLAN.match(clean, count.number_end):
            return None
        start, end = sentence_round(clean, count.start)
        if count.words:
            tail = _clause_end(clean, count.end, end)
            more = next((other for other in counts_between(self.counts, count.number_end, tail) if other.percent), None)
            if more is not None and (cut := clean.rfind(" và ", count.number_end, more.start)) >= 0:
                tail = cut  # "bằng 51% kế hoạch và tăng 6%" are two
            aim = _AIM.search(clean, start, count.start)
            first = aim.start() if aim and count.start - aim.end() <= 12 else count.start
            statement, subject = " ".join(clean[count.number_end : tail].split()), " ".join(count.words)
        else:
            tail = count.number_end
            up = _OR_MORE.match(clean, tail)
            tail = up.end() if up else tail
            first = _statement_start(clean, start, count.start)
            if first < self.told < count.start:
                first = max(self.told, clean.rfind(" và ", self.told, count.start) + 4)
            statement, subject = " ".join(clean[first : count.start].split()), None
        return self._make(count, kind or "target", first, tail, statement, subject, "%")

    def _counted(self, count: Count, kind: Kind, floor: int) -> IndicatorStatement:
        clean = self.document.clean
        start, _ = sentence_round(clean, count.start)
        first = count.start if start < floor else _statement_start(clean, start, count.start)
        return self._make(count, kind, first, count.end, " ".join(clean[first : count.end].split()), None, unit_of(count))

    def _make(
        self, count: Count, kind: Kind, start: int, end: int, statement: str, subject: str | None, unit: str | None
    ) -> IndicatorStatement:
        clean = self.document.clean
        before = clean[max(0, count.start - 24) : count.start]
        operator: Operator = "="
        if _LESS.search(before):
            operator = "<="
        elif (
            (_MORE.search(before) and not before.rstrip().lower().endswith("từ"))
            or clean.startswith(" trở lên", count.number_end)
            or _OR_MORE.match(clean, end, end + 9)
        ):
            operator = "=" if kind == "result" and before.rstrip().lower().endswith("vượt") else ">="
        return IndicatorStatement(
            "",
            kind,
            statement,
            subject,
            operator,
            count.value,
            unit,
            Evidence(self.document.quote(start, end), self.document.span(start, end)),
            self._item(start),
        )

    def _item(self, at: int) -> str | None:
        index = self.document.paragraph_at(at)
        label = self.layout.labels[index]
        if label is None or label.kind != "paren":
            return None
        return f"({label.text})"

    def levels(self) -> Iterator[IndicatorStatement]:
        """Rating levels to be reached or reached: "xếp loại “Hoàn thành tốt nhiệm vụ” trở lên"."""
        clean = self.document.clean
        for at in places(clean, "trở lên"):
            if not self._speaks(at):
                continue
            start, end = sentence_round(clean, at)
            match = next((m for m in _LEVEL.finditer(clean, start, min(end, at + 7)) if m["up"] and m.end() >= at), None)
            lead = clean[start:at].lower()
            if (
                match is None
                or not ("xếp loại" in lead or "đánh giá" in lead or "đạt" in lead)
                or "tỷ lệ" in lead
                or "nếu" in lead
                or "số " in lead
            ):
                continue
            if any(first <= start < last for first, last in self.used):
                continue
            kind = self._kind(at)
            if kind is None:
                continue
            aim = _AIM.search(clean, start, at)
            first = aim.start() if aim else start
            self.used.append((start, end))
            first = self._after_label(first)
            yield self._level(kind, first, match, ">=")
        yield from self._levels_alone()

    def _levels_alone(self) -> Iterator[IndicatorStatement]:
        """ "Chi bộ được xếp loại hoàn thành xuất sắc nhiệm vụ" where targets are set: the level itself."""
        clean = self.document.clean
        for at in places(clean, "xếp loại "):
            match = _LEVEL.match(clean, at + 9)
            if match is None or match["up"] or not self._speaks(at) or self._kind(at) != "target":
                continue
            start, end = sentence_round(clean, at)
            rest = clean[match.end() : end].strip(' .;”"')
            if rest or any(char.isdigit() for char in clean[start:at]) or _CONDITIONAL.search(clean, start, at):
                continue
            if any(first <= start < last for first, last in self.used):
                continue
            self.used.append((start, end))
            yield self._level("target", self._after_label(start), match, "=")

    def _level(self, kind: Kind, first: int, match: re.Match[str], operator: Operator) -> IndicatorStatement:
        words = " ".join(self.document.clean[first : match.end()].split())
        evidence = Evidence(self.document.quote(first, match.end()), self.document.span(first, match.end()))
        return IndicatorStatement("", kind, words, None, operator, match["level"], None, evidence, self._item(first))

    def _after_label(self, at: int) -> int:
        index = self.document.paragraph_at(at)
        label, place = self.layout.labels[index], self.document.paragraphs[index]
        return max(at, place.start + label.end) if label is not None else at

    def years(self) -> Iterator[IndicatorStatement]:
        """ "Phấn đấu ... đạt chuẩn trước năm 2025"."""
        clean = self.document.clean
        for at in places(clean, "hấn đấu ", "ục tiêu "):
            match = _BEFORE_YEAR.match(clean, at - 1)
            if match is None or not self._speaks(at) or self._is_heading(at):
                continue
            start, _ = sentence_round(clean, at)
            if counts_between(self.counts, match.start(), match.end()) or any(first <= start < last for first, last in self.used):
                continue
            tail = clean[match.end() : _clause_end(clean, match.end(), sentence_round(clean, at)[1])]
            if match["op"] != "trước" and any(char.isdigit() for char in tail):
                continue
            operator: Operator = "before" if match["op"] == "trước" else "<="
            yield IndicatorStatement(
                "", "target", " ".join(match[0].split()), None, operator, Decimal(match["year"]), "năm",
                Evidence(self.document.quote(*match.span()), self.document.span(*match.span())), self._item(match.start()),
            )  # fmt: skip

    def _is_heading(self, at: int) -> bool:
        index = self.document.paragraph_at(at)
        path = self.layout.path(index)
        return bool(path) and path[-1].paragraph == index and not path[-1].run_in

    def none(self) -> Iterator[IndicatorStatement]:
        """ "không có đảng viên vi phạm" states 0."""
        clean = self.document.clean
        for at in places(clean, "không có ", "không còn "):
            match = _NONE.match(clean, at)
            if match is None or not self._speaks(at):
                continue
            kind = self._kind(at)
            if kind is None or (kind == "result" and not self._is_report()):
                continue
            noun = match["noun"].split()
            if noun[0] in ("hộ", "vụ", "đơn", "xã", "phường", "thôn"):
                noun = noun[:1]
            yield IndicatorStatement(
                "", kind, " ".join(match[0].split()), None, "=", Decimal(0), " ".join(noun[:2]),
                Evidence(self.document.quote(*match.span()), self.document.span(*match.span())), self._item(at),
            )  # fmt: skip

    def qualitative(self) -> Iterator[IndicatorStatement]:
        """Items of a chapter of targets whose sentences name no figure."""
        for index in self.layout.main:
            label = self.layout.labels[index]
            if label is None or label.kind not in ("paren", "bullet", "letter"):
                continue
            path = self.layout.path(index)
            above = next((heading for heading in reversed(path) if heading.paragraph != index), None)
            if above is None or not _TARGET_LIST.search(fold(above.title)):
                continue
            for start, end in self.layout.sentences(index):
                sentence = self.document.clean[start:end]
                if (
                    any(char.isdigit() for char in sentence)
                    or any(first < end and start < last for first, last in self.used)
                    or len(sentence) < 25
                ):
                    continue
                tail = start + len(sentence.rstrip(" .;"))
                statement = " ".join(self.document.clean[start:tail].split())
                yield IndicatorStatement(
                    "", "target", statement, None, "qualitative", None, None,
                    Evidence(self.document.quote(start, tail), self.document.span(start, tail)), self._item(start),
                )  # fmt: skip


_TARGET_LIST = re.compile(r"^(?!.*ket qua)(?!.*thuc hien (?:cac )?chi tieu).*chi tieu")
_TARGET_CHAPTER = re.compile(
    r"chi tieu|muc tieu|phuong huong|nhiem vu,? giai phap|nhiem vu va giai phap|nhiem vu trong tam|ke hoach nam|trong thoi gian toi"
    r"|thoi gian toi|(?:^|/ )(?:mot so |cac )?nhiem vu (?:cong tac |chu yeu )?(?:\d{1,2} thang|quy|nam|thang|6 thang)\b"
)
_TOLD = re.compile(r"(?:ve )?(?:ket qua(?! (?:can|phai|du kien|mong))|tinh hinh thuc hien)")
"""A heading of a letter or notice under which results are told."""
_RESULT_CHAPTER = re.compile(r"ket qua|danh gia|tinh hinh thuc hien|uu diem|han che|thuc trang|dac diem")


def _is_chapter_of_targets(path: str) -> bool:
    """The innermost heading that says one or the other decides."""
    for title in reversed(path.split(" / ")):
        if _RESULT_CHAPTER.search(title):
            return False
        if _TARGET_CHAPTER.search(title):
            return True
    return False


def _statement_start(clean: str, start: int, at: int) -> int:
    """Beginning of the clause before a figure, at most eighty letters back."""
    first = max(clean.rfind(mark, start, at) for mark in (", ", "; ", ": ", "(")) + 1
    first = max(first, start, at - 90)
    if first == at - 90:
        first = clean.find(" ", first, at) + 1 or first
    while first < at and clean[first] in " \t":
        first += 1
    return first


_CLAUSE = re.compile(
    r"[;.:(…\n]|, (?!(?:công chức|viên chức|đảng viên|người lao động|quần chúng|chỉ thị|kết luận|đạo đức|phong cách|cán bộ|đảng bộ"
    r"|quán triệt))"
)


def _clause_end(clean: str, start: int, end: int) -> int:
    match = _CLAUSE.search(clean, start, end)
    stop = match.start() if match else end
    while stop > start and clean[stop - 1] in " .;":
        stop -= 1
    return stop
