"""What the place of a mention says of it: the document's basis, what it carries out, replaces, is attached to, or a mere mention."""

from __future__ import annotations

import re

from nhiemky.domain.directive import Relation
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.citations.titles import MAIN_CLAUSE

_LONGEST_LIST = 2000
_SUPERSEDING = ("thay thế", "thay thế cho", "thay cho")
_ATTACHING = ("kèm theo", "gửi kèm", "đính kèm", "kèm")
_LEAD = re.compile(
    r"[-–+*•\s]*(?:\d+\.\s|[a-zđ]\)\s)?(Căn cứ|(?:Để |Nhằm |Triển khai |Tiếp tục |Tổ chức"
    r" |Quán triệt(?:,| và) (?:triển khai |tổ chức )?)?[Tt]hực hiện|Triển khai|Thi hành|Chấp hành|Theo đề nghị|Xét)(?!\w)"
)
_TURN = re.compile(
    r"[;,] (?:và )?(căn cứ|thực hiện|triển khai thực hiện) (?=(?:các )?(?:Nghị quyết|Chỉ thị|Kết luận|Kế hoạch"
    r"|Chương trình|Quy định|Quyết định|Hướng dẫn|Công văn|Thông báo|Thông tư|Nghị định|Luật|Quy chế|Đề án|Thông tri|Công điện))"
)
_PURPOSE = re.compile(r"(?:Để|Nhằm|Trên cơ sở|Tiếp tục|Phát huy) ")
_MERGED_INTO = re.compile(r"(?<!chủ trương )(?:sáp nhập|hợp nhất) [^.;()\n]{0,170} thành [^.;()\n]{0,70}$")
_FOUNDED_AFAR = re.compile(r"(?:thành lập|hợp nhất|sáp nhập)[^.;()\n]{0,150}$", re.IGNORECASE)
""" "thành lập trên cơ sở nhập 04 xã: A, B, C và D[1]": the note that hangs on the list."""
_FOUNDED = re.compile(
    r"(?<!chủ trương )(?:thành lập|hợp nhất|sáp nhập|tổ chức lại|chuyển giao|kiện toàn|đổi tên|sắp xếp)[^.;()]{0,60}$", re.IGNORECASE
)


_ONLY_BY = re.compile(r"\s*(?:\[?\d{1,3}\]?[.)]?\s+)?Theo\s+")
_BY_LEAVE = re.compile(r"; (?:được (?:sự )?(?:đồng ý|thống nhất|chấp thuận)|sau khi )")
""" "Căn cứ A; được sự đồng ý của cấp trên tại B": leave is no basis."""
_RESTING = ("căn cứ", "theo đề nghị", "xét")
"""What a decision rests on, the proposal before it included."""


class Relations:
    """Relation of a mention by its place. preamble_end: where the first heading of the main text stands."""

    def __init__(self, document: SourceDocument, preamble_end: int) -> None:
        self._text = document.clean
        self._document = document
        self._preamble = preamble_end

    def of(self, start: int, *, nested: bool = False) -> Relation:
        """The relation of the mention at clean `start`. nested: it stands in the title of another document."""
        paragraph = self._document.paragraphs[self._document.paragraph_at(start)]
        before = self._text[max(paragraph.start, start - 80) : start].lower().rstrip(" (“:").removesuffix(" các")
        if before.endswith(_SUPERSEDING):
            return "supersedes"
        if before.endswith(_ATTACHING):
            return "attached"
        if nested:
            return "mention"
        if before.endswith("theo") and self._founds(paragraph.start, start, paragraph.note if paragraph.role == "footnote" else None):
            return "basis"
        sentence = self._sentence(paragraph.start, start)
        segment = self._text.rfind("; ", sentence, start)
        if segment >= 0 and _BY_LEAVE.match(self._text, segment):
            return "mention"
        lead = _LEAD.match(self._text, sentence, sentence + 40)
        if lead is None and start < self._preamble and _PURPOSE.match(self._text, sentence):
            # "Để khắc phục ..., thực hiện Kết luận ..., Tỉnh ủy yêu cầu": only what is said to be carried out
            turns = _TURN.findall(self._text, sentence, start + 16)
            if turns and not MAIN_CLAUSE.search(self._text, max(sentence, start - _LONGEST_LIST), start):
                return "basis" if turns[-1] == "căn cứ" else "implements"
        if lead and not MAIN_CLAUSE.search(self._text, max(sentence, start - _LONGEST_LIST), start):
            # "Căn cứ A; thực hiện B": the last word that brings a document in counts
            turns = _TURN.findall(self._text, max(sentence, start - _LONGEST_LIST), start + 16)  # the type word stands at `start`
            if (turns[-1] if turns else lead[1]).lower() in _RESTING:
                return "basis"
            if start < self._preamble:
                return "implements"
        return "mention"

    def _sentence(self, opening: int, start: int) -> int:
        """Where the sentence that holds `start` begins."""
        at = self._text.rfind(". ", opening, start)
        while at >= 0 and not self._text[at + 2 : at + 3].isupper():
            at = self._text.rfind(". ", opening, at)
        return opening if at < 0 else at + 2

    def _founds(self, opening: int, start: int, note: str | None) -> bool:
        """ "thành lập theo Quyết định ...", or a footnote "Theo Quyết định ..." hung on "thành lập"."""
        if _FOUNDED.search(self._text, max(opening, start - 90), start) or _MERGED_INTO.search(
            self._text, max(opening, start - 260), start
        ):
            return True
        if note is None or not _ONLY_BY.fullmatch(self._text, opening, start):
            return False
        mark = next((mark for mark in self._document.marks if mark.note == note), None)
        return mark is not None and _FOUNDED_AFAR.search(self._text, max(0, mark.at - 170), mark.at) is not None
