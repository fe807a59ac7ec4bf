"""Why the system would not open or write a file, said in Vietnamese.

>>> reason_of(FileNotFoundError(2, "No such file or directory"))
'không có thư mục hoặc tệp ấy'
"""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "không có thư mục hoặc tệp ấy",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EISDIR: "đây là thư mục",
    errno.ENOTDIR: "một phần của đường dẫn không phải thư mục",
    errno.ENOSPC: "đĩa đã đầy",
    errno.EROFS: "đĩa chỉ cho đọc",
    errno.EIO: "lỗi đọc, ghi đĩa",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.EBUSY: "tệp đang được chương trình khác giữ",
}


def reason_of(fault: OSError) -> str:
    """A few words; the system's own where the fault is a rare one."""
    return _REASONS.get(fault.errno or 0) or fault.strerror or type(fault).__name__
