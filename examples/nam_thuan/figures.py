"""What every unit has to report: targets and actuals of 14 indicators, adding up to the figures of the screens.

The 73 units whose figures can be read give 1.406 new members of 2.500, 782 inspections of 1.250, 8.214 of 8.766 rated
good or better, 2.318,6 of 4.200 tỷ đồng. Whole and decimal figures are kept as Decimal.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Literal

from nam_thuan.units import BRANCHES, BY_NAME, UNITS, Made

Figure = Decimal | str | None


@dataclass(frozen=True)
class Asked:
    """A row of the plan's appendix. method: how parts become one figure without a campaign file (design §4.4)."""

    code: str
    statement: str
    unit_of_measure: str
    method: Literal["sum", "count_yes", "none"]


INDICATORS = (
    Asked("CT01", "Kết nạp đảng viên mới", "đảng viên", "sum"),
    Asked("CT02", "Nghị quyết chuyên đề, kết luận được ban hành", "văn bản", "sum"),
    Asked("CT03", "Cuộc kiểm tra, giám sát của cấp ủy", "cuộc", "sum"),
    Asked("CT04", "Đảng viên được đánh giá, xếp loại chất lượng năm gần nhất", "đảng viên", "sum"),
    Asked("CT05", "Đảng viên hoàn thành tốt nhiệm vụ trở lên", "đảng viên", "sum"),
    Asked("CT06", "Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ trở lên", "%", "none"),
    Asked("CT07", "Tỷ lệ đảng viên học tập, quán triệt nghị quyết", "%", "none"),
    Asked("CT08", "Tổ chức đảng hoàn thành tốt nhiệm vụ trở lên", "Đạt/Chưa đạt", "count_yes"),
    Asked("CT09", "Cơ quan, doanh nghiệp đạt chuẩn văn hóa", "Đạt/Chưa đạt", "count_yes"),
    Asked("CT10", "Tỷ lệ tổ chức đoàn thể xếp loại vững mạnh", "%", "none"),
    Asked("CT11", "Sáng kiến, đề tài được công nhận", "sáng kiến", "sum"),
    Asked("CT12", "Kinh phí an sinh xã hội, đỡ đầu cơ sở", "triệu đồng", "sum"),
    Asked("CT13", "Nộp ngân sách nhà nước, lũy kế (doanh nghiệp)", "tỷ đồng", "sum"),
    Asked("CT14", "Thu nhập bình quân người lao động (doanh nghiệp)", "triệu đồng/người/tháng", "none"),
)
FOR_COMPANIES = frozenset({"CT13", "CT14"})

# Units whose figures do not arrive, and why: no file at all, or a file that gives no figures (see odd_files, reports).
MISSING = tuple(BY_NAME[name] for name in ("CTCP Dệt may Nam Thuận", "CTCP Cảng Cửa Lạch", "CTCP Phân bón Nam Thuận"))
TRUNCATED = BY_NAME["Sở Xây dựng"]
LOCKED = BY_NAME["CTCP Xây lắp Hưng Thuận"]
PHOTOGRAPHED = BY_NAME["CTCP Thủy sản Đông Thuận"]
UNFILLED = BY_NAME["Trung tâm Khuyến nông"]
WITHOUT_TABLE = BY_NAME["Trường Cao đẳng Nghề tỉnh"]
SILENT = (*MISSING, TRUNCATED, LOCKED, PHOTOGRAPHED, UNFILLED, WITHOUT_TABLE)
REPORTING = tuple(unit for unit in UNITS if unit not in SILENT)

_NEW_MEMBERS = {BRANCHES[0]: (310, 168), BRANCHES[1]: (860, 497), BRANCHES[2]: (510, 296), BRANCHES[3]: (820, 445)}
_NEW_MEMBERS_OF = {
    "CTCP Mía đường Thuận Hòa": (200, 62),
    "CTCP Dược phẩm Thuận An": (90, 48),
    "CTCP Bến xe Nam Thuận": (60, 41),
    "Công ty Xổ số Kiến thiết": (80, 35),
    "CTCP Cấp nước Nam Thuận": (25, 13),
}
_ONE = Decimal("0.1")


def apportion(total: int, weights: dict[str, float]) -> dict[str, Decimal]:
    """`total` in whole parts after `weights`, at least 1 each, by largest remainders."""
    spare = total - len(weights)
    whole = sum(weights.values())
    exact = {code: spare * weight / whole for code, weight in weights.items()}
    parts = {code: int(share) for code, share in exact.items()}
    rest = spare - sum(parts.values())
    for code in sorted(exact, key=lambda code: (parts[code] - exact[code], code))[:rest]:
        parts[code] += 1
    return {code: Decimal(1 + part) for code, part in parts.items()}


class Figures:
    """All figures: `target[indicator code][unit code]` and `actual[...][...]`."""

    def __init__(self, seed: int = 2023) -> None:
        self._random = Random(seed)
        self.target: dict[str, dict[str, Figure]] = {}
        self.actual: dict[str, dict[str, Figure]] = {}
        self._new_members()
        self._documents_and_inspections()
        self._ratings()
        self._shares()
        self._money()

    def of(self, unit: Made) -> list[tuple[Asked, Figure, Figure]]:
        """The unit's rows: what is asked, its target, its actual; a dash where the row is for companies and it is none."""
        none_of_ours = unit in REPORTING and unit.branch != BRANCHES[3]
        return [
            (
                asked,
                self.target[asked.code].get(unit.code),
                "-" if none_of_ours and asked.code in FOR_COMPANIES else self.actual[asked.code].get(unit.code),
            )
            for asked in INDICATORS
        ]

    def _weights(self, units: tuple[Made, ...]) -> dict[str, float]:
        return {unit.code: unit.size * self._random.uniform(0.8, 1.25) for unit in units}

    def _keep(self, code: str, target: dict[str, Figure], actual: dict[str, Figure]) -> None:
        self.target[code], self.actual[code] = target, actual

    def _new_members(self) -> None:
        target: dict[str, Figure] = {unit.code: Decimal(max(3, unit.size // 6)) for unit in SILENT}
        actual: dict[str, Figure] = {}
        for branch, (wanted, reached) in _NEW_MEMBERS.items():
            units = tuple(unit for unit in REPORTING if unit.branch == branch and unit.plain not in _NEW_MEMBERS_OF)
            fixed = {BY_NAME[name].code: pair for name, pair in _NEW_MEMBERS_OF.items() if BY_NAME[name].branch == branch}
            weights = self._weights(units)
            target |= apportion(wanted - sum(pair[0] for pair in fixed.values()), weights)
            leaning = {code: weight * self._random.uniform(0.85, 1.1) for code, weight in weights.items()}
            actual |= apportion(reached - sum(pair[1] for pair in fixed.values()), leaning)
            target |= {code: Decimal(pair[0]) for code, pair in fixed.items()}
            actual |= {code: Decimal(pair[1]) for code, pair in fixed.items()}
        self._keep("CT01", target, actual)

    def _documents_and_inspections(self) -> None:
        documents = {unit.code: Decimal(self._random.randint(2, 9)) for unit in REPORTING}
        self._keep("CT02", {}, {**documents})
        without = {unit.code for unit in REPORTING if unit.is_cell and unit.branch in BRANCHES[1:3]}
        without = set(sorted(without)[:3])
        weights = self._weights(tuple(unit for unit in REPORTING if unit.code not in without))
        target = {**apportion(1250, weights)}
        leaning = {code: weight * self._random.uniform(0.9, 1.1) for code, weight in weights.items()}
        self._keep("CT03", {**target, **{unit.code: Decimal(15) for unit in SILENT}}, {**apportion(782, leaning)})

    def _ratings(self) -> None:
        weights = self._weights(REPORTING)
        rated = apportion(8766, weights)
        good = apportion(8214, {code: float(count) * self._random.uniform(0.97, 1.03) for code, count in rated.items()})
        over = sum((max(Decimal(0), good[code] - rated[code]) for code in rated), Decimal(0))
        good = {code: min(good[code], rated[code]) for code in rated}
        for code in sorted(rated, key=lambda code: good[code] - rated[code]):
            step = min(over, rated[code] - good[code])
            good[code], over = good[code] + step, over - step
        self._keep("CT04", {}, {**rated})
        self._keep("CT05", {}, {**good})
        share = {code: (100 * good[code] / rated[code]).quantize(_ONE, ROUND_HALF_UP) for code in rated}
        self._keep("CT06", {unit.code: Decimal(90) for unit in UNITS}, {**share})

    def _shares(self) -> None:
        codes = [unit.code for unit in REPORTING]
        learned = {code: Decimal(self._random.randint(976, 1000)) / 10 for code in codes}
        for code in self._random.sample(codes, 2):
            del learned[code]
        everyone = {unit.code: Decimal(98) for unit in UNITS}
        self._keep("CT07", {**everyone}, {**learned})
        for name, yes in (("CT08", 68), ("CT09", 67)):
            reached = set(self._random.sample(codes, yes))
            answers = {code: "Đạt" if code in reached else "Chưa đạt" for code in codes}
            self._keep(name, dict.fromkeys((unit.code for unit in UNITS), "Đạt"), {**answers})
        strong = {code: Decimal(self._random.choice((100, 100, 100, 95, Decimal("87.5"), Decimal("92.3")))) for code in codes}
        del strong[self._random.choice(codes)]
        self._keep("CT10", dict.fromkeys((unit.code for unit in UNITS), Decimal(100)), {**strong})

    def _money(self) -> None:
        firms = tuple(unit for unit in REPORTING if unit.branch == BRANCHES[3])
        self._keep("CT11", {}, {unit.code: Decimal(self._random.randint(0, 34)) for unit in REPORTING})
        aid = {unit.code: Decimal(unit.size * self._random.randint(45, 140)) / 10 for unit in REPORTING}
        self._keep(
            "CT12", {unit.code: (aid[unit.code] * Decimal("1.6")).quantize(Decimal(10)) for unit in REPORTING if not unit.is_cell}, {**aid}
        )
        weights = {code: weight**2 for code, weight in self._weights(firms).items()}
        paid = {code: tenths / 10 for code, tenths in apportion(23186, weights).items()}
        wanted = apportion(4200, {code: weight * self._random.uniform(0.9, 1.1) for code, weight in weights.items()})
        self._keep("CT13", {**wanted}, {**paid})
        income = {unit.code: Decimal(self._random.randint(78, 146)) / 10 for unit in firms}
        self._keep("CT14", {code: (amount + 1).quantize(Decimal(1)) for code, amount in income.items()}, {**income})
