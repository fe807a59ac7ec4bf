"""Set phrases that decide what a clause is: an opinion, a statement, a bare "hoàn thành", all of the above (cụm từ)."""

from __future__ import annotations

import re

LABELLED = re.compile(
    r"(?:Về )?(?:[Tt]hành phần|[Nn]ội dung|[Đđ]ịa điểm|[Yy]êu cầu|[Ll]ưu ý|[Mm]ục đích|[Đđ]ối tượng|[Hh]ình thức"
    r"|[Kk]inh phí)[^:.]{0,60}:"
)
PAST = re.compile(r"(?:đã(?<!\wđã)|vừa qua(?<!\wvừa qua)|từng(?<!\wtừng))(?!\w)")
ASKING = ("Giao ", "Đề nghị ", "đề nghị ", "Yêu cầu ", "yêu cầu ", "Phân công ", " chủ trì")
ASKS = re.compile(r"(?:iao|hân công|ề nghị|êu cầu|y quyền|ời) |chủ trì")
"""What asks somebody in a report, by the letters that are alike in capitals and small ones."""
HEARD = re.compile(
    r"Sau khi (?:nghe|xem xét|thảo luận|nghiên cứu|trao đổi|cho ý kiến)(?=[^.\n]*(?:thảo luận|kết luận|thống nhất|nhất trí|có ý kiến))"
)
ITSELF = re.compile(
    r"(?:Các |Ban Chấp hành|Ban Thường vụ|Thường trực)?\s?(?:Đảng ủy|Đảng bộ|Cấp ủy|cấp ủy|chi bộ|Chi bộ|Tỉnh ủy"
    r"|Thành ủy)"
)
"""The reporting committee and its own branches: what they will do is a report's outlook."""
LEADS = re.compile(r"chủ trì,? (?:và )?phối hợp")
OPINION = re.compile(r"(?:đánh giá cao|ghi nhận|biểu dương|thống nhất|đồng ý|nhất trí|kết luận|thảo luận)(?!\w)", re.IGNORECASE)
THIS_PAPER = re.compile(r"(?:Kế hoạch|Công văn|Hướng dẫn|Thông báo|Chỉ thị|Quyết định|Chương trình) này")
STATEMENT = re.compile(
    r"(?:Hội nghị|Báo cáo (?:\w+ ){0,3}(?:không quá|tối đa)|mỗi đợt|Báo cáo (?:của|phải|cần|gồm|có|được|không|chính trị|kiểm điểm"
    r"|sơ kết|tổng kết|thuyết minh)|Trường hợp|Mốc|Thời kỳ"
    r"|Thời điểm|Nội dung|Thời gian|Việc|Trong|Với|Đây|Trên đây|Công tác|Kinh phí|Căn cứ kết quả|Số liệu|Mục|Nếu"
    r"|số liệu|Dự kiến|việc|phấn đấu|kết quả|tỷ lệ|tỉ lệ|mỗi lớp|cuộc họp|thời gian|số lượng|kinh phí|thành phần|địa điểm|hình thức"
    r"|\w+ \w+ này)(?!\w)"
)
AS_FOLLOWS = re.compile(r"^(?:giao|phân công|phân bổ|chia|cụ thể)(?!\w).*(?:như sau|sau đây)$")
"""What opens a list is told by the list."""
ALL_ABOVE = re.compile(
    r"(?:[Tt]ất cả )?(?:[Cc]ác |[Nn]hững |[Tt]oàn bộ )*(?:nội dung|công việc|nhiệm vụ|việc|phần việc)(?: công việc| nhiệm vụ)?"
    r" (?:ở |nêu |nói |kể |tại (?:điểm|mục|khoản) [\d,. và]+)?(?:trên|này|đó|trên đây)?",
)
"""What stands for every work told before it."""
SOME_VERB = re.compile(r"[^\W\d_]+ (?:[a-zà-ỹđ]+ ?,? ?){2}")
SOME_NOUN = re.compile(
    r"(?:Các|Những|Mỗi|Mọi|Một|Hai|Ba|Số|Tổng|Tỷ|Tỉ|Đối|Danh|Báo cáo (?:của|phải|cần)|Hồ sơ|Kết quả|Nội|Chỉ tiêu|Ngày|Tháng|Quý|Năm|Nơi"
    r"|Địa|Hình|Người|Đồng chí|Thời|Thành phần|Kinh|Tài liệu|Trang phục|Phương tiện|Văn bản|Mẫu|Biểu|Mức|Cơ|Đơn vị|Công tác|Công việc"
    r"|Nhiệm vụ|Trường hợp|Không|Chưa|Đã|Về|Với|Từ|Do|Vì|Nếu|Khi|Sau|Trước|Trên|Ngoài|Trong|Theo|Tại|Ở|Riêng|Gồm|Bao|Ban|Bộ"
    r"|Tổ(?! chức)|Hội"
    r"|Có|Là|Được|Phần|Mục|Điểm|Ý|Ưu|Hạn|Nguyên|Tình|Lĩnh|Mặt|Việc|Sự|Cuộc|Đợt|Lớp|Buổi|Khối|Nhóm|Cấp|Chương trình|Kế hoạch|Quy|Giải"
    r"|Thông tin|Tinh thần|Ít|Tối|Đủ|Đúng|Phù|Hết|Đến|Hạng|Loại|Tiêu|Điều(?! (?:tra|động|hành|phối)))(?!\w)"
)
"""First words that name a thing."""
TOO_LATE = re.compile(r"(?:sẽ |coi như )không|không (?:được )?(?:tổng hợp|tiếp nhận|xem xét|giải quyết)")
MUST = re.compile(r" (?:phải|cần)\b")
ALONE = ("gửi", "nộp", "trình")
AFTER_PILOT = re.compile(
    r"(?:ngay )?sau khi (?:rút kinh nghiệm|sơ kết|tổng kết|đánh giá|làm điểm|thí điểm|(?:đơn vị|hội nghị|đại hội) (?:làm )?điểm)", re.I
)
AFTERWARDS = re.compile(r"còn lại|(?:các|những) [^,;.]{3,40} khác|nhân rộng|diện rộng")
COURTESY = re.compile(
    r"(?:quan tâm|nghiêm túc|phối hợp|khẩn trương|lưu ý|tích cực)?,? ?(?:phối hợp|triển khai|tổ chức)?,? ?thực hiện"
    r"|(?:tham |đến )?dự (?:họp |hội nghị |đại hội )?(?:đầy đủ|đúng)(?:,? (?:và )?(?:đầy đủ|đúng))?(?:,? (?:thành phần|thời gian|giờ"
    r"|địa điểm))*",
    re.IGNORECASE,
)
"""What a letter ends with: it asks for nothing that stands not above."""
SENDING = ("gửi", "gửi báo cáo", "nộp", "trình", "báo cáo", "gửi kết quả")
BARE = (
    "",
    "hoàn thành",
    "xong",
    "thực hiện",
    "kết thúc",
    "tổ chức",
    "tiến hành",
    "tổ chức thực hiện",
    "triển khai thực hiện",
    "triển khai",
    "dự kiến",
    "dự kiến tổ chức",
)
OF_A_PAPER = re.compile(
    r"(?:Kết quả|Báo cáo|Hồ sơ|Danh sách|Văn bản|Biên bản|Phương án|Số liệu)(?: [^,;.:()]{0,60}?)? (?:gửi|nộp|báo cáo|trình)(?!\w)"
)
"""A paper at the head of a sentence: "Kết quả làm điểm báo cáo Ban Thường vụ ..."."""
OPENS_PAPER = re.compile(
    r"(?:hướng dẫn|thông báo|xây dựng|ban hành|kết luận|báo cáo|quyết định|quy định|thống nhất)(?!\w)[^:]{0,120}(?:như sau|sau đây):$"
)
A_SHARE = re.compile(r"(?:có|đạt|trên|ít nhất|tối thiểu|từ) (?:trên |ít nhất )?\d{1,3}(?:,\d+)? ?%")
"""A share to be reached ("hằng năm có trên 90% chi bộ ...") is a target."""
