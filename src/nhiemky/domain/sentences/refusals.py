"""Refusals: the file or the request cannot be taken. Owners: flows/sandbox, reading/open, cli."""

from nhiemky.domain.sentences.catalogue import Sentence

FILE_RULE = "Tệp nhận: .docx .pdf .txt .md .xlsx .csv, không mật, không mật khẩu, không macro, tối đa 25 MB"

REFUSALS: dict[str, Sentence] = {
    "file_empty": Sentence(
        "{file}: tệp rỗng (0 byte). Hãy xin lại tệp từ đơn vị gửi.",
        "{file}: the file is empty (0 bytes). Ask the sender for it again.",
        FILE_RULE,
    ),
}
