"""Findings between documents: prose and appendix, report and units, this period and the last. Owner: checking/between."""

from nhiemky.domain.sentences.catalogue import Sentence

_OF_UNITS = "Số liệu của cấp trên là tổng hợp từ báo cáo của các đơn vị"
_OWN_WORDS = "Một số liệu nêu nhiều nơi trong một hồ sơ phải thống nhất"
_OF_CAMPAIGN = "Báo cáo theo đúng yêu cầu của đợt"

BETWEEN_PAPERS: dict[str, Sentence] = {
    "report_differs_from_units": Sentence(
        "“{statement}”: báo cáo ghi {written}, nhưng số của các đơn vị là {expected}{arithmetic}. Lệch {difference}. "
        "Hãy sửa theo số tổng hợp, hoặc ghi rõ nguồn của số {written}.",
        "“{statement}”: the report says {written}, but the units come to {expected}{arithmetic}. Off by {difference}. "
        "Take the consolidated figure, or name the source of {written}.",
        _OF_UNITS,
    ),
    "report_target_differs": Sentence(
        "“{statement}”: báo cáo ghi chỉ tiêu {written}, nhưng chỉ tiêu của đợt là {expected}{arithmetic}. Hãy sửa lại, hoặc dẫn văn bản "
        "điều chỉnh.",
        "“{statement}”: the report says the target is {written}, but the campaign has {expected}{arithmetic}. "
        "Correct it, or cite the adjustment.",
        _OF_UNITS,
    ),
    "report_status_wrong": Sentence(
        "“{statement}”: báo cáo ghi “{written}”, nhưng {arithmetic}, phải ghi “{expected}”.",
        "“{statement}”: the report says “{written}”, but {arithmetic}; it must say “{expected}”.",
        _OF_UNITS,
    ),
    "report_breakdown_differs": Sentence(
        "“{statement}”: báo cáo ghi {part} {written}, nhưng số đã gửi của {part} là {expected}. Lệch {difference}.",
        "“{statement}”: the report gives {part} {written}, but {part} sent {expected}. Off by {difference}.",
        _OF_UNITS,
    ),
    "report_units_differ": Sentence(
        "Báo cáo ghi {written}, nhưng theo số liệu tổng hợp là {expected}{names}. Hãy sửa lại số đơn vị.",
        "The report says {written}, but the consolidation has {expected}{names}. Correct the number of units.",
        _OF_UNITS,
    ),
    "report_missing_names": Sentence(
        "Báo cáo nêu tên trong số đơn vị chưa có số liệu, nhưng {count} đơn vị này đã gửi: {names}. Hãy sửa danh sách.",
        "The report names these among the units without figures, but {count} of them sent theirs: {names}. Correct the list.",
        _OF_UNITS,
        "medium",
    ),
    "report_indicator_missing": Sentence(
        "Phụ lục của báo cáo thiếu chỉ tiêu “{statement}” (số tổng hợp: {expected}). Hãy bổ sung dòng này.",
        "The report's appendix lacks the indicator “{statement}” (consolidated: {expected}). Add the row.",
        _OF_UNITS,
        "medium",
    ),
    "report_indicator_unknown": Sentence(
        "“{statement}” có trong phụ lục báo cáo nhưng không có trong danh mục chỉ tiêu của đợt{near}. Số này không đối chiếu được.",
        "“{statement}” stands in the report's appendix but not among the campaign's indicators{near}. It could not be compared.",
        _OF_UNITS,
        "low",
    ),
    "report_term_differs": Sentence(
        "Trích yếu ghi nhiệm kỳ {written}, nhưng đợt này là của nhiệm kỳ {expected}.",
        "The subject says the term {written}, but this campaign is of the term {expected}.",
        _OF_CAMPAIGN,
        "medium",
    ),
    "report_cut_off_differs": Sentence(
        "Báo cáo ghi số liệu tính đến {written}, nhưng đợt lấy số liệu đến {expected}. Hãy sửa mốc, hoặc lấy lại số.",
        "The report's figures are as of {written}, but the campaign takes figures as of {expected}. Correct one of them.",
        _OF_CAMPAIGN,
        "medium",
    ),
    "report_date_after_due": Sentence(
        "Báo cáo ghi ngày {written}, sau hạn {due} (“{wording}”), muộn {days} ngày.",
        "The report is dated {written}, after the deadline {due} (“{wording}”), {days} days late.",
        _OF_CAMPAIGN,
        "medium",
    ),
    "no_figures_to_compare": Sentence(
        "Đợt không kèm số tổng hợp và báo cáo không mang theo số nào, nên không đối chiếu được số liệu với các đơn vị. "
        "Hãy dùng tệp ghi bởi `merge --figures`.",
        "Neither the campaign nor the report carries consolidated figures, so figures were not compared with the units'. "
        "Use the file written by `merge --figures`.",
        _OF_UNITS,
        "low",
    ),
    "prose_differs_from_appendix": Sentence(
        "“{statement}”: lời văn ghi {prose}, phụ lục ghi {table} ({table_place}). Lệch {difference}. Hãy thống nhất một số.",
        "“{statement}”: the text says {prose}, the appendix {table} ({table_place}). Off by {difference}. Make them one.",
        _OWN_WORDS,
    ),
    "figure_twice": Sentence(
        "Cùng một số liệu “{what}” nhưng chỗ này ghi {one}, {other_place} ghi {other}. Lệch {difference}. Hãy thống nhất một số.",
        "The same figure “{what}” is {one} here and {other} at {other_place}. Off by {difference}. Make them one.",
        _OWN_WORDS,
        "medium",
    ),
    "figure_fell": Sentence(
        "“{statement}” là số lũy kế nhưng giảm: kỳ trước{before_when} {before}, kỳ này {now}, giảm {difference}. "
        "Hãy kiểm tra lại một trong hai số.",
        "“{statement}” is cumulative but fell: {before} last time{before_when}, {now} now, down {difference}. Check one of the two.",
        "Số lũy kế từ đầu nhiệm kỳ không thể giảm",
        "medium",
    ),
    "figure_jumped": Sentence(
        "“{statement}”: kỳ trước{before_when} {before}, kỳ này {now}, gấp {times} lần. "
        "Có thể nhầm đơn vị tính hoặc thừa số 0. Hãy kiểm tra lại.",
        "“{statement}”: {before} last time{before_when}, {now} now, {times} times as much. Perhaps a wrong unit of measure; check.",
        "Số liệu hai kỳ liền nhau không thể gấp nhau trăm lần mà không nêu lý do",
        "medium",
    ),
}
