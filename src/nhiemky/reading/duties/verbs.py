"""The verbs work is given with (động từ giao việc): in a sentence, and as the first word of an imperative.

>>> DUTY_VERB.search("các chi bộ gửi báo cáo")[0], HEAD_VERB.match("Biên soạn tài liệu")[0]
('gửi', 'Biên soạn')

A lexicon, not a grammar: which of them ends an actor's name is for `actors`.
"""

from __future__ import annotations

import re

_VERBS = (
    "chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|chủ trì|phối hợp|tham mưu|xây dựng|tổ chức|tổng hợp|gửi|báo cáo|hoàn thành"
    "|hoàn thiện|chuẩn bị|chỉ đạo|lãnh đạo|hướng dẫn|kiểm tra|giám sát|đôn đốc|theo dõi|rà soát|lập|trình|ban hành|triển khai"
    "|thực hiện|quán triệt|tuyên truyền|bố trí|cử|đăng ký|nộp|phân công|căn cứ|cung cấp|cập nhật|xác nhận|đối chiếu|bàn giao"
    "|tiếp nhận|vận hành|kiểm kê|tiếp thu|thẩm định|góp ý|tham gia|tự kiểm tra|tự kiểm điểm|tự đánh giá|tự rà soát|đề xuất"
    "|phát động|khẩn trương|nghiêm túc|chủ động|tiến hành|họp|thông báo|công bố|niêm yết|lựa chọn|chọn|phổ biến|sơ kết|tổng kết"
    "|tiếp tục|tăng cường|đẩy mạnh|nghiên cứu|đánh giá|xem xét|cho ý kiến|dự|mời|thành lập|kiện toàn|in ấn|sao gửi|bảo đảm|đảm bảo"
    "|cụ thể hóa|xác định|kiểm điểm|lấy ý kiến|thống kê|nhập|xử lý|vận động|duy trì|đăng tải|đưa|viết|trực tiếp|định kỳ"
    "|thường xuyên|kịp thời|phải|cần|trên cơ sở|theo chức năng|sẽ|tùy|tuỳ|quan tâm|chú trọng|tập trung|vận dụng|sử dụng|quản lý"
    "|giúp|thẩm tra|thanh tra|giao|yêu cầu|tuyển chọn|đề nghị|thông qua|ký|dự thảo|biên tập|đăng|khắc phục|bám sát|có văn bản"
    "|có kế hoạch|phản ánh|chuyển|công khai|soạn thảo|làm việc|giới thiệu|tuyên dương|biểu dương|cấp phát|chi trả|liên hệ|trao đổi"
    "|duyệt|tập hợp|khảo sát|mở|lồng ghép|thi hành|chấp hành|phát huy|tạo điều kiện|hỗ trợ|nhận xét|tự nhận xét|tham dự|nâng cao"
    "|có báo cáo|phê duyệt|quyết định|có ý kiến|sẵn sàng|tăng thời|tăng tần|tăng số"
    "|sắp xếp|trồng mới|trồng cây|làm đầu mối|làm thư ký|làm trưởng|bốc thăm|nghiệm thu|làm sạch|thí điểm|nhân rộng|lưu giữ"
    "|tự chấm điểm|có tờ trình|cấp tài khoản|khóa cổng|phát sóng|tự túc"
    "|biên soạn|sưu tầm|trang trí|phát hành|trả lời|giải quyết|giải trình|tháo gỡ|củng cố|nắm"
    "|hoàn chỉnh|chỉnh lý|chỉnh sửa|bổ sung|công nhận|đón tiếp|lắp đặt|sửa chữa|mua sắm|bầu|giải ngân|thanh toán|phân bổ|kêu gọi"
    "|huy động|ngăn chặn|số hóa|tích hợp|kết nối|ra quân|trưng bày|ứng phó|thu thập|lưu trữ|đối thoại|khen thưởng|thăm hỏi"
    "|tiếp xúc|trực chỉ huy|cấp kinh phí|bồi dưỡng|tập huấn|thực hành|chấn chỉnh|uốn nắn"
    "|giao ban|thông tuyến|cắm biển|cắm mốc|phát bản|phát tin|phát phiếu|phát tài liệu|định hướng|chỉ huy|đổi mới|kiến nghị|hòa giải"
    "|bảo vệ|dừng|có mặt|tiếp công dân|tiếp dân|thu gom|dọn dẹp|nạo vét|khơi thông|di dời|sơ tán|trang bị|treo|tặng|thăm|phục vụ"
    "|đào tạo|tuyển dụng|ký kết|chia sẻ|cam kết|xác minh|kiểm soát|kiểm định|cảnh báo|dự báo|điều phối|điều hành|điều động"
    "|phân loại|phân tích|nhắc nhở|xử phạt|thu hồi|gia hạn|chụp ảnh|ghi hình|ghi biên bản|điểm danh|quay phim|in tài liệu|in sao"
    "|in phiếu|in thẻ|in danh sách|in giấy|cải tạo|tu sửa|vận chuyển|tuần tra|canh gác|khám|truyền thông|quyên góp|ủng hộ"
    "|triệu tập|cân đối|đưa tin|gặp gỡ|giải phóng|tạm ứng|trích|hoàn trả|kê biên|đo đạc|cấp giấy|cấp phép|cập nhập|chốt|hiệp đồng|thay mặt"
    "|tạm dừng|chấm dứt|kê khai|thuyết minh|thuyết trình|chấm điểm|bình xét|giải thích|tham vấn|lưu hồ sơ|tháo dỡ|bảo dưỡng"
)


def _by_letter(words: str) -> str:
    """ "gửi|giao|họp" as "g(?:ửi|iao)|h(?:ọp)": one letter told apart first is what makes the search quick."""
    letters: dict[str, list[str]] = {}
    for word in words.split("|"):
        letters.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(sorted(rest, key=len, reverse=True))})" for letter, rest in letters.items())


# what stands before is looked at afterwards: a pattern that begins with its letters is found quicker
DUTY_VERB = re.compile(rf"(?:{_by_letter(_VERBS)})(?!\w)")

_HEADS = (
    r"Là (?=cơ quan|đơn vị|đầu mối|bộ phận|thành viên)|Chỉ đạo|Lãnh đạo|Tham mưu|Chủ trì|Phối hợp|Xây dựng|Tổ chức|Tổng hợp|Gửi"
    r"|Báo cáo(?! (?:của|sơ kết|kiểm điểm|chính trị))|Hoàn thành|Hoàn thiện|Chuẩn bị|Hướng dẫn|Kiểm tra|Giám sát|Đôn đốc|Theo dõi"
    r"|Rà soát|Lập|Trình|Ban hành|Triển khai|Thực hiện|Quán triệt|Tuyên truyền|Bố trí|Cử|Đăng ký|Nộp|Phân công|Căn cứ|Trên cơ sở"
    r"|Cung cấp|Cập nhật|Tiếp thu|Thẩm định|Góp ý|Tham gia|Đề xuất|Khẩn trương|Nghiêm túc|Chủ động|Tiến hành|Thông báo|Công bố"
    r"|Lựa chọn|Phổ biến|Sơ kết|Tổng kết|Tiếp tục|Tăng cường|Đẩy mạnh|Nghiên cứu|Đánh giá|Xem xét|Thành lập|Kiện toàn|Bảo đảm"
    r"|Đảm bảo|Cụ thể hóa|Xác định|Lấy ý kiến|Thống kê|Xử lý|Vận động|Duy trì|Đăng tải|Tự kiểm tra|Tự đánh giá|Quan tâm|Chú trọng"
    r"|Tập trung|Giúp|Có trách nhiệm|Chịu trách nhiệm|Thường xuyên|Kịp thời|Thẩm tra|Kiểm điểm|Nhập|Mở|Phát động|Phê duyệt|Giao|Họp"
    r"|Lồng ghép|Khắc phục|Có nhiệm vụ|Xác nhận|Đối chiếu|Bàn giao|Tiếp nhận|Vận hành|Kiểm kê|Tự kiểm điểm|Tự rà soát|Niêm yết|Chọn"
    r"|Cho ý kiến|Mời|In ấn|Sao gửi|Đưa|Viết|Trực tiếp|Định kỳ|Vận dụng|Sử dụng|Quản lý|Thanh tra|Tuyển chọn|Thông qua|Dự thảo"
    r"|Biên tập|Đăng|Bám sát|Có văn bản|Có kế hoạch|Phản ánh|Chuyển|Công khai|Soạn thảo|Giới thiệu|Tuyên dương|Biểu dương|Cấp phát"
    r"|Chi trả|Liên hệ|Trao đổi|Duyệt|Tập hợp|Khảo sát|Thi hành|Chấp hành|Phát huy|Tạo điều kiện|Hỗ trợ|Nhận xét|Tự nhận xét"
    r"|Tham dự|Nâng cao|Có báo cáo|Biên soạn|Sưu tầm|Trang trí|Phát hành|Trả lời|Giải quyết|Giải trình|Tháo gỡ|Củng cố|Hoàn chỉnh"
    r"|Chỉnh lý|Chỉnh sửa|Bổ sung|Công nhận|Đón tiếp|Lắp đặt|Sửa chữa|Mua sắm|Giải ngân|Thanh toán|Phân bổ|Kêu gọi|Huy động"
    r"|Ngăn chặn|Số hóa|Tích hợp|Kết nối|Ra quân|Trưng bày|Ứng phó|Thu thập|Lưu trữ|Đối thoại|Khen thưởng|Thăm hỏi|Tiếp xúc"
    r"|Trực chỉ huy|Cấp kinh phí|Bồi dưỡng|Tập huấn|Chấn chỉnh|Uốn nắn|In sao|Bảo vệ|Nắm tình hình|Nắm chắc|Phòng ngừa|Đấu tranh"
    r"|Khai thác|Trồng|Khám|Sơ tán|Trực|Túc trực|Thu hồi|Rút kinh nghiệm|Đào tạo|Phục vụ|Cấp|Tặng|Trao|Thăm|Điều chỉnh|Thu|Chấm dứt"
    r"|Ra soát|Thiết lập|Kết nạp|Phân tích|So sánh|Trả|Quy định|Bàn|Bám|Gặp|Mua|Sắp xếp|Nhắc|Lựa|Phân loại|Phân cấp|Kê khai"
    r"|Giải thể|Xóa|Đề cao|Gương mẫu|Chịu|Quyết toán|Thẩm duyệt|Chọn cử|Dừng|Tạm dừng|Đổi mới|Định hướng|Kiến nghị|Bầu|In|Phát|Cắm"
    r"|Treo|Chỉ huy|Hòa giải|Giao ban|Tiếp công dân|Tiếp dân|Trang bị|Dự trữ|Di dời|Nạo vét|Khơi thông|Thu gom|Điều phối|Điều hành"
    r"|Kiểm soát|Xác minh|Ký kết|Cam kết|Chia sẻ|Ký|Tuần tra|Bình xét|Chấm điểm|Cải tạo|Tu sửa|Tháo dỡ|Giải thích|Thuyết minh"
)
HEAD_VERB = re.compile(
    rf"(?:{_HEADS}|Tự (?:túc|chủ|bố|trang|lo|chịu|tổ|xây)|Sẵn sàng|Làm (?:việc|sạch|tốt)|Nhân rộng|Thí điểm|Lưu giữ|Sắp xếp"
    rf"|Nghiệm thu|Nghiên cứu|Tăng (?:thời|tần|số)|Trồng)(?!\w| này)"
)
"""What an imperative without an actor begins with."""
