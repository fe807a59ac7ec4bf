"""Django's settings, all from the environment and one data folder.

NHIEMKY_DATA            folder of the database, the files and the secret key (default ./nhiemky-data)
NHIEMKY_DATABASE_URL    postgresql://user:password@host/name; absent = SQLite in the data folder
NHIEMKY_PROFILE         https (default: behind nginx with a certificate) | lan-http (an exception, with a banner) | local (one PC)
NHIEMKY_HOSTS           names and addresses the server answers to, comma-separated
NHIEMKY_DEMO            1 = sample accounts on the login page, under a banner

Nothing is written on import; `boot.prepare` makes the folder and the key.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF

HERE = Path(__file__).resolve().parent
NHIEMKY_DATA = Path(os.environ.get("NHIEMKY_DATA", "nhiemky-data")).resolve()
NHIEMKY_PROFILE = os.environ.get("NHIEMKY_PROFILE", "https")
NHIEMKY_DEMO = os.environ.get("NHIEMKY_DEMO") == "1"
NHIEMKY_LARGEST_UPLOAD = 25 * 2**20


def _secret() -> str:
    kept = NHIEMKY_DATA / "secret.key"
    return os.environ.get("NHIEMKY_SECRET") or (kept.read_text(encoding="ascii").strip() if kept.is_file() else secrets.token_urlsafe(64))


def _database() -> dict[str, Any]:
    url = os.environ.get("NHIEMKY_DATABASE_URL", "")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": NHIEMKY_DATA / "nhiemky.sqlite3",
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=20000;",
            },
        }
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


SECRET_KEY = _secret()
DEBUG = False
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
ROOT_URLCONF = "nhiemky.web.urls"
WSGI_APPLICATION = "nhiemky.web.wsgi.application"
ALLOWED_HOSTS = [name for name in os.environ.get("NHIEMKY_HOSTS", "127.0.0.1,localhost").split(",") if name]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "ninja",
    "nhiemky.web.ui",
    "nhiemky.web.audit",
    "nhiemky.web.files",
    "nhiemky.web.organisations",
    "nhiemky.web.accounts",
    "nhiemky.web.targets",
    "nhiemky.web.campaigns",
    "nhiemky.web.reports",
    "nhiemky.web.office",
    "nhiemky.web.consolidations",
    "nhiemky.web.ratings",
    "nhiemky.web.remedies",
    "nhiemky.web.inspection",
    "nhiemky.web.conferences",
    "nhiemky.web.statistics",
    "nhiemky.web.proposals",
    "nhiemky.web.packages",
    "nhiemky.web.jobs",
    "nhiemky.web.terms",
    "nhiemky.web.api",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "nhiemky.web.accounts.session_limits.SessionLimitsMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "nhiemky.web.ui.toast.ToastMiddleware",
    "nhiemky.web.middleware.ActorMiddleware",
    "nhiemky.web.middleware.RefusalMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "nhiemky.web.ui.context.shell",
            ],
        },
    }
]

FORM_RENDERER = "nhiemky.web.ui.forms.UiRenderer"
NHIEMKY_COMPONENTS = os.environ.get("NHIEMKY_COMPONENTS") == "1"

# ---------- language, numbers, days: one manner for every viewer (the browser's language is not asked) ----------
LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False  # would print the year 2.023; figures are printed by the filter `number`
FORMAT_MODULE_PATH = ["nhiemky.web.ui.formats"]

# ---------- accounts ----------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "nhiemky.web.accounts.passwords.LongEnough"},
    {"NAME": "nhiemky.web.accounts.passwords.NotOnesName"},
    {"NAME": "nhiemky.web.accounts.passwords.NotTriedFirst"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "nhiemky.web.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "nhiemky.web.accounts.forms.LoginForm",
    "change_password": "nhiemky.web.accounts.forms.ChangePasswordForm",
    "reauthenticate": "nhiemky.web.accounts.forms.ReauthenticateForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "5/5m/key,60/5m/ip", "one_time_code": "20/10m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Nhiem ky"
MFA_TOTP_TOLERANCE = 1  # the code before and after: telephones go wrong, people type slowly (RFC 6238, 5.2)
MFA_ADAPTER = "nhiemky.web.accounts.adapter.MfaAdapter"
MFA_FORMS = {
    "authenticate": "nhiemky.web.accounts.forms.SecondStepForm",
    "reauthenticate": "nhiemky.web.accounts.forms.SecondStepAgainForm",
    "activate_totp": "nhiemky.web.accounts.forms.ActivateSecondStepForm",
}
USERSESSIONS_TRACK_ACTIVITY = False  # would write on every page; accounts.session_limits keeps the moment last seen
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
NHIEMKY_IDLE_SECONDS = 30 * 60
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "nhiemky_cache"}}

# ---------- security ----------
_SECURE = NHIEMKY_PROFILE == "https"
SECURE_SSL_REDIRECT = _SECURE
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _SECURE else 0  # nginx in front says which PC asks (docs/server.md)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _SECURE else None
SECURE_HSTS_SECONDS = 31536000 if _SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _SECURE
SECURE_HSTS_PRELOAD = _SECURE
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SESSION_COOKIE_NAME = "__Host-sessionid" if _SECURE else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if _SECURE else "csrftoken"
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in ALLOWED_HOSTS] if _SECURE else []
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # allauth draws the second step's QR code as a data: image
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a whole roster ticked on the board
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000  # a folder from mail, received for units
FILE_UPLOAD_MAX_MEMORY_SIZE = NHIEMKY_LARGEST_UPLOAD + 2**20
FILE_UPLOAD_HANDLERS = ["nhiemky.web.files.uploads.InMemoryOnly"]

# ---------- static files, jobs, logs ----------
STATIC_URL = "/static/"
STATIC_ROOT = NHIEMKY_DATA / "static"
STATICFILES_DIRS = [HERE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {  # packing fonts costs seconds at the first start, and saves nothing on the PC itself
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if _SECURE
        else "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
