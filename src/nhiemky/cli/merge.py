"""`nhiemky merge FILE|DIR... -o OUT.xlsx`: the units' tables added up, every figure with its cell.

Design §4.4. Exit: 0 fine, 1 a finding of severity high, 2 a file was refused (the others are merged and written all the same).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer
from rich.progress import Progress

from nhiemky.cli import inputs, output
from nhiemky.cli.today import day_of
from nhiemky.domain.campaign import Campaign, Unit
from nhiemky.domain.consolidation import ConsolidatedIndicator, Consolidation
from nhiemky.flows.campaign import dump_campaign, load_campaign
from nhiemky.flows.campaign_figures import figures_of, figures_words, with_figures
from nhiemky.flows.consolidated_report import consolidated_report
from nhiemky.flows.enrol import enrol
from nhiemky.flows.merge import as_json
from nhiemky.flows.merge import merge as merge_files
from nhiemky.reading.units.roster import Roster
from nhiemky.writing.consolidation_words import figure_words, range_words, target_words, versus_words
from nhiemky.writing.consolidation_workbook import write_consolidation

SHOWN = 15
"""Indicators and findings shown on the screen; the workbook has them all."""


def merge(
    files: list[Path] = typer.Argument(
        ..., metavar="FILE|DIR...", help="Bảng của các đơn vị, hoặc thư mục chứa chúng.", show_default=False
    ),
    out: Path = typer.Option(..., "-o", "--output", metavar="OUT.xlsx", help="Bảng tổng hợp.", show_default=False),
    docx: Path | None = typer.Option(None, "--docx", metavar="OUT.docx", help="Dự thảo báo cáo Word."),
    pdf: Path | None = typer.Option(None, "--pdf", metavar="OUT.pdf", help="Dự thảo báo cáo PDF."),
    campaign: Path | None = typer.Option(None, "--campaign", metavar="CAMPAIGN.json", help="Đợt: danh mục chỉ tiêu, đơn vị, đề cương."),
    units: Path | None = typer.Option(None, "--units", metavar="ROSTER.xlsx", help="Danh sách đơn vị phải gửi."),
    on: str | None = typer.Option(None, "--date", metavar="dd/mm/yyyy", help="Ngày ghi trên báo cáo (mặc định: hôm nay)."),
    figures: Path | None = typer.Option(
        None, "--figures", metavar="OUT.json", help="Ghi lại đợt kèm số tổng hợp, để `check --against` soát báo cáo (cần --campaign)."
    ),
    json: bool = typer.Option(False, "--json", help="In một tài liệu JSON ra màn hình, không in gì khác."),
) -> int:
    """Tổng hợp bảng chỉ tiêu của các đơn vị; mỗi số dẫn về đơn vị, tệp, ô."""
    day = day_of(on)
    if figures and not campaign:
        raise typer.BadParameter("cần cả --campaign CAMPAIGN.json", param_hint="--figures")
    for path, wanted in ((out, ".xlsx"), (docx, ".docx"), (pdf, ".pdf"), (figures, ".json")):
        output.refuse_other_kind(path, wanted)
    opened = load_campaign(campaign) if campaign else None
    roster = inputs.roster(units) if units else Roster(())
    if opened and units:
        opened = enrol(opened, roster)
    written = [path for path in (out, docx, pdf, figures) if path]
    total = _merged(files, opened, roster.units, written)
    output.write_file(out, write_consolidation(total, opened))
    _write_report(total, opened, day, docx, pdf)
    if figures and opened:
        output.write_file(figures, dump_campaign(with_figures(opened, total)).encode())
    if json:
        output.print_json(as_json(total))
    else:
        _show(total)
        for path in written:
            output.out.print(f"Đã ghi {path}", markup=False, soft_wrap=True)
    return output.worst(total.findings, refused=any(source.use == "refused" for source in total.sources))


def _merged(files: Sequence[Path], campaign: Campaign | None, roster: Sequence[Unit], written: Sequence[Path]) -> Consolidation:
    with Progress(console=output.err, transient=True, disable=not output.err.is_terminal) as bar:
        task = bar.add_task("Đọc tệp", total=None)
        return merge_files(
            files,
            campaign=campaign,
            roster=roster,
            leave_out=written,
            progress=lambda done, count: bar.update(task, completed=done, total=count),
        )


def _write_report(total: Consolidation, campaign: Campaign | None, day: date, docx: Path | None, pdf: Path | None) -> None:
    if docx is None and pdf is None:
        return
    report = consolidated_report(total, campaign, on=day)
    if docx:
        from nhiemky.writing.word import write_word

        output.write_file(docx, write_word(report, carried=figures_words(figures_of(total, campaign))))
    if pdf:
        from nhiemky.writing.pdf import write_pdf

        output.write_file(pdf, write_pdf(report))


def _show(total: Consolidation) -> None:
    """What a clerk wants to know at once: how many came, the totals, which files to ask about."""
    say = output.out.print
    say(f"[head]{len(total.sources)} tệp, {total.coverage} có số liệu, {len(total.indicators)} chỉ tiêu[/head]")
    for number, indicator in enumerate(total.indicators[:SHOWN], 1):
        say(f"{number:>3}. {_line(indicator, total.whole)}", markup=False, soft_wrap=True)
    if len(total.indicators) > SHOWN:
        say(f"     ... và {len(total.indicators) - SHOWN} chỉ tiêu nữa trong bảng", style="quiet")
    counts = output.count_findings(total.findings)
    if total.findings:
        say(f"[head]Phát hiện:[/head] {counts['high']} nặng, {counts['medium']} vừa, {counts['low']} nhẹ")
        output.print_findings(total.findings[:SHOWN])
        if len(total.findings) > SHOWN:
            say(f"... và {len(total.findings) - SHOWN} điều nữa ở trang “Phát hiện” của bảng", style="quiet")


def _line(indicator: ConsolidatedIndicator, whole: int) -> str:
    """ "Kết nạp đảng viên mới (đảng viên): 1.406, chỉ tiêu 2.500, chưa đạt (56,2%) [73/81 đơn vị]"."""
    unit = f" ({indicator.unit_of_measure})" if indicator.unit_of_measure else ""
    figure = figure_words(indicator.actual) or range_words(indicator) or "chưa có số liệu"
    target = target_words(indicator)
    versus = versus_words(indicator)
    words = [figure, *([f"chỉ tiêu {target}"] if target else []), *([versus[:1].lower() + versus[1:]] if versus else [])]
    return f"{indicator.statement}{unit}: {', '.join(dict.fromkeys(words))} [{indicator.counted}/{whole} đơn vị]"
