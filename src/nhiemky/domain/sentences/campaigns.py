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
    "campaign_not_draft": Sentence(
        "Đợt “{title}” đã phát hành, nên không sửa thẳng được. Hãy sửa trong bản mới, ghi lý do rồi phát hành; "
        "các đơn vị được báo chỗ đổi.",
        "“{title}” has been issued; change it in a new version with a reason.",
        ISSUE_RULE,
    ),
    "campaign_closed": Sentence(
        "Đợt “{title}” đã kết thúc, không {action} được nữa.",
        "“{title}” is closed; cannot {action} any more.",
        ISSUE_RULE,
    ),
    "campaign_without_requirement": Sentence(
        "Đợt chưa có yêu cầu nào cho đơn vị. Hãy thêm ít nhất một việc phải làm, có hạn, rồi phát hành.",
        "The campaign asks nothing of its units. Add a requirement with a deadline.",
        ISSUE_RULE,
    ),
    "campaign_without_unit": Sentence(
        "Đợt chưa có đơn vị nào. Hãy chọn danh sách đơn vị ở bước 3 rồi phát hành.",
        "The campaign has no units. Choose the roster at step 3.",
        ISSUE_RULE,
    ),
    "finding_needs_reason": Sentence(
        "Còn {count} điều phải xem trước khi phát hành: {first} Hãy sửa, hoặc giữ nguyên và ghi lý do; lý do được in vào hồ sơ đợt.",
        "{count} findings are left: {first} Mend them, or keep them with a reason.",
        ISSUE_RULE,
    ),
    "version_needs_reason": Sentence(
        "Đợt đã phát hành. Bản mới phải ghi lý do, vì các đơn vị sẽ được báo chỗ đổi và lý do.",
        "A new version needs a reason; the units are told it.",
        ISSUE_RULE,
    ),
    "version_without_change": Sentence(
        "Bản mới không khác bản đang có. Chưa có gì để phát hành.",
        "The new version does not differ from the one in force.",
        ISSUE_RULE,
    ),
    "roster_organisation_ended": Sentence(
        "{names} không còn hoạt động, nên không đưa vào danh sách được. Hãy bỏ, hoặc chọn tổ chức kế tục.",
        "{names} no longer exist. Drop them, or choose the successors.",
        ISSUE_RULE,
    ),
    "extension_not_later": Sentence(
        "Ngày gia hạn {until} không sau hạn hiện nay của {unit} ({now}). Hãy chọn ngày muộn hơn.",
        "{until} is not after the deadline of {unit} ({now}).",
        MOVE_RULE,
    ),
    "obligation_not_optional": Sentence(
        "“{what}” là việc bắt buộc, không trả lời có hay không được. Nếu không phải làm, hãy đề nghị văn phòng miễn nộp.",
        "“{what}” is not optional. Ask the office to waive it.",
        MOVE_RULE,
    ),
}
