"""The office in a real browser: a server of its own data folder, a page that watches itself.

    def test_the_board(server, page, sign_in, axe):
        sign_in("chanh")
        page.goto(server.url + "/bang-tien-do/")
        axe()                                          # 0 violations, now

`page` (1366x768, vi-VN) fails the test at its end for any console error, any violation of the content policy and any request
off 127.0.0.1. `server` holds the World of tests/web/conftest.py on SQLite; `start_server(seed)` starts one with other data,
`seed` being a path "file.py:function" whose function runs after the database is made. Chromium is Debian's
(`python3 run.py test` installs it); where it is missing the tests are skipped and counted, in CI they fail.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
AXE = (HERE / "vendor" / "axe.min.js").read_text(encoding="utf-8")
PASSWORD = "Mat-khau-dai-2023"
MOMENT = "2023-05-15T08:15:00+07:00"
_WATCH = "document.addEventListener('securitypolicyviolation', (e) => console.error('CSP: ' + e.violatedDirective + ' ' + e.blockedURI));"


def chromium() -> str:
    kinds = (
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
    )  # the same engine; without the browser's own windows a third of the work
    found = os.environ.get("NHIEMKY_CHROMIUM") or next((path for kind in kinds if (path := shutil.which(kind))), None)
    if not found:
        if os.environ.get("CI"):
            pytest.fail("chromium is missing in CI: apt-get install chromium")
        pytest.skip("chromium is not here: apt-get install chromium")
    return found


@dataclass
class Server:
    """A running server: its address, its data folder, its process."""

    url: str
    data: Path
    process: subprocess.Popen
    log: Path

    def stop(self) -> None:
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def _servers(tmp_path_factory):
    chromium()
    running = []

    def start(seed: str = f"{HERE / 'seed.py'}:world", moment: str = MOMENT, **more: str) -> Server:
        data = tmp_path_factory.mktemp("office")
        port, log = free_port(), data / "server.log"
        environment = {
            **os.environ,
            "NHIEMKY_DATA": str(data),
            "NHIEMKY_PROFILE": "local",
            "NHIEMKY_COMPONENTS": "1",
            "NHIEMKY_DEMO_NOW": moment,
            "NHIEMKY_DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "nhiemky.web.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")]),
            "PYTHONUTF8": "1",
            **more,
        }
        with log.open("wb") as out:
            process = subprocess.Popen([sys.executable, str(HERE / "serve.py"), str(port), seed], env=environment, stdout=out, stderr=out)
        server = Server(f"http://127.0.0.1:{port}", data, process, log)
        running.append(server)
        _wait_for(server)
        return server

    try:
        yield start
    finally:
        for server in running:
            server.stop()


@pytest.fixture(scope="module")
def start_server(tmp_path_factory):
    """A function that starts a server with `seed` ("path/to/file.py:function", "" for an empty installation); stopped with its module."""
    with _servers(tmp_path_factory) as start:
        yield start


def _wait_for(server: Server) -> None:
    until = time.monotonic() + 240
    while time.monotonic() < until:
        if server.process.poll() is not None:
            pytest.fail("the server stopped:\n" + server.log.read_text(encoding="utf-8", errors="replace")[-3000:])
        try:
            urllib.request.urlopen(server.url + "/dang-nhap/", timeout=5).close()
        except urllib.error.HTTPError as answer:
            if answer.code >= 500:
                pytest.fail(f"the server answers {answer.code}:\n" + server.log.read_text(encoding="utf-8", errors="replace")[-3000:])
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not answer within 240 s")


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Server:
    """One server with the small world, for every test that does not need its own."""
    with _servers(tmp_path_factory) as start:
        yield start()


@dataclass
class Watch:
    """What the page must not do."""

    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def clean(self) -> None:
        assert not self.strangers, f"requests off 127.0.0.1: {self.strangers}"
        assert not self.errors, f"console: {self.errors}"


@pytest.fixture(scope="module")
def browser():
    """Debian's chromium; closed with its module, as playwright's loop must not be open while other tests use the database."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield started
        started.close()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def new_page(browser, watch):
    """A function that opens one more browser window, with its own cookies, watched alike."""
    contexts = []

    def open_page(width: int = 1366, height: int = 768, **more):
        context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", **more)
        context.add_init_script(_WATCH)
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("console", lambda message: watch.errors.append(message.text) if message.type == "error" and not _refused(message) else None)
        page.on("pageerror", lambda fault: watch.errors.append(str(fault)))
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith(("http://127.0.0.1:", "data:", "blob:")) else watch.strangers.append(request.url)
            ),
        )
        contexts.append(context)
        return page

    yield open_page
    for context in contexts:
        context.close()
    watch.clean()


def _refused(message) -> bool:
    """Chromium prints an answer of 4xx as an error; a refusal is an answer (409, 422, 403, 404), a 5xx is a fault."""
    return message.text.startswith("Failed to load resource") and any(
        f"status of {code}" in message.text for code in (403, 404, 409, 422, 429)
    )


@pytest.fixture
def page(new_page):
    """The window of this test."""
    return new_page()


@pytest.fixture
def axe(page):
    """A function that fails for any violation on the page as it stands, now; `on` another page."""

    def check(on=None, named: str = "") -> None:
        at = on or page
        if not at.evaluate("() => Boolean(window.axe)"):
            at.evaluate(AXE)
        found = at.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")["violations"]
        assert not found, f"{named or at.url}\n" + "\n".join(
            f"{one['id']} ({one['impact']}): " + "; ".join(f"{node['target']} {node['failureSummary']}" for node in one["nodes"][:3])
            for one in found
        )

    return check


@pytest.fixture
def sign_in(server, page):
    """A function that signs one of the world's people in through the login page."""

    def go(username: str, password: str = PASSWORD, on=None, at: str = "") -> None:
        window = on or page
        window.goto((at or server.url) + "/dang-nhap/")
        window.get_by_label("Tên đăng nhập").fill(username)
        window.get_by_label("Mật khẩu", exact=True).fill(password)
        window.get_by_role("button", name="Đăng nhập").click()
        window.wait_for_url(lambda url: "/dang-nhap/" not in url or "buoc-hai" in url)

    return go
