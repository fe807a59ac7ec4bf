"""A unit's own campaign against its superior's. Owners: checking/against_superior, scheduling/cascade, web/campaigns/cascade."""

from nhiemky.domain.sentences.catalogue import Sentence

BELOW_RULE = (
    "Kế hoạch của cấp dưới cụ thể hóa kế hoạch của cấp trên: được thêm, không được bớt, nới; hạn của cấp dưới phải trước hạn của cấp trên"
)
OPEN_RULE = "Đơn vị có tổ chức trực thuộc, có tên trong đợt đã phát hành của cấp trên, mở đợt của mình; mỗi đợt của cấp trên một đợt"

CASCADE: dict[str, Sentence] = {
    "later_than_superior": Sentence(
        "“{what}”: hạn của cấp mình là {own}, trong khi phải gửi {superior} {above}: không còn ngày nào để tổng hợp. "
        "Hãy đưa hạn lên trước, ví dụ hết ngày {proposed}.",
        "“{what}” is due {own} here, but {above} to {superior}: no day is left to consolidate. Move it, for example to {proposed}.",
        BELOW_RULE,
    ),
    "report_not_asked": Sentence(
        "{superior} yêu cầu “{what}” ({above}), kế hoạch này không giao cho đơn vị nào. Hãy giao lại, hoặc ghi lý do nếu cấp mình tự làm.",
        "{superior} asks for “{what}” ({above}); this plan asks it of nobody. Ask it, or say why not.",
        BELOW_RULE,
    ),
    "report_made_optional": Sentence(
        "“{what}” là việc bắt buộc theo {superior} ({above}), kế hoạch này để thành không bắt buộc ({own}). Hãy đưa lại thành bắt buộc.",
        "“{what}” is mandatory for {superior} ({above}) but optional here ({own}).",
        BELOW_RULE,
    ),
    "policy_contradicted": Sentence(
        "Về {policy}: {superior} quy định {above}, kế hoạch này ghi {own}. Cấp dưới chỉ được chặt hơn; hãy sửa theo cấp trên.",
        "On {policy}: {superior} says {above}, this plan {own}. A unit may only be stricter.",
        BELOW_RULE,
    ),
    "indicator_left_out": Sentence(
        "Phụ lục thiếu chỉ tiêu “{statement}” ({unit_of_measure}) mà {superior} yêu cầu, nên không có số để tổng hợp lên. Hãy thêm lại.",
        "The appendix lacks “{statement}” ({unit_of_measure}), which {superior} asks for. Put it back.",
        BELOW_RULE,
    ),
    "indicator_differs_from_superior": Sentence(
        "Chỉ tiêu “{statement}”: {field} của cấp trên là “{above}”, kế hoạch này ghi “{own}”, nên số không cộng lên được. "
        "Hãy giữ như cấp trên.",
        "Indicator “{statement}”: its {field} is “{above}” above and “{own}” here; the figures cannot be added up.",
        BELOW_RULE,
    ),
    "target_below_superior": Sentence(
        "Chỉ tiêu “{statement}”: {superior} giao {above}, kế hoạch này ghi {own}, thấp hơn mức được giao. "
        "Hãy sửa, hoặc đề nghị cấp trên cho điều chỉnh.",
        "Indicator “{statement}”: {superior} set {above}, this plan {own}, which is weaker.",
        BELOW_RULE,
    ),
    "outline_item_left_out": Sentence(
        "Đề cương thiếu mục “{title}” ({label}) của {superior}. Hãy thêm lại để có nội dung tổng hợp.",
        "The outline lacks “{title}” ({label}), which {superior} asks for. Put it back.",
        BELOW_RULE,
    ),
    "task_left_out": Sentence(
        "{superior} giao nhiệm vụ “{what}” cho đơn vị, kế hoạch này không nhắc đến. Hãy phân công, hoặc ghi lý do.",
        "{superior} assigns “{what}” to the unit; this plan does not mention it.",
        BELOW_RULE,
        "medium",
    ),
    "cut_off_differs_from_superior": Sentence(
        "Mốc số liệu của cấp trên là {above}, kế hoạch này ghi {own}: số của hai mốc không cộng với nhau được. Hãy lấy cùng mốc.",
        "The superior's cut-off is {above}, this plan's {own}; figures of two cut-offs do not add up.",
        BELOW_RULE,
        "medium",
    ),
    "superior_changed": Sentence(
        "{superior} đã có bản {number}, đợt này còn theo bản {held}. Hãy xem bản đề xuất mới rồi phát hành lại.",
        "{superior} has issued version {number}; this campaign still follows version {held}. Look at the proposed version.",
        BELOW_RULE,
        "medium",
    ),
    "child_not_for_unit": Sentence(
        "{unit} không có tên trong đợt “{title}” đã phát hành, nên không mở đợt cấp dưới được. Hãy chọn đợt có giao việc cho đơn vị.",
        "{unit} is not on the roster of the issued campaign “{title}”.",
        OPEN_RULE,
    ),
    "child_without_units": Sentence(
        "{unit} chưa có tổ chức trực thuộc nào trên cây tổ chức. Hãy nhờ ban tổ chức khai các đơn vị trực thuộc, rồi mở đợt.",
        "{unit} has no units of its own in the tree. Enter them first.",
        OPEN_RULE,
    ),
    "child_there_already": Sentence(
        "{unit} đã mở đợt cấp dưới của đợt này rồi: “{title}”. Hãy sửa đợt đó.",
        "{unit} has opened its campaign below this one already: “{title}”.",
        OPEN_RULE,
    ),
    "nothing_to_roll_up": Sentence(
        "Chưa có báo cáo nào của đơn vị trực thuộc được duyệt ở đợt “{title}”. Hãy duyệt ít nhất một báo cáo rồi tổng hợp.",
        "No report of “{title}” has been accepted yet.",
        BELOW_RULE,
    ),
    "roll_up_not_for_this": Sentence(
        "“{what}” không phải việc của đơn vị ở đợt cấp trên của đợt này, nên không nhận số tổng hợp được. Hãy mở từ đúng đợt.",
        "“{what}” is not what this unit owes in the campaign above.",
        BELOW_RULE,
    ),
    "roll_up_undone": Sentence(
        "Lần tổng hợp này đã hoàn tác rồi, hoặc báo cáo đã nộp. Hãy tải lại trang.",
        "This roll-up has been undone already, or the report was handed in.",
        BELOW_RULE,
    ),
    "superseding_not_later": Sentence(
        "Văn bản mới chưa thay đổi việc nào của đợt “{title}”. Hãy sửa điều đọc được, hoặc không dùng văn bản này.",
        "The new document changes nothing of “{title}”.",
        BELOW_RULE,
    ),
}
