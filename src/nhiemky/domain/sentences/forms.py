"""Findings and refusals of forms, kits, rosters and campaigns. Owners: flows/kit, flows/campaign."""

from nhiemky.domain.sentences.catalogue import Sentence

CAMPAIGN_RULE = "Tệp đợt là JSON đúng docs/campaign.schema.json"
ROSTER_RULE = "Danh sách đơn vị: một dòng tiêu đề có cột Tên đơn vị, mỗi đơn vị một dòng, tên không trùng"
FORM_RULE = "Lệnh form: nhiemky form CAMPAIGN.json|VĂN BẢN --unit TÊN|--units DANH SÁCH -o TỆP.xlsx|THƯ MỤC [--kit]"

FORMS: dict[str, Sentence] = {
    "campaign_not_json": Sentence(
        "{file}: không phải JSON (dòng {line}, cột {column}). Hãy dùng tệp campaign.json do lệnh form ghi ra.",
        "{file}: not JSON (line {line}, column {column}). Use the campaign.json that the form command writes.",
        CAMPAIGN_RULE,
    ),
    "campaign_invalid": Sentence(
        "{file}: {fault}. Hãy sửa chỗ đó rồi chạy lại.",
        "{file}: {fault}. Mend that place and run again.",
        CAMPAIGN_RULE,
    ),
    "campaign_version": Sentence(
        "{file}: tệp đợt ghi theo mẫu số {version}, bản phần mềm này chỉ đọc đến mẫu số {known}. Hãy cập nhật phần mềm.",
        "{file}: schema version {version}, this release reads up to {known}. Update the software.",
        CAMPAIGN_RULE,
    ),
    "answers_unreadable": Sentence(
        "{file}: không đọc được tệp trả lời ({why}). Hãy dùng tệp ghi bởi `check --write-answers`, chỉ điền phần “reason”.",
        "{file}: the file of answers cannot be read ({why}). Use the one `check --write-answers` writes and fill in “reason” only.",
        "Tệp trả lời là tệp của lệnh check --write-answers",
    ),
    "campaign_unreadable": Sentence(
        "{file}: không mở được tệp đợt ({why}). Hãy kiểm tra lại đường dẫn.",
        "{file}: the campaign file cannot be opened ({why}). Check the path.",
        CAMPAIGN_RULE,
    ),
    "roster_kind": Sentence(
        "{file}: danh sách đơn vị phải là .xlsx, .csv hoặc .docx có bảng. Hãy lưu lại theo một trong các dạng đó.",
        "{file}: a roster is an .xlsx, a .csv or a .docx with a table. Save it as one of these.",
        ROSTER_RULE,
    ),
    "roster_no_names": Sentence(
        "{file}: không tìm thấy cột tên đơn vị. Cần một dòng tiêu đề có “Tên đơn vị” hoặc “Tên tổ chức đảng”.",
        "{file}: no column of unit names. It needs a heading row with “Tên đơn vị” or “Tên tổ chức đảng”.",
        ROSTER_RULE,
    ),
    "roster_empty": Sentence(
        "{file}: danh sách có dòng tiêu đề nhưng không có đơn vị nào. Hãy điền mỗi đơn vị một dòng.",
        "{file}: the roster has a heading but no units. Put one unit on each row.",
        ROSTER_RULE,
    ),
    "unit_name_blank": Sentence(
        "Dòng {row}, cột {column}: trống mà các cột khác có chữ ({seen}). Hãy điền tên đơn vị hoặc xóa dòng; dòng này chưa được lấy.",
        "Row {row}, column {column}: blank while other columns are filled ({seen}). Fill in the name or delete the row; it was left out.",
        ROSTER_RULE,
    ),
    "unit_name_duplicate": Sentence(
        "Dòng {row}, cột {column}: “{name}” trùng với dòng {first_row} (“{first}”). Vẫn giữ cả hai;"
        " hãy ghi rõ tên nếu là hai đơn vị, xóa một dòng nếu là một.",
        "Row {row}, column {column}: “{name}” repeats row {first_row} (“{first}”). Both are kept; make the names distinct or delete one.",
        ROSTER_RULE,
    ),
    "unit_code_duplicate": Sentence(
        "Dòng {row}, cột {column}: mã “{given}” đã dùng cho dòng {first_row} (“{first}”). Mỗi đơn vị một mã; tạm lấy {id}.",
        "Row {row}, column {column}: code “{given}” is already used on row {first_row} (“{first}”). {id} is used for now.",
        ROSTER_RULE,
    ),
    "pilot_unclear": Sentence(
        "Dòng {row}, cột {column}: “{value}” không rõ là có hay không. Hãy ghi “x” hoặc để trống; tạm hiểu là không làm điểm.",
        "Row {row}, column {column}: “{value}” is neither yes nor no. Write “x” or leave it blank; taken as no.",
        ROSTER_RULE,
        "medium",
    ),
    "target_unit_unknown": Sentence(
        "Trang “{sheet}”, ô {cell}: “{name}” không có trong danh sách đơn vị. Chỉ tiêu ở đó chưa được lấy; hãy ghi đúng tên như danh sách.",
        "Sheet “{sheet}”, cell {cell}: “{name}” is not in the roster. Its targets were left out; write the name as in the roster.",
        ROSTER_RULE,
        "medium",
    ),
    "target_unit_doubtful": Sentence(
        "Trang “{sheet}”, ô {cell}: “{name}” có thể là {candidates}. Chỉ tiêu ở đó chưa được lấy; hãy ghi mã hoặc tên đầy đủ.",
        "Sheet “{sheet}”, cell {cell}: “{name}” may be {candidates}. Its targets were left out; write the code or the full name.",
        ROSTER_RULE,
        "medium",
    ),
    "target_repeated": Sentence(
        "Trang “{sheet}”, ô {cell}: “{statement}” của {unit} đã có chỉ tiêu “{first}”, nay ghi “{value}”. Giữ số trước; hãy xóa một.",
        "Sheet “{sheet}”, cell {cell}: “{statement}” of {unit} already has the target “{first}”, now “{value}”. Kept: the first.",
        ROSTER_RULE,
        "medium",
    ),
    "unit_unknown": Sentence(
        "Không có đơn vị nào tên “{name}” trong danh sách. Hãy ghi tên hoặc mã như trong danh sách.",
        "No unit “{name}” in the roster. Give the name or the code as the roster has it.",
        FORM_RULE,
    ),
    "unit_doubtful": Sentence(
        "“{name}” có thể là {candidates}. Hãy ghi đủ tên hoặc mã.",
        "“{name}” may be {candidates}. Give the full name or the code.",
        FORM_RULE,
    ),
    "output_not_folder": Sentence(
        "{path}: đã có tệp mang tên này, mà nhiều biểu cần một thư mục. Hãy đặt -o là tên thư mục.",
        "{path}: a file of this name exists, and several forms need a folder. Give a folder to -o.",
        FORM_RULE,
    ),
    "output_wrong_kind": Sentence(
        "{path}: kết quả này là tệp {wanted}. Hãy đổi đuôi tên tệp ra thành {wanted}.",
        "{path}: this result is a {wanted} file. Give the output a name that ends in {wanted}.",
        FORM_RULE,
    ),
    "directive_asks_nothing": Sentence(
        "{file}: không thấy đề cương, phụ lục hay thời hạn nào giao cho đơn vị. Biểu được lập với các dòng trống; hãy xem lại tệp.",
        "{file}: no outline, appendix or deadline for units was found. The form has blank rows; check the file.",
        FORM_RULE,
        "medium",
    ),
}
