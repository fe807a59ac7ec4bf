"""The small world with a round in review, for the pages of self-reviews."""

from datetime import date


def reviewing():
    """Three collectives and people of unit 1 to review themselves; the unit is asked one thing, by rules with points."""
    from web.conftest import World, setting_up
    from web.ratings.review.conftest import Round

    from nhiemky.web.ratings.models import Subject
    from nhiemky.web.ratings.review import actions

    with setting_up():
        world = World()
    rated = Round(world)
    with setting_up():
        facts = '{"tasks_done_percent": "96", "discipline": "khong", "sources": {"tasks_done_percent": {"source": "12-BC/ĐU", "by": "Ban", "at": "2023-05-10T01:00:00+00:00"}}}'
        Subject.objects.filter(campaign=rated.campaign).update(facts=facts)
    actions.prompt(
        world.actor("bantc"), rated.body1, "Làm rõ vì sao chậm hai kết luận thanh tra, trách nhiệm của từng đồng chí.", section="hai",
        attends="đồng chí Trần Quốc Khải, Ủy viên Ban Thường vụ", answer_by=date(2023, 5, 20),
    )  # fmt: skip


def told():
    """The same round decided, the people of unit 1 told; an opinion stands on the clerk's record."""
    reviewing()
    from nhiemky.web.audit.actor import Actor
    from nhiemky.web.ratings.board.actions import set_level
    from nhiemky.web.ratings.board.deciding import decide
    from nhiemky.web.ratings.models import RatingCampaign
    from nhiemky.web.ratings.review import actions
    from nhiemky.web.ratings.setup.actions import start_deciding

    program = Actor.program("dựng cảnh")
    campaign = RatingCampaign.objects.get()
    for person in campaign.subjects.filter(kind="individual"):
        actions.give_opinion(program, person, "Chi bộ Văn phòng", "Tận tụy, đôi lúc còn chậm.")
    start_deciding(program, campaign)
    for row in campaign.subjects.all():
        set_level(program, campaign, row, "HTTNV", row.version)
    campaign.refresh_from_db()
    for kind in ("collective", "individual"):
        decision = decide(
            program, campaign, kind=kind, symbol=f"{5 if kind == 'collective' else 6}-QĐ/ĐUK", on=date(2023, 5, 14),
            body="Ban Thường vụ Đảng ủy Khối", kept={}, version=campaign.version,
        )  # fmt: skip
        campaign.refresh_from_db()
    actions.send_notices(program, decision, object_by=date(2023, 5, 30))
