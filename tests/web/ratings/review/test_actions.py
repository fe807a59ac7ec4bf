"""What is done in the review room: nobody's text lost, order kept, nothing handed in is altered, counts agree."""

from datetime import date

import pytest
from django.db import connection
from web.conftest import setting_up

from nhiemky.checking.ballots import Count
from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.ratings.models import Ballot, Decision, Rating, ReviewPrompt, SelfReview, Subject
from nhiemky.web.ratings.review import actions
from nhiemky.web.ratings.review.content import handed_in, texts_of
from nhiemky.web.ratings.review.prompting import reasons
from nhiemky.web.ratings.review.submitting import missing

DAY = date(2023, 5, 12)


def fill(rated, who: str, subject: Subject, level: str = "HTTNV") -> None:
    """Everything asked of a review, written."""
    actor = rated.world.actor(who)
    for key in ("mot", "hai", "ba") if subject.kind == "collective" else ("mot", "hai"):
        actions.save_self_review(actor, subject, key, f"Nội dung mục {key}.", 0)
    actions.save_scores(actor, subject, {"g1a": "25,5", "g2a": "60"})
    actions.save_level(actor, subject, level)


def test_a_section_saved_over_an_older_version_changes_nothing_and_shows_both(rated):
    first, second = rated.world.actor("vanthu1"), rated.world.actor("bithu1")
    assert actions.save_self_review(first, rated.body1, "mot", "Bản một", 0).version == 1
    saved = actions.save_self_review(second, rated.body1, "mot", "Bản hai", 0)
    assert saved.clash and (saved.mine, saved.theirs) == ("Bản hai", "Bản một")
    assert texts_of(SelfReview.objects.get(subject=rated.body1)) == {"mot": "Bản một"}


def test_two_people_on_different_sections_do_not_meet(rated):
    assert not actions.save_self_review(rated.world.actor("vanthu1"), rated.body1, "mot", "Một", 0).clash
    assert not actions.save_self_review(rated.world.actor("bithu1"), rated.body1, "hai", "Hai", 0).clash
    assert texts_of(SelfReview.objects.get(subject=rated.body1)) == {"mot": "Một", "hai": "Hai"}


def test_saving_the_same_words_is_no_change(rated):
    actor = rated.world.actor("vanthu1")
    actions.save_self_review(actor, rated.body1, "mot", "Một", 0)
    before = AuditEvent.objects.count()
    assert actions.save_self_review(actor, rated.body1, "mot", "Một", 0).version == 1
    assert AuditEvent.objects.count() == before


def test_a_section_stamped_secret_is_not_taken(rated):
    with pytest.raises(Refusal, match="MẬT"):
        actions.save_self_review(rated.world.actor("vanthu1"), rated.body1, "mot", "Nội dung\nMẬT\n", 0)
    assert not SelfReview.objects.exists()


def test_points_are_read_as_people_write_them_and_kept_within_the_criterion(rated):
    actor = rated.world.actor("vanthu1")
    review = actions.save_scores(actor, rated.body1, {"g1a": "25,5"})
    assert review.scores == '{"g1a": "25.5"}'
    with pytest.raises(Refusal) as refused:
        actions.save_scores(actor, rated.body1, {"g1a": "31"})
    assert refused.value.code == "review_score_wrong"


def test_what_is_not_there_is_named_before_handing_in(rated):
    asked = actions.prompt(rated.world.actor("bantc"), rated.body1, "Làm rõ việc chậm.", section="hai", answer_by=DAY)
    places = [(one.place, one.key) for one in missing(rated.body1)]
    assert places == [("muc", "mot"), ("muc", "hai"), ("muc", "ba"), ("goi-y", str(asked.uuid)), ("diem", ""), ("tu-xep", "")]
    fill(rated, "vanthu1", rated.body1)
    with pytest.raises(Refusal) as refused:
        actions.submit_self_review(rated.world.actor("bithu1"), rated.body1)
    assert "gợi ý “Làm rõ việc chậm.” chưa trả lời" in refused.value.message
    actions.answer_prompt(rated.world.actor("vanthu1"), asked, "Đã xong.")
    assert missing(rated.body1) == ()


def test_handing_in_makes_a_revision_with_a_receipt_and_the_own_level(rated):
    fill(rated, "vanthu1", rated.body1)
    with pytest.raises(Refusal) as refused:
        actions.submit_self_review(rated.world.actor("vanthu1"), rated.body1)  # the clerk prepares, the secretary hands in
    assert refused.value.code == "not_allowed"
    revision = actions.submit_self_review(rated.world.actor("bithu1"), rated.body1)
    assert revision.receipt == "K.01-2023-0001" and handed_in(revision)["points"] == "85.5"
    assert rated.fresh(rated.body1).self_level == "HTTNV"
    assert list(Rating.objects.values_list("stage", "level")) == [("self", "HTTNV")]
    with pytest.raises(Refusal) as closed:
        actions.save_self_review(rated.world.actor("vanthu1"), rated.body1, "mot", "Khác", 1)
    assert closed.value.code == "review_handed_in"


def test_a_returned_review_goes_on_and_the_first_revision_stays(rated):
    fill(rated, "vanthu1", rated.body1)
    secretary = rated.world.actor("bithu1")
    first = actions.submit_self_review(secretary, rated.body1)
    with pytest.raises(Refusal):
        actions.return_self_review(rated.world.actor("bantc"), rated.body1, " ")
    actions.return_self_review(rated.world.actor("bantc"), rated.body1, "Chưa nêu trách nhiệm")
    actions.save_self_review(secretary, rated.body1, "hai", "Nêu rõ hơn.", 1)
    second = actions.submit_self_review(secretary, rated.body1)
    first.refresh_from_db()
    assert (first.number, second.number, first.returned_reason) == (1, 2, "Chưa nêu trách nhiệm")
    assert handed_in(first)["sections"]["hai"] == "Nội dung mục hai." != handed_in(second)["sections"]["hai"]


def test_a_head_waits_for_the_body_he_heads_and_then_goes_on(rated):
    fill(rated, "bithu1", rated.head)
    with pytest.raises(Refusal) as refused:
        actions.submit_self_review(rated.world.actor("bithu1"), rated.head)
    assert refused.value.code == "review_out_of_order" and "Đảng bộ Sở Gió" in refused.value.message
    fill(rated, "vanthu1", rated.body1)
    actions.submit_self_review(rated.world.actor("bithu1"), rated.body1)
    assert actions.submit_self_review(rated.world.actor("bithu1"), rated.head).number == 1


def test_a_person_writes_alone_and_the_secretary_for_one_without_account(rated):
    with pytest.raises(Refusal) as refused:
        actions.save_self_review(rated.world.actor("bithu1"), rated.clerk, "mot", "Thay lời", 0)
    assert refused.value.code == "not_allowed"
    actions.save_self_review(rated.world.actor("vanthu1"), rated.clerk, "mot", "Tự viết", 0)
    actions.save_self_review(rated.world.actor("bithu1"), rated.paperless, "mot", "Ghi giúp", 0)
    with pytest.raises(Refusal):
        actions.save_self_review(rated.world.actor("vanthu1"), rated.paperless, "mot", "Ghi giúp", 0)


def test_a_prompt_is_withdrawn_with_its_reason_and_no_longer_asked(rated):
    board = rated.world.actor("bantc")
    asked = actions.prompt(board, rated.body1, "Làm rõ việc A.")
    with pytest.raises(Refusal):
        actions.withdraw_prompt(board, asked, "")
    actions.withdraw_prompt(board, asked, "Đã có kết luận")
    asked.refresh_from_db()
    assert reasons([asked]) == {str(asked.uuid): "Đã có kết luận"}
    assert [one.place for one in missing(rated.body1)].count("goi-y") == 0
    with pytest.raises(Refusal):
        actions.answer_prompt(rated.world.actor("vanthu1"), ReviewPrompt.objects.get(), "Muộn")


def test_the_leader_may_prompt_and_the_office_may_not(rated):
    assert actions.prompt(rated.world.actor("lanhdao"), rated.head, "Nêu gương.").pk
    with pytest.raises(Exception, match=r"^$|not"):
        actions.prompt(rated.world.actor("chanh"), rated.head, "Nêu gương.")


def test_a_lower_proposal_needs_its_basis(rated):
    board = rated.world.actor("bantc")
    with setting_up():
        Subject.objects.filter(pk=rated.body1.pk).update(self_level="HTXSNV")
    subject = rated.fresh(rated.body1)
    with pytest.raises(Refusal) as refused:
        actions.propose(board, subject, "HTTNV", "")
    assert refused.value.code == "proposal_lacks_basis"
    made = actions.propose(board, subject, "HTTNV", "Kết luận số 3-KL/UBKT")
    again = actions.propose(board, subject, "HTXSNV", "")
    assert (made.number, again.number, again.replaces) == (1, 2, made)
    assert rated.fresh(subject).proposed_level == "HTXSNV"


def test_ballots_are_counts_that_agree_and_are_withdrawn_never_edited(rated):
    board = rated.world.actor("bantc")
    with pytest.raises(Refusal) as refused:
        actions.record_ballot(board, rated.head, Count("Chi bộ", 10, 9, 9, 9, 9, {"HTTNV": 8}), on=DAY)
    assert refused.value.code == "ballot_levels_disagree" and not Ballot.objects.exists()
    made = actions.record_ballot(board, rated.head, Count("Chi bộ", 10, 9, 9, 9, 9, {"HTTNV": 8, "HTNV": 1}), on=DAY)
    actions.withdraw_ballot(board, made, "Nhập nhầm chi bộ")
    made.refresh_from_db()
    assert made.withdrawn_at and made.valid == 9


def decided(rated, subject: Subject, level: str = "HTTNV", stage: str = "decided") -> Decision:
    with setting_up():
        decision = Decision.objects.create(campaign=rated.campaign, symbol="5-QĐ/ĐUK", on=DAY, at="2023-05-14T01:00:00Z", by="Ban")
        number = subject.ratings.count() + 1
        at = "2023-05-14T01:00:00Z" if stage == "decided" else "2023-06-30T01:00:00Z"
        Rating.objects.create(subject=subject, number=number, stage=stage, level=level, decision=decision, at=at, by="Ban")
        Subject.objects.filter(pk=subject.pk).update(decided_level=level)
    return decision


def test_notices_go_once_and_are_seen_by_whom_they_are_about(rated):
    decision = decided(rated, rated.clerk)
    board = rated.world.actor("bantc")
    (notice,) = actions.send_notices(board, decision, object_by=date(2023, 5, 30))
    assert actions.send_notices(board, decision) == []
    with pytest.raises(Refusal):
        actions.open_notice(rated.world.actor("bithu1"), notice)
    assert actions.open_notice(rated.world.actor("vanthu1"), notice).seen_at is not None


def test_an_objection_is_answered_kept_corrected_or_changed_by_a_later_version(rated):
    decided(rated, rated.clerk)
    person, board = rated.world.actor("vanthu1"), rated.world.actor("bantc")
    first = actions.object_to(person, rated.clerk, "Số ngày nghỉ ghi sai.")
    with pytest.raises(Refusal) as refused:
        actions.answer_objection(board, first, "changed", "Đồng ý.")
    assert refused.value.code == "answer_without_new_rating"
    with pytest.raises(Refusal):
        actions.answer_objection(board, first, "corrected", "Sửa số ngày nghỉ.")
    answered = actions.answer_objection(board, first, "corrected", "Sửa số ngày nghỉ.", document="6-TB/ĐUK")
    assert answered.outcome == "corrected"
    second = actions.object_to(person, rated.clerk, "Đề nghị xếp lại.")
    decided(rated, rated.clerk, "HTXSNV", "redone")
    assert actions.answer_objection(board, second, "changed", "Đã xếp lại.").rating.level == "HTXSNV"
    with pytest.raises(Refusal):
        actions.answer_objection(board, second, "kept", "Lần nữa.")


def test_a_review_kept_elsewhere_is_handed_in_by_its_number_only(rated):
    paper = actions.Outside("12-BC/CB", DAY, "Tủ mật, Ban Tổ chức")
    revision = actions.hand_in_outside(rated.world.actor("bithu1"), rated.body1, paper, level="HTTNV")
    assert handed_in(revision)["outside"] == {"number": "12-BC/CB", "on": "2023-05-12", "kept_at": "Tủ mật, Ban Tổ chức"}
    assert rated.fresh(rated.body1).self_level == "HTTNV" and not rated.fresh(rated.body1).outside
    subject = actions.meet_outside(rated.world.actor("bantc"), rated.head, paper)
    assert subject.outside and not actions.meet_here(rated.world.actor("bantc"), subject).outside


def test_the_log_never_tells_name_or_level_of_a_person(rated):
    fill(rated, "vanthu1", rated.clerk, "KHTNV")
    actions.give_opinion(rated.world.actor("bantc"), rated.clerk, "Chi bộ", "LỜI NHẬN XÉT KÍN", level="HTNV")
    actions.propose(rated.world.actor("bantc"), rated.clerk, "HTNV", "")
    said = "".join(f"{one.object_name}{one.before}{one.after}{one.reason}" for one in AuditEvent.objects.all())
    for secret in (rated.clerk.name, "KHTNV", "HTNV", "LỜI NHẬN XÉT KÍN", "Nội dung mục"):
        assert secret not in said
    assert connection.vendor in ("sqlite", "postgresql")
