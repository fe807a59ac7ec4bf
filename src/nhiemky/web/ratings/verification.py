"""For `nhiemky verify`: the rules each round pinned are still those whose hash it keeps."""

from __future__ import annotations

from collections.abc import Iterator

from nhiemky.rulebook.rating_sets import verify_pinned
from nhiemky.web.audit.verification import Fault, register
from nhiemky.web.ratings.models import RatingCampaign

NAME = "quy tắc đã ghim"


def check_all() -> Iterator[Fault | int]:
    """Each round."""
    count = 0
    for campaign in RatingCampaign.objects.order_by("pk").iterator(chunk_size=50):
        count += 1
        if not verify_pinned(campaign.rules, campaign.rules_sha256):
            sentence = f"Đợt xếp loại “{campaign.title}”: quy tắc đã ghim không còn khớp mã băm, đã bị sửa. Lấy lại từ bản sao lưu."
            yield Fault(NAME, str(campaign.uuid), sentence)
    yield count


register(NAME, check_all)
