"""What the API refuses beside the office's own refusals. Owner: web/api."""

from nhiemky.domain.sentences.catalogue import Sentence

API_RULE = "docs/manual/api.md: tokens per post, the same rights as the person through the post"

API: dict[str, Sentence] = {
    "api_no_token": Sentence(
        "Chưa có mã truy cập, hoặc mã đã hết hạn, bị thu hồi, hay vai trò của người lập mã đã thôi. Lập mã mới ở “Tài khoản của tôi”.",
        "No token, or it has expired, was revoked, or its owner no longer holds the post. Make a new one on the profile.",
        API_RULE,
    ),
    "api_too_many": Sentence(
        "Gọi quá {limit} lần trong một phút. Đợi {seconds} giây rồi gọi lại.",
        "More than {limit} calls in a minute. Wait {seconds} seconds and call again.",
        API_RULE,
    ),
    "api_not_found": Sentence(
        "Không có địa chỉ hoặc đối tượng này trong phạm vi của mã truy cập. Xem lại địa chỉ và mã (uuid).",
        "There is no such address or object within the scope of the token. Look at the address and the uuid.",
        API_RULE,
    ),
    "api_bad_request": Sentence(
        "Tham số “{place}” thiếu hoặc không đúng dạng ({reason}). Xem mô tả ở trang /api/.",
        "Parameter {place} is missing or malformed ({reason}). See the description at /api/.",
        API_RULE,
    ),
    "api_wrong_method": Sentence(
        "Địa chỉ này không nhận phương thức {method}. Xem mô tả ở trang /api/.",
        "This address does not take {method}. See the description at /api/.",
        API_RULE,
    ),
    "api_crashed": Sentence(
        "Chương trình gặp lỗi khi trả lời, chưa có gì được lưu. Báo người quản trị mã {number}.",
        "The program failed; nothing was stored. Tell the administrator code {number}.",
        API_RULE,
    ),
    "token_end_past": Sentence(
        "Ngày hết hạn {day} đã qua hoặc quá xa. Chọn một ngày từ ngày mai đến hết {latest}.",
        "The last day {day} is over or too far. Choose a day from tomorrow to {latest}.",
        API_RULE,
    ),
    "token_post_not_own": Sentence(
        "Mã truy cập chỉ lập được cho vai trò đang giữ của chính mình. Chọn lại vai trò.",
        "A token can be made for a post of one's own, held today. Choose the post again.",
        API_RULE,
    ),
}
