"""Sentences about drafts on their way to whoever clears them, and about opinions and their answers."""

from nhiemky.domain.sentences.catalogue import Sentence

GATE_RULE = "Chính sách của đợt: dự thảo phải được thông qua trước khi nộp và trước khi chốt ngày hội nghị."
OPINION_RULE = "Nguyên tắc: ý kiến nào cũng được trả lời, tiếp thu hay giải trình đều có người chịu trách nhiệm."

DRAFTS = {
    "draft_never_sent": Sentence(
        "{halts}: đợt này yêu cầu dự thảo được thông qua trước, mà {unit} chưa gửi dự thảo xin ý kiến. "
        "Bấm “Gửi xin ý kiến” ở trang báo cáo.",
        "{halts}: drafts are cleared first in this campaign and {unit} has sent none. Send the draft for opinion.",
        GATE_RULE,
    ),
    "draft_waits_for_member": Sentence(
        "{halts}: dự thảo của {unit} đang chờ đồng chí phụ trách cho ý kiến. "
        "Liên hệ đồng chí phụ trách, hoặc đề nghị văn phòng cho nộp trước, kèm lý do.",
        "{halts}: the draft of {unit} waits for the member in charge. Ask the member, or the office to let it through.",
        GATE_RULE,
    ),
    "draft_waits_for_higher": Sentence(
        "{halts}: {unit} là đơn vị làm điểm, dự thảo đang chờ Ban Thường vụ cho ý kiến. "
        "Chờ Ban Thường vụ thông qua; họp xong mà chưa ghi thì văn phòng ghi kết quả ở trang dự thảo.",
        "{halts}: {unit} is a pilot and its draft lies before the standing committee. "
        "Wait for it, or let the office record what it decided.",
        GATE_RULE,
    ),
    "draft_has_open_issues": Sentence(
        "{halts}: dự thảo của {unit} có góp ý chưa xong. Trả lời từng ý kiến, sửa dự thảo rồi gửi lại xin ý kiến.",
        "{halts}: the draft of {unit} has open issues. Answer them, mend the draft and send it again.",
        GATE_RULE,
    ),
    "draft_gate_not_there": Sentence(
        "Không cần cho nộp trước {what}: {why}. Đơn vị nộp như thường.",
        "{what} needs no override: {why}. The unit hands in as usual.",
        GATE_RULE,
    ),
    "draft_empty": Sentence(
        "Chưa gửi được: dự thảo chưa có mục nào được viết và chưa có số liệu. Viết hoặc nộp tệp Word vào dự thảo rồi gửi.",
        "Not sent: the draft holds no section and no figure. Write it, or put a Word file in, and send it.",
        GATE_RULE,
    ),
    "draft_not_before_you": Sentence(
        "Không làm được: dự thảo của {unit} không chờ {who} cho ý kiến (hiện {state}). Tải lại trang để xem dự thảo đang ở đâu.",
        "Not done: the draft of {unit} does not wait for {who} (it is {state}). Load the page again to see where it lies.",
        GATE_RULE,
    ),
    "draft_without_reviewer": Sentence(
        "Chưa gửi được: chưa phân công ai phụ trách {unit} nên dự thảo không có người nhận. "
        "Văn phòng phân công ở Tổ chức, mục Phân công phụ trách.",
        "Not sent: nobody is in charge of {unit}, so nobody would get the draft. The office assigns somebody under organisations.",
        GATE_RULE,
    ),
    "draft_not_for_office": Sentence(
        "Không mở được dự thảo của {unit}: đợt này chỉ đồng chí phụ trách xem dự thảo. "
        "Muốn văn phòng cùng xem thì sửa chính sách của đợt và phát hành bản mới.",
        "The draft of {unit} is not shown: only the member in charge reads drafts here. Change the policy and issue a new version.",
        GATE_RULE,
    ),
    "drafts_not_for_office": Sentence(
        "Chưa lập: đợt “{title}” không cho văn phòng xem dự thảo của đơn vị, nên không lấy được số trong dự thảo. "
        "Bỏ chọn bản thảo rồi lập lại, hoặc sửa chính sách của đợt và phát hành bản mới.",
        "Not built: in “{title}” drafts are not for the office. Build without drafts, or change the policy and issue a new version.",
        GATE_RULE,
    ),
    "record_without_document": Sentence(
        "Chưa ghi được: văn phòng ghi thay thì phải nêu văn bản làm căn cứ (thông báo kết luận, biên bản, số và ngày).",
        "Not recorded: the office records for somebody else only with the document it rests on (number and day).",
        GATE_RULE,
    ),
    "opinions_unanswered": Sentence(
        "Chưa thông qua được: còn {count} ý kiến chưa được trả lời ({which}). "
        "Đơn vị ghi tiếp thu hay giải trình từng ý kiến, hoặc người góp ý rút ý kiến.",
        "Not cleared: {count} opinions have no answer ({which}). The unit answers each, or who gave it takes it back.",
        OPINION_RULE,
    ),
    "opinions_unanswered_send": Sentence(
        "Chưa gửi lại được: còn {count} ý kiến chưa được trả lời ({which}). Ghi tiếp thu hay giải trình từng ý kiến rồi gửi.",
        "Not sent again: {count} opinions have no answer ({which}). Say of each what became of it, then send.",
        OPINION_RULE,
    ),
    "opinion_blank": Sentence(
        "Chưa ghi được ý kiến: thiếu nội dung hoặc thiếu của ai. Điền cả hai rồi ghi lại.",
        "Opinion not taken: its words or its author are missing. Fill in both.",
        OPINION_RULE,
    ),
    "opinion_answer_blank": Sentence(
        "Chưa lưu: hãy chọn tiếp thu, tiếp thu một phần hay giải trình{why}.",
        "Not saved: choose accepted, partly or explained{why}.",
        OPINION_RULE,
    ),
    "opinion_settled": Sentence(
        "Không rút được ý kiến {number}: đơn vị đã trả lời. Góp ý tiếp bằng một ý kiến mới.",
        "Opinion {number} is not taken back: it is answered already. Give a new one instead.",
        OPINION_RULE,
    ),
    "opinion_of_another": Sentence(
        "Không rút được ý kiến {number}: {who} đã ghi ý kiến này. Nhờ {who} rút, hoặc đơn vị trả lời.",
        "Opinion {number} is not taken back: {who} took it down. Ask {who}, or let the unit answer it.",
        OPINION_RULE,
    ),
    "opinions_not_found": Sentence(
        "{file}: không thấy bảng nào có cột nội dung góp ý. Bảng cần hàng đề mục, ví dụ “Nơi góp ý”, “Nội dung góp ý”, “Ghi chú”.",
        "{file}: no table with a column of opinions. It needs a row of headings such as “Nơi góp ý”, “Nội dung góp ý”.",
        OPINION_RULE,
    ),
}
