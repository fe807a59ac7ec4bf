"""Syllables with a mark that office prose is made of: what a misspelt one may have been meant to be (`vietnamese/syllables.py`).

Not all that exist: a syllable that is missing here is no fault, only no suggestion.
"""

COMMON = """
biên biến biết biếu biển biểu biện biệt buổi buộc bà bài bàn bào bày bá bác bám bánh báo bát bã bãi bão bè bé bên bì bình bí bò
bón bôi bù búa băm băn bưu bước bưởi bạ bạc bạch bạn bạt bả bản bảng bảo bảy bấm bất bầu bẩn bẩy bẫy bậc bận bật bắt bằng bến
bếp bền bệnh bị bịa bỏ bố bối bốn bồi bổ bộ bớt bờ bởi bỡ bức bừa chiêm chiên chiêu chiếc chiếm chiến chiếu chiều chuyên chuyền
chuyển chuyện chuẩn chuối chuỗi chào chánh cháy châm chân chè chép chênh chìa chí chín chính chóng chót chú chúng chăm chăn chưa
chương chạy chảo chấm chấn chấp chất chậm chắc chẳng chặn chặt chẽ chế chỉ chỉnh chịu chọn chối chống chốt chồng chỗ chờ chợ
chục chụp chủ chủng chứa chức chứng chừa chừng chữ chữa cuốc cuối cuốn cuộc cà cài càng cày cá các cách cái cán cáo câu cây còn
có cô công cùng căn cũ cũng cơ cư cưa cương cước cười cường cưỡi cạnh cả cải cảm cảng cảnh cấp cất cấu cầm cần cầu cẩn cận cập
cậy cắt cố cống cốt cổ cổng cộng cột cờ cỡ cụ cục cụm của củng cứ cứu cử cửa cực cựu diễn diện duyên duyệt dài dành dám dán dân
dây dã dép dê dòng dôi dõi dù dùng dư dương dưới dưỡng dược dạng dấu dần dầu dẫn dậy dễ dị dịch dồn dời dở dụ dục dụng dứt dừa
dừng dữ dự dựng ghép ghế ghị giày giá giác giám giáo giây giúp giường giải giảm giản giảng giấu giấy giỏi giống giới giờ giữ
giữa gà gày gây gì gìn gói góp gõ gương gạch gạo gấp gần gắn gắng gặp gọi gọn gốc gồm gộp gỡ gợi gửi hiến hiếu hiềm hiền hiều
hiểm hiển hiểu hiện hiệp hiệu hoài hoàn hoãn hoạch hoạt hoảng hoắc hoặc huyền huyện huấn hà hài hàng hành hào hán háng hát hân
hãy hè héc hình hí hòa hòm hóa hôm hông hút hơn hưu hương hươu hướng hưởng hạ hại hạn hạng hạnh hạt hải hảo hấn hấp hầm hần hầu
hậm hậu hằng hẳn hẹn hẹp hết hệ hệt họ học họn họp hỏi hỏng hối hốt hồ hồi hồng hỗ hộ hội hộp hời hợp hụ hủ hứ hứa hữu hực khiếu
khiển khoáng khoăn khoản khoảng khoẻ khuyên khuyến khuyết khuyển khuôn khuất khá khác khách khái khám kháng khát khâu khéo khép
khí khích khó khóa khóm khô không khăn khơi khả khảo khẩn khẩu khắc khắp khẳng khỏi khối khổ khớp khởi khủng kiêm kiên kiêu kiếm
kiến kiền kiều kiểm kiểu kiệm kiện kèm kém kéo kép kê kênh kêu kích kín kính ký kĩ kẹo kẻ kế kết kề kể kịch kịp kỳ kỷ kỹ liêm
liên liềm liền liều liễn liễu liệt liệu loại loạt luyện luân luôn luận luật là làm làng lành lá lâm lâu lãng lãnh lên lí lít
lòng lõi lùi lúa lúc lún lúng lý lăm lĩnh lũ lũy lưu lưới lười lường lưỡng lược lượng lượt lạ lạc lại lạnh lấy lần lập lắng lắp
lặng lẻ lẽ lề lễ lệ lệch lệnh lịch lọc lối lồng lỗi lộ lớn lớp lời lở lợi lợn lụa lục lụt lựa lực miêu miến miền miễn muối muộn
mà màn màu má mát máu máy mâu mã mãi mình mía mô môi môn mùa múi mĩ mũ mũi mưu mươi mướt mười mạc mại mạng mạnh mạo mất mấy mầm
mẫu mật mắc mắm mặc mặn mặt mẽ mềm mọi mỏng mốc mối mốt mỗi một mới mời mở mục mủng mức mứt mực mỹ nghiêm nghiên nghiêng nghiến
nghiền nghiệm nghiện nghiệp nghèo nghìn nghĩ nghĩa nghẽn nghề nghệ nghỉ nghị ngoài ngoại ngoặc ngoẹo nguyên nguyện nguyệt nguồn
ngàn ngành ngày ngân ngã ngòi ngói ngô ngôn ngăn ngũ ngơi ngư người ngưỡng ngược ngạch ngắn ngồi ngờ ngỡ ngừa ngừng ngữ ngựa
nhiên nhiêu nhiều nhiễu nhiệm nhiệt nhuần nhuận nhà nhàng nhánh nháp nháy nhân nhãn nhì nhìn nhóm nhăm nhũng như nhưng nhạt nhạy
nhất nhầm nhận nhập nhật nhắc nhắn nhằm nhẹ nhịp nhỏ nhớ những niêm niên niềm niệm nuôi nào này nâng nâu né nén nét nên nêu nòng
nó nói nón nóng nông núi nút năm năng nơi nương nước nại nạn nạp nảy nắm nắng nằm nặng nẻo nếp nếu nền nể nối nồi nổ nổi nỗ nội
nộp nợ nửa nữ nữa oàn oăm oăn oăng phiên phiêu phiến phiếu phiền phá phái phán pháp phát phân phép phê phí phía phím phòng phó
phóng phông phù phú phúc phút phương phước phường phạm phạt phải phản phấn phần phẩm phẩn phẩy phận phố phối phổ phụ phục phủ
phức quyên quyù quyến quyết quyền quyển quyện quà quá quán quát quân quét quý quạt quả quản quấn quần quầy quận quặng quốc quỹ
riêng rà ràng rá rãi rèn rõ rút răn rơi rước rưỡi rượu rạch rải rất rẫy rằng rễ rệt rồi rổ rỗng rộng rời rục rừng soát soạn suất
suối sàng sách sáng sánh sáp sát sáu sâu sóc sóng sô sông sĩ sơ sư sạch sạt sản sắc sắm sắn sắp sẵn sẽ số sống sổ sớm sở sợi sụt
sức sử sửa sữa sự sỹ thiên thiêu thiết thiếu thiền thiểu thiện thiệt thiệu thoái thoáng thoát thoại thoả thuyết thuyền thuần
thuẫn thuận thuật thuế thuốc thuộc thành thác thách thái tháng tháo thân thép thêm thì thìa thí thích thóc thô thôi thôn thông
thù thúc thúng thăm thư thương thước thường thưởng thượng thạc thả thảo thấm thấp thất thấu thấy thần thầu thẩm thận thập thật
thắn thắng thẳng thẻ thế thể thị thịt thống thời thụt thủ thủy thứ thức thừa thử thực tiên tiêu tiến tiếng tiếp tiết tiếu tiềm
tiền tiểu tiễn tiện toàn toán triền triều triển triệt triệu truyền trà trào trách trái tránh trân trâu trên trì trình trí trích
trò tròn trông trùng trú trúc trăm trương trước trường trưởng trạm trạng trả trấn trần trận trật trắng trẻ trễ trị trọn trọng
trọt trỏ trống trồng trộn trở trợ trụ trục trứng trừ trữ trực tuyên tuyến tuyển tuyệt tuân tuấn tuần tuệ tuổi tài tàng tàu tá
tác tách tái tám tán tâm tên tìm tình tích tím tín tính tòa tóm tôi tôm tôn tù tùy tú túc túng túy tăng tĩnh tư tương tưới tướng
tường tưởng tượng tạc tại tạm tạo tạp tả tải tảng tấn tất tầm tầng tận tập tật tắc tắt tặng tế tết tệp tỉ tỉnh tịch tọa tỏa tố
tối tốt tồn tổ tổn tổng tộc tội tới tờ tục tủ từ từng tử tự tựu tỷ uyên uân uâng uây uê uên uênh uêu uôi uôm uôn uông uý uơ uối
uống uộc uộn viên viết viễn việc viện việt vuông và vài vàng vào vân vì ví vò vòng vô vùng văn vướng vượt vải vấn vần vẫn vận
vật vậy vắng vẹn vế về vệ vị vịt vọng vốn với vụ vừa vững vực xoài xuyên xuất xuống xác xám xáo xâm xây xã xét xóa xúc xăng
xưởng xảy xấu xẻng xếp xứng xử yêm yên yêng yêu yếm yết yếu yểm yểu ài àng ào ái án ánh áo áp áu âm ân âng âu ây èm êm ên êng
ênh êu ình ích ính ít ñôn ôi ôm ôn ông úc ý ăm ăn ăng đa đai đang đe đen đi điếu điềm điền điều điểm điển điện điệu đo đoàn đoán
đoạn đu đua đuôi đài đàm đàn đào đá đáng đánh đáo đáp đâu đây đã đè đèn đê đêm đình đích đính đòi đó đóng đô đôi đôn đông đúng
đăng đĩa đũa đơn đưa đương đường được đại đạo đạt đảm đảng đảo đất đấu đầu đầy đẩy đậm đập đậu đắn đằng đẳng đặc đặt đẹp đếm đến
đề đều để đệm địa địch định đọc đỏ đốc đối đốn đốt đồ đồi đồng đổi độ độc đội động đột đời đỡ đợt đục đủ đức đứng đứt đừng ơi ơm
ơn ưa ưi ưm ưn ưng ưu ươi ươm ươn ương ươu ước ướng ướp ướt ưởng ại ạn ản ảng ảnh ảy ấm ấn ấp ấy ầm ần ẩn ẫu ậm ằng ếch ến ết ịa
ịch ịnh ọp ốc ối ống ồm ổn ổng ỗi ội ột ới ời ợp ục ủng ủy ức ứng ửa ửi ỷ
"""
