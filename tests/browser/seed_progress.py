"""The small world with figures against time, for the pages of targets: a unit behind, a level changed, key tasks."""


def progressing():
    from web.conftest import World, setting_up
    from web.targets.progress_world import resolution_of, story

    from nhiemky.web.consolidations.actions import build
    from nhiemky.web.targets.actions import Listed, decide_target_change, list_targets, request_target_change
    from nhiemky.web.targets.models import Indicator

    with setting_up():
        world = World()
    campaign, _ = story(world)
    clerk = world.actor("vanthu1")
    goal = Listed("Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", "25", "CT06", "4", "2021-12")
    list_targets(clerk, world.dv1, [goal], term="2020 - 2025")
    asked = request_target_change(clerk, Indicator.objects.get(organisation=world.dv1), "20", "Sáp nhập hai chi bộ")
    decide_target_change(world.actor("chanh"), asked, agreed=True, document="45-CV/ĐUK, ngày 12/5/2023")
    resolution_of(world)
    build(world.actor("chanh"), campaign)
