"""They met: noted in thirty seconds, taken back by a date; what she says of it; the minutes are hours given."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.cases.actions.signals import refresh
from aanzet.cases.enums import ContactKind, Mood
from aanzet.cases.models import ContactMoment
from aanzet.core.errors import Refused
from aanzet.journal.actions import By, write
from aanzet.matches.models import ContactHours, Match, MatchMeeting
from aanzet.matches.queries.running import over, runs
from aanzet.participants.actions import without_numbers
from aanzet.participants.vault import Vault
from aanzet.volunteers.actions.given import hours_note, hours_withdraw
from aanzet.volunteers.enums import HoursKind, VolunteerRole
from aanzet.volunteers.models import Hours

MOST_MINUTES = 600


@transaction.atomic
def meeting_log(
    *, by: By | None, on: date, match: Match, day: date, minutes: int, mood: str = "", next_step: str = "",
    draft_key: UUID | None = None,
) -> MatchMeeting:  # fmt: skip
    """Note a meeting. The same `draft_key` twice is one meeting. Raises Refused: a coach notes it on her page, a match
    that is over, a day to come or before the match, no minutes or more than ten hours."""
    match = (
        QuerySet(Match).select_for_update(of=("self",)).select_related("volunteer", "case").get(pk=match.pk)
    )
    known = QuerySet(MatchMeeting).filter(draft_key=draft_key, match=match).first() if draft_key else None
    if known is not None:
        return known
    _allowed(match, day, minutes, on)
    without_numbers(next_step=next_step)
    row = MatchMeeting(
        match=match, on=day, minutes=minutes, mood=mood, draft_key=draft_key, by_id=by.user_id if by else None
    )
    row.next_step = Vault(match.subject_id).seal(row, "next_step", next_step)
    row.hours = _given(by, on, match, day, minutes)
    row.save(force_insert=True)
    write(
        by,
        "match.meeting_noted",
        subject=match.subject_id,
        object_id=row.pk,
        data={"minutes": minutes},
        on=on,
    )
    refresh([match.case])
    return row


def _allowed(match: Match, day: date, minutes: int, on: date) -> None:
    if match.volunteer.role == VolunteerRole.COACH:
        raise Refused(_("Log it as a contact on her page. It counts here too."))
    if over(match, on):
        raise Refused(_("This time together is over."))
    if day > on:
        raise Refused(_("This day is still to come. Choose today or an earlier day."), "on")
    if day < match.starts_on:
        raise Refused(_("This day is before you began together. Choose a later day."), "on")
    if not 0 < minutes <= MOST_MINUTES:
        raise Refused(_("Choose how long it was."), "minutes")


def _given(by: By | None, on: date, match: Match, day: date, minutes: int) -> Hours:
    return hours_note(
        by=by, on=on, volunteer=match.volunteer, day=day, minutes=minutes, kind=HoursKind.WITH_HER, match_id=match.pk
    )  # fmt: skip


def _hours_gone(by: By | None, on: date, hours: Hours | None) -> None:
    if hours is not None and hours.withdrawn_on is None:
        hours_withdraw(by=by, on=on, hours=hours, with_the_log=True)


@transaction.atomic
def meeting_withdraw(*, by: By | None, on: date, meeting: MatchMeeting) -> None:
    """Noted by mistake: it stays with its day, and counts nowhere."""
    if meeting.withdrawn_on is not None:
        return
    meeting.withdrawn_on = on
    meeting.save(update_fields=["withdrawn_on"])
    _hours_gone(by, on, meeting.hours)
    write(by, "match.meeting_withdrawn", subject=meeting.subject_id, object_id=meeting.pk, on=on)
    refresh([meeting.match.case])


@transaction.atomic
def meeting_not_met(*, by: By, on: date, meeting: MatchMeeting, met: bool) -> None:
    """She says that they did not meet, or that they did after all."""
    if met == (meeting.not_met_on is None):
        return
    meeting.not_met_on = None if met else on
    if met:
        meeting.hours = _given(by, on, meeting.match, meeting.on, meeting.minutes)
    else:
        _hours_gone(by, on, meeting.hours)
    meeting.save(update_fields=["not_met_on", "hours"])
    action = "match.meeting_met" if met else "match.meeting_not_met"
    write(by, action, subject=meeting.subject_id, object_id=meeting.pk, on=on)
    refresh([meeting.match.case])


@transaction.atomic
def meeting_feel(*, by: By, on: date, meeting: MatchMeeting, mood: str) -> None:
    """How it was, as she says with a face."""
    meeting.her_mood = Mood(mood)
    meeting.save(update_fields=["her_mood"])
    write(by, "match.meeting_felt", subject=meeting.subject_id, object_id=meeting.pk, on=on)


@transaction.atomic
def contact_hours(*, by: By | None, on: date, contact: ContactMoment) -> None:
    """A coach who is a volunteer typed a contact, or changed it: its minutes are hours given. Nothing is typed twice.
    Minutes that do not fit among the hours (before the sign-up) stay with the contact only."""
    before = QuerySet(ContactHours).select_related("hours").filter(contact=contact).first()
    if before is not None:
        _hours_gone(by, on, before.hours)
        before.delete()
    match = _coached(contact)
    if match is None or not contact.minutes or contact.kind == ContactKind.TRIED:
        return
    try:
        with transaction.atomic():
            hours = _given(by, on, match, contact.on, contact.minutes)
    except Refused:
        return
    row = ContactHours.objects.create(contact=contact, hours=hours)
    home = match.volunteer.organisation_id
    write(by, "match.hours_from_contact", object_id=row.pk, organisation=home, on=on)


def _coached(contact: ContactMoment) -> Match | None:
    """The match in which the writer of a contact is her coach."""
    if contact.by_id is None or contact.is_draft:
        return None
    rows = QuerySet(Match).filter(
        runs(contact.on), case=contact.case_id, volunteer__user=contact.by_id,
        volunteer__role=VolunteerRole.COACH,
    )  # fmt: skip
    return rows.select_related("volunteer", "case").first()
