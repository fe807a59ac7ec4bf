"""The receipt on paper says all the receipt says."""

from datetime import date, datetime

from nhiemky.domain.campaign import Owner
from nhiemky.domain.receipt import Receipt, UnitPaper
from nhiemky.flows.receipt import receipt_page
from nhiemky.writing.word import write_word

RECEIPT = Receipt(
    "CNNT-2023-0231", "Sơ kết giữa nhiệm kỳ", "Đảng bộ Công ty Cấp nước", "Báo cáo sơ kết", datetime.fromisoformat("2023-05-30T16:42:00+07:00"),
    "9f2c" * 16, 2, True, "word", by="Phan Hoài Nam", due="hết ngày 29/5/2023", file="bao cao.docx", size=43_000,
    contents=("Báo cáo, 14/14 mục", "Phụ lục, 12/12 chỉ tiêu có số"), paper=UnitPaper("31-BC/ĐU", date(2023, 5, 26), "Lê Thị Lan"),
)  # fmt: skip


def test_everything_the_receipt_says_stands_on_the_page():
    page = receipt_page(RECEIPT, Owner("Đảng ủy Khối", place="Nam Thuận"))
    words = str(page)
    for said in ("CNNT-2023-0231", "16:42:00, ngày 30/5/2023, nộp muộn", "9f2c9f2c 9f2c9f2c", "bao cao.docx (42 KB)", "bản 2, tệp Word",
                 "Số 31-BC/ĐU, ngày 26/5/2023, đồng chí Lê Thị Lan ký", "Báo cáo, 14/14 mục", "Phụ lục, 12/12 chỉ tiêu có số"):  # fmt: skip
        assert said in words
    assert write_word(page) == write_word(page)
