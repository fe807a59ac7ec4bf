"""Findings about the form of a Word document (thể thức). Owner: checking/form, form_print and form_words.

`{note}` is empty, or says that an office must confirm the value, or that the newest guide was asked as the paper bears no day.
"""

from nhiemky.domain.sentences.catalogue import Sentence

_GUIDE = "Hướng dẫn thể thức đang có hiệu lực ngày ban hành văn bản: 36-HD/VPTW, 05-HD/VPTW; Nghị định 30/2020/NĐ-CP"

PAPER_FORM: dict[str, Sentence] = {
    "recognised_text": Sentence(
        "{notice} {count} chữ chưa chắc{first}. Hãy đối chiếu với ảnh trước khi dùng số liệu, ngày tháng trong văn bản này.",
        "{notice} {count} unsure words{first}. Compare with the picture before a figure or a day of this paper is used.",
        "Chữ do máy nhận dạng từ ảnh không được coi là nguyên văn khi chưa có người xem lại",
        "medium",
    ),
    "form_paper_size": Sentence(
        "Khổ giấy {found}; thể thức quy định {wanted}. Hãy chọn lại khổ giấy.{note}",
        "Sheet of {found}; the guide says {wanted}.{note}",
        _GUIDE,
        "medium",
    ),
    "form_margins": Sentence(
        "Lề giấy: {found}. Hãy đặt lại lề.{note}",
        "Margins: {found}.{note}",
        _GUIDE,
        "medium",
    ),
    "form_font": Sentence(
        "Phông chữ: {found}; thể thức quy định {wanted}. Hãy chọn lại phông cho các chữ này.{note}",
        "Typeface: {found}; the guide says {wanted}.{note}",
        _GUIDE,
        "medium",
    ),
    "form_font_size": Sentence(
        "Cỡ chữ: {found}. Hãy đặt lại cỡ chữ.{note}",
        "Type size: {found}.{note}",
        _GUIDE,
        "low",
    ),
    "form_line_spacing": Sentence(
        "Nội dung {found}. Hãy đặt lại khoảng cách.{note}",
        "Spacing of the text: {found}.{note}",
        _GUIDE,
        "low",
    ),
    "form_page_number": Sentence(
        "Số trang {found}; thể thức quy định đánh số giữa lề trên, trang đầu không ghi số. Hãy đặt lại số trang.{note}",
        "Page numbers: {found}; the guide wants them centred in the top margin, none on the first page.{note}",
        _GUIDE,
        "low",
    ),
    "form_component_missing": Sentence(
        "Văn bản thiếu {found}. Hãy bổ sung, hoặc giữ nguyên nếu phần này nằm trong hình vẽ.{note}",
        "The document lacks {found}.{note}",
        _GUIDE,
        "medium",
    ),
    "form_component_order": Sentence(
        "{found}; thể thức quy định {wanted}. Hãy chuyển lại vị trí.{note}",
        "{found}; the guide puts it {wanted}.{note}",
        _GUIDE,
        "medium",
    ),
    "form_component_look": Sentence(
        "Cách trình bày {component}: {found}. Hãy sửa lại.{note}",
        "Look of {component}: {found}.{note}",
        _GUIDE,
        "low",
    ),
    "form_symbol": Sentence(
        "Số và ký hiệu ghi “{found}”: {problem}. Hãy ghi “{wanted}”.{note}",
        "Number and symbol are written {found}: {problem}. Write {wanted}.{note}",
        _GUIDE,
        "low",
    ),
    "form_place_date": Sentence(
        "Ngày ban hành ghi “{found}”: ngày dưới 10 và tháng 1, tháng 2 phải thêm số 0 ở trước. Hãy ghi “{wanted}”.{note}",
        "The day is written {found}: days below 10 and the months 1 and 2 take a leading 0. Write {wanted}.{note}",
        _GUIDE,
        "low",
    ),
    "form_recipients_marks": Sentence(
        "Nơi nhận: {found}. Hãy sửa dấu.{note}",
        "Recipients: {found}.{note}",
        _GUIDE,
        "low",
    ),
    "form_numbering": Sentence(
        "Đề mục: {found}. Hãy đánh lại số.{note}",
        "Headings: {found}.{note}",
        "Đề mục cùng cấp đánh số liên tục và cùng một kiểu",
        "medium",
    ),
    "form_signed": Sentence(
        "{file}: tệp đã ký số nên không sửa thể thức, vì mọi thay đổi làm hỏng chữ ký. Hãy sửa bản chưa ký rồi ký lại.",
        "{file}: the file bears a digital signature; its form is not changed.",
        "Tệp đã ký số phải giữ nguyên từng byte",
    ),
    "form_word_only": Sentence(
        "{file}: chỉ sửa được thể thức của tệp Word (.docx). Hãy dùng bản Word của văn bản.",
        "{file}: only a Word file's form can be put right.",
        "Hợp đồng lệnh check: --fix nhận tệp .docx",
    ),
    "form_no_guide": Sentence(
        "{file}: không thấy thể thức của Đảng hay của Nhà nước (tiêu đề, cơ quan ban hành, số ký hiệu, ngày)."
        " Hãy kiểm tra phần đầu văn bản.",
        "{file}: no letterhead that tells which guide rules the form.",
        "Thể thức chỉ soát khi biết văn bản của Đảng hay của Nhà nước, ban hành ngày nào",
    ),
}
