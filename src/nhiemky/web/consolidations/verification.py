"""For `nhiemky verify`: every consolidation is made again from its reports, and its sums by other means."""

from __future__ import annotations

from collections.abc import Iterator

from nhiemky.flows.consolidation_versions import check
from nhiemky.web.audit.verification import Fault, register
from nhiemky.web.consolidations.inputs import reopened
from nhiemky.web.consolidations.models import Consolidation
from nhiemky.web.consolidations.opened import read_value

NAME = "bản tổng hợp"


def check_all() -> Iterator[Fault | int]:
    """Each version; what was held in memory is not believed."""
    count = 0
    for version in Consolidation.objects.select_related("campaign").order_by("pk").iterator(chunk_size=20):
        count += 1
        inputs = reopened(version)
        if inputs.hash != version.inputs_hash:
            sentence = f"Bản {version.number} của đợt {version.campaign_id}: báo cáo hoặc lựa chọn làm nên bản này đã bị sửa."
            yield Fault(NAME, str(version.uuid), sentence)
        for found in check(version.number, read_value(version), inputs):
            yield Fault(NAME, str(version.uuid), found.message)
    yield count


register(NAME, check_all)
