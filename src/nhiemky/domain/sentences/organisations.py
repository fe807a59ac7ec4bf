"""Findings and refusals of the dated tree, its successions, and lists of organisations and people. Owner: organisations."""

from nhiemky.domain.sentences.catalogue import Sentence

TREE_RULE = "Cây tổ chức có thời điểm: mỗi ngày một tổ chức có một tên, một cấp trên đang hoạt động"
SUCCESSION_RULE = "Hợp nhất, chia tách: không sửa bản cũ, mỗi thay đổi có ngày và quyết định; số liệu của đơn vị cũ giữ nguyên"
LIST_RULE = "Danh sách nhập: mỗi đơn vị một dòng; cấp trên ghi đúng tên hoặc mã; tên trùng thì hỏi, không tự gộp"

ORGANISATIONS: dict[str, Sentence] = {
    "tree_cycle": Sentence(
        "“{name}”: từ ngày {on} thành vòng cấp trên ({names}). Hãy sửa cấp trên của một đơn vị trong vòng.",
        "“{name}”: from {on} the superiors form a ring ({names}). Correct the superior of one of them.",
        TREE_RULE,
    ),
    "version_backwards": Sentence(
        "“{name}”: ngày kết thúc {end} trước ngày bắt đầu {start}. Hãy sửa một trong hai ngày.",
        "“{name}”: ends {end}, before it begins {start}. Correct one of the days.",
        TREE_RULE,
    ),
    "versions_overlap": Sentence(
        "“{name}”: bắt đầu ngày {on} khi “{before}” của chính đơn vị này chưa kết thúc. Hãy ghi lại ngày.",
        "“{name}”: begins {on} while “{before}” of the same unit has not ended. Correct the day.",
        TREE_RULE,
    ),
    "parent_unknown": Sentence(
        "“{name}”: cấp trên không có trong danh sách tổ chức. Hãy chọn lại cấp trên.",
        "“{name}”: its superior is not among the organisations. Choose the superior again.",
        TREE_RULE,
    ),
    "parent_not_standing": Sentence(
        "“{name}”: ngày {on} cấp trên “{parent}” chưa lập hoặc đã kết thúc. Hãy sửa ngày, hoặc chọn cấp trên khác.",
        "“{name}”: on {on} its superior “{parent}” does not stand. Correct the day, or choose another superior.",
        TREE_RULE,
    ),
    "succession_shape_merge": Sentence(
        "Hợp nhất cần từ hai đơn vị cũ trở lên và đúng một đơn vị mới. Hãy chọn lại.",
        "A merger takes two or more units and gives one. Choose again.",
        SUCCESSION_RULE,
    ),
    "succession_shape_split": Sentence(
        "Chia tách cần đúng một đơn vị cũ và từ hai đơn vị sau chia tách trở lên. Hãy ghi thêm đơn vị.",
        "A split takes one unit and gives two or more. Add a unit.",
        SUCCESSION_RULE,
    ),
    "succession_shape_end": Sentence(
        "Kết thúc hoạt động cần ít nhất một đơn vị và không có đơn vị thay thế. Có đơn vị thay thế thì chọn Hợp nhất.",
        "Ending takes at least one unit and gives none. Where another takes over, choose a merger.",
        SUCCESSION_RULE,
    ),
    "succession_shape_rename": Sentence(
        "Đổi tên chỉ áp dụng cho một đơn vị và giữ nguyên đơn vị đó. Hãy chọn đúng một đơn vị.",
        "A rename is of one unit that goes on. Choose one unit.",
        SUCCESSION_RULE,
    ),
    "succession_shape_move": Sentence(
        "Chuyển cấp trên chỉ áp dụng cho một đơn vị và giữ nguyên đơn vị đó. Hãy chọn đúng một đơn vị.",
        "A move is of one unit that goes on. Choose one unit.",
        SUCCESSION_RULE,
    ),
    "succession_shape_convert": Sentence(
        "Chuyển đổi loại hình là từ một đơn vị thành một đơn vị. Hãy chọn đúng một đơn vị.",
        "A conversion is of one unit into one. Choose one unit.",
        SUCCESSION_RULE,
    ),
    "succession_name_blank": Sentence(
        "Chưa ghi tên đơn vị sau thay đổi. Hãy ghi tên như trong quyết định.",
        "The name after the change is blank. Write it as the decision has it.",
        SUCCESSION_RULE,
    ),
    "succession_not_standing": Sentence(
        "“{name}” không hoạt động vào ngày {on}. Hãy chọn ngày khác hoặc đơn vị khác.",
        "“{name}” does not stand on {on}. Choose another day or another unit.",
        SUCCESSION_RULE,
    ),
    "succession_later_version": Sentence(
        "“{name}” đã có thay đổi từ ngày {later}, sau ngày {on}. Hãy chọn ngày từ {later} trở đi, hoặc hoàn tác thay đổi đó trước.",
        "“{name}” already changes on {later}, after {on}. Choose a day from {later} on, or undo that change first.",
        SUCCESSION_RULE,
    ),
    "succession_children": Sentence(
        "Còn {count} đơn vị trực thuộc chưa biết về đâu: {names}. Hãy chọn nơi tiếp nhận, hoặc chuyển các đơn vị ấy trước.",
        "{count} units under it have no place yet: {names}. Choose where they go, or move them first.",
        SUCCESSION_RULE,
    ),
    "succession_parent": Sentence(
        "“{name}”: cấp trên “{parent}” không hoạt động vào ngày {on}. Hãy chọn cấp trên khác.",
        "“{name}”: the superior “{parent}” does not stand on {on}. Choose another.",
        SUCCESSION_RULE,
    ),
    "succession_under_itself": Sentence(
        "“{name}” không thể trực thuộc chính nó hoặc đơn vị cấp dưới của nó. Hãy chọn cấp trên khác.",
        "“{name}” cannot stand under itself or a unit below it. Choose another superior.",
        SUCCESSION_RULE,
    ),
    "undo_touched": Sentence(
        "Không hoàn tác được: “{name}” đã được sửa sau lần này. Hãy hoàn tác lần sửa sau trước, hoặc sửa tay.",
        "Cannot be undone: “{name}” was changed since. Undo the later change first, or correct it by hand.",
        SUCCESSION_RULE,
    ),
    "undo_used": Sentence(
        "Không hoàn tác được: “{name}” đã được dùng ở nơi khác ({by}). Hãy sửa tay, hoặc dùng Kết thúc hoạt động.",
        "Cannot be undone: “{name}” is used elsewhere ({by}). Correct it by hand, or end the unit.",
        SUCCESSION_RULE,
    ),
    "undone_already": Sentence(
        "{what} đã được hoàn tác trước đó. Không cần làm gì thêm.",
        "{what} was undone before. Nothing more to do.",
        SUCCESSION_RULE,
    ),
    "code_used": Sentence(
        "Mã “{given}” đã được dùng. Mỗi đơn vị một mã; hãy ghi mã khác.",
        "The code “{given}” is in use. One code a unit; write another.",
        LIST_RULE,
    ),
    "organisation_alike": Sentence(
        "Đã có “{name}” gần giống tên này. Nếu là đơn vị khác, hãy đánh dấu “Đây là đơn vị khác” rồi lưu lại.",
        "“{name}” is much like this name. If it is another unit, tick “Đây là đơn vị khác” and save again.",
        LIST_RULE,
    ),
    "role_not_grantable": Sentence(
        "Vai trò “{role}” do quản trị giao. Hãy báo quản trị, hoặc chọn vai trò khác.",
        "The role “{role}” is given by the administrator. Ask the administrator, or choose another.",
        "model.md: roles scoped to an organisation's subtree",
    ),
    "role_row_not_grantable": Sentence(
        "Dòng {row}, cột {column}: vai trò “{value}” do quản trị giao. Chức vụ vẫn được nhập, vai trò để trống.",
        "Row {row}, column {column}: the role “{value}” is given by the administrator. The post is taken, without the role.",
        "model.md: roles scoped to an organisation's subtree",
        "medium",
    ),
    "day_before_start": Sentence(
        "“{name}” bắt đầu từ ngày {start}, nên ngày {on} chưa áp dụng được. Hãy ghi ngày từ {start} trở đi.",
        "“{name}” begins on {start}, so {on} does not fit. Write a day from {start} on.",
        TREE_RULE,
    ),
    "charge_of_nothing": Sentence(
        "Chưa chọn đơn vị hoặc ghi lĩnh vực phụ trách. Hãy chọn ít nhất một.",
        "No unit chosen and no field written. Give at least one.",
        TREE_RULE,
    ),
    "group_name_used": Sentence(
        "Đã có nhóm “{name}”. Hãy đặt tên khác, hoặc sửa nhóm đã có.",
        "There is a group “{name}” already. Choose another name, or edit that group.",
        TREE_RULE,
    ),
    "import_moved_on": Sentence(
        "Danh sách tổ chức đã thay đổi từ lúc xem trước {file}. Bản xem trước đã được tính lại; hãy xem lại rồi xác nhận.",
        "The organisations changed since {file} was previewed. The preview was made anew; look again, then confirm.",
        LIST_RULE,
    ),
    "import_doubts_open": Sentence(
        "{file}: còn {count} dòng chưa trả lời là đơn vị mới hay đơn vị đã có. Hãy trả lời hết rồi xác nhận.",
        "{file}: {count} rows are not settled yet, new or on record. Answer them all, then confirm.",
        LIST_RULE,
    ),
    "import_settled": Sentence(
        "{what}: lần nhập này đã xong hoặc đã bỏ, không sửa được nữa. Hãy tải tệp lên lại nếu cần.",
        "{what}: this import is finished or dropped. Upload the file again if need be.",
        LIST_RULE,
    ),
    "import_nothing": Sentence(
        "{file}: không có gì mới hoặc thay đổi để nhập. Hãy sửa tệp rồi tải lại, hoặc bỏ lần nhập này.",
        "{file}: nothing new or changed. Mend the file and upload it again, or drop this import.",
        LIST_RULE,
    ),
    "since_clamped": Sentence(
        "Dòng {row}, cột {column}: ngày {value} trước ngày cấp trên “{parent}” có trên phần mềm ({start}). Lấy ngày {start}.",
        "Row {row}, column {column}: {value} is before the superior “{parent}” is on record ({start}). Taken: {start}.",
        LIST_RULE,
        "low",
    ),
    "carry_allotment": Sentence(
        "Chỉ tiêu {indicator}: các phần chia {parts} không bằng số của đơn vị cũ ({whole}). Hãy sửa các phần cho khớp.",
        "Indicator {indicator}: the parts {parts} do not make the former unit's figure ({whole}). Correct the parts.",
        SUCCESSION_RULE,
    ),
    "organisations_kind": Sentence(
        "{file}: danh sách tổ chức phải là .xlsx hoặc .csv. Hãy dùng mẫu Excel tải từ trang Nhập từ Excel.",
        "{file}: a list of organisations is an .xlsx or a .csv. Use the Excel form from the import page.",
        LIST_RULE,
    ),
    "organisations_no_heading": Sentence(
        "{file}: không tìm thấy dòng tiêu đề. Cần cột “Tên đơn vị” (danh sách tổ chức) hoặc “Họ tên” và “Đơn vị” (danh sách người).",
        "{file}: no heading row. It needs “Tên đơn vị” (organisations), or “Họ tên” and “Đơn vị” (people).",
        LIST_RULE,
    ),
    "organisations_empty": Sentence(
        "{file}: có dòng tiêu đề nhưng không có dòng nào bên dưới. Hãy điền mỗi đơn vị hoặc mỗi người một dòng.",
        "{file}: a heading with nothing below. Put one unit or person on each row.",
        LIST_RULE,
    ),
    "cell_blank": Sentence(
        "Dòng {row}, cột {column}: để trống mà các cột khác có chữ ({seen}). Hãy điền, hoặc xóa dòng; dòng này chưa được lấy.",
        "Row {row}, column {column}: blank while other columns are filled ({seen}). Fill it in or delete the row; it was left out.",
        LIST_RULE,
    ),
    "cell_not_day": Sentence(
        "Dòng {row}, cột {column}: “{value}” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 04/5/2023; dòng này chưa được lấy.",
        "Row {row}, column {column}: “{value}” is no day. Write day/month/year, such as 04/5/2023; the row was left out.",
        LIST_RULE,
    ),
    "list_cell_too_long": Sentence(
        "Dòng {row}, cột {column}: dài {length} chữ, nhiều nhất là {limit}. Hãy viết gọn lại; dòng này chưa được lấy.",
        "Row {row}, column {column}: {length} letters long, at most {limit}. Shorten it; the row was left out.",
        LIST_RULE,
    ),
    "cell_not_yes_no": Sentence(
        "Dòng {row}, cột {column}: “{value}” không rõ là có hay không. Hãy ghi “x” hoặc để trống; tạm hiểu là không.",
        "Row {row}, column {column}: “{value}” is neither yes nor no. Write “x” or leave it blank; taken as no.",
        LIST_RULE,
        "medium",
    ),
    "days_backwards": Sentence(
        "Dòng {row}, cột {column}: ngày {end} không sau ngày bắt đầu {start}. Hãy sửa một trong hai ngày; dòng này chưa được lấy.",
        "Row {row}, column {column}: {end} is not after the first day {start}. Correct one; the row was left out.",
        LIST_RULE,
    ),
    "parent_not_found": Sentence(
        "Dòng {row}, cột {column}: không tìm thấy “{value}”.{nearest} Hãy ghi đúng tên hoặc mã của cấp trên; dòng này chưa được lấy.",
        "Row {row}, column {column}: “{value}” was not found.{nearest} Write the superior's name or code exactly; the row was left out.",
        LIST_RULE,
    ),
    "parent_doubtful": Sentence(
        "Dòng {row}, cột {column}: “{value}” có thể là {candidates}. Hãy ghi mã hoặc tên đầy đủ; dòng này chưa được lấy.",
        "Row {row}, column {column}: “{value}” may be {candidates}. Write the code or the full name; the row was left out.",
        LIST_RULE,
    ),
    "parent_is_itself": Sentence(
        "Dòng {row}, cột {column}: “{value}” là chính đơn vị của dòng này hoặc cấp dưới của nó."
        " Hãy ghi đúng cấp trên; dòng này chưa được lấy.",
        "Row {row}, column {column}: “{value}” is the row's own unit or one under it. Correct it; the row was left out.",
        LIST_RULE,
    ),
    "parent_left_out": Sentence(
        "Dòng {row}, cột {column}: cấp trên “{value}” ở dòng {above} chưa được lấy, nên dòng này cũng chờ. Hãy sửa dòng {above} trước.",
        "Row {row}, column {column}: the superior “{value}” on row {above} was left out, so this row waits. Mend row {above} first.",
        LIST_RULE,
    ),
    "code_repeated": Sentence(
        "Dòng {row}, cột {column}: mã “{value}” đã dùng ở dòng {first_row} (“{first}”). Mỗi đơn vị một mã; dòng này chưa được lấy.",
        "Row {row}, column {column}: code “{value}” is used on row {first_row} (“{first}”). One code a unit; the row was left out.",
        LIST_RULE,
    ),
    "code_of_other": Sentence(
        "Dòng {row}, cột {column}: mã “{value}” đang là của “{known}”, nên “{name}” phải có mã khác. Hãy sửa mã; dòng này chưa được lấy.",
        "Row {row}, column {column}: code “{value}” is that of “{known}”, so “{name}” needs another. The row was left out.",
        LIST_RULE,
    ),
    "code_of_absent": Sentence(
        "Dòng {row}, cột {column}: mã “{value}” đã dùng cho một đơn vị đã kết thúc hoặc ngoài phạm vi. Hãy ghi mã khác;"
        " dòng này chưa được lấy.",
        "Row {row}, column {column}: code “{value}” belongs to a unit that ended or is out of reach. Write another; the row was left out.",
        LIST_RULE,
    ),
    "list_row_repeated": Sentence(
        "Dòng {row}, cột {column}: “{value}” trùng với dòng {first_row} cùng cấp trên. Hãy xóa một dòng nếu là một đơn vị,"
        " ghi rõ tên nếu là hai; dòng này chưa được lấy.",
        "Row {row}, column {column}: “{value}” repeats row {first_row} under the same superior. Delete one if they are one unit,"
        " make the names distinct if two; the row was left out.",
        LIST_RULE,
    ),
    "change_before_last": Sentence(
        "Dòng {row}, cột {column}: ngày {value} trước lần thay đổi gần nhất của “{name}” ({last})."
        " Hãy ghi ngày sau đó; dòng này chưa được lấy.",
        "Row {row}, column {column}: {value} is before the last change of “{name}” ({last}). Write a later day; the row was left out.",
        LIST_RULE,
    ),
    "unit_of_person_not_found": Sentence(
        "Dòng {row}, cột {column}: không tìm thấy đơn vị “{value}”.{nearest} Hãy ghi đúng tên hoặc mã đơn vị; dòng này chưa được lấy.",
        "Row {row}, column {column}: the unit “{value}” was not found.{nearest} Write its name or code exactly; the row was left out.",
        LIST_RULE,
    ),
    "role_unknown": Sentence(
        "Dòng {row}, cột {column}: không có vai trò “{value}”. Hãy chọn trong danh sách: {known}; tạm để trống.",
        "Row {row}, column {column}: no role “{value}”. Choose one of: {known}; left blank for now.",
        LIST_RULE,
        "medium",
    ),
    "head_twice": Sentence(
        "Dòng {row}, cột {column}: “{unit}” đã có người đứng đầu là “{other}”, nay thêm “{value}”."
        " Nếu đã thôi giữ chức vụ, hãy ghi Đến ngày cho người trước.",
        "Row {row}, column {column}: “{unit}” already has the head “{other}”, now “{value}” too. Give the former one a last day.",
        LIST_RULE,
        "medium",
    ),
    "person_name_alike": Sentence(
        "Dòng {row}, cột {column}: “{value}” trùng tên với {others}. Vẫn giữ là hai người; nếu là một thì ghi cùng Mã người ở cả hai dòng.",
        "Row {row}, column {column}: “{value}” has the name of {others}. They are kept as two; if one, give both the same person code.",
        LIST_RULE,
        "low",
    ),
}
