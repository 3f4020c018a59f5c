"""One visit by the ambassador and by Rahel, who became one too; and through which Rahel says she came."""

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from aanzet.alliances.models import Organisation
from aanzet.ambassadors.enums import Begun, CallAnswer, CameBy, SeenAs
from aanzet.ambassadors.models import Call, CameThrough, Deployed, Deployment
from aanzet.cases import actions as journey
from aanzet.cases.models import Case
from aanzet.participants import actions as people
from aanzet.participants.models import Participant
from aanzet.programmes.models import Programme
from aanzet.volunteers.models import Volunteer
from tests.cast import Cast, Word, make_ready


def visit_of(cast: Cast, who: list[Volunteer], **values: Any) -> Deployment:
    """A visit that is there, whatever a rule would say about who goes."""
    values = {
        "programme": cast.programme, "organisation": cast.organisation, "kind": "talk", "on": cast.on,
        "place": Word.VISIT, "minutes": 60, "district": "Zuidoost", "language": "ti",
    } | values  # fmt: skip
    row = QuerySet(Deployment).create(**values)
    for each in who:
        QuerySet(Deployed).create(deployment=row, volunteer=each)
    return row


def rahel_goes_too(cast: Cast) -> Deployment:
    """She said yes under another name, goes along, and says that she came through such a visit."""
    volunteer = QuerySet(Volunteer).create(
        programme=cast.programme, organisation=cast.organisation, participant=cast.participant,
        user=cast.users["participant"], role="ambassador", name=Word.OTHER_NAME, signed_up_on=cast.on,
    )  # fmt: skip
    QuerySet(Call).create(
        case=cast.case, begun=Begun.HERSELF, asked_on=cast.on, answer=CallAnswer.YES, answered_on=cast.on,
        seen_as=SeenAs.OTHER_NAME, name=Word.OTHER_NAME, volunteer=volunteer,
    )  # fmt: skip
    row = visit_of(cast, [cast.volunteer("ambassador"), volunteer])
    QuerySet(CameThrough).create(
        case=cast.case, how=CameBy.DEPLOYMENT, deployment=row, on=cast.on, typed_by="herself"
    )
    return row


def ready_ambassador(cast: Cast, name: str = "stranger_coach") -> Volunteer:
    """A ready ambassador where there are ambassadors: in the other programme, at the strangers' organisation."""
    row = an_ambassador(cast, name)
    make_ready(row, cast.actor("stranger_coordinator"), cast.actor(name), cast.on)
    row.refresh_from_db()
    return row


def an_ambassador(cast: Cast, name: str = "stranger_coach") -> Volunteer:
    """Signed up, and nothing more."""
    user = cast.users[name]
    return QuerySet(Volunteer).create(
        programme=cast.other_programme, organisation=cast.stranger, user=user, role="ambassador", name=user.name,
        signed_up_on=cast.on - timedelta(days=400), languages=["ar"],
    )  # fmt: skip


def woman(
    cast: Cast, first_contact: date, *, programme: Programme | None = None, at: Organisation | None = None,
    known: Participant | None = None, district: str = "",
) -> Case:  # fmt: skip
    """Somebody who came on a day."""
    home = at or cast.stranger
    person = known or people.participant_add(
        by=None, on=first_contact, organisation=home, call_name="Iemand", district=district
    )
    return journey.case_open(
        by=None, on=first_contact, participant=person, programme=programme or cast.other_programme
    )
