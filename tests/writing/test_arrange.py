"""What is settled before Word or PDF: rules by date, capitals, list marks, the date's form, drawn lines, balanced lines."""

from dataclasses import replace
from datetime import date

import pytest
from writing import samples

from nhiemky.domain.finding import Refusal
from nhiemky.domain.report import Appendix, Letterhead, Report, Signature, Text, text
from nhiemky.rulebook.document_form import form_named
from nhiemky.writing.arrange import Line, Paper, Stroke, arrange, column_widths, text_area, twips

HEAD = Letterhead("ĐẢNG BỘ TỈNH NAM THUẬN", "ĐẢNG ỦY KHỐI", samples.NATION, "07-BC/ĐUK", "Nam Thuận", date(2026, 9, 5))


def paper(head: Letterhead = HEAD, doc_type: str | None = "BÁO CÁO", subject: str = "sơ kết", **parts: object) -> Paper:
    return arrange(Report(head, doc_type, subject, **{"body": (), **parts}))  # type: ignore[arg-type]


def words(items: tuple[object, ...]) -> list[str]:
    return [item.words for item in items if isinstance(item, Line)]


def test_the_rules_are_those_named_else_those_of_the_day_else_the_newest() -> None:
    assert paper(replace(HEAD, date=date(2026, 5, 26))).rules.id == "36-HD/VPTW"
    assert paper(rule="36-HD/VPTW").rules.id == "36-HD/VPTW"
    assert paper(replace(HEAD, date=None)).rules.id == "05-HD/VPTW"
    assert paper(replace(HEAD, state=True)).rules.id == "30/2020/NĐ-CP"
    assert arrange(samples.letter(), rules=form_named("36-HD/VPTW")).rules.id == "36-HD/VPTW"
    with pytest.raises(Refusal):
        paper(replace(HEAD, date=date(2011, 1, 1)))


def test_bases_take_the_marks_of_their_day_whatever_was_typed() -> None:
    bases = tuple(text(f"Căn cứ {name}", "basis") for name in ("Điều lệ Đảng", "Quy chế làm việc;", "Kế hoạch số 21 ,"))
    new = paper(body=(*bases, text("Ban Thường vụ báo cáo:"))).body
    assert [block.runs[0].text for block in new if isinstance(block, Text)] == [
        "- Căn cứ Điều lệ Đảng;",
        "- Căn cứ Quy chế làm việc;",
        "- Căn cứ Kế hoạch số 21.",
        "Ban Thường vụ báo cáo:",
    ]
    old = paper(replace(HEAD, date=date(2023, 2, 4)), body=bases).body
    assert isinstance(old[-1], Text) and old[-1].runs[0].text == "- Căn cứ Kế hoạch số 21,"


def test_a_hint_among_the_bases_keeps_its_words() -> None:
    (block,) = paper(body=(text("Nêu văn bản cấp trên...", "basis", hint=True),)).body
    assert isinstance(block, Text) and block.runs[0].text == "- Nêu văn bản cấp trên..."


def test_recipients_get_dash_and_marks_once() -> None:
    given = ("Tỉnh ủy (để báo cáo),", "- Các chi bộ;", "Lưu Văn phòng")
    assert paper(recipients=given).recipients == ("Nơi nhận:", "- Tỉnh ủy (để báo cáo);", "- Các chi bộ;", "- Lưu Văn phòng.")


def test_an_ellipsis_is_not_a_closing_mark() -> None:
    assert paper(recipients=("Các ban, ngành...", "Lưu VP")).recipients[1] == "- Các ban, ngành..."


def test_a_petition_says_kinh_trinh_under_the_new_guide_only() -> None:
    new = paper(doc_type="TỜ TRÌNH", addressees=("Ban Thường vụ Tỉnh ủy",)).address
    old = paper(replace(HEAD, date=date(2023, 2, 4)), doc_type="TỜ TRÌNH", addressees=("Ban Thường vụ Tỉnh ủy",)).address
    assert new is not None and old is not None
    assert (new.label, old.label, new.names) == ("Kính trình:", "Kính gửi:", ("Ban Thường vụ Tỉnh ủy",))


def test_a_letter_carries_its_subject_under_the_number_and_no_title() -> None:
    letter = arrange(samples.letter())
    assert letter.heading == ()
    assert [line.words for line in letter.left_below] == ["Số 208-CV/ĐUK", "về việc gửi báo cáo sơ kết giữa nhiệm kỳ"]
    state = paper(replace(HEAD, state=True), doc_type=None, subject="V/v gửi báo cáo")
    assert state.left_below[-1].words == "V/v gửi báo cáo"
    assert paper(replace(HEAD, state=True), doc_type=None, subject="gửi báo cáo").left_below[-1].words == "V/v gửi báo cáo"


def test_what_is_not_known_yet_leaves_room() -> None:
    blank = paper(Letterhead(None, "CHI BỘ 3", samples.NATION, "-BC/CB", None, None))
    assert words(blank.left) == ["CHI BỘ 3", "*"]
    assert blank.left_below[0].words == "Số " + "\u00a0" * 6 + "-BC/CB"
    assert blank.right_below[0].words == "……, ngày …… tháng …… năm ……"
    assert paper(replace(HEAD, symbol=None)).left_below[0].words == "Số ……"


def test_a_draft_is_said_under_the_number() -> None:
    assert [line.words for line in paper(draft="Dự thảo lần 2").left_below] == ["Số 07-BC/ĐUK", "Dự thảo lần 2"]


def test_the_signature_keeps_its_order_and_leaves_room_for_the_seal() -> None:
    lines = paper(signature=Signature("T/M Ban Thường vụ", "Phó Bí thư", "Lê Quốc Đạt", note="(đã ký)")).signature
    assert [line and line.words for line in lines] == ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "(đã ký)", None, "Lê Quốc Đạt"]
    assert paper().signature == ()


def test_the_stroke_is_as_long_as_the_words_above_it() -> None:
    (stroke,) = [item for item in paper().right if isinstance(item, Stroke)]
    assert stroke.length == 4133
    state = arrange(samples.state_report())
    (organ,) = [item for item in state.left if isinstance(item, Stroke)]
    assert organ.length < column_widths(state.rules)[0] // 2


def test_a_long_name_breaks_into_lines_of_like_length_and_a_short_one_is_left() -> None:
    superior, body, _ = arrange(samples.state_report()).left
    assert isinstance(superior, Line) and isinstance(body, Line)
    assert superior.inset > 500 and body.inset > 500
    assert all(item.inset == 0 for item in paper().left if isinstance(item, Line))
    endless = paper(replace(HEAD, body="Đ" * 60)).left[1]
    assert isinstance(endless, Line) and endless.inset == 0


def test_appendices_are_numbered_where_the_caller_did_not() -> None:
    two = (Appendix("", "Một", None, ()), Appendix("", "Hai", None, (), landscape=True))
    assert [words(one.heading)[0] for one in paper(appendices=two).appendices] == ["Phụ lục 1", "Phụ lục 2"]
    assert [words(one.heading)[0] for one in paper(replace(HEAD, state=True), appendices=two).appendices] == ["Phụ lục I", "Phụ lục II"]
    assert words(paper(appendices=two[:1]).appendices[0].heading)[0] == "Phụ lục"


def test_the_text_area_is_the_sheet_without_its_margins() -> None:
    rules = paper().rules
    assert (text_area(rules), text_area(rules, landscape=True)) == (twips(165), twips(257))
