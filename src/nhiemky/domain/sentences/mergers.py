"""Findings and refusals about mergers and splits in the middle of a campaign, and figures of former units. Owner: mergers."""

from nhiemky.domain.sentences.catalogue import Sentence

ONCE = "Số của đơn vị cũ là của đơn vị cũ; tổng sau hợp nhất, chia tách bằng tổng trước đó, mỗi số tính một lần (design §3)"

MERGERS: dict[str, Sentence] = {
    "counted_twice_over_merger": Sentence(
        "{old} và {new} đều có số ở {count} chỉ tiêu ({statements}), mà chưa ai ghi số của bên sau đã gồm bên trước hay chưa. Bản này "
        "chỉ tính số của {new}. Hãy mở trang Hợp nhất, chia tách và chọn đã gồm, hay cộng riêng.",
        "{old} and {new} both have figures for {count} indicators ({statements}), and nobody said whether the later hold the earlier. This "
        "version counts only those of {new}. Open the page of mergers and say: included, or added apart.",
        ONCE,
        "high",
    ),
    "successor_differs_from_predecessors": Sentence(
        "“{statement}”: {unit} ghi {reported}, cộng các đơn vị cũ được {sum} ({arithmetic}), lệch {difference}. Hãy xem lại số nào đúng.",
        "“{statement}”: {unit} says {reported}, its predecessors come to {sum} ({arithmetic}), a difference of {difference}. See which "
        "is right.",
        ONCE,
        "medium",
    ),
    "former_part_differs": Sentence(
        "“{statement}”: phần của {part} ghi {written}, số đã lưu là {expected}, lệch {difference}. Các phần đang ghi cộng lại {sum}.",
        "“{statement}”: the part of {part} reads {written}, the figure kept is {expected}, a difference of {difference}. The parts as "
        "written come to {sum}.",
        ONCE,
        "high",
    ),
    "former_sum_wrong": Sentence(
        "“{statement}”: ghi tổng {written}, các phần theo đơn vị cũ cộng lại {arithmetic} = {sum}, lệch {difference}. Hãy sửa tổng "
        "hoặc phần.",
        "“{statement}”: the total reads {written}, the parts by former units come to {arithmetic} = {sum}, a difference of {difference}. "
        "Mend the total or the part.",
        ONCE,
        "high",
    ),
    "old_report_no_figures": Sentence(
        "Không tìm thấy số của chỉ tiêu nào của đợt trong {file}. Hãy kiểm tra có đúng báo cáo của {unit} không; số ghi trong văn bản giấy "
        "thì nhập tay ở trang này.",
        "No figure of the campaign's indicators was found in {file}. See that it is the report of {unit}; enter by hand what is on paper.",
        "Báo cáo cũ được đọc để tìm số của các chỉ tiêu trong đợt",
    ),
    "old_figure_unread": Sentence(
        "“{value}” không đọc được thành số cho “{statement}”. Hãy ghi một số, ví dụ 1.406 hoặc 93,7.",
        "“{value}” is no number for “{statement}”. Write one number, such as 1.406 or 93,7.",
        "Số lấy từ báo cáo cũ phải là số của chỉ tiêu",
    ),
    "old_figure_place": Sentence(
        "Chưa ghi số {value} của “{statement}” lấy ở đâu. Hãy ghi trang, bảng hoặc câu trong báo cáo cũ.",
        "Nothing says where the {value} of “{statement}” stands. Name the page, table or sentence of the old report.",
        "Số của đơn vị cũ phải mở được đến câu hoặc ô của báo cáo cũ",
    ),
    "former_named_already": Sentence(
        "{name} đã có trong danh sách đơn vị cũ của {unit}. Hãy tải báo cáo cũ lên cho đơn vị này.",
        "{name} is among the former units of {unit} already. Upload its old report.",
        "Mỗi đơn vị cũ ghi một lần",
    ),
    "former_needs_names": Sentence(
        "Chưa ghi tên đơn vị cũ nào. Hãy ghi mỗi dòng một tên, như trong quyết định hợp nhất.",
        "No former unit is named. Write one name a line, as in the decision.",
        "Đơn vị được hợp nhất từ các đơn vị cũ có tên",
    ),
}
