"""Units that send their whole report as Word: the sections of the outline in their own words, then the appendix table.

One adds up wrongly in its text, one leaves the table for later, one is typed in a font before Unicode.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from random import Random

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from nam_thuan.figures import Asked, Figure
from nam_thuan.paper import Paper
from nam_thuan.units import BRANCHES, Made
from nam_thuan.workbooks import COLUMNS, Rows, printed, verdict
from nhiemky.vietnamese.legacy import decode_tcvn3
from nhiemky.vietnamese.numbers import format_number

_TO_TCVN3 = {decode_tcvn3(chr(code)): chr(code) for code in range(0xFE, 0xA0, -1)}  # unused codes, above, mean themselves

_SETTING = (
    "Hai năm rưỡi qua, {who} vừa phòng, chống dịch bệnh, vừa giữ nhịp công việc thường xuyên; biên chế giảm, khối lượng việc tăng.",
    "{who} có {members} đảng viên; đội ngũ ổn định, phần lớn có trình độ đại học trở lên, nội bộ đoàn kết.",
    "Giá vật tư, nhiên liệu lên xuống thất thường, thị trường chậm hồi phục, ảnh hưởng đến việc làm và thu nhập của người lao động.",
    "Cơ sở vật chất đã xuống cấp, phần mềm nghiệp vụ chưa liên thông, phải làm nhiều việc bằng tay.",
)
_POLITICAL = (
    "Cấp ủy lãnh đạo hoàn thành nhiệm vụ chuyên môn hằng năm; có {ideas} sáng kiến, đề tài được công nhận từ đầu nhiệm kỳ.",
    "Đơn vị dành {aid} triệu đồng cho an sinh xã hội và giúp xã được phân công đỡ đầu làm đường nội đồng, sửa nhà văn hóa thôn.",
    "Thủ tục giải quyết cho người dân được rút ngắn trung bình một phần ba thời gian; tỷ lệ hồ sơ trễ hẹn giảm qua từng năm.",
)
_IDEOLOGY = (
    "Tỷ lệ đảng viên học tập, quán triệt nghị quyết đạt {learned}%; cấp ủy đổi mới cách học, gắn với việc cụ thể của từng phòng.",
    "Mỗi quý chi bộ nghe một chuyên đề thời sự; ý kiến băn khoăn của đảng viên được trả lời ngay tại buổi sinh hoạt.",
)
_EXAMPLE = (
    "100% chi bộ đăng ký việc làm theo Bác bằng công việc đo được; cuối năm chi bộ nhận xét công khai từng người.",
    "Phong trào tiết kiệm điện, giấy, xăng xe giúp giảm chi thường xuyên, phần tiết kiệm được bổ sung cho quỹ nghĩa tình.",
)
_ORGANISATION = (
    "Từ đầu nhiệm kỳ ban hành {papers} nghị quyết chuyên đề, kết luận; nền nếp sinh hoạt chi bộ được giữ đều.",
    "Kết nạp {new} đảng viên mới{of_target}; đảng viên hoàn thành tốt nhiệm vụ trở lên là {good}/{rated} đồng chí, đạt {share}%.",
)
_MASS = (
    "Công đoàn, Đoàn Thanh niên, Phụ nữ hoạt động đều tay; các tổ chức được xếp loại vững mạnh ở mức cao.",
    "Cấp ủy nghe đoàn thể báo cáo hai lần mỗi năm, giải quyết dứt điểm kiến nghị của đoàn viên, người lao động.",
)
_MANNER = (
    "Cấp ủy giao việc theo đầu người, đầu việc; văn phòng theo dõi thời hạn, hằng tháng báo cáo việc chậm.",
    "Nội dung họp được gửi trước ba ngày, thời gian họp giảm, nghị quyết ngắn và rõ người làm.",
)
_FOCUS = (
    "Nhiệm vụ số hóa hồ sơ đã xong giai đoạn một; phần còn lại hoàn thành trong năm 2024.",
    "Việc sắp xếp tổ chức bên trong làm đúng lộ trình, không phát sinh đơn thư.",
)
_WEAK = (
    "Tiến độ kết nạp đảng viên còn chậm do nguồn quần chúng ưu tú ít, một số chi bộ chưa chủ động tạo nguồn.",
    "Một số buổi sinh hoạt còn nặng về phổ biến công việc; tự phê bình, phê bình có lúc còn nể nang.",
    "Việc kiểm tra, giám sát theo chuyên đề chưa đều, còn dồn vào quý cuối năm.",
)
_LESSON = (
    "Việc gì người đứng đầu trực tiếp theo dõi đến cùng thì việc đó có chuyển biến.",
    "Chọn ít việc, làm đến nơi; công khai kết quả để đảng viên cùng giám sát.",
)
_AHEAD = (
    "Khối lượng công việc tiếp tục tăng trong khi biên chế không tăng; yêu cầu chuyển đổi số đặt ra gấp hơn.",
    "Kinh tế của tỉnh dự báo phục hồi, nhu cầu phục vụ của người dân và doanh nghiệp cao hơn giai đoạn trước.",
)
_AIMS = (
    "Hoàn thành các chỉ tiêu đại hội đã đề ra; dồn sức cho chỉ tiêu kết nạp đảng viên mới và chỉ tiêu kiểm tra, giám sát.",
    "Giữ vững tỷ lệ đảng viên hoàn thành tốt nhiệm vụ trở lên; không để tổ chức đảng xếp loại không hoàn thành nhiệm vụ.",
)
_TASKS = (
    "Giao chỉ tiêu tạo nguồn cho từng chi bộ, mỗi quý kiểm điểm một lần.",
    "Xây dựng chương trình kiểm tra, giám sát rải đều trong năm, tập trung nơi có việc chậm.",
    "Tiếp tục số hóa hồ sơ, mở lớp bồi dưỡng kỹ năng số cho đảng viên.",
)


class OldFontPaper(Paper):
    """A paper of an office that still types in .VnTime: Latin letters that look Vietnamese only in that font."""

    def words(self, text: str) -> str:
        return "".join(_TO_TCVN3.get(char) or _TO_TCVN3.get(char.lower(), char) for char in text)

    def run(self, paragraph: Paragraph, text: str, *, bold: bool = False, italic: bool = False, size: float | None = None) -> Run:
        run = super().run(paragraph, text, bold=bold, italic=italic, size=size)
        capitals = text.isupper()
        if capitals:  # the capital font draws small letters as capitals
            run.text = super().words(self.words(text.lower()))
        name = ".VnTimeH" if capitals else ".VnTime"
        run.font.name = name
        fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:eastAsia", "w:cs"):
            fonts.set(qn(script), name)
        return run


def report(
    unit: Made, rows: Rows, day: datetime, *, number: int, parts_too_many: int = 0, table: bool = True, old_font: bool = False
) -> bytes:
    """The unit's whole report. parts_too_many: by how much the two parts of a total in the text miss it."""
    paper = (OldFontPaper if old_font else Paper)("Báo cáo sơ kết giữa nhiệm kỳ", unit.name, day)
    random = Random(unit.code)
    facts = _facts(unit, rows)
    body = unit.committee.upper()
    symbol = f"{number:02}-BC/{'CU' if unit.is_cell else 'ĐU'}"
    paper.letterhead(
        "ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP TỈNH NAM THUẬN", (body,), symbol, "Nam Thuận", date(day.year, day.month, day.day)
    )
    paper.centred(
        "BÁO CÁO", f"sơ kết giữa nhiệm kỳ thực hiện nghị quyết đại hội {'chi bộ' if unit.is_cell else 'đảng bộ'}, nhiệm kỳ 2020 - 2025"
    )
    paper.line(
        f"Thực hiện Kế hoạch số 112-KH/ĐUK, ngày 26/4/2023 của Ban Thường vụ Đảng ủy Khối, {unit.committee} "
        "báo cáo kết quả sơ kết giữa nhiệm kỳ như sau:"
    )

    def section(heading: str, pool: tuple[str, ...] = (), count: int = 2) -> None:
        paper.block(heading)
        for at in sorted(random.sample(range(len(pool)), min(count, len(pool)))):
            paper.line("- " + pool[at].format(**facts))

    firm = unit.branch == BRANCHES[3]
    section("Phần thứ nhất | KẾT QUẢ NỬA ĐẦU NHIỆM KỲ")
    section("I- BỐI CẢNH CHUNG", (_SETTING[0], _SETTING[1], _SETTING[2] if firm else _SETTING[3]))
    section("II- KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI")
    section("1. Lãnh đạo nhiệm vụ chính trị", _POLITICAL)
    section("2. Giáo dục chính trị, tư tưởng", _IDEOLOGY)
    section("3. Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", _EXAMPLE, 1)
    section("4. Tổ chức đảng và đảng viên", _ORGANISATION)
    paper.line("- " + _inspections(facts, parts_too_many))
    section("5. Lãnh đạo các đoàn thể", _MASS, 1)
    section("6. Phương thức lãnh đạo của cấp ủy", _MANNER, 1)
    section("7. Các nhiệm vụ trọng tâm của nhiệm kỳ", _FOCUS, 1)
    section("III- ĐÁNH GIÁ CHUNG")
    section("1. Ưu điểm và nguyên nhân", ("Các chỉ tiêu lớn của đại hội đạt và vượt tiến độ; cấp ủy đoàn kết, người đứng đầu sát việc.",))
    section("2. Hạn chế và nguyên nhân", _WEAK)
    section("3. Bài học kinh nghiệm", _LESSON, 1)
    section("Phần thứ hai | NHIỆM VỤ NỬA CUỐI NHIỆM KỲ")
    section("I- DỰ BÁO TÌNH HÌNH", _AHEAD, 1)
    section("II- MỤC TIÊU, CHỈ TIÊU PHẢI HOÀN THÀNH", _AIMS, 1)
    section("III- NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU", _TASKS)
    if not table:
        paper.line("Phụ lục chỉ tiêu đơn vị sẽ gửi sau khi rà soát xong số liệu.", italic=True)
    paper.closing(
        ("Ban Thường vụ Đảng ủy Khối (để báo cáo),", "Các chi bộ trực thuộc," if not unit.is_cell else "Chi ủy,", "Lưu."),
        "T/M CHI BỘ" if unit.is_cell else "T/M BAN CHẤP HÀNH",
        "BÍ THƯ",
        unit.head,
    )
    if table:
        paper.page()
        paper.centred("PHỤ LỤC", "Kết quả thực hiện các chỉ tiêu nghị quyết đại hội")
        paper.centred(f"(Kèm theo Báo cáo số {symbol} của {unit.committee})", bold=False, italic=True)
        paper.table(COLUMNS, (_row(at, *row) for at, row in enumerate(rows, 1)), (12, 62, 24, 24, 24, 20))
    return paper.save()


def _row(number: int, asked: Asked, target: Figure, actual: Figure) -> tuple[str, ...]:
    verdict_words = verdict(target, actual, asked.unit_of_measure)
    return (f"{number:02}", asked.statement, asked.unit_of_measure, printed(target), printed(actual), verdict_words)


def _facts(unit: Made, rows: Rows) -> dict[str, str]:
    actual = {asked.code: figure for asked, _, figure in rows}
    target = {asked.code: figure for asked, figure, _ in rows}
    wanted, reached = target["CT01"], actual["CT01"]
    of_target = ""
    if isinstance(wanted, Decimal) and isinstance(reached, Decimal):
        of_target = f", đạt {format_number(100 * reached / wanted, 1)}% chỉ tiêu đại hội ({wanted} đảng viên)"
    names = {"new": "CT01", "papers": "CT02", "inspections": "CT03", "rated": "CT04", "good": "CT05", "share": "CT06", "learned": "CT07"}
    figures = {name: printed(actual[code]) for name, code in (names | {"ideas": "CT11", "aid": "CT12"}).items()}
    return {
        **figures,
        "of_target": of_target,
        "who": "Chi bộ" if unit.is_cell else "Đảng bộ",
        "members": figures["rated"] or str(unit.size),
    }


def _inspections(facts: dict[str, str], too_many: int) -> str:
    """A total and its two parts, right unless told otherwise."""
    if not facts["inspections"]:
        return "Cấp ủy tiến hành kiểm tra, giám sát theo chương trình; chưa phát hiện vi phạm phải xử lý kỷ luật."
    total = int(facts["inspections"])
    checks = total // 2
    watched = total - checks + too_many
    parts = f"kiểm tra {checks:02} cuộc, giám sát {watched:02} cuộc"
    return f"Cấp ủy tiến hành {total} cuộc kiểm tra, giám sát ({parts}); chưa có vi phạm phải xử lý kỷ luật."
