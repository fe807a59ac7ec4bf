"""Findings about ratings (xếp loại) and their tables. Owners: checking/ratings, flows/rating_table.

The basis of a judged finding is the clause of the rule set; what stands here is only for rows of a table.
"""

from nhiemky.domain.sentences.catalogue import Sentence

TABLE = "design §4.5: bảng xếp loại có đủ cột, mỗi đối tượng một dòng, mức ghi bằng một trong bảy mã"
RULE = "Quy định xếp loại của năm được xếp loại"

RATINGS: dict[str, Sentence] = {
    "cap_exceeded": Sentence(
        "Nhóm “{group}” ({kind}): {excellent} xuất sắc, nhiều nhất được {allowed}, vượt {over} suất. {enforced_words}; {other_words}. "
        "Hãy hạ {over} xuất sắc xuống hoàn thành tốt rồi tính lại.",
        "Group “{group}” ({subject_kind}): {excellent} excellent, at most {allowed}, {over} too many. Lower {over} of them to good.",
        RULE,
    ),
    "cap_other_reading": Sentence(
        "Nhóm “{group}” ({kind}): {excellent} xuất sắc, trong trần {allowed}; nhưng nếu hiểu là “{reading}” thì nhiều nhất "
        "{strict_allowed}, vượt {over}. Hãy hỏi cấp trên cách hiểu trước khi quyết định.",
        "Group “{group}” ({subject_kind}): {excellent} excellent, within {allowed}; read as “{reading}” only {strict_allowed} would "
        "be. Ask your superior which reading holds.",
        RULE,
        "medium",
    ),
    "head_above_collective": Sentence(
        "{name}: {level_name}, cao hơn tập thể mình đứng đầu ({collective}: {collective_level_name}). Hãy hạ người đứng đầu xuống không "
        "quá mức của tập thể, hoặc xem lại mức của tập thể.",
        "{name}: {level}, above the body he heads ({collective}: {collective_level}). Lower the head to the body's level or less, or look "
        "at the body's level again.",
        RULE,
    ),
    "head_without_collective": Sentence(
        "{name} là người đứng đầu nhưng bảng không có dòng tập thể nào {tie}, nên chưa so được mức. Hãy thêm dòng tập thể, hoặc ghi đúng "
        "organisation_id, collective_id.",
        "{name} heads a body, but no row of a collective has {tie}; nothing was compared. Add the collective's row or correct the ids.",
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
        "{name} ({subject}) already stands in {first} as {first_level}; this row says {level} and does not count. Keep one row a subject.",
        TABLE,
    ),
}
