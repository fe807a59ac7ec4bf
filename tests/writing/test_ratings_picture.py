"""Pictures in a Word document: where they belong, well-formed, the same every time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from PIL import Image

from nhiemky.domain.campaign import Owner
from nhiemky.flows.papers.signing import Signing
from nhiemky.flows.rating_papers import comparison_word
from nhiemky.writing.charts import Bars, Group
from nhiemky.writing.ratings_compare import Compared, Comparison
from nhiemky.writing.ratings_picture import png, with_pictures
from nhiemky.writing.ratings_round import Count

ROWS = (Compared("năm 2022", Count({"HTXSNV": 2, "HTTNV": 8})), Compared('năm 2023 & "mới"', Count({"HTTNV": 9, "HTNV": 1})))
MANY = tuple(Compared(f"Đơn vị {n}", Count({"HTTNV": n + 1})) for n in range(20))
TOLD = Comparison("Đảng ủy Khối", "năm 2023", {"collective": ROWS, "individual": ROWS}, {"collective": MANY}, {})


def parts(told: Comparison) -> ZipFile:
    return ZipFile(BytesIO(comparison_word(Owner("Đảng ủy Khối"), Signing(date(2023, 12, 20)), told)))


def test_each_table_that_is_not_too_long_has_its_picture() -> None:
    found = parts(TOLD)
    pictures = [name for name in found.namelist() if name.startswith("word/media/")]
    body = found.read("word/document.xml").decode()
    assert pictures == ["word/media/picture1.png", "word/media/picture2.png"]
    assert body.count("<w:drawing>") == 2 and "\ue0c1" not in body
    assert body.index("1. Qua các kỳ, tập thể") < body.index("rIdPicture1") < body.index("2. Giữa các đơn vị")


def test_every_part_is_well_formed_and_every_picture_is_named() -> None:
    found = parts(TOLD)
    for name in found.namelist():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(found.read(name))
    relations = found.read("word/_rels/document.xml.rels").decode()
    assert 'Target="media/picture2.png"' in relations
    assert 'descr="Qua các kỳ, tập thể"' in found.read("word/document.xml").decode()
    assert 'Extension="png"' in found.read("[Content_Types].xml").decode()


def test_without_a_picture_the_document_stays_as_it_is() -> None:
    assert with_pictures(b"PK", ()) == b"PK"


def test_a_picture_has_its_colours_and_its_bytes_repeat() -> None:
    drawn = Bars("t", ("Xuất sắc", "Tốt"), (Group("năm 2023", (Decimal("0.5"), None)),))
    image = Image.open(BytesIO(png(drawn))).convert("RGB")
    assert image.size == (1500, 640)
    assert (15, 76, 138) in {colour for _, colour in image.getcolors(1_000_000) or ()}
    assert png(drawn) == png(drawn)


def test_nothing_but_colours_of_bars_where_there_is_no_group() -> None:
    assert png(Bars("t", ("Tốt",), ()))[:4] == b"\x89PNG"
