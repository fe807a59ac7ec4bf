"""Sentences about the work from one term to the next."""

from nhiemky.domain.sentences.catalogue import Sentence

TERM_RULE = "Nguyên tắc: kết quả, lời hứa, chỉ tiêu nhiệm kỳ tới đều dẫn được nguồn; người có thẩm quyền quyết, phần mềm chỉ đề xuất."

TERMS = {
    "promise_blank": Sentence(
        "Chưa ghi được lời hứa: thiếu {what}. Điền rồi lưu lại.",
        "The promise is not taken: {what} is missing. Fill it in.",
        TERM_RULE,
    ),
    "promise_known": Sentence(
        "Nhiệm kỳ {term} đã có đúng câu này trong sổ lời hứa. Không ghi thêm.",
        "The book of promises of the term {term} has exactly this sentence. Nothing is added.",
        TERM_RULE,
    ),
    "promise_computed": Sentence(
        "Lời hứa này gắn chỉ tiêu và mức nên kết quả được tính từ số liệu. Bỏ gắn mức trước khi tự đánh giá.",
        "This promise is tied to an indicator and a level, so its outcome is computed. Untie the level to say it yourself.",
        TERM_RULE,
    ),
    "next_target_reason": Sentence(
        "Chưa bỏ được chỉ tiêu “{statement}”: hãy ghi lý do.",
        "The target “{statement}” is not dropped: write the reason.",
        TERM_RULE,
    ),
    "next_target_level": Sentence(
        "Chưa lấy được chỉ tiêu “{statement}”: chưa ghi mức đề xuất.",
        "The target “{statement}” is not taken: no level is written.",
        TERM_RULE,
    ),
    "next_list_empty": Sentence(
        "Chưa lập được danh sách chỉ tiêu nhiệm kỳ {term}: chưa lấy chỉ tiêu nào. Bấm “Lấy” ở chỉ tiêu cần đề xuất.",
        "No list of the term {term} is made: no target is taken yet. Take those that are to be proposed.",
        TERM_RULE,
    ),
    "next_list_stands": Sentence(
        "Nhiệm kỳ {term} đã có danh sách chỉ tiêu của nghị quyết {symbol}, không ghi dự thảo đè lên. Sửa ở mục Chỉ tiêu nghị quyết.",
        "The term {term} has the list of the resolution {symbol} already; a draft is not written over it. Change the list itself.",
        TERM_RULE,
    ),
    "next_list_adopted": Sentence(
        "Danh sách chỉ tiêu nhiệm kỳ {term} đã được thông qua, không đổi bằng đề xuất nữa. Sửa ở mục Chỉ tiêu nghị quyết.",
        "The list of the term {term} is adopted; proposals do not change it any more. Change the list itself.",
        TERM_RULE,
    ),
    "adoption_blank": Sentence(
        "Chưa ghi được việc thông qua: hãy ghi số, ký hiệu nghị quyết.",
        "The adoption is not recorded: write the number of the resolution.",
        TERM_RULE,
    ),
    "reported_nothing": Sentence(
        "Không còn số nào đã báo cáo ở nơi khác để lấy cho các dòng này. Tải lại trang để xem số mới nhất.",
        "Nothing reported elsewhere is left to take for these rows. Load the page again to see the newest figures.",
        TERM_RULE,
    ),
}
