"""Settings of sign-in (django-allauth): password and second factor for staff, a code for participants.

What differs per installation is read here with the same readers as in settings.py.
"""

from typing import Any

from aanzet.config.readers import Reader

_read = Reader()
_mode = _read.one_of("AANZET_MODE", "live", ("live", "demo", "test"))

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/login/"

# How long a visit may last, in seconds: (without doing anything, in all). Enforced by accounts.middleware.visit.
VISIT_PARTICIPANT = (15 * 60, 2 * 3600)
VISIT_STAFF = (30 * 60, 12 * 3600)
# Hers on a device that a worker lent her.
VISIT_TOGETHER = (10 * 60, 3600)
# How long after signing in somebody may do what asks a fresh sign-in (exports, roles, merges).
FRESH_SECONDS = 10 * 60
SESSION_COOKIE_AGE = 12 * 3600

ACCOUNT_ADAPTER = "aanzet.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_PHONE_VERIFICATION_CODE_FORMAT = ACCOUNT_LOGIN_BY_CODE_FORMAT
ACCOUNT_REAUTHENTICATION_TIMEOUT = FRESH_SECONDS
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
    # Each code may be guessed three times, and each is a text on her phone: so few in an hour, too.
    "request_login_code": "20/m/ip,3/m/key,10/h/key",
    "reauthenticate": "10/m/user",
    # A printed card: its code, and the number with it. Five wrong numbers end a card (accounts.cards).
    "card": "20/m/ip,6/300s/key",
    # Somebody offers time as a volunteer: one form from one place, one address.
    "join": "20/h/ip,3/h/key",
    # The answer to it: nobody's mailbox is filled by somebody who types that address again and again.
    "join_mail": "1/d/key",
}
ACCOUNT_FORMS = {
    "login": "aanzet.accounts.forms.LoginForm",
    "request_login_code": "aanzet.accounts.forms.CodeRequestForm",
    "confirm_login_code": "aanzet.accounts.forms.CodeForm",
    "reauthenticate": "aanzet.accounts.forms.PasswordAgainForm",
}
# Behind how many proxies the installation stands: the limits above count the right visitor then.
ALLAUTH_TRUSTED_PROXY_COUNT = _read.whole("AANZET_PROXIES", 0, least=0, most=5)

MFA_ADAPTER = "aanzet.accounts.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Aanzet"
# Browsers allow passkeys on http://localhost; the demo runs there.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = _mode != "live"
MFA_FORMS = {
    "authenticate": "aanzet.accounts.forms.FactorForm",
    "reauthenticate": "aanzet.accounts.forms.FactorAgainForm",
    "activate_totp": "aanzet.accounts.forms.AppForm",
    "deactivate_totp": "aanzet.accounts.forms.AppRemoveForm",
    "add_webauthn": "aanzet.accounts.forms.KeyAddForm",
}

# Limits and used codes are counted for all processes together, so they live in the database.
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if _mode == "test"
    else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
}
# By default a cache keeps 300 rows: who tries many addresses would push the tries at one of them out of it.
CACHES["default"]["OPTIONS"] = {"MAX_ENTRIES": 100_000}
# Who carries text messages: a class with send(to, text).
SMS_BACKEND = _read.text(
    "AANZET_SMS", "aanzet.outbox.carriers.NoSms" if _mode == "live" else "aanzet.outbox.carriers.ConsoleSms"
)
SMS_KEY = _read.text("AANZET_SMS_KEY", "")
SMS_FROM = _read.text("AANZET_SMS_FROM", "Agenda")
SMS_URL = _read.text("AANZET_SMS_URL", "")
# Who calls and speaks, for whom a text is of no use: a class with call(to, text, language).
VOICE_BACKEND = _read.text(
    "AANZET_VOICE", "aanzet.outbox.voice.NoVoice" if _mode == "live" else "aanzet.outbox.voice.ConsoleVoice"
)
VOICE_KEY = _read.text("AANZET_VOICE_KEY", "")
VOICE_FROM = _read.text("AANZET_VOICE_FROM", "")
