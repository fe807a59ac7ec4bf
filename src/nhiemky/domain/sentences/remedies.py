"""Refusals about shortcomings, their remedies, and visits. Owners: web/remedies, web/inspection."""

from nhiemky.domain.sentences.catalogue import Sentence

REMEDIES: dict[str, Sentence] = {
    "shortcoming_words_missing": Sentence(
        "Chưa ghi hạn chế, khuyết điểm là gì. Hãy ghi một câu cụ thể: việc gì, ở đâu, đến mức nào.",
        "The shortcoming has no words. Write one sentence: what, where, how much.",
        "Hạn chế phải ghi thành lời thì mới giao người khắc phục và kiểm tra được",
    ),
    "shortcoming_listed": Sentence(
        "Hạn chế này đã ghi cho {unit} ngày {day}, kỳ {period}. Hãy mở dòng đã ghi; nếu là lần khác, hãy ghi rõ điểm khác.",
        "This shortcoming is listed for {unit} since {day}, period {period}. Open that row, or say what differs.",
        "Một hạn chế của một kỳ ghi một lần",
    ),
    "shortcoming_closed": Sentence(
        "Hạn chế này đã {state}, không sửa được nữa. Nếu tái diễn, hãy ghi hạn chế mới và nối với dòng này.",
        "This shortcoming is {state} and cannot be changed. If it comes back, record a new one and tie it to this.",
        "Việc đã kết luận giữ nguyên; lần sau là một dòng mới",
    ),
    "remedy_deadline_past": Sentence(
        "Thời hạn {deadline} đã qua (hôm nay là {today}). Hãy ghi một ngày từ hôm nay trở đi.",
        "The deadline {deadline} has passed (today is {today}). Give a day from today on.",
        "Thời hạn khắc phục là ngày cuối còn làm được",
    ),
    "remedy_nothing_said": Sentence(
        "Chưa ghi kết quả khắc phục. Hãy ghi đã làm gì, kết quả ra sao; kèm tệp minh chứng nếu có.",
        "No result was written. Say what was done and what came of it; add a file if there is one.",
        "Báo đã khắc phục phải có kết quả để người khác kiểm tra",
    ),
    "remedy_same_person": Sentence(
        "{who} là người báo đã khắc phục nên không tự kết luận được. Hãy để người khác kiểm tra và kết luận.",
        "{who} reported the remedy and cannot close it too. Let somebody else check it.",
        "Người kiểm tra kết luận phải khác người báo kết quả",
    ),
    "remedy_moved_on": Sentence(
        "Việc này vừa được người khác chuyển sang “{state}”. Hãy mở lại trang để xem.",
        "Somebody else has just moved this to “{state}”. Open the page again.",
        "Hai người cùng làm thì người sau được báo",
    ),
    "recurrence_not_earlier": Sentence(
        "Chỉ nối được với hạn chế của cùng đơn vị (hoặc đơn vị trước khi hợp nhất), phát hiện trước ngày {day}.",
        "It can only be tied to a shortcoming of the same unit (or its predecessors) found before {day}.",
        "Tái diễn là cùng đơn vị, cùng việc, lần sau",
    ),
    "visit_ends_before": Sentence(
        "Ngày cuối {ends} trước ngày đầu {on}. Hãy sửa một trong hai ngày; nếu chỉ một ngày thì để trống ngày cuối.",
        "The last day {ends} is before the first {on}. Mend one of them; leave the last empty for one day.",
        "Một đợt làm việc không kết thúc trước khi bắt đầu",
    ),
    "visit_minutes_missing": Sentence(
        "Chưa có biên bản. Hãy gõ nội dung chính, gửi tệp biên bản, hoặc ghi số, ngày và nơi lưu nếu để ngoài phần mềm.",
        "There are no minutes. Type them, send the file, or give number, date and place where they are kept outside.",
        "Buổi làm việc đã tổ chức phải có biên bản",
    ),
    "visit_conclusion_missing": Sentence(
        "Chưa ghi văn bản kết luận. Hãy ghi số, ký hiệu và ngày, ví dụ 12-TB/UBKT, ngày 05/6/2023.",
        "The concluding document is missing. Give its number and date.",
        "Kết luận kiểm tra là một văn bản có số và ngày",
    ),
    "visit_reason_missing": Sentence(
        "Chưa ghi lý do hoặc kết quả. Hãy ghi một câu để đơn vị và người sau hiểu.",
        "No reason or result was written. Write one sentence.",
        "Hủy lịch và báo xong đều phải có lời",
    ),
    "visit_not_held": Sentence(
        "Buổi này {state}, chưa ghi thêm điều phát hiện được. Hãy ghi biên bản trước; nếu đã kết luận thì lập buổi khác.",
        "This visit is {state}; findings cannot be added. Enter the minutes first, or plan another visit.",
        "Điều phát hiện ghi sau khi làm việc và trước khi kết luận",
    ),
    "visit_finding_incomplete": Sentence(
        "Điều phát hiện chưa đủ: cần nội dung; nếu giao việc thì cần cả việc, người làm và ngày xong.",
        "The finding is incomplete: it needs words; a task needs what, who and by when too.",
        "Việc giao phải có người làm và thời hạn",
    ),
    "visit_moved_on": Sentence(
        "Buổi này vừa được người khác chuyển sang “{state}”. Hãy mở lại trang để xem.",
        "Somebody else has just moved this visit to “{state}”. Open the page again.",
        "Hai người cùng làm thì người sau được báo",
    ),
}
