"""Findings about what a unit wrote: boilerplate, copies, causes. Owner: checking/content, checking/copies."""

from nhiemky.domain.sentences.catalogue import Sentence

CONTENT_RULE = "Đề cương: mỗi mục nêu việc, số liệu, nguyên nhân của chính đơn vị"
OWN_WORDS_RULE = "Báo cáo của đơn vị nói về chính đơn vị và chính kỳ này"

UNIT_CONTENT: dict[str, Sentence] = {
    "section_boilerplate": Sentence(
        "Mục {number} “{title}” chỉ có lời chung (“{words}”), không số liệu, tên, ngày hay việc cụ thể nào. Hãy bổ sung việc đã làm và"
        " kết quả, hoặc ghi lý do.",
        "Section {number} “{title}” holds general words only (“{words}”): no figure, name, day or deed. Add what was done, or a reason.",
        CONTENT_RULE,
        "low",
    ),
    "blank_left": Sentence(
        "Mục {number} “{title}” còn chỗ chưa điền: “{words}”. Hãy điền hoặc bỏ.",
        "Section {number} “{title}” has a place left to fill in: “{words}”. Fill it in or take it out.",
        CONTENT_RULE,
        "medium",
    ),
    "causes_missing": Sentence(
        "Mục {number} “{title}”: đề cương hỏi nguyên nhân, nội dung chưa nêu nguyên nhân nào. Hãy bổ sung, hoặc ghi lý do.",
        "Section {number} “{title}”: the outline asks for causes, the text gives none. Add them, or a reason.",
        CONTENT_RULE,
        "medium",
    ),
    "copied_from_unit": Sentence(
        "{unit}, mục {number}: {words}/{of} từ ({percent}%) giống hệt mục {other_number} của {other}{figures}. Bản này: “{excerpt}”."
        " Bản kia: “{other_excerpt}”. Hãy hỏi lại đơn vị trước khi tổng hợp.",
        "{unit}, section {number}: {words} of {of} words ({percent}%) are those of {other}, section {other_number}{figures}."
        " This one: “{excerpt}”. The other: “{other_excerpt}”. Ask the unit before it is consolidated.",
        OWN_WORDS_RULE,
        "medium",
    ),
    "copied_among_units": Sentence(
        "{unit}, mục {number}: đoạn này có gần nguyên văn ở {count} đơn vị khác: {others}. Bản này: “{excerpt}”. Bản của {other}:"
        " “{other_excerpt}”. Hãy hỏi lại các đơn vị trước khi tổng hợp.",
        "{unit}, section {number}: this passage stands almost word for word in {count} other units' reports: {others}. This one: "
        "“{excerpt}”."
        " That of {other}: “{other_excerpt}”. Ask the units before it is consolidated.",
        OWN_WORDS_RULE,
        "medium",
    ),
    "copied_from_last_period": Sentence(
        "{unit}, mục {number}: {words}/{of} từ ({percent}%) giống hệt mục {other_number} báo cáo kỳ trước của {other}{figures}. Kỳ này:"
        " “{excerpt}”. Kỳ trước: “{other_excerpt}”. Hãy hỏi đơn vị nội dung nào là của kỳ này.",
        "{unit}, section {number}: {words} of {of} words ({percent}%) are those of last period's report of {other}, section"
        " {other_number}{figures}. Now: “{excerpt}”. Then: “{other_excerpt}”. Ask the unit what is of this period.",
        OWN_WORDS_RULE,
        "medium",
    ),
}
