"""What a volunteer reads about herself or himself: the agreement, and everything that is kept."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanzet.core.text import localised
from aanzet.programmes.queries import role_name
from aanzet.volunteers.models import Volunteer
from aanzet.volunteers.queries.ready import has_signed, kept, volunteering_for
from aanzet.volunteers.queries.steps import VolunteerPage, volunteer_page


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """The clauses as they stand now. `signed_on`: of the yes to these; `signed_before`: of one to older words."""

    pk: UUID
    name: str
    role: str
    programme: str
    organisation: str
    version: int
    clauses: tuple[str, ...]
    months: int
    until: date | None
    signed_on: date | None
    signature_id: UUID | None
    signed_before: date | None
    over: bool


def agreement_page(*, volunteer: Volunteer, language: str, on: date) -> AgreementPage:
    """The agreement of a volunteer in words of a language."""
    asked = volunteering_for(volunteer)
    yesses = {each.version: each for each in kept(volunteer.signatures.all())}
    version = asked.version if asked else 0
    now = yesses.get(version)
    signed = asked is not None and has_signed(volunteer, asked, on=on)
    membership = volunteer.membership
    return AgreementPage(
        pk=volunteer.pk,
        name=volunteer.name,
        role=role_name(volunteer.programme, volunteer.role, language),
        programme=volunteer.programme.name,
        organisation=volunteer.organisation.name,
        version=version,
        clauses=tuple(localised(each.text, language) for each in (asked.clauses if asked else ())),
        months=asked.months if asked else 0,
        until=membership.ends_on if membership else None,
        signed_on=now.signed_on if now and signed else None,
        signature_id=now.pk if now and signed else None,
        signed_before=max((row.signed_on for row in yesses.values() if row is not now), default=None),
        over=getattr(volunteer, "end", None) is not None,
    )


@dataclass(frozen=True, slots=True)
class DataPage:
    """`way`: the steps with who wrote them down and when; `rows`: what was told."""

    way: VolunteerPage
    rows: tuple[tuple[str, str], ...]


def data_page(*, volunteer: Volunteer, on: date) -> DataPage:
    """All that is kept about a volunteer in this room."""
    page = volunteer_page(volunteer=volunteer, on=on)
    dates = [
        (_("Signed up"), date_format(volunteer.signed_up_on, "j E Y")),
        *(
            (
                _("Pause"),
                " – ".join(date_format(day, "j E Y") for day in (each.starts_on, each.ends_on) if day),
            )
            for each in volunteer.pauses.all()
        ),
    ]
    return DataPage(page, ((_("Name"), volunteer.name), *page.facts, *dates))
