"""Findings about ratings (xếp loại) and their tables. Owners: checking/ratings, flows/rating_table.

The basis of a judged finding is the clause of the rule set; what stands here is only for rows of a table.
"""

from nhiemky.domain.sentences.catalogue import Sentence

TABLE = "Bảng xếp loại: đủ cột, mỗi đối tượng một dòng, mức ghi bằng một trong bảy mã"
RULE = "Quy định xếp loại của năm được xếp loại"

RATINGS: dict[str, Sentence] = {
    "cap_exceeded": Sentence(
        "Nhóm “{group}” ({kind}): {excellent} xuất sắc, nhiều nhất được {allowed}, vượt {over} suất. {enforced_words}; {other_words}. "
        "Hãy hạ {over} xuất sắc xuống hoàn thành tốt rồi tính lại.",
        "Group “{group}” ({kind}): {excellent} excellent, at most {allowed}, {over} too many. {enforced_words}; {other_words}. "
        "Lower {over} of them to good.",
        RULE,
    ),
    "cap_other_reading": Sentence(
        "Nhóm “{group}” ({kind}): {excellent} xuất sắc, trong trần {allowed}; nhưng nếu hiểu là “{reading}” thì nhiều nhất "
        "{strict_allowed}, vượt {over}. Hãy hỏi cấp trên cách hiểu trước khi quyết định.",
        "Group “{group}” ({kind}): {excellent} excellent, within {allowed}; read as “{reading}” only {strict_allowed} would be, "
        "{over} too many. Ask your superior which reading holds.",
        RULE,
        "medium",
    ),
    "group_spellings": Sentence(
        "Nhóm “{group}” còn được ghi là {others}; đã tính là một nhóm. Nếu là nhóm khác, hãy đặt tên khác hẳn.",
        "Group “{group}” is also written {others}; counted as one group. If they differ, name them differently.",
        TABLE,
        "low",
    ),
    "group_spans_organisations": Sentence(
        "Nhóm “{group}” gồm cá nhân của {count} tổ chức ({names}), mà trần tính cho {scope}. Nếu khác nơi, hãy ghi mỗi nơi một nhóm.",
        "Group “{group}” has people of {count} organisations ({names}), but the cap counts within one ({scope}). Unless they are one, name "
        "a group for each.",
        RULE,
        "medium",
    ),
    "head_above_collective": Sentence(
        "{name}: {level_name}, cao hơn tập thể mình đứng đầu ({collective}: {collective_level_name}). Hãy hạ người đứng đầu xuống không "
        "quá mức của tập thể, hoặc xem lại mức của tập thể.",
        "{name}: {level_name}, above the body headed ({collective}: {collective_level_name}). Lower the head to the body's level "
        "or less, or look "
        "at the body's level again.",
        RULE,
    ),
    "head_without_collective": Sentence(
        "{name} là người đứng đầu nhưng bảng không có dòng tập thể nào{tie}, nên chưa so được mức. Hãy thêm dòng tập thể, hoặc ghi đúng "
        "organisation_id, collective_id.",
        "{name} heads a body, but there is no such collective's row{tie}; nothing was compared. Add it or correct the ids.",
        TABLE,
        "medium",
    ),
    "unknown_level": Sentence(
        "{name}: mức “{level}” không phải mức xếp loại nào, nên không tính dòng này. Hãy ghi HTXSNV, HTTNV, HTNV, KHTNV, CHUA_XEP_LOAI, "
        "KHONG_XEP_LOAI hoặc MIEN.",
        "{name}: “{level}” is no level; the row does not count. Write one of the seven codes.",
        TABLE,
    ),
    "duplicate_subject": Sentence(
        "{name} ({kind} {subject}) đã có ở {first} với mức {first_level}; dòng này ghi {level} và không được tính. Hãy giữ một dòng cho "
        "mỗi đối tượng.",
        "{name} ({kind} {subject}) already stands in {first} as {first_level}; this row says {level} and does not count. Keep "
        "one row a subject.",
        TABLE,
    ),
    "points_level_mismatch": Sentence(
        "{name}: {points_words} điểm là mức {band_name} ({band_words}), nhưng xếp {level_name}, cao hơn điểm. Hãy hạ mức hoặc sửa điểm.",
        "{name}: {points_words} points are {band_name} ({band_words}), but the level is {level_name}, above the points. Lower "
        "the level or look at the points again.",
        RULE,
    ),
    "level_below_points": Sentence(
        "Nhóm “{group}”: {count} đối tượng xếp thấp hơn mức điểm cho phép ({names}). Không phải lỗi nếu do trần, do thiếu điều kiện hoặc "
        "theo tập thể; hãy xem có ghi rõ lý do không.",
        "Group “{group}”: {count} subjects stand below what their points allow ({names}). No fault where the cap, a condition or the head "
        "rule is the reason; see that it is written.",
        RULE,
        "low",
    ),
    "condition_missing": Sentence(
        "{name} xếp {level_name} nhưng thiếu điều kiện: {says} (ghi: {recorded}). Hãy xem lại mức, hoặc bổ sung số liệu.",
        "{name} is rated {level_name} but lacks a condition: {says} ({recorded}). Look at the level again, or complete the figures.",
        RULE,
    ),
    "forced_level": Sentence(
        "{name} xếp {level_name}, nhưng {wanted_words}: {says}{recorded}. Hãy xếp lại, hoặc ghi căn cứ nếu thuộc trường hợp được trừ.",
        "{name} is rated {level_name}, but {wanted_words}: {says}{recorded}. Rate again, or record the ground of an exception.",
        RULE,
    ),
    "not_ratable": Sentence(
        "{name} xếp {level_name}, nhưng không thuộc diện xếp loại: {says}{recorded}; {wanted_words}. Hãy bỏ mức, hoặc xem lại số liệu.",
        "{name} is rated {level_name} but is not to be rated: {says}{recorded}; {wanted_words}. Take the level away, or look at "
        "the figures.",
        RULE,
    ),
    "rating_to_confirm": Sentence(
        "{count} đối tượng có thể thuộc trường hợp “{says}”: {names}. Chưa đủ căn cứ để kết luận; cần người có thẩm quyền xác nhận.",
        "{count} subjects may fall under “{says}”: {names}. There is too little to conclude on; somebody with the right to must confirm.",
        RULE,
        "medium",
    ),
    "quarters_to_consider": Sentence(
        "{name}: {says} ({recorded}). Hãy xem xét trước khi quyết định mức cả năm.",
        "{name}: {says} ({recorded}). Consider it before the year's level is decided.",
        RULE,
        "medium",
    ),
    "rating_no_table": Sentence(
        "{file}: không thấy bảng xếp loại. Hãy để một hàng tiêu đề ghi subject_kind, subject_id, subject_name, organisation_id, group, "
        "is_head, level.",
        "{file}: no rating table. Give a heading row with subject_kind, subject_id, subject_name, organisation_id, group, is_head, level.",
        TABLE,
    ),
    "rating_columns_missing": Sentence(
        "{file}: bảng thiếu cột {columns}. Hãy thêm cột rồi gửi lại.",
        "{file}: the table lacks {columns}. Add them and try again.",
        TABLE,
    ),
    "rating_year_absent": Sentence(
        "{file}: không có dòng nào của năm {year}; bảng ghi năm {found}. Hãy xem lại năm được hỏi, hoặc cột năm.",
        "{file}: no row is of {year}; the table says {found}. Check the year that was asked, or the year column.",
        TABLE,
    ),
    "rating_no_rows": Sentence(
        "{file}: bảng có tiêu đề nhưng không có dòng nào. Hãy kiểm tra có gửi nhầm tệp mẫu không.",
        "{file}: the table has a heading but no rows. Perhaps the blank form was sent.",
        TABLE,
    ),
    "parquet_without_polars": Sentence(
        "{file}: máy này chưa cài phần đọc .parquet (polars). Hãy gửi bảng dạng .xlsx hoặc .csv, hoặc cài thêm polars.",
        "{file}: this machine cannot read .parquet (polars is not installed). Use .xlsx or .csv, or install polars.",
        TABLE,
    ),
    "rating_row_unusable": Sentence(
        "{name}: subject_kind ghi “{value}”, không rõ là tập thể hay cá nhân, nên không tính dòng này. Hãy ghi collective hoặc individual.",
        "{name}: subject_kind says “{value}”; the row does not count. Write collective or individual.",
        TABLE,
        "medium",
    ),
    "rating_row_too_long": Sentence(
        "{name}: dòng {row} thừa ô so với tiêu đề, không tính dòng này. Số thập phân có dấu phẩy phải để trong ngoặc kép, hoặc dùng dấu ; "
        "giữa các cột.",
        "{name}: row {row} has more cells than the heading; it does not count. Put a number with a comma in quotes, or separate by ;.",
        TABLE,
        "medium",
    ),
    "rating_formula_empty": Sentence(
        "{name}: cột {column} là công thức {formula} chưa có kết quả trong tệp, coi như để trống. Hãy mở tệp bằng Excel, lưu lại rồi gửi.",
        "{name}: column {column} is the formula {formula} without a result, read as blank. Open the file in Excel, save and send it.",
        TABLE,
        "medium",
    ),
    "rating_fractions": Sentence(
        "Cột {column}: mọi ô từ 0 đến 1. Nếu 1 là 100% thì hãy nhân với 100; nếu đúng là 1% thì ghi 1%. Chưa xét cột này.",
        "Column {column}: every cell is 0 to 1. If 1 stands for 100%, multiply by 100; if it is 1%, write 1%. Not judged.",
        TABLE,
        "medium",
    ),
    "rating_cell_odd": Sentence(
        "{name}: cột {column} ghi “{value}”, {fault}.",
        "{name}: column {column} says “{value}”, {fault}.",
        TABLE,
        "medium",
    ),
    "rating_group_missing": Sentence(
        "{name}: không ghi nhóm, nên không tính vào trần nào. Hãy ghi nhóm có vị trí, chức năng, nhiệm vụ tương đồng.",
        "{name}: no group, so it counts in none. Write its group of similar position and role.",
        TABLE,
        "medium",
    ),
    "rating_id_missing": Sentence(
        "{name}: không ghi subject_id; vẫn tính như một đối tượng riêng nhưng không nhận ra được nếu ghi hai lần. Hãy ghi mã.",
        "{name}: no subject_id; it counts, but a second row of the same subject could not be seen. Write an id.",
        TABLE,
        "medium",
    ),
    "rating_other_year": Sentence(
        "{count} dòng ghi năm {year}, đang xét năm {wanted}, nên không tính: {subjects}. Hãy tách mỗi năm một bảng.",
        "{count} rows are of {year}, not {wanted}, and do not count: {subjects}. Keep one table a year.",
        TABLE,
        "medium",
    ),
    "rating_column_twice": Sentence(
        "Cột “{heading}” ({column}) có hai lần; chỉ dùng cột đầu. Hãy bỏ cột thừa.",
        "The column “{heading}” ({column}) stands twice; the first is used. Drop the other.",
        TABLE,
        "medium",
    ),
}
