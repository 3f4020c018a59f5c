"""Short words to who accompanies her, and to herself where that is safe."""

from datetime import date

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanzet.accounts.models import User
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment, Case
from aanzet.cases.models.journey import holds
from aanzet.outbox.actions import message_queue, message_to_participant
from aanzet.outbox.enums import Channel
from aanzet.participants.models import Participant
from aanzet.rights.enums import Why

GUIDES = (AssignmentKind.COACH, AssignmentKind.STAND_IN)


def guides(case: Case, on: date) -> list[User]:
    """Who accompanies her today."""
    rows = QuerySet(Assignment).filter(holds(on), case=case, kind__in=GUIDES, user__is_active=True)
    return list({row.user_id: row.user for row in rows.select_related("user")}.values())


def coordinators(case: Case, on: date) -> list[User]:
    rows = Membership.objects.filter(holds(on), organisation=case.organisation_id, role=Role.COORDINATOR)
    return list(
        {row.user_id: row.user for row in rows.filter(user__is_active=True).select_related("user")}.values()
    )


def who_answers(*, case: Case, on: date, about_coach: bool) -> list[User]:
    """Who hears that something is not right, and answers. What is about her coach goes to no coach of hers."""
    if not about_coach:
        return guides(case, on) or coordinators(case, on)
    coached = set(QuerySet(Assignment).filter(case=case).values_list("user_id", flat=True))
    return [user for user in coordinators(case, on) if user.pk not in coached]


def tell_of_mistake(*, users: list[User], on: date) -> None:
    """A mail without her name: the name stands behind the sign-in."""
    for user in users:
        with translation.override(user.language):
            _mail(
                user,
                on,
                _("Somebody says that something is not right"),
                _(
                    "A woman says that something written about her is not right. Answer within 30 days: %(link)s"
                ),
            )


def tell_of_farewell(*, participant: Participant, on: date, erase_on: date, why: Why) -> None:
    """Her coach and the coordinator hear what will go, and when."""
    for case in QuerySet(Case).filter(participant=participant):
        users = {user.pk: user for user in [*guides(case, on), *coordinators(case, on)]}
        for user in users.values():
            with translation.override(user.language):
                day = date_format(erase_on, "DATE_FORMAT")
                _mail(
                    user, on, _farewell_subject(why), _farewell_body(why) % {"day": day, "link": "%(link)s"}
                )


def _farewell_subject(why: Why) -> str:
    return _("A woman asks to be erased") if why == Why.ASKED else _("The time for keeping a file is over")


def _farewell_body(why: Why) -> str:
    if why == Why.ASKED:
        return _("A woman asked to be erased. It happens on %(day)s, unless she takes it back. See: %(link)s")
    if why == Why.THIN:
        return _(
            "The journey of a woman ended almost a year ago. On %(day)s notes and addresses are erased: %(link)s"
        )
    return _(
        "The journey of a woman ended long ago. On %(day)s all that is known about her is erased: %(link)s"
    )


def tell_herself(*, participant: Participant, on: date) -> None:
    """That something waits to be read, as she chose to be reached."""
    message_to_participant(by=None, on=on, participant=participant.pk, kind="something_to_read")


def _mail(user: User, on: date, subject: str, body: str) -> None:
    link = settings.SITE_URL.rstrip("/") + reverse("portal:now")
    message_queue(
        by=None, on=on, recipient=user.pk, channel=Channel.MAIL, to=user.email or "", language=user.language,
        subject=subject, body=body % {"link": link},
    )  # fmt: skip
