"""What the browser server of the consolidation tests starts with: the small world and what its units handed in."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from seed import conftest_of_web


def handed_in():
    """Three units of four reported; one wrote an indicator in words of its own."""
    sys.modules["web.conftest"] = web = conftest_of_web()
    from web.consolidations.reported import CHECK, JOIN, reported

    with web.setting_up():
        world = web.World()
        given = reported(world)
        given.figures(world.dv1, (JOIN, "40", "12"), (CHECK, "8", "5"), accepted=True)
        given.figures(world.dv2, (JOIN, "20", "7"))
        given.figures(world.dv3, ("Phát triển đảng viên", "30", "4"))
        given.texts(world.dv1, ("I", "BỐI CẢNH CHUNG", "Nội bộ đoàn kết, thống nhất."))
