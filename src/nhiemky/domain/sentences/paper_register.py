"""Findings about cited documents against the register. Owner: checking/cited."""

from nhiemky.domain.sentences.catalogue import Sentence

_FIRST = "Văn bản viện dẫn lần đầu ghi đúng tên loại, số và ký hiệu, ngày, cơ quan ban hành, trích yếu"

PAPER_REGISTER: dict[str, Sentence] = {
    "cited_superseded": Sentence(
        "{cited} đã được {successor} thay thế từ ngày {since}, trước ngày ký văn bản này ({issued}). "
        "Đề nghị viện dẫn {successor}, hoặc ghi rõ vì sao vẫn dùng văn bản cũ.",
        "{cited} was replaced by {successor} on {since}, before this paper's day ({issued}).",
        "Chỉ viện dẫn văn bản còn hiệu lực vào ngày ký",
        "medium",
    ),
    "cited_day_differs": Sentence(
        "{cited}: ở đây ghi ngày {said}, nhưng {where} ghi ngày {known}. Đề nghị đối chiếu với văn bản gốc.",
        "{cited}: dated {said} here, {known} in {where}.",
        _FIRST,
        "medium",
    ),
    "cited_number_differs": Sentence(
        "Ở đây ghi {cited}, nhưng {where} ghi {type} cùng ngày {day}, cùng trích yếu “{subject}” mang số {known}. "
        "Đề nghị đối chiếu với văn bản gốc.",
        "Here {cited}; {where} gives the {type} of {day} with the same subject “{subject}” the number {known}.",
        _FIRST,
        "medium",
    ),
    "cited_issuer_differs": Sentence(
        "{cited}: ở đây ghi của {said}, nhưng {where} ghi của {known}. Đề nghị đối chiếu với văn bản gốc.",
        "{cited}: by {said} here, by {known} in {where}.",
        _FIRST,
        "medium",
    ),
    "cited_after_paper": Sentence(
        "{cited} ghi ngày {said}, sau ngày ký văn bản này ({issued}). Đề nghị kiểm tra lại ngày của văn bản được viện dẫn.",
        "{cited} is dated {said}, after this paper ({issued}).",
        "Văn bản được viện dẫn phải có trước văn bản viện dẫn",
        "medium",
    ),
    "cited_day_impossible": Sentence(
        "{cited} ghi ngày {said}: không có ngày này. Đề nghị đối chiếu với văn bản gốc.",
        "{cited} is dated {said}: there is no such day.",
        _FIRST,
        "medium",
    ),
    "cited_own_day_differs": Sentence(
        "Văn bản này ký ngày {issued}, nhưng phần kèm theo hoặc chỗ nhắc lại ghi {cited} ngày {said}. Đề nghị sửa cho thống nhất.",
        "This paper is dated {issued}, but an attached part or a mention of itself says {cited} of {said}.",
        "Phụ lục ghi số, ngày của văn bản mà nó kèm theo",
        "medium",
    ),
    "basis_superseded_here": Sentence(
        "Văn bản căn cứ {cited}, nhưng lại quy định thay thế chính văn bản đó. Đề nghị bỏ khỏi phần căn cứ.",
        "The paper rests on {cited} and replaces it as well.",
        "Không lấy làm căn cứ văn bản bị chính văn bản này thay thế",
        "medium",
    ),
}
