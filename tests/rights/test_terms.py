"""How long it is kept: shown to her, said before, and done by itself."""

from datetime import date, timedelta

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.cases import actions as journey
from aanzet.cases.enums import ExitKind
from aanzet.cases.models import Case, ContactMoment, Goal, Voice
from aanzet.core.clock import months_later
from aanzet.outbox.models import Message
from aanzet.participants import actions as people
from aanzet.participants.enums import Discretion
from aanzet.participants.models import Participant
from aanzet.rights import actions, queries
from aanzet.rights.enums import Why
from aanzet.rights.models import Certificate, Farewell
from tests.cast import Cast, Word
from tests.dump import dump

pytestmark = pytest.mark.django_db


def _end(cast: Cast) -> date:
    case = QuerySet(Case).get(pk=cast.case.pk)
    journey.case_close(by=cast.actor("coach"), on=cast.on, case=case, kind=ExitKind.MOVED_ON)
    return cast.on


def test_she_reads_how_long_it_is_kept(cast: Cast) -> None:
    open_ = queries.term_lines(participant=cast.participant)
    assert {line.until for line in open_} == {None}
    ended = _end(cast)
    closed = [line.until for line in queries.term_lines(participant=cast.participant)]
    assert closed == [months_later(ended, months) for months in (12, 12, 24, 24, 60)]
    assert (
        str(closed[-1].year if closed[-1] else "")
        in cast.client("participant").get("/my/copy/").content.decode()
    )


def test_nothing_is_planned_while_a_journey_goes_on(cast: Cast) -> None:
    assert actions.rights_due(on=cast.on + timedelta(days=4000)).announced == 0


def test_it_is_said_a_month_before_to_who_accompanied_her_and_to_her(cast: Cast) -> None:
    people.safe_contact_set(
        by=cast.actor("coach"), on=cast.on, participant=cast.participant, discretion=Discretion.NEUTRAL, channel="sms",
        hours="",
    )  # fmt: skip
    over = months_later(_end(cast), 12)
    Message.objects.all().delete()
    assert actions.rights_due(on=over - timedelta(days=31)).announced == 0
    assert actions.rights_due(on=over - timedelta(days=30)).announced == 1
    row = QuerySet(Farewell).get()
    assert (row.why, row.erase_on) == (Why.THIN, over)
    told = {message.recipient_id: message for message in Message.objects.all()}
    assert cast.users["coordinator"].pk in told
    hers = told[cast.participant.pk]
    assert (hers.kind, hers.to, hers.failure) == ("something_to_read", Word.PHONE, "")
    assert cast.organisation.name not in hers.body
    assert actions.rights_due(on=over - timedelta(days=29)).announced == 0


def test_who_may_not_be_reached_gets_no_message(cast: Cast) -> None:
    people.safe_contact_set(
        by=cast.actor("coach"),
        on=cast.on,
        participant=cast.participant,
        discretion=Discretion.NONE,
        channel="sms",
    )
    over = months_later(_end(cast), 12)
    actions.rights_due(on=over - timedelta(days=30))
    held = Message.objects.filter(recipient_id=cast.participant.pk, queued_at__isnull=False).latest(
        "queued_at"
    )
    assert (held.to, held.body, held.failure) == ("", "", "asked_not_to")


def test_notes_voice_and_address_go_after_a_year_and_her_name_stays(cast: Cast) -> None:
    over = months_later(_end(cast), 12)
    actions.rights_due(on=over - timedelta(days=30))
    assert Word.PHONE in dump()
    done = actions.rights_due(on=over)
    assert (done.thinned, done.erased) == (1, 0)
    after = dump()
    for gone in (Word.PHONE, Word.NOTE, Word.SAFE, "rahel@example.org"):
        assert gone.value if isinstance(gone, Word) else gone not in after
    assert Word.PHONE.value not in after
    assert "rahel@example.org" not in after
    assert not QuerySet(Voice).exists()
    assert {row.note for row in QuerySet(ContactMoment).filter(case=cast.case)} == {""}
    kept = QuerySet(Participant).get(pk=cast.participant.pk)
    assert (kept.call_name, kept.phone, kept.account_id) == (Word.CALL, "", None)
    assert QuerySet(Goal).filter(title=Word.GOAL).exists()
    assert actions.rights_due(on=over).thinned == 0


def test_all_goes_after_two_years_with_a_paper(cast: Cast) -> None:
    ended = _end(cast)
    for day in (months_later(ended, 12) - timedelta(days=30), months_later(ended, 12)):
        actions.rights_due(on=day)
    last = months_later(ended, 24)
    assert actions.rights_due(on=last - timedelta(days=30)).announced == 1
    assert actions.rights_due(on=last).erased == 1
    assert Certificate.objects.get().why == Why.TERM
    after = dump()
    for word in (Word.CALL, Word.FULL, Word.GOAL, Word.WISH):
        assert word.value not in after
    assert QuerySet(Participant).filter(erased_on=last).count() == 1


def test_who_comes_back_loses_nothing(cast: Cast) -> None:
    over = months_later(_end(cast), 12)
    actions.rights_due(on=over - timedelta(days=30))
    journey.case_reopen(by=cast.actor("coordinator"), on=cast.on, case=QuerySet(Case).get(pk=cast.case.pk))
    done = actions.rights_due(on=over)
    assert (done.given_up, done.thinned) == (1, 0)
    assert Word.PHONE in dump()


def test_late_rounds_still_leave_the_days_of_notice(cast: Cast) -> None:
    """A server that stood still for years erases nobody unannounced."""
    late = months_later(_end(cast), 40)
    assert actions.rights_due(on=late).thinned == 0
    assert QuerySet(Farewell).get().erase_on == late + timedelta(days=30)


def test_her_wish_goes_before_what_was_planned(cast: Cast) -> None:
    over = months_later(_end(cast), 12)
    actions.rights_due(on=over - timedelta(days=30))
    actions.farewell_ask(
        by=cast.actor("participant"), on=over - timedelta(days=20), participant=cast.participant
    )
    planned = QuerySet(Farewell).get(taken_back_on__isnull=True)
    assert planned.why == Why.ASKED
    assert cast.client("coach").get(reverse("rights:my_copy")).status_code == 404
