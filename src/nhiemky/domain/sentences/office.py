"""Findings and refusals of the office's work: chasing, receiving on behalf. Owners: flows/papers, flows/intake, web/office."""

from nhiemky.domain.sentences.catalogue import Sentence

CHASING_RULE = "Chỉ đôn đốc đơn vị còn báo cáo phải nộp"
INTAKE_RULE = "Nhận hộ: mỗi tệp phải rõ của đơn vị nào và là báo cáo nào trước khi ghi nhận"

OFFICE: dict[str, Sentence] = {
    "nobody_to_remind": Sentence(
        "Không có ai để đôn đốc: {count} đơn vị đã chọn đều đã nộp đủ. Hãy chọn đơn vị còn thiếu báo cáo.",
        "Nobody to remind: the {count} chosen units have sent everything. Choose units that owe a report.",
        CHASING_RULE,
    ),
    "call_without_words": Sentence(
        "{unit}: chưa ghi nội dung cuộc gọi. Hãy ghi một dòng: gặp ai, đơn vị trả lời thế nào.",
        "{unit}: the call has no words. Write one line: who answered, what the unit said.",
        CHASING_RULE,
    ),
    "intake_open_questions": Sentence(
        "Còn {count} tệp chưa rõ của ai hoặc là báo cáo nào. Hãy trả lời, hoặc chọn “Bỏ tệp này”, rồi ghi nhận.",
        "{count} files are still unclear. Answer, or leave them out, then receive.",
        INTAKE_RULE,
    ),
    "intake_batch_done": Sentence(
        "Lần nhận này đã kết thúc. Hãy mở lần nhận mới.",
        "This batch is finished. Start a new one.",
        INTAKE_RULE,
    ),
    "intake_nothing": Sentence(
        "Chưa có tệp nào để nhận. Hãy chọn các tệp đơn vị gửi về, hoặc một tệp nén .zip.",
        "No file to receive. Choose the files that units sent, or one .zip file.",
        INTAKE_RULE,
    ),
    "intake_zip_nested": Sentence(
        "{file}: tệp nén nằm trong tệp nén nên không mở. Hãy giải nén tệp này rồi nhận các tệp bên trong.",
        "{file}: a packed file inside a packed file was not opened. Unpack it and give the files themselves.",
        INTAKE_RULE,
    ),
    "intake_zip_too_many": Sentence(
        "{file}: có {count} tệp bên trong, quá mức {limit}. Hãy chia làm nhiều lần nhận.",
        "{file}: holds {count} files, over the limit of {limit}. Receive them in several batches.",
        INTAKE_RULE,
    ),
    "intake_other_campaign": Sentence(
        "Biểu này phát cho đợt khác ({found}). Hãy kiểm tra: nếu đơn vị dùng nhầm biểu cũ thì xin lại biểu của đợt này.",
        "This form was issued for another campaign ({found}). If the unit used an old form, ask for this campaign's.",
        INTAKE_RULE,
        "medium",
    ),
    "intake_blank_form": Sentence(
        "Biểu chưa điền số nào. Hãy báo lại đơn vị; chưa ghi nhận là đã nộp.",
        "The form holds no figure. Tell the unit; it is not taken as received.",
        INTAKE_RULE,
    ),
    "intake_same_bytes": Sentence(
        "Giống hệt tệp {original}, chỉ nhận một.",
        "The same bytes as {original}; received once.",
        INTAKE_RULE,
        "low",
    ),
    "intake_older": Sentence(
        "Bản cũ hơn của {newer} ({why}). Chỉ ghi nhận bản mới; bản này không nộp.",
        "An older version than {newer} ({why}). Only the newer is received.",
        INTAKE_RULE,
        "low",
    ),
    "intake_unit_unknown": Sentence(
        "Không rõ của đơn vị nào ({found}). Hãy chọn đơn vị.",
        "It is not clear which unit it is from ({found}). Choose the unit.",
        INTAKE_RULE,
        "medium",
    ),
    "intake_report_unknown": Sentence(
        "Của {unit}, nhưng không rõ là báo cáo nào. Hãy chọn báo cáo.",
        "From {unit}, but which report it is cannot be told. Choose the report.",
        INTAKE_RULE,
        "medium",
    ),
    "intake_not_expected": Sentence(
        "{unit} không phải nộp {report} trong đợt này. Hãy chọn báo cáo khác hoặc bỏ tệp này.",
        "{unit} does not owe {report} in this campaign. Choose another report or leave the file out.",
        INTAKE_RULE,
        "medium",
    ),
}
