"""Findings about a table of conferences to be planned. Owners: flows/conference_table, scheduling/conferences."""

from nhiemky.domain.sentences.catalogue import Sentence

TABLE = "Bảng hội nghị: mỗi đơn vị một dòng, đủ cột unit, attendees, pilot, from, to, half_days"

CONFERENCE_PLANS: dict[str, Sentence] = {
    "conferences_no_table": Sentence(
        "{file}: không thấy bảng hội nghị. Hãy để một hàng tiêu đề ghi unit, attendees, pilot, from, to, half_days.",
        "{file}: no table of conferences. Give a heading row with unit, attendees, pilot, from, to, half_days.",
        TABLE,
    ),
    "conferences_columns_missing": Sentence(
        "{file}: bảng hội nghị thiếu cột {columns}. Hãy thêm cột rồi chạy lại.",
        "{file}: the table of conferences lacks {columns}. Add them and try again.",
        TABLE,
    ),
    "conferences_no_rows": Sentence(
        "{file}: bảng hội nghị có tiêu đề nhưng không có dòng nào. Hãy kiểm tra có gửi nhầm tệp mẫu không.",
        "{file}: the table of conferences has a heading but no rows. Perhaps the blank form was sent.",
        TABLE,
    ),
    "conference_row_unusable": Sentence(
        "Dòng {row}{named}: {fault}. Dòng này chưa được xếp lịch; hãy sửa rồi chạy lại.",
        "Row {row}{named}: {fault}. It was not planned; correct it and run again.",
        TABLE,
    ),
    "conference_unit_twice": Sentence(
        "Dòng {row}: đơn vị “{unit}” đã có ở dòng {first}; dòng {row} không được xếp. Hãy giữ mỗi đơn vị một dòng, hoặc ghi tên khác nhau.",
        "Row {row}: “{unit}” already stands in row {first}; row {row} was not planned. Keep one row a unit, or name them differently.",
        TABLE,
    ),
    "conference_attendee_twice": Sentence(
        "Dòng {row} (“{unit}”): {person} được ghi hai lần; tính là một người.",
        "Row {row} (“{unit}”): {person} is written twice and counted once.",
        TABLE,
        "low",
    ),
    "conference_people_alike": Sentence(
        "“{one}” và “{other}” chỉ khác nhau dấu; đang tính là hai người, có thể xếp cùng một buổi. Nếu là một người, hãy ghi giống nhau.",
        "“{one}” and “{other}” differ in marks only; they are counted as two people. If they are one, write them the same.",
        TABLE,
        "medium",
    ),
    "conference_column_twice": Sentence(
        "Cột “{heading}” có hai lần; chỉ dùng cột đầu. Hãy bỏ cột thừa.",
        "The column “{heading}” stands twice; the first is used. Drop the other.",
        TABLE,
        "medium",
    ),
    "conferences_too_many": Sentence(
        "{file}: {count} hội nghị, nhiều hơn {most} là mức một lần xếp lịch. Hãy chia theo khối hoặc theo đợt.",
        "{file}: {count} conferences, over the {most} of one plan. Split them by branch or by round.",
        TABLE,
    ),
}
