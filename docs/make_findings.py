"""Writes docs/findings.md from the catalogue: python docs/make_findings.py. A test keeps the page and the catalogue the same."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from checking.finding_cases import finding_cases

from nhiemky.domain import sentences
from nhiemky.domain.sentences import Sentence

PAGE = Path(__file__).with_name("findings.md")
AREAS = {
    "DIRECTIVES": "About a directive or a report",
    "PAPER_SUMS": "About sums and shares",
    "PAPER_TIME": "About times",
    "PAPER_DUTIES": "About duties, attachments and the signer",
    "PAPER_REGISTER": "About cited documents",
    "PAPER_FORM": "About the form of a Word document",
    "UNIT_CONTENT": "About what a unit wrote",
    "BETWEEN_PAPERS": "Between documents",
    "TABLES": "About units' tables and their consolidation",
    "FORMS": "About forms, rosters and campaigns",
    "APPENDIX": "About the cells of an appendix while it is filled in",
    "WEB": "Refusals of the running office",
    "JOBS": "Refusals of work in the background",
    "API": "Refusals of the API",
    "ACCOUNTS": "Refusals about accounts and one-time codes",
    "LEDGER": "Refusals about a committee's own list of targets",
    "TARGET_PROGRESS": "Refusals about the progress of targets and key tasks",
    "CONFIRMATION": "Refusals while a directive is confirmed as a campaign",
    "CAMPAIGNS": "About campaigns and their obligations",
    "CASCADE": "About a unit's own campaign below its superior's",
    "SUBMISSIONS": "About a report on its way to the office",
    "PACKAGES": "Refusals about sealed packages",
    "DRAFTS": "About drafts and opinions on them",
    "PROPOSALS": "Refusals about proposals of units and guidance",
    "TERMS": "Refusals about the work from one term to the next",
    "CONSOLIDATIONS": "About stored consolidations and the owner's own report",
    "MERGERS": "About mergers and splits, and figures of former units",
    "ORGANISATIONS": "About the tree, people and groups",
    "OFFICE": "About the office's own work",
    "RATINGS_SETUP": "Refusals while a round of rating is set up",
    "RATINGS": "About ratings and their tables",
    "RATINGS_BOARD": "Refusals while a board decides ratings",
    "RATINGS_REVIEW": "About the review before a rating",
    "RATINGS_PAST": "Refusals about earlier years' ratings",
    "CONFERENCES": "Refusals about the conference calendar",
    "CONFERENCE_PLANS": "About a table of conferences to be planned",
    "REMEDIES": "Refusals about shortcomings, remedies and visits",
    "STATISTICS": "About inspection statistics",
    "RULES": "About rule files",
    "REFUSALS": "Refusals: the file or the request cannot be taken (exit code 2)",
}
HEAD = """# Findings and refusals

Made from `src/nhiemky/domain/sentences/` by `docs/make_findings.py`; a test keeps the two the same. `{...}` are the finding's facts.
A finding is a value about the user's document: `code`, `severity`, a Vietnamese sentence, quotes with places, and the `basis` it rests on.
Exit code 1 means a finding of severity high, 2 a refusal; the other files are always done.
"""


def page() -> str:
    parts = [HEAD]
    cases = finding_cases()
    for area, title in AREAS.items():
        catalogue: dict[str, Sentence] = getattr(sentences, area)
        parts.append(f"\n## {title}\n")
        for code, sentence in sorted(catalogue.items()):
            parts.append(f"\n### `{code}` ({sentence.severity})\n\n{sentence.vi}\n\n*{sentence.en}*\n\nBasis: {sentence.basis}\n")
            if code in cases:
                parts.append(f"\nExample: {' '.join(cases[code].example.split())}\n")
    return "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
