"""Findings about units' tables and their consolidation. Owners: reading/workbook, consolidating, flows/merge."""

from nhiemky.domain.sentences.catalogue import Sentence

TABLES: dict[str, Sentence] = {}

LINEAGE = "design §4.4: mỗi số tổng hợp dẫn được về đơn vị, tệp, ô; không cộng lặng lẽ"
ONE_PER_UNIT = "design §4.4: mỗi đơn vị một phần cho mỗi dòng; bản mới hơn được dùng"
LIKE_WITH_LIKE = "docs/decisions/0002: chỉ cộng những số cùng đơn vị tính; để riêng những số khác loại"
BLANK_IS_NOT_ZERO = "design §4.4: ô trống là chưa có số liệu, không phải 0"
CAMPAIGN = "Danh mục chỉ tiêu và danh sách đơn vị của đợt"

# Consolidation (consolidating/, flows/merge).
TABLES |= {
    "rows_joined": Sentence(
        "{unit}: “{statement}” được tính chung với “{other}” (giống {score}%). Nếu là hai chỉ tiêu khác nhau, hãy sửa tên trong bảng "
        "rồi tổng hợp lại.",
        "{unit}: “{statement}” was taken as “{other}” ({score}% alike). If they are two indicators, correct the name and merge again.",
        LINEAGE,
        "low",
    ),
    "rows_alike": Sentence(
        "{unit}: “{statement}” có phải là “{other}” không (giống {score}%)? Hai dòng đang để riêng; nếu là một, hãy sửa cho "
        "trùng tên rồi tổng hợp lại.",
        "{unit}: is “{statement}” the same as “{other}” ({score}% alike)? They are kept apart; if they are one, use one name and "
        "merge again.",
        LINEAGE,
        "medium",
    ),
    "row_repeated": Sentence(
        "{unit}: “{statement}” đứng {times} lần trong một bảng. Các dòng để riêng, không cộng chồng; hãy bỏ dòng thừa hoặc ghi rõ "
        "tên từng dòng.",
        "{unit}: “{statement}” stands {times} times in one table. The rows are kept apart; drop the extra one or name them apart.",
        ONE_PER_UNIT,
        "medium",
    ),
    "row_not_asked": Sentence(
        "“{statement}” ({count} đơn vị, đầu tiên là {unit}) không có trong danh mục chỉ tiêu của đợt; để riêng ở cuối bảng.",
        "“{statement}” ({count} units, first {unit}) is not among the campaign's indicators; kept apart at the end.",
        CAMPAIGN,
        "low",
    ),
    "unit_of_measure_differs": Sentence(
        "“{statement}”: {unit} tính bằng “{measure}”, {other} tính bằng “{other_measure}” ({other_place}). "
        "Hai số không cộng với nhau, để thành hai dòng; hãy thống nhất đơn vị tính rồi tổng hợp lại.",
        "“{statement}”: {unit} counts in “{measure}”, {other} in “{other_measure}” ({other_place}). Not added; agree on one unit and "
        "merge again.",
        LIKE_WITH_LIKE,
    ),
    "unit_sent_twice": Sentence(
        "{unit} gửi {count} bảng: dùng {used} vì {why}, không dùng {older}; {changed} chỉ tiêu có số khác nhau. Hãy xác nhận với đơn vị.",
        "{unit} sent {count} tables: {used} is used because {why}, not {older}; {changed} indicators differ. Confirm with the unit.",
        ONE_PER_UNIT,
        "medium",
    ),
    "row_only_in_older": Sentence(
        "{unit}: “{statement}” ({value}) chỉ có trong {older}, bảng mới hơn {used} không có, nên không được tính. Hãy hỏi lại đơn vị.",
        "{unit}: “{statement}” ({value}) stands only in {older}, not in the newer {used}, and does not count. Ask the unit.",
        ONE_PER_UNIT,
        "medium",
    ),
    "tables_disagree": Sentence(
        "{unit}: “{statement}” ghi {value} ở {used}, {used_place} nhưng {other_value} ở {other}, {other_place}. Đang dùng {value}; "
        "hãy hỏi lại đơn vị.",
        "{unit}: “{statement}” says {value} in {used}, {used_place} but {other_value} in {other}, {other_place}. {value} is used; "
        "ask the unit.",
        ONE_PER_UNIT,
    ),
    "same_file_twice": Sentence(
        "{copy} giống hệt {original} từng byte; chỉ tính một lần.",
        "{copy} equals {original} byte for byte; it counts once.",
        ONE_PER_UNIT,
        "low",
    ),
    "one_file_two_units": Sentence(
        "{copy} (tên tệp hoặc thư mục chỉ {unit}) giống hệt {original} của {other} từng byte; chỉ tính một lần, cho {other}. Hãy xin "
        "lại tệp của {unit}.",
        "{copy} (named for {unit}) equals {original} of {other} byte for byte; it counts once, for {other}. Ask {unit} for its file.",
        ONE_PER_UNIT,
    ),
    "unit_not_named": Sentence(
        "Không tìm thấy tên đơn vị trong tệp; tạm gọi theo tên tệp. Hãy ghi tên đơn vị ở đầu bảng.",
        "No unit is named in the file; it goes by the file's name. Write the unit's name above the table.",
        LINEAGE,
        "medium",
    ),
    "unit_not_on_roster": Sentence(
        "“{unit}” không có trong danh sách đơn vị của đợt{nearest}. Số liệu vẫn được tính, hãy kiểm tra tên.",
        "“{unit}” is not on the roster{nearest}. Its figures count; check the name.",
        CAMPAIGN,
        "medium",
    ),
    "units_alike": Sentence(
        "“{unit}” và “{other}” ({other_file}) có phải một đơn vị không? Đang tính là hai; nếu là một, số liệu bị tính hai lần.",
        "Are “{unit}” and “{other}” ({other_file}) one unit? They count as two; if they are one, figures count twice.",
        ONE_PER_UNIT,
        "medium",
    ),
    "units_missing": Sentence(
        "{count}/{expected} đơn vị chưa có số liệu: {units}.",
        "{count}/{expected} units have given no figure: {units}.",
        CAMPAIGN,
        "medium",
    ),
    "file_without_table": Sentence(
        "Không có bảng chỉ tiêu và cũng không có phần chữ nào dùng được. Hãy kiểm tra có gửi đúng tệp không.",
        "Neither an appendix table nor text that can be used. Check that it is the right file.",
        "design §4.4: bảng có các cột TT, Chỉ tiêu, Đơn vị tính, Chỉ tiêu NQ, Thực hiện, So với",
        "medium",
    ),
    "packed_not_opened": Sentence(
        "Tệp nén trong thư mục, không mở. Hãy giải nén nếu bên trong có báo cáo của đơn vị.",
        "A packed file in the folder, not opened. Unpack it if it holds reports.",
        "design §4.4: tệp nén nằm trong thư mục thì không mở",
        "low",
    ),
    "nothing_to_merge": Sentence(
        "Không có tệp nào để tổng hợp trong {where}. Hãy kiểm tra lại đường dẫn.",
        "No file to merge in {where}. Check the path.",
        "design §4.4: cần ít nhất một tệp",
    ),
    "no_table_anywhere": Sentence(
        "Không tệp nào có bảng chỉ tiêu đã điền số, nên không có gì để cộng. Bảng cần có hàng tiêu đề: TT, Chỉ tiêu, Đơn vị tính, Chỉ "
        "tiêu NQ, "
        "Thực hiện, So với.",
        "No file holds an appendix table with figures, so there is nothing to add up. A table needs the headings TT, Chỉ tiêu, Đơn vị "
        "tính, Chỉ "
        "tiêu NQ, Thực hiện, So với.",
        "design §4.4: bảng có các cột TT, Chỉ tiêu, Đơn vị tính, Chỉ tiêu NQ, Thực hiện, So với",
    ),
    "figure_not_counted": Sentence(
        "{unit}: “{statement}” ghi “{value}”, {why}, nên không được tính vào số chung. Hãy xin lại số của đơn vị.",
        "{unit}: “{statement}” says “{value}”, {why}, and does not count. Ask the unit for a figure.",
        LINEAGE,
        "medium",
    ),
    "figure_out_of_scale": Sentence(
        "{unit}: “{statement}” thực hiện {actual}, chỉ tiêu {target}: chênh nhau khoảng {times} lần, có thể ghi nhầm đơn vị tính "
        "hoặc dấu phẩy. Hãy hỏi lại.",
        "{unit}: “{statement}” actual {actual}, target {target}: some {times} times apart; perhaps a wrong unit of measure or comma. Ask.",
        LIKE_WITH_LIKE,
        "medium",
    ),
    "estimates_mixed": Sentence(
        "{count} chỉ tiêu cộng cả số ước của {units} với số thực hiện của các đơn vị khác; trong bảng có ghi phần ước riêng.",
        "{count} indicators add estimates of {units} to actuals of others; the table shows the estimated part apart.",
        "docs/decisions/0002: số ước được cộng nhưng phải ghi rõ phần ước",
        "medium",
    ),
    "cut_offs_mixed": Sentence(
        "{count} chỉ tiêu cộng số liệu ở các mốc khác nhau: {cut_offs}. Hãy xin số liệu cùng mốc hoặc ghi rõ trong báo cáo.",
        "{count} indicators add figures as of different times: {cut_offs}. Ask for one time, or say so in the report.",
        "docs/decisions/0002: số liệu khác mốc được cộng nhưng phải ghi rõ",
        "medium",
    ),
    "cut_off_not_asked": Sentence(
        "{unit}: số liệu đến {cut_off}, đợt yêu cầu đến {asked}. Hãy xin số liệu đúng mốc.",
        "{unit}: figures as of {cut_off}, the campaign asks for {asked}. Ask for figures as of that time.",
        CAMPAIGN,
        "medium",
    ),
    "verdict_contradicts": Sentence(
        "{unit}: “{statement}” tự ghi “{verdict}”, nhưng {arithmetic}: {right}. Hãy sửa số hoặc sửa nhận xét.",
        "{unit}: “{statement}” says “{verdict}”, but {arithmetic}: {right}. Correct the figure or the verdict.",
        "Cột So với phải khớp với hai cột Chỉ tiêu và Thực hiện",
    ),
    "targets_do_not_add_up": Sentence(
        "“{statement}”: chỉ tiêu chung là {target}, chỉ tiêu các đơn vị cộng lại là {sum} (lệch {difference}).",
        "“{statement}”: the owner's target is {target}, the units' targets add up to {sum} (off by {difference}).",
        "Chỉ tiêu giao cho các đơn vị cộng lại nên bằng chỉ tiêu chung",
        "medium",
    ),
    "ratio_without_parts": Sentence(
        "“{statement}”: {count} đơn vị chỉ ghi phần trăm, không có tử số và mẫu số ({units}), nên không vào tỷ lệ chung. Hãy ghi "
        "dạng 12/15.",
        "“{statement}”: {count} units give a percentage only, without its two numbers ({units}), and stay out of the common ratio. "
        "Write 12/15.",
        "Không lấy trung bình của các phần trăm khi cách gộp là tỷ lệ",
        "medium",
    ),
}

CELL_RULE = "design §4.4: cột Chỉ tiêu và Thực hiện ghi số, chữ Đạt/Chưa đạt, hoặc để trống khi chưa có số liệu"
TABLE_RULE = "design §4.4: bảng có các cột TT, Chỉ tiêu, Đơn vị tính, Chỉ tiêu NQ, Thực hiện, So với"
NOTHING_HIDDEN = "Số liệu gửi lên phải nhìn thấy được khi mở tệp"
WHOSE = "Mỗi tệp phải nhận ra được của đơn vị nào"

# Reading of one file (reading/unit_rows, reading/identity).
TABLES |= {
    "figures_missing": Sentence(
        "{count}/{total} chỉ tiêu chưa có số thực hiện: {statements}. Để trống, không tính là 0; hãy điền hoặc ghi rõ lý do ở cột ghi chú.",
        "{count} of {total} indicators have no actual: {statements}. Left blank, not 0; fill them in or give the reason.",
        BLANK_IS_NOT_ZERO,
        "low",
    ),
    "form_not_filled": Sentence(
        "Cột thực hiện để trống cả {total} chỉ tiêu. Có lẽ đơn vị gửi nhầm biểu chưa điền; hãy xin lại.",
        "The column of actuals is empty for all {total} indicators. Perhaps the blank form was sent; ask again.",
        BLANK_IS_NOT_ZERO,
        "medium",
    ),
    "figure_doubtful": Sentence(
        "“{statement}”: {doubt}",
        "“{statement}”: the figure may be misread; check it. {doubt}",
        CELL_RULE,
        "medium",
    ),
    "figure_not_number": Sentence(
        "“{statement}”: cột {column} ghi “{value}”, không đọc được thành số, nên giữ nguyên chữ và không cộng. Hãy ghi một số.",
        "“{statement}”: {column} says “{value}”, which is no number; kept as text and not added. Write one number.",
        CELL_RULE,
        "medium",
    ),
    "figure_is_date": Sentence(
        "“{statement}”: cột {column} là ngày {value}, không phải số; có thể Excel đã tự đổi chữ (3/4 thành ngày 3 tháng 4). Hãy định "
        "dạng ô là số rồi ghi lại.",
        "“{statement}”: {column} holds the date {value}, no number; Excel may have turned 3/4 into a date. Format the cell as a "
        "number and write it again.",
        CELL_RULE,
    ),
    "figure_negative": Sentence(
        "“{statement}”: cột {column} ghi số âm {value} {unit_of_measure}. Hãy kiểm tra lại dấu.",
        "“{statement}”: {column} holds the negative {value} {unit_of_measure}. Check the sign.",
        CELL_RULE,
        "medium",
    ),
    "percent_over_100": Sentence(
        "“{statement}”: {column} {value}% lớn hơn 100%, một tỷ lệ trong tổng số không thể như vậy. Hãy kiểm tra lại số hoặc dấu phẩy.",
        "“{statement}”: {column} {value}% is over 100%, which a share of a whole cannot be. Check the number or its comma.",
        "Phần trong tổng số không vượt quá 100%",
    ),
    "error_cell": Sentence(
        "“{statement}”: ô cột {column} báo lỗi {error}, coi như chưa có số liệu. Hãy sửa công thức hoặc ghi số.",
        "“{statement}”: the {column} cell shows {error} and counts as no figure. Mend the formula or write the number.",
        CELL_RULE,
    ),
    "formula_without_result": Sentence(
        "“{statement}”: ô cột {column} là công thức ={formula} nhưng tệp không lưu kết quả, coi như chưa có số liệu (không phải 0). "
        "Hãy mở tệp bằng Excel, bấm Lưu, rồi gửi lại.",
        "“{statement}”: the {column} cell is the formula ={formula} without a stored result; it counts as no figure, not 0. Open and "
        "save the file in Excel.",
        BLANK_IS_NOT_ZERO,
    ),
    "formula_worked_out": Sentence(
        "“{statement}”: ô cột {column} là công thức ={formula}, tệp không lưu kết quả; đã tính lại từ các ô của bảng được {value}.",
        "“{statement}”: the {column} cell is the formula ={formula} without a stored result; worked out from the table's own cells: "
        "{value}.",
        LINEAGE,
        "low",
    ),
    "merged_figure": Sentence(
        "“{statement}”: ô cột {column} gộp chung với dòng “{other}” ({value}); số chỉ tính cho dòng trên. Hãy tách ô và ghi số cho "
        "từng chỉ tiêu.",
        "“{statement}”: the {column} cell is merged with “{other}” ({value}); the number counts for that row only. Split the cell "
        "and write each number.",
        CELL_RULE,
        "medium",
    ),
    "statement_missing": Sentence(
        "Dòng {row} có số ({value}) nhưng không có tên chỉ tiêu, nên không tính. Hãy ghi tên chỉ tiêu.",
        "Row {row} has a figure ({value}) but no indicator, so it does not count. Write the indicator's name.",
        TABLE_RULE,
        "medium",
    ),
    "total_row_mismatch": Sentence(
        "“{statement}” cột {column} ghi {total}, nhưng {parts} = {sum} (lệch {difference}).",
        "“{statement}”, {column}: the total says {total}, but {parts} = {sum} (off by {difference}).",
        "Dòng cộng phải bằng tổng các dòng cùng đơn vị tính phía trên",
    ),
    "hidden_row": Sentence(
        "Dòng {row} (“{statement}”) đang bị ẩn nhưng có số; số vẫn được đọc. Hãy hiện dòng và kiểm tra có dùng không.",
        "Row {row} (“{statement}”) is hidden but holds a figure, which was read. Unhide it and check that it is meant.",
        NOTHING_HIDDEN,
        "medium",
    ),
    "hidden_column": Sentence(
        "Cột {column} đang bị ẩn nhưng có số; số vẫn được đọc. Hãy hiện cột và kiểm tra có dùng không.",
        "Column {column} is hidden but holds figures, which were read. Unhide it and check that it is meant.",
        NOTHING_HIDDEN,
        "medium",
    ),
    "hidden_sheet": Sentence(
        "Trang “{sheet}” đang bị ẩn và có {count} dòng chỉ tiêu; {treatment}. Hãy hiện trang hoặc xóa nếu là bản cũ.",
        "The hidden sheet “{sheet}” holds {count} indicator rows ({treatment}). Unhide it, or delete it if it is an old copy.",
        NOTHING_HIDDEN,
        "medium",
    ),
    "further_columns": Sentence(
        "Bảng có nhiều cột số: lấy “{taken}”, không lấy {others}. Nếu không đúng, hãy để một cột thực hiện và một cột chỉ tiêu.",
        "The table has several columns of figures: “{taken}” is used, not {others}. If wrong, keep one column of actuals and one of "
        "targets.",
        TABLE_RULE,
        "medium",
    ),
    "table_goes_on": Sentence(
        "Trang “{sheet}” không có hàng tiêu đề; đọc như phần tiếp của bảng ở trang “{before}” vì số thứ tự nối tiếp.",
        "Sheet “{sheet}” has no heading; read as going on from “{before}”, as its row numbers do.",
        TABLE_RULE,
        "low",
    ),
    "old_font_decoded": Sentence(
        "Bảng gõ bằng phông cũ ({font}), đã đổi sang Unicode. Hãy kiểm tra lại tên chỉ tiêu; lần sau hãy dùng phông Unicode.",
        "The table is typed in an old font ({font}); it was turned into Unicode. Check the names; use a Unicode font next time.",
        "Người dùng phải biết chương trình đã đọc tệp thế nào",
        "low",
    ),
    "document_notice": Sentence(
        "{notice}",
        "About reading the file: {notice}",
        "Người dùng phải biết chương trình đã đọc tệp thế nào",
        "low",
    ),
    "unit_name_close": Sentence(
        "Tệp ghi “{found}”, hiểu là “{unit}” trong danh sách đơn vị. Nếu không đúng, hãy sửa tên đơn vị trong tệp.",
        "“{found}” was taken as “{unit}” of the roster. If wrong, correct the name in the file.",
        WHOSE,
        "low",
    ),
    "unit_unsure": Sentence(
        "Tệp ghi “{found}”, chưa rõ là đơn vị nào: {candidates}. Hãy ghi đúng tên như trong danh sách đơn vị.",
        "“{found}” may be any of {candidates}. Write the name as on the roster.",
        WHOSE,
        "medium",
    ),
    "identity_conflict": Sentence(
        "Biểu được cấp cho “{issued}” nhưng trong bảng ghi “{written}”. Đang tính cho “{issued}”; hãy kiểm tra có dùng nhầm "
        "biểu của đơn vị khác không.",
        "The form was issued to “{issued}” but the table says “{written}”. It counts for “{issued}”; check that no other "
        "unit's form was used.",
        WHOSE,
    ),
}
