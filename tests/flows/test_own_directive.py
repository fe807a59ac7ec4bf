"""The owner's own directive, written as Word and read back, gives the campaign it was written from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhiemky.domain.campaign import Campaign, DirectiveReference, Indicator, Owner, Policies, Requirement, Task, Unit, UnitGroup
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.domain.report import Table, Text
from nhiemky.flows.campaign import campaign_from_directive
from nhiemky.flows.own_directive import PILOT, Paper, own_directive, paper_of
from nhiemky.flows.read_file import read_bytes
from nhiemky.vietnamese.columns import default_columns
from nhiemky.vietnamese.days import format_day
from nhiemky.writing.word import write_word

PLAN = Path(__file__).resolve().parents[2] / "examples" / "khoi-nam-thuan" / "ke-hoach.docx"


def read_back(campaign: Campaign, paper: Paper | None = None) -> Campaign:
    _, directive = read_bytes(write_word(own_directive(campaign, paper)), "van-ban.docx")
    return campaign_from_directive(directive)


def nodes(rows: tuple[OutlineNode, ...]) -> list[object]:
    return [(node.label, node.title, node.guidance, nodes(node.children)) for node in rows]


def content(campaign: Campaign) -> dict[str, object]:
    """What has to come back: all but ids, places in the text, the roster, and what only the number and date of the paper say."""
    return {
        "title": campaign.title,
        "owner": campaign.owner,
        "term": campaign.term,
        "cut_off": (campaign.cut_off, campaign.cut_off_estimated),
        "requirements": sorted(
            (repr(replace(asked, id="", outline=bool(asked.outline) and asked.outline)) for asked in campaign.requirements),
        ),
        "tasks": sorted(repr(replace(task, id="")) for task in campaign.tasks),
        "outlines": [(one.title, one.subtitle, one.intro, nodes(one.nodes)) for one in campaign.outlines],
        "appendix": (campaign.appendix_title, campaign.appendix_columns),
        "indicators": [replace(row, code="") for row in campaign.indicators],
        "policies": campaign.policies or Policies(add_targets="free"),
        "adjustment": (campaign.adjustment_policy, campaign.adjustment_consent_from),
        "groups": sorted((group.name, group.units) for group in campaign.groups),
    }


def test_the_example_plan_comes_back_whole():
    _, directive = read_bytes(PLAN.read_bytes(), "ke-hoach.docx")
    campaign = campaign_from_directive(directive)
    again = read_back(campaign)
    assert content(again) == content(campaign)
    assert (again.id, again.directive) == (campaign.id, campaign.directive)


OWNER = Owner(
    "Đảng ủy xã Suối Vàng",
    "ĐẢNG BỘ TỈNH NAM THUẬN",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Suối Vàng",
    "ĐU",
    "T/M BAN THƯỜNG VỤ",
    "BÍ THƯ",
    "Lò Văn Sáng",
)
BUREAU, OFFICE = "Ban Thường vụ Đảng ủy xã", "Văn phòng Đảng ủy xã"
OUTLINES = (
    Outline(
        "l1", "ĐỀ CƯƠNG", "báo cáo tổng kết nhiệm kỳ 2020 - 2025", None, (), (),
        (OutlineNode("I", "TÌNH HÌNH"), OutlineNode("II", "KẾT QUẢ", ("Nêu rõ số liệu.",), children=(OutlineNode("1", "Chính trị"),))),
        Evidence("ĐỀ CƯƠNG"),
    ),
    Outline(
        "l2", "ĐỀ CƯƠNG", "báo cáo kiểm điểm của cấp ủy", None, (), (),
        (OutlineNode("I", "TẬP THỂ"), OutlineNode("II", "CÁ NHÂN")), Evidence("ĐỀ CƯƠNG"),
    ),
)  # fmt: skip
EVERYBODY = ("Chi bộ, đảng bộ cơ sở", "Cấp ủy các chi bộ, đảng bộ cơ sở")
WAYS = (("before", "trước ngày"), ("by", "chậm nhất ngày"), ("by", "đến hết ngày"))
SENT = (
    ("gửi báo cáo tổng kết", "report", "l1", "sections"),
    ("gửi báo cáo kiểm điểm của cấp ủy", "report", "l2", "filed"),
    ("gửi phụ lục chỉ tiêu", "appendix", None, "figures"),
    ("gửi Báo cáo công tác kiểm tra, giám sát và thi hành kỷ luật đảng", "report", None, "sections"),
)
HELD = (("tổ chức hội nghị tổng kết", "event", None, None), ("tổ chức hội nghị lấy ý kiến", "event", None, None))
DRAFTED = (
    ("dự thảo báo cáo tổng kết của Đảng bộ xã", "report", "l1", "sections"),
    ("dự thảo báo cáo kiểm điểm của Ban Chấp hành", "report", "l2", "filed"),
)
BOARDS = ("Ban Xây dựng Đảng Đảng ủy xã", "Ủy ban Kiểm tra Đảng ủy xã", "Văn phòng Đảng ủy xã")
WORK = (
    "tuyên truyền kết quả tổng kết",
    "theo dõi việc kiểm điểm ở cơ sở",
    "hướng dẫn chi bộ sinh hoạt chuyên đề",
    "chuẩn bị hội nghị của Đảng bộ xã",
)
STATEMENTS = (("Kết nạp đảng viên", "đảng viên", "sum"), ("Tỷ lệ hộ nghèo", "%", "none"), ("Nhà văn hóa thôn", "nhà", "sum"))

days = st.dates(date(2025, 6, 1), date(2026, 6, 1))


@st.composite
def deadlines(draw) -> dict[str, object]:
    (bound, words), on = draw(st.sampled_from(WAYS)), draw(days)
    last = on - timedelta(days=1) if bound == "before" else on
    return {"bound": bound, "on": on, "last_day": last, "wording": f"{words} {format_day(on)}"}


@st.composite
def asked_of_units(draw) -> tuple[Requirement, ...]:
    found = []
    for what, kind, outline, up in draw(st.lists(st.sampled_from(SENT), min_size=1, max_size=3, unique=True)):
        to = {"submit_to": BUREAU, "via": draw(st.sampled_from((OFFICE, None)))}
        parts = {**draw(deadlines()), **to, "deliverable": kind, "outline": outline, "goes_up": up, "who": draw(st.sampled_from(EVERYBODY))}
        found.append(Requirement(id="", what=what, optional=draw(st.booleans()), **parts))
    for what, kind, _, _ in draw(st.lists(st.sampled_from(HELD), max_size=2, unique=True)):
        parts = {**draw(deadlines()), "submit_to": None, "via": None, "deliverable": kind, "who": draw(st.sampled_from(EVERYBODY))}
        found.append(Requirement(id="", what=what, **parts))
    return tuple(found)


@st.composite
def own_duties(draw) -> tuple[Requirement, ...]:
    found = []
    for what, kind, outline, up in draw(st.lists(st.sampled_from(DRAFTED), max_size=2, unique=True)):
        board = draw(st.sampled_from(BOARDS[:2]))
        adopted = (BUREAU, *draw(st.sampled_from(((), ("Ban Chấp hành Đảng bộ xã",)))))
        parts = {"own": True, "lead": board, "who": board, "submit_to": BUREAU, "via": None, "adopted_by": adopted, **draw(deadlines())}
        helpers = {"cooperating": draw(st.sampled_from(((), (OFFICE,)))), "editorial_team": draw(st.sampled_from(((), ("Tổ Biên tập",))))}
        found.append(Requirement(id="", what=what, deliverable=kind, outline=outline, goes_up=up, **parts, **helpers))
    return tuple(found)


@st.composite
def campaigns(draw) -> Campaign:
    estimated = draw(st.booleans())
    cut_off = draw(st.sampled_from(("2025-04", "2025-09-30")))
    policies = draw(
        st.builds(Policies, st.sampled_from(("forbidden", "consent")), *[st.sampled_from(("forbidden", "consent", "free"))] * 2)
    )
    rows = draw(st.lists(st.sampled_from(STATEMENTS), max_size=3, unique=True))
    asked = (*draw(asked_of_units()), *draw(own_duties()))
    groups = draw(
        st.sampled_from(((), (UnitGroup(PILOT, ("Chi bộ bản Hạ",)),), (UnitGroup(PILOT, ("Chi bộ bản Hạ", "Đảng bộ Công an xã")),)))
    )
    gates = {name: draw(st.booleans()) for name in ("drafts_cleared_first", "pilot_drafts_higher", "office_sees_drafts")}
    policies = replace(policies, **gates, lesson_first=bool(groups) and draw(st.booleans()))
    work = draw(st.lists(st.tuples(st.sampled_from(WORK), st.sampled_from(BOARDS)), max_size=3, unique_by=lambda pair: pair[0]))
    consent = {"forbidden": ("no_adjustment", None), "consent": ("needs_consent", BUREAU)}[policies.change_targets]
    return Campaign(
        "Tổng kết thực hiện Nghị quyết Đại hội nhiệm kỳ 2020 - 2025", OWNER, term="2020 - 2025", cut_off=cut_off, cut_off_estimated=estimated,
        outlines=OUTLINES, appendix_title="Kết quả thực hiện các chỉ tiêu", appendix_columns=default_columns(cut_off, estimated),
        indicators=tuple(Indicator("", *row, direction="lower" if "nghèo" in row[0] else "higher") for row in rows),
        requirements=tuple(replace(one, id=f"o{number}") for number, one in enumerate(asked, 1)),
        tasks=tuple(Task(f"v{number}", what, lead) for number, (what, lead) in enumerate(work, 1)), policies=policies,
        adjustment_policy=consent[0], adjustment_consent_from=consent[1], groups=groups,
    )  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(campaigns(), st.sampled_from((Paper(symbol="12-KH/ĐU", on=date(2025, 5, 20)), Paper("hướng dẫn", "05-HD/ĐU", date(2025, 5, 20)))))
def test_any_campaign_of_these_parts_comes_back_whole(campaign, paper):
    assert content(read_back(campaign, paper)) == content(campaign)


BASE = Campaign(
    "Tổng kết nhiệm kỳ 2020 - 2025",
    OWNER,
    term="2020 - 2025",
    outlines=OUTLINES,
    requirements=(
        Requirement("o1", "gửi báo cáo tổng kết", "Chi bộ, đảng bộ cơ sở", "trước ngày 10/9/2025", date(2025, 9, 9), BUREAU, OFFICE, "before", date(2025, 9, 10)),
    ),
)  # fmt: skip


def test_an_official_letter_carries_the_same_and_its_title():
    again = read_back(BASE, Paper("công văn", "41-CV/ĐU", date(2025, 5, 20)))
    assert (again.title, again.directive and again.directive.symbol) == (BASE.title, "41-CV/ĐU")
    assert [(one.what, one.who, one.wording) for one in again.requirements] == [
        ("gửi báo cáo tổng kết", "Chi bộ, đảng bộ cơ sở", "trước ngày 10/9/2025")
    ]


def test_number_and_day_stay_open_where_they_are_not_given():
    report = own_directive(BASE)
    assert report.letterhead.symbol == "-KH/ĐU" and report.letterhead.date is None
    again = read_back(BASE)
    assert again.title == BASE.title and again.owner == BASE.owner


def test_a_report_the_owner_sends_up_keeps_who_adopts_it():
    sent = Requirement(
        "o5", "gửi Báo cáo công tác kiểm tra, giám sát", BUREAU, "trước ngày 10/10/2025", date(2025, 10, 9), "Ban Thường vụ Tỉnh ủy",
        "Văn phòng Tỉnh ủy", "before", date(2025, 10, 10), own=True, lead=BUREAU, adopted_by=("Ban Chấp hành Đảng bộ xã",),
    )  # fmt: skip
    again = next(one for one in read_back(replace(BASE, requirements=(*BASE.requirements, sent))).requirements if one.own)
    assert (again.what, again.submit_to, again.via, again.lead) == (sent.what, sent.submit_to, sent.via, BUREAU)
    assert "Ban Chấp hành Đảng bộ xã" in again.adopted_by


def test_deadlines_by_event_and_by_the_clock_come_back():
    clock = Requirement(
        "o2", "đăng ký lịch hội nghị", "Chi bộ, đảng bộ cơ sở", "trước 11 giờ ngày 10/9/2025", date(2025, 9, 10), BUREAU, None, "by",
        date(2025, 9, 10), "11:00",
    )  # fmt: skip
    event = Requirement("o3", "gửi báo cáo kiểm điểm", "Chi bộ, đảng bộ cơ sở", "sau khi kết thúc hội nghị", None, BUREAU, None)
    again = read_back(replace(BASE, requirements=(clock, event)))
    assert [(one.wording, one.time, one.last_day) for one in again.requirements] == [
        ("trước 11 giờ ngày 10/9/2025", "11:00", date(2025, 9, 10)),
        ("sau khi kết thúc hội nghị", None, None),
    ]


def test_groups_are_listed_with_their_units_by_name():
    group = Requirement("o4", "gửi báo cáo", "Các đảng bộ doanh nghiệp", "trước ngày 10/9/2025", date(2025, 9, 9), BUREAU, None, "before", date(2025, 9, 10), group="Các đảng bộ doanh nghiệp")  # fmt: skip
    units = (Unit("a", "Đảng bộ Công ty Chè"), Unit("b", "Đảng bộ Công ty Gỗ"), Unit("c", "Chi bộ bản Hạ", pilot=True))
    campaign = replace(
        BASE, requirements=(group,), units=units, groups=(UnitGroup("Các đảng bộ doanh nghiệp", ("a", "b")), UnitGroup(PILOT, ("c",)))
    )
    again = read_back(campaign)
    assert again.groups == (
        UnitGroup("Các đảng bộ doanh nghiệp", ("Đảng bộ Công ty Chè", "Đảng bộ Công ty Gỗ")),
        UnitGroup(PILOT, ("Chi bộ bản Hạ",)),
    )
    assert again.requirements[0].group == "Các đảng bộ doanh nghiệp"


def test_the_superiors_directive_is_what_the_paper_carries_out():
    order = DirectiveReference("kế hoạch", "127-KH/TU", date(2025, 4, 18), "Ban Thường vụ Tỉnh ủy", "tổng kết nhiệm kỳ")
    words = [block.runs[0].text for block in own_directive(replace(BASE, directive=order)).body if isinstance(block, Text)]
    assert words[0].startswith("Thực hiện Kế hoạch số 127-KH/TU, ngày 18/4/2025 của Ban Thường vụ Tỉnh ủy")
    bases = own_directive(BASE, Paper(bases=("Kế hoạch số 127-KH/TU của Tỉnh ủy",))).body
    assert isinstance(bases[0], Text) and bases[0].style == "basis"


def test_the_owners_own_directive_keeps_its_number():
    order = DirectiveReference("hướng dẫn", "05-HD/ĐU", date(2025, 5, 20), "ĐẢNG ỦY XÃ SUỐI VÀNG", None)
    assert paper_of(replace(BASE, directive=order)) == Paper("hướng dẫn", "05-HD/ĐU", date(2025, 5, 20))
    assert paper_of(BASE) == Paper()


def test_a_campaign_without_outline_or_appendix_has_no_annex():
    assert own_directive(replace(BASE, outlines=())).appendices == ()
    (blank,) = own_directive(replace(BASE, outlines=(), appendix_title="Kết quả")).appendices
    assert isinstance(blank.blocks[0], Table) and len(blank.blocks[0].rows) == 5


def test_the_states_form_is_used_for_a_state_body():
    owner = Owner("Ủy ban nhân dân xã Suối Vàng", national_heading="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", organ_code="UBND")
    assert own_directive(replace(BASE, owner=owner)).letterhead.state


def test_the_same_campaign_gives_the_same_bytes():
    assert write_word(own_directive(BASE)) == write_word(own_directive(replace(BASE)))
