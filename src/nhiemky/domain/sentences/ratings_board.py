"""Refusals while a board decides ratings: somebody was quicker, something is still missing, the rule does not let it pass.

Owner: web/ratings/board.
"""

from nhiemky.domain.sentences.catalogue import Sentence

BOARD = "model.md, always true 7: hai người cùng sửa thì người sau được báo, không ai mất việc"
FROZEN = "Kết quả đã quyết định thì giữ nguyên; đổi bằng quyết định mới, bản mới trỏ về bản cũ"
ORDER = "Trình tự xét của quy định xếp loại: tập thể trước cá nhân, đơn vị trước người đứng đầu"
RULE = "Quy định xếp loại của năm được xếp loại"
RECORD = "Hồ sơ đợt xếp loại giữ số, ngày và lý do của mỗi quyết định"

RATINGS_BOARD: dict[str, Sentence] = {
    "rating_level_wrong": Sentence(
        "{name}: “{level}” không phải mức xếp loại nào. Hãy chọn một trong bốn mức, hoặc chưa xếp, không xếp, miễn.",
        "{name}: “{level}” is no level. Choose one of the four, or one of the three that are none.",
        RULE,
    ),
    "rating_changed_meanwhile": Sentence(
        "{name}: {who} vừa đổi từ “{before}” thành “{after}” lúc {at}. Bảng đã lấy mức mới; xem lại rồi chọn tiếp nếu cần.",
        "{name}: {who} changed it from “{before}” to “{after}” at {at}. The board shows it now; look again before you choose.",
        BOARD,
    ),
    "rating_board_moved": Sentence(
        "Bảng đã đổi sau lúc đồng chí xem: {who} vừa đổi {name} từ “{before}” thành “{after}” lúc {at}. Hãy xem lại bảng rồi làm tiếp.",
        "The board has changed since: {who} set {name} from “{before}” to “{after}” at {at}. Look at it again, then go on.",
        BOARD,
    ),
    "rating_not_deciding": Sentence(
        "“{title}” {state}, nên chưa chọn mức được. {hint}",
        "“{title}” is not being decided ({state}), so no level can be set. {hint}",
        "Mức được chọn khi đợt đang xét",
    ),
    "rating_decided_already": Sentence(
        "{name} đã có quyết định, nên mức giữ nguyên. Muốn đổi thì lập quyết định xếp loại lại, có lý do.",
        "{name} has been decided; the level stays. To change it, record a decision to rate again, with its reason.",
        FROZEN,
    ),
    "rating_not_decided": Sentence(
        "{name} chưa có quyết định, nên chưa có gì để xếp loại lại. Hãy chọn mức ở bảng xét.",
        "{name} has not been decided, so there is nothing to rate again. Set the level on the board.",
        FROZEN,
    ),
    "rating_same_level": Sentence(
        "{name} đang ở mức “{level}”, trùng mức mới, nên không có gì để xếp loại lại. Hãy chọn mức khác.",
        "{name} is “{level}” already. Choose another level.",
        FROZEN,
    ),
    "rating_levels_missing": Sentence(
        "Còn {count} {kind} chưa có mức: {names}. Hãy chọn mức, hoặc chọn “chưa xếp”, rồi quyết định.",
        "{count} {kind} have no level yet: {names}. Choose one, or defer them, then decide.",
        RULE,
    ),
    "rating_nobody_left": Sentence(
        "Không còn {kind} nào chờ quyết định trong “{title}”. Hãy xem các quyết định đã ghi.",
        "No {kind} of “{title}” is waiting for a decision. See those that stand.",
        RECORD,
    ),
    "rating_order": Sentence(
        "Chưa quyết định được cá nhân: còn {count} tập thể chưa quyết định ({names}). Theo {basis}, hãy quyết định tập thể trước.",
        "Individuals cannot be decided yet: {count} collectives are not ({names}). By {basis} collectives come first.",
        ORDER,
    ),
    "rating_blocked": Sentence(
        "Chưa quyết định được, còn {count} chỗ quy định không cho giữ. {what} ({basis}). Hãy sửa ở bảng xét rồi quyết định lại.",
        "It cannot be decided: {count} things that the rule does not let stand. {what} ({basis}). Mend them on the board.",
        RULE,
    ),
    "rating_reason_needed": Sentence(
        "Còn {count} chỗ quy định cảnh báo mà chưa ghi lý do giữ: {what} Hãy sửa, hoặc ghi lý do và người quyết định giữ.",
        "{count} warnings stand without a reason: {what} Mend them, or write why they are kept and by whom.",
        RECORD,
    ),
    "rating_ratio_refused": Sentence(
        "Nhóm “{group}”: không nâng lên {given} được, quy định cho nhiều nhất {most} ({basis}). Hãy ghi tỷ lệ trong khoảng đó.",
        "Group “{group}”: {given} is more than a decision may grant ({most}, {basis}). Write a ratio within that.",
        RULE,
    ),
    "rating_ratio_none": Sentence(
        "Quy tắc của đợt không có tỷ lệ cao hơn cho {kind}, nên không ghi được quyết định nâng tỷ lệ. Hãy xét trong tỷ lệ chung.",
        "The round's rules know no elevated ratio for {kind}. Keep to the common one.",
        RULE,
    ),
    "rating_choice_wrong": Sentence(
        "Danh sách thay đổi không khớp bảng: {what}. Hãy xem thử lại từ bảng xét.",
        "The changes do not fit the board: {what}. Try again from the board.",
        BOARD,
    ),
    "rating_reason_blank": Sentence(
        "Chưa ghi {what}. Hãy ghi vào, vì hồ sơ đợt giữ lại điều này.",
        "{what} is missing. Write it, as the round's record keeps it.",
        RECORD,
    ),
    "rating_signed_already": Sentence(
        "Quyết định {symbol} đã có bản ký trong hồ sơ. Bản ký giữ nguyên; nếu gửi nhầm, hãy lập quyết định khác.",
        "Decision {symbol} has its signed copy already; it stays.",
        FROZEN,
    ),
    "rating_kept_outside": Sentence(
        "Quyết định {symbol} làm ngoài phần mềm, lưu tại {kept_at}; phần mềm không giữ nội dung và không nhận tệp.",
        "Decision {symbol} was made outside the program and is kept at {kept_at}; no content and no file is taken here.",
        "Việc mật làm ngoài phần mềm, chỉ ghi số, ngày, nơi lưu",
    ),
}
