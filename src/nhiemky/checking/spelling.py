"""Syllables that are certainly misspelt: no Vietnamese syllable at all, or impossible beside their neighbour.

>>> misspelt_syllable("nghành"), misspelt_syllable("đựơc"), misspelt_syllable("ngành"), misspelt_syllable("Internet")
(True, True, False, False)
>>> ("phê", "binh") in wrong_pairs(), ("phê", "bình") in wrong_pairs(), ("quyển", "hạn") in wrong_pairs()
(True, False, True)

Silence is the rule: foreign words, names and what a rare but right phrase could hold are not told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Set
from functools import cache, lru_cache

from nhiemky.vietnamese.syllables import meant


def _blanks(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _strokes(text: str) -> list[str]:
    return text.split("|")


_TONES = "\u0300\u0301\u0303\u0309\u0323"
_MARKED = {"a": "aăâ", "ă": "ăaâ", "â": "âaă", "e": "eê", "ê": "êe", "o": "oôơ", "ô": "ôoơ", "ơ": "ơoô", "u": "uư", "ư": "ưu"}

_FIXED = (
    "phê *bình|tự phê *bình|*phấn đấu|*củng cố|nhiệm *kỳ|*nhiệm kỳ|*nhiệm vụ|nhiệm *vụ|thẩm *quyền|*quyền hạn|*phong cách|*bố cục"
    "|nghị *quyết|*nghị quyết"
    "|kiểm *điểm|khuyết *điểm|*khuyết điểm|trách *nhiệm|*nghiêm túc|nghiêm *túc|quán *triệt|*triển khai|triển *khai|khắc *phục|đôn *đốc"
    "|*đôn đốc|giám *sát"
    "|*giám sát|kỷ *luật|*khiển trách|khen *thưởng|*thưởng trực|thường *trực|*lãnh đạo|lãnh *đạo|kế *hoạch|*hoạch định|chương *trình"
    "|*chương trình"
    "|*nguyên nhân|nguyên *nhân|*nguyên tắc|nguyên *tắc|giải *pháp|*giải pháp|phương *hướng|*phương hướng|*phương thức|*tư tưởng"
    "|tư *tưởng|*đạo đức|đạo *đức"
    "|*chính quyền|chính *quyền|*doanh nghiệp|doanh *nghiệp|sự *nghiệp|*nghiệp vụ|*viên chức|*chuyên đề|*chuyên môn|*trọng tâm"
    "|trọng *tâm|trọng *điểm"
    "|đột *phá|*đột phá|*chất lượng|chất *lượng|*hiệu quả|*hiệu lực|hiệu *lực|năng *lực|*năng lực|*thống nhất|thống *nhất|*tổng hợp"
    "|*tổng kết|*đánh giá"
    "|*xếp loại|*phân công|*tuyên truyền|tuyên *truyền|*tuyên giáo|*ủy viên|*thành ủy|*tỉnh ủy|*huyện ủy|*đảng ủy|*đảng bộ|*đảng viên"
    "|*cơ sở|*quần chúng"
    "|quần *chúng|*nhân dân|*Mặt trận|*đoàn thể|đoàn *thể|*khiếu nại|khiếu *nại|*tố cáo|*tham nhũng|tham *nhũng|tiêu *cực|*tiêu cực"
    "|lãng *phí|*lãng phí"
    "|*cải cách|*hành chính|chuyển *đổi|*chuyển đổi|*ngân sách|*biên chế|*tinh giản|*quy hoạch|quy *hoạch|*bồi dưỡng|bồi *dưỡng"
    "|*đào tạo|*luân chuyển"
    "|*kiện toàn|kiện *toàn|*hướng dẫn|hướng *dẫn|*kết luận|kết *luận|*quyết định|*thông báo|*công văn|*phụ lục|phụ *lục|*đề cương"
    "|đề *cương"
    "|*thời hạn|*tiến độ|tiến *độ|*văn phòng|*hội nghị|hội *đồng|*chủ trương|chủ *trương|*đường lối|đường *lối|*pháp luật|pháp *luật"
    "|*chính sách"
    "|*kiên quyết|*kiên định|*kiên trì|*gương mẫu|gương *mẫu|*nêu gương|*xuất sắc|xuất *sắc|*hoàn thành|*vững mạnh|vững *mạnh"
    "|*trong sạch|trong *sạch"
    "|suy *thoái|*suy thoái|*biểu hiện|*nghiên cứu|nghiên *cứu|*học tập|*rèn luyện|rèn *luyện|*tu dưỡng|*phẩm chất|phẩm *chất|*bản lĩnh"
    "|bản *lĩnh"
    "|*quốc phòng|quốc *phòng|*an ninh|*kinh tế|*văn hóa|*xã hội|*phát triển|phát *triển|*bền vững|bền *vững|*đồng bộ|*kịp thời"
    "|*khách quan|*toàn diện"
    "|*thường xuyên|thường *xuyên|*chỉ tiêu|*mục tiêu|mục *tiêu|*kết nạp|kết *nạp|*sinh hoạt|sinh *hoạt|*dân chủ|*tập trung|*Quốc hội"
    "|*cử tri|*đại biểu|xây *dựng|cơ *sở|khuyến *khích|*khuyến khích|quy *định|báo *cáo|tiếp *tục|thực *hiện|kết *quả|nội *dung|yêu *cầu"
    "|tham *mưu|*tham mưu|phối *hợp|*phối hợp|giáo *dục|khoa *học|công *nghệ|công *nghiệp|nông *nghiệp|nông *thôn|*nông thôn|dịch *vụ"
    "|du *lịch|cộng *đồng|dân *tộc|tôn *giáo|đoàn *kết|danh *sách|thủ *tục|kinh *phí|kinh *nghiệm|*kinh nghiệm|bài *học"
    "|*vướng mắc|vướng *mắc|khó *khăn|*khó khăn|thuận *lợi|*thuận lợi|tích *cực|sáng *tạo|thời *gian|thời *điểm|địa *phương|*địa phương"
    "|cơ *quan|trung *ương|*trung ương|thường *vụ|*hệ thống|điều *kiện|*điều kiện|*nhận thức|xử *lý|*xử lý|chỉ *tiêu"
    "|quản *lý|*kiểm tra|vi *phạm|*vi phạm|tập *huấn|nâng *cao|tăng *cường|*tăng cường|đẩy *mạnh"
)
"""Words of office prose; the starred syllable has no other spelling beside its neighbour."""

_LEGIT = frozenset(
    tuple(pair.split())
    for pair in _strokes(
        "cái cách|chuyên đổi|chuyển đề|chuyển môn|chuyện đề|chuyện đổi|chuyện môn|chuyển đội|chuyển đối|hiểu lực|hướng dần|hồi nghị"
        "|kiến quyết|kiến định"
        "|kiến toàn|kiện quyết|kiện định|mục tiểu|nghĩ quyết|nghỉ quyết|nguyên tác|nâng lực|phụ lực|phường hướng|phường thức|quần chủng"
        "|thông nhất|thưởng trực"
        "|tiến đô|tiện độ|toán diện|trọng tầm|tuyến truyền|tuyến giáo|tuyển giáo|tự tưởng|tư tương|tư tường|tư tướng|tư tượng|tư dưỡng"
        "|viện chức|đài biểu"
        "|đạo tạo|đoạn thể|đốt phá|đợt phá|biển chế|biến chế|biện chế|khen thường|luận chuyển|nhiệm ký|nhiệm kỹ|cứ tri|cư tri|giảm sát"
        "|trông sạch|chủ trưởng"
        "|chuyền môn|kiện trì|tĩnh ủy|phân đấu thầu|lành đạo|hạnh chính"
    )
    if len(pair.split()) == 2
)
"""Pairs that a right sentence may hold: "ý kiến quyết định", "kết luận chuyển", "lãnh đạo tạo điều kiện"."""

_FOLLOWED = {
    ("cùng", "cố"): _blanks("gắng tình ý định chấp thủ hương đô vấn"),
    ("phòng", "cách"): _blanks("ly âm nhiệt biệt trở mạng điện ngừa"),
    ("nhiệm", "kỷ"): _blanks("luật cương niệm"),
    **{(first, "đấu"): _blanks("thầu giá tranh tố nối vật trường thủ") for first in ("phân", "phần", "phận", "phản", "phẩn", "phán")},
}
"""Words behind the pair with which it is two other words: "cùng cố gắng", "phòng cách ly", "bộ phận đấu thầu"."""


def makes_sense_before(pair: tuple[str, str], after: str) -> bool:
    """The word behind makes two other words of the pair."""
    return after in _FOLLOWED.get(pair, ())


@cache
def _wrong() -> dict[tuple[str, str], str]:
    """Wrong pair -> the word it was meant to be, "" where two are as near."""
    known = {tuple(word.replace("*", "").lower().split()) for word in _strokes(_FIXED)}
    wrong: dict[tuple[str, str], str] = {}
    for word in _strokes(_FIXED):
        first, second = word.lower().split()[-2:]
        right = f"{first} {second}".replace("*", "")
        variants = _variants((first if first[0] == "*" else second)[1:])
        for variant in variants:
            pair = (variant, second) if first[0] == "*" else (first, variant)
            wrong[pair] = right if wrong.get(pair, right) == right else ""
    return {pair: right for pair, right in wrong.items() if _judged(pair, known)}


def _judged(pair: tuple[str, str], known: Set[tuple[str, ...]]) -> bool:
    """Neither right, nor made of words that stand anywhere, nor written without marks ("tham muu" in an address)."""
    return pair not in known and pair not in _LEGIT and not (set(pair) & _EVERYWHERE) and not "".join(pair).isascii()


def wrong_pairs() -> Set[tuple[str, str]]:
    """Pairs of syllables (lower case) one mark away from a fixed word, the word's own neighbour given."""
    return _wrong().keys()


def right_pair(pair: tuple[str, str]) -> str | None:
    """The word that a wrong pair was meant to be.

    >>> right_pair(("phê", "binh"))
    'phê bình'
    """
    return _wrong().get(pair) or None


_EVERYWHERE = _blanks(
    "cao các cho của chỉ chi có đã để là mà nên ra thế theo tại tài tới từ và với về vị vì đang được do đến đi đó đây hay hết khi không"
    " kể làm lên lại nếu này"
    " như nhưng những phải qua rồi sau sẽ tất thì trên trong trước từng vào vẫn việc xin cả cần còn cũng chưa đều hơn ở bị bởi cùng"
    " hoặc mỗi một hai ba năm"
    " bộ ban hội tỉnh xã sở đoàn quân cơ người nhà nước đất trường lớp học sinh công an ninh nhân dân dẫn thành viên bảo đảm kinh tế"
    " hành hoàn"
) - {"cùng"}
"""Syllables so common beside anything that a variant made of them proves nothing."""


def _variants(syllable: str) -> Iterator[str]:
    """The syllable with another tone, or with another mark on one vowel."""
    plain = unicodedata.normalize("NFD", syllable)
    tone = next((mark for mark in plain if mark in _TONES), "")
    letters = unicodedata.normalize("NFC", "".join(mark for mark in plain if mark not in _TONES))
    at = _tone_place(syllable, letters)
    for other in ("", *_TONES):
        if other != tone:
            yield _with_tone(letters, at, other)
    for index, letter in enumerate(letters):
        for other in _MARKED.get(letter, "")[1:]:
            changed = letters[:index] + other + letters[index + 1 :]
            yield _with_tone(changed, at, tone)


def _tone_place(syllable: str, letters: str) -> int:
    for index, char in enumerate(syllable):
        if any(mark in _TONES for mark in unicodedata.normalize("NFD", char)):
            return index
    vowels = [index for index, letter in enumerate(letters) if letter in "aăâeêioôơuưy"]
    marked = [index for index in vowels if letters[index] in "ăâêôơư"]
    return (marked or vowels)[-1] if marked or letters[-1] not in "aăâeêioôơuưy" else vowels[0]


def _with_tone(letters: str, at: int, tone: str) -> str:
    return unicodedata.normalize("NFC", letters[: at + 1] + tone + letters[at + 1 :])


_CHECKED = re.compile(r"[bcdđghklmnpqrstvx]*[aăâeêioôơuưy]{1,3}(?:p|t|ch|c)$")
"""Syllables ending in a stop: they carry the sharp or the heavy tone, so bare ones do not exist."""

_MISPLACED = re.compile(
    r"q[ùúủũụ]|ngh[aáàảãạăắằẳẵặâấầẩẫậoóòỏõọôốồổỗộơớờởỡợuúùủũụưứừửữự]|(?<![a-zà-ỹđ])gh[aáàảãạoóòỏõọôốồổỗộơớờởỡợuúùủũụưứừửữự]|u[ơớờởỡợ][cimnptu]"
    r"|ự[ơ]|[ưứừửữự][oóòỏõọ][cimnptu]"
)


@lru_cache(maxsize=8192)
def misspelt_syllable(word: str) -> bool:
    """Certainly no word: letters that never stand so, two tones, a stop without its tone, or no syllable and one slip from one.

    Capitals, loans and names are not judged.
    """
    if word.isascii() or not word.isalpha() or not word.islower() or len(word) > 7:
        return False
    if meant(word) is not None:
        return True
    if _MISPLACED.search(word):
        return True
    marks = sum(mark in _TONES for mark in unicodedata.normalize("NFD", word))
    return marks > 1 or (not marks and _CHECKED.match(word) is not None)
