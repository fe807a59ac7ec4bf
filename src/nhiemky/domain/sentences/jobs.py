"""Refusals of long work that runs in the background. Owner: web/jobs."""

from nhiemky.domain.sentences.catalogue import Sentence

JOB_RULE = "design.md §5: jobs are idempotent, with progress in a row"

JOBS: dict[str, Sentence] = {
    "job_crashed": Sentence(
        "{title}: chương trình gặp lỗi, không có gì bị thay đổi dở dang. Bấm làm lại; nếu vẫn lỗi, báo người quản trị mã {number}.",
        "{title}: the program failed; nothing is half done. Start it again; if it fails again, tell the administrator code {number}.",
        JOB_RULE,
    ),
    "job_given_up": Sentence(
        "{title}: thử {times} lần đều bị dừng giữa chừng. Báo người quản trị xem máy chủ còn đủ bộ nhớ và ổ đĩa không.",
        "{title}: tried {times} times, each time the program was stopped in the middle. Have the server's memory and disk looked at.",
        JOB_RULE,
    ),
    "job_thing_gone": Sentence(
        "{title}: không thấy đợt hoặc đơn vị của việc này, hoặc đồng chí không còn được giao. Xem lại vai trò rồi bấm làm lại.",
        "{title}: the campaign or unit is gone, or is no longer yours. Look at your posts, then start it again.",
        JOB_RULE,
    ),
    "job_over": Sentence(
        "{title}: việc này đã kết thúc nên không dừng được nữa. Mở kết quả, hoặc bấm làm lại.",
        "{title}: this work is over and cannot be stopped. Open its result, or start it again.",
        JOB_RULE,
    ),
}
