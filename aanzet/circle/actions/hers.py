"""What she herself changes: her yes to others, what her mentor sees, and whether only her own coach sees her file."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.alliances.models import Organisation
from aanzet.cases.actions import file_hide
from aanzet.cases.models import Case
from aanzet.circle.actions.told import tell
from aanzet.circle.enums import ChangeKind
from aanzet.core.errors import Refused
from aanzet.journal.actions import write
from aanzet.participants import actions as people
from aanzet.participants.enums import ConsentEvidence, ConsentTopic, LimitPart, RestrictionKind
from aanzet.participants.models import Opening


@transaction.atomic
def yes_choose(
    *,
    by: Actor,
    on: date,
    case: Case,
    organisation: Organisation,
    topics: Mapping[ConsentTopic, date | None],
) -> None:
    """Her yes to one organisation is from now on exactly this: topic -> last day (None: until she stops it)."""
    if not topics:
        raise Refused(_("Choose what they may see. Or choose that they see nothing any more."), "topics")
    changed = people.consents_choose(
        by=by, on=on, participant=case.participant, organisation=organisation, topics=topics,
        evidence=ConsentEvidence.TAPPED,
    )  # fmt: skip
    if changed:
        tell(on=on, participant=case.participant, kind=ChangeKind.SHARED, organisation_id=organisation.pk)


@transaction.atomic
def yes_stop(*, by: Actor, on: date, cases: Iterable[Case], organisation: Organisation) -> None:
    """She takes back everything that she said yes to at one organisation: from the next request it sees nothing."""
    for participant in {case.participant for case in cases}:
        changed = people.consents_choose(
            by=by, on=on, participant=participant, organisation=organisation, topics={},
            evidence=ConsentEvidence.TAPPED,
        )  # fmt: skip
        if changed:
            tell(on=on, participant=participant, kind=ChangeKind.TAKEN_BACK, organisation_id=organisation.pk)


@transaction.atomic
def mentor_limit(*, by: Actor, on: date, case: Case, user_id: UUID, parts: frozenset[LimitPart]) -> None:
    """What she keeps from her mentor is from now on exactly `parts`."""
    if people.limits_choose(by=by, on=on, participant=case.participant, user_id=user_id, parts=parts):
        tell(on=on, participant=case.participant, kind=ChangeKind.LIMITED)


@transaction.atomic
def only_coach_begin(*, by: Actor, on: date, case: Case) -> None:
    """She chooses that only who accompanies her sees her file. Refused while nobody does."""
    try:
        file_hide(by=by, on=on, case=case, kind=RestrictionKind.COACH_ONLY)
    except Refused:
        raise Refused(
            _("You have no coach yet. Wait until you have a coach: she must be able to help you.")
        ) from None
    tell(on=on, participant=case.participant, kind=ChangeKind.HIDDEN)


@transaction.atomic
def only_coach_end(*, by: Actor, on: date, case: Case) -> None:
    """She shows her file to her organisation again, as far as she hid it herself."""
    standing = people.restrictions_now(participant=case.participant, on=on)
    hers = [row for row in standing if row.by_id == by.user_id and row.kind == RestrictionKind.COACH_ONLY]
    if not hers:
        raise Refused(_("Your coach keeps your page closed for others. Talk about it with your coach."))
    people.restriction_end(by=by, on=on, restrictions=hers)
    tell(on=on, participant=case.participant, kind=ChangeKind.SHOWN)


@transaction.atomic
def openings_read(*, by: Actor, on: date, people_ids: list[UUID]) -> None:
    """She read who opened her hidden file: her start page says no more of it."""
    rows = QuerySet(Opening).filter(participant__in=people_ids, seen_on__isnull=True)
    for row in rows:
        row.seen_on = on
        row.save(update_fields=["seen_on"])
        write(by, "participant.opening_read", subject=row.participant_id, object_id=row.pk, on=on)
