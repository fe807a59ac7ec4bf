"""Refusals about earlier years' results. Owner: web/ratings/past."""

from nhiemky.domain.sentences.catalogue import Sentence

RATINGS_PAST: dict[str, Sentence] = {
    "past_answer_incomplete": Sentence(
        "Trả lời chưa đủ: hãy chọn giữ nguyên hay đã sửa, và ghi lý do.",
        "The answer is incomplete: say whether it is kept or corrected, and why.",
        "Trả lời về kết quả năm cũ phải có lý do",
    ),
    "past_correction_incomplete": Sentence(
        "Đã sửa thì cần số, ngày văn bản và mức mới. Hãy ghi đủ, hoặc chọn giữ nguyên và nêu lý do.",
        "A correction needs the document and the new level. Give both, or keep the result and say why.",
        "Xếp loại lại phải có quyết định và mức mới; bản cũ không xóa",
    ),
    "past_finding_gone": Sentence(
        "Điều này không còn trong danh sách (mức đã được sửa, hoặc không thuộc đơn vị của bạn). Hãy mở lại trang.",
        "This finding is no longer listed (the level was corrected, or it is not of your unit). Open the page again.",
        "Chỉ trả lời điều đang soát thấy về đơn vị mình",
    ),
    "past_file_missing": Sentence(
        "Chưa có tệp kết quả. Hãy chọn tệp Excel hoặc CSV của năm ấy.",
        "There is no file of results. Choose the workbook or CSV of that year.",
        "Kết quả năm cũ được nhập từ tệp đã có",
    ),
}
