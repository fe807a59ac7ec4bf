"""Refusals and findings about a campaign and its obligations. Owners: scheduling, flows/own_directive, web/campaigns."""

from nhiemky.domain.sentences.catalogue import Sentence

MOVE_RULE = "Vòng đời của một việc phải làm: soạn, xin ý kiến, thông qua, nộp, trả lại hoặc duyệt"

ISSUE_RULE = "Trước khi phát hành, mỗi yêu cầu phải rõ ai làm, hạn nào; cấp trên phải còn ngày để tổng hợp"

CAMPAIGNS: dict[str, Sentence] = {
    "obligation_move": Sentence(
        "Không {move} được khi việc đang ở trạng thái “{state}”. Chỉ {move} khi: {allowed}. Hãy tải lại trang để xem trạng thái mới nhất.",
        "Cannot {move} while the duty is “{state}”; allowed from: {allowed}. Reload the page to see how it stands.",
        MOVE_RULE,
    ),
    "requirement_binds_nobody": Sentence(
        "Yêu cầu “{what}” ({who}) không rơi vào đơn vị nào trong danh sách. Hãy chọn nhóm đơn vị cho yêu cầu này, "
        "hoặc đánh dấu là việc của cấp mình.",
        "“{what}” ({who}) binds no unit of the roster. Choose its group, or mark it as the owner's own.",
        ISSUE_RULE,
        "medium",
    ),
    "group_not_listed": Sentence(
        "Nhóm “{group}” của yêu cầu “{what}” chưa có danh sách; tạm giao theo lời văn cho {count} đơn vị. Hãy lập nhóm và chọn đơn vị.",
        "The group “{group}” of “{what}” has no list; by the words it falls on {count} units. List the group.",
        ISSUE_RULE,
        "medium",
    ),
    "requirement_without_day": Sentence(
        "Yêu cầu “{what}” chưa có hạn, nên không bao giờ quá hạn và không được nhắc. Hãy ghi hạn, hoặc ghi việc nó phải làm trước.",
        "“{what}” has no deadline: it never falls due and nobody is reminded. Give it a day or an event.",
        ISSUE_RULE,
        "medium",
    ),
    "unit_without_duty": Sentence(
        "{count} đơn vị trong danh sách không có việc gì phải làm: {names}. Hãy xem lại nhóm của các yêu cầu, hoặc bỏ các đơn vị này.",
        "{count} units of the roster have nothing to do: {names}. Check the groups, or drop these units.",
        ISSUE_RULE,
        "medium",
    ),
    "own_duty_before_units": Sentence(
        "“{what}” của cấp mình phải xong hết ngày {own}, mà báo cáo của đơn vị còn được gửi đến hết ngày {units}: không còn ngày nào "
        "để tổng hợp. Hãy lùi hạn này, hoặc đề nghị đơn vị gửi sớm hơn.",
        "The owner's “{what}” is due by {own} while units may report until {units}: no day is left to consolidate.",
        ISSUE_RULE,
    ),
}
