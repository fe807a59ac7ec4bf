"""`nhiemky check FILE.docx --fix OUT.docx`."""

from __future__ import annotations

import json

from checking.word_papers import word

from nhiemky.cli.main import run
from nhiemky.reading.documents.docx import read_docx


def test_the_corrected_word_is_written_beside_the_findings(tmp_path, capsys):
    file, out = tmp_path / "ke-hoach.docx", tmp_path / "sua.docx"
    file.write_bytes(word(margins=(25, 20, 30, 15)))
    assert run(["check", str(file), "--fix", str(out)]) == 0
    said = capsys.readouterr().out
    assert "sua.docx: đã sửa thể thức theo 05-HD/VPTW" in said
    assert "Lề giấy: trên 20, dưới 20, trái 30, phải 15 mm" in said
    assert read_docx(out.read_bytes(), "a.docx").clean == read_docx(file.read_bytes(), "a.docx").clean
    assert run(["check", str(out), "--fix", str(tmp_path / "nua.docx"), "--json"]) == 0
    (item,) = json.loads(capsys.readouterr().out)
    assert item["fixed"] == {"file": "nua.docx", "rule": "05-HD/VPTW", "changes": [], "left": []}
    assert (tmp_path / "nua.docx").read_bytes() == out.read_bytes()


def test_the_original_is_never_written_over_and_one_file_goes_at_a_time(tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(word())
    assert run(["check", str(file), "--fix", str(file)]) == 64
    assert run(["check", str(file), str(file), "--fix", str(tmp_path / "b.docx")]) == 64
    assert run(["check", str(file), "--fix", str(tmp_path / "b.pdf")]) == 64


def test_what_has_no_form_of_ours_is_refused_and_nothing_is_written(tmp_path, capsys):
    file, out = tmp_path / "a.txt", tmp_path / "b.docx"
    file.write_text("KẾ HOẠCH\n\nsơ kết\n\nI- NỘI DUNG\n\nHọp.", encoding="utf-8")
    assert run(["check", str(file), "--fix", str(out)]) == 2
    assert "chỉ sửa được thể thức của tệp Word" in capsys.readouterr().err
    assert not out.exists()
