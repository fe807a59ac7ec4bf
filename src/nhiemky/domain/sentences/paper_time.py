"""Findings about the times of a document beyond the schema's kinds. Owner: checking/calendar, checking/slack."""

from nhiemky.domain.sentences.catalogue import Sentence

PAPER_TIME: dict[str, Sentence] = {
    "due_on_holiday": Sentence(
        "{who}: “{what}” hạn ngày {due} là {closed}, cơ quan nghỉ làm việc. Nên ghi hạn là ngày làm việc liền trước: {weekday}, {before}.",
        "{who}: {what} is due on {due}, a day off ({closed}); better {weekday}, {before}.",
        "Bộ luật Lao động 2019, Điều 111, Điều 112: ngày nghỉ hằng tuần và ngày nghỉ lễ, Tết",
        "low",
    ),
    "no_slack": Sentence(
        "{who}: “{what}” hạn {due}, mà báo cáo đầu vào của {senders} đến hết ngày {last} mới hết hạn:"
        " chỉ còn {days} ngày làm việc để tổng hợp. Nên để đơn vị gửi trước ngày {earlier}.",
        "{who}: {what} is due {due}, the inputs of {senders} by {last}: {days} working days to compile them. Better {earlier}.",
        "Hạn của báo cáo đầu vào phải để cấp trên đủ thời gian tổng hợp",
        "low",
    ),
    "due_after_superior": Sentence(
        "{symbol} yêu cầu báo cáo {asked}, nhưng {who} {what} {due}: muộn hơn {days} ngày."
        " Đề nghị đưa hạn lên trước ngày cấp trên yêu cầu.",
        "{symbol} asks for the report {asked}; {who} {what} {due}, {days} days later.",
        "Hạn ghi trong văn bản không được muộn hơn hạn cấp trên yêu cầu",
        "medium",
    ),
}
