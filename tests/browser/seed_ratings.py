"""The rating round of the prototype's screen: 81 collectives in four groups, their heads, the morning before the board meets."""

from datetime import UTC, datetime
from decimal import Decimal

AT = datetime(2023, 12, 12, 1, 15, tzinfo=UTC)
BODIES = (
    "Sở Công Thương", "Sở Tài nguyên và Môi trường", "Sở Y tế", "Văn phòng UBND tỉnh", "Sở Xây dựng", "Sở Tài chính", "Sở Nội vụ",
    "Sở Tư pháp", "Sở Khoa học và Công nghệ", "Sở Kế hoạch và Đầu tư", "Sở Thông tin và Truyền thông", "Sở Lao động",
    "Sở Giáo dục và Đào tạo", "Sở Nông nghiệp", "Sở Văn hóa", "Thanh tra tỉnh", "Cục Thống kê", "Kho bạc tỉnh", "Bảo hiểm xã hội tỉnh",
    "Tòa án tỉnh", "Viện kiểm sát tỉnh", "Sở Giao thông Vận tải", "Sở Ngoại vụ", "Ban Dân tộc",
)  # fmt: skip
EXCEEDED = {"Sở Công Thương": 52, "Sở Tài nguyên và Môi trường": 68, "Sở Y tế": 71, "Văn phòng UBND tỉnh": 64}
"""Percent of tasks exceeded."""
OTHERS = (("Cơ quan đảng, đoàn thể", 12, (1, 9, 2, 0)), ("Đơn vị sự nghiệp", 17, (1, 13, 3, 0)), ("Doanh nghiệp", 28, (3, 19, 5, 1)))
LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")
SHARED = "Bí thư đảng bộ"


def board(facts: bool = True):
    """A round in the state deciding; levels as on the screen: group "Sở, ngành" one over, one head above the body."""
    import json
    from datetime import date

    from web.conftest import World, setting_up

    from nhiemky.rulebook.rating_sets import rule_set
    from nhiemky.web import clock
    from nhiemky.web.organisations import tree
    from nhiemky.web.organisations.models import Organisation, OrganisationType, OrganisationVersion, Person, Post
    from nhiemky.web.ratings.models import RatingCampaign, Subject

    with setting_up(), clock.standing_at(AT):
        world = World()
        kind = OrganisationType.objects.get(code="dang-bo-co-so")
        rules = rule_set(2023)
        campaign = RatingCampaign.objects.create(
            organisation=world.khoi, title="Xếp loại năm 2023", year=2023, period="2023", state="deciding", rule_set_id=rules.id,
            rules=rules.text, rules_sha256=rules.sha256, meets_at=datetime(2023, 12, 14, 7, 0, tzinfo=UTC), made_at=AT, made_by="bản mẫu",
            opened_at=AT,
        )  # fmt: skip
        lines = [(f"Đảng bộ {name}", "Sở, ngành", _level(n, (4, 17, 3, 0))) for n, name in enumerate(BODIES)]
        for group, count, counts in OTHERS:
            lines += [(f"Đảng bộ {group} số {n + 1}", group, _level(n, counts)) for n in range(count)]
        for order, (name, group, level) in enumerate(lines):
            unit = Organisation.objects.create(code=f"K.{100 + order}", name=name, type=kind, parent=world.khoi, branch=group)
            OrganisationVersion.objects.create(organisation=unit, valid_from=date(2023, 1, 1), name=name, type=kind, parent=world.khoi)
            bare = name.removeprefix("Đảng bộ ")
            known = {"tasks_exceeded_percent": str(Decimal(EXCEEDED[bare]))} if facts and bare in EXCEEDED else {}
            body = Subject.objects.create(
                campaign=campaign, kind="collective", code=unit.code, name=name, organisation=unit, group=group, level=level,
                self_level="HTXSNV" if level == "HTXSNV" or bare in ("Sở Xây dựng", "Sở Tài chính") else level, order=order,
                facts=json.dumps(known),
            )  # fmt: skip
            person = Person.objects.create(name=f"Nguyễn Văn Đầu {order + 1}")
            Post.objects.create(
                person=person, organisation=unit, role="unit_secretary", title="Bí thư", is_head=True, valid_from=date(2023, 1, 1)
            )
            heads = {"Sở Công Thương": "HTTNV", "Sở Tài nguyên và Môi trường": "HTTNV", "Sở Xây dựng": "HTXSNV"}
            Subject.objects.create(
                campaign=campaign, kind="individual", code=f"{unit.code}-01", name=person.name, organisation=unit, person=person,
                title="Bí thư Đảng ủy", group=f"{SHARED} nhóm {group.lower()}", is_head=True, level=heads.get(bare, body.level),
                self_level=body.level, order=1000 + order,
            )  # fmt: skip
        tree.refresh(date(2023, 12, 12))
    return world, campaign


def _level(n: int, counts: tuple[int, ...]) -> str:
    for level, count in zip(LEVELS, counts, strict=True):
        if n < count:
            return level
        n -= count
    return "HTTNV"
