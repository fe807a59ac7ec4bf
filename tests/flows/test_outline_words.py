"""An outline typed as lines is the outline that is written back."""

import pytest

from nhiemky.domain.outline import walk
from nhiemky.flows.outline_words import outline_from_words, words_of_outline

LINES = """Nêu ngắn gọn.
Phần thứ nhất: KẾT QUẢ NỬA ĐẦU NHIỆM KỲ
I- BỐI CẢNH
1. Thuận lợi
1.1. Nội bộ
Nêu việc làm cụ thể.
1.1.1. Chi bộ
a) Mới
2. Khó khăn
II- ĐÁNH GIÁ
Phần thứ hai: NHIỆM VỤ
I- DỰ BÁO"""


def shape(nodes):
    return [(node.label, node.title, node.guidance, shape(node.children)) for node in nodes]


def test_lines_come_back_as_they_were_typed():
    outline = outline_from_words("l1", "ĐỀ CƯƠNG", None, LINES)
    assert words_of_outline(outline) == LINES
    assert shape(outline_from_words("l1", "ĐỀ CƯƠNG", None, words_of_outline(outline)).nodes) == shape(outline.nodes)


def test_headings_nest_by_the_form_of_their_number():
    outline = outline_from_words("l1", "ĐỀ CƯƠNG", None, LINES)
    paths = ["/".join(path) for path, _ in walk(outline.nodes)]
    assert paths[3] == "Phần thứ nhất/I/1/1.1" and paths[5] == "Phần thứ nhất/I/1/1.1/1.1.1/a"
    assert outline.intro == ("Nêu ngắn gọn.",)


@pytest.mark.parametrize("words", ["", "\n\n", "chỉ có lời dẫn"])
def test_without_a_number_there_is_no_heading(words):
    assert outline_from_words("l1", "ĐỀ CƯƠNG", None, words).nodes == ()


def test_a_bullet_is_guidance():
    (node,) = outline_from_words("l1", "ĐỀ CƯƠNG", None, "1. Kết quả\n- nêu số liệu").nodes
    assert node.guidance == ("- nêu số liệu",)
