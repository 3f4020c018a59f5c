"""Links of companies: who may sign up with one, and how many did."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from aanzet.access.actor import Actor
from aanzet.access.enums import Role
from aanzet.alliances.enums import PartnerRole
from aanzet.alliances.models import AllianceMembership, Organisation
from aanzet.alliances.queries.organisations import token_hash
from aanzet.programmes.models import Programme
from aanzet.volunteers.models import CompanyInvite, EmployerYes, Quote, Volunteer

INVITE = ("programme", "organisation", "company")


@dataclass(frozen=True, slots=True)
class InviteLine:
    """A link, never its token. `state`: open, full, over, withdrawn."""

    pk: UUID
    company: str
    programme: str
    until: date
    most: int
    signed_up: int
    state: str


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """Words for the sheet of a company. `shown`: None until somebody read them."""

    pk: UUID
    volunteer_id: UUID
    name: str
    company: str
    words: str
    said_on: date
    shown: bool | None


@dataclass(frozen=True, slots=True)
class EmployerPage:
    """What a volunteer lets the employer see."""

    volunteer_id: UUID
    company: str
    since: date | None
    quote: QuoteLine | None


def invite_of(*, token: str, on: date) -> CompanyInvite | None:
    """The link of a token when it works on a day: not withdrawn, not over, and with a place left."""
    rows = CompanyInvite.objects.filter(token_hash=token_hash(token)).select_related(*INVITE)
    row = rows.first()
    return row if row is not None and is_open(row, on=on) else None


def is_open(invite: CompanyInvite, *, on: date) -> bool:
    return _state(invite, signed_up(invite), on) == "open"


def _state(invite: CompanyInvite, number: int, on: date) -> str:
    if invite.withdrawn_on is not None:
        return "withdrawn"
    if not invite.starts_on <= on or (invite.ends_on is not None and invite.ends_on < on):
        return "over"
    return "full" if number >= invite.most else "open"


def signed_up(invite: CompanyInvite) -> int:
    """Sign-ups since the link was made. One company has one link at a time in a programme, so they came by it."""
    return QuerySet(Volunteer).filter(
        company=invite.company_id, programme=invite.programme_id, organisation=invite.organisation_id,
        role=invite.role, created_at__gte=invite.created_at,
    ).count()  # fmt: skip


def invite_lines(*, actor: Actor, on: date) -> list[InviteLine]:
    """The links of her own organisations, those that work first."""
    rows = CompanyInvite.objects.filter(organisation__in=actor.organisations(Role.COORDINATOR))
    found = [_invite(row, on) for row in rows.select_related("company", "programme").order_by("-created_at")]
    return sorted(found, key=lambda line: line.state != "open")


def _invite(row: CompanyInvite, on: date) -> InviteLine:
    number = signed_up(row)
    until, state = row.ends_on or on, _state(row, number, on)
    return InviteLine(row.pk, row.company.name, row.programme.name, until, row.most, number, state)


def givers(*, actor: Actor, on: date) -> list[tuple[Programme, Organisation]]:
    """Programmes of her own alliances with the companies that give mentors there."""
    here = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    rows = AllianceMembership.objects.filter(here, starts_on__lte=on)
    mine = rows.filter(organisation__in=actor.organisations(Role.COORDINATOR)).values("alliance")
    gives = rows.filter(alliance__in=mine, role=PartnerRole.MENTORS).select_related("organisation")
    programmes = list(Programme.objects.filter(alliance__in=mine).order_by("name").distinct())
    return [
        (programme, each.organisation)
        for programme in programmes
        for each in sorted(gives, key=lambda row: row.organisation.name)
        if each.alliance_id == programme.alliance_id
    ]


def employer_page(*, actor: Actor, volunteer: Volunteer) -> EmployerPage:
    """Of who came through a company: the yes that stands, and the words."""
    yes = EmployerYes.objects.visible_to(actor, "employer.say").filter(
        volunteer=volunteer, ends_on__isnull=True
    )
    quote = Quote.objects.visible_to(actor, "employer.say").filter(
        volunteer=volunteer, withdrawn_on__isnull=True
    )
    since = yes.values_list("starts_on", flat=True).first()
    lines = [_quote(row) for row in quote.select_related("volunteer__company")[:1]]
    company = volunteer.company.name if volunteer.company else ""
    return EmployerPage(volunteer.pk, company, since, lines[0] if lines else None)


def quote_lines(*, actor: Actor) -> list[QuoteLine]:
    """Words of volunteers of her own organisations, those that nobody read first."""
    rows = Quote.objects.visible_to(actor, "quote.look").filter(withdrawn_on__isnull=True)
    found = [_quote(row) for row in rows.select_related("volunteer__company")]
    return sorted(found, key=lambda line: line.shown is not None)


def _quote(row: Quote) -> QuoteLine:
    company = row.volunteer.company.name if row.volunteer.company else ""
    return QuoteLine(row.pk, row.volunteer_id, row.volunteer.name, company, row.words, row.said_on, row.shown)
