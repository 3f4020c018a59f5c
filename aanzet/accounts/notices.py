"""A mail to somebody who works here when a way into her account was added, changed or taken away: if it was not
her, she is the one who knows."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aanzet.accounts import post
from aanzet.accounts.models import User
from aanzet.core import clock

# By the names under which django-allauth tells of them; the password is our own page.
TOLD: dict[str, Any] = {
    "totp_activated": _("An app with codes was added to your account."),
    "totp_deactivated": _("The app with codes was taken away from your account."),
    "webauthn_added": _("A passkey was added to your account."),
    "webauthn_removed": _("A passkey was taken away from your account."),
    "recovery_codes_generated": _(
        "New reserve codes were made for your account. The old ones no longer work."
    ),
    "password_set": _("The password of your account was changed."),
}


def tell(user: User, what: str) -> None:
    """Send the notice, in her own language. Who has no mail address gets none: participants sign in with a code."""
    if what not in TOLD or not user.email:
        return
    with translation.override(user.language):
        moment = date_format(timezone.localtime(clock.now()), "DATETIME_FORMAT")
        body = "\n\n".join(
            [
                f"{TOLD[what]} ({moment})",
                gettext("Was it you? Then you do not have to do anything."),
                gettext(
                    "Was it not you? Choose another password now: %(link)s. "
                    "Then tell the coordinator of your organisation."
                )
                % {"link": settings.SITE_URL.rstrip("/") + reverse("account_password")},
            ]
        )
        subject = gettext("Your account was changed")
    post.send(post.Letter("mail", user.email, user.language, subject, body, user.pk, secret=False))
