"""The papers of a round: what each holds, who may take it, how it is made.

>>> [paper.key for paper in PAPERS if paper.personal]
['bang-ca-nhan', 'bao-cao-day-du', 'mau-ca-nhan']
>>> PAPERS_BY_KEY["bao-cao"].kinds
('docx', 'xlsx')
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from nhiemky.domain.campaign import Owner
from nhiemky.domain.rating import SubjectKind
from nhiemky.flows import rating_papers as made
from nhiemky.flows.papers.signing import Signing
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.rosters import owner_value
from nhiemky.web.ratings.models import RatingCampaign
from nhiemky.web.ratings.papers.comparing import compared
from nhiemky.web.ratings.papers.forms import filled_forms
from nhiemky.web.ratings.papers.gathering import gathered
from nhiemky.web.ratings.papers.reporting import summary_of
from nhiemky.web.ratings.setup.periods import period_of
from nhiemky.web.ratings.value import rules_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A paper asked for: by whom, of which round, with what on top, as docx | xlsx | zip."""

    actor: Actor
    campaign: RatingCampaign
    signing: Signing
    kind: str

    @property
    def owner(self) -> Owner:
        return owner_value(self.campaign.organisation)


@dataclass(frozen=True, slots=True)
class Paper:
    """personal: holds names of persons: signing in again, and the look is noted."""

    key: str
    title: str
    about: str
    kinds: tuple[str, ...]
    make: Callable[[Asked], bytes]
    personal: bool = False

    def file_name(self, campaign: RatingCampaign, kind: str) -> str:
        """As it is saved: "bang-xep-loai-tap-the-2023.xlsx"."""
        return f"{self.key}-{campaign.period}.{kind}"


def _table(kind: SubjectKind) -> Callable[[Asked], bytes]:
    def make(asked: Asked) -> bytes:
        write = made.table_word if asked.kind == "docx" else made.table_excel
        return write(asked.owner, asked.signing, gathered(asked.campaign), kind)

    return make


def _summary(*, persons: bool) -> Callable[[Asked], bytes]:
    def make(asked: Asked) -> bytes:
        write = made.summary_word if asked.kind == "docx" else made.summary_excel
        return write(asked.owner, asked.signing, summary_of(asked.actor, asked.campaign, persons=persons))

    return make


def _statistics(asked: Asked) -> bytes:
    return made.statistics_excel(asked.owner, asked.signing, gathered(asked.campaign))


def _comparison(asked: Asked) -> bytes:
    write = made.comparison_word if asked.kind == "docx" else made.comparison_excel
    return write(asked.owner, asked.signing, compared(asked.actor, asked.campaign, gathered(asked.campaign)))


def _forms(kind: SubjectKind) -> Callable[[Asked], bytes]:
    def make(asked: Asked) -> bytes:
        rules = rules_of(asked.campaign)
        return made.forms_zip(rules, period_of(asked.campaign.period).words, filled_forms(asked.campaign, rules, kind))

    return make


BOTH = ("docx", "xlsx")
PAPERS: Final[tuple[Paper, ...]] = (
    Paper("bang-tap-the", "Bảng xếp loại tập thể", "Số lượng, tỷ lệ theo nhóm và danh sách tập thể theo mức", BOTH, _table("collective")),
    Paper(
        "bang-ca-nhan", "Bảng xếp loại cá nhân", "Số lượng, tỷ lệ theo nhóm và danh sách cá nhân theo mức", BOTH, _table("individual"),
        personal=True,
    ),
    Paper(
        "bao-cao", "Báo cáo kết quả kiểm điểm, xếp loại",
        "Số kiểm điểm, mức theo nhóm, so với kỳ trước, hạn chế và khắc phục; không có tên cá nhân", BOTH, _summary(persons=False),
    ),
    Paper(
        "bao-cao-day-du", "Báo cáo, bản có danh sách cá nhân", "Như trên, thêm nhóm và danh sách cá nhân theo mức", BOTH,
        _summary(persons=True), personal=True,
    ),
    Paper("bieu-6f", "Biểu thống kê kiểm điểm (6F)", "Phải kiểm điểm, đã, chưa và lý do; được gợi ý kiểm điểm", ("xlsx",), _statistics),
    Paper("so-sanh", "Bảng so sánh", "Qua các kỳ, giữa các đơn vị, với cấp ủy cùng cấp; Excel có biểu đồ", BOTH, _comparison),
    Paper(
        "mau-tap-the", "Mẫu kiểm điểm tập thể đã điền", "Mỗi tập thể một tệp Word, có số liệu đang lưu và gợi ý", ("zip",),
        _forms("collective"),
    ),
    Paper(
        "mau-ca-nhan", "Mẫu kiểm điểm cá nhân đã điền", "Mỗi người một tệp Word, có chức vụ và số liệu đang lưu", ("zip",),
        _forms("individual"), personal=True,
    ),
)  # fmt: skip
PAPERS_BY_KEY: Final[Mapping[str, Paper]] = {paper.key: paper for paper in PAPERS}
KIND_WORDS: Final[Mapping[str, str]] = {"docx": "Word", "xlsx": "Excel", "zip": "Tệp nén"}
