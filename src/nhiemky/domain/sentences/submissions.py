"""Findings and refusals about a report on its way to the office. Owners: checking/submission, web/reports."""

from nhiemky.domain.sentences.catalogue import Sentence

SUBMISSION_RULE = "Kiểm tra trước khi nộp: đủ mục đề cương hỏi, đủ số liệu nêu tên, đúng đơn vị, không mật"
SUBMITTING_RULE = "Nộp báo cáo: người có thẩm quyền của đơn vị duyệt rồi nộp; mỗi lần nộp một phiếu nhận, không sửa lại được"

SUBMISSIONS: dict[str, Sentence] = {
    "section_empty": Sentence(
        "Mục {number} “{title}” chưa có nội dung. Hãy viết mục này, hoặc chọn “không áp dụng” và ghi lý do.",
        "Section {number} “{title}” is empty. Write it, or mark it “not applicable” with a reason.",
        SUBMISSION_RULE,
    ),
    "sections_not_done": Sentence(
        "Còn {count} mục đã viết mà chưa đánh dấu xong: {numbers}. Hãy đọc lại các mục này trước khi nộp.",
        "{count} sections are written but not marked done: {numbers}. Read them again before handing in.",
        SUBMISSION_RULE,
        "low",
    ),
    "paragraph_unplaced": Sentence(
        "Còn {count} đoạn của tệp Word chưa xếp vào mục nào, bắt đầu bằng “{first}”. Hãy xếp từng đoạn vào mục, hoặc để ngoài.",
        "{count} paragraphs of the Word file stand under no section yet, the first “{first}”. Place each of them, or leave it out.",
        SUBMISSION_RULE,
    ),
    "named_figure_missing": Sentence(
        "Mục {number}: đề cương hỏi “{name}”{unit}, nội dung chưa thấy số này. Hãy bổ sung, hoặc ghi lý do không có.",
        "Section {number}: the outline asks for “{name}”{unit}, the text does not give it. Add it, or say why there is none.",
        SUBMISSION_RULE,
        "medium",
    ),
    "named_figure_other_unit": Sentence(
        "Mục {number}: đề cương hỏi “{name}” tính bằng {asked}, nội dung ghi “{words}”. Hãy đổi cho đúng cách tính, hoặc ghi lý do.",
        "Section {number}: the outline asks for “{name}” in {asked}, the text says “{words}”. Give the asked count, or a reason.",
        SUBMISSION_RULE,
        "medium",
    ),
    "named_figure_differs": Sentence(
        "Mục {number}: ô số liệu “{name}” ghi {data}, nội dung lại ghi “{words}”. Hãy sửa một trong hai cho khớp.",
        "Section {number}: the figure “{name}” is {data} in its field, the text says “{words}”. Mend one of them.",
        SUBMISSION_RULE,
        "medium",
    ),
    "text_differs_from_appendix": Sentence(
        "Mục {number} ghi “{words}”, phụ lục {cell}“{statement}” ghi {data}. Hãy sửa một trong hai, hoặc ghi lý do hai số khác nhau.",
        "Section {number} says “{words}”, the appendix {cell}“{statement}” says {data}. Mend one, or say why they differ.",
        SUBMISSION_RULE,
        "medium",
    ),
    "text_is_secret": Sentence(
        "Mục {number} có dấu {stamp} đứng riêng một dòng. Chương trình không nhận tài liệu mật: hãy bỏ phần này ra,"
        " gửi theo đường văn thư mật.",
        "Section {number} holds the stamp {stamp} on a line of its own. State secrets are not taken: remove it, use the secret registry.",
        "Ranh giới của chương trình: không nhận tài liệu bí mật nhà nước",
    ),
    "report_of_other_unit": Sentence(
        "Tệp ghi là của “{found}”, còn đang nộp cho “{expected}”. Hãy chọn lại tệp; nếu đúng là của đơn vị, sửa tên trong tệp.",
        "The file says it is of “{found}”, but is handed in for “{expected}”. Choose the right file, or mend the name in it.",
        SUBMISSION_RULE,
    ),
    "report_perhaps_of_other_unit": Sentence(
        "Tệp ghi tên “{found}”, chưa chắc là “{expected}”. Hãy xem lại tên đơn vị trong tệp, hoặc ghi lý do tên khác.",
        "The file names “{found}”, perhaps not “{expected}”. Look at the name in the file, or say why it differs.",
        SUBMISSION_RULE,
        "medium",
    ),
    "report_holds_nothing": Sentence(
        "Tệp không có gì nhận được: không đọc thấy mục nào của đề cương và không có bảng chỉ tiêu. Hãy kiểm tra có chọn đúng tệp không.",
        "No section of the outline and no table of indicators was found. Check that it is the right file.",
        SUBMISSION_RULE,
    ),
    "appendix_cells_blank": Sentence(
        "Phụ lục còn {count} chỉ tiêu chưa có số thực hiện, đầu tiên là “{first}”. Hãy điền, hoặc ghi lý do chưa có số liệu.",
        "{count} indicators of the appendix have no actual yet, the first “{first}”. Fill them in, or say why there is none.",
        SUBMISSION_RULE,
        "medium",
    ),
    "submission_has_faults": Sentence(
        "Chưa nộp được: còn {count} chỗ phải sửa. Hãy mở “Kiểm tra và nộp”, sửa từng chỗ rồi nộp lại.",
        "Not handed in: {count} places must be mended. Open the check page, mend each, and hand it in again.",
        SUBMITTING_RULE,
    ),
    "submission_lacks_reasons": Sentence(
        "Chưa nộp được: còn {count} chỗ nên xem lại chưa ghi lý do. Hãy ghi lý do từng chỗ, hoặc sửa nội dung, rồi nộp lại.",
        "Not handed in: {count} places to look at have no reason yet. Give a reason or mend the text, and hand it in again.",
        SUBMITTING_RULE,
    ),
    "submission_not_approved": Sentence(
        "Chưa nộp được: người có thẩm quyền của đơn vị chưa duyệt bản này. Hãy trình bí thư duyệt rồi nộp.",
        "Not handed in: nobody of the unit with the right to do so has approved it. Ask the secretary, then hand it in.",
        SUBMITTING_RULE,
    ),
    "submission_empty": Sentence(
        "Chưa nộp được: chưa có mục nào được viết và chưa có tệp nào. Hãy viết báo cáo hoặc chọn tệp Word, Excel.",
        "Not handed in: nothing is written and there is no file. Write the report or choose a Word or Excel file.",
        SUBMITTING_RULE,
    ),
    "obligation_closed": Sentence(
        "Việc này {state}, không nhận thêm. Cần nộp lại thì xin văn phòng mở lại.",
        "This duty is {state} and takes no more. Ask the office to open it again.",
        SUBMITTING_RULE,
    ),
    "return_without_points": Sentence(
        "Chưa trả lại được: chưa ghi điểm nào phải sửa. Hãy ghi ít nhất một điểm, gắn với mục hoặc ô.",
        "Not returned: no point to mend is given. Write at least one, tied to a section or a cell.",
        SUBMITTING_RULE,
    ),
    "not_the_last_revision": Sentence(
        "Bản này không còn là bản mới nhất: đơn vị đã nộp bản {latest}. Hãy mở bản {latest} rồi làm lại.",
        "This is no longer the latest: the unit handed in revision {latest}. Open that one and do it there.",
        SUBMITTING_RULE,
    ),
    "not_awaiting_office": Sentence(
        "Bản này {state}, không đang chờ văn phòng xem. Hãy mở lại trang để thấy trạng thái mới nhất.",
        "This revision is {state}, not waiting for the office. Open the page again to see where it stands.",
        SUBMITTING_RULE,
    ),
    "reason_missing": Sentence(
        "Chưa ghi lý do. Hãy ghi lý do rồi lưu lại.",
        "No reason is given. Write the reason and save again.",
        SUBMITTING_RULE,
    ),
    "paper_day_unclear": Sentence(
        "Ngày “{value}” không rõ. Hãy ghi ngày/tháng/năm, ví dụ 29/5/2023.",
        "The day “{value}” is not clear. Write day/month/year, such as 29/5/2023.",
        SUBMITTING_RULE,
    ),
    "section_unknown": Sentence(
        "Đề cương của đợt không có mục “{path}”. Hãy mở lại trang báo cáo để lấy đề cương mới nhất.",
        "The campaign's outline has no section “{path}”. Open the report again for the newest outline.",
        SUBMITTING_RULE,
    ),
    "heading_without_title": Sentence(
        "Mục riêng chưa có tên. Hãy ghi tên mục rồi thêm lại.",
        "The heading has no title. Write one and add it again.",
        SUBMITTING_RULE,
    ),
    "heading_holds_text": Sentence(
        "Mục riêng này đã có chữ nên không bỏ được. Hãy chuyển chữ sang mục khác, hoặc giữ mục này.",
        "This heading holds text and is not dropped. Move the text, or keep it.",
        SUBMITTING_RULE,
    ),
    "file_holds_no_report": Sentence(
        "{file}: không thấy đề mục, đoạn văn hay bảng chỉ tiêu nào để đưa vào báo cáo. Hãy kiểm tra có chọn đúng tệp không.",
        "{file}: no heading, paragraph or table of indicators to put into the report. Check that it is the right file.",
        SUBMITTING_RULE,
    ),
    "comment_blank": Sentence(
        "Góp ý chưa có chữ nào. Hãy viết góp ý rồi gửi lại.",
        "The remark is empty. Write it and send it again.",
        SUBMITTING_RULE,
    ),
    "met_outside_incomplete": Sentence(
        "Chưa ghi đủ: cần số văn bản, ngày, người nhận và nơi lưu. Hãy điền đủ bốn ô; không ghi nội dung văn bản.",
        "Not complete: number, day, who received it and where it is kept are needed. Fill in all four; never the content.",
        SUBMITTING_RULE,
    ),
    "duty_asks_report": Sentence(
        "Việc này cần nộp báo cáo, không chỉ báo đã xong. Hãy mở báo cáo, viết hoặc chọn tệp rồi nộp.",
        "This duty asks for a report, not only for the word that it is done. Open the report, write it or choose a file.",
        SUBMITTING_RULE,
    ),
}
