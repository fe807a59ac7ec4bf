"""Refusals while a round of rating is set up: its period, who is rated, what is recorded of them, rules of the committee's own.

Owner: web/ratings/setup.
"""

from nhiemky.domain.sentences.catalogue import Sentence

ROUND_RULE = "Mỗi kỳ xếp loại là một đợt, có quy tắc của năm được xếp loại, giữ nguyên từ khi mở"
SUBJECT_RULE = "Ai được xếp loại lấy từ cây tổ chức và chức vụ; mỗi người, mỗi tập thể một lần trong một đợt"
FACT_RULE = "Điều ghi về một đối tượng là số liệu để quy tắc hỏi tới, có nguồn"

RATINGS_SETUP: dict[str, Sentence] = {
    "rating_period_unreadable": Sentence(
        "Kỳ xếp loại “{given}” không đọc được. Ghi 2026 cho cả năm, 2026-Q1 cho một quý, 2020-2025 cho nhiệm kỳ.",
        "The period “{given}” cannot be read. Write 2026 for a year, 2026-Q1 for a quarter, 2020-2025 for a term.",
        ROUND_RULE,
    ),
    "rating_round_exists": Sentence(
        "Kỳ {period} đã có đợt “{title}”. Hãy mở đợt đó; nếu là đợt riêng thì ghi tên khác.",
        "There is already “{title}” for {period}. Open it, or give another name to a round of its own.",
        ROUND_RULE,
    ),
    "rating_subjects_missing": Sentence(
        "“{title}” chưa có ai được xếp loại. Hãy thêm tập thể, cá nhân ở trang Đối tượng.",
        "“{title}” has nobody to rate. Add collectives and individuals on its page of subjects.",
        ROUND_RULE,
    ),
    "rating_not_ready": Sentence(
        "“{title}” chưa xét được, còn thiếu {count} chỗ: {missing}. Hãy bổ sung ở trang Đối tượng rồi chuyển sang xét.",
        "“{title}” cannot be decided yet, {count} things are missing: {missing}. Add them on the page of subjects.",
        ROUND_RULE,
    ),
    "rating_subject_outside": Sentence(
        "“{name}” không thuộc {owner}. Chỉ xếp loại tổ chức và người thuộc cấp ủy chủ trì.",
        "“{name}” does not stand under {owner}. A committee rates its own organisations and people.",
        SUBJECT_RULE,
    ),
    "rating_subject_listed": Sentence(
        "“{name}” đã có trong đợt. Mỗi người, mỗi tập thể chỉ xếp loại một lần trong một đợt.",
        "“{name}” is already in the round. Everybody is rated once in a round.",
        SUBJECT_RULE,
    ),
    "rating_post_ended": Sentence(
        "“{name}” hiện không giữ chức vụ nào ở {organisation}. Hãy ghi chức vụ ở trang Người và chức vụ trước.",
        "“{name}” holds no post in {organisation} now. Record the post first.",
        SUBJECT_RULE,
    ),
    "rating_binding_wrong": Sentence(
        "“{name}” không gắn được với “{collective}”: chỉ gắn người đứng đầu với tập thể trong cùng đợt. Hãy chọn lại.",
        "“{name}” cannot be bound to “{collective}”: only a head, and to a collective of the same round. Choose again.",
        SUBJECT_RULE,
    ),
    "rating_fact_wrong": Sentence(
        "{name}: {fact} ghi “{given}”, cần {wanted}. Hãy sửa rồi lưu lại.",
        "{name}: {fact} is “{given}” where {wanted} is needed. Correct it and save again.",
        FACT_RULE,
    ),
    "rating_reason_missing": Sentence(
        "Chưa ghi lý do {what}. Hãy ghi lý do, vì hồ sơ đợt giữ lại điều này.",
        "No reason was given to {what}. Write it, as the round's record keeps it.",
        ROUND_RULE,
    ),
    "rating_rules_same": Sentence(
        "Quy tắc hiện hành không khác quy tắc đợt “{title}” đã ghim, nên không có gì để đổi.",
        "The rules in force are those that “{title}” already keeps; there is nothing to change.",
        ROUND_RULE,
    ),
    "rating_overlay_unchanged": Sentence(
        "Quy tắc “{symbol}” không khác bản {number} đã lưu. Hãy sửa rồi lưu, hoặc cho áp dụng bản đó.",
        "The rules “{symbol}” are those of version {number}. Change them first, or put that version in force.",
        "Quy tắc riêng của cấp ủy chỉ thêm bản mới, không sửa bản cũ",
    ),
    "rating_overlay_layer": Sentence(
        "{file}: cấp ghi “{given}”, nhưng quy tắc riêng của cấp ủy phải ghi layer là province, committee hoặc unit. Hãy sửa dòng layer.",
        "{file}: layer is “{given}”, but a committee's own rules are province, committee or unit. Correct that line.",
        "Quy tắc của Trung ương đi kèm phần mềm; cấp ủy chỉ bổ sung lên trên",
    ),
    "rating_series_not_due": Sentence(
        "“{title}”: chưa đến kỳ mở đợt tiếp theo, hoặc kỳ này đã có đợt. Kỳ tới mở từ ngày {opens}.",
        "“{title}”: the next round is not due or stands already. The next opens on {opens}.",
        ROUND_RULE,
    ),
    "rating_file_not_for_round": Sentence(
        "{file}: không có dòng nào dùng được cho đợt này. Hãy tải mẫu Excel của đợt, điền rồi đưa lên lại.",
        "{file}: no row can be used for this round. Download the round's form, fill it in and upload it.",
        SUBJECT_RULE,
    ),
}
