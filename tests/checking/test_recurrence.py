"""What comes back is found by its matter; what only looks alike is not. The pairs were written before the rules were tuned to any."""

import pytest

from nhiemky.checking.recurrence import LEAST, Earlier, likeness_of, recurrences

SAME = [
    ("Sinh hoạt chi bộ chưa đều.", "Hai tháng trong năm không tổ chức được kỳ sinh hoạt chi bộ."),
    ("Thu nộp đảng phí còn chậm so với quy định.", "Còn 2 chi bộ nộp đảng phí muộn, có nơi gộp hai tháng."),
    ("Nguồn kết nạp đảng viên khó khăn, chưa đạt chỉ tiêu.", "Công tác phát triển đảng viên mới đạt thấp so với kế hoạch."),
    ("Công tác kiểm tra, giám sát chưa thường xuyên.", "Chưa thực hiện đủ số cuộc kiểm tra theo chương trình năm."),
    ("Tự phê bình và phê bình có lúc còn nể nang.", "Một số đảng viên ngại va chạm, né tránh trong đóng góp ý kiến."),
    ("Chế độ thông tin, báo cáo chưa kịp thời.", "Gửi báo cáo quý trễ hạn, văn phòng phải nhắc nhiều lần."),
    ("Việc học tập, quán triệt nghị quyết có lúc chưa sâu.", "Tỷ lệ dự học tập nghị quyết chuyên đề chưa cao, còn hình thức."),
    ("Giải ngân vốn đầu tư công chậm.", "Tiến độ giải ngân các dự án chưa đạt kế hoạch giao."),
    ("Hồ sơ trễ hẹn tại bộ phận một cửa còn nhiều.", "Giải quyết thủ tục hành chính còn để quá hạn 14 hồ sơ."),
    ("Quy hoạch cán bộ nữ, cán bộ trẻ còn thiếu.", "Công tác quy hoạch chưa bảo đảm cơ cấu nữ."),
    ("Chuyển đổi số trong công tác đảng còn lúng túng.", "Ứng dụng công nghệ thông tin chưa hiệu quả, ít dùng sổ tay đảng viên điện tử."),
    ("Đơn thư khiếu nại giải quyết còn kéo dài.", "Còn 3 đơn tố cáo, đơn thư khiếu nại quá hạn giải quyết."),
    ("Ý thức chấp hành giờ giấc làm việc của một số đồng chí chưa nghiêm.", "Kỷ cương hành chính chưa nghiêm, còn đi muộn về sớm."),
    ("Hoạt động của Đoàn Thanh niên còn hạn chế.", "Các tổ chức đoàn thể hoạt động chưa đều, nội dung nghèo nàn."),
    ("Nắm bắt tư tưởng đảng viên chưa kịp thời.", "Công tác tư tưởng có lúc chưa được quan tâm đúng mức."),
    ("Rác thải tồn đọng ở chợ Bến Gỗ chưa được thu gom hết.", "Thu gom rác thải tại chợ Bến Gỗ còn chậm."),
    ("Kho vật tư chưa có phương án bảo vệ ban đêm.", "Chưa xây dựng phương án bảo vệ kho vật tư vào ban đêm."),
    ("Lớp lý luận chính trị trung cấp chưa cử đủ người.", "Chỉ tiêu đào tạo, bồi dưỡng lý luận chính trị không hoàn thành."),
]
DIFFERENT = [
    ("Sinh hoạt chi bộ chưa đều.", "Thu đảng phí chưa đều."),
    ("Thu nộp đảng phí còn chậm.", "Nộp báo cáo còn chậm."),
    ("Công tác kiểm tra, giám sát chưa thường xuyên.", "Tiếp xúc, đối thoại với nhân dân chưa thường xuyên."),
    ("Phát triển đảng viên đạt thấp.", "Quản lý đảng viên đi làm ăn xa còn lỏng lẻo."),
    ("Giải ngân vốn đầu tư công chậm.", "Giải quyết thủ tục hành chính chậm."),
    ("Quy hoạch cán bộ nữ còn thiếu.", "Hội Phụ nữ hoạt động còn yếu."),
    ("Chất lượng tín dụng chính sách ở xã vùng xa còn thấp.", "Chất lượng nước sinh hoạt ở xã vùng xa còn thấp."),
    ("Chưa hoàn thành chỉ tiêu doanh thu.", "Chưa hoàn thành chỉ tiêu kết nạp đảng viên."),
    ("Một số đồng chí chưa gương mẫu.", "Một số đồng chí chưa qua lớp lý luận chính trị."),
    ("Cầu Vàm Đá xuống cấp chưa sửa.", "Trường học ở ấp Vàm Đá thiếu phòng máy."),
    ("Công tác văn thư, lưu trữ còn lộn xộn.", "Công tác dân vận còn hình thức."),
    ("Mất đoàn kết nội bộ ở Phòng Kế hoạch.", "Phòng Kế hoạch gửi báo cáo muộn."),
    ("An toàn lao động tại xưởng 2 chưa bảo đảm.", "Năng suất lao động tại xưởng 2 chưa đạt."),
    ("Thu ngân sách đạt 92% dự toán.", "Thu đảng phí đạt 92% kế hoạch."),
    ("Kê khai tài sản còn sai sót.", "Thể thức văn bản còn sai sót."),
]


@pytest.mark.parametrize(("now", "before"), SAME)
def test_what_comes_back_in_other_words_is_found_both_ways(now, before):
    assert likeness_of(now, Earlier("a", before)).score >= LEAST
    assert likeness_of(before, Earlier("a", now)).score >= LEAST


@pytest.mark.parametrize(("now", "before"), DIFFERENT)
def test_what_only_fails_in_the_same_way_is_not(now, before):
    assert recurrences(now, [Earlier("a", before)]) == ()


def test_the_same_sentence_is_always_found_and_stands_first():
    words = "Trụ sở ấp Gò Me dột, chưa sửa"
    found = recurrences(words, [Earlier("far", "Sinh hoạt chi bộ chưa đều"), Earlier("near", words)])
    assert [(one.id, one.score) for one in found] == [("near", 1)]


def test_what_speaks_for_it_is_named():
    (found,) = recurrences("Đảng phí nộp muộn", [Earlier("a", "Còn nộp chậm đảng phí quý III")])
    assert found.shared == ("đảng phí", "chậm")
