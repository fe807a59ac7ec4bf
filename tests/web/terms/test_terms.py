"""From term to term: results open to their sources, promises against what came, next term's targets with their arithmetic."""

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from appendix_world import campaign_of
from django.urls import reverse
from web_setup import setting_up

from nhiemky.domain.finding import Refusal
from nhiemky.domain.term_results import Given, TermRule
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.reports.models import Figure, Revision, SectionText
from nhiemky.web.targets.actions import Listed, Paper, list_targets
from nhiemky.web.targets.ledger import ledger_of
from nhiemky.web.targets.models import Indicator, Resolution
from nhiemky.web.terms import actions
from nhiemky.web.terms.access import next_targets, place_of
from nhiemky.web.terms.models import NextTarget, Promise
from nhiemky.web.terms.promises import candidates, promises_told
from nhiemky.web.terms.results import result_material, results_of

CAME = datetime(2023, 5, 13, 3, 0, tzinfo=UTC)
JOINED = "Kết nạp đảng viên mới trong nhiệm kỳ"
TEXTS = (
    ("IV", "IV. Phương hướng, nhiệm vụ đến cuối nhiệm kỳ", "Trong thời gian tới:"),
    ("IV/1", "1. Công tác đảng viên", "Trong thời gian tới:\n- Kết nạp đủ 25 đảng viên trước đại hội.\n- Mỗi quý mở một lớp bồi dưỡng."),
    ("II", "II. Kết quả", "- Đã mở ba lớp tập huấn cho cấp ủy."),
)


def at(name, *args):
    return reverse(f"terms:{name}", args=args)


def words_of(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def word_of(answer):
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content) if answer.streaming else answer.content)) as file:
        return file.read("word/document.xml").decode()


def hand_in(obligation, figures=(), texts=(), number=1):
    with setting_up():
        revision = Revision.objects.create(
            obligation=obligation, organisation=obligation.organisation, campaign=obligation.campaign, number=number,
            receipt=f"PN-{obligation.pk}-{number}", content_hash=f"{obligation.pk}-{number}", door="web", received_at=CAME,
            submitted_by="Mai Loan", cut_off="2023-04-30",
        )  # fmt: skip
        type(obligation).objects.filter(pk=obligation.pk).update(revisions=number, state="submitted")
        for order, (code, statement, unit, target, actual) in enumerate(figures):
            Figure.objects.create(
                revision=revision, campaign=obligation.campaign, organisation=obligation.organisation, code=code, statement=statement,
                unit_of_measure=unit, target=target, actual=actual, order=order,
            )  # fmt: skip
        for order, (path, title, words) in enumerate(texts):
            SectionText.objects.create(revision=revision, path=path, title=title, text=words, order=order)
    return revision


@pytest.fixture
def told(world, morning):
    with setting_up():
        campaign, obligations = campaign_of(world)
    revision = hand_in(obligations[world.dv1.code, "r2"], (("CT06", JOINED, "đảng viên", "25", "14"),))
    hand_in(obligations[world.dv1.code, "r1"], texts=TEXTS)
    rows = [
        (Listed(JOINED, "đảng viên", "25", serves="CT06", previous=raw, previous_period=period))
        for raw, period in (("4", "2021-12"), ("9", "2022-12"))
    ]
    for row in rows:
        list_targets(world.actor("bithu1"), world.dv1, [row], term="2020 - 2025")
    return Campaign.objects.get(pk=campaign.pk), revision


@pytest.fixture
def place(world, told):
    return place_of(world.actor("bithu1"), world.dv1)


def joined(place):
    return next(row for row in results_of(place) if row.code == "CT06")


def test_results_have_each_year_the_mid_term_and_the_last_figure_with_their_sources(world, told, place):
    _, revision = told
    row = joined(place)
    assert {year: one.raw for year, one in row.years.items()} == {2021: "4", 2022: "9", 2023: "14"}
    assert row.last.href == reverse("reports:submission", args=[revision.uuid]) and revision.receipt in row.last.source
    assert row.mid.raw == "9" and row.target == "25" and row.status == "Đúng tiến độ"


def test_the_page_of_results_opens_with_links_word_and_excel(world, told):
    _, revision = told
    client = world.client("bithu1")
    page = words_of(client.get(at("results", world.dv1.uuid)))
    assert reverse("reports:submission", args=[revision.uuid]) in page and "Đúng tiến độ" in page
    assert "NHIỆM KỲ 2020 - 2025" in word_of(client.get(at("results_word", world.dv1.uuid)))
    assert client.get(at("results_workbook", world.dv1.uuid)).status_code == 200
    assert client.get(at("index")).status_code == 302


def test_results_cost_the_same_queries_however_many_figures_there_are(world, told, django_assert_max_num_queries):
    client = world.client("bithu1")
    client.get(at("results", world.dv1.uuid))
    with django_assert_max_num_queries(60):
        client.get(at("results", world.dv1.uuid))


def test_without_a_campaign_the_pages_say_what_to_do(world, morning):
    for name in ("index", "promises_index", "next_index"):
        assert "Chưa có đợt" in words_of(world.client("bithu1").get(at(name)))


def test_results_are_material_for_sections_about_targets_only(world, told):
    campaign, _ = told
    assert result_material(campaign, "Kiểm tra, giám sát") == ()


def test_sentences_under_headings_of_tasks_are_proposed_and_only_ticked_ones_kept(world, told, place):
    campaign, _ = told
    found = candidates(place, campaign)
    assert [one.words for one in found] == ["Kết nạp đủ 25 đảng viên trước đại hội.", "Mỗi quý mở một lớp bồi dưỡng."]
    client = world.client("bithu1")
    assert "Mỗi quý mở một lớp" in words_of(client.get(at("choose_promises", world.dv1.uuid)))
    words_of(client.post(at("choose_promises", world.dv1.uuid), {"dot": str(campaign.uuid)}), 422)
    assert not Promise.objects.exists()
    assert client.post(at("choose_promises", world.dv1.uuid), {"dot": str(campaign.uuid), "cau": found[0].key}).status_code == 302
    kept = Promise.objects.get()
    assert kept.words == found[0].words and "báo cáo nộp 13/5/2023" in kept.source


def test_an_outcome_is_computed_only_where_an_indicator_and_a_level_are_tied(world, told, place):
    actor = world.actor("bithu1")
    (kept,) = actions.keep_promises(actor, place, [actions.New("Kết nạp đủ 25 đảng viên", "Sơ kết, mục IV")])
    assert promises_told(place)[0].outcome == "unknown" and not promises_told(place)[0].computed
    actions.tie_promise(actor, kept, place.line("CT06"), "25", None, kept.version)
    (shown,) = promises_told(place)
    assert shown.outcome == "partly" and "14 < 25" in shown.said and "Hứa 25" in shown.said
    with pytest.raises(Refusal) as refused:
        actions.judge_promise(actor, kept, "kept", "Đã xong", "Báo cáo", kept.version)
    assert refused.value.code == "promise_computed"
    actions.tie_promise(actor, kept, None, "", None, kept.version)
    actions.judge_promise(actor, kept, "kept", "Đã mở đủ lớp", "Báo cáo năm 2022", kept.version)
    assert promises_told(place)[0].outcome == "kept"
    client = world.client("bithu1")
    assert "Đã mở đủ lớp" in words_of(client.get(at("promises", world.dv1.uuid)))
    assert "Đã mở đủ lớp" in word_of(client.get(at("promises_word", world.dv1.uuid)))
    assert "Đánh giá bằng lời" in words_of(client.get(at("promise", kept.uuid)))


def test_the_same_promise_is_kept_once_and_comes_back_after_it_was_withdrawn(world, place):
    actor, new = world.actor("bithu1"), actions.New("Kết nạp đủ 25 đảng viên", "Sơ kết, mục IV")
    (kept,) = actions.keep_promises(actor, place, [new])
    with pytest.raises(Refusal) as refused:
        actions.keep_promises(actor, place, [new])
    assert refused.value.code == "promise_known"
    actions.withdraw_promise(actor, kept)
    assert promises_told(place) == ()
    assert actions.keep_promises(actor, place, [new])[0].pk == kept.pk


def test_a_stale_tie_changes_nothing(world, place):
    actor = world.actor("bithu1")
    (kept,) = actions.keep_promises(actor, place, [actions.New("Kết nạp đủ", "Sơ kết")])
    with pytest.raises(Refusal) as refused:
        actions.tie_promise(actor, kept, place.line("CT06"), "25", None, kept.version + 4)
    assert refused.value.code == "stale_version" and Promise.objects.get().level == ""


def test_next_levels_are_proposed_with_their_arithmetic_and_the_superiors_level_counts(world, place):
    actor = world.actor("bithu1")
    actions.propose_next(actor, place)
    row = next_targets(world.dv1, "2025 - 2030").get(code="CT06")
    assert row.level == "23" and "bình quân 4,7/năm trong 3 năm" in row.arithmetic
    actions.edit_next(actor, place, row, level=row.level, given=Given("55", "12-HD/TU", True), version=row.version)
    row.refresh_from_db()
    assert row.level == "275" and "cấp trên giao 55/năm (12-HD/TU)" in row.arithmetic and not row.edited
    actions.edit_next(actor, place, row, level="260", given=Given("55", "12-HD/TU", True), reason="nhân sự giảm", version=row.version)
    assert actions.propose_next(actor, place) == 0
    row.refresh_from_db()
    assert row.level == "260" and row.edited and row.proposed == "275"


def test_a_superiors_ledger_gives_the_level_of_a_rate_and_only_words_for_a_sum(world, place):
    goals = [Listed(JOINED, "đảng viên", "500"), Listed("Đảng viên hoàn thành tốt trở lên", "%", "95")]
    list_targets(world.actor("chanh"), world.khoi, goals, term="2025 - 2030", paper=Paper(symbol="1-NQ/ĐH"))
    actions.propose_next(world.actor("bithu1"), place)
    row = next_targets(world.dv1, "2025 - 2030").get(code="CT06")
    assert row.given == "" and "chưa tách mức giao riêng" in row.given_source and row.level == "23"


def test_what_is_taken_becomes_a_draft_list_that_no_grid_uses_before_it_is_adopted(world, told, place):
    actor = world.actor("bithu1")
    before = set(ledger_of(world.dv1).answers)
    actions.propose_next(actor, place)
    with pytest.raises(Refusal):
        actions.list_next(actor, place)
    row = next_targets(world.dv1, "2025 - 2030").get(code="CT06")
    actions.take(actor, row, row.version)
    made = actions.list_next(actor, place)
    assert made.resolution.subject == "Dự thảo chỉ tiêu nhiệm kỳ 2025 - 2030 (đề xuất, chưa được đại hội thông qua)"
    assert set(ledger_of(world.dv1).answers) == before and not ledger_of(world.dv1).own
    actions.open_again(actor, row, row.version)
    actions.edit_next(actor, place, row, level="30", given=None, reason="phấn đấu", version=row.version)
    actions.take(actor, row, row.version)
    actions.list_next(actor, place)
    assert [one.targets.get().raw for one in Indicator.objects.filter(resolution=made.resolution, ended_at=None)] == ["30"]
    actions.adopt_next(actor, made, "9-NQ/ĐH", date(2025, 6, 1))
    assert Resolution.objects.get(pk=made.resolution_id).symbol == "9-NQ/ĐH"
    assert [one.words for one in ledger_of(world.dv1).own] == ["30"]
    with pytest.raises(Refusal) as refused:
        actions.propose_next(actor, place)
    assert refused.value.code == "next_list_adopted"


def test_a_draft_is_not_written_over_a_list_that_stands(world, place):
    actor = world.actor("bithu1")
    list_targets(actor, world.dv1, [Listed("Một chỉ tiêu khác", "chi bộ", "3")], term="2025 - 2030", paper=Paper(symbol="5-NQ/ĐH"))
    actions.propose_next(actor, place)
    row = next_targets(world.dv1, "2025 - 2030").first()
    actions.edit_next(actor, place, row, level="9", given=None, version=row.version)
    actions.take(actor, row, row.version)
    with pytest.raises(Refusal) as refused:
        actions.list_next(actor, place)
    assert refused.value.code == "next_list_stands" and "5-NQ/ĐH" in refused.value.message


def test_a_target_is_dropped_with_a_reason_and_taken_with_a_level(world, place):
    actor = world.actor("bithu1")
    actions.propose_next(actor, place)
    row = next_targets(world.dv1, "2025 - 2030").get(code="CT06")
    with pytest.raises(Refusal) as refused:
        actions.drop(actor, row, " ", row.version)
    assert refused.value.code == "next_target_reason"
    actions.drop(actor, row, "Không còn phù hợp", row.version)
    blank = next((one for one in next_targets(world.dv1, "2025 - 2030") if not one.level), None)
    if blank is not None:
        with pytest.raises(Refusal):
            actions.take(actor, blank, blank.version)
    word = word_of(world.client("bithu1").get(at("next_word", world.dv1.uuid)))
    assert "Không còn phù hợp" in word and "chưa được cấp ủy xác nhận" in word


def test_the_pages_of_next_targets_work_by_plain_forms(world, told):
    client = world.client("bithu1")
    assert "Chưa có đề xuất" in words_of(client.get(at("next", world.dv1.uuid)))
    assert client.post(at("next", world.dv1.uuid)).status_code == 302
    row = NextTarget.objects.get(code="CT06")
    assert "Cách tính" in words_of(client.get(at("next_target", row.uuid)))
    assert client.post(at("next_target", row.uuid), {"viec": "lay", "level": row.level, "version": row.version}).status_code == 302
    assert client.post(at("next_list", world.dv1.uuid)).status_code == 302
    page = words_of(client.get(at("next", world.dv1.uuid)))
    assert "Danh sách đang là dự thảo" in page and "Cách tính chưa được xác nhận" in page
    assert client.post(at("next_adopt", world.dv1.uuid), {"document": "9-NQ/ĐH"}).status_code == 302


def test_an_office_confirms_its_figures_and_a_unit_only_sees_them(world, told):
    rule = TermRule(Decimal(10), Decimal(0), Decimal(50), Decimal(4), Decimal(20))
    actions.set_rule(world.actor("chanh"), world.khoi, rule, "Hội nghị giao ban", 0)
    with pytest.raises(Refusal) as refused:
        actions.set_rule(world.actor("chanh"), world.khoi, rule, "", 0)
    assert refused.value.code == "stale_version"
    with pytest.raises(Refusal):
        actions.set_rule(world.actor("bithu1"), world.dv1, rule, "", 0)
    page = words_of(world.client("chanh").get(at("rule", world.khoi.uuid)))
    assert "Đang dùng lần 1" in page and "Hội nghị giao ban" in page
    place = place_of(world.actor("bithu1"), world.dv1)
    actions.propose_next(world.actor("bithu1"), place)
    assert "thêm 10%" in next_targets(world.dv1, "2025 - 2030").get(code="CT06").arithmetic


def test_another_unit_sees_nothing_of_it(world, place):
    (kept,) = actions.keep_promises(world.actor("bithu1"), place, [actions.New("Kết nạp đủ", "Sơ kết")])
    other = world.client("vanthu2")
    for address in (at("results", world.dv1.uuid), at("promises", world.dv1.uuid), at("next", world.dv1.uuid), at("promise", kept.uuid)):
        assert other.get(address).status_code == 404
