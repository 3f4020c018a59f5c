"""All settings of Aanzet. Every value an installation may change is read here, once, and described in
docs/settings.md (a test compares the two)."""

from pathlib import Path
from typing import Any

import environ
from django.conf.locale import LANG_INFO

from aanzet.config import secrets
from aanzet.config.readers import Reader
from aanzet.core import languages

BASE_DIR = Path(__file__).resolve().parent.parent.parent
read = Reader()

VAR_DIR = read.folder("AANZET_VAR", BASE_DIR / "var")
MODE = read.one_of("AANZET_MODE", "live", ("live", "demo", "test"))
DEBUG = read.yes("AANZET_DEBUG", False)
ALLOWED_HOSTS = read.words("AANZET_HOSTS", "localhost,127.0.0.1,[::1]")
SITE_URL = read.text("AANZET_SITE_URL", "http://localhost:8000")
CSRF_TRUSTED_ORIGINS = read.words("AANZET_TRUSTED_ORIGINS", SITE_URL)
_secrets = secrets.read(read, VAR_DIR)
SECRET_KEY = _secrets.signing
MASTER_KEYS = _secrets.master
FINGERPRINT_KEY = _secrets.fingerprint

INSTALLED_APPS = [
    "aanzet.core",
    "aanzet.journal",
    "aanzet.ui",
    "aanzet.reference",
    "aanzet.accounts",
    "aanzet.alliances",
    "aanzet.access",
    "aanzet.speech",
    "aanzet.outbox",
    "aanzet.questionnaires",
    "aanzet.participants",
    "aanzet.programmes",
    "aanzet.cases",
    "aanzet.volunteers",
    "aanzet.meetings",
    "aanzet.work",
    "aanzet.circle",
    "aanzet.sheets",
    "aanzet.surveys",
    "aanzet.rights",
    "aanzet.feedback",
    "aanzet.matches",
    "aanzet.ambassadors",
    "aanzet.matching",
    "aanzet.impact",
    "aanzet.imports",
    "aanzet.portal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_cotton",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "aanzet.access.middleware.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "aanzet.ui.middleware.pseudo",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "aanzet.access.middleware.actor",
    "aanzet.ui.middleware.staff_language",
    "aanzet.speech.middleware.speakers",
    "aanzet.accounts.middleware.visit",
    "aanzet.accounts.middleware.second_factor",
]

ROOT_URLCONF = "aanzet.config.urls"
WSGI_APPLICATION = "aanzet.config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "aanzet.ui.context.page",
            ],
        },
    }
]
COTTON_DIR = "cotton"

_default_database = f"sqlite:///{VAR_DIR / 'aanzet.sqlite3'}"
DATABASES: dict[str, dict[str, Any]] = {
    "default": environ.Env.db_url_config(read.database_url("DATABASE_URL", _default_database))
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Deferred transactions failed 1,584 of 1,600 times under eight writers, immediate ones twice.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000;",
    }
    VAR_DIR.mkdir(parents=True, exist_ok=True)
else:
    DATABASES["default"]["OPTIONS"] = {
        "pool": {"min_size": 1, "max_size": read.whole("AANZET_POOL", 4, least=1, most=100)}
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

LANGUAGE_CODE = "nl"
# "qps" is the right-to-left pseudo-locale: it shows every text that nobody marked for translation.
LANGUAGES = list(languages.NAMES.items())
LANG_INFO.update(languages.LANGUAGE_INFO)
SHOW_PSEUDO_LOCALE = read.yes("AANZET_PSEUDO_LOCALE", MODE != "live")
TIME_ZONE = read.text("AANZET_TIME_ZONE", "Europe/Amsterdam")
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["aanzet.config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
WHITENOISE_USE_FINDERS = MODE == "test"
WHITENOISE_MAX_AGE = 86400
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = VAR_DIR / "media"

DEFAULT_FROM_EMAIL = read.text("AANZET_MAIL_FROM", "Aanzet <noreply@localhost>")
NEUTRAL_SENDER = read.text("AANZET_NEUTRAL_SENDER", "Agenda")
EMAIL_BACKEND = {
    "live": "django.core.mail.backends.smtp.EmailBackend",
    "demo": "aanzet.outbox.backends.DemoBackend",
    "test": "django.core.mail.backends.locmem.EmailBackend",
}[MODE]
EMAIL_HOST = read.text("AANZET_MAIL_HOST", "localhost")
EMAIL_PORT = read.whole("AANZET_MAIL_PORT", 25, least=1, most=65535)
EMAIL_HOST_USER = read.text("AANZET_MAIL_USER", "")
EMAIL_HOST_PASSWORD = read.text("AANZET_MAIL_PASSWORD", "")
EMAIL_USE_TLS = read.yes("AANZET_MAIL_TLS", False)

SECURE_CONTENT_TYPE_NOSNIFF = True
# Nothing goes to other sites. "no-referrer" would make browsers send "Origin: null" with every form, which the
# CSRF check refuses: see decisions/0009.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
_https = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = _https
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "visit"
# No cookie outlives the window: one that stays for a year tells whoever picks up the phone that somebody was here.
CSRF_COOKIE_AGE = None
LANGUAGE_COOKIE_NAME = "language"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12_000_000
# A voice or a register never lies unsealed in a temporary file: what may be kept fits in memory.
FILE_UPLOAD_MAX_MEMORY_SIZE = 12_000_000
# How long she may take back that she wants to be erased, and how long before the end of a time it is said.
ERASE_DAYS = read.whole("AANZET_ERASE_DAYS", 14, least=1, most=30)
TERM_NOTICE_DAYS = read.whole("AANZET_TERM_NOTICE_DAYS", 30, least=7, most=120)
IMPORT_MAX_BYTES = read.whole("AANZET_IMPORT_MAX_MB", 10, least=1, most=100) * 1_000_000

from aanzet.config.login import *  # noqa: E402, F403

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
