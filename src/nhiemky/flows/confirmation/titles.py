"""A short title for every finding about a document, as it stands above the sentence.

>>> title_of(Finding("sum_mismatch", "high", "Cộng lại là 13, văn bản ghi 12.", "Tổng phải bằng các phần"))
'Số cộng không khớp'

Promises a title of its own for every code a paper can be found to have (a test holds it); the tables of sentences say what they are.
"""

from __future__ import annotations

from nhiemky.domain.finding import Finding

TITLES: dict[str, str] = {
    "sum_mismatch": "Số cộng không khớp",
    "deadline_order": "Các hạn không kịp cho nhau",
    "data_cutoff_after_due_date": "Số liệu tính đến sau hạn gửi",
    "wrong_term": "Nhiệm kỳ ghi không khớp",
    "conflicting_issuer": "Một văn bản ghi hai cơ quan ban hành",
    "name_mismatch": "Một nơi hai tên",
    "authority_mismatch": "Cơ quan không đúng văn bản được dẫn",
    "document_type_mismatch": "Loại văn bản và ký hiệu không khớp",
    "missing_attachment": "Nói gửi kèm nhưng không thấy",
    "ambiguous_deadline": "Thời hạn hiểu được hai cách",
    "wording_variant": "Hai cách viết",
    "duplicated_words": "Lặp từ",
    "missing_word": "Thiếu chữ",
    "typo_or_ocr": "Lỗi chữ",
    "cited_superseded": "Viện dẫn văn bản đã được thay thế",
    "cited_day_differs": "Ngày của văn bản viện dẫn không khớp",
    "cited_number_differs": "Số của văn bản viện dẫn không khớp",
    "cited_issuer_differs": "Cơ quan ban hành văn bản viện dẫn không khớp",
    "cited_after_paper": "Viện dẫn văn bản ghi ngày sau ngày ký",
    "cited_day_impossible": "Ngày của văn bản viện dẫn không có",
    "cited_own_day_differs": "Ngày của chính văn bản ghi không khớp",
    "basis_superseded_here": "Căn cứ văn bản bị chính văn bản này thay thế",
    "share_mismatch": "Tỷ lệ không khớp với số liệu",
    "due_on_holiday": "Hạn rơi vào ngày nghỉ",
    "no_slack": "Không đủ ngày để tổng hợp",
    "due_after_superior": "Hạn muộn hơn cấp trên yêu cầu",
    "report_without_day": "Giao báo cáo nhưng không có hạn gửi",
    "duty_without_actor": "Việc không ghi ai làm",
    "roster_size": "Số đơn vị không khớp danh sách",
    "attachment_not_mentioned": "Phần kèm theo không được nhắc đến",
    "signature_missing": "Thiếu người ký",
    "signature_without_authority": "Thiếu dòng quyền hạn “T/M ...”",
    "signer_of_other_body": "Người ký không thuộc cơ quan ban hành",
    "number_or_day_missing": "Thiếu số hoặc ngày ban hành",
    "form_paper_size": "Khổ giấy",
    "recognised_text": "Chữ nhận dạng từ ảnh",
    "form_margins": "Lề giấy",
    "form_font": "Phông chữ",
    "form_font_size": "Cỡ chữ",
    "form_line_spacing": "Khoảng cách dòng, đoạn",
    "form_page_number": "Số trang",
    "form_component_missing": "Thiếu thành phần thể thức",
    "form_component_order": "Thứ tự thành phần thể thức",
    "form_component_look": "Cách trình bày thể thức",
    "form_symbol": "Cách ghi số và ký hiệu",
    "form_place_date": "Cách ghi địa danh, ngày tháng",
    "form_recipients_marks": "Dấu câu ở nơi nhận",
    "form_numbering": "Đánh số đề mục",
    "form_signed": "Tệp đã ký số",
    "form_word_only": "Chỉ sửa được tệp Word",
    "form_no_guide": "Không rõ thể thức Đảng hay Nhà nước",
    "figure_twice": "Một số liệu ghi hai số",
    "prose_differs_from_appendix": "Lời văn và phụ lục lệch số",
    "figure_fell": "Số lũy kế giảm so với kỳ trước",
    "figure_jumped": "Số tăng bất thường so với kỳ trước",
}
"""Code of a finding -> its title."""
OTHERWISE = "Nên xem lại"


def title_of(finding: Finding) -> str:
    """Two kinds of order between deadlines have titles of their own."""
    if finding.code == "deadline_order" and finding.message.startswith("Hội nghị"):
        return "Hội nghị không sau hạn nhận báo cáo"
    if finding.code == "deadline_order" and finding.message.startswith("Dự thảo"):
        return "Hạn dự thảo trước hạn nhận báo cáo"
    return TITLES.get(finding.code, OTHERWISE)
