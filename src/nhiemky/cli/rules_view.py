"""Rating rules on the screen and as JSON: in words with their clauses, what changed, what is wrong with a file."""

from __future__ import annotations

from collections.abc import Sequence

from nhiemky.cli import output
from nhiemky.domain.finding import Finding
from nhiemky.flows.rules_words import GRADES, PERIODS, Line, unconfirmed, words_of
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import RuleFile

LAYERS = {"centre": "trung ương", "province": "tỉnh", "committee": "đảng ủy", "unit": "đơn vị"}


def show_list(files: Sequence[RuleFile], *, json: bool) -> None:
    """Every shipped document: symbol, years, what it stands on."""
    if json:
        listed = [
            {
                "id": file.id,
                "title": file.title,
                "issuer": file.issuer,
                "signed": file.signed,
                "effective_from": file.effective_from,
                "effective_to": file.effective_to,
                "rated_from": file.rated_from,
                "rated_to": file.rated_to,
                "periods": file.periods,
                "extends": file.extends,
                "layer": file.layer,
                "standing": file.standing,
            }
            for file in files
        ]
        output.print_json({"schema_version": output.SCHEMA_VERSION, "documents": listed})
        return
    for heading, standing in (("Dùng theo năm xếp loại", True), ("Chỉ dùng khi gọi tên (--id)", False)):
        those = [file for file in files if file.standing is standing]
        if those:
            output.out.print(f"[head]{heading}[/head]")
        for file in those:
            output.out.print(f"  {_short(file)}", markup=False, soft_wrap=True)
            output.out.print(f"      {file.title}; {file.issuer}", style="quiet", markup=False, soft_wrap=True)
    output.out.print("In một bộ: nhiemky rules show --year 2023, hoặc --id SỐ KÝ HIỆU", style="quiet")


def _short(file: RuleFile) -> str:
    if file.rated_to == file.rated_from:
        years = f"năm {file.rated_from}"
    else:
        years = f"các năm {file.rated_from}-{file.rated_to}" if file.rated_to else f"từ năm {file.rated_from}"
    parts = [f"{years} ({', '.join(PERIODS[period] for period in file.periods)})", f"cấp {LAYERS[file.layer]}"]
    if file.extends:
        parts.append(f"dựa trên {file.extends}")
    return f"{file.id}: {'; '.join(parts)}"


def show(rules: RuleSet, asked: str, *, json: bool) -> None:
    """The rules in force, section by section."""
    sections = words_of(rules)
    if json:
        answer = {"rule_set": rules.id, "sha256": rules.sha256, "asked": asked, "documents": _documents(rules)}
        output.print_json(
            {
                "schema_version": output.SCHEMA_VERSION,
                **answer,
                "needs_confirmation": unconfirmed(rules),
                "unknown": len(rules.rules.unknown),
                "sections": sections,
                "rules": rules.rules,
            }
        )
        return
    output.out.print(f"[head]Quy tắc xếp loại[/head] {asked}: {rules.id}", soft_wrap=True)
    for section in sections:
        output.out.print(f"\n[head]{section.title}[/head]")
        for line in section.lines:
            _show_line(line)
    output.out.print(
        f"\n{unconfirmed(rules)} điều cần xác nhận, {len(rules.rules.unknown)} điều chưa biết. Mã bộ quy tắc: {rules.sha256[:12]}",
        style="quiet",
    )


def show_difference(old: RuleSet, new: RuleSet, lines: Sequence[Line], *, json: bool) -> None:
    """What changed, in the order of the sections."""
    if json:
        sides = [{"rule_set": each.id, "sha256": each.sha256} for each in (old, new)]
        output.print_json({"schema_version": output.SCHEMA_VERSION, "from": sides[0], "to": sides[1], "changes": lines})
        return
    output.out.print(f"[head]Từ[/head] {old.id} [head]sang[/head] {new.id}", soft_wrap=True)
    if not lines:
        output.out.print("Không có gì khác.")
    for line in lines:
        _show_line(line)


def show_starter(text: str, *, json: bool) -> None:
    """A rule file to copy, as it is: what is printed can be redirected to a file."""
    if json:
        output.print_json({"schema_version": output.SCHEMA_VERSION, "example": text})
    else:
        output.out.print(text, markup=False, highlight=False, soft_wrap=True, end="")


def show_checked(name: str, rules: RuleSet | None, found: Sequence[Finding]) -> None:
    """Whether a rule file is right, and if so what it becomes."""
    output.print_findings(found)
    if rules is not None:
        words = f"đúng khuôn, thành bộ {rules.id}"
        more = f"{unconfirmed(rules)} điều cần xác nhận, {len(rules.rules.unknown)} điều chưa biết"
        output.out.print(f"{name}: {words} ({more})", markup=False, soft_wrap=True)


def _documents(rules: RuleSet) -> list[dict[str, str]]:
    return [{"symbol": symbol, "title": title} for symbol, title in rules.documents.items()]


def _show_line(line: Line) -> None:
    output.out.print(f"  - {line.text}", markup=False, highlight=False, soft_wrap=True, end="")
    output.out.print(f" ({line.basis})", style="quiet", markup=False, highlight=False, soft_wrap=True, end="")
    if line.needs_confirmation and not line.code.startswith("unknown/"):
        why = f": {GRADES[line.grade]}" if line.grade in ("C", "K", "I") else ""
        output.out.print(f" [medium]cần xác nhận{why}[/medium]", soft_wrap=True, end="")
    output.out.print(f". {line.note}" if line.note else "", style="quiet", markup=False, highlight=False, soft_wrap=True)
