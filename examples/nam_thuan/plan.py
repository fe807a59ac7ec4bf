"""The plan that opens the campaign (ke-hoach.docx): written for the example, true to the form of such plans.

It holds on purpose what real plans hold: the block's own conference is due on the day the units' reports are, the units'
figures end in April while the block's are estimates to June, and the drafts are due before any unit has reported.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from nam_thuan.figures import INDICATORS
from nam_thuan.paper import Paper
from nam_thuan.workbooks import COLUMNS

DAY = date(2023, 4, 26)
SYMBOL = "112-KH/ĐUK"
SUBJECT = (
    "sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ Khối lần thứ VIII "
    "và nghị quyết đại hội các chi bộ, đảng bộ cơ sở, nhiệm kỳ 2020 - 2025"
)

FACTS = {
    "symbol": SYMBOL,
    "date": "2023-04-26",
    "last_days": {
        "đơn vị tổ chức hội nghị": "2023-05-19",
        "đơn vị gửi báo cáo": "2023-05-29",
        "các ban trình dự thảo": "2023-05-09",
        "hội nghị của Đảng bộ Khối": "2023-05-29",
        "Khối gửi báo cáo Tỉnh ủy": "2023-06-04",
    },
    "pilot": "Đảng bộ Sở Tài nguyên và Môi trường",
    "then": 80,
    "outlines": 3,
    "cut_off": "2023-04",
    "adjustment_consent_from": "Ban Thường vụ Đảng ủy Khối",
}
"""What a reader of the plan has to find."""

BODY = """
I- MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Xem lại nửa đầu nhiệm kỳ: việc gì trong nghị quyết đại hội đã xong, việc gì còn dở, vì sao; từ đó chọn đúng việc phải dồn sức đến năm 2025.
- Mỗi cấp ủy tự soi lại cách lãnh đạo, cách tổ chức thực hiện của mình, nhận rõ trách nhiệm của tập thể và của người đứng đầu.
2. Yêu cầu
- Số liệu phải có nguồn, đối chiếu được; đã nêu hạn chế thì phải nêu nguyên nhân, người chịu trách nhiệm và hướng khắc phục.
- Gọn, tiết kiệm, không làm xáo trộn công việc thường xuyên của cơ quan, doanh nghiệp.
II- NỘI DUNG
1. Chi bộ, đảng bộ cơ sở chuẩn bị ba báo cáo: báo cáo sơ kết giữa nhiệm kỳ, báo cáo kiểm điểm của cấp ủy, báo cáo công tác kiểm tra, giám sát (theo các đề cương gửi kèm).
2. Báo cáo sơ kết có phụ lục so sánh kết quả với từng chỉ tiêu đại hội của đơn vị (theo mẫu gửi kèm). Số liệu của cơ sở tính từ đầu nhiệm kỳ đến hết tháng 4/2023; số liệu của Đảng bộ Khối tính từ đầu nhiệm kỳ, ước đến tháng 6/2023.
3. Đơn vị thấy cần điều chỉnh mục tiêu, chỉ tiêu phải giải trình bằng văn bản và chỉ điều chỉnh khi được Ban Thường vụ Đảng ủy Khối đồng ý.
III- PHƯƠNG PHÁP, THỜI GIAN
1. Cấp cơ sở
1.1. Chọn Đảng bộ Sở Tài nguyên và Môi trường làm điểm; sau khi rút kinh nghiệm, tổ chức ở 80 chi bộ, đảng bộ cơ sở còn lại.
1.2. Chi bộ, đảng bộ cơ sở tổ chức hội nghị sơ kết trước ngày 20/5/2023, thời gian không quá 01 ngày.
1.3. Chi bộ, đảng bộ cơ sở gửi báo cáo về Ban Thường vụ Đảng ủy Khối các cơ quan và doanh nghiệp (qua Văn phòng Đảng ủy Khối) trước ngày 30/5/2023.
2. Đảng bộ Khối
2.1. Đảng ủy Khối tổ chức hội nghị sơ kết của Đảng bộ Khối trước ngày 30/5/2023, thời gian không quá 1,5 ngày.
2.2. Ban Thường vụ Đảng ủy Khối gửi báo cáo về Ban Thường vụ Tỉnh ủy (qua Văn phòng Tỉnh ủy) trước ngày 05/6/2023.
IV- TỔ CHỨC THỰC HIỆN
1. Ban Tuyên giáo Đảng ủy Khối dự thảo báo cáo sơ kết của Đảng bộ Khối, trình Ban Thường vụ Đảng ủy Khối trước ngày 10/5/2023; hướng dẫn tuyên truyền kết quả sơ kết.
2. Ban Tổ chức Đảng ủy Khối dự thảo báo cáo kiểm điểm của Ban Chấp hành, Ban Thường vụ Đảng ủy Khối, trình Ban Thường vụ Đảng ủy Khối trước ngày 10/5/2023; theo dõi việc kiểm điểm ở cơ sở.
3. Ủy ban Kiểm tra Đảng ủy Khối dự thảo báo cáo công tác kiểm tra, giám sát và thi hành kỷ luật đảng, trình Ban Thường vụ Đảng ủy Khối trước ngày 10/5/2023.
4. Văn phòng Đảng ủy Khối giúp Ban Thường vụ tổng hợp phụ lục chỉ tiêu, đôn đốc các đơn vị và chuẩn bị hội nghị của Đảng bộ Khối.
5. Các đồng chí Ủy viên Ban Thường vụ Đảng ủy Khối dự hội nghị, cho ý kiến vào dự thảo báo cáo của đơn vị được phân công phụ trách trước khi đơn vị tổ chức hội nghị.
6. Cấp ủy cơ sở căn cứ Kế hoạch này xây dựng kế hoạch của đơn vị và tổ chức thực hiện.
"""  # noqa: E501

REVIEW_OUTLINE = """
Phần thứ nhất | KẾT QUẢ NỬA ĐẦU NHIỆM KỲ
I- BỐI CẢNH CHUNG
(Nêu ngắn gọn, không quá nửa trang.)
1. Thuận lợi
2. Khó khăn
II- KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI
1. Lãnh đạo nhiệm vụ chính trị
Nêu kết quả theo từng chỉ tiêu, có so sánh với nghị quyết; việc giúp đỡ cơ sở được phân công đỡ đầu.
2. Giáo dục chính trị, tư tưởng
3. Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh
4. Tổ chức đảng và đảng viên
4.1. Tổ chức đảng, sinh hoạt chi bộ
4.2. Kết nạp, quản lý, đánh giá đảng viên
4.3. Kiểm tra, giám sát, kỷ luật đảng
5. Lãnh đạo các đoàn thể
6. Phương thức lãnh đạo của cấp ủy
7. Các nhiệm vụ trọng tâm của nhiệm kỳ
III- ĐÁNH GIÁ CHUNG
1. Ưu điểm và nguyên nhân
2. Hạn chế và nguyên nhân
(Ghi rõ chỉ tiêu nào khó đạt, do ai, do việc gì.)
3. Bài học kinh nghiệm
Phần thứ hai | NHIỆM VỤ NỬA CUỐI NHIỆM KỲ
I- DỰ BÁO TÌNH HÌNH
II- MỤC TIÊU, CHỈ TIÊU PHẢI HOÀN THÀNH
III- NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU
"""

SELF_REVIEW_OUTLINE = """
I- VIỆC LÃNH ĐẠO, TỔ CHỨC THỰC HIỆN NGHỊ QUYẾT
1. Ban hành chương trình, quy chế làm việc
2. Lãnh đạo nhiệm vụ chính trị của đơn vị
3. Lãnh đạo xây dựng Đảng và đoàn thể
II- NGUYÊN TẮC TẬP TRUNG DÂN CHỦ VÀ TRÁCH NHIỆM NÊU GƯƠNG
1. Giữ gìn đoàn kết, thực hiện quy chế
2. Trách nhiệm nêu gương của cấp ủy viên, người đứng đầu
III- HẠN CHẾ, NGUYÊN NHÂN VÀ HƯỚNG KHẮC PHỤC
"""

INSPECTION_OUTLINE = """
I- CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO
II- KẾT QUẢ KIỂM TRA, GIÁM SÁT
1. Kiểm tra của cấp ủy và ủy ban kiểm tra
2. Giám sát của cấp ủy và ủy ban kiểm tra
3. Thi hành kỷ luật, giải quyết tố cáo
III- PHƯƠNG HƯỚNG ĐẾN HẾT NHIỆM KỲ
"""


def plan() -> bytes:
    """The plan with its three outlines and the appendix table, as Word."""
    paper = Paper("Kế hoạch sơ kết giữa nhiệm kỳ", "Văn phòng Đảng ủy Khối", datetime(2023, 4, 26, 8, tzinfo=UTC))
    paper.letterhead("ĐẢNG BỘ TỈNH NAM THUẬN", ("ĐẢNG ỦY KHỐI CÁC CƠ QUAN", "VÀ DOANH NGHIỆP"), SYMBOL, "Nam Thuận", DAY)
    paper.centred("KẾ HOẠCH", SUBJECT)
    paper.line(
        "Căn cứ Kế hoạch số 127-KH/TU, ngày 18/4/2023 của Ban Thường vụ Tỉnh ủy về sơ kết giữa nhiệm kỳ và Chương trình công tác năm 2023 "
        "của Ban Chấp hành Đảng bộ Khối, Ban Thường vụ Đảng ủy Khối xây dựng Kế hoạch như sau:"
    )
    paper.block(BODY)
    paper.closing(
        (
            "Ban Thường vụ Tỉnh ủy (để báo cáo),",
            "Các ban, Văn phòng Tỉnh ủy,",
            "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ Khối,",
            "Các ban, Ủy ban Kiểm tra Đảng ủy Khối,",
            "Các chi bộ, đảng bộ cơ sở,",
            "Lưu Văn phòng Đảng ủy Khối.",
        ),
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ",
        "Tạ Quốc Bình",
    )
    outlines = (
        ("báo cáo sơ kết giữa nhiệm kỳ thực hiện nghị quyết đại hội, nhiệm kỳ 2020 - 2025", REVIEW_OUTLINE),
        ("báo cáo kiểm điểm của cấp ủy cơ sở giữa nhiệm kỳ 2020 - 2025", SELF_REVIEW_OUTLINE),
        ("báo cáo công tác kiểm tra, giám sát và thi hành kỷ luật đảng giữa nhiệm kỳ 2020 - 2025", INSPECTION_OUTLINE),
    )
    for subject, outline in outlines:
        paper.page()
        paper.centred("ĐỀ CƯƠNG", subject)
        paper.centred(f"(Kèm theo Kế hoạch số {SYMBOL}, ngày 26/4/2023 của Ban Thường vụ Đảng ủy Khối)", bold=False, italic=True)
        paper.centred("-----", bold=False)
        paper.block(outline)
    paper.page()
    paper.centred("PHỤ LỤC", "Kết quả thực hiện các chỉ tiêu nghị quyết đại hội")
    paper.centred(f"(Kèm theo Kế hoạch số {SYMBOL}, ngày 26/4/2023 của Ban Thường vụ Đảng ủy Khối)", bold=False, italic=True)
    rows = [(f"{number:02}", asked.statement, asked.unit_of_measure, "", "", "") for number, asked in enumerate(INDICATORS, 1)]
    paper.table(COLUMNS, rows, (12, 62, 24, 24, 24, 20))
    return paper.save()
