"""To whom, by what channel and with whom a duty is done (nơi nhận báo cáo, qua đâu, phối hợp với ai).

>>> words = "gửi báo cáo về Ban Thường vụ Huyện ủy (qua Văn phòng Huyện ủy) trước ngày 20/5/2030"
>>> found = read_submission(words, 0, len(words))
>>> found.to, found.via
('Ban Thường vụ Huyện ủy', 'Văn phòng Huyện ủy')
"""

from __future__ import annotations

import re
from typing import NamedTuple

from nhiemky.reading.citations.titles import ORGAN
from nhiemky.reading.duties.actors import ends_noun, find_verb


class Submission(NamedTuple):
    """Addressee and channel, with the clean places that speak of them (for who words the duty without them)."""

    to: str | None
    via: str | None
    places: tuple[tuple[int, int], ...]
    end: int


class Cooperation(NamedTuple):
    """ "(chủ trì,) phối hợp với X": X, and where the duty goes on."""

    with_whom: str
    start: int
    end: int


_BODY = (
    rf"(?=(?:các )?(?:{ORGAN}(?! nghị)|đồng chí|đ/c|cấp ủy|cơ quan|đảng ủy|chi ủy|chi bộ|đơn vị|đảng viên|thành viên|đại biểu|hội viên"
    r"|đoàn viên|Giám đốc|Tổng giám đốc|Hiệu trưởng|Chủ nhiệm|Trưởng|trưởng|Thủ trưởng|Cụm trưởng|Chỉ huy|Bí thư|bí thư)\b)"
)
_DELIVERING = re.compile(
    r"(?:Gửi|gửi|Nộp|nộp|chuyển|Báo cáo|báo cáo|đăng ký|phản ánh|[Cc]ung cấp|thông báo|xin ý kiến|[Tt]rình|thông qua|[Gg]iải trình"
    r"|[Tt]rao đổi|kiến nghị|khiếu nại)(?!\w)"
)
_TOWARDS_LIST = re.compile(rf"(?P<object>[^;()]{{0,110}}?) (?:về|cho) {_BODY}")
"""What is sent is a list: "gửi báo cáo sơ kết, danh sách khen thưởng về Ban Thường vụ"."""
_GIVING = ("gửi", "nộp", "cung cấp")
_TOWARDS = re.compile(rf"(?P<object>[^,;()]{{0,70}}?(?: \([^()]{{2,60}}\))?) (?:về|cho|lên|tới|đến|với) {_BODY}")
_STRAIGHT = re.compile(rf"(?:,? ?(?:trình|xin ý kiến|để)| (?:trực tiếp|ngay|kịp thời|nhanh|bằng văn bản)(?: với)?)? {_BODY}")
_LEAD_IN = re.compile(r"(?:, ?(?:để )?| để | )$")
_TO_END = re.compile(
    r";|\.(?!\d)|\(|\)|\n|, (?!(?:đảng bộ|chi bộ|cơ quan|đơn vị|địa phương|phường|xã)\b)"
    r"| (?=(?:trước|chậm nhất|muộn nhất|để|theo|qua|cho ý kiến|xem xét|phê duyệt|ban hành|quyết định|đúng|sau|ngay|bằng|vào|đến"
    r"|trong|từ"
    r"|kèm|tổng hợp|và gửi|gồm|xin"
    r"|đề nghị|chuẩn y|xét|công nhận|làm|thẩm định|hoàn thành|xong|khi|nếu|đồng thời|ít nhất|tối thiểu|định kỳ|hằng|hàng|kết quả"
    r"|dự thảo|tờ trình|hồ sơ"
    r"|danh sách|phương án|cùng thời|về|những|các trường hợp|tại|thông qua|là"
    r"|như|quy chế(?! dân chủ)|chương trình(?! mục tiêu)|báo cáo|nghị quyết|hướng dẫn|biên bản|dự toán|đề án|tiến độ|kế hoạch"
    r"|nội dung|chủ trương|tình hình|số liệu|văn bản|ký|kể|hạn|thời|không quá|không chậm|không muộn"
    r"|không trễ|trễ nhất|cùng lúc|hết|\d{1,2} (?:tháng|tuần|năm|lần))\b)"
)
_UNIT_OF_IT = re.compile(r" \((?:Phòng|Ban|Văn phòng|Bộ phận|Tổ|Vụ|Cục) [^()\n]{3,60}\)")
_NEVER_STRAIGHT = ("cung cấp", "thông báo", "phản ánh", "chuyển", "giải trình", "trao đổi", "kiến nghị", "khiếu nại")
_PURPOSE = re.compile(
    r",? (?:để )?(?:xem xét|phê duyệt|quyết định|cho ý kiến|ban hành|theo dõi|chỉ đạo|tổng hợp|thẩm định|thông qua)(?:(?:,"
    r"| và) (?:xem xét|phê duyệt|quyết định|cho ý kiến|ban hành"
    r"|theo dõi|chỉ đạo|tổng hợp|báo cáo))*(?=[,;.()\n]|$| (?:trước|chậm nhất|trong|vào|theo|sau)\b)"
)
_CHANNEL = re.compile(r"\((?:gửi )?(?:thông )?qua ([^()]*(?:\([^()]*\)[^()]*)*)\)")
_OPEN_CHANNEL = re.compile(
    rf"(?<!thông) qua (?=(?:{ORGAN}|văn phòng|địa chỉ|hộp thư|email|thư điện tử|hòm thư"
    r"|[Hh]ệ thống|[Pp]hần mềm|[Tt]rục|[Cc]ổng|Văn phòng|Zalo|đường|nhóm|ứng dụng|tài khoản) )"
)
_OPEN_END = re.compile(
    r", (?!địa chỉ|email|hộp thư|thư điện tử|điện thoại|số máy)|[;()\n]|\.(?=\s|$)| (?=(?:trước|chậm nhất|muộn nhất|để|đúng|sau|theo"
    r"|vào ngày|đến ngày|trong|tổng hợp"
    r"|hoàn thành)\b)"
)
_COOPERATION_SAID = re.compile(
    r"(?:(?P<lead>[Cc]hủ trì),? ?(?:và )?)?(?<!\w)[Pp]hối hợp(?: chặt chẽ)?,? ?(?:với |cùng với |cùng "
    r"|(?<=hợp )(?=[A-ZĐÂĂÊÔƠƯÁẤỦỨỞ]|các ))"
)
_COOPERATION = re.compile(r"cùng (?:với )?(?=(?:các )?[A-ZĐÂĂÊÔƠƯÁẤỦỨỞ])")
_COOPERATION_END = re.compile(r"[;:\n(]|\.(?!\d)| (?=(?:trong việc|để|nhằm)\b)")


def read_submission(text: str, start: int, end: int) -> Submission | None:
    """Addressee and channel in text[start:end], None where neither is said."""
    to = via = None
    places: list[tuple[int, int]] = []
    last = start
    for verb in _DELIVERING.finditer(text, start, end):
        if text[verb.start() - 1 : verb.start()].isalnum() or ends_noun(text, verb.start(), verb[0]):
            continue
        towards = _TOWARDS.match(text, verb.end(), end)
        straight = None if towards or verb[0].lower() in _NEVER_STRAIGHT else _STRAIGHT.match(text, verb.end(), end)
        if towards is None and straight is None and verb[0].lower() in _GIVING:
            towards = _TOWARDS_LIST.match(text, verb.end(), end)
        match = towards or straight
        if match is None:
            continue
        stop = _TO_END.search(text, match.end(), end)
        close = stop.start() if stop else end
        if close - match.end() > 120:
            continue
        to = text[match.end() : close].rstrip(" ,.")
        last = match.end() + len(to)
        lead = _LEAD_IN.search(text, max(start, verb.start() - 20), verb.start()) if straight else None
        places.append((towards.end("object") if towards else lead.start() if lead else verb.start(), last))
        if unit := _UNIT_OF_IT.match(text, last, end):
            last = unit.end()  # "về Sở Tài chính (Phòng Quản lý ngân sách)": which of its rooms is not asked
            places.append(unit.span())
        if purpose := _PURPOSE.match(text, last, end):
            places.append(purpose.span())
        if verb[0] != "thông qua":
            break
    if to is None and (behind := _LISTED.search(text, start, end)):  # "gửi 02 bộ hồ sơ, gồm: ..., về Văn phòng"
        stop = _TO_END.search(text, behind.end(), end)
        close = stop.start() if stop else end
        to, last = text[behind.end() : close].rstrip(" ,."), close
        places.append((behind.start("to"), close))
    spoken = text.find("qua ", start, end) >= 0
    if spoken and (channel := _CHANNEL.search(text, start, end)):
        via = channel[1].strip()
        places.append(channel.span())
        last = max(last, channel.end())
        if purpose := _PURPOSE.match(text, channel.end(), end):
            places.append(purpose.span())
    elif spoken and (channel := _OPEN_CHANNEL.search(text, start, end)):
        stop = _OPEN_END.search(text, channel.end(), end)
        close = stop.start() if stop else end
        via = text[channel.end() : close].strip()
        places.append((channel.start(), close))
        last = max(last, close)
    return Submission(to, via, tuple(sorted(places)), last) if to or via else None


def read_trailing(text: str, start: int, end: int) -> Submission | None:
    """Addressee and channel that stand behind the day: "gửi báo cáo trước ngày 10/6 | về Ban Tổ chức (qua ...)"."""
    match = _BEHIND.match(text, start, end)
    if match is None:
        return None
    stop = _TO_END.search(text, match.end(), end)
    close = stop.start() if stop else end
    to = text[match.end() : close].rstrip(" ,.")
    channel = _CHANNEL.search(text, close, end)
    via = channel[1].strip() if channel else None
    return Submission(to, via, ((match.start(), channel.end() if channel else close),), channel.end() if channel else close)


_LISTED = re.compile(rf"(?:gửi|nộp|Gửi|Nộp) [^;.]{{3,60}}?(?:,| \() ?gồm[^;.]{{3,200}}?(?P<to>,? về {_BODY})")
_BEHIND = re.compile(rf",? ?(?:gửi )?(?:về|cho|lên|tới) {_BODY}")


def read_cooperation(text: str, start: int, end: int) -> Cooperation | None:
    """With whom the duty is done; the duty's own verb stands behind."""
    if text.startswith("cùng ", start):
        match = _COOPERATION.match(text, start, end)
    elif text.find("ối hợp", start, min(end, start + 120)) < 0:
        return None
    else:
        match = _COOPERATION_SAID.search(text, start, min(end, start + 120))
    if match is None:
        return None
    stop = _COOPERATION_END.search(text, match.end(), end)
    close = stop.start() if stop else end
    verb = find_verb(text, match.end(), close, guarded=True)
    if verb is not None:
        close = verb
    whom = text[match.end() : close].strip(" ,")
    close += text[close : close + 1] == ":"
    return Cooperation(whom, match.start(), close) if 2 < len(whom) < 200 else None
