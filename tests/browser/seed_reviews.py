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
