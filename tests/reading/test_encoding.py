"""Text files in every encoding that Vietnamese was typed in are named right, or refused; never a wrong letter."""

import random
import unicodedata
from collections.abc import Callable

import pytest
from reading import papers

from nhiemky.domain.finding import Refusal
from nhiemky.reading.admission import admit
from nhiemky.reading.documents.encoding import OLD_FONT, OLD_PAGE, decode_noting
from nhiemky.vietnamese.legacy import _TCVN3, _vni_table

SAMPLES = 100
WORDS = [
    word
    for paper in (value for name, value in vars(papers).items() if name.isupper())
    for word in "".join(char if char.isalnum() or char in " ,.;/-" else " " for char in unicodedata.normalize("NFC", paper)).split()
]
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TO_TCVN3 = {meant: written for written, meant in _TCVN3.items()}
_TO_VNI = {meant: written for written, meant in sorted(_vni_table().items(), key=lambda pair: pair[0], reverse=True)}


def windows_1258(text: str) -> bytes:
    """As Windows types it: the letter with its mark, the tone behind it."""
    out = []
    for char in text:
        try:
            out.append(char.encode("cp1258"))
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", char)
            letter = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in _TONES))
            out.append((letter + "".join(mark for mark in apart if mark in _TONES)).encode("cp1258"))
    return b"".join(out)


def tcvn3(text: str) -> bytes:
    """Letters with a tone have small forms only."""
    return "".join(_TO_TCVN3.get(char) or _TO_TCVN3.get(char.lower(), char) for char in text).encode("latin-1")


def vni(text: str) -> bytes:
    return "".join(_TO_VNI.get(char, char) for char in text).encode("latin-1")


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "utf-8 apart (NFD)": lambda text: unicodedata.normalize("NFD", text).encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16 little": lambda text: text.encode("utf-16-le"),
    "utf-16 big": lambda text: text.encode("utf-16-be"),
    "windows-1258": windows_1258,
    "tcvn3": tcvn3,
    "vni": vni,
}
OLD = {"windows-1258": OLD_PAGE, "tcvn3": OLD_FONT, "vni": OLD_FONT}


def samples() -> list[str]:
    """Passages of six words to some pages, with line ends of both kinds."""
    dice = random.Random(7)
    found = []
    for number in range(SAMPLES):
        size = dice.choice((6, 9, 15, 40, 200, 1000))
        start = dice.randrange(len(WORDS) - size)
        words = WORDS[start : start + size]
        if all(word.isascii() for word in words):
            words[0] = "Kế"
        words.insert(min(len(words), 8), "\r\n" if number % 2 else "\n")
        found.append(" ".join(words))
    return found


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_of_a_hundred_passages_ninety_nine_are_named_right_and_none_is_read_wrong(encoding):
    right = 0
    for text in samples():
        data = ENCODINGS[encoding](text)
        assert admit(data, "a.txt").kind == "text"
        try:
            read, notices = decode_noting(data, "a.txt")
        except Refusal as refusal:
            assert refusal.code == "unreadable_encoding"
            continue
        meant = text.replace("\r\n", "\n")
        same = read.casefold() == meant.casefold() if encoding == "tcvn3" else read == meant
        assert same, (read, meant)
        assert notices == ((OLD[encoding],) if encoding in OLD else ())
        right += 1
    assert right >= 0.99 * SAMPLES


def test_titles_in_tcvn3_are_raised_to_capitals():
    text = "BÁO CÁO\nkết quả thực hiện Nghị quyết của ĐẢNG BỘ năm 2024\nĐã đạt"
    assert decode_noting(tcvn3(text), "a.txt")[0] == text


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(128, 256)) * 4,
        "Größere Städte müssen künftig höhere Beiträge für Bäume zahlen".encode("latin-1"),
        "Отчёт о работе партийной организации".encode("cp1251"),
        "工作报告与计划".encode("gbk"),
        "à".encode("latin-1"),
        b"abc\x00def\x00\x00\x00ghi",
        "Kế hoạch".encode()[:-1] + b"\xe1",
    ],
)
def test_what_is_no_vietnamese_or_may_be_two_things_is_refused_with_what_to_do(data):
    with pytest.raises(Refusal) as refusal:
        decode_noting(data, "a.txt")
    assert refusal.value.code == "unreadable_encoding"
    assert "UTF-8" in refusal.value.message


def test_letters_that_another_program_broke_are_put_back_and_told():
    text = "Kế hoạch sơ kết giữa nhiệm kỳ của Đảng bộ, trước ngày 20/5"
    broken = text.encode().decode("latin-1").translate({code: bytes([code]).decode("cp1252", "replace") for code in (0x8A, 0x93, 0x91)})
    read, notices = decode_noting(broken.encode(), "a.txt")
    assert read == text and len(notices) == 1


@pytest.mark.parametrize(("old", "new"), [("Hoà uỷ khoá thuý", "Hòa ủy khóa thúy")])
def test_both_placements_of_the_tone_are_kept_as_typed(old, new):
    for text in (old, new):
        assert decode_noting(text.encode(), "a.txt")[0] == text
        assert decode_noting(tcvn3("Nghị quyết của Đảng bộ " + text), "a.txt")[0].endswith(text)
