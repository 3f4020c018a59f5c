"""Hiding a file for all but who accompanies her, and showing it again."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment, Case
from aanzet.cases.models.journey import holds
from aanzet.core.errors import Refused
from aanzet.participants import actions as people
from aanzet.participants.enums import RestrictionKind
from aanzet.participants.models import Restriction
from aanzet.participants.rules import HIDDEN_BY_STAFF


@transaction.atomic
def file_hide(*, by: Actor, on: date, case: Case, kind: RestrictionKind) -> Restriction:
    """Hide her file for all but who accompanies her. Refused while nobody could open it any more."""
    if not has_reader(case=case, on=on):
        raise Refused(_("She has no coach yet: nobody could open her file any more. Name her coach first."))
    return people.restriction_add(by=by, on=on, participant=case.participant, kind=kind)


def has_reader(*, case: Case, on: date) -> bool:
    """Is there a coach, or a stand-in, who works as a coach today and goes on tomorrow?"""
    coaches = Membership.objects.filter(holds(on), role=Role.COACH).values("user_id")
    guides = QuerySet(Assignment).filter(case=case, ends_on__isnull=True, user__in=coaches)
    return guides.exclude(kind=AssignmentKind.MENTOR).exists()


@transaction.atomic
def file_show(*, by: Actor, on: date, case: Case) -> None:
    """Her file is open to her organisation again. What she hid herself, only she shows; what was hidden because it is
    not safe at home is shown where that is noted."""
    hidden = people.restrictions_now(participant=case.participant, on=on)
    theirs = set(case.participant.restrictions.filter(HIDDEN_BY_STAFF).values_list("pk", flat=True))
    by_staff = [row for row in hidden if row.pk in theirs]
    hers = [row for row in hidden if row.by_id and row.by_id == case.participant.account_id]
    if hers and not by_staff:
        raise Refused(_("She hid her file herself. Only she can show it again, on her own page."))
    if hidden and not by_staff:
        raise Refused(_("It is hidden because her home is not safe. Note first that it is safe there."))
    people.restriction_end(by=by, on=on, restrictions=by_staff)
