"""Actions of the log as the office says them.

>>> say("report.returned")
'Trả lại báo cáo'
>>> say("something.new")
'something.new'
"""

from __future__ import annotations

WORDS = {
    "access.refused": "Làm việc không được giao",
    "account.created": "Lập tài khoản",
    "account.code_made": "Tạo mã một lần",
    "account.enabled": "Mở khóa tài khoản",
    "account.first_contact": "Đơn vị nhận việc",
    "account.invitation_accepted": "Nhận lời mời",
    "account.invited": "Mời người",
    "account.logout": "Đăng xuất",
    "account.password_reset": "Đặt lại mật khẩu",
    "account.post_ended": "Thôi giữ vai trò",
    "account.post_given": "Giao vai trò",
    "account.profile_changed": "Sửa thông tin của mình",
    "account.second_step_added": "Bật xác thực hai bước",
    "account.second_step_removed": "Tắt xác thực hai bước",
    "account.sessions_ended": "Đăng xuất ở mọi nơi",
    "account.set_up": "Thiết lập lần đầu",
    "account.setup_code_made": "Tạo mã thiết lập",
    "account.sheet_made": "In phiếu nhận việc",
    "account.disabled": "Khóa tài khoản",
    "account.login": "Đăng nhập",
    "account.login_failed": "Đăng nhập sai",
    "account.password_changed": "Đổi mật khẩu",
    "campaign.created": "Lập đợt",
    "campaign.issued": "Phát hành đợt",
    "campaign.acknowledged": "Nhận văn bản, báo đầu mối",
    "campaign.roster_set": "Chốt danh sách đơn vị",
    "consolidation.built": "Lập bản tổng hợp",
    "consolidation.laid": "Trình bản tổng hợp",
    "consolidation.name_settled": "Trả lời về tên chỉ tiêu",
    "consolidation.name_undone": "Hoàn tác câu trả lời về tên chỉ tiêu",
    "consolidation.own_figure_entered": "Ghi số của cấp ủy",
    "consolidation.own_figure_withdrawn": "Rút số của cấp ủy",
    "own_report.advanced": "Ghi bước của báo cáo cấp ủy",
    "own_report.begun": "Mở soạn báo cáo cấp ủy",
    "own_report.figures_renewed": "Đổi bản số liệu của báo cáo cấp ủy",
    "own_report.section_assigned": "Giao mục báo cáo cấp ủy",
    "own_report.section_clashed": "Giữ bản lưu sau của mục báo cáo cấp ủy",
    "own_report.section_marked": "Đánh dấu mục báo cáo cấp ủy",
    "own_report.section_saved": "Lưu mục báo cáo cấp ủy",
    "directive.received": "Nhận văn bản",
    "directive.corrected": "Sửa điều đọc được",
    "directive.confirmed": "Xác nhận điều đọc được",
    "obligation.extended": "Gia hạn",
    "obligation.waived": "Miễn nộp",
    "charge.added": "Phân công phụ trách",
    "charge.ended": "Thôi phụ trách",
    "group.removed": "Bỏ nhóm đơn vị",
    "group.saved": "Lưu nhóm đơn vị",
    "import.answered": "Trả lời chỗ ngờ của danh sách",
    "import.applied": "Nhập danh sách từ Excel",
    "import.dropped": "Bỏ danh sách đang xem trước",
    "import.previewed": "Xem trước danh sách từ Excel",
    "import.undone": "Hoàn tác lần nhập",
    "organisation.created": "Lập đơn vị",
    "organisation.details_changed": "Sửa liên hệ, mã của đơn vị",
    "organisation.succeeded": "Hợp nhất, chia tách, thay đổi đơn vị",
    "organisation.succession_undone": "Hoàn tác thay đổi đơn vị",
    "person.corrected": "Sửa thông tin liên hệ",
    "post.added": "Thêm chức vụ",
    "post.ended": "Thôi giữ chức vụ",
    "working_group.saved": "Lưu tổ công tác",
    "report.submitted": "Nộp báo cáo",
    "report.returned": "Trả lại báo cáo",
    "report.accepted": "Duyệt báo cáo",
    "section.saved": "Lưu mục báo cáo",
    "figure.saved": "Lưu số liệu",
    "reminder.sent": "Đôn đốc",
}


def say(action: str) -> str:
    """The office's words for an action; the action itself where it has none."""
    return WORDS.get(action, action)
