"""Marks: what only a person can state of a subject, with the words an office reads.

>>> MARKS["bat_kha_khang"]
'Không đạt do bất khả kháng'

A mark is set by whoever knows it (a column of a board, a tick in the browser) and stands in `Rated.marks`. A mark that is not there is not
recorded: neither yes nor no. A rule that waits for one gives no verdict, it is told as not checked. Rule files may name these codes only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

EXCUSES: Final[Mapping[str, str]] = {
    "bat_kha_khang": "Không đạt do bất khả kháng",
    "tu_phat_hien_khac_phuc": "Tự phát hiện vi phạm và đã khắc phục xong",
    "thai_san": "Nghỉ theo chế độ thai sản",
}
"""Lift a forced level or a ceiling (`unless`)."""

CONCLUDED: Final[Mapping[str, str]] = {
    "suy_thoai": "Cấp có thẩm quyền kết luận suy thoái, “tự diễn biến”, “tự chuyển hóa”",
    "vi_pham_dieu_cam": "Cấp có thẩm quyền kết luận vi phạm những điều đảng viên không được làm hoặc trách nhiệm nêu gương",
    "mat_doan_ket": "Cấp có thẩm quyền kết luận mất đoàn kết nội bộ",
    "thanh_vien_suy_thoai": "Có thành viên tập thể lãnh đạo bị kết luận suy thoái",
    "sai_pham_can_bo": "Cấp có thẩm quyền kết luận sai phạm trong công tác cán bộ, chạy chức, chạy quyền, bè phái",
    "tham_nhung_lang_phi": "Đơn vị thuộc quyền có tham nhũng, lãng phí, tiêu cực hoặc vi phạm khác bị xử lý kỷ luật",
}
"""Conclusions of whoever has the right to draw them."""

AROUND: Final[Mapping[str, str]] = {
    "cap_duoi_bi_ky_luat": "Có đơn vị trực thuộc hoặc thành viên tập thể lãnh đạo bị kỷ luật trong năm",
    "thanh_vien_canh_cao": "Có thành viên tập thể lãnh đạo bị kỷ luật từ cảnh cáo trở lên",
    "tren_20_don_vi_bi_ky_luat": "Trên 20% đơn vị trực thuộc bị kỷ luật trong năm",
    "don_vi_duoi_50": "Đơn vị do người này đứng đầu đạt dưới 50% chỉ tiêu, nhiệm vụ và các chỉ tiêu chủ yếu không đạt",
    "tap_the_duoi_70": "Tập thể của người này đạt dưới 70% nhiệm vụ được giao trong kỳ",
    "chi_tieu_chu_yeu_khong_dat": "Các chỉ tiêu chủ yếu không đạt",
    "nhiem_vu_trong_tam_muc_3": "Có nhiệm vụ trọng tâm chỉ đạt mức 3",
    "ky_luat_cong_vu": "Kỷ luật do vi phạm liên quan đến hoạt động công vụ",
    "nguyen_nhan_chu_quan": "Chưa hoàn thành do nguyên nhân chủ quan",
}
"""About the work, the unit and the people around the subject."""

GRADED: Final[Mapping[str, str]] = {
    "ket_qua_xuat_sac": "Mọi tiêu chí về kết quả thực hiện nhiệm vụ đạt Xuất sắc",
    "ket_qua_tot": "Mọi tiêu chí về kết quả thực hiện nhiệm vụ đạt từ Tốt trở lên",
    "con_lai_tot": "Các tiêu chí còn lại đạt từ Tốt trở lên",
    "con_lai_trung_binh": "Các tiêu chí còn lại đạt từ Trung bình trở lên",
    "tieu_chi_trung_binh": "Các tiêu chí cơ bản đạt từ Trung bình trở lên",
    "tieu_chi_kem": "Tiêu chí bị đánh giá Kém đến mức phải xếp không hoàn thành",
}
"""How the criteria were graded where there are no points: Xuất sắc, Tốt, Trung bình, Kém."""

STANDING: Final[Mapping[str, str]] = {
    "moi_thanh_lap": "Tổ chức hoặc tập thể lãnh đạo mới thành lập chưa đủ 6 tháng",
    "mien_sinh_hoat": "Đảng viên được miễn công tác và sinh hoạt đảng",
    "dinh_chi_sinh_hoat": "Đảng viên đang bị đình chỉ sinh hoạt đảng",
    "moi_bo_nhiem": "Mới được bổ nhiệm lần đầu, chưa đủ 1 tháng trong quý",
    "dang_kiem_tra": "Đang được kiểm tra khi có dấu hiệu vi phạm",
    "chua_kiem_diem": "Chưa kiểm điểm",
    "can_bo_cong_chuc": "Là cán bộ, công chức, viên chức",
}
"""Where the subject stands in the period."""

MARKS: Final[Mapping[str, str]] = {**EXCUSES, **CONCLUDED, **AROUND, **GRADED, **STANDING}
"""Every mark a rule file may name: code -> words."""
