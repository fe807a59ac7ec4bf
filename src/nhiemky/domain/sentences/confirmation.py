"""Refusals while a directive is confirmed as a campaign. Owner: flows/confirmation, web/campaigns/intake."""

from nhiemky.domain.sentences.catalogue import Sentence

_CONFIRM = "Xác nhận điều đọc được: mỗi ô nhận đúng một loại giá trị"
_WHOLE = "Đợt chỉ được tạo khi mọi điều cần hỏi đã được trả lời"

CONFIRMATION: dict[str, Sentence] = {
    "confirm_bad_day": Sentence(
        "{label}: không hiểu “{typed}”. Hãy gõ ngày đủ năm, ví dụ 20/5/2023.",
        "{label}: “{typed}” is no day. Type a day with its year, e.g. 20/5/2023.",
        _CONFIRM,
    ),
    "confirm_bad_number": Sentence(
        "{label}: không hiểu số “{typed}”. Hãy gõ số, ví dụ 80 hoặc 1,5.",
        "{label}: “{typed}” is no number. Type a number, e.g. 80 or 1,5.",
        _CONFIRM,
    ),
    "confirm_bad_choice": Sentence(
        "{label}: hãy chọn một trong các mục có sẵn.",
        "{label}: choose one of the entries.",
        _CONFIRM,
    ),
    "confirm_missing": Sentence(
        "Còn trống: {fields}. Hãy ghi rồi lưu lại.",
        "Still empty: {fields}. Fill in and save again.",
        _CONFIRM,
    ),
    "confirm_unknown_fact": Sentence(
        "Không tìm thấy điều này trong văn bản, có thể người khác vừa bỏ. Hãy tải lại trang.",
        "This fact is not here, somebody may just have removed it. Reload the page.",
        _CONFIRM,
    ),
    "confirm_quote_not_found": Sentence(
        "Không tìm thấy câu “{quote}” trong văn bản. Hãy bôi đen đúng câu ở bên trái, hoặc chép nguyên văn.",
        "“{quote}” does not stand in the document. Select it on the left, or copy it word for word.",
        _CONFIRM,
    ),
    "confirm_reason_missing": Sentence(
        "Giữ nguyên một phát hiện nặng phải ghi lý do; lý do được lưu trong hồ sơ đợt.",
        "To keep a severe finding as it is, give a reason; it is kept in the record of the campaign.",
        "Phát hiện nặng được giữ nguyên phải có lý do",
    ),
    "confirm_choice_missing": Sentence(
        "Chưa chọn cách hiểu nào cho câu hỏi này.",
        "No reading is chosen for this question.",
        _WHOLE,
    ),
    "confirm_open": Sentence(
        "Còn {count} điều chưa quyết định: {what}. Hãy trả lời rồi xác nhận lại.",
        "{count} points are not decided yet: {what}. Answer them, then confirm again.",
        _WHOLE,
    ),
    "confirm_stale": Sentence(
        "Người khác vừa sửa văn bản này. Việc bạn vừa làm chưa được lưu; hãy xem bản mới rồi làm lại nếu còn cần.",
        "Somebody else has just corrected this document. Yours is not saved; look at the new state and do it again if still needed.",
        "Hai người cùng sửa thì không ai bị mất chữ",
    ),
    "confirm_done": Sentence(
        "Văn bản này đã được xác nhận thành đợt “{title}”; sửa tiếp ở trang của đợt.",
        "This document is already confirmed as the campaign “{title}”; go on at the campaign's page.",
        _WHOLE,
    ),
}
