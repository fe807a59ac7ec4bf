"""Refusals and words about sealed packages. Owner: web/packages."""

from nhiemky.domain.sentences.catalogue import Sentence

PACKAGE_RULE = "Gói làm việc: mỗi gói của một đơn vị trong một đợt; gói trở về được đối chiếu, kiểm tra, có phiếu nhận; nhận hai lần là một"

PACKAGES: dict[str, Sentence] = {
    "package_unreadable": Sentence(
        "{file}: không mở được, tệp nén hỏng hoặc không phải gói của chương trình. Hãy gửi lại tệp gói, hoặc đưa từng tệp qua trang nộp.",
        "{file}: cannot be opened, it is broken or no package of this program. Send the package again, or hand in its files one by one.",
        PACKAGE_RULE,
    ),
    "package_without_manifest": Sentence(
        "{file}: thiếu tệp nhận diện {manifest}. Hãy nén lại cả thư mục của gói, hoặc đưa từng tệp qua trang nộp.",
        "{file}: its manifest {manifest} is missing. Zip the package's whole folder, or hand in its files one by one.",
        PACKAGE_RULE,
    ),
    "package_seal_broken": Sentence(
        "{file}: tệp nhận diện của gói đã bị sửa hoặc gói do nơi khác lập. Hãy tải lại gói của đơn vị và chép các tệp đã điền vào đó.",
        "{file}: the manifest was altered or made elsewhere. Take the unit's package anew and copy the filled files into it.",
        PACKAGE_RULE,
    ),
    "package_unknown": Sentence(
        "{file}: gói số {number} của {unit} không có trong sổ của đợt này. Hãy chọn đúng đợt, hoặc tải lại gói.",
        "{file}: package {number} of {unit} is not in this campaign's book. Choose the right campaign, or take the package anew.",
        PACKAGE_RULE,
    ),
    "package_of_other_unit": Sentence(
        "{file}: gói này của {theirs}, không phải của {own}. Hãy chọn đúng gói của đơn vị mình.",
        "{file}: this package is of {theirs}, not of {own}. Choose the package of your own unit.",
        PACKAGE_RULE,
    ),
    "package_too_many_files": Sentence(
        "{file}: gói có {count} tệp, nhiều nhất {most}. Hãy bỏ các tệp không thuộc gói rồi nén lại.",
        "{file}: the package holds {count} files, at most {most}. Leave out what does not belong to it.",
        PACKAGE_RULE,
    ),
    "package_nothing_filled": Sentence(
        "{file}: các tệp trong gói còn như lúc phát ra, chưa điền gì. Hãy điền Word, Excel rồi nén lại và gửi.",
        "{file}: the files are as they went out, nothing is filled in. Fill in the Word and Excel files, zip them and send again.",
        PACKAGE_RULE,
    ),
    "package_no_unit": Sentence(
        "Chưa chọn đơn vị nào để lập gói. Hãy đánh dấu đơn vị, hoặc bấm “Lập gói cho mọi đơn vị”.",
        "No unit is chosen. Tick units, or make packages for all of them.",
        PACKAGE_RULE,
    ),
    "package_nothing_owed": Sentence(
        "Đơn vị đã chọn không còn báo cáo, phụ lục nào phải nộp trong đợt này, nên không có gì để đưa vào gói.",
        "The chosen units owe no report or appendix in this campaign, so there is nothing to pack.",
        PACKAGE_RULE,
    ),
    "package_part_older": Sentence(
        "{file}: chưa nhận. {why} Nếu vẫn là bản đúng, hãy đánh dấu “Vẫn nhận bản này”.",
        "{file}: not taken. {why} If it is the right one all the same, tick “take it anyway”.",
        PACKAGE_RULE,
    ),
    "package_settled": Sentence(
        "Lần nhận gói này đã xong từ trước. Muốn đưa bản khác, hãy gửi lại gói.",
        "This return is settled already. To hand in another version, send the package again.",
        PACKAGE_RULE,
    ),
}
