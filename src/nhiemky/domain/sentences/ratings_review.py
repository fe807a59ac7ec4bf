"""The review before a rating: prompts, self-reviews, opinions, ballots, notices. Owners: checking/ballots, web/ratings/review."""

from nhiemky.domain.sentences.catalogue import Sentence

BALLOT_RULE = "Phiếu kín chỉ ghi số đếm, và các số đếm phải khớp nhau: có mặt, phát ra, thu về, hợp lệ, từng mức"
REVIEW_RULE = "Tự kiểm điểm: theo mẫu của quy định đã ghim, trả lời từng gợi ý, nộp một lần một biên nhận, không sửa bản đã nộp"
ORDER_RULE = "Trình tự kiểm điểm của quy định đã ghim: tập thể trước, cá nhân sau; đơn vị trước, người đứng đầu sau"
OPINION_RULE = "Thông tin chưa được kết luận không được làm căn cứ hạ mức xếp loại"
NOTICE_RULE = "Người được xếp loại xem mọi điều đang được giữ về mình, có ý kiến, và được trả lời"

RATINGS_REVIEW: dict[str, Sentence] = {
    "ballot_counts_disagree": Sentence(
        "{body}: {more} {more_count} nhưng {less} chỉ {less_count}, nhiều hơn {difference}. Hãy xem lại biên bản kiểm phiếu, sửa một số.",
        "{body}: {more} {more_count}, but {less} only {less_count}, {difference} more. Look at the minutes of the count and mend "
        "one of them.",
        BALLOT_RULE,
    ),
    "ballot_levels_disagree": Sentence(
        "{body}: các mức cộng lại {parts} = {sum}, phiếu hợp lệ ghi {valid} (lệch {difference}). Hãy xem lại biên bản kiểm phiếu.",
        "{body}: the levels add up to {parts} = {sum}, valid ballots are {valid} (off by {difference}). Look at the minutes of the count.",
        BALLOT_RULE,
    ),
    "review_lacks": Sentence(
        "Bản tự kiểm điểm chưa nộp được: {what}. Hãy bổ sung rồi nộp lại.",
        "The self-review cannot be handed in: {what}. Complete it and try again.",
        REVIEW_RULE,
    ),
    "review_not_open": Sentence(
        "Đợt “{campaign}” {state}, nên chưa {action} được. Hãy hỏi ban tổ chức của cấp ủy chủ trì.",
        "The round “{campaign}” {state}, so one cannot {action}. Ask the organisation board of the committee.",
        REVIEW_RULE,
    ),
    "review_handed_in": Sentence(
        "Bản tự kiểm điểm của {name} đã nộp, nên không sửa được nữa. Cần sửa thì đề nghị ban tổ chức trả lại.",
        "The self-review of {name} was handed in and cannot be changed. Ask the board to return it.",
        REVIEW_RULE,
    ),
    "review_section_unknown": Sentence(
        "Mẫu “{form}” không có mục “{section}”. Hãy tải lại trang rồi chọn mục trong danh sách.",
        "The form “{form}” has no section “{section}”. Load the page again and choose a section of the list.",
        REVIEW_RULE,
    ),
    "review_score_wrong": Sentence(
        "“{criterion}”: nhận “{given}”, chỉ chấm từ 0 đến {most}. Hãy sửa ô này.",
        "“{criterion}”: got “{given}”, points go from 0 to {most}. Mend this field.",
        REVIEW_RULE,
    ),
    "review_grade_wrong": Sentence(
        "“{criterion}”: nhận “{given}”, chỉ chọn một trong: {known}. Hãy chọn lại ô này.",
        "“{criterion}”: got “{given}”, it takes one of: {known}. Choose again.",
        REVIEW_RULE,
    ),
    "review_out_of_order": Sentence(
        "Chưa nộp được: {waits} chưa nộp bản tự kiểm điểm. Theo trình tự, {rule}. Hãy nộp bản đó trước.",
        "Not yet: {waits} has not handed in a self-review. By the order of the rules, {rule}. Hand that one in first.",
        ORDER_RULE,
    ),
    "prompt_empty": Sentence(
        "Gợi ý chưa có nội dung. Hãy ghi rõ việc gì, ở đâu, cần làm rõ điều gì.",
        "The prompt says nothing. Say which matter, where, and what is to be made clear.",
        REVIEW_RULE,
    ),
    "prompt_closed": Sentence(
        "Gợi ý này đã {state}, nên không {action} được nữa. Hãy tải lại trang để xem bản mới nhất.",
        "The prompt is {state}, so one can no longer {action}. Load the page again.",
        REVIEW_RULE,
    ),
    "level_unknown": Sentence(
        "Không có mức “{level}”. Hãy chọn một trong: {known}.",
        "There is no level “{level}”. Choose one of: {known}.",
        REVIEW_RULE,
    ),
    "proposal_lacks_basis": Sentence(
        "Đề nghị {proposed} thấp hơn mức tự xếp {own} mà chưa ghi căn cứ. Hãy ghi căn cứ đã có kết luận; ý kiến chưa kết luận không tính.",
        "{proposed} is below the self-rating {own} and no basis is given. Give a concluded one; an unproven report does not count.",
        OPINION_RULE,
    ),
    "notices_before_decision": Sentence(
        "Quyết định này chưa có kết quả nào để thông báo. Hãy ban hành quyết định xếp loại trước.",
        "This decision holds no results yet. Issue the decision first.",
        NOTICE_RULE,
    ),
    "answer_without_new_rating": Sentence(
        "Trả lời “thay đổi kết quả” cần một lần xếp loại lại sau ngày có ý kiến. Hãy xếp loại lại {name} trước, rồi trả lời.",
        "“Result changed” needs a re-rating made after the objection. Rate {name} anew first, then answer.",
        NOTICE_RULE,
    ),
    "answer_without_document": Sentence(
        "Trả lời “đính chính” cần số và ngày của văn bản. Hãy ghi văn bản trả lời.",
        "“Corrected” needs the number and day of the document. Give it.",
        NOTICE_RULE,
    ),
    "answered_already": Sentence(
        "Ý kiến này đã được trả lời lúc {at}. Hãy tải lại trang để xem.",
        "This objection was answered at {at}. Load the page again.",
        NOTICE_RULE,
    ),
    "opinion_empty": Sentence(
        "Ý kiến chưa ghi đủ: cần cơ quan hoặc người nhận xét, và nội dung. Hãy điền cả hai ô.",
        "The opinion lacks who gives it, or its words. Fill in both.",
        REVIEW_RULE,
    ),
    "objection_empty": Sentence(
        "Ý kiến chưa có nội dung. Hãy ghi điều chưa đúng và đề nghị của đồng chí.",
        "The objection says nothing. Say what is wrong and what you ask for.",
        NOTICE_RULE,
    ),
    "answer_empty": Sentence(
        "Trả lời chưa đủ: cần chọn kết quả (giữ nguyên, thay đổi, đính chính) và ghi nội dung trả lời.",
        "The answer lacks its outcome (kept, changed, corrected) or its words.",
        NOTICE_RULE,
    ),
}
