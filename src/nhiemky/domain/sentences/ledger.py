"""Refusals about a committee's own list of targets. Owner: web/targets."""

from nhiemky.domain.sentences.catalogue import Sentence

POLICY = "Chính sách về chỉ tiêu của đợt (điều chỉnh, thêm chỉ tiêu: không được, phải xin ý kiến, hoặc tự quyết)"
VERSIONS = "design §3: chỉ tiêu có các lần dưới một nghị quyết; lần sau không ghi đè lần trước"

LEDGER: dict[str, Sentence] = {
    "target_change_forbidden": Sentence(
        "Kế hoạch của đợt không cho điều chỉnh chỉ tiêu “{statement}” (đang là {current}).{clause} "
        "Hỏi văn phòng nếu nghị quyết đã được sửa.",
        "The campaign does not allow changing “{statement}” (now {current}).{clause} Ask the office if the resolution was amended.",
        POLICY,
    ),
    "target_change_needs_consent": Sentence(
        "Điều chỉnh chỉ tiêu “{statement}” phải có ý kiến đồng ý của cấp trên.{clause} Hãy gửi xin điều chỉnh, kèm lý do.",
        "Changing “{statement}” needs the superior's consent.{clause} Send a request with its reason.",
        POLICY,
    ),
    "target_add_forbidden": Sentence(
        "Kế hoạch của đợt không cho thêm chỉ tiêu riêng. Ghi nội dung này vào báo cáo, hoặc hỏi văn phòng.",
        "The campaign does not allow own indicators. Put this into the report, or ask the office.",
        POLICY,
    ),
    "target_same": Sentence(
        "Mức mới trùng với mức đang dùng ({current}). Ghi mức khác, hoặc quay lại.",
        "The new level is the one in force ({current}). Give another one, or go back.",
        VERSIONS,
    ),
    "target_reason_missing": Sentence(
        "Chưa ghi lý do điều chỉnh. Ghi lý do để cấp trên xem xét.",
        "The reason is missing. Give it, so that the superior can decide.",
        POLICY,
    ),
    "target_document_missing": Sentence(
        "Chưa ghi văn bản trả lời. Ghi số, ký hiệu và ngày của văn bản đồng ý, ví dụ 45-CV/ĐUK, ngày 12/6/2023.",
        "The answering document is missing. Give its number, symbol and day.",
        POLICY,
    ),
    "target_request_decided": Sentence(
        "Việc xin điều chỉnh này đã được {who} trả lời ({decision}). Tải lại trang để xem.",
        "This request was already answered by {who} ({decision}). Load the page again.",
        VERSIONS,
    ),
    "target_list_empty": Sentence(
        "Chưa chọn chỉ tiêu nào để ghi. Đánh dấu ít nhất một dòng có tên chỉ tiêu.",
        "No target is chosen. Tick at least one line that has a statement.",
        VERSIONS,
    ),
    "target_statement_missing": Sentence(
        "Dòng {row}: chưa ghi tên chỉ tiêu. Ghi tên, hoặc bỏ đánh dấu dòng này.",
        "Row {row}: the statement is missing. Write it, or untick the row.",
        VERSIONS,
    ),
    "target_match_taken": Sentence(
        "“{statement}” và “{other}” cùng khớp một chỉ tiêu của đợt ({asked}). Mỗi chỉ tiêu của đợt chỉ khớp một dòng; hãy chọn lại.",
        "“{statement}” and “{other}” are matched with one indicator ({asked}). Choose again for one of them.",
        VERSIONS,
    ),
    "targets_not_read": Sentence(
        "{file}: không thấy chỉ tiêu nào. Tệp cần có bảng (cột Chỉ tiêu, Đơn vị tính, Chỉ tiêu NQ) hoặc các câu nêu chỉ tiêu; "
        "hoặc chép danh sách rồi dán vào ô.",
        "{file}: no targets found. It needs a table or sentences that state targets; or paste the list.",
        VERSIONS,
    ),
}
