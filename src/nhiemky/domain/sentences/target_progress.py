"""Refusals about the progress of targets and key tasks. Owner: web/targets/progress."""

from nhiemky.domain.sentences.catalogue import Sentence

FORECAST = "design §3: khó hoàn thành là dự báo, để riêng, có lý do, ai ghi, lúc nào"
KEY_TASKS = "Nghị quyết của cấp trên: nhiệm vụ trọng tâm, khâu đột phá"
THRESHOLDS = "Ngưỡng đánh giá là số liệu của đợt, mỗi lần sửa là một lần mới"

TARGET_PROGRESS: dict[str, Sentence] = {
    "forecast_reason_missing": Sentence(
        "Chưa ghi lý do dự báo. Ghi vì sao chỉ tiêu “{statement}” khó hoàn thành, hoặc vì sao bỏ dự báo.",
        "The forecast has no reason. Say why “{statement}” will hardly be reached, or why the forecast is taken back.",
        FORECAST,
    ),
    "forecast_nothing_to_take_back": Sentence(
        "Chỉ tiêu “{statement}” chưa có dự báo khó hoàn thành nào để bỏ. Tải lại trang để xem.",
        "There is no forecast for “{statement}” to take back. Load the page again.",
        FORECAST,
    ),
    "forecast_already_there": Sentence(
        "Chỉ tiêu “{statement}” đã có dự báo khó hoàn thành với đúng lý do này. Sửa lý do, hoặc quay lại.",
        "“{statement}” has this forecast with the same reason already. Change the reason, or go back.",
        FORECAST,
    ),
    "key_task_words_missing": Sentence(
        "Chưa ghi nội dung nhiệm vụ. Ghi một câu như trong nghị quyết.",
        "The key task has no words. Write a sentence as the resolution has it.",
        KEY_TASKS,
    ),
    "key_task_listed_already": Sentence(
        "Nhiệm vụ “{words}” đã có trong danh sách. Mở dòng đó để sửa.",
        "The key task “{words}” is listed already. Open it to change it.",
        KEY_TASKS,
    ),
    "key_task_ended": Sentence(
        "Nhiệm vụ “{words}” đã được bỏ khỏi danh sách, không ghi thêm kết quả được. Hỏi văn phòng cấp trên.",
        "The key task “{words}” was taken off the list; no result can be tied to it. Ask the superior's office.",
        KEY_TASKS,
    ),
    "key_task_result_empty": Sentence(
        "Chưa ghi kết quả. Ghi một câu, hoặc chọn mục báo cáo, hoặc chọn chỉ tiêu làm kết quả.",
        "The result is empty. Write a sentence, or choose a section of the report, or an indicator.",
        KEY_TASKS,
    ),
    "key_task_not_concerned": Sentence(
        "Nhiệm vụ “{words}” không giao cho {unit}. Chọn nhiệm vụ khác, hoặc hỏi văn phòng cấp trên.",
        "The key task “{words}” does not concern {unit}. Choose another, or ask the superior's office.",
        KEY_TASKS,
    ),
    "progress_rule_same": Sentence(
        "Ngưỡng vừa ghi giống hệt ngưỡng đang dùng (lần {number}). Sửa ít nhất một số, hoặc quay lại.",
        "The thresholds are those in force (version {number}). Change one at least, or go back.",
        THRESHOLDS,
    ),
    "progress_rule_changed": Sentence(
        "{who} vừa sửa ngưỡng của đợt. Tải lại trang để xem lần mới, rồi ghi lại.",
        "{who} has just changed the thresholds. Load the page again.",
        THRESHOLDS,
    ),
}
