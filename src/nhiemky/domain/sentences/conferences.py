"""Refusals about the conference calendar of a campaign. Owner: web/conferences."""

from nhiemky.domain.sentences.catalogue import Sentence

CONFERENCES: dict[str, Sentence] = {
    "conference_no_duty": Sentence(
        "Đợt “{title}” không giao đơn vị nào tổ chức hội nghị nên chưa có gì để xếp lịch. Hãy thêm yêu cầu loại “hội nghị” vào đợt trước.",
        "The campaign “{title}” asks no unit for a conference. Add a requirement of that kind first.",
        "Lịch hội nghị xếp cho những đơn vị mà đợt giao tổ chức hội nghị",
    ),
    "conference_calendar_open": Sentence(
        "Đợt “{title}” đã có lịch hội nghị. Hãy mở lịch ấy, sửa khung ngày nếu cần.",
        "The campaign “{title}” has a conference calendar already. Open it and change its windows.",
        "Mỗi đợt một lịch hội nghị",
    ),
    "conference_window_wrong": Sentence(
        "Khung ngày của “{group}” từ {first} đến {last}: ngày cuối trước ngày đầu. Hãy sửa một trong hai ngày.",
        "The window of “{group}” from {first} to {last} ends before it begins. Mend one of the days.",
        "Khung ngày phải có ít nhất một ngày",
    ),
    "conference_window_after_deadline": Sentence(
        "Khung ngày của “{group}” đến {last}, sau thời hạn hội nghị của đợt là hết ngày {deadline}. Hãy chọn ngày cuối không sau hạn.",
        "The window of “{group}” ends {last}, after the campaign's deadline {deadline}. Choose a last day within it.",
        "Hội nghị phải xong trong thời hạn mà đợt đã giao",
    ),
    "conference_length_wrong": Sentence(
        "Hội nghị dài {half_days} buổi; chỉ xếp được 1 buổi (nửa ngày), 2 buổi (một ngày) hoặc 3 buổi (một ngày rưỡi).",
        "A conference of {half_days} half days; only 1, 2 or 3 can be planned.",
        "Hội nghị kiểm điểm từ nửa ngày đến một ngày rưỡi",
    ),
    "conference_not_a_slot": Sentence(
        "Không họp được {slot}: {why}. Hãy chọn một buổi trong danh sách buổi còn trống.",
        "Not on {slot}: {why}. Choose one of the free half days listed.",
        "Hội nghị họp vào buổi làm việc trong lịch",
    ),
    "conference_settled": Sentence(
        "Hội nghị của {unit} {state} nên không xếp lại ngày được nữa.",
        "The conference of {unit} is {state}; its date cannot be changed.",
        "Hội nghị đã tổ chức giữ nguyên ngày",
    ),
    "conference_moved_on": Sentence(
        "Hội nghị của {unit} vừa được người khác sửa. Hãy mở lại trang để xem ngày mới rồi làm lại.",
        "Somebody else has just changed the conference of {unit}. Open the page again.",
        "Hai người cùng sửa lịch thì người sau được báo",
    ),
    "conference_calendar_moved_on": Sentence(
        "Lịch hội nghị vừa được người khác sửa. Hãy mở lại trang để xem rồi làm lại.",
        "Somebody else has just changed the calendar. Open the page again.",
        "Hai người cùng sửa lịch thì người sau được báo",
    ),
    "conference_clash_open": Sentence(
        "Lịch còn {count} chỗ vướng ({first}). Hãy sửa hết, hoặc ghi lý do vẫn công bố; lý do được lưu trong nhật ký.",
        "{count} things are still in the way ({first}). Mend them, or give the reason for publishing all the same.",
        "Lịch công bố không để một người ở hai nơi, không bỏ sót đơn vị",
    ),
    "conference_nothing_placed": Sentence(
        "Chưa hội nghị nào có ngày nên chưa công bố được. Hãy bấm “Xếp lịch” trước.",
        "No conference has a date yet. Plan the dates first.",
        "Công bố lịch là công bố ngày họp",
    ),
    "conference_lesson_missing": Sentence(
        "Chưa ghi nội dung rút kinh nghiệm. Hãy ghi những điều các đơn vị cần làm theo sau hội nghị làm điểm.",
        "The lesson note has no words. Write what the other units should do after the pilot.",
        "Làm điểm để rút kinh nghiệm cho các đơn vị còn lại",
    ),
    "conference_lesson_early": Sentence(
        "Hội nghị làm điểm của {unit} chưa được ghi kết quả nên chưa rút kinh nghiệm được. Hãy ghi kết quả hội nghị ấy trước.",
        "The pilot conference of {unit} has no result yet. Record it first.",
        "Rút kinh nghiệm sau khi hội nghị làm điểm đã tổ chức",
    ),
    "conference_not_yet": Sentence(
        "Hội nghị của {unit} xếp ngày {day}, chưa tới nên chưa ghi kết quả được. Nếu đã họp sớm hơn, hãy chuyển sang ngày đã họp trước.",
        "The conference of {unit} is on {day}, which is still to come. If it was held earlier, move it to that day first.",
        "Kết quả ghi sau khi hội nghị đã họp",
    ),
    "conference_without_day": Sentence(
        "Hội nghị của {unit} chưa có ngày. Hãy chọn ngày trước.",
        "The conference of {unit} has no date. Choose one first.",
        "Giấy mời, kết quả cần có ngày họp",
    ),
    "conference_attendance_wrong": Sentence(
        "Có mặt {present} nhưng triệu tập {summoned}: không thể nhiều hơn. Khách dự ghi ở ô riêng. Hãy xem lại hai số này.",
        "{present} present of {summoned} summoned: cannot be more. Guests have a field of their own.",
        "Số có mặt không quá số triệu tập",
    ),
    "conference_result_missing": Sentence(
        "Chưa ghi kết quả hội nghị. Hãy ghi số triệu tập, số có mặt và một câu về kết quả.",
        "The result is missing. Give how many were summoned, how many came, and a sentence on the result.",
        "Hội nghị đã tổ chức phải có kết quả",
    ),
    "conference_reason_missing": Sentence(
        "Chưa ghi lý do. Hãy ghi một câu để người khác hiểu vì sao.",
        "No reason was given. Write a sentence so that others understand.",
        "Việc làm khác quy định hoặc xin thay đổi phải có lý do",
    ),
    "conference_request_settled": Sentence(
        "Đề nghị đổi ngày này đã được trả lời. Nếu cần ngày khác, đơn vị gửi đề nghị mới.",
        "This request has been answered already. Ask again for another day.",
        "Mỗi đề nghị trả lời một lần",
    ),
    "conference_guest_listed": Sentence(
        "{name} đã có trong danh sách dự hội nghị này. Nếu là người khác cùng tên, hãy ghi thêm chức vụ vào sau tên.",
        "{name} is on the list already. If it is another person of that name, add the post to the name.",
        "Mỗi người một dòng trong danh sách dự",
    ),
    "conference_away_wrong": Sentence(
        "Ngày cuối {last} trước ngày đầu {first}. Hãy sửa một trong hai ngày.",
        "The last day {last} is before the first {first}. Mend one of them.",
        "Thời gian đi vắng không kết thúc trước khi bắt đầu",
    ),
    "conference_rate_incomplete": Sentence(
        "Mức chi cần có tên khoản, đơn vị tính, số tiền và văn bản quy định. Hãy ghi đủ để người duyệt tra lại được.",
        "A rate needs its name, unit, amount and the decision it comes from.",
        "Mức chi lấy từ quy định của cấp ủy, không tự đặt",
    ),
    "conference_preparation_incomplete": Sentence(
        "Dòng chuẩn bị cần có nội dung; khoản chi cần có số lượng và mức. Hãy ghi đủ.",
        "A line needs words; a cost needs a quantity and a rate.",
        "Thành tiền bằng số lượng nhân mức chi",
    ),
    "conference_not_attending": Sentence(
        "Đồng chí không có tên trong danh sách dự hội nghị của {unit} nên không ghi báo cáo dự họp được.",
        "You are not on the list of the conference of {unit}.",
        "Người dự hội nghị báo cáo về hội nghị mình dự",
    ),
    "conference_moves_stale": Sentence(
        "Lịch đã đổi từ lúc xem cách sửa này. Hãy xem lại các thay đổi rồi mới áp dụng.",
        "The calendar has changed since these moves were shown. Look at them again.",
        "Chỉ áp dụng đúng những thay đổi đã xem",
    ),
}
