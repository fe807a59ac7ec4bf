"""Refusals: the file or the request cannot be taken. Owners: reading/admission, reading/open, flows/sandbox, cli."""

from nhiemky.domain.sentences.catalogue import Sentence

FILE_RULE = "Tệp nhận: .docx .pdf .txt .md .xlsx .csv, không mật, không mật khẩu, không macro, tối đa 25 MB"
LIMIT_RULE = "Mỗi tệp được đọc trong tiến trình riêng, có giới hạn bộ nhớ và thời gian"
ARGUMENT_RULE = "Cách gọi lệnh: xem nhiemky --help"

REFUSALS: dict[str, Sentence] = {
    "file_missing": Sentence(
        "{file}: không tìm thấy tệp. Hãy kiểm tra lại đường dẫn.",
        "{file}: no such file. Check the path.",
        ARGUMENT_RULE,
    ),
    "file_unreadable": Sentence(
        "{file}: không mở được tệp ({reason}). Hãy kiểm tra quyền đọc, hoặc đóng chương trình đang giữ tệp.",
        "{file}: cannot be opened ({reason}). Check the permissions, or close the program that holds it.",
        FILE_RULE,
    ),
    "file_empty": Sentence(
        "{file}: tệp rỗng (0 byte). Hãy xin lại tệp từ đơn vị gửi.",
        "{file}: the file is empty (0 bytes). Ask the sender for it again.",
        FILE_RULE,
    ),
    "file_too_large": Sentence(
        "{file}: tệp {size} MB, quá mức {limit} MB. Hãy bỏ ảnh, trang quét kèm theo, rồi gửi lại.",
        "{file}: {size} MB, over the limit of {limit} MB. Take out pictures and scans, and send it again.",
        FILE_RULE,
    ),
    "file_is_program": Sentence(
        "{file}: đây là tệp chương trình, không phải văn bản, dù tên tệp ghi gì. Không mở, và hãy báo người gửi.",
        "{file}: this is a program, not a document, whatever its name says. It was not opened; tell the sender.",
        FILE_RULE,
    ),
    "file_name_deceives": Sentence(
        "{file}: tên tệp có ký tự ẩn làm đảo chữ, nhìn một đằng mà là một nẻo. Không mở; hãy xin lại tệp với tên thường.",
        "{file}: its name holds hidden characters that turn letters round. It was not opened; ask for it under a plain name.",
        FILE_RULE,
    ),
    "file_kind_unknown": Sentence(
        "{file}: không nhận ra loại tệp. Hãy gửi lại bằng Word (.docx), Excel (.xlsx) hoặc PDF.",
        "{file}: the kind of file is not known. Send Word (.docx), Excel (.xlsx) or PDF.",
        FILE_RULE,
    ),
    "file_other_format": Sentence(
        "{file}: đây là {found}, chương trình không đọc kiểu này. Hãy mở bằng {program}, lưu lại (Save As) thành {wanted}, rồi gửi lại.",
        "{file}: this is {found}, which is not read here. Open it in {program}, save it as {wanted}, and send it again.",
        FILE_RULE,
    ),
    "file_kind_mismatch": Sentence(
        "{file}: tên tệp ghi {named}, nhưng bên trong là {found}. Hãy lưu lại đúng loại rồi gửi lại.",
        "{file}: named {named}, but holds {found}. Save it as the right kind and send it again.",
        FILE_RULE,
    ),
    "file_kind_not_here": Sentence(
        "{file}: việc này cần {wanted}, tệp này là {found}. Hãy chọn tệp khác.",
        "{file}: this job needs {wanted}; the file is {found}. Choose another file.",
        ARGUMENT_RULE,
    ),
    "old_word_format": Sentence(
        "{file}: tệp Word kiểu cũ (.doc). Hãy mở bằng Word, chọn Lưu thành (Save As) kiểu .docx, rồi gửi lại.",
        "{file}: an old Word file (.doc). Open it in Word, save it as .docx, and send it again.",
        FILE_RULE,
    ),
    "old_excel_format": Sentence(
        "{file}: tệp Excel kiểu cũ (.xls). Hãy mở bằng Excel, chọn Lưu thành (Save As) kiểu .xlsx, rồi gửi lại.",
        "{file}: an old Excel file (.xls). Open it in Excel, save it as .xlsx, and send it again.",
        FILE_RULE,
    ),
    "file_has_password": Sentence(
        "{file}: tệp có mật khẩu. Hãy bỏ mật khẩu mở tệp rồi gửi lại.",
        "{file}: the file has a password. Take the password off and send it again.",
        FILE_RULE,
    ),
    "file_has_macros": Sentence(
        "{file}: tệp có macro. Hãy lưu lại kiểu không macro (.docx, .xlsx) rồi gửi lại.",
        "{file}: the file holds macros. Save it without macros (.docx, .xlsx) and send it again.",
        FILE_RULE,
    ),
    "file_broken": Sentence(
        "{file}: tệp hỏng hoặc chưa tải xong ({reason}). Hãy xin lại tệp từ đơn vị gửi.",
        "{file}: the file is broken or was not fully copied ({reason}). Ask the sender for it again.",
        FILE_RULE,
    ),
    "file_is_bomb": Sentence(
        "{file}: tệp nén bất thường ({reason}), mở ra có thể làm treo máy nên không mở. Hãy báo người gửi.",
        "{file}: compressed in an abnormal way ({reason}); it was not opened as it could hang the machine. Tell the sender.",
        LIMIT_RULE,
    ),
    "file_has_entities": Sentence(
        "{file}: trong tệp có khai báo DTD/thực thể XML, văn bản thật không có. Không mở, và hãy báo người gửi.",
        "{file}: holds DTD or entity declarations, which real documents do not. It was not opened; tell the sender.",
        FILE_RULE,
    ),
    "file_is_secret": Sentence(
        "{file}: văn bản đóng dấu {stamp}. Chương trình không nhận tài liệu mật; không nội dung nào được lưu. "
        "Hãy gửi theo đường văn thư mật.",
        "{file}: stamped {stamp}. State secrets are not taken; nothing was kept. Send it by the secret registry.",
        "Ranh giới của chương trình: không nhận tài liệu bí mật nhà nước",
    ),
    "file_too_slow": Sentence(
        "{file}: đọc quá {seconds} giây nên đã dừng. Hãy tách tệp hoặc bỏ phần không cần rồi gửi lại.",
        "{file}: reading took more than {seconds} seconds and was stopped. Split the file and send it again.",
        LIMIT_RULE,
    ),
    "file_too_heavy": Sentence(
        "{file}: đọc cần quá nhiều bộ nhớ hoặc thời gian máy nên đã dừng. Hãy tách tệp hoặc bỏ phần không cần rồi gửi lại.",
        "{file}: reading needs too much memory or machine time and was stopped. Split the file and send it again.",
        LIMIT_RULE,
    ),
    "file_crashed": Sentence(
        "{file}: không đọc được vì lỗi của chương trình ({reason}). Các tệp khác vẫn được đọc; hãy gửi tệp này cho người làm chương trình.",
        "{file}: not read because of a fault in the program ({reason}). Other files go on; send this file to the makers.",
        LIMIT_RULE,
    ),
    "unreadable_encoding": Sentence(
        "{file}: không nhận ra bảng mã chữ Việt của tệp. Hãy mở bằng chương trình đã gõ ra nó, "
        "lưu lại kiểu UTF-8 hoặc Word (.docx), rồi gửi lại.",
        "{file}: the encoding of the text is not known. Open it in the program that wrote it, save it as UTF-8 or Word, and send it again.",
        FILE_RULE,
    ),
    "no_text_layer": Sentence(
        "{file}: PDF là ảnh quét, không có chữ để đọc. Hãy gửi tệp Word (.docx) hoặc PDF xuất từ Word; hoặc cài phần nhận dạng chữ"
        " trên máy chạy chương trình (Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-vie; Windows: bộ cài Tesseract có chọn"
        " tiếng Việt) rồi gửi lại tệp.",
        "{file}: the PDF is a scan without text. Send the Word file or a PDF exported from Word, or install text recognition"
        " (tesseract with Vietnamese) on the machine that runs the program.",
        FILE_RULE,
    ),
    "scan_unreadable": Sentence(
        "{file}: trang {page} là ảnh, máy nhận dạng không đọc được. Hãy quét lại rõ hơn (300 dpi, thẳng trang), hoặc gửi tệp Word.",
        "{file}: page {page} is a picture the recognition program could not read. Scan it again (300 dpi, upright) or send the Word file.",
        FILE_RULE,
    ),
    "same_stem_twice": Sentence(
        "{first} và {second} cùng tên, kết quả sẽ ghi đè lên nhau. Hãy đổi tên một tệp.",
        "{first} and {second} have one stem; their results would overwrite each other. Rename one.",
        "design §4.1: hai tệp vào cùng tên thì từ chối",
    ),
    "output_unwritable": Sentence(
        "{file}: không ghi được ({reason}). Hãy đóng tệp nếu đang mở, hoặc chọn thư mục khác.",
        "{file}: cannot be written ({reason}). Close it if it is open, or choose another folder.",
        ARGUMENT_RULE,
    ),
}
