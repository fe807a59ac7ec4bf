"""What the running office refuses: no room, no right, no longer the newest."""

from nhiemky.domain.sentences.catalogue import Sentence

WEB = {
    "storage_full": Sentence(
        "Máy chủ không ghi được tệp ({reason}). Chưa có gì được lưu; báo người quản trị giải phóng ổ đĩa rồi gửi lại.",
        "The server cannot write the file ({reason}). Nothing was stored; free the disk and send it again.",
        "reliability: nothing is acknowledged before it is on the disk",
    ),
    "upload_too_large": Sentence(
        "{file}: tệp lớn hơn {limit}. Bỏ bớt ảnh hoặc nén ảnh trong tệp rồi gửi lại.",
        "{file}: larger than {limit}. Take out or compress pictures and send it again.",
        "design.md §5: 25 MB an upload",
    ),
    "not_allowed": Sentence(
        "Đồng chí không được giao quyền {what}. Việc này thuộc {who}.",
        "You have no right to {what}; it belongs to {who}.",
        "model.md: roles scoped to an organisation's subtree",
    ),
    "stale_version": Sentence(
        "{what} vừa được {who} sửa lúc {at}. Bản đồng chí gõ được giữ nguyên bên dưới; chọn bản dùng tiếp.",
        "{what} was changed by {who} at {at}. Your text is kept below; choose which to go on with.",
        "model.md, always true 7: nobody's text is lost, the second is told",
    ),
    "wrong_state": Sentence(
        "{what} đang ở trạng thái “{state}”, nên chưa {action} được. {hint}",
        "{what} is “{state}”, so it cannot be {action}. {hint}",
        "design.md §3: an obligation's life",
    ),
}
