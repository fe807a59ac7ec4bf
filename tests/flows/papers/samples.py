"""A campaign of the invented block committee with every state present, as the papers see it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from nhiemky.domain.campaign import Campaign, DirectiveReference, Owner, Requirement, Unit
from nhiemky.domain.consolidation import ConsolidatedIndicator, Consolidation, Contribution, GatheredSection
from nhiemky.domain.figure import Value
from nhiemky.domain.progress import VIETNAM, Asked, Progress, Standing, State

DUE = datetime(2023, 5, 30, tzinfo=VIETNAM)
AT = datetime(2023, 5, 31, 9, tzinfo=VIETNAM)
OWNER = Owner(
    "Đảng ủy Khối Nam Thuận",
    parent="Tỉnh ủy Nam Thuận",
    place="Nam Thuận",
    organ_code="ĐUK",
    on_behalf_of="T/M BAN THƯỜNG VỤ",
    signer_title="PHÓ BÍ THƯ",
    signer_name="Trần Văn Hòa",
)
PLAN = DirectiveReference("kế hoạch", "112-KH/ĐUK", date(2023, 4, 26), "Ban Thường vụ Đảng ủy Khối Nam Thuận", "sơ kết giữa nhiệm kỳ")
ASKED = (
    Asked("r1", "Báo cáo sơ kết", wording="trước ngày 30/5/2023", last_day=date(2023, 5, 29)),
    Asked("r2", "Phụ lục", wording="trước ngày 30/5/2023", last_day=date(2023, 5, 29)),
)
REQUIREMENTS = tuple(
    Requirement(asked.id, asked.title, "các đơn vị", asked.wording, asked.last_day, "Đảng ủy Khối Nam Thuận", "Văn phòng Đảng ủy Khối")
    for asked in ASKED
)
NAMES = {
    "Doanh nghiệp": ("Đảng bộ CTCP Dệt may Nam Thuận", "Đảng bộ CTCP Cảng Cửa Lạch", "Đảng bộ CTCP Thủy sản Đông Thuận", "Chi bộ Xổ số"),
    "Sở, ngành": ("Đảng bộ Sở Tài chính", "Đảng bộ Sở Y tế", "Chi bộ Thanh tra tỉnh"),
}
UNITS = tuple(
    Unit(f"u{n}", name, branch=branch) for n, (branch, name) in enumerate(((b, n) for b, names in NAMES.items() for n in names), 1)
)


def campaign() -> Campaign:
    """Two reports of seven units in two branches."""
    return Campaign("Sơ kết giữa nhiệm kỳ", OWNER, directive=PLAN, requirements=REQUIREMENTS, units=UNITS)


def standing(unit: str, asked: str, state: State, received: int | None = None, **more: object) -> Standing:
    """received: day of May, in the morning; None: not yet."""
    day = datetime(2023, 5, received, 9, tzinfo=VIETNAM) if received else None
    return Standing(unit, asked, state, more.pop("due", DUE), received=day, **more)  # type: ignore[arg-type]


def standings() -> tuple[Standing, ...]:
    """u1, u2 overdue; u3 extended; u4 returned; u5 accepted; u6 came late; u7 waits for the member in charge."""
    later = DUE + timedelta(days=7)
    rows = []
    for asked in ("r1", "r2"):
        rows += [
            standing("u1", asked, "preparing", completeness=35),
            standing("u2", asked, "open"),
            standing("u3", asked, "preparing", due=later, extended=True, late_reason="chờ số liệu kiểm toán", completeness=57),
            standing("u4", asked, "returned", 27, returned=datetime(2023, 5, 30, 8, tzinfo=VIETNAM), doubtful=1, completeness=92),
            standing("u5", asked, "accepted", 26, accepted=datetime(2023, 5, 28, 8, tzinfo=VIETNAM), completeness=100),
            standing("u6", asked, "submitted", 30, late_reason="đồng chí bí thư đi công tác", completeness=96),
            standing("u7", asked, "submitted", 29, waits_for="member", completeness=100),
        ]
    return tuple(rows)


def progress() -> Progress:
    """The morning of 31/5/2023."""
    return Progress("Sơ kết giữa nhiệm kỳ", ASKED, UNITS, standings(), AT)


def consolidation() -> Consolidation:
    """Two targets short, and what two units called a difficulty."""

    def row(statement: str, measure: str, target: str, actual: str) -> ConsolidatedIndicator:
        asked, came = (Value(words, number=Decimal(words)) for words in (target, actual))
        return ConsolidatedIndicator(statement, measure, "sum", asked, came, "chưa đạt", ())

    section = GatheredSection(
        ("II",),
        "Khó khăn, vướng mắc",
        (Contribution(("Đảng bộ Sở Y tế",), ("Thiếu cán bộ chuyên trách. Hồ sơ bàn giao chậm.",), ("a.docx",)),),
    )
    indicators = (row("Kết nạp đảng viên mới", "đảng viên", "250", "140"), row("Thành lập chi bộ", "chi bộ", "10", "9"))
    return Consolidation((), (), indicators, (section,), expected=7)
