"""The demo of a yearly rating by command: loaded through the users' doors, proven, judged alike by `rate`, saved, and any tampering is told."""

import json
import sqlite3
import zipfile
from pathlib import Path

import pytest
from installation import Installation

EVENTS_OF_THE_STORY = 300
ON_THE_BOARD = """
import json
from nhiemky.web.ratings.board.standing import judged_whole, standing
from nhiemky.web.ratings.models import RatingCampaign
board = standing(RatingCampaign.objects.get(year=2023))
tally = board.tally("collective", "Sở, ngành")
head, = (seat for seat in board.seats if seat.kind == "individual" and seat.organisation.endswith("Sở Xây dựng"))
print(json.dumps({
    "shares": [tally.excellent, tally.good, tally.allowed],
    "head": [head.level, *(body.level for body in board.bodies[head.pk])],
    "state": board.campaign.state,
    "findings": [[one.code, one.severity, one.subject_id or one.facts["group"], one.message] for one in judged_whole(board).findings],
}))
"""
TABLE = """
import sys
from pathlib import Path
from django.test import Client
from nhiemky.web import boot
from nhiemky.web.accounts.models import User
from nhiemky.web.ratings.models import RatingCampaign
campaign = RatingCampaign.objects.get(year=2023)
client = Client(HTTP_HOST="127.0.0.1")
client.post("/dang-nhap/", {"login": "van", "password": "nam-thuan-2023"})
address = f"/xep-loai/{campaign.uuid}/doi-tuong/mau/"
assert client.get(address).status_code == 302, "names of persons: only after the password again"
client.post("/toi/xac-nhan/?next=" + address, {"password": "nam-thuan-2023"})
answer = client.get(address)
assert answer.status_code == 200, answer
Path(sys.argv[1]).write_bytes(b"".join(answer.streaming_content) if answer.streaming else answer.content)
"""


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Installation:
    """The journey as `nhiemky demo` loads it, once; a second start finds it and loads nothing. Tests that change it copy it."""
    folder = tmp_path_factory.mktemp("xep-loai")
    made = Installation(folder / "xep-loai")
    for _ in range(2):
        done = made.command("demo", "--journey", "xep-loai", "--data", str(folder), "--no-serve")
        assert done.returncode == 0, done.stderr[-3000:]
    assert "Đợt mẫu đã nạp từ trước" in done.stdout.replace("\n", " ")
    return made


@pytest.fixture(scope="session")
def board(demo) -> dict:
    """The round of 2023 as the board finds it in the morning."""
    return json.loads(demo.python(ON_THE_BOARD))


def verified(made: Installation) -> tuple[int, dict]:
    done = made.command("verify", "--data", str(made.data), "--json")
    return done.returncode, json.loads(done.stdout)


def test_what_the_journey_loads_verifies(demo):
    code, told = verified(demo)
    assert (code, told["faults"]) == (0, [])
    assert told["looked_at"]["quy tắc đã ghim"] == 2, "the round of 2023, and the results of 2022"
    assert told["looked_at"]["nhật ký"] > EVENTS_OF_THE_STORY


def test_the_board_sits_with_one_place_too_many_and_one_head_above_the_own_collective(board):
    assert board["state"] == "deciding"
    assert board["shares"] == [4, 17, 3]
    assert board["head"] == ["HTXSNV", "HTTNV"]
    assert [one[:2] for one in board["findings"]] == [["cap_exceeded", "high"], ["head_above_collective", "high"]]
    cap, head = (one[3] for one in board["findings"])
    assert "4 xuất sắc, nhiều nhất được 3, vượt 1 suất" in cap
    assert "4/17 (23,5%)" in cap
    assert "Đảng bộ Sở Xây dựng: Hoàn thành tốt nhiệm vụ" in head


def test_the_table_taken_from_the_office_is_judged_alike_by_command(demo, board, tmp_path):
    made = demo.copied(tmp_path / "van-phong")
    table = tmp_path / "doi-tuong.xlsx"
    made.python(TABLE, str(table))
    done = made.command("rate", str(table), "--year", "2023", "--repair", "--json")
    assert done.returncode == 1, "findings of severity high"
    told = json.loads(done.stdout)
    found = [[one["code"], one["severity"], one.get("subject_id") or one["group"], one["message"]] for one in told["findings"]]
    assert found == board["findings"]
    assert (told["repair"]["count"], told["repair"]["proven_minimal"]) == (2, True)
    assert {one["subject_id"] for one in told["repair"]["changes"]} == {"SN02-01", "SN07"}
    (group,) = (one for one in told["groups"] if (one["subject_kind"], one["group"]) == ("collective", "Sở, ngành"))
    assert (group["excellent"], group["good"], group["allowed"], group["ok"]) == (4, 17, 3, False)


def test_a_backup_brought_back_is_the_same_row_by_row_and_shows_the_same_board(demo, board, tmp_path):
    saved, twice = tmp_path / "sao-luu.zip", tmp_path / "lan-hai.zip"
    assert demo.command("backup", str(saved), "--data", str(demo.data)).returncode == 0
    again = Installation(tmp_path / "lay-lai")
    done = again.command("restore", str(saved), "--data", str(again.data))
    assert done.returncode == 0, done.stderr[-2000:]
    assert again.command("backup", str(twice), "--data", str(again.data)).returncode == 0
    assert members(twice) == members(saved)
    assert verified(again) == verified(demo)
    assert json.loads(again.python(ON_THE_BOARD)) == board


def members(saved: Path) -> dict:
    """Every table of a backup with the hash of its rows."""
    with zipfile.ZipFile(saved) as source:
        return json.loads(source.read("manifest.json"))["members"]


def test_rules_altered_after_they_were_pinned_are_told(demo, tmp_path):
    made = demo.copied(tmp_path / "sua-lui")
    with sqlite3.connect(Path(made.data) / "nhiemky.sqlite3") as connection:
        (rules,) = connection.execute("SELECT rules FROM ratings_ratingcampaign WHERE year = 2023").fetchone()
        assert '"ratio":0.2' in rules, "the share that may be excellent"
        connection.execute("UPDATE ratings_ratingcampaign SET rules = replace(rules, '\"ratio\":0.2', '\"ratio\":0.3') WHERE year = 2023")
    code, told = verified(made)
    assert code == 1
    (fault,) = told["faults"]
    assert "Xếp loại năm 2023" in json.dumps(fault, ensure_ascii=False)
    assert "đã bị sửa" in json.dumps(fault, ensure_ascii=False)
