"""The worker: one process beside the pages that does what waits (`python -m nhiemky.web.jobs.worker`).

It is started by `nhiemky serve`, again whenever it dies, and ends with it: on SIGTERM the job in hand waits again at once; when its
supervisor is gone (the pipe it reads from ends) it ends too, so that no worker outlives its office.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
import threading
import time

from nhiemky.web import boot

POLL_SECONDS = 0.5
RENEW_SECONDS = 5.0
_stop = threading.Event()
_log = logging.getLogger(__name__)


def work_until_told() -> None:
    """Take what is ready, one after the other; look for jobs whose runner is gone."""
    from django.db import close_old_connections

    from nhiemky.web.jobs.running import RUNNER, take_up_again

    threading.Thread(target=_renew, daemon=True).start()
    looked = 0.0
    while not _stop.is_set():
        close_old_connections()
        if time.monotonic() - looked > RENEW_SECONDS:
            take_up_again()
            looked = time.monotonic()
        if not take_one(RUNNER):
            _stop.wait(POLL_SECONDS)


def take_one(runner: str) -> bool:
    """Do the next task that is ready; whether there was one. Nothing is locked while there is none."""
    from django.db import connection, transaction
    from django_tasks_db.management.commands.db_worker import Worker
    from django_tasks_db.models import DBTaskResult

    from nhiemky.web.gate import write_gate

    if not DBTaskResult.objects.ready().exists():
        return False
    with write_gate(connection.vendor), transaction.atomic():
        row = DBTaskResult.objects.ready().get_locked()
        if row is None:
            return False
        row.claim(runner)
    worker = Worker(
        queue_names=["default"], interval=POLL_SECONDS, batch=False, backend_name="default", startup_delay=False, max_tasks=None,
        worker_id=runner[:64], excluded_queue_names=[],
    )  # fmt: skip
    worker.run_task(row)
    DBTaskResult.objects.finished().filter(pk=row.pk).delete()  # what became of it stands in the job
    return True


def _renew() -> None:
    from django.db import close_old_connections, connection

    from nhiemky.web.gate import write_gate
    from nhiemky.web.jobs.running import renew

    while not _stop.wait(RENEW_SECONDS):
        try:
            close_old_connections()
            with write_gate(connection.vendor):
                renew()
        except Exception:
            _log.exception("a lease was not renewed")


def _end(*_: object) -> None:
    from nhiemky.web.jobs.work import ending

    ending.asked = True
    _stop.set()


def _end_with_supervisor() -> None:
    """The supervisor holds the other end of our standard input; it ends when the supervisor does, even killed."""
    with contextlib.suppress(OSError, ValueError):
        while os.read(0, 1):
            pass
    os._exit(0)  # what is in hand is taken up again by the next worker


def _no_lease_of(pid: str) -> None:
    """Our supervisor saw that worker die: what it had in hand need not wait for the end of its lease."""
    from django.db import connection

    from nhiemky.web.gate import write_gate
    from nhiemky.web.jobs.running import give_up_leases

    with write_gate(connection.vendor):
        give_up_leases(int(pid))


def main() -> None:
    boot.configure()
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, _end)
    if "--supervised" in sys.argv:
        threading.Thread(target=_end_with_supervisor, daemon=True).start()
    if "--after" in sys.argv:
        _no_lease_of(sys.argv[sys.argv.index("--after") + 1])
    work_until_told()


if __name__ == "__main__":
    main()
