"""Nouns of bodies and people, by which a count is a set that may stand.

What it promises: the longest noun decides ("bản thỏa thuận" is no village, "bộ phận" no ministry).

>>> from decimal import Decimal
>>> kind_of(Count(0, 2, 9, Decimal(5), False, ("chi", "bộ", "cơ", "sở"))), kind_of(Count(0, 2, 9, Decimal(5), False, ("trường", "hợp")))
('chi bộ', '')
"""

from __future__ import annotations

from nhiemky.reading.figures.counts import Count
from nhiemky.reading.figures.vocabulary import phrases

BODIES = phrases(
    "chi bộ|đảng bộ|đảng ủy|đảng uỷ|chi ủy|tổ chức cơ sở|tổ chức đảng|tổ đảng|cơ sở đảng|cơ sở đoàn|đoàn cơ sở|hội cơ sở|chi đoàn|liên đội"
    "|đơn vị|cơ quan|xã|phường|huyện|thị trấn|thị xã|quận|tỉnh|thôn|ấp|khóm|khu phố|tổ dân phố|bản"
    "|sở|phòng|trường|doanh nghiệp|công ty|hợp tác xã|ban|tổ công tác|đoàn công tác|đoàn kiểm tra|cụm|khối"
    "|công đoàn|hội|chi hội|câu lạc bộ|bộ|ngành|địa phương|tổ chức|tập thể|đội|khoa|trung tâm|bệnh viện|chi nhánh|trạm y tế|tổ hòa giải"
    "|ủy ban|uỷ ban|viện|học viện|cục|chi cục|nhà máy|xí nghiệp|tổ hợp tác|phân xưởng|nghiệp đoàn|liên đoàn|tiểu ban"
)
PEOPLE = phrases(
    "đồng chí|đảng viên|đoàn viên|hội viên|đại biểu|cán bộ|công chức|viên chức|người|thành viên|ủy viên|học sinh"
    "|sinh viên|báo cáo viên|tuyên truyền viên|cộng tác viên"
    "|vị ủy viên|vị đại biểu|ủy viên ủy ban|giảng viên|bác sĩ|hòa giải viên|chiến sĩ|nhân viên"
    "|học viên|thanh niên|giáo viên|cá nhân|đảng ủy viên|cấp ủy viên|quần chúng|lao động|đội viên"
)
_NO_BODIES = phrases(
    "bản thỏa|bản báo|bản kế|bản kiến|bản đề|bản tự|bản sao|bản kiểm|bản hợp|bản tổng|bản nhận|bản quy|viện dẫn|viện phí|cục bộ|hội phí"
    "|trường hợp|bộ phận|xã hội|ban hành|hội nghị|hội thảo|hội thi|hội trường|hội diễn|bản cam|bản đăng|bản án|bản tin|bản ghi"
    "|ngành nghề|đội hình"
    "|khối lượng|phòng học|phòng họp|phòng máy|phòng làm|cụm công|cụm từ|bộ hồ|bộ thủ|bộ sách|bộ máy|bản đồ|tỉnh lộ|ấp trứng|tổ hợp"
)
"""What begins like a body and is none."""


def is_body(count: Count) -> bool:
    """Counts bodies or people."""
    return bool(count.words) and kind_of(count) != ""


def kind_of(count: Count) -> str:
    """The noun of BODIES or PEOPLE that the count begins with, "" for all else."""
    if count.words == ("chi",):
        return "chi bộ"  # "71 chi, đảng bộ cơ sở"
    for length in (3, 2, 1):
        noun = " ".join(count.words[:length])
        if noun in PEOPLE or noun in BODIES:
            return noun
        if noun in _NO_BODIES:
            return ""
    return ""
