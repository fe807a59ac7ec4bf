"""Findings and refusals about stored consolidations and the owner's own report. Owners: consolidating, flows, web/consolidations."""

from nhiemky.domain.sentences.catalogue import Sentence

AGAIN = "Số tổng hợp đã lập phải tính lại được từ đúng báo cáo đã nộp (design §3, §4.7)"
WHO_SAYS = "Số của cấp ủy ước, của ban cung cấp hoặc nhập tay phải ghi rõ người và lý do"

CONSOLIDATIONS: dict[str, Sentence] = {
    "finding_gone": Sentence(
        "Phát hiện này không có trong lần soát đang mở. Hãy mở lại trang kết quả soát rồi trả lời.",
        "This finding is not of the check that is open. Open the result again, then answer.",
        "Lý do được ghi cho một phát hiện của một lần soát",
    ),
    "version_not_reproduced": Sentence(
        "“{statement}”: bản tổng hợp ghi {stated}, tính lại từ các đơn vị được {again}. Không dùng bản này; hãy lập bản mới và báo người "
        "quản trị.",
        "“{statement}”: the version says {stated}, worked out again it is {again}. Do not use it; build a new one and tell the "
        "administrator.",
        AGAIN,
    ),
    "version_source_changed": Sentence(
        "“{statement}”: số {value} của {unit} không còn đúng như trong báo cáo đã nộp. Không dùng bản này; hãy lập bản mới và báo người "
        "quản trị.",
        "“{statement}”: {unit}'s {value} is not what the report handed in says. Do not use the version; build a new one and tell the "
        "administrator.",
        AGAIN,
    ),
    "version_inputs_changed": Sentence(
        "Bản {number} không tính lại được thành chính nó từ các báo cáo đã nộp. Không dùng bản này; hãy lập bản mới và báo người quản trị.",
        "Version {number} does not come out the same from the reports handed in. Build a new one and tell the administrator.",
        AGAIN,
    ),
    "own_figure_unread": Sentence(
        "“{value}” không đọc được thành số cho “{statement}”. Hãy ghi một số, ví dụ 1.406 hoặc 93,7.",
        "“{value}” is no number for “{statement}”. Write one number, such as 1.406 or 93,7.",
        WHO_SAYS,
    ),
    "own_figure_unsaid": Sentence(
        "Chưa ghi lý do cho số của “{statement}”. Hãy ghi số lấy từ đâu hoặc vì sao ước như vậy.",
        "No reason is given for the figure of “{statement}”. Say where it comes from or why it is estimated so.",
        WHO_SAYS,
    ),
    "own_figure_no_board": Sentence(
        "Chưa ghi ban nào cung cấp số của “{statement}”. Hãy ghi tên ban.",
        "No board is named for the figure of “{statement}”. Name it.",
        WHO_SAYS,
    ),
    "indicator_unknown": Sentence(
        "Không có chỉ tiêu “{indicator}” trong danh mục của đợt. Hãy chọn lại trong danh sách.",
        "The campaign has no indicator “{indicator}”. Choose from the list.",
        "Danh mục chỉ tiêu của đợt",
    ),
    "nothing_to_consolidate": Sentence(
        "Chưa có báo cáo nào để tổng hợp. Hãy chờ đơn vị nộp, hoặc nhận hộ tệp của đơn vị rồi tổng hợp lại.",
        "No report to consolidate yet. Wait for the units, or take in their files, and try again.",
        "Tổng hợp cần ít nhất một báo cáo",
    ),
    "draft_changed": Sentence(
        "Đoạn này đã được {by} sửa lúc {at}. Bài của đồng chí chưa lưu, hãy xem hai bản rồi chọn.",
        "{by} changed this paragraph at {at}. Your text is not saved yet; look at both and choose.",
        "Hai người cùng sửa: không bản nào bị mất",
        "medium",
    ),
    "material_gone": Sentence(
        "Đoạn này không còn trong tài liệu của mục (báo cáo của đơn vị đã có bản khác). Hãy mở lại mục và chọn lại.",
        "This piece is no longer among the section's material. Open the section again and choose.",
        "Đoạn đưa vào phải có nguồn",
        "medium",
    ),
    "draft_section_unknown": Sentence(
        "Đề cương không có mục này. Hãy mở lại trang soạn báo cáo.",
        "The outline has no such section. Open the page again.",
        "Đề cương của đợt",
    ),
}
