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
    "rule_stands_alone": Sentence(
        "{id} không dựa trên quy định của năm {year} ({superior}), nên bảng chỉ được kiểm theo {id} và chưa đối chiếu với quy định ấy. "
        "Hãy ghi extends là một văn bản của năm {year}, hoặc xác nhận rằng quy định ấy không áp dụng ở đây.",
        "{id} does not stand on the rules of {year} ({superior}), so the table is judged by {id} alone and not compared with them. "
        "Let it extend a document of {year}, or confirm that those rules do not apply here.",
        "Văn bản của cấp dưới không được trái văn bản của cấp trên",
        "medium",
    ),
    "rule_other_year": Sentence(
        "{id} ghi dùng để xếp loại {years}, nhưng bảng là của năm {year}. Hãy dùng quy tắc của năm {year}, hoặc sửa rated_from, rated_to.",
        "{id} rates other years ({years}), but the table is of {year}. Use the rules of {year}, or mend rated_from, rated_to.",
        "Quy tắc xếp loại được chọn theo năm xếp loại",
        "medium",
    ),
    "quarter_not_rated": Sentence(
        "Quý {quarter} năm {year} không xếp loại riêng: {says}{note}. Hãy xếp loại cả năm (bỏ --period), "
        "hoặc xác nhận rằng nơi mình có quy định xếp loại quý này.",
        "Quarter {quarter} of {year} has no rating of its own: {says}{note}. Rate the whole year (leave out --period), "
        "or confirm that a local rule has this quarter rated.",
        "Quy tắc xếp loại được chọn theo năm và kỳ xếp loại",
        "medium",
    ),
    "rule_overlay_unfit": Sentence(
        "{id} không ghép được với {superior}: {problem}. {remedy}.",
        "{id} cannot be laid over {superior}: {problem}. {remedy}.",
        "Quy tắc ghép từ nhiều văn bản phải nguyên vẹn: khoảng điểm liền nhau, mỗi đối tượng một trần",
    ),
}
