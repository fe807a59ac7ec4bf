"""The board's round of 81 collectives (seed_ratings), and the results of the year before beside it."""

from seed_ratings import AT, board

LEVELS = ("HTXSNV", "HTTNV", "HTTNV", "HTTNV", "HTTNV", "HTTNV", "HTNV")


def two_years():
    """2023 on the board, 2022 decided."""
    from web.conftest import setting_up

    from nhiemky.rulebook.rating_sets import rule_set
    from nhiemky.web import clock
    from nhiemky.web.ratings.models import RatingCampaign, Subject

    world, campaign = board()
    with setting_up(), clock.standing_at(AT):
        rules = rule_set(2022)
        past = RatingCampaign.objects.create(
            organisation=world.khoi, title="Kết quả năm 2022", year=2022, period="2022", state="decided", past=True, rule_set_id=rules.id,
            rules=rules.text, rules_sha256=rules.sha256, made_at=AT, made_by="bản mẫu", decided_at=AT,
        )  # fmt: skip
        for order, one in enumerate(campaign.subjects.order_by("order")):
            level = LEVELS[order % len(LEVELS)]
            Subject.objects.create(
                campaign=past, kind=one.kind, code=one.code, name=one.name, organisation=one.organisation, person=one.person,
                title=one.title, group=one.group, is_head=one.is_head, level=level, decided_level=level, order=order,
            )  # fmt: skip
    return world, campaign
