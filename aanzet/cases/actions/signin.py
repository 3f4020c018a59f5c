"""When a code to log in cannot reach her: she does not read, and nobody could call her."""

from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment
from aanzet.cases.models.journey import holds
from aanzet.core import clock
from aanzet.journal.actions import write
from aanzet.journal.queries import writes_about
from aanzet.outbox.actions import message_queue
from aanzet.outbox.enums import Channel
from aanzet.participants.models import Participant

ASKED = "participant.code_asked"
GUIDES = (AssignmentKind.COACH, AssignmentKind.STAND_IN)


@transaction.atomic
def code_help(account: UUID) -> None:
    """Say on her time line that she wanted to come in, and write her coach and stand-in how to help: once a day,
    however often somebody asks."""
    on = clock.today()
    midnight = timezone.localtime(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    for woman in models.QuerySet(Participant).filter(account_id=account):
        if writes_about(subject=woman.pk).filter(action=ASKED, at__gte=midnight).exists():
            continue
        write(None, ASKED, subject=woman.pk, on=on)
        guides = models.QuerySet(Assignment).filter(
            holds(on), kind__in=GUIDES, case__participant=woman, user__is_active=True
        )
        for guide in guides.select_related("user"):
            _tell(guide)


def _tell(guide: Assignment) -> None:
    user = guide.user
    with translation.override(user.language):
        moment = time_format(timezone.localtime(clock.now()), "TIME_FORMAT")
        link = settings.SITE_URL.rstrip("/") + reverse("cases:case_detail", args=[guide.case_id])
        subject = _("Somebody needs help to log in")
        body = _(
            "A woman you accompany asked for a code to log in, at %(moment)s. She does not read, and she could not be "
            "called with the code. So nothing was sent to her.\n\nCall her. Then look at her pages together, on your "
            "own screen: %(link)s"
        ) % {"moment": moment, "link": link}
    message_queue(
        by=None, on=clock.today(), recipient=user.pk, channel=Channel.MAIL, to=user.email or "", subject=subject,
        language=user.language, body=body,
    )  # fmt: skip
