import subprocess
import unicodedata
from shutil import which

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.vietnamese.legacy import _TCVN3, decode_tcvn3, decode_vni, legacy_of_font, looks_legacy

SENTENCE = "Đảng ủy Khối báo cáo kết quả thực hiện nghị quyết đại hội, những hạn chế và nguyên nhân của đơn vị"
_TO_TCVN3 = {meant: written for written, meant in _TCVN3.items()}


def tcvn3(text: str) -> str:
    """Capital letters with tones do not exist in TCVN3: offices type them in an ...H font."""
    return "".join(_TO_TCVN3.get(char) or _TO_TCVN3.get(char.lower(), char) for char in unicodedata.normalize("NFC", text))


@pytest.mark.skipif(which("iconv") is None, reason="iconv is the oracle")
def test_the_tcvn3_table_agrees_with_iconv() -> None:
    for written, meant in _TCVN3.items():
        byte = written.encode("latin-1") + b"."
        shown = subprocess.run(["iconv", "-f", "TCVN", "-t", "UTF-8"], input=byte, capture_output=True, check=True).stdout.decode()
        assert unicodedata.normalize("NFC", shown[:-1]) == meant


def test_every_lower_case_letter_has_its_tcvn3_code() -> None:
    letters = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
    assert set(letters) <= set(_TCVN3.values()) and len(set(_TCVN3.values())) == len(_TCVN3)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Ñaûng boä tænh, nhieäm kyø ñöôïc", "Đảng bộ tỉnh, nhiệm kỳ được"), ("BAÙO CAÙO KEÁT QUAÛ", "BÁO CÁO KẾT QUẢ"),
        ("höôùng daãn, ôû cô sôû, lôùn, ngöôøi", "hướng dẫn, ở cơ sở, lớn, người"),
        ("naêm, taëng, chaéc, baèng", "năm, tặng, chắc, bằng"),
        ("quyù, ñoàng chí, kyû luaät, lyù luaän", "quý, đồng chí, kỷ luật, lý luận"),
    ],
)  # fmt: skip
def test_vni(written: str, meant: str) -> None:
    assert decode_vni(written) == meant


def test_capital_fonts() -> None:
    assert decode_tcvn3(tcvn3("báo cáo sơ kết"), capitals=True) == "BÁO CÁO SƠ KẾT"


@pytest.mark.parametrize(
    ("font", "legacy"),
    [
        (".VnTime", "tcvn3"),
        (".VnTimeH", "tcvn3_capitals"),
        (".VNTIME", "tcvn3"),
        ("VNI-Times", "vni"),
        ("Times New Roman", None),
        ("", None),
        ("Vni", None),
    ],
)
def test_fonts_tell(font: str, legacy: str | None) -> None:
    assert legacy_of_font(font) == legacy


def test_old_text_is_recognised() -> None:
    assert looks_legacy(tcvn3(SENTENCE)) == "tcvn3"
    assert looks_legacy("Ñaûng uûy Khoái baùo caùo keát quaû thöïc hieän nghò quyeát ñaïi hoäi cuûa ñôn vò") == "vni"


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        unicodedata.normalize("NFD", SENTENCE),
        "The committee reports on its targets for the term",
        "L’été dernier, les élèves français ont dû étudier très tôt à l’école, où la fenêtre était fermée; ça a été gênant",
        "Größere Städte müssen künftig höhere Beiträge für Bäume, Straßen und Grünflächen zahlen",
        "báo cáo và là có hà gà cá bà nhà",
        "",
    ],
)
def test_clean_text_never_looks_old(text: str) -> None:
    assert looks_legacy(text) is None


@given(st.text(st.sampled_from("abcdeghiklmnopqrstuvxy àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"), max_size=60))
def test_tcvn3_is_read_back(text: str) -> None:
    assert decode_tcvn3(tcvn3(text)) == unicodedata.normalize("NFC", text)
