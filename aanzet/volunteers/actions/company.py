"""A company's link for its own people, and what its people let their employer see."""

import secrets
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from aanzet.alliances.enums import PartnerRole
from aanzet.alliances.models import AllianceMembership, Organisation
from aanzet.alliances.queries.organisations import token_hash
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.text import clean
from aanzet.journal.actions import By, write
from aanzet.participants.actions import without_numbers
from aanzet.programmes.models import Programme
from aanzet.volunteers.actions.signup import SignUp, volunteer_sign_up
from aanzet.volunteers.enums import VolunteerRole
from aanzet.volunteers.models import CompanyInvite, EmployerYes, Quote, Volunteer
from aanzet.volunteers.queries.company import INVITE, is_open

LONGEST = 12  # months that a link may work
MOST = 500


@dataclass(frozen=True, slots=True)
class InviteInput:
    """For whom the link is, until which day, and for how many people at most."""

    programme: Programme
    company: Organisation
    until: date
    most: int = 30
    role: str = VolunteerRole.MENTOR


@transaction.atomic
def company_invite_make(
    *, by: By | None, on: date, organisation: Organisation, typed: InviteInput
) -> tuple[CompanyInvite, str]:
    """Make a link; with it its token, which is kept nowhere. Raises Refused: no company that gives mentors in this
    programme's alliance, a day past or too far, a number that cannot be, a link that is there already."""
    gives = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    partners = AllianceMembership.objects.filter(
        gives, alliance=typed.programme.alliance_id, starts_on__lte=on
    )
    if not partners.filter(organisation=typed.company, role=PartnerRole.MENTORS).exists():
        raise Refused(
            _("This company does not give mentors in this programme. Choose another one."), "company"
        )
    if not on <= typed.until <= clock.months_later(on, LONGEST):
        raise Refused(_("Choose a day from today to a year from now."), "until")
    if not 1 <= typed.most <= MOST:
        raise Refused(_("Choose a number from 1 to %(most)s.") % {"most": MOST}, "most")
    # Two at the same moment wait for each other here.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    same = CompanyInvite.objects.filter(
        programme=typed.programme, organisation=organisation, company=typed.company, role=typed.role,
        withdrawn_on__isnull=True, ends_on__gte=on,
    )  # fmt: skip
    if same.exists():
        raise Refused(
            _("This company has a link that works. Withdraw that one first; then you can make another."),
            "company",
        )
    token = secrets.token_urlsafe(24)
    row = CompanyInvite.objects.create(
        programme=typed.programme, organisation=organisation, company=typed.company, role=typed.role,
        token_hash=token_hash(token), most=typed.most, starts_on=on, ends_on=typed.until,
        made_by_id=by.user_id if by else None,
    )  # fmt: skip
    data = {"company": str(typed.company.pk), "most": typed.most, "until": typed.until.isoformat()}
    write(by, "company_invite.made", object_id=row.pk, organisation=organisation.pk, data=data, on=on)
    return row, token


@transaction.atomic
def company_invite_withdraw(*, by: By | None, on: date, invite: CompanyInvite) -> CompanyInvite:
    """The link opens nothing any more; who signed up with it stays."""
    row = CompanyInvite.objects.select_for_update().get(pk=invite.pk)
    if row.withdrawn_on is not None:
        raise Refused(_("This link was withdrawn already."))
    row.withdrawn_on = on
    row.save(update_fields=["withdrawn_on"])
    write(by, "company_invite.withdrawn", object_id=row.pk, organisation=row.organisation_id, on=on)
    return row


@transaction.atomic
def company_sign_up(*, by: By | None, on: date, invite: CompanyInvite, typed: SignUp) -> Volunteer:
    """Keep a sign-up that came by a company's link. Raises Refused when the link stopped or filled up meanwhile."""
    # Two at the same moment wait for each other here: together they may not pass the number.
    row = CompanyInvite.objects.select_for_update(of=("self",)).select_related(*INVITE).get(pk=invite.pk)
    if not is_open(row, on=on):
        raise Refused(_("This link does not work any more. Ask at your company for another one."))
    return volunteer_sign_up(
        by=by, on=on, programme=row.programme, organisation=row.organisation, role=row.role, typed=typed,
        company=row.company,
    )  # fmt: skip


@transaction.atomic
def employer_yes_say(*, by: By | None, on: date, volunteer: Volunteer) -> EmployerYes:
    """The volunteer lets the employer see the name. Said twice it is one yes."""
    volunteer = _staff_of_company(volunteer)
    there = volunteer.employer_yesses.filter(ends_on__isnull=True).first()
    if there is not None:
        return there
    row = EmployerYes.objects.create(volunteer=volunteer, starts_on=on, by_id=by.user_id if by else None)
    write(by, "employer_yes.given", object_id=row.pk, organisation=volunteer.organisation_id, on=on)
    return row


@transaction.atomic
def employer_yes_end(*, by: By | None, on: date, volunteer: Volunteer) -> None:
    """The volunteer takes the yes back: at the next request the employer sees a number only."""
    row = _staff_of_company(volunteer).employer_yesses.filter(ends_on__isnull=True).first()
    if row is not None:
        row.ends_on = on
        row.save(update_fields=["ends_on"])
        write(by, "employer_yes.ended", object_id=row.pk, organisation=volunteer.organisation_id, on=on)


@transaction.atomic
def quote_say(*, by: By | None, on: date, volunteer: Volunteer, words: str) -> Quote:
    """Words for the sheet of the company, with a yes to show them there. New words take the place of the old."""
    volunteer, words = _staff_of_company(volunteer), clean(words)
    if not words:
        raise Refused(_("There are no words yet. Write a sentence or two."), "words")
    without_numbers(words=words)
    quotes_withdraw(by=by, on=on, volunteer=volunteer)
    row = Quote.objects.create(volunteer=volunteer, words=words, said_on=on, by_id=by.user_id if by else None)
    write(by, "quote.said", object_id=row.pk, organisation=volunteer.organisation_id, on=on)
    return row


@transaction.atomic
def quotes_withdraw(*, by: By | None, on: date, volunteer: Volunteer) -> None:
    """Words are taken back: the sheet shows them no more. Paper that was printed cannot be called back."""
    for row in _staff_of_company(volunteer).quotes.filter(withdrawn_on__isnull=True):
        row.withdrawn_on = on
        row.save(update_fields=["withdrawn_on"])
        write(by, "quote.withdrawn", object_id=row.pk, organisation=volunteer.organisation_id, on=on)


@transaction.atomic
def quote_look(*, by: By | None, on: date, quote: Quote, shown: bool) -> Quote:
    """A coordinator read the words: `shown` when no woman can be known from them."""
    row = QuerySet(Quote).select_for_update(of=("self",)).select_related("volunteer").get(pk=quote.pk)
    if row.withdrawn_on is not None:
        raise Refused(_("These words were taken back."))
    actor = by.user_id if by is not None else None
    if actor is not None and actor == row.volunteer.user_id:
        raise Refused(_("These are your own words. Somebody else must read them."))
    row.looked_on, row.shown, row.looked_by_id = on, shown, actor
    row.save(update_fields=["looked_on", "shown", "looked_by_id"])
    data = {"shown": shown}
    write(by, "quote.looked", object_id=row.pk, organisation=row.volunteer.organisation_id, data=data, on=on)
    return row


def _staff_of_company(volunteer: Volunteer) -> Volunteer:
    row = QuerySet(Volunteer).select_for_update(of=("self",)).get(pk=volunteer.pk)
    if row.company_id is None:
        raise Refused(_("This is for who came through a company."))
    return row
