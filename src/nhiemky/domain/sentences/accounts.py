"""What accounts refuse: a code that opens nothing, a name that is taken, the last administrator."""

from nhiemky.domain.sentences.catalogue import Sentence

ACCOUNTS = {
    "code_unknown": Sentence(
        "Mã này không đúng, đã dùng hoặc đã hết hạn. Xem lại từng chữ trên phiếu; vẫn không được thì xin văn phòng cấp trên phiếu mới.",
        "The code is wrong, used or expired. Check it letter by letter, or ask the office for a new sheet.",
        "issue 3 §1: one-time codes",
    ),
    "username_taken": Sentence(
        "Tên đăng nhập “{username}” đã có người dùng. Thêm tên đơn vị hoặc một số vào sau, ví dụ “{other}”.",
        "The user name “{username}” is taken; try “{other}”.",
        "issue 3 §1: accounts by post",
    ),
    "last_administrator": Sentence(
        "{name} là người quản trị cuối cùng, nên chưa khóa hoặc thôi giao quyền quản trị được. Giao quyền cho người khác trước.",
        "{name} is the last administrator. Give the right to somebody else first.",
        "issue 3 §1: accounts by post",
    ),
    "already_set_up": Sentence(
        "Phần mềm đã được thiết lập, mã thiết lập không còn dùng. Đăng nhập bằng tài khoản đã có.",
        "The program is set up already; sign in with an account.",
        "issue 3 §1: a fresh installation has no account until a one-time code is used",
    ),
}
