"""Before a yearly rating: the small world, five more departments with their heads, and one shortcoming of last year, mended then."""

from datetime import UTC, date, datetime

MORE = ("Đảng bộ Sở Mây", "Đảng bộ Sở Nắng", "Đảng bộ Sở Sương", "Đảng bộ Sở Sóng", "Đảng bộ Thanh tra Nam Thuận")
FORMER = "Hai chi bộ trực thuộc chưa duy trì sinh hoạt chi bộ hằng tháng"


def before():
    """Six departments in one group: with four good ones none may be excellent, with five one."""
    from web.conftest import DAY, World, setting_up

    from nhiemky.web import clock
    from nhiemky.web.audit.actor import Actor
    from nhiemky.web.organisations import tree
    from nhiemky.web.organisations.models import Organisation, OrganisationType, OrganisationVersion, Person, Post

    with setting_up():
        world = World()
        kind = OrganisationType.objects.get(code="dang-bo-co-so")
        for number, name in enumerate(MORE, 5):
            unit = Organisation.objects.create(code=f"K.0{number}", name=name, type=kind, parent=world.khoi, branch="Sở, ngành")
            OrganisationVersion.objects.create(
                organisation=unit, valid_from=DAY, name=name, type=kind, parent=world.khoi, branch="Sở, ngành"
            )
            person = Person.objects.create(name=f"Đinh Công Đầu {number}")
            Post.objects.create(
                person=person, organisation=unit, role="unit_secretary", title="Bí thư Đảng ủy", is_head=True, valid_from=DAY
            )
        tree.refresh(date(2023, 12, 1))
    program = Actor.program("dựng cảnh")
    with clock.standing_at(datetime(2023, 1, 10, 2, 0, tzinfo=UTC)):
        _mended_last_year(world, program)


def _mended_last_year(world, program):
    from nhiemky.web.remedies import actions, mending

    one = actions.record(
        program, world.dv1, FORMER, period="2022", found_on=date(2022, 12, 15), source="rating", source_words="Kiểm điểm năm 2022"
    )
    remedy = mending.plan(program, one, owner="Bí thư Đảng ủy", words="Lập lịch sinh hoạt cố định.", deadline=date(2023, 3, 31))
    mending.report(program, remedy, "Từ tháng 3 họp đủ.")
    mending.close(world.actor("ubkt"), remedy, "Đã xem sổ sinh hoạt.")
