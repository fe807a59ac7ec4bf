"""Who a clause is about: the body or people it begins with, up to the verb of the duty (chủ thể).

>>> words = "Các cơ quan tham mưu, giúp việc Huyện ủy căn cứ Kế hoạch này, hướng dẫn các chi bộ."
>>> found = read_actor(words, 0, len(words))
>>> words[found.start : found.end], words[found.verb :]
('Các cơ quan tham mưu, giúp việc Huyện ủy', 'căn cứ Kế hoạch này, hướng dẫn các chi bộ.')
>>> role_of("Văn phòng Huyện ủy"), role_of("Cấp ủy chi bộ, đảng bộ cơ sở"), role_of("Sở Tài chính")
('văn phòng cấp ủy', 'cấp ủy cơ sở', None)

An actor is told by its head word (ban, văn phòng, đảng ủy, đồng chí ...); verbs inside names ("cơ quan tham mưu", "ban chỉ đạo", "đoàn "
    "kiểm tra", "tổ chức đảng")
and in brackets do not end it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from nhiemky.reading.duties.verbs import DUTY_VERB


class Actor(NamedTuple):
    """The actor's words at clean [start, end) and where the verb begins. assigned: "Giao", "Phân công", "Đề nghị" stands before it."""

    start: int
    end: int
    verb: int
    assigned: bool = False


_NAME = re.compile(
    r"(?:(?:cơ quan|đơn vị|bộ phận|cán bộ) chuyên trách (?:tham mưu|quản lý|thanh tra|kiểm tra|giúp)|cơ quan (?:tham mưu|quản lý"
    r"|thanh tra)(?:,? (?:và )?giúp việc)?|ban (?:chấp hành|tổ chức|chỉ đạo|kiểm tra"
    r"|giám sát|biên tập|quản lý|vận động"
    r"|xây dựng đảng|thanh tra|thẩm định)|ủy ban kiểm tra|uỷ ban kiểm tra|đoàn (?:kiểm tra|giám sát|thanh tra|vận động)(?:, (?:giám sát"
    r"|kiểm tra))?"
    r"|tổ (?:biên tập|giúp|kiểm tra|chỉ đạo|tuyên truyền|thẩm định|tham mưu|giám sát|dự thảo)"
    r"|phòng(?<!văn phòng)(?<!các phòng) (?:tổ chức"
    r"|kiểm tra|quản lý"
    r"|tổng hợp"
    r"|tuyên truyền)"
    r"|hội đồng (?:thẩm định|chỉ đạo)|c(?:án bộ|ông chức)(?:,? (?:lãnh đạo|quản lý|kiểm tra|tham mưu|thanh tra))+"
    r"|bộ phận (?:tổng hợp|tham mưu|giúp)|nhóm (?:tổng hợp|tham mưu|giúp)"
    r"|(?:dịch vụ|hành chính(?: -|,)?|kế hoạch(?: -|,)?|kinh tế(?: -|,)?|nội chính(?: -|,)?) tổng hợp|(?:tập thể|ban) lãnh đạo"
    r"|(?:cơ quan|đơn vị) (?:được giao )?chủ trì(?= (?:báo cáo|giải trình|đề xuất|gửi|tham mưu|xây dựng|trình|tổng hợp"
    r"|hoàn thành|có|chịu))|tham mưu,? (?:và )?giúp việc|lãnh đạo,? (?:và )?giúp việc|quản lý,? (?:và )?giúp việc"
    r"|lãnh đạo, quản lý|(?:tổ|đội|lực lượng|phòng|nhân viên|ban) (?:bảo vệ|phục vụ|hòa giải|điều phối|tuần tra|phân tích)"
    r"|(?:ban|bộ|sở|cán bộ) chỉ huy|(?:ban|hội đồng) điều hành|(?:ban chỉ đạo|hội đồng|tổ) đổi mới|giám đốc điều hành"
    r"|(?:các|những) ban tham mưu(?=,| và | giúp | [a-zđ])(?! cho| thường| ban| cấp| đảng| tỉnh| huyện))(?!\w)",
)
"""Names that hold a verb, in small letters; what stands before is looked at afterwards here too."""
_NOUN_BEFORE = re.compile(r"(?:công tác|các|(?<!giúp )việc|được|(?<!giao )nhiệm vụ|những|mọi|nội dung|người|kế hoạch|làm điểm) $")
_NOUN_AFTER = re.compile(r" của\b")
_BODY_AFTER = re.compile(
    r" (?:đảng|Đảng|cơ sở|chính trị|đoàn thể|xã hội|hành chính|thành viên|tín dụng|công đoàn|hội(?! (?:nghị|thảo"
    r"|thi|họp|chợ|diễn)))(?!\w)"
)

_HEAD = re.compile(
    r"(?:(?:các|những|từng|mỗi|mọi|toàn thể|tất cả|riêng|đối với|một số|hai|ba|\d{1,3}) ){0,5}"
    r"(?:ban(?! hành)|bộ(?=[ ,])|uỷ ban|ủy ban|ubnd|ubkt|ubmttq|hđnd|btv|hội đồng|mặt trận|văn phòng|đảng ủy|đảng uỷ|đảng đoàn|cấp ủy"
    r"|cấp uỷ|chi ủy"
    r"|chi(?=, đảng bộ)|chi uỷ|chi bộ|đảng bộ|tỉnh ủy|thành ủy|huyện ủy"
    r"|quận ủy|thị ủy|tỉnh uỷ|thành uỷ|huyện uỷ|cơ quan|cơ sở(?= (?:đoàn|đảng|hội))|đơn vị|địa phương|sở|ngành|phòng|uỷ viên|ủy viên"
    r"|thành viên|đồng chí|đ/c|phó"
    r"|bí thư|trưởng|giám đốc|tổng giám đốc|chủ tịch"
    r"|thủ trưởng|hiệu trưởng|chánh|người đứng đầu|tổ(?! chức)|tổ chức (?:đảng|cơ sở đảng|chính trị|đoàn|công đoàn|hội(?! (?:nghị"
    r"|thảo|thi|thao|họp|trại|diễn))|cơ sở|đoàn thể|thành viên)"
    r"|đoàn|đoàn thể|tỉnh đoàn|thành đoàn|huyện đoàn|công đoàn|liên đoàn|hội(?! (?:nghị|thảo|thi|trường|họp))"
    r"|trung tâm|trường(?! hợp)|học viện|công ty|tổng công ty|tập đoàn|doanh nghiệp|tỉnh|huyện|thành phố|thị xã|quận|xã|phường|đặc khu"
    r"|cán bộ"
    r"|công chức|đảng viên|đoàn viên|hội viên|tập thể|cá nhân|thường trực|thường vụ|lãnh đạo(?= (?:cơ|đơn|các|ủy|sở|ban|phòng"
    r"|tỉnh|huyện))"
    r"|cục|tổng cục|vụ|viện|công an|bộ chỉ huy|ban chỉ huy|quân sự|báo(?! cáo)|đài|kho bạc|bộ phận|chuyên viên|thanh tra|tòa án"
    r"|viện kiểm sát"
    r"|ngân hàng|chính phủ|trung ương đoàn|đại biểu|tiểu ban|khối|cụm|nhóm|chi đoàn|kế toán|quỹ|bảo hiểm|bệnh viện|nhà máy"
    r"|xí nghiệp|chi nhánh|trạm|thư viện|bảo tàng|chi cục|đội|phân xưởng|giáo viên|giảng viên"
    r"|nhân viên|viên chức|người lao động|nhà trường|chủ đầu tư|nhà thầu|(?:ông|bà)(?= [A-ZĐ])|thư ký|chủ nhiệm"
    r"|thôn|khu phố|hợp tác xã|tổng biên tập|bảo vệ(?=:)|hộ (?:gia đình|dân)|người dân)(?!\w)",
    re.IGNORECASE,
)
_FIRST_OF = re.compile(r"\(1\) ?")
_BEING = re.compile(r",? (?:là|với vai trò|với tư cách) (?:đơn vị|cơ quan|thành viên|bộ phận)[^.;]*$")
_LED_BY = re.compile(r",? do (?:đồng chí|ông|bà) [^;.]{3,120}? làm [^;.]{3,60}$")
_BY_ITS_TASKS = re.compile(r",? (?:theo|căn cứ) (?:chức năng|nhiệm vụ|lĩnh vực|địa bàn|phạm vi)[^;]{0,80}$")
_ITS_DAY = re.compile(r",? (?:trước|chậm nhất|đến hết|trong|từ|vào)(?: là)? (?:ngày|tháng|quý) [0-9IV][^;]*$")
_IN_CHARGE = re.compile(r" phụ trách(?=[ ,;.]|$)")
_ASSIGNING = re.compile(
    r"(?:(?:Giao(?: cho| nhiệm vụ cho)?|Phân công|Đề nghị|Yêu cầu|Ủy quyền cho|Mời|Trân trọng đề nghị|Kính đề nghị|đề nghị|yêu cầu|giao"
    r"|phân công|kính đề nghị|trân trọng đề nghị)) "
)
_TOWARDS = re.compile(
    r"(?:Đối với|Về phía|Riêng|(?:Trách nhiệm|Nhiệm vụ|Phần việc|Trách nhiệm, nhiệm vụ) (?:của|đối với)) (?:các )?", re.IGNORECASE
)


def read_actor(text: str, start: int, end: int) -> Actor | None:
    """The actor that text[start:end] begins with, and its verb; None where the words begin with no body or nothing is done by it."""
    at, assigned = start, False
    if lead := _ASSIGNING.match(text, at, end):
        at, assigned = lead.end(), True
    if lead := _TOWARDS.match(text, at, end):
        at = lead.end() - (4 if lead[0].endswith("các ") else 0)
    if not _HEAD.match(text, at, end):
        return None
    verb = find_verb(text, at, min(end, at + 700), guarded=True)
    colon = text.find(":", at, min(end, at + 300))
    if colon > 0 and text.count("(", at, colon) > text.count(")", at, colon):
        colon = text.find(":", max(colon, text.find(")", colon, min(end, at + 300))), min(end, at + 300))
    if colon > 0 and (verb is None or colon < verb):
        after = colon + 1
        while after < end and text[after] == " ":
            after += 1
        if first := _FIRST_OF.match(text, after, end):
            after = first.end()
        return Actor(at, colon, after, assigned) if after < end and _TASK.match(text[after : after + 30].lower()) else None
    if verb is None and assigned and (charge := _IN_CHARGE.search(text, at, min(end, at + 200))):
        verb = charge.start() + 1  # "Giao đồng chí X phụ trách ..."
    if verb is None or verb <= at + 2:
        return None
    stop = verb
    while stop > at and text[stop - 1] in " ,":
        stop -= 1
    if _OF_A_CASE.search(text, at, stop):
        return None
    if _NOT_YET.search(text, at, stop) and (resumed := _RESUMED.search(text, verb, end)):
        stop, verb = resumed.start(), resumed.end()  # "các đơn vị chưa gửi báo cáo khẩn trương gửi"
    if (beside := _BESIDE.search(text, at, stop)) and text.count("(", at, beside.start()) == text.count(")", at, beside.start()):
        stop, verb = beside.start(), beside.end()
    for more in (_BEING, _LED_BY, _BY_ITS_TASKS, _ITS_DAY):
        if found := more.search(text, at, stop):
            stop = found.start()
    for tail in (" phải", " cần", " có", " sớm"):
        if text.endswith(tail, at, stop):
            stop -= len(tail)
    return Actor(at, stop, verb, assigned)


_TASK = re.compile(rf"phụ trách(?!\w)|{DUTY_VERB.pattern}")
"""What may stand behind a body and a colon."""
_NOT_YET = re.compile(r" chưa$")
_RESUMED = re.compile(r",? (?=(?:khẩn trương|nghiêm túc|chủ động|có trách nhiệm|chịu trách nhiệm|phải|cần|tiếp tục|tập trung)(?!\w))")
_BESIDE = re.compile(r" (?=cùng (?:với )?(?:các )?[A-ZĐÂĂÊÔƠƯÁẤỦỨỞ])")
"""Whom it is done with: "Công đoàn cùng Đoàn Thanh niên lấy ý kiến ..."."""


_NOUN_NEXT = {
    "giao": (" thông", " dịch", " lưu", " ban ", " tiếp"),
    "dự": (" án", " toán", " kiến", " trữ", " phòng", " bị", " luật"),
    "trình": (" độ",),
    "báo cáo": (" viên",),
    "kiểm tra": (" viên",),
    "chuyển": (" đổi số",),
    "lập": (" trường", " pháp"),
    "thi hành": (" án",),
    "quyết định": (" của",),
    "chỉ huy": (" trưởng", " phó"),
    "dừng": (" lại", " ở"),
}
"""Verbs that are the first syllable of a noun: "giao thông", "báo cáo viên"."""
_SECOND = {
    "cần": ("hậu ",),
    "ký": ("thư ", "chữ ", "nhật "),
    "trình": ("chương ", "công ", "quy ", "lộ ", "giáo ", "quá ", "tiến "),
    "lập": ("độc ", "công ", "dân "),
    "dự": ("tham ",),
}
"""Verbs that are the second syllable of a noun: "chương trình"."""
_BEFORE_A_WORD = ("", " ", "(", "“", "\n")


def ends_noun(text: str, at: int, verb: str) -> bool:
    """Is the verb at `at` the second syllable of a noun: "chương trình"?"""
    return verb in _SECOND and text[max(0, at - 8) : at].lower().endswith(_SECOND[verb])


def names_body(text: str, at: int, end: int) -> bool:
    """The words at `at` begin with a body or people, whether they do anything or not."""
    return _HEAD.match(text, at, end) is not None


_OF_A_CASE = re.compile(r" (?:vi phạm|có dấu hiệu|bị kỷ luật|số \d+[-/]|thuộc diện|không được làm|hiện có|có \d)")
"""Whom a rule speaks of, not who does anything."""


def find_verb(text: str, start: int, end: int, *, guarded: bool) -> int | None:
    """Where the first duty verb begins. guarded: a name may come first, whose own words ("cơ quan tham mưu") do not count."""
    names: list[tuple[int, int]] | None = None
    for match in DUTY_VERB.finditer(text, start, end):
        at = match.start()
        before = text[at - 1 : at]
        if before not in _BEFORE_A_WORD and (before.isalnum() or before in "/-"):
            continue
        if text.count("(", start, at) > text.count(")", start, at):
            continue
        if ends_noun(text, at, match[0]):
            continue
        if match[0] in _NOUN_NEXT and text.startswith(_NOUN_NEXT[match[0]], match.end()):
            continue
        if not guarded:
            return at
        if _NOUN_BEFORE.search(text, max(start, at - 13), at) or _NOUN_AFTER.match(text, match.end(), end):
            continue
        if match[0] == "tổ chức" and _BODY_AFTER.match(text, match.end(), end):
            continue
        if match[0] == "chọn" and text.startswith(" điểm", match.end()):
            continue
        if match[0] == "lãnh đạo" and text.endswith((", ", " và "), start, at):
            continue
        if names is None:
            low = text[start : min(end, start + 700)].lower()
            found = (name.span() for name in _NAME.finditer(low))
            names = [(start + first, start + last) for first, last in found if not text[start + first - 1 : start + first].isalnum()]
        if not any(first <= at < last for first, last in names):
            return at
    return None


_KINDS = ("tập thể", "cá nhân", "tổ chức đảng", "đảng viên", "cán bộ", "tổ chức đoàn")
"""What a heading classes, no body that does anything."""


@lru_cache(maxsize=1024)
def heading_actor(title: str) -> str | None:
    """The body a heading names: "Đối với Huyện đoàn", "Văn phòng Huyện ủy:", None for any other heading.

    >>> heading_actor("Đối với Huyện đoàn"), heading_actor("Ban Tổ chức Huyện ủy:"), heading_actor("Chỉ đạo, kiểm tra việc sơ kết")
    ('Huyện đoàn', 'Ban Tổ chức Huyện ủy', None)
    """
    words = title.strip().partition(": ")[0].rstrip(" :.;,-")
    at = 0
    if lead := _ASSIGNING.match(words):
        at = lead.end()
    towards = _TOWARDS.match(words, at)
    if towards:
        at = towards.end() - (4 if towards[0].endswith("các ") else 0)
    if len(words) > 160 or not _HEAD.match(words, at) or words.lower() in _KINDS:
        return None
    if words.isupper() and (" " not in words[at:] or find_verb(words.lower(), at, len(words), guarded=True) is not None):
        return None
    if not towards and find_verb(words, at, len(words), guarded=True) is not None:
        return None
    led = _LED_BY.search(words, at)
    return words[at : led.start()] if led else words[at:]


_ROLES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), role)
    for pattern, role in (
        (r"(?:các )?cơ quan (?:chuyên trách )?tham mưu", "cơ quan tham mưu"),
        (r"(?:các )?ban (?:xây dựng )?đảng\b", "cơ quan tham mưu"),
        (r"văn phòng.*(?:tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ)", "văn phòng cấp ủy"),
        (r"văn phòng\b", "văn phòng"),
        (r"ban tổ chức", "ban tổ chức"),
        (r"ban tuyên giáo", "ban tuyên giáo"),
        (r"ban dân vận", "ban dân vận"),
        (r"ban nội chính", "ban nội chính"),
        (r"(?:ủy|uỷ) ban kiểm tra|ubkt", "ủy ban kiểm tra"),
        (r"(?>.*?(?:ủy|uỷ) viên).*phụ trách", "ủy viên phụ trách"),
        (r".*làm điểm", "đơn vị làm điểm"),
        (r"(?:trưởng )?đoàn công tác", "đoàn công tác"),
        (r"(?:các )?(?:cấp ủy|cấp uỷ|đảng ủy|đảng uỷ|chi ủy|chi bộ|đảng bộ).*(?:cơ sở|trực thuộc|chi bộ)", "cấp ủy cơ sở"),
    )
)


@lru_cache(maxsize=1024)
def role_of(actor: str | None) -> str | None:
    """Short office word for the actor, None where it is not plain."""
    return next((role for pattern, role in _ROLES if actor and pattern.match(actor)), None)
