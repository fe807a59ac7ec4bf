"""Sentences about proposals of units, their groups and answers, and about guidance to a campaign."""

from nhiemky.domain.sentences.catalogue import Sentence

PROPOSAL_RULE = "Nguyên tắc: kiến nghị của đơn vị được nêu đúng lời, trả lời một lần cho mọi đơn vị cùng hỏi."

PROPOSALS = {
    "proposal_blank": Sentence(
        "Chưa ghi được: hãy viết nội dung kiến nghị hoặc khó khăn.",
        "Not taken: write what is asked, or what is difficult.",
        PROPOSAL_RULE,
    ),
    "proposal_known": Sentence(
        "{unit} đã có đúng nội dung này trong đợt, ở nhóm {number}. Không ghi thêm.",
        "{unit} has said exactly this in the campaign already, in group {number}. Nothing is added.",
        PROPOSAL_RULE,
    ),
    "proposal_answer_blank": Sentence(
        "Chưa trả lời được: thiếu {what}. Điền rồi lưu lại.",
        "Not answered: {what} is missing. Fill it in.",
        PROPOSAL_RULE,
    ),
    "proposal_group_settled": Sentence(
        "Nhóm {number} đã trả lời nên không {action}. Sửa câu trả lời nếu cần bổ sung.",
        "Group {number} is answered already: {action} is not done. Mend the answer where something is to be added.",
        PROPOSAL_RULE,
    ),
    "proposal_moved_nowhere": Sentence(
        "Không chuyển được: nhóm nhận không thuộc đợt này. Chọn nhóm khác hoặc tách thành nhóm mới.",
        "Not moved: the group is not of this campaign. Choose another, or make a new one.",
        PROPOSAL_RULE,
    ),
    "guidance_blank": Sentence(
        "Chưa đăng được: hãy ghi tên và nội dung hướng dẫn.",
        "Not published: guidance needs a title and words.",
        PROPOSAL_RULE,
    ),
}
