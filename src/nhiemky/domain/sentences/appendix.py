"""Findings about the cells of an appendix while it is filled in. Owner: checking/figures, flows/appendix_entry.

"high" blocks handing in (phải sửa); "medium" asks for a second look and a reason (nên xem lại).
"""

from nhiemky.domain.sentences.catalogue import Sentence

ENTRY_RULE = "Phụ lục chỉ tiêu: mỗi ô một số, đúng đơn vị tính của dòng; để trống là chưa có số liệu"
OWN_SUM = "Số tổng bằng các số thành phần của chính dòng đó"
LAST_PERIOD = "Đối chiếu với số của kỳ trước do chính đơn vị báo cáo"
ESTIMATES = "design §4.4: số ước ghi rõ ước đến ngày nào; số khác mốc không cộng lặng lẽ"

APPENDIX: dict[str, Sentence] = {
    "cell_years_differ": Sentence(
        "{row}: ô ghi {total}, các năm cộng lại {parts} = {sum}. Sửa ô này hoặc số của từng năm.",
        "{row}: the cell says {total}, the years make {parts} = {sum}. Mend the cell or the years.",
        OWN_SUM,
    ),
    "cell_year_not_number": Sentence(
        "{row}: số của năm {year} ghi “{words}”, không phải là số. Ghi số hoặc để trống.",
        "{row}: the year {year} says “{words}”, which is no number. Write a number or leave it blank.",
        OWN_SUM,
    ),
    "cell_thousandfold": Sentence(
        "{row}: {words} {side} {against} khoảng {times} lần ({other}). {question}",
        "{row}: {words} is {side} {against} by about {times} times ({other}). {question}",
        LAST_PERIOD,
        "medium",
    ),
    "cell_fell": Sentence(
        "{row}: {how} so với kỳ trước ({previous}). Nêu nguyên nhân ở đây và trong báo cáo.",
        "{row}: {how} against the last period ({previous}). Give the cause here and in the report.",
        LAST_PERIOD,
        "medium",
    ),
    "cell_not_whole": Sentence(
        "{row}: {words} không phải số nguyên mà đơn vị tính là “{unit}”. Xem lại dấu chấm, dấu phẩy.",
        "{row}: {words} is not whole, and the unit of measure is “{unit}”. Look at the dot and the comma.",
        ENTRY_RULE,
    ),
    "cell_negative": Sentence(
        "{row}: {words} là số âm mà đơn vị tính là “{unit}”. Bỏ dấu trừ hoặc xem lại số.",
        "{row}: {words} is negative, and the unit of measure is “{unit}”. Drop the sign or look again.",
        ENTRY_RULE,
    ),
    "cell_over_hundred": Sentence(
        "{row}: {words}% lớn hơn 100%. Xem lại; nếu đúng (ví dụ tỷ lệ vượt kế hoạch), ghi lý do.",
        "{row}: {words}% is over 100%. Look again; if it is right (a plan surpassed), give the reason.",
        ENTRY_RULE,
        "medium",
    ),
    "cell_fraction": Sentence(
        "{row}: {words}% nhỏ hơn 1%. Có phải {other}% không?",
        "{row}: {words}% is below 1%. Is it {other}%?",
        ENTRY_RULE,
        "medium",
    ),
    "cell_words": Sentence(
        "{row}: ô cần số (đơn vị tính: {unit}), đang ghi “{words}”. Ghi số; lời giải thích ghi ở báo cáo.",
        "{row}: the cell wants a number ({unit}), it says “{words}”. Write a number; explanations go into the report.",
        ENTRY_RULE,
    ),
    "cell_percent": Sentence(
        "{row}: ô ghi {words} mà đơn vị tính là “{unit}”. Ghi số theo đơn vị tính của dòng.",
        "{row}: the cell says {words}, and the unit of measure is “{unit}”. Write the number in the row's unit.",
        ENTRY_RULE,
    ),
    "cell_other_unit": Sentence(
        "{row}: số ghi theo “{written}”, dòng này tính bằng “{unit}”. Đổi số về “{unit}”; nếu hai cách gọi là một, ghi lý do.",
        "{row}: the number is in “{written}”, the row in “{unit}”. Convert it; if the two are one, say so as the reason.",
        ENTRY_RULE,
        "medium",
    ),
    "cell_bound": Sentence(
        "{row}: “{words}” là một mức, chưa phải kết quả. Ghi số đạt được; nếu chỉ biết mức, ghi lý do.",
        "{row}: “{words}” is a bound, not a result. Write the figure reached; if only the bound is known, give the reason.",
        ENTRY_RULE,
        "medium",
    ),
    "cell_choice": Sentence(
        "{row}: “{words}” không phải một trong: {choices}. Chọn một mục.",
        "{row}: “{words}” is none of: {choices}. Choose one.",
        ENTRY_RULE,
    ),
    "cell_doubtful": Sentence(
        "{row}: {words} có thể đọc hai cách. {question}",
        "{row}: {words} can be read in two ways. {question}",
        ENTRY_RULE,
        "medium",
    ),
    "cell_estimate_undated": Sentence(
        "{row}: số ước chưa ghi ước đến ngày nào. Ghi ngày, ví dụ 30/6/2023.",
        "{row}: the estimate does not say until when. Give the day, such as 30/6/2023.",
        ESTIMATES,
    ),
    "cell_cut_off_unclear": Sentence(
        "{row}: “{words}” không phải ngày hay tháng. Ghi như 30/6/2023 hoặc tháng 6/2023.",
        "{row}: “{words}” is neither a day nor a month. Write 30/6/2023 or tháng 6/2023.",
        ESTIMATES,
    ),
    "cell_cut_off_differs": Sentence(
        "{row}: số ước đến {given}, đợt này lấy số đến {asked}. Xem lại mốc; nếu đúng, ghi lý do.",
        "{row}: the estimate is until {given}, this campaign asks until {asked}. Look again; if it is right, give the reason.",
        ESTIMATES,
        "medium",
    ),
    "cell_not_yet": Sentence(
        "{row}: số thực hiện đến {asked} mà nay mới {today}. Chọn “Ước”, hoặc ghi lý do.",
        "{row}: an actual until {asked}, and today is only {today}. Choose “Ước”, or give the reason.",
        ESTIMATES,
        "medium",
    ),
    "cell_said_estimate": Sentence(
        "{row}: ô ghi “{words}” mà loại số là Thực hiện. Chọn “Ước” và ghi ngày ước, hoặc bỏ chữ “ước”.",
        "{row}: the cell says “{words}”, and the kind is actual. Choose estimate with its day, or drop the word.",
        ESTIMATES,
        "medium",
    ),
    "cell_verdict": Sentence(
        "{row}: bảng của đơn vị ghi “{verdict}”, theo số thì {right}. Xem lại số hoặc lời đánh giá.",
        "{row}: the unit's table says “{verdict}”, by the figures it is: {right}. Look at the figure or the verdict.",
        ENTRY_RULE,
        "medium",
    ),
    "paste_too_large": Sentence(
        "Khối dán có hơn {most} ô. Chỉ chép các dòng của phụ lục rồi dán lại.",
        "The pasted block holds more than {most} cells. Copy the rows of the appendix only and paste again.",
        ENTRY_RULE,
    ),
    "cell_unknown": Sentence(
        "Không còn dòng mang mã {cell} trong phụ lục. Tải lại trang rồi điền tiếp.",
        "The appendix has no row {cell} any more. Load the page again.",
        ENTRY_RULE,
    ),
    "cell_too_long": Sentence(
        "{row}: nội dung dài hơn {most} ký tự. Ghi ngắn lại; phần diễn giải ghi ở báo cáo Word.",
        "{row}: longer than {most} characters. Shorten it; explanations go into the report.",
        ENTRY_RULE,
    ),
    "paste_undone": Sentence(
        "Lần dán này đã được hoàn tác trước đó. Tải lại trang để xem số đang dùng.",
        "This paste was undone before. Load the page again to see the figures in use.",
        ENTRY_RULE,
    ),
    "file_not_chosen": Sentence(
        "Chưa chọn tệp. Chọn tệp Excel hoặc Word có bảng chỉ tiêu rồi gửi lại.",
        "No file is chosen. Choose an Excel or Word file with the table and send again.",
        ENTRY_RULE,
    ),
    "file_without_appendix": Sentence(
        "{file}: không thấy bảng chỉ tiêu (cột Chỉ tiêu và cột Thực hiện). Dùng biểu tải từ trang này, hoặc ghi tên cột như trong biểu.",
        "{file}: no table of indicators found. Use the form from this page, or name the columns as the form does.",
        ENTRY_RULE,
    ),
}
