"""Invented papers that show every part of the form: a report with two appendices, a letter, a report of the State."""

from __future__ import annotations

from datetime import date

from nhiemky.domain.report import Appendix, Block, Column, Letterhead, Report, Run, Signature, Table, Text, text

NATION = "ĐẢNG CỘNG SẢN VIỆT NAM"
COLUMNS = (
    Column("TT", 10, "centre"),
    Column("Chỉ tiêu", 62),
    Column("Đơn vị tính", 22, "centre"),
    Column("Nghị quyết", 20, "right"),
    Column("Thực hiện", 20, "right"),
    Column("So với (%)", 18, "right"),
    Column("Ghi chú", 24),
)


def rows(count: int) -> tuple[tuple[str, ...], ...]:
    """Indicator rows with figures that grow with the row's number."""
    return tuple(
        (str(n), f"Tỷ lệ tổ chức đảng hoàn thành nhiệm vụ nhóm {n}", "%", f"{80 + n % 20}", f"{79 + n % 21},5", f"{98 + n % 5},7", "")
        for n in range(1, count + 1)
    )


def report(on: date = date(2026, 6, 4)) -> Report:
    """A block committee's mid-term report: parts, headings, notes, hints, a table, two appendices, one of them landscape."""
    body: tuple[Block, ...] = (
        text("Căn cứ Chương trình công tác số 09-CTr/ĐUK của Ban Chấp hành Đảng bộ Khối", "basis"),
        text("Căn cứ Kế hoạch số 21-KH/ĐUK về sơ kết giữa nhiệm kỳ", "basis"),
        text("Ban Thường vụ Đảng ủy Khối báo cáo kết quả nửa đầu nhiệm kỳ như sau:"),
        text("Phần thứ nhất", "part"),
        text("Kết quả thực hiện nghị quyết đại hội", "part_title"),
        text("I- ĐẶC ĐIỂM TÌNH HÌNH", "h1"),
        text("1. Thuận lợi", "h2"),
        Text(
            (
                Run("Đảng bộ Khối có 62 tổ chức cơ sở đảng với 4.118 đảng viên"),
                Run(
                    ", tăng 3,2% so với đầu nhiệm kỳ",
                    note=(
                        Run("Số liệu tính đến ngày 31/5/2026; "),
                        Run("không gồm", italic=True),
                        Run(" đảng viên chuyển đi."),
                    ),
                ),
                Run(". Nội bộ "),
                Run("đoàn kết, thống nhất", bold=True),
                Run(", cấp ủy các cấp chấp hành nghiêm quy chế làm việc và giữ vững nguyên tắc tập trung dân chủ trong lãnh đạo."),
            )
        ),
        text("2. Khó khăn", "h2"),
        text("2.1. Về tổ chức bộ máy", "h3"),
        text("a) Sắp xếp đầu mối", "h4"),
        text("Việc sắp xếp đầu mối làm 7 chi bộ phải kiện toàn cấp ủy hai lần trong một năm; hồ sơ đảng viên bàn giao chậm."),
        text("Ba đảng bộ cơ sở chưa bố trí được cán bộ chuyên trách", "bullet"),
        text("Kinh phí hoạt động cấp theo quý, chậm so với kế hoạch", "bullet"),
        text("Nêu thêm khó khăn riêng của đơn vị, mỗi ý một đoạn, có số liệu kèm theo.", hint=True),
        text("II- KẾT QUẢ CHỦ YẾU", "h1"),
        text("Kết quả các chỉ tiêu chính được nêu trong bảng dưới đây; chi tiết tại Phụ lục 1 và Phụ lục 2.", "body"),
        Table(COLUMNS, (*rows(6), ("", "Cộng", "", "1.406", "1.312", "93,3", (Run("số ước", italic=True),))), bold_rows=frozenset({6})),
        text("III- HẠN CHẾ, NGUYÊN NHÂN", "h1"),
        *(
            text(
                f"Hạn chế thứ {n}: công tác kiểm tra, giám sát ở một số chi bộ chưa thường xuyên; việc theo dõi sau kết luận còn nể nang, "
                "chưa gắn trách nhiệm của người đứng đầu; chế độ báo cáo chưa đúng hạn, nội dung còn chung chung, thiếu số liệu so sánh."
            )
            for n in range(1, 6)
        ),
        text("Phần thứ hai", "part"),
        text("Nhiệm vụ nửa cuối nhiệm kỳ", "part_title"),
        text("Tiếp tục lãnh đạo thực hiện thắng lợi nghị quyết; tập trung khắc phục những hạn chế đã nêu."),
    )
    return Report(
        Letterhead("ĐẢNG BỘ TỈNH NAM THUẬN", "ĐẢNG ỦY KHỐI CÁC CƠ QUAN", NATION, "127-BC/ĐUK", "Nam Thuận", on),
        doc_type="BÁO CÁO",
        subject="sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội\nĐảng bộ Khối lần thứ VI, nhiệm kỳ 2025 - 2030",
        body=body,
        recipients=(
            "Ban Thường vụ Tỉnh ủy (để báo cáo)",
            "Ban Tổ chức, Văn phòng Tỉnh ủy",
            "Các tổ chức cơ sở đảng",
            "Lưu Văn phòng Đảng ủy",
        ),
        signature=Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Thị Bích Phượng"),
        appendices=(
            Appendix(
                "Phụ lục 1",
                "Kết quả thực hiện các chỉ tiêu",
                "(kèm theo Báo cáo số 127-BC/ĐUK, ngày 04/6/2026)",
                (Table(COLUMNS, rows(40)),),
            ),
            Appendix(
                "Phụ lục 2",
                "Danh mục chỉ tiêu theo đơn vị",
                "(kèm theo Báo cáo số 127-BC/ĐUK, ngày 04/6/2026)",
                (
                    text("Số liệu do các đơn vị gửi, chưa làm tròn."),
                    Table(
                        (*COLUMNS, *(Column(f"Đơn vị {n}", 25, "right") for n in range(1, 6))),
                        tuple((*row, "1", "2", "3", "4", "5") for row in rows(12)),
                    ),
                ),
                landscape=True,
            ),
        ),
    )


def letter() -> Report:
    """A công văn to several bodies."""
    return Report(
        Letterhead("ĐẢNG BỘ TỈNH NAM THUẬN", "ĐẢNG ỦY KHỐI CÁC CƠ QUAN", NATION, "208-CV/ĐUK", "Nam Thuận", date(2026, 9, 5)),
        doc_type=None,
        subject="về việc gửi báo cáo sơ kết giữa nhiệm kỳ",
        addressees=("Đảng ủy, chi ủy cơ sở trực thuộc", "Các ban xây dựng Đảng và Văn phòng Đảng ủy Khối"),
        body=(
            text("Thực hiện Kế hoạch số 21-KH/ĐUK, Ban Thường vụ Đảng ủy Khối đề nghị các đồng chí gửi báo cáo trước ngày 20/9/2026."),
            text("Đề nghị các đồng chí quan tâm, thực hiện./."),
        ),
        recipients=("Như trên", "Lưu Văn phòng Đảng ủy"),
        signature=Signature("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Lê Quốc Đạt"),
    )


def state_report() -> Report:
    """A report in the State's form (NĐ 30/2020/NĐ-CP)."""
    return Report(
        Letterhead(
            "ỦY BAN NHÂN DÂN TỈNH NAM THUẬN",
            "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "45/BC-SNNMT",
            "Nam Thuận",
            date(2026, 2, 9),
            state=True,
        ),
        doc_type="BÁO CÁO",
        subject="Kết quả thực hiện chỉ tiêu kinh tế - xã hội quý I năm 2026",
        addressees=("Ủy ban nhân dân tỉnh Nam Thuận",),
        body=(
            text("Căn cứ Kế hoạch số 12/KH-UBND của Ủy ban nhân dân tỉnh;", "basis"),
            text("Sở Nông nghiệp và Môi trường báo cáo như sau:"),
            text("1. Kết quả", "h2"),
            text("Diện tích gieo trồng đạt 93,7% kế hoạch; thu hoạch 1.406 ha."),
            Table(COLUMNS, rows(3)),
            text("Trên đây là báo cáo của Sở./."),
        ),
        recipients=("Như trên", "Lưu: VT, KHTC"),
        signature=Signature("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Hữu Quỳnh"),
        appendices=(
            Appendix("", "Chi tiết chỉ tiêu", "(Kèm theo Báo cáo số 45/BC-SNNMT ngày 09 tháng 02 năm 2026)", (Table(COLUMNS, rows(5)),)),
        ),
    )
