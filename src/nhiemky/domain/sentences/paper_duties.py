"""Findings about duties, attachments and the signer's block of a document. Owner: checking/duties, attachments, signer, names."""

from nhiemky.domain.sentences.catalogue import Sentence

PAPER_DUTIES: dict[str, Sentence] = {
    "report_without_day": Sentence(
        "Giao {who} {what} nhưng cả văn bản không có thời hạn gửi báo cáo nào. Đề nghị ghi hạn gửi (“trước ngày ...”).",
        "{who} {what}, but no day for it stands anywhere.",
        "Văn bản giao việc phải ghi thời hạn hoàn thành",
        "medium",
    ),
    "duty_without_actor": Sentence(
        "“{what}” {due} nhưng không ghi đơn vị nào làm. Đề nghị ghi rõ cơ quan, đơn vị thực hiện.",
        "{what} {due}: nobody is named to do it.",
        "Văn bản giao việc phải ghi rõ ai làm",
        "low",
    ),
    "roster_size": Sentence(
        "Văn bản ghi {stated} nhưng danh sách kèm theo có {listed} dòng ({difference}). Đề nghị đối chiếu danh sách.",
        "The paper says {stated}, its list has {listed} rows ({difference}).",
        "Số đơn vị ghi trong văn bản phải bằng số đơn vị trong danh sách kèm theo",
        "medium",
    ),
    "attachment_not_mentioned": Sentence(
        "Sau chữ ký có {thing} nhưng trong văn bản không chỗ nào nhắc đến. Đề nghị dẫn trong văn bản (“... kèm theo”) hoặc bỏ ra.",
        "{thing} is attached but never mentioned.",
        "Văn bản phải chỉ dẫn phụ lục kèm theo nó (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần IV; Hướng dẫn 36-HD/VPTW)",
        "low",
    ),
    "signature_missing": Sentence(
        "Văn bản đã ghi số {symbol}, ngày {day} và nơi nhận nhưng không có chức vụ, họ tên người ký. Đề nghị bổ sung khối chữ ký.",
        "Numbered {symbol} and dated {day}, but nobody signs.",
        "Hướng dẫn 36-HD/VPTW, Nghị định 30/2020/NĐ-CP: quyền hạn, chức vụ, họ tên người ký là thành phần thể thức bắt buộc",
        "medium",
    ),
    "signature_without_authority": Sentence(
        "Văn bản của {body} do “{title}” ký nhưng không có dòng quyền hạn “T/M ...”. Đề nghị ghi thay mặt ai, ví dụ “T/M BAN THƯỜNG VỤ”.",
        "{body}'s paper is signed by {title} on nobody's behalf.",
        "Hướng dẫn 36-HD/VPTW: cấp ủy làm việc tập thể, người ký ghi “T/M”",
        "medium",
    ),
    "signer_of_other_body": Sentence(
        "Cơ quan ban hành là {body} nhưng người ký ghi “{title}”, chức vụ không thuộc cơ quan đó."
        " Đề nghị kiểm tra tên cơ quan hoặc khối chữ ký.",
        "Issued by {body}, signed as {title}.",
        "Người ký phải có thẩm quyền của cơ quan ban hành (Hướng dẫn 36-HD/VPTW; Nghị định 30/2020/NĐ-CP, Điều 13)",
        "medium",
    ),
    "number_or_day_missing": Sentence(
        "Văn bản đã có {has} nhưng chưa ghi {lacks}. Đề nghị bổ sung trước khi phát hành.",
        "There is {has} but no {lacks}.",
        "Hướng dẫn 36-HD/VPTW, Nghị định 30/2020/NĐ-CP: số, ký hiệu và ngày tháng năm là thành phần thể thức bắt buộc",
        "low",
    ),
}
