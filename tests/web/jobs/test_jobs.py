"""Long work: once, with progress, left and found again, taken up again when its worker was killed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.web.office.conftest import table

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.consolidations import long_work as consolidation_work
from nhiemky.web.consolidations.models import Consolidation
from nhiemky.web.jobs import running, work
from nhiemky.web.jobs.actions import again, start, stop
from nhiemky.web.jobs.models import Job
from nhiemky.web.jobs.worker import take_one
from nhiemky.web.office.models import Notice
from nhiemky.web.reports.submitting import submit_report


@pytest.fixture
def reported(world, owed):
    """One unit has handed its appendix in."""
    return submit_report(world.actor("vanthu1"), owed("K.01", "o2"), name="phu-luc.csv", data=table("Đảng bộ Sở Gió"), door="workbook")


@pytest.fixture
def kind():
    """A kind of work of the test's own; what it does is `kind.work`."""

    class Trial:
        calls = 0

        def work(self, job, actor, **arguments):
            return work.Done("xong")

    trial = Trial()

    def work_of_it(job, actor, **arguments):
        trial.calls += 1
        return trial.work(job, actor, **arguments)

    work.KINDS["trial"] = work.Kind("trial", "Việc thử", work_of_it)
    yield trial
    del work.KINDS["trial"]


def test_a_job_gives_its_result_and_tells_the_person(world, issued, reported):
    job = start(world.actor("chanh"), "consolidations.build", issued)
    version = Consolidation.objects.get(campaign=issued)
    assert (job.state, job.result_words) == ("done", "Bản 1 từ 1/4 báo cáo.")
    assert job.result_url == reverse("consolidations:version", args=[version.uuid])
    assert Notice.objects.get(user=world.chanh).words == "Đã xong: Lập bản tổng hợp. Bản 1 từ 1/4 báo cáo."
    assert list(AuditEvent.objects.filter(action__startswith="job.").values_list("action", flat=True)) in (
        ["job.started", "job.done"],
        ["job.done", "job.started"],
    )


def test_a_refusal_of_the_work_is_its_answer(world, issued):
    job = start(world.actor("chanh"), "consolidations.build", issued)
    assert (job.state, job.refusal_code) == ("failed", "nothing_to_consolidate")
    assert job.refusal


def test_a_bug_is_told_in_one_sentence_and_leaves_nothing(world, issued, kind):
    def crash(job, actor):
        raise ZeroDivisionError

    kind.work = crash
    job = start(world.actor("chanh"), "trial", issued)
    assert (job.state, job.refusal_code) == ("failed", "job_crashed")
    assert "ZeroDivision" not in job.refusal


def test_the_same_work_under_way_is_one_job(world, issued, kind, waiting):
    first = start(world.actor("chanh"), "trial", issued, a=1)
    assert start(world.actor("chanh"), "trial", issued, a=1) == first
    assert start(world.actor("chanh"), "trial", issued, a=2) != first
    running.perform(str(first.uuid))
    assert start(world.actor("chanh"), "trial", issued, a=1) != first


def test_only_who_may_do_the_work_starts_it(world, issued, kind):
    with pytest.raises(Refusal):
        start(world.actor("lanhdao"), "trial", issued)
    assert kind.calls == 0


def test_rights_are_those_of_the_moment_it_runs(world, issued, reported, waiting):
    from web.conftest import setting_up

    job = start(world.actor("chanh"), "consolidations.build", issued)
    with setting_up():
        world.chanh.person.posts.update(valid_to=clock.today())
    running.perform(str(job.uuid))
    job.refresh_from_db()
    assert job.state == "failed"
    assert not Consolidation.objects.exists()


def test_the_worker_takes_what_waits_and_leaves_no_task_behind(world, issued, kind, waiting):
    from django_tasks_db.models import DBTaskResult

    job = start(world.actor("chanh"), "trial", issued)
    assert job.state == "waiting"
    assert take_one("may:1") is True
    assert take_one("may:1") is False
    job.refresh_from_db()
    assert (job.state, kind.calls, DBTaskResult.objects.count()) == ("done", 1, 0)


def test_a_job_whose_runner_was_killed_is_taken_up_again_and_done_once(world, issued, reported, waiting, morning):
    job = start(world.actor("chanh"), "consolidations.build", issued)
    assert running._claim(str(job.uuid)) is not None  # and then the power goes
    assert running.take_up_again() == 0
    with clock.standing_at(morning + timedelta(seconds=30)):
        assert running.take_up_again() == 1
        while take_one("may:2"):
            pass
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 1)
    assert Consolidation.objects.filter(campaign=issued).count() == 1


def test_a_runner_that_lost_its_lease_changes_nothing(world, issued, kind, waiting, morning):
    job = start(world.actor("chanh"), "trial", issued)
    slow = running._claim(str(job.uuid))
    with clock.standing_at(morning + timedelta(seconds=30)):
        running.take_up_again()
        running.perform(str(job.uuid))
    with pytest.raises(work.Lost):
        work.tell(slow, 1, 2)
    with pytest.raises(work.Lost):
        running._finish(slow, world.actor("chanh"), work.Done("lần hai"))
    job.refresh_from_db()
    assert (job.state, job.result_words) == ("done", "xong")


def test_a_job_that_kills_its_worker_is_set_aside(world, issued, kind, waiting, morning):
    job = start(world.actor("chanh"), "trial", issued)
    for number in range(1, running.TRIES + 1):
        with clock.standing_at(morning + timedelta(minutes=number)):
            assert running._claim(str(job.uuid)) is not None
        with clock.standing_at(morning + timedelta(minutes=number, seconds=30)):
            running.take_up_again()
    job.refresh_from_db()
    assert (job.state, job.refusal_code) == ("failed", "job_given_up")


def test_a_task_taken_by_a_worker_that_was_killed_at_once_is_not_forgotten(world, issued, kind, waiting, morning):
    from django_tasks_db.models import DBTaskResult

    job = start(world.actor("chanh"), "trial", issued)
    DBTaskResult.objects.get().claim("may:1")
    with clock.standing_at(morning + timedelta(minutes=1)):
        running.take_up_again()
        assert take_one("may:2")
    job.refresh_from_db()
    assert job.state == "done"


def test_a_worker_told_to_end_puts_back_what_it_has_in_hand(world, issued, kind, waiting, monkeypatch):
    def ends_in_the_middle(job, actor):
        monkeypatch.setattr(work.ending, "asked", True)
        work.tell(job, 1, 2)
        return work.Done("không tới đây")

    kind.work = ends_in_the_middle
    job = start(world.actor("chanh"), "trial", issued)
    running.perform(str(job.uuid))
    monkeypatch.setattr(work.ending, "asked", False)
    job.refresh_from_db()
    assert (job.state, job.runner) == ("waiting", "")
    kind.work = lambda job, actor: work.Done("xong")
    while take_one("may:2"):
        pass
    job.refresh_from_db()
    assert job.state == "done"


def test_progress_is_told_and_a_stop_is_heard(world, issued, kind, waiting):
    seen = []

    def steps(job, actor):
        for number in range(5):
            work.tell(job, number, 5, f"bước {number}")
            seen.append(Job.objects.get(pk=job.pk).progress)
            stop(actor, Job.objects.get(pk=job.pk))
            work._told.clear()
        return work.Done("")

    kind.work = steps
    job = start(world.actor("chanh"), "trial", issued)
    running.perform(str(job.uuid))
    job.refresh_from_db()
    assert job.state == "cancelled"
    assert seen == [0]


def test_a_waiting_job_is_stopped_at_once_and_can_be_done_again(world, issued, kind, waiting):
    actor = world.actor("chanh")
    job = start(actor, "trial", issued, a=1)
    stop(actor, job)
    assert job.state == "cancelled"
    running.perform(str(job.uuid))
    assert kind.calls == 0
    with pytest.raises(Refusal):
        stop(actor, job)
    assert again(actor, job).state == "waiting"


def test_kits_of_all_units_are_one_file_that_stays(world, issued):
    client = world.client("chanh")
    answer = client.post(reverse("jobs:kits", args=[issued.uuid]))
    page = client.get(answer.url)
    assert "4 bộ biểu trong một tệp nén." in page.content.decode()
    job = Job.objects.get()
    first = client.get(reverse("jobs:file", args=[job.uuid])).content
    client.post(reverse("jobs:kits", args=[issued.uuid]))
    second = Job.objects.first()
    assert second != job
    assert second.file_id == job.file_id
    assert first[:2] == b"PK"


def test_a_consolidation_of_many_reports_runs_as_a_job(world, issued, reported, monkeypatch):
    monkeypatch.setattr(consolidation_work, "MANY", 1)
    answer = world.client("chanh").post(reverse("consolidations:build"))
    job = Job.objects.get()
    assert answer.url == reverse("jobs:job", args=[job.uuid])
    assert job.state == "done"


def test_pages_find_a_job_again(world, issued, kind, waiting):
    client = world.client("chanh")
    job = start(world.actor("chanh"), "trial", issued)
    listed = client.get(reverse("jobs:list")).content.decode()
    assert "1 việc đang chạy" in listed
    assert reverse("jobs:job", args=[job.uuid]) in listed
    page = client.get(reverse("jobs:job", args=[job.uuid])).content.decode()
    assert "Đang chờ" in page
    assert 'http-equiv="refresh"' in page  # without a script
    assert "HX-Refresh" not in client.get(reverse("jobs:bar", args=[job.uuid])).headers
    running.perform(str(job.uuid))
    assert client.get(reverse("jobs:bar", args=[job.uuid])).headers["HX-Refresh"] == "true"
    assert "Đã xong" in client.get(reverse("jobs:job", args=[job.uuid])).content.decode()


def test_others_do_not_find_it(world, issued, kind, waiting):
    job = start(world.actor("chanh"), "trial", issued)
    for person in ("lanhdao", "vanthu1", "khacvp"):
        assert world.client(person).get(reverse("jobs:job", args=[job.uuid])).status_code == 404
        assert str(job.uuid) not in world.client(person).get(reverse("jobs:list")).content.decode()


def test_a_list_of_jobs_is_a_fixed_number_of_queries(world, issued, kind):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counts = world.client("chanh"), []
    client.get(reverse("jobs:list"))
    for jobs in (1, 25):
        while Job.objects.count() < jobs:
            start(world.actor("chanh"), "trial", issued, a=Job.objects.count())
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("jobs:list"))
        counts.append(len(queries))
    assert counts[0] == counts[1]
