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
    "port_taken": Sentence(
        "Cổng {port} đang có chương trình khác dùng. Dừng chương trình đó, hoặc chạy lại với --port {other}.",
        "Port {port} is taken. Stop the other program or use --port {other}.",
        "design.md §4.7: serve and demo",
    ),
    "no_installation": Sentence(
        "{folder}: chưa có dữ liệu của phần mềm ở đây. Kiểm tra --data, hoặc chạy `nhiemky serve --data {folder}` để tạo mới.",
        "{folder}: no installation here. Check --data, or run `nhiemky serve --data {folder}`.",
        "design.md §4.7: verify, backup, restore",
    ),
    "backup_broken": Sentence(
        "{file}: tệp sao lưu hỏng hoặc không phải của phần mềm này ({what} không khớp). Chưa động gì vào dữ liệu; dùng bản sao lưu khác.",
        "{file}: broken or foreign backup ({what}). Nothing was touched; use another one.",
        "reliability F12: a broken or foreign backup is refused before data is touched",
    ),
    "backup_newer": Sentence(
        "{file}: tệp sao lưu do bản phần mềm mới hơn ghi. Cài bản mới rồi dựng lại.",
        "{file}: written by a newer release. Install that release first.",
        "reliability F12",
    ),
    "backup_file_altered": Sentence(
        "Tệp {file} trong kho không còn khớp mã băm, nên không sao lưu. Chạy `nhiemky verify`, lấy lại tệp từ bản sao lưu trước.",
        "Stored file {file} no longer matches its hash. Run `nhiemky verify`.",
        "model.md, always true 1",
    ),
    "restore_not_empty": Sentence(
        "{folder}: đã có dữ liệu, nên không dựng lại đè lên. Chọn thư mục (và cơ sở dữ liệu) còn trống.",
        "{folder}: not empty, nothing was restored over it.",
        "reliability F12",
    ),
    "code_wrong": Sentence(
        "Mã không đúng, đã dùng rồi hoặc đã hết hạn. Xem lại phiếu; nếu vẫn không được, xin văn phòng cấp ủy mã mới.",
        "Wrong, used or expired code. Ask the office for a new one.",
        "reliability §2.4: a one-time code, random, expires",
    ),
}
