"""Nouns that count as one another where a list exhausts its total: đảng viên and đồng chí, văn bản and nghị quyết.

What it promises: turns (lượt) are never persons; sums of money only in one unit; nouns of two families never stand for one another.

>>> three, party = (Count(0, 0, 0, Decimal(3), False, tuple(words.split())) for words in ("đồng chí", "đảng viên"))
>>> turns = Count(0, 0, 0, Decimal(3), False, ("lượt", "người"))
>>> is_kin(party, three), is_kin(turns, three), is_kin(party, turns)
(True, False, False)
"""

from __future__ import annotations

from decimal import Decimal

from nhiemky.reading.figures.counts import Count, is_measure, shared_noun
from nhiemky.reading.figures.vocabulary import phrases

__all__ = ["Decimal", "is_kin", "is_person"]

_FAMILIES = (
    (
        phrases("văn bản|loại văn bản|tài liệu|văn kiện"),
        phrases(
            "nghị quyết|chỉ thị|quyết định|kế hoạch|công văn|báo cáo|thông báo|hướng dẫn|chương trình|kết luận|tờ trình|quy định"
            "|quy chế|đề án|thông tri|văn bản|giấy mời|văn kiện|tài liệu|luật|nghị định|thông tư|pháp lệnh|biên bản|thông tri"
        ),
    ),
    (
        phrases(
            "đảng viên|đồng chí|người|cán bộ|thành viên|công chức|viên chức|trường hợp|đoàn viên|hội viên|cá nhân|ủy viên|đại biểu"
            "|quần chúng|lao động|học viên|nhân sự|biên chế|nhân viên|giáo viên|học sinh|sinh viên|cấp ủy|đối tượng|bị can|bị cáo|nhân khẩu"
            "|đội ngũ|cộng tác|báo cáo viên|bác sĩ|công nhân|hộ|thanh niên"
        ),
        phrases(
            "khiển trách|cảnh cáo|cách chức|khai trừ|đảng viên|đồng chí|cán bộ|công chức|viên chức|người|tổ trưởng|tổ phó|thành viên"
            "|nam|nữ|trưởng phòng|lao động|hợp đồng|công nhân|nông dân|giáo viên|học sinh|sinh viên|nhân viên|bác sĩ|y sĩ|điều dưỡng"
            "|phó trưởng|trưởng ban|phó ban|chủ tịch|phó chủ|bí thư|phó bí|ủy viên|cấp ủy|giám đốc|phó giám|chuyên viên|chính thức"
            "|dự bị|trưởng đoàn|phó đoàn|đại biểu|quần chúng|học viên|thanh niên|trường hợp|cá nhân|hộ|đối tượng|nhân khẩu|bị can"
            "|thư ký|trưởng|phó|đoàn viên|hội viên|cử nhân|thạc sĩ|tiến sĩ|lãnh đạo|báo cáo viên|tuyên truyền|biên chế|sĩ quan|chiến sĩ"
        ),
    ),
    (
        phrases("tổ chức|cơ sở|tccsđ|tổ chức đảng|chi, đảng|đơn vị|cơ quan|đầu mối|đảng bộ|địa phương|tập thể|hợp tác|doanh nghiệp"),
        phrases(
            "đảng bộ|chi bộ|đảng ủy|đảng bộ cơ|chi bộ cơ|tổ đảng|xã|phường|thị trấn|huyện|thành phố|thị xã|quận|đặc khu|sở|ban|phòng"
            "|trường|khiển trách|cảnh cáo|giải tán|đơn vị|cơ quan|tổ chức|ban thường|ủy ban|trung tâm|trạm|công ty|doanh nghiệp|hợp tác"
            "|chi đoàn|chi hội|đoàn cơ|đoàn|liên chi|hội|quỹ|tập thể|bệnh viện|chi cục|địa phương"
        ),
    ),
    (
        phrases("đơn|đơn thư|lượt đơn|vụ|vụ việc|ý kiến|kiến nghị|lượt ý|phản ánh"),
        phrases(
            "đơn|đơn khiếu|đơn tố|khiếu nại|tố cáo|kiến nghị|phản ánh|vụ|vụ án|vụ việc|đơn kiến|đơn phản|ý kiến|lĩnh vực|tranh chấp|án"
        ),
    ),
    (
        phrases("cuộc|cuộc kiểm|cuộc giám|lượt kiểm|hoạt động"),
        phrases("cuộc|kiểm tra|giám sát|chuyên đề|thường xuyên|định kỳ|đột xuất|hội nghị|hội thảo|tọa đàm|buổi"),
    ),
    (
        phrases("trường|trường học|cơ sở|cơ sở giáo"),
        phrases("trường|trường mầm|trường tiểu|trường trung|mầm non|tiểu học|trung học|trung tâm"),
    ),
    (phrases("công trình|dự án|hạng mục|phần việc"), phrases("công trình|dự án|hạng mục|tuyến|cầu|phần việc|nhà|trường")),
    (phrases("hội nghị|cuộc|buổi|lớp"), phrases("hội nghị|cuộc|buổi|lớp|hội thảo|tọa đàm|chuyên đề|trực tiếp|trực tuyến")),
    (phrases("giải|giải thưởng"), phrases("giải")),
    (
        phrases(
            "công đoàn|chi đoàn|trường|trường học|chi hội|đoàn cơ|cơ sở đoàn|hội cơ|trạm|bệnh viện|phòng|sở|hội|xã|phường|thôn|khu dân"
        ),
        phrases("đơn vị|tập thể|cơ sở|địa phương"),
    ),
    (phrases("huy hiệu|kỷ niệm"), phrases("huy hiệu|kỷ niệm|đồng chí|đảng viên|người|trường hợp")),
)
"""Nouns, and what counts as one of them (first one or two words)."""

_ATTRIBUTES = phrases("hoàn thành|không hoàn|xuất sắc|tốt|khá|giỏi|trung bình|yếu|vững mạnh|trong sạch|thực hiện|loại|hạng|mức")
"""What says how a thing is, not what: "12 hoàn thành xuất sắc" may be a part of anything."""


def is_kin(total: Count, count: Count) -> bool:
    """The count may be a part of the total: the same noun, no noun at all, or one of its family."""
    if not count.words or shared_noun(total, count):
        return True
    if not _ATTRIBUTES.isdisjoint(_beginnings(count)):
        return True
    if is_measure(total) or is_measure(count) or (total.words[:1] == ("lượt",)) != (count.words[0] == "lượt"):
        return False
    whole, part = _beginnings(total), _beginnings(count)
    return any(not wholes.isdisjoint(whole) and not members.isdisjoint(part) for wholes, members in _FAMILIES)


def is_person(total: Count) -> bool:
    """Persons or turns of persons: what may have many qualities at once."""
    return total.words[:1] == ("lượt",) or not _FAMILIES[1][0].isdisjoint(_beginnings(total))


def _beginnings(count: Count) -> tuple[str, str]:
    return " ".join(count.words[:2]), count.words[0] if count.words else ""
