"""One thing done for several women at once, and the views somebody keeps."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.accounts.models import User
from aanzet.cases.actions.guide import coach_assign
from aanzet.cases.actions.journey import phase_change
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment, Case, SavedView
from aanzet.cases.queries.people import CoachChoice, coaches_for
from aanzet.core.errors import Refused
from aanzet.core.text import clean
from aanzet.journal.actions import write

MOST_VIEWS = 12


@transaction.atomic
def coach_assign_all(*, by: Actor, on: date, cases: Sequence[Case], user: User) -> None:
    """Name one coach for all of `cases`, or for none: she works at their organisation and has room for them."""
    known: dict[tuple[UUID, UUID], CoachChoice | None] = {}
    standing = QuerySet(Assignment).filter(case__in=cases, user=user, kind=AssignmentKind.COACH)
    hers = set(standing.filter(ends_on__isnull=True).values_list("case_id", flat=True))
    for case in cases:
        if case.pk in hers:
            continue
        home = (case.organisation_id, case.programme_id)
        if home not in known:
            there = coaches_for(organisation=case.organisation, programme=case.programme, on=on)
            known[home] = next((each for each in there if each.user.pk == user.pk), None)
        choice = known[home]
        name = case.participant.readable_name
        if choice is None:
            raise Refused(
                _(
                    "%(coach)s does not work where %(name)s takes part. Choose somebody else, or leave her out."
                )
                % {"coach": user.name, "name": name},
                "coach",
            )
        if choice.full:
            raise Refused(
                _(
                    "%(coach)s has no room for %(name)s. Choose fewer women, or name her on the woman's own page."
                )
                % {"coach": user.name, "name": name},
                "coach",
            )
        coach_assign(by=by, on=on, case=case, user=user)
        known[home] = replace(choice, women=choice.women + 1)


@transaction.atomic
def phase_change_all(*, by: Actor, on: date, cases: Sequence[Case], phase: str) -> None:
    """Move all of `cases` to a phase, or none of them."""
    for case in cases:
        phase_change(by=by, on=on, case=case, phase=phase)


@transaction.atomic
def view_keep(*, by: Actor, on: date, user: User, name: str, query: str) -> SavedView:
    """Keep a way to look at the list under a name; the same name again is replaced."""
    if not clean(name):
        raise Refused(_("Give the view a name, for example “Waiting for a coach”."), "name")
    others = SavedView.objects.filter(user=user).exclude(name=clean(name))
    if others.count() >= MOST_VIEWS:
        raise Refused(_("You keep %(n)d views. Remove one first.") % {"n": MOST_VIEWS}, "name")
    row, _made = SavedView.objects.update_or_create(
        user=user, name=clean(name), defaults={"query": query[:300]}
    )
    write(by, "view.kept", object_id=row.pk, on=on)
    return row


@transaction.atomic
def view_remove(*, by: Actor, on: date, user: User, name: str) -> None:
    gone, _rows = SavedView.objects.filter(user=user, name=name).delete()
    if gone:
        write(by, "view.removed", object_id=user.pk, on=on)
