"""What a browser server starts with."""

import importlib.util
import sys
from pathlib import Path

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
"""Of uyvien's telephone."""


def conftest_of_web():
    """tests/web/conftest.py, imported by its path."""
    path = Path(__file__).resolve().parent.parent / "web" / "conftest.py"
    spec = importlib.util.spec_from_file_location("web_conftest", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["web_conftest"] = module
    spec.loader.exec_module(module)
    return module


def world():
    """The small world of the web tests; uyvien has a second step."""
    web = conftest_of_web()
    with web.setting_up():
        made = web.World()
        from allauth.mfa.totp.internal.auth import TOTP

        TOTP.activate(made.uyvien, SECRET)
    return made


def fresh():
    """Nobody has an account; the code stands in code.txt of the data folder."""
    import os

    from nhiemky.web.accounts.doors import make_setup_code

    (Path(os.environ["NHIEMKY_DATA"]) / "code.txt").write_text(make_setup_code(), encoding="ascii")
