"""`nhiemky form CAMPAIGN.json|PLAN.docx --unit NAME|--units ROSTER.xlsx -o FILE.xlsx|DIR [--kit]`: what units fill in.

Design §4.3. A folder gets one file a unit, campaign.json (the campaign as read, for `merge --campaign`) and tat-ca.zip with all of it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import typer

from nhiemky.cli import inputs, output
from nhiemky.domain.campaign import Campaign, Unit
from nhiemky.domain.finding import Finding, Refusal, finding
from nhiemky.flows.campaign import campaign_from_directive, dump_campaign, load_campaign
from nhiemky.flows.enrol import enrol
from nhiemky.flows.kit import make_kit, make_kits, safe_stem, zip_files
from nhiemky.reading.units.known_units import KnownUnits
from nhiemky.reading.units.roster_targets import unit_named
from nhiemky.writing.form_workbook import write_form

CAMPAIGN_FILE = "campaign.json"
ALL_FILE = "tat-ca.zip"


def form(
    source: Path = typer.Argument(
        ..., metavar="CAMPAIGN.json|PLAN.docx", help="Đợt đã lưu, hoặc văn bản .docx .pdf .txt .md", show_default=False
    ),
    unit: str | None = typer.Option(None, "--unit", metavar="NAME", help="Một đơn vị: tên hoặc mã."),
    units: Path | None = typer.Option(None, "--units", metavar="ROSTER", help="Danh sách đơn vị .xlsx .csv .docx"),
    out: Path = typer.Option(..., "-o", "--out", metavar="FILE.xlsx|DIR", help="Tệp của một đơn vị, hoặc thư mục.", show_default=False),
    kit: bool = typer.Option(False, "--kit", help="Thêm khung báo cáo Word và trang đọc trước, mỗi đơn vị một tệp .zip."),
    json: bool = typer.Option(False, "--json", help="In một tài liệu JSON ra màn hình, không in gì khác."),
) -> int:
    """Làm biểu điền số liệu (và khung báo cáo) cho từng đơn vị."""
    campaign, findings = _campaign(source)
    if units:
        roster = inputs.roster(units)
        campaign, findings = enrol(campaign, roster), (*findings, *roster.findings)
    chosen = (_chosen(campaign, unit),) if unit else campaign.units
    if not chosen:
        raise typer.BadParameter("chưa biết lập biểu cho đơn vị nào. Thêm --unit TÊN hoặc --units DANH SÁCH.")
    if unit and not campaign.units:
        campaign = replace(campaign, units=chosen)
    written = _write_one(campaign, chosen[0], out, kit) if unit and _is_file(out, kit) else _write_folder(campaign, chosen, out, kit)
    if json:
        output.print_json({"schema_version": output.SCHEMA_VERSION, "files": [str(path) for path in written], "findings": findings})
    else:
        output.print_findings(findings)
        _tell(campaign, chosen, written, out)
    return output.worst(findings)


def _campaign(source: Path) -> tuple[Campaign, tuple[Finding, ...]]:
    if source.suffix.lower() == ".json":
        return load_campaign(source), ()
    directive = inputs.directive(source)
    campaign = campaign_from_directive(directive)
    silent = not (campaign.outlines or campaign.requirements or directive.appendix_tables)
    return campaign, (finding("directive_asks_nothing", file=source.name),) if silent else ()


def _chosen(campaign: Campaign, name: str) -> Unit:
    """The one unit meant; a name nobody can check, without a roster, is taken as written."""
    if not campaign.units:
        return Unit(safe_stem(name), " ".join(name.split()))
    match = unit_named(KnownUnits.of(campaign.units), name)
    if match.unit:
        return match.unit
    candidates = ", ".join(f"“{unit.name}”" for unit in match.candidates)
    raise Refusal("unit_doubtful", name=name, candidates=candidates) if candidates else Refusal("unit_unknown", name=name)


def _is_file(out: Path, kit: bool) -> bool:
    """A path with a suffix is a file; what stands there as a folder, or has none, is a folder."""
    if out.is_dir() or not out.suffix:
        return False
    wanted = ".zip" if kit else ".xlsx"
    if out.suffix.lower() != wanted:
        raise Refusal("output_wrong_kind", path=str(out), wanted=wanted)
    return True


def _write_one(campaign: Campaign, unit: Unit, out: Path, kit: bool) -> list[Path]:
    output.write_file(out, make_kit(campaign, unit) if kit else write_form(campaign, unit))
    return [out]


def _write_folder(campaign: Campaign, units: tuple[Unit, ...], out: Path, kit: bool) -> list[Path]:
    if out.is_file() or out.suffix.lower() in (".xlsx", ".zip", ".docx"):
        raise Refusal("output_not_folder", path=str(out))
    files: list[tuple[str, bytes]] = []
    for name, data in make_kits(campaign, units, kit):
        output.write_file(out / name, data)
        files.append((name, data))
    files.append((CAMPAIGN_FILE, dump_campaign(campaign).encode()))
    output.write_file(out / CAMPAIGN_FILE, files[-1][1])
    output.write_file(out / ALL_FILE, zip_files(files))
    return [out / name for name, _ in files] + [out / ALL_FILE]


def _tell(campaign: Campaign, units: tuple[Unit, ...], written: list[Path], out: Path) -> None:
    rows = len(campaign.indicators)
    what = f"{rows} chỉ tiêu" if rows else "dòng trống để đơn vị tự ghi chỉ tiêu"
    output.out.print(f"Đã lập biểu cho {len(units)} đơn vị ({what}).")
    if len(written) == 1:
        output.out.print(f"Tệp: {written[0]}", soft_wrap=True)
    else:
        output.out.print(
            f"Thư mục: {out}. Gửi từng tệp cho đơn vị; {CAMPAIGN_FILE} giữ lại để tổng hợp; {ALL_FILE} gồm tất cả.", soft_wrap=True
        )
