"""Findings and refusals about inspection statistics (thống kê kiểm tra). Owners: checking, reading, web/statistics."""

from nhiemky.domain.sentences.catalogue import Sentence

RULE = "Thống kê kiểm tra: các ô của một biểu phải khớp nhau; chương trình không tự sửa số cho cân"
FORM = "Biểu thống kê kiểm tra: ô là số nguyên không âm, chưa có số liệu thì để trống"
ROUND = "Thống kê kiểm tra: bản đã nộp không sửa, sửa là nộp bản mới có ngày và lý do"

STATISTICS: dict[str, Sentence] = {
    "statistics_sum_mismatch": Sentence(
        "{at}: ghi {total}, nhưng {parts} = {sum} (lệch {difference}). Các ô cộng lại: {part_places}. Hãy xem lại ô tổng và từng ô này.",
        "{at}: {total}, but {parts} = {sum} ({difference} apart). The cells added: {part_places}. Look at the total and at each of them.",
        RULE,
    ),
    "statistics_sum_incomplete": Sentence(
        "{at}: ghi {total}, các ô đã điền {parts} = {sum}, còn {blank} ô trống ({blank_places}). Hãy điền số còn lại, không có thì ghi 0.",
        "{at}: {total}, the cells filled {parts} = {sum}, {blank} are blank ({blank_places}). Fill in the rest, 0 where there is none.",
        RULE,
        "medium",
    ),
    "statistics_heads_outside": Sentence(
        "{at}: ghi {total}, nhưng các ô {parts} cho từ {least} đến {most} (đếm đầu người, tổ chức, một đối tượng qua hai nơi chỉ là một). "
        "Hãy xem lại {part_places}.",
        "{at}: {total}, but {parts} allow {least} to {most} (heads are counted once). Look at {part_places}.",
        RULE,
    ),
    "statistics_part_exceeds": Sentence(
        "{part_place}: ghi {part}, lớn hơn {whole_place} ghi {whole}. Số đứng sau không lớn hơn số đứng trước; hãy xem lại hai ô.",
        "{part_place}: {part}, more than {whole} in {whole_place}. The later may not exceed the earlier; look at both cells.",
        RULE,
    ),
    "statistics_balance_broken": Sentence(
        "{at}: tồn đầu cộng nhận {left} = {left_sum}, nhưng giải quyết, chuyển và tồn cuối {right} = {right_sum} (lệch {difference}). "
        "Hãy xem lại các ô {places}.",
        "{at}: open before and received {left} = {left_sum}, but settled, passed on and still open {right} = {right_sum} ({difference} "
        "apart). Look at {places}.",
        RULE,
    ),
    "statistics_contents_short": Sentence(
        "{at}: ghi {total}, nhưng các nội dung cộng lại chỉ {sum} ({parts}). Một cuộc có thể nhiều nội dung nên không cần bằng, nhưng hãy "
        "xem có cuộc nào chưa ghi nội dung.",
        "{at}: {total}, but the contents come to {sum} only ({parts}). They need not be equal, as one case may have several; see whether "
        "one has none.",
        RULE,
        "low",
    ),
    "statistics_opening_differs": Sentence(
        "{at}: tồn đầu kỳ ghi {opening}, tồn cuối {before} là {closing}. Hãy xem lại, hoặc ghi lý do.",
        "{at}: {opening} open at the beginning, {closing} were open at the end of {before}. Look again, or say why.",
        RULE,
        "medium",
    ),
    "statistics_window_shrinks": Sentence(
        "{at}: {words} ghi {now}, ít hơn {before_words} ghi {before}, mà kỳ sau gồm cả kỳ trước. Hãy xem lại, hoặc ghi lý do.",
        "{at}: {now} in {words}, less than {before} in {before_words}, which lies within it. Look again, or say why.",
        RULE,
        "medium",
    ),
    "statistics_periods_differ": Sentence(
        "{at}: {words} ghi {now}, nhưng cộng các kỳ {parts} = {sum} (lệch {difference}). Hãy xem lại, hoặc ghi lý do.",
        "{at}: {now} in {words}, but its periods {parts} = {sum} ({difference} apart). Look again, or say why.",
        RULE,
        "medium",
    ),
    "statistics_heads_not_added": Sentence(
        "{at}: các nơi báo {parts}; đếm đầu người, tổ chức không cộng qua cấp, qua kỳ được (một đối tượng có thể ở nhiều nơi). "
        "Chỉ biết từ {least} đến {most}, không kiểm chứng được.",
        "{at}: {parts} reported; heads do not add up over levels and periods. It is {least} to {most}, which cannot be verified.",
        RULE,
        "low",
    ),
    "statistics_value_bad": Sentence(
        "{at}: “{value}” không phải số nguyên không âm. Hãy ghi số đếm (1.406), chưa có số liệu thì để trống.",
        "{at}: “{value}” is no whole number from 0 on. Write the count, or leave it blank.",
        FORM,
    ),
    "statistics_cell_unplaced": Sentence(
        "{at}: dòng, cột “{words}” không có trong {form}; số {value} chưa được lấy. Hãy ghi vào ô đúng tên, hoặc xem lại biểu.",
        "{at}: “{words}” is no row or column of {form}; {value} was not taken. Put it under its right name.",
        FORM,
        "medium",
    ),
    "statistics_cell_twice": Sentence(
        "{at}: ô này đã có {first} ở {first_place}, ở đây lại ghi {second}; giữ số trước. Hãy bỏ một trong hai.",
        "{at}: this cell is {first} in {first_place} and {second} here; the first is kept. Remove one.",
        FORM,
        "medium",
    ),
    "statistics_no_form": Sentence(
        "{file}: không thấy biểu thống kê kiểm tra nào. Hãy dùng biểu tải từ chương trình, hoặc bảng có tên dòng, tên cột như biểu.",
        "{file}: no statistics form was found. Use the form from the program, or a table with the form's names of rows and columns.",
        FORM,
    ),
    "statistics_other_sheet": Sentence(
        "{file}: tệp này là biểu của {found}, không phải của {wanted}. Hãy chọn đúng tệp.",
        "{file}: this is the form of {found}, not of {wanted}. Choose the right file.",
        FORM,
    ),
    "statistics_set_unknown": Sentence(
        "Không có bộ biểu “{name}”. Các bộ có: {known}.",
        "There is no set of forms “{name}”. Known: {known}.",
        FORM,
    ),
    "statistics_cell_unknown": Sentence(
        "Ô “{cell}” không có trong các biểu của kỳ này. Hãy mở lại trang.",
        "The cell “{cell}” is not in the forms of this round. Open the page again.",
        FORM,
    ),
    "statistics_not_open": Sentence(
        "Số liệu của {unit} đang ở trạng thái “{state}”, không sửa được. Muốn sửa, hãy mở bản đính chính và ghi lý do.",
        "The figures of {unit} are “{state}” and cannot be changed. Open a correction and say why.",
        ROUND,
    ),
    "statistics_round_closed": Sentence(
        "Kỳ thống kê “{title}” đã chốt. Hãy mở bản đính chính: bản mới có ngày, lý do, bản cũ giữ nguyên.",
        "The round “{title}” is closed. Open a correction: a new revision with its day and reason; the old one stays.",
        ROUND,
    ),
    "statistics_has_faults": Sentence(
        "Còn {count} điều phải sửa hoặc ghi lý do giữ. Hãy xử lý từng điều trong danh sách rồi nộp.",
        "{count} findings must be mended or kept with a reason. Deal with each, then hand in.",
        RULE,
    ),
    "statistics_nothing_filled": Sentence(
        "{unit} chưa điền ô nào. Hãy điền ít nhất một biểu; không phát sinh thì ghi 0.",
        "{unit} has filled in no cell. Fill in at least one form; write 0 where nothing happened.",
        FORM,
    ),
    "statistics_reason_missing": Sentence(
        "Chưa ghi lý do. Hãy ghi một câu nói vì sao.",
        "There is no reason. Say why in a sentence.",
        ROUND,
    ),
    "statistics_wrong_state": Sentence(
        "Không {what} được khi {unit} đang “{state}”. Hãy mở lại trang để xem tình trạng mới.",
        "It cannot be done ({what}) while {unit} is “{state}”. Open the page again.",
        ROUND,
    ),
    "statistics_import_settled": Sentence(
        "Lần nhập {file} đã xử lý xong. Hãy nhập lại tệp nếu cần.",
        "The import of {file} is settled. Take the file in again if needed.",
        FORM,
    ),
    "statistics_import_moved_on": Sentence(
        "Số liệu đã đổi từ khi xem trước {file}. Hãy xem lại chênh lệch rồi nhập.",
        "The figures changed since {file} was previewed. Look at the difference again.",
        FORM,
    ),
    "statistics_round_incomplete": Sentence(
        "Chưa lập được kỳ thống kê: {what}. Hãy bổ sung.",
        "The round cannot be set up: {what}. Complete it.",
        FORM,
    ),
}
