"""What the browser server of the merger story starts with: one unit has reported and was accepted, two are at their drafts."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from seed import conftest_of_web


def in_mid_campaign():
    """Three units to be merged: dv1 accepted, dv2 and dv3 writing; dv4 has handed in."""
    sys.modules["web.conftest"] = web = conftest_of_web()
    from web.consolidations.reported import CHECK, JOIN, SENT, reported

    from nhiemky.web.reports.models import Draft, SectionDraft

    with web.setting_up():
        world = web.World()
        given = reported(world)
        given.figures(world.dv1, (JOIN, "40", "12"), (CHECK, "8", "5"), accepted=True)
        given.figures(world.dv4, (JOIN, "20", "7"))
        for unit in (world.dv2, world.dv3):
            duty = given.duties[unit.code, "bc"]
            duty.state = "preparing"
            duty.save()
            draft = Draft.objects.create(obligation=duty, made_at=SENT, saved_at=SENT)
            SectionDraft.objects.create(draft=draft, path="I", title="BỐI CẢNH CHUNG", text="Đoàn kết.", saved_at=SENT, saved_by="x")
