"""Invented papers of several forms, as plain text."""

# Tab columns, A > I > 1 > a), a list and an outline as numbered appendices.
GUIDE = """\
TỈNH ỦY NAM THUẬN\t\t\tĐẢNG CỘNG SẢN VIỆT NAM
BAN TỔ CHỨC
*\t\t\t\t\tNam Thuận, ngày 12 tháng 9 năm 2024
Số 231-HD/BTCTU

HƯỚNG DẪN
kiểm điểm, đánh giá, xếp loại chất lượng tổ chức đảng, đảng viên
và tập thể, cá nhân cán bộ lãnh đạo, quản lý năm 2024
-----------

Thực hiện Quy định số 124-QĐ/TW, ngày 04/10/2023 của Bộ Chính trị; Ban Tổ chức Tỉnh ủy hướng dẫn một số nội dung như sau:

A. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
a) Giúp cấp ủy các cấp thấy rõ ưu điểm, hạn chế.
b) Làm cơ sở để bố trí cán bộ.
2. Yêu cầu
Việc kiểm điểm phải thực chất, tránh hình thức.
B. NỘI DUNG
I. Đối tượng
1. Tập thể:
- Ban thường vụ cấp ủy cấp huyện.
- Các chi bộ trực thuộc.
2. Cá nhân: Đảng viên trong toàn Đảng bộ (trừ đảng viên được miễn sinh hoạt).
II. Tỷ lệ xếp loại
Số tổ chức đảng được xếp loại "Hoàn thành xuất sắc nhiệm vụ" không quá 20% số được xếp loại "Hoàn thành tốt nhiệm vụ".
C. TỔ CHỨC THỰC HIỆN
1. Cấp ủy các cấp gửi báo cáo về Ban Tổ chức Tỉnh ủy trước ngày 20/01/2025.
2. Giao Phòng Tổ chức cơ sở đảng theo dõi.

Nơi nhận:\t\t\t\tTRƯỞNG BAN
- Ban Tổ chức Trung ương (b/c),
- Ban Thường vụ Tỉnh ủy (b/c),
- Các huyện ủy, thành ủy,
- Lưu Ban Tổ chức.\t\t\tĐỗ Minh Khang

Phụ lục 1
DANH SÁCH CÁC ĐƠN VỊ CHỌN LÀM ĐIỂM
(Kèm theo Hướng dẫn số 231-HD/BTCTU, ngày 12/9/2024)

STT\tĐơn vị\tThời gian
1\tĐảng bộ huyện Hòa Lạc\tTháng 11/2024
2\tĐảng bộ Sở Y tế\tTháng 11/2024

Phụ lục 2
ĐỀ CƯƠNG BÁO CÁO KIỂM ĐIỂM TẬP THỂ
I. Kết quả
1. Ưu điểm
Nêu rõ từng mặt công tác.
2. Hạn chế
II. Phương hướng
"""

# State form, no type line, V/v over two lines, an outline.
LETTER = """\
UBND TỈNH NAM THUẬN
SỞ NỘI VỤ
-------
Số: 1074/SNV-CCHC
V/v báo cáo kết quả thực hiện
cải cách hành chính quý III năm 2024

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Nam Thuận, ngày 05 tháng 9 năm 2024

Kính gửi:
- Các sở, ban, ngành tỉnh;
- Ủy ban nhân dân các huyện, thành phố.

Thực hiện Kế hoạch số 15/KH-UBND ngày 20/01/2024 của Ủy ban nhân dân tỉnh về cải cách hành chính năm 2024, Sở Nội vụ đề nghị các đơn vị:

1. Báo cáo kết quả theo đề cương gửi kèm.
2. Gửi báo cáo về Sở Nội vụ (qua Phòng Cải cách hành chính, email: cchc@namthuan.gov.vn) chậm nhất ngày 20/9/2024.

Đề nghị các đơn vị quan tâm thực hiện./.

Nơi nhận:
- Như trên;
- UBND tỉnh (báo cáo);
- Lưu: VT, CCHC.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

(đã ký)

Nguyễn Thị Thu Hà

ĐỀ CƯƠNG BÁO CÁO
Kết quả cải cách hành chính quý III năm 2024
(Kèm theo Công văn số 1074/SNV-CCHC ngày 05/9/2024 của Sở Nội vụ)

I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH
1. Về kế hoạch
2. Về kiểm tra
II. KẾT QUẢ THỰC HIỆN
1. Cải cách thể chế
1.1 Xây dựng văn bản
a. Số văn bản ban hành
b. Số văn bản quá hạn
1.2 Kiểm tra, rà soát
2. Cải cách thủ tục hành chính
III. KIẾN NGHỊ, ĐỀ XUẤT (nếu có)
"""

# Grounds, articles, KT. under TM., a pipe table.
DECISION = """\
ỦY BAN NHÂN DÂN
TỈNH NAM THUẬN
Số: 1234/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
Nam Thuận, ngày 02 tháng 01 năm 2024

QUYẾT ĐỊNH
Về việc giao chỉ tiêu kế hoạch phát triển kinh tế - xã hội năm 2024

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NAM THUẬN

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;
Căn cứ Nghị quyết số 45/NQ-HĐND ngày 08/12/2023 của Hội đồng nhân dân tỉnh;
Theo đề nghị của Giám đốc Sở Kế hoạch và Đầu tư tại Tờ trình số 99/TTr-SKHĐT ngày 25/12/2023.

QUYẾT ĐỊNH:

Điều 1. Giao chỉ tiêu kế hoạch năm 2024 cho các sở, ngành, địa phương (Phụ lục kèm theo).
Điều 2. Tổ chức thực hiện
1. Các sở, ngành triển khai kế hoạch trước ngày 31/01/2024.
2. Sở Kế hoạch và Đầu tư theo dõi, tổng hợp.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh và Thủ trưởng các đơn vị chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- TT. Tỉnh ủy, TT. HĐND tỉnh;
- Lưu: VT, TH.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Quốc Bảo

PHỤ LỤC
CHỈ TIÊU KẾ HOẠCH NĂM 2024
(Kèm theo Quyết định số 1234/QĐ-UBND ngày 02/01/2024)

| TT | Chỉ tiêu | Đơn vị tính | Kế hoạch |
|----|----------|-------------|----------|
| 1 | Tốc độ tăng trưởng GRDP | % | 8,5 |
| 2 | Thu ngân sách | tỷ đồng | 12.500 |
"""

# The Youth Union's national heading.
YOUTH_PLAN = """\
BCH ĐOÀN TỈNH NAM THUẬN
***
Số: 45-KH/TĐTN-PTTN

ĐOÀN TNCS HỒ CHÍ MINH

Nam Thuận, ngày 03 tháng 3 năm 2025

KẾ HOẠCH
Tổ chức Tháng Thanh niên năm 2025

Thực hiện Chương trình công tác Đoàn và phong trào thanh thiếu nhi năm 2025, Ban Thường vụ Tỉnh đoàn ban hành Kế hoạch tổ chức Tháng Thanh niên năm 2025 với những nội dung sau:

I. MỤC ĐÍCH – YÊU CẦU
1. Mục đích
- Phát huy vai trò xung kích của thanh niên.
2. Yêu cầu
- 100% cơ sở đoàn có công trình thanh niên.
II. CHỦ ĐỀ, THỜI GIAN
1. Chủ đề: “Tuổi trẻ Nam Thuận tự hào vững bước dưới cờ Đảng”.
2. Thời gian: Từ ngày 01/3/2025 đến ngày 31/3/2025.
III. TỔ CHỨC THỰC HIỆN
1. Cấp tỉnh
- Văn phòng Tỉnh đoàn tham mưu văn bản.
2. Các huyện, thành đoàn và đoàn trực thuộc
- Xây dựng kế hoạch, gửi về Tỉnh đoàn trước ngày 10/3/2025.

Nơi nhận:
- Thường trực Tỉnh ủy (b/c);
- Các huyện, thành đoàn;
- Lưu: VP.

TM. BAN THƯỜNG VỤ TỈNH ĐOÀN
PHÓ BÍ THƯ THƯỜNG TRỰC

Hoàng Thu Trang
"""

# Number and day left blank, part and title on one line, 1/ and 2.1-.
CELL_REPORT = """\
ĐẢNG BỘ XÃ AN PHÚ
CHI BỘ THÔN ĐÔNG
*

ĐẢNG CỘNG SẢN VIỆT NAM
An Phú, ngày     tháng 6 năm 2025

Số:      -BC/CB

BÁO CÁO
sơ kết công tác 6 tháng đầu năm, nhiệm vụ trọng tâm 6 tháng cuối năm 2025

Phần thứ nhất: KẾT QUẢ CÔNG TÁC 6 THÁNG ĐẦU NĂM
I. ĐẶC ĐIỂM TÌNH HÌNH
Chi bộ có 32 đảng viên, trong đó 12 nữ.
II. KẾT QUẢ
1/ Công tác chính trị, tư tưởng:
Chi bộ đã tổ chức 6 buổi sinh hoạt.
2/ Công tác tổ chức, cán bộ:
2.1- Kết nạp 02 đảng viên.
2.2- Đề nghị công nhận 01 đảng viên chính thức.
III. HẠN CHẾ
Phần thứ hai: NHIỆM VỤ TRỌNG TÂM
1. Tiếp tục học tập nghị quyết.
2. Kết nạp 02 đảng viên.

T/M CHI BỘ
BÍ THƯ
PHẠM VĂN ĐỨC
"""

# Wide gaps, hard wraps with first-line indents, a symbol broken over lines, 1- headings.
WRAPPED_NOTICE = """\
ĐẢNG ỦY XÃ AN PHÚ                         ĐẢNG CỘNG SẢN VIỆT NAM
ỦY BAN KIỂM TRA                           An Phú, ngày 15 tháng 10 năm 2025
        *
  Số 07-TB/UBKT

                            THÔNG BÁO
          lịch làm việc của Đoàn kiểm tra tại các chi bộ trực thuộc
                              -----

        Thực hiện Chương trình kiểm tra, giám sát năm 2025, Ủy ban Kiểm tra
Đảng ủy thông báo lịch làm việc của Đoàn kiểm tra như sau:
        1- Thời gian, địa điểm:
        - Từ 8 giờ ngày 20/10/2025 tại hội trường Ủy ban nhân dân xã; các chi
bộ cử cán bộ dự đúng thành phần.
        - Từ 14 giờ ngày 21/10/2025 tại Trường Tiểu học An Phú, thôn Đông, xã
An Phú.
        2- Nội dung:
        Kiểm tra việc thực hiện Quy chế làm việc của cấp ủy nhiệm kỳ 2025 -
2030; việc thu, nộp đảng phí theo Quy định số 01-QĐ/TW và Hướng dẫn số 02-
HD/UBKTTW của Ủy ban Kiểm tra Trung ương.
        3- Chuẩn bị:
        Các chi bộ gửi báo cáo (theo đề cương gửi kèm) về Ủy ban Kiểm tra trước
ngày 18/10/2025. Nếu có vướng mắc, liên hệ đồng chí Lê Văn Nam, số điện thoại
0912.345.678.

Nơi nhận:                                 T/M ỦY BAN KIỂM TRA
- Thường trực Đảng ủy (b/c),                   CHỦ NHIỆM
- Các chi bộ trực thuộc,
- Lưu UBKT.

                                             Vũ Đình Toàn
"""

# Markdown, I/ 1/ a/, the outline before the signature.
MARKDOWN_CONCLUSION = """\
**HUYỆN ỦY HÒA LẠC**

**\\***

**Số 58-KL/HU**

**ĐẢNG CỘNG SẢN VIỆT NAM**

*Hòa Lạc, ngày 28 tháng 02 năm 2024*

# KẾT LUẬN

**của Ban Thường vụ Huyện ủy về kết quả kiểm tra việc thực hiện nghị quyết tại các đảng bộ xã**

---

Sau khi xem xét Báo cáo của Ủy ban Kiểm tra Huyện ủy, Ban Thường vụ Huyện ủy kết luận:

## I/ Ưu điểm

1/ **Về công tác lãnh đạo:** Cấp ủy các xã đã quán triệt nghị quyết kịp thời.

2/ **Về kết quả:** 5/7 chỉ tiêu đạt và vượt.

## II/ Hạn chế

a/ Một số chi bộ sinh hoạt chưa đúng kỳ.

b/ Việc báo cáo còn chậm.

## III/ Yêu cầu

1/ Ban Thường vụ Đảng ủy các xã khắc phục xong trước ngày 30/6/2024, báo cáo kết quả về Huyện ủy.

2/ Ủy ban Kiểm tra Huyện ủy theo dõi.

**ĐỀ CƯƠNG BÁO CÁO KHẮC PHỤC**

*(Kèm theo Kết luận số 58-KL/HU, ngày 28/02/2024)*

**I. Tình hình chung**

**II. Kết quả khắc phục**

1. Nội dung đã khắc phục xong: nêu rõ thời gian, người chịu trách nhiệm.

2. Nội dung đang khắc phục.

*Nơi nhận:*

- Các đảng ủy xã,
- Lưu Văn phòng Huyện ủy.

**T/M BAN THƯỜNG VỤ**

**BÍ THƯ**

Ngô Thanh Sơn
"""

# No blank lines, addressees after the subject, recipients on the way.
UNION_REPORT = """\
CÔNG ĐOÀN NGÀNH GIÁO DỤC NAM THUẬN
CÔNG ĐOÀN TRƯỜNG THPT HÒA LẠC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/BC-CĐTHPT
Hòa Lạc, ngày 10 tháng 5 năm 2023
BÁO CÁO
Tổng kết hoạt động công đoàn năm học 2022 - 2023
Kính gửi: Công đoàn ngành Giáo dục tỉnh Nam Thuận
Căn cứ Hướng dẫn số 30/HD-CĐGD ngày 01/4/2023, Công đoàn trường báo cáo như sau:
I. Đặc điểm tình hình
Tổng số đoàn viên: 86 người (52 nữ, 34 nam).
II. Kết quả hoạt động
1. Chăm lo đoàn viên
Thăm hỏi 15 lượt người với số tiền 7.500.000 đồng.
2. Thi đua
2.1. Danh hiệu cá nhân
2.2. Danh hiệu tập thể
III. Kiến nghị: Không.
Nơi nhận:
- Như kính gửi;
- Lưu CĐ.
TM. BAN CHẤP HÀNH
CHỦ TỊCH
Phan Thị Lan
"""

# A file that is nothing but an outline.
BARE_OUTLINE = """\
GỢI Ý NỘI DUNG KIỂM ĐIỂM
đối với tập thể ban chấp hành hội, nhiệm kỳ ...... - ......

I. VỀ CÔNG TÁC CHỈ ĐẠO
Đánh giá việc thực hiện quy chế.
II. HẠN CHẾ, KHUYẾT ĐIỂM
1. Hạn chế
(Nêu cụ thể từng mặt)
2. Nguyên nhân
- Khách quan
- Chủ quan
III. BIỆN PHÁP KHẮC PHỤC
TM. BAN CHẤP HÀNH
(Ký, ghi rõ họ tên)
"""
