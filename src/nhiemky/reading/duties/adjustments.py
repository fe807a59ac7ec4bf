"""May targets be changed: not at all, or with whose consent (không điều chỉnh chỉ tiêu, phải xin ý kiến).

Promise: each rule with the words that say it; what a report tells of the past is none.
"""

from __future__ import annotations

import re

from nhiemky.domain.directive import AdjustmentPolicy
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.citations.titles import ORGAN
from nhiemky.reading.duties.places import evidence_at, paragraphs_saying
from nhiemky.reading.structure.layout import Layout

_TARGETS = r"(?:các )?(?:mục tiêu|chỉ tiêu|nhiệm vụ|nội dung nghị quyết|nghị quyết)"
_UNCHANGED = re.compile(
    r"(?P<object>(?:[Cc]ác )?(?:[Mm]ục tiêu|[Cc]hỉ tiêu|[Nn]hiệm vụ|[Nn]ghị quyết|[Tt]hang điểm|Kết quả|Kế hoạch|[Ss]ố liệu"
    r"|[Dd]anh sách|[Hh]ồ sơ|[Tt]hời hạn|[Tt]hời gian|[Ss]ố lượng|[Nn]hân sự|[Dd]ự toán"
    r"|[Mm]ức)(?! nhiệm)[^;:.,()\n]{0,80}?) (?:(?:được )?giữ nguyên"
    r"|(?:thì )?không (?:được )?(?:đặt vấn đề |xem xét |đề nghị |tự ý )?(?:bổ sung, )?(?:điều chỉnh|thay đổi|sửa đổi)(?:, bổ sung)?)"
    r"(?: giảm| tăng)?(?=[,;.()\n]|$| (?:trong|so với|về|cho|tại|sau|kể từ|khi|giữa|đến|với|như|theo))"
)
_NO_CHANGE = re.compile(
    rf"(?:[Kk]hông (?:đặt vấn đề |đặt ra việc |được |xem xét (?:việc )?|đề xuất |đề nghị |thực hiện |tiến hành "
    rf"|bổ sung, )*(?:bổ sung, )?(?:điều chỉnh|thay đổi"
    rf"|sửa đổi)(?:, (?:bổ sung|điều chỉnh))*|[Gg]iữ nguyên) (?P<object>{_TARGETS}[^;.()\n]*)"
)
_STANDS = re.compile(
    r"(?<!do )(?<!vì )(?<!\w)[Kk]hông (?:được |đặt vấn đề |xem xét |tự ý )*(?:điều chỉnh|thay đổi|sửa đổi)(?:, bổ sung)? (?!so "
    r"|nhiều|gì|về|được"
    r"|kịp|đáng|theo|trong|tại|giữa|lớn|khi|sau|phương pháp)(?P<object>[^\W\d_][^;:,.()\n]{2,80}?)(?= (?:trong|khi|nếu|sau|giữa"
    r"|kể từ) |[;,.()\n]|$)"
)
"""Any other thing that is not to be changed, where a directive says it."""
_ONLY_WITH = re.compile(
    rf"(?P<object>[^;.,()\n]{{3,120}}?),? chỉ (?:được )?(?:xem xét )?(?:điều chỉnh|thay đổi|sửa đổi|bổ sung|tăng"
    rf"|giảm)(?:, (?:bổ sung|điều chỉnh"
    rf"|sửa đổi))?(?: [^;.,()\n]{{1,40}}?)? (?:khi|sau khi|nếu) (?:có |được |xin |sự |đồng ý |chấp thuận |ý kiến |văn bản "
    rf"|thống nhất |cho phép"
    rf"|bằng văn bản |của ){{1,6}}(?P<from>{ORGAN}[^,;.()\n]{{2,80}}?)"
    r"(?=[,;.()\n]|$| (?:đồng ý|chấp thuận|cho phép|phê duyệt|trước|xem xét|cho ý kiến|bằng văn bản|thống nhất|quyết định))"
)
"""The change named behind the thing: "Chỉ tiêu chỉ được điều chỉnh khi có ý kiến đồng ý của X"."""
_WANTING = re.compile(
    rf"(?:muốn|cần|có nhu cầu|đề nghị|xin) (?:điều chỉnh|thay đổi|bổ sung|sửa đổi)(?:, (?:bổ sung"
    rf"|điều chỉnh))?(?P<object> [^;.,()\n]{{3,80}}?)?,? (?:thì )?"
    rf"(?:phải|cần) (?:được|có|xin|báo cáo|trình)(?: (?:sự|ý kiến|đồng ý|chấp thuận|của"
    rf"|bằng văn bản))* (?P<from>{ORGAN}[^,;.()\n]{{2,80}}?)"
    r"(?=[,;.()\n]|$| (?:đồng ý|chấp thuận|cho phép|phê duyệt|trước|xem xét|cho ý kiến|bằng văn bản|thống nhất|quyết định))"
)
_BY_WHOM = re.compile(
    rf"[Vv]iệc (?:điều chỉnh|thay đổi|bổ sung|sửa đổi)(?:, (?:bổ sung"
    rf"|điều chỉnh))? (?P<object>[^;.,()\n]{{3,100}}?) do (?P<from>{ORGAN}"
    rf"[^,;.()\n]{{2,80}}?) (?:xem xét|quyết định|cho ý kiến|phê duyệt)"
)
_CASE = re.compile(
    rf"(?:[Tt]rường hợp|[Nn]ếu|[Kk]hi)[^;.,()\n]{{0,40}}? (?:điều chỉnh|thay đổi|bổ sung|sửa đổi)(?:, (?:bổ sung"
    rf"|điều chỉnh))? (?P<object>(?:các |một số )?"
    rf"(?:mục tiêu|chỉ tiêu|nhiệm vụ|danh sách|nhân sự|tiến độ|thời gian|thời hạn|số lượng|dự toán|quy mô|địa điểm|thành phần"
    rf"|kinh phí)[^;.,()\n]{{0,60}}?),? "
    rf"(?:thì )?(?:[^;.,()\n]{{2,60}}? )?(?:báo cáo|xin ý kiến|trình|có văn bản báo cáo|phải được"
    rf"|phải có ý kiến của)(?: bằng văn bản)?(?: về)? "
    rf"(?P<from>{ORGAN}[^,;.()\n]{{2,80}}?),? (?:để )?(?:xem xét|quyết định|cho ý kiến|đồng ý|chấp thuận|phê duyệt|thống nhất|cho phép)"
)
"""The case first: "Trường hợp cần điều chỉnh chỉ tiêu, các chi bộ báo cáo X xem xét"."""
_COMPARED = re.compile(r"(?:Kết quả|[Ss]ố liệu|[Mm]ức) [^;:.,()\n]{0,80}?không thay đổi so với")
"""What did not change by itself."""
_ON_CONDITION = re.compile(
    rf"(?P<object>[^;.,()\n]{{3,160}}?),? (?:nếu|khi|trường hợp) (?:cần )?(?:điều chỉnh|thay đổi|bổ sung|tăng"
    rf"|giảm)(?: [^;.,()\n]{{1,40}}?)?,? (?:thì )?"
    rf"(?:phải|cần) (?:được|có|xin|báo cáo)(?: (?:sự|ý kiến|đồng ý|chấp thuận|của|bằng văn bản))* (?P<from>{ORGAN}[^,;.()\n]{{2,80}}?)"
    r"(?=[,;.()\n]|$| (?:đồng ý|chấp thuận|cho phép|phê duyệt|trước|xem xét|cho ý kiến|bằng văn bản|thống nhất|quyết định))"
)
"""The thing is named before the change: "Số lượng ủy viên nếu tăng thêm phải được X đồng ý"."""
_CONSENT = re.compile(
    rf"(?:[Đđ]iều chỉnh|[Tt]hay đổi|[Bb]ổ sung)(?:,? (?:và )?(?:điều chỉnh|bổ sung)){{0,3}} (?P<object>(?:[^;.()\n]"
    rf"|\.(?=\d)){{3,160}}?),? (?:thì )?"
    rf"(?:(?:phải|chỉ được thực hiện khi|chỉ thực hiện khi|khi|nếu chưa|khi chưa|cần|chỉ khi)(?: (?:có|được|báo cáo,?|xin|và|sự|đồng ý"
    rf"|thống nhất|chấp thuận|ý kiến"
    rf"|cho phép|phê duyệt|bằng văn bản|của)){{0,8}}) (?P<from>{ORGAN}[^,;.()\n]{{2,80}}?)"
    r"(?=[,;.()\n]|$| (?:đồng ý|chấp thuận|cho phép|phê duyệt|trước|xem xét|cho ý kiến|bằng văn bản|thống nhất))"
)


def read_adjustment_policy(document: SourceDocument, layout: Layout) -> tuple[AdjustmentPolicy, ...]:
    """May targets be changed: "không đặt vấn đề điều chỉnh ...", "... phải có sự đồng ý của X"."""
    text = document.clean
    found: list[AdjustmentPolicy] = []
    speaking = paragraphs_saying(
        document, ("iều chỉnh", "giữ nguyên", "hay đổi", "ửa đổi", "nếu tăng", "nếu giảm", "khi tăng", "khi giảm", "bổ sung", "Bổ sung")
    )
    directs = layout.type_line is None or not layout.words[layout.type_line].casefold().startswith("báo cáo")
    for index in layout.main:
        if index not in speaking:
            continue
        for start, end in layout.sentences(index):
            tried = (pattern.search(text, start, end) for pattern in (_CONSENT, _ON_CONDITION, _ONLY_WITH, _WANTING, _CASE, _BY_WHOM))
            consent = next((match for match in tried if match), None)
            if consent is not None:
                evidence = evidence_at(document, consent.start(), consent.end())
                thing = " ".join((consent["object"] or "").split()).removeprefix("về ") or None
                found.append(AdjustmentPolicy("needs_consent", thing, consent["from"].strip(), evidence))
            before = end if consent is None else consent.start()
            fixed = _NO_CHANGE.search(text, start, before) or (_STANDS.search(text, start, before) if directs else None)
            if fixed is not None:
                words = fixed["object"].strip(" ,")
                found.append(
                    AdjustmentPolicy("no_adjustment", words, None, evidence_at(document, fixed.start(), fixed.start("object") + len(words)))
                )
            elif consent is None and (kept := _UNCHANGED.search(text, start, end)) and not _COMPARED.match(text, kept.start(), end):
                found.append(
                    AdjustmentPolicy("no_adjustment", kept["object"].strip(), None, evidence_at(document, kept.start(), kept.end()))
                )
    return tuple(found)
