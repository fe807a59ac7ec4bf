"""Refusals about rule files and the dates they answer for. Owner: rulebook."""

from nhiemky.domain.sentences.catalogue import Sentence

RULES: dict[str, Sentence] = {
    "rule_file_invalid": Sentence(
        "{file}, dòng {line}: {problem}. {remedy}.",
        "{file}, line {line}: {problem}. {remedy}.",
        "Tệp quy tắc phải đúng khuôn: mỗi giá trị có điều khoản và mức tin cậy, không khóa lạ, không khóa trùng",
    ),
    "rule_not_at_date": Sentence(
        "Không có quy tắc {what} nào có hiệu lực ngày {on}: sớm nhất là từ {earliest}. Hãy xem lại ngày ban hành, hoặc ghi rõ bộ quy tắc.",
        "No rule on {what} is in force on {on}: the earliest begins on {earliest}. Check the date of issue, or name the rule set.",
        "Quy tắc được chọn theo ngày ban hành văn bản",
    ),
    "rule_unknown": Sentence(
        "Không có bộ quy tắc {what} tên '{id}'. Các bộ đang có: {known}.",
        "There is no rule set on {what} named '{id}'. Those at hand: {known}.",
        "Tên bộ quy tắc là số và ký hiệu của văn bản quy định",
    ),
    "rule_not_for_year": Sentence(
        "Không có quy định xếp loại nào cho năm {year}: sớm nhất là năm {earliest}. Hãy xem lại năm, hoặc đưa bộ quy tắc bằng --rules.",
        "No rule on ratings for the year {year}: the earliest is {earliest}. Check the year, or give a rule file by --rules.",
        "Quy tắc xếp loại được chọn theo năm xếp loại",
    ),
    "rule_not_for_period": Sentence(
        "Không có quy định xếp loại theo quý cho {period}: sớm nhất là {earliest}. Hãy xem lại kỳ, hoặc bỏ kỳ để lấy quy định cả năm.",
        "No rule rates the quarter {period}: the earliest is {earliest}. Check the period, or leave it out for the rule of the year.",
        "Quy tắc xếp loại được chọn theo năm và kỳ xếp loại",
    ),
    "rule_overlay_looser": Sentence(
        "{id}: {problem}. Quy định của cấp dưới được chặt hơn, không được nới lỏng {superior}. {remedy}.",
        "{id}: {problem}. A lower layer may be stricter than {superior}, never looser. {remedy}.",
        "Văn bản của cấp dưới không được trái văn bản của cấp trên",
        "medium",
    ),
    "rule_overlay_unfit": Sentence(
        "{id} không ghép được với {superior}: {problem}. {remedy}.",
        "{id} cannot be laid over {superior}: {problem}. {remedy}.",
        "Quy tắc ghép từ nhiều văn bản phải nguyên vẹn: khoảng điểm liền nhau, mỗi đối tượng một trần",
    ),
}
