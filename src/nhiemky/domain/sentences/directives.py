"""Findings about a directive or report: the kinds of reading/schema.md. Owner: checking/."""

from nhiemky.domain.sentences.catalogue import Sentence

_WITHIN = "Văn bản không được mâu thuẫn với chính nó"

DIRECTIVES: dict[str, Sentence] = {
    "sum_mismatch": Sentence(
        "{what}: tổng ghi {total}, nhưng {parts} = {sum} (lệch {difference}).",
        "{what}: the total says {total}, but {parts} = {sum} (off by {difference}).",
        "Tổng phải bằng cộng các phần được kể ngay sau nó",
    ),
    "deadline_order": Sentence(
        "{explanation} Đề nghị lùi hạn sau hoặc đẩy hạn trước lên để có thời gian tổng hợp.",
        "Deadlines in an order that cannot be kept: {explanation}",
        "Hạn của cấp trên phải sau hạn của báo cáo đầu vào",
    ),
    "data_cutoff_after_due_date": Sentence(
        "{explanation} Đề nghị ghi rõ là số ước hoặc chỉnh mốc số liệu.",
        "Figures later than the report with them: {explanation}",
        "Mốc số liệu phải trước hạn gửi báo cáo, trừ số ước",
    ),
    "wrong_term": Sentence(
        "{explanation} Đề nghị kiểm tra lại nhiệm kỳ.",
        "Years of a term do not fit: {explanation}",
        "Nhiệm kỳ ghi trong văn bản phải là nhiệm kỳ của nghị quyết được nói đến",
    ),
    "conflicting_issuer": Sentence(
        "{explanation} Đề nghị đối chiếu với văn bản gốc.",
        "One document, two issuers: {explanation}",
        "Hướng dẫn 36-HD/VPTW: viện dẫn ghi đúng số, ký hiệu và cơ quan ban hành",
    ),
    "name_mismatch": Sentence(
        "{explanation} Đề nghị dùng một tên thống nhất.",
        "One body or paper, two names: {explanation}",
        _WITHIN,
        "medium",
    ),
    "authority_mismatch": Sentence(
        "{explanation} Đề nghị kiểm tra cơ quan có thẩm quyền.",
        "Another body than the cited decision's: {explanation}",
        "Cơ quan được nêu phải là cơ quan đã ký quyết định được dẫn",
        "medium",
    ),
    "document_type_mismatch": Sentence(
        "{explanation} Đề nghị đối chiếu với văn bản gốc.",
        "Type and symbol do not fit: {explanation}",
        "Hướng dẫn 36-HD/VPTW: ký hiệu văn bản mang chữ viết tắt của tên loại",
        "medium",
    ),
    "missing_attachment": Sentence(
        "{explanation} Đề nghị gửi bổ sung hoặc sửa lời dẫn.",
        "Promised but not sent along: {explanation}",
        "Văn bản nói có gửi kèm thì phải kèm",
        "medium",
    ),
    "ambiguous_deadline": Sentence(
        "{explanation} Đề nghị ghi lại thời hạn cho rõ.",
        "A deadline in two ways: {explanation}",
        "Thời hạn phải hiểu được một cách duy nhất",
        "low",
    ),
    "wording_variant": Sentence(
        "{explanation} Đề nghị dùng một cách viết.",
        "Two wordings: {explanation}",
        _WITHIN,
        "low",
    ),
    "duplicated_words": Sentence("{explanation}", "Doubled words: {explanation}", "Lỗi chữ do gõ hoặc nhận dạng", "low"),
    "missing_word": Sentence("{explanation}", "A lost word: {explanation}", "Lỗi chữ do gõ hoặc nhận dạng", "low"),
    "typo_or_ocr": Sentence("{explanation}", "Misspelt: {explanation}", "Lỗi chữ do gõ hoặc nhận dạng", "low"),
}
