"""Neighbours of office prose: a first syllable and the second ones met behind it ("ban: bí chấp" for "ban bí", "ban chấp").

Asked only of a syllable that is no common one (`vietnamese/syllables.py`): beside which neighbour would it be one?
"""

NEIGHBOURS = """
an: phú sinh toàn; ban: bí chấp dân hành kiểm mặt nhân nội thường tuyên tổ văn xây; biên: bản chế giới phòng; biến: chất; biểu: mẫu
quyết; biện: pháp xã; bài: học; bàn: tỉnh; báo: cáo hải kết người; bên: trái; bình: quân tân; bí: mật thư; bưu: chính; bản: cũ ghi
gốc kiểm mới; bảng: tiến; bảo: hiểm vệ đảm; bật: xác; bắt: buộc đầu; bằng: tài văn; bến: đá; bền: vững; bệnh: viện; bố: trí; bối:
cảnh; bồi: dưỡng thường; bổ: nhiệm sung; bộ: ban báo bộ chính chưa chậm công cơ cục ga gửi hiện hoàn khối kiểm kết luật lấy máy mã
nhiệm phường phận sở thành thôn thủy thực trường trưởng trực tài tập tỉnh tổ tổng văn xã đoàn; cam: kết; cao: chất hơn đẳng; chi: bộ
nhánh tiết đoàn ủy; chia: tách; chiến: binh lược; chuyên: môn đề; chuyển: sinh đi đổi; chánh: văn; cháy: nổ; chí: bí dự minh tỉnh
đảng ủy; chính: công nó phủ quyền sách thức trị tỉnh đáng đơn đảng; chúng: ưu; chăn: nuôi; chưa: chọn ghi lưu nhận nộp phát rõ thấy
điền đạt đọc; chương: trình; chạy: lại; chấm: điểm; chấn: chỉnh; chấp: hành; chất: lượng vấn; chậm: nhất; chặt: chẽ; chế: làm độ;
chỉ: tiêu; chịu: trách; chọn: chi danh lại tên tệp đúng đơn; chủ: nghĩa nhiệm quan trì tịch yếu; chức: bộ chính cơ hội năng sinh
thành thực trung tỉnh tổng vụ đảng; chữ: ký; cung: cấp; cuối: cùng quý; cuộc: giám kiểm; cá: nhân; cách: chức hành; cán: bộ; cáo:
ban gửi kiểm kết quý sơ thường thống tính tổng tự viên ủy; cây: tổ; công: an bố chức dân khai nghệ nhân nhận phụ thương thức trình
ty tác việc văn vụ đoàn; cùng: cấp kỳ sửa; căn: bản cứ; cơ: bản cấu hội quan sở; cương: báo gửi; cải: cách; cảnh: cáo; cấp: cơ huyện
mình nước thông tiếp tỉnh xã đầy ủy; cấu: đội; cập: nhật; cố: gắng; cổ: phần; cộng: hòa lại sản; cột: tên; cỡ: chữ; cụ: thể; cục:
dự; cứ: kế luật nghị quy; cựu: chiến; danh: mục sách; diện: tích; doanh: nghiệp thu; dung: kiểm lượng tổng; duyệt: chiến; dân: chủ
cư quân thành tỉnh tộc vận xã; dõi: việc; dùng: bản; dấu: hiệu; dẫn: phân thể thống văn; dệt: may; dịch: vụ; dữ: liệu; dự: báo kiến
phòng thảo án; dựng: báo chương kế đảng; ghi: chú hạn lý lại nội rõ tên đúng; gia: hạn đình; giai: đoạn; gian: kiểm làm tới; giao:
thông việc văn đảng; giá: chung trị đúng; giám: sát đốc; giáo: dục tỉnh viên đảng; giải: pháp phóng quyết thể trình; giảm: nghèo ít;
giống: hệt; giới: thiệu; giữ: lại nguyên; giữa: nhiệm; gương: mẫu; gần: nhất; gọi: tắt; gửi: báo dự hồ kèm lên lại; hiện: chương
công kế mật nghị nhiệm quy quyết thông tốt; hiệu: lực quả vi; hoàn: thiện thành tác; hoạch: kiểm sơ; hoạt: chi chuyên đảng động;
huyện: ủy; hà: lĩnh nội; hàng: hóa; hành: chính chương kèm kế kỷ quy quyết trung văn đảng động; hãy: báo bỏ bổ chọn dùng ghi kiểm mở
sửa trả tải xem điền đặt đổi; hình: chung thức; hòa: bình xã; hóa: hồ kế; hơn: mức; hướng: dẫn; hạn: chế gửi; hạnh: phúc; hải: sản
văn đảo; hằng: quý tuần; hết: hạn; hệ: thống; họ: tên; học: kinh sinh tập; họp: thường; hỏi: lại; hồ: chí sơ viết; hỗ: trợ; hộ:
nghèo; hội: chi chủ nghị nhiệm nhập trường viên đảng đồng; hộp: thư; hợp: báo kết nhất pháp tuyên tác đồng; hữu: nghị; khai: kế kết
mạc trừ; khen: thưởng; khiếu: kiện nại; khiển: trách; kho: bạc; khoa: học; khoáng: sản; khuyết: điểm; khác: nhau; khách: quan; khái:
quát; khó: khăn; khắc: phục; khỏi: đảng; khối: doanh nam; kinh: doanh nghiệm phí tế; kiêm: nhiệm; kiến: dự nghị; kiểm: sát tra điểm;
kiện: hoàn toàn; kèm: công lý; kéo: dài; kê: cơ tổ; kính: gửi; ký: cam hiệu tự; kế: hoạch; kết: công giữa luận nhiệm nạp quả thúc
việc; kịp: thời; kỳ: hằng họp; kỷ: luật niệm; kỹ: năng thuật; lao: động; liên: hệ quan thông; liệt: sĩ; liệu: báo lên mật tài tính
đảng; loại: cao chất hoàn hình tổ; luân: chuyển; luận: chính; luật: lao tổ đảng; làm: việc điểm; lâm: hải nghiệp; lãng: phí; lãnh:
đạo; lê: thị văn; lý: luận tài đảng đất; lĩnh: vực; lũy: kế; lưu: kết lúc lại trữ văn; lượng: sinh tổ; lượt: cán người tiếp đảng;
lại: mật trang tệp tổ đơn đường; lấy: lại; lập: danh; lề: lối; lễ: hội; lệ: chi hồ đảng; lịch: làm; lối: sống; lớn: hơn; lớp: bồi
học tập; lời: văn; lợi: nhuận ích; lục: kèm; lực: kể lượng; minh: bạch; miễn: công nhiệm nộp; muộn: hơn; máy: chủ; mâu: thuẫn; mã:
dùng dự mới; mình: phụ; mô: hình; môi: trường; mưu: ban tổ; mật: khẩu nhà; mặt: bằng trận; mềm: quản; mọi: thay; mốc: thời; mối:
quan; mới: kết nhất; mở: lại; mục: tiêu đích; mức: xếp; nam: phường thuận tỉnh; nghiêm: minh thị túc; nghiên: cứu; nghiệp: vụ;
nghĩa: việt vụ; nghị: ban báo kiểm quyết quán sơ tổng định đối ủy; nguyên: nhân tắc văn; nguyễn: thị; nguồn: lực; ngân: hàng sách;
ngăn: chặn; ngũ: đảng; người: cùng dân dùng khác lao làm quản soạn tham đứng; ngắn: gọn; nhiệm: kỳ nêu thi vụ; nhà: máy nước; nhân:
dân rộng; nhất: biểu quán; nhận: hộ lại mới tài việc văn xét điều; nhập: bình bằng lại mã; nhật: cơ; nuôi: biển; nâng: cao tổng;
nêu: gương nguyên rõ tên; nông: dân nghiệp thôn; năng: lượng lực suất; nơi: khác nhận; nước: nam; nại: kỷ; nạp: ít đảng; nỗ: lực;
nội: bộ chính dung vụ; nộp: báo lại; phiên: họp; phiếu: nhận; phong: cách trào; pháp: khắc luật; phát: hiện huy hành triển; phân:
công loại tích; phê: bình duyệt; phí: phục; phòng: chống cấp huyện nghiệp quản tỉnh tổ tổng văn đảng ủy; phó: bí chủ giám trưởng;
phù: hợp; phương: hướng pháp tiện án; phường: an báo bến; phạm: vi; phản: biện ánh; phấn: đấu; phần: cấp mềm thứ; phẩm: chất; phối:
hợp; phổ: biến; phụ: lục nữ trách; phục: hạn vụ; phủ: phê; qua: hộp kiểm phòng văn đồng; quan: bộ thường trọng tâm đảng; quay: lại;
quy: chế hoạch mô trình định; quyết: chuyên chuyển liệt tố việc xong đúng đại định; quyền: hạn lợi địa; quá: hạn trình; quán: triệt;
quát: đặc; quân: sự; quả: công kiểm lãnh thực tự xếp đánh; quản: lý trị; quần: chúng; quốc: chiêu gia phòng tế việt; rà: soát; rút:
kinh; sai: phạm; sao: lưu; sinh: hoạt xã; so: sánh; soát: hồ; suy: thoái; sách: kèm nhà đơn; sáng: kiến; sáp: nhập; sát: chuyên
thường việc; sơ: kết kỷ trễ trực; sản: lượng phẩm việt xuất; sắc: nhiệm; sắp: xếp; sớm: hướng; sở: báo công dữ gửi kiểm nông nội tài
xây đoàn đảng; sức: khỏe; sử: dụng; sửa: chữa lại tay thể tên đổi; sự: nghiệp đồng; tai: nạn; tham: dự mưu nhũng; thanh: niên tra;
thay: thế đổi; thi: hành đua; thiết: bị; thiếu: niên; thiểu: số; thiệt: hại; thu: ngân nhập; thuyết: phục; thuận: lợi; thuộc: gửi
hoàn lấy tỉnh đảng; thành: báo chậm dự kiểm lập nhiệm phần phố tốt viên việc xuất đoàn ủy; thách: thức; thôn: đông; thông: báo qua
tin tư; thúc: hoạt đợt; thư: chi mục thường trung điện đảng; thương: binh mại; thường: lệ trực vụ xuyên; thảo: báo chậm luận; thẩm:
quyền tra định; thắng: lợi; thế: hướng; thể: hóa thao thức; thị: trường tường; thống: chính kê nhất; thời: gian hạn điểm; thủ: tướng
tục; thủy: lợi sản văn; thứ: nhất tự; thực: chất hiện tiễn tế; tin: điện; tinh: giản thần; tiên: phong tiến; tiêu: biểu chung chuẩn
chí chưa chủ cụ cực kế nghị đại đề; tiến: hành độ; tiếp: công nhận thu tục; tiết: kiệm; tiểu: ban học; toàn: tỉnh đảng; tra: công
làm lại tỉnh tổ việc đảng; trang: bị khổ thông đầu; triển: khai kinh đảng; triệt: nghị; triệu: tập đồng; trong: sạch; trung: bình
dân thực tâm ương; truyền: thống; trách: nhiệm; trình: ban bày chủ công duyệt dự hành kiểm thanh thực độ ủy; trí: kinh thức; trích:
yếu; trùng: tên; trường: cao học hợp; trưởng: ban phòng đoàn; trạng: thái; trả: lại lời; trần: quốc; trận: tổ; trật: tự; trễ: hạn;
trọng: tâm điểm; trồng: trọt; trở: lên; trụ: sở; trừ: đảng; trực: thuộc tiếp tuyến tỉnh đảng; tuyên: giáo truyền; tuyến: đạt; tuyển:
dụng; ty: cổ; tài: chính khoản liệu nguyên sản; tác: chính cán giám kiểm lãnh phong phòng tổ xây; tâm: dịch phục thực; tân: khê;
tên: cơ loại tệp tổ đăng đơn; tìm: thấy; tình: hình; tích: cơ; tín: dụng; tính: bằng lại; tôn: trọng; tăng: cường quốc trưởng; tư:
pháp tưởng; tương: đương; tướng: chính; tường: vi; tượng: kiểm; tạo: bộ đợt; tải: lại; tất: cả; tầm: nhìn quan; tập: huấn hội nghị
thể trung đoàn; tắc: tập; tắt: xác; tệp: ghi hỏng khác nén sao; tỉnh: ban kiểm nam thi tân xảy đoàn ủy; tịch: ủy; tố: cáo; tối: mật
thiểu đa; tốt: nhiệm; tồn: tại; tổ: chức công quốc đảng; tổng: công cộng hợp kết sản; tộc: thiểu; tội: phạm; tờ: trình; tục: hành
thực; tự: do kiểm phê rà vệ đánh; tỷ: lệ đồng; vai: trò; vi: phạm; viên: ban chính chức cơ dự hoàn học mới nam nữ phụ tham trẻ trở;
viết: ngắn trường; viễn: thông; việc: báo chuẩn cụ giao khắc kiểm kể làm thực trực điều; viện: dẫn; việt: nam; vì: sao; ví: dụ;
vùng: sâu; văn: an bản hóa kiện làm nghệ phòng thư; vũ: đình; vướng: mắc; vượt: mức quá; vấn: đề; vẫn: giữ; vận: hành tải tỉnh đảng
động; vật: chất; vắng: mặt; vị: báo chưa gửi khác làm quan sự thực trí trực tính; vụ: cháy chính huyện hành thành thời trọng trở
tỉnh đảng; vững: mạnh; xem: lại xét; xin: lại văn; xuất: sắc; xác: nhận thực; xây: dựng; xã: an bình hội; xóa: tên; xếp: chi loại;
xử: lý; yêu: cầu; áp: dụng; ít: nhất; ý: nghĩa; điều: chưa chỉnh hành khoản lệ đọc động; điểm: chốt cá tình; điển: hình; điện: thoại
tử; đoàn: kiểm kết năng thanh thể tỉnh tổng viên xã; đào: tạo; đánh: dấu giá; đính: kèm; đóng: dấu; đôn: đốc; đúng: hạn thành thời
tên; đăng: ký nhập tải xuất; đơn: thư vị; đường: dẫn; đại: biểu học hội; đạo: ban hoàn đức; đạt: chuẩn ít; đảm: phương; đảng: bộ
cộng hoàn phí trực tỉnh viên ủy; đất: đai; đấu: kết; đầu: mối nhiệm tiên tư; đầy: đủ; đẩy: lùi; đẳng: nghề; đặc: biệt khu điểm; đặt:
lại mật; đề: bạt cương mục nghị xuất án; địa: bàn phương điểm; định: cư kỳ; đọc: tệp; đốc: sở tiến việc; đối: chiếu ngoại tượng;
đồng: bào bộ chí nhân; đổi: mật tên; độ: báo công tuổi; độc: lập; đội: ngũ; đột: phá; đời: sống; đợt: mới tổng; đủ: hồ; đứng: đầu;
ưu: tú điểm; ương: đảng; ước: thực đạt; ổn: định; ủy: ban báo bộ cao chính chậm chủ công cơ cấp cập hoàn hướng khối làm lâm nam
phường sớm sở thông thẩm trực tuyên tập tổ tổng viên xây xã yêu đôn ủy; ứng: dụng
"""
