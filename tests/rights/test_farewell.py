"""She asks to be erased, may take it back, and then nothing of her is left."""

import re
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.cases.models import Case, SavedView
from aanzet.core.errors import Refused
from aanzet.impact.queries.facts import Facts
from aanzet.impact.queries.targets import target_figures
from aanzet.journal.models import Entry
from aanzet.journal.queries import broken_chains
from aanzet.outbox.models import Message
from aanzet.participants.actions import link_add, participant_add, restriction_add
from aanzet.participants.enums import RestrictionKind
from aanzet.participants.models import Participant, Restriction
from aanzet.rights import actions
from aanzet.rights.models import Certificate, Farewell
from aanzet.work.actions import PlacementInput, placement_add
from tests.cast import STAYS, Cast, Word, ask_her_yes, go_together
from tests.dump import dump

pytestmark = pytest.mark.django_db


def _ask(cast: Cast) -> tuple[Farewell, str]:
    return actions.farewell_ask(by=cast.actor("participant"), on=cast.on, participant=cast.participant)


def _figures(cast: Cast, on: date) -> list[tuple[str, int, int]]:
    found = target_figures(programme=cast.programme, on=on, language="nl", facts=Facts(cast.programme))
    return [(each.indicator.key, each.reached, each.counted.reached) for each in found]


def _facts(cast: Cast) -> list[list[str]]:
    """What figures are counted from, without who it is."""
    facts = Facts(cast.programme)
    kinds = (
        facts.started, facts.placements, facts.statements, facts.situations, facts.goals, facts.ladder, facts.exits
    )  # fmt: skip
    hers = [sorted(re.sub(r"UUID\('[^']*'\)", "", repr(value)) for value in kind.values()) for kind in kinds]
    return [*hers, sorted(still for still, _on in facts.checks.values())]


def _work(cast: Cast) -> None:
    typed = PlacementInput(
        kind="job", starts_on=cast.on, seen_on=cast.on, seen_by="Coach", sector="care_welfare"
    )
    placement_add(by=cast.actor("coach"), on=cast.on, case=cast.case, typed=typed)


def test_asking_closes_her_file_to_all_but_her_coach(cast: Cast) -> None:
    page = reverse("cases:case_more", args=[cast.case.pk])
    assert cast.client("coordinator").get(page).status_code == 200
    Message.objects.all().delete()
    row, _code = _ask(cast)
    assert row.erase_on == cast.on + timedelta(days=14)
    assert cast.client("coordinator").get(page).status_code == 404
    coach = cast.client("coach").get(page)
    assert coach.status_code == 200
    assert "heeft gevraagd om alles over haar te wissen" in coach.content.decode()
    told = Message.objects.filter(recipient_id__in=[cast.users[who].pk for who in ("coach", "coordinator")])
    assert told.count() == 2
    assert not any(Word.CALL in f"{each.subject}{each.body}" for each in told)


def test_taking_back_opens_what_it_closed_and_no_more(cast: Cast) -> None:
    _ask(cast)
    client = cast.client("participant")
    assert client.post(reverse("rights:my_farewell_take_back")).status_code == 302
    assert not QuerySet(Restriction).filter(ends_on__isnull=True).exists()
    assert actions.rights_due(on=cast.on + timedelta(days=30)).erased == 0
    restriction_add(
        by=cast.actor("coach"), on=cast.on, participant=cast.participant, kind=RestrictionKind.PROTECTED_IDENTITY
    )  # fmt: skip
    _ask(cast)
    actions.farewell_take_back(by=cast.actor("participant"), on=cast.on, participant=cast.participant)
    assert QuerySet(Restriction).get(ends_on__isnull=True).kind == RestrictionKind.PROTECTED_IDENTITY


def test_asking_twice_is_refused(cast: Cast) -> None:
    _ask(cast)
    with pytest.raises(Refused):
        _ask(cast)


def test_nothing_is_erased_before_the_last_day_of_grace(cast: Cast) -> None:
    row, _code = _ask(cast)
    assert actions.rights_due(on=row.erase_on - timedelta(days=1)).erased == 0
    assert QuerySet(Participant).filter(pk=cast.participant.pk).exists()


def test_after_it_nothing_of_hers_is_left_in_any_table(cast: Cast) -> None:
    ask_her_yes(cast)
    go_together(cast)
    actions.mistake_tell(by=cast.actor("participant"), on=cast.on, case=cast.case, words="qwrongwords")
    client = cast.client("participant")
    assert client.get(reverse("portal:me")).status_code == 200
    row, _code = _ask(cast)
    before = dump()
    done = actions.rights_due(on=row.erase_on)
    after = dump()
    assert done.erased == 1
    assert [word for word in Word if word.value in after and word not in STAYS] == []
    for gone in (cast.users["participant"].email or "", "Haile", "1990-05-17"):
        assert gone in before
        assert gone not in after
    held = {
        line.split(" ")[0] for line in after.splitlines() if cast.participant.pk.hex in line.replace("-", "")
    }
    assert held <= {"journal_entry", "journal_chainhead"}
    assert list(broken_chains()) == []
    assert client.get(reverse("portal:me")).status_code == 302
    assert actions.rights_due(on=row.erase_on).erased == 0


def test_figures_stay_as_they_were(cast: Cast) -> None:
    _work(cast)
    row, _code = _ask(cast)
    day = row.erase_on
    before, facts = _figures(cast, day), _facts(cast)
    assert facts[0]
    assert "job" in str(facts[1])
    assert facts[4]
    actions.rights_due(on=day)
    assert _figures(cast, day) == before
    assert _facts(cast) == facts
    kept = QuerySet(Case).get(participant__erased_on=day)
    assert not Entry.objects.filter(object_id=kept.pk).exists()


def test_who_counts_at_a_partner_too_leaves_no_number_here(cast: Cast) -> None:
    other = participant_add(by=None, on=cast.on, organisation=cast.sister, call_name="Rahel")
    link_add(by=None, on=cast.on, one=cast.participant, other=other)
    row, _code = _ask(cast)
    actions.rights_due(on=row.erase_on)
    assert not QuerySet(Participant).filter(erased_on__isnull=False).exists()
    assert QuerySet(Participant).filter(pk=other.pk).exists()
    assert not Certificate.objects.get().counted


def test_numbers_are_forgotten_when_their_time_is_over(cast: Cast) -> None:
    row, _code = _ask(cast)
    actions.rights_due(on=row.erase_on)
    late = row.erase_on.replace(year=row.erase_on.year + 5)
    assert actions.rights_due(on=late - timedelta(days=1)).numbers == 0
    assert actions.rights_due(on=late).numbers == 1
    assert not QuerySet(Case).filter(participant__erased_on__isnull=False).exists()


def test_paper_opens_once_with_its_code_and_knows_no_name(cast: Cast) -> None:
    row, code = _ask(cast)
    actions.rights_due(on=row.erase_on)
    visitor, page = cast.client("visitor"), reverse("rights:paper")
    assert visitor.post(page, {"code": "AAAA-BBBB-CCCC"}).status_code == 422
    assert visitor.post(page, {"code": "short"}).status_code == 422
    paper = visitor.post(page, {"code": code.lower().replace("-", " "), "kind": "page"})
    assert paper.status_code == 200
    assert paper["Content-Disposition"] == 'attachment; filename="paper.html"'
    text = paper.content.decode()
    assert cast.organisation.name in text
    assert not any(word.value in text for word in Word)
    assert visitor.post(page, {"code": code}).status_code == 422
    assert Certificate.objects.get().code == ""


def test_her_page_asks_once_more_and_shows_the_code_once(cast: Cast) -> None:
    client = cast.client("participant")
    assert "wis alles over mij" in client.get(reverse("rights:my_farewell")).content.decode().lower()
    assert client.get(reverse("rights:my_farewell_ask")).status_code == 200
    assert not QuerySet(Farewell).exists()
    shown = client.post(reverse("rights:my_farewell_ask"))
    assert shown.status_code == 200
    row = QuerySet(Farewell).get()
    assert row.code not in shown.content.decode()
    assert client.post(reverse("rights:my_farewell_ask")).status_code == 302
    assert reverse("rights:my_farewell_take_back") in client.get(reverse("portal:me")).content.decode()


def test_command_does_what_is_due(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    row, _code = _ask(cast)
    QuerySet(Farewell).filter(pk=row.pk).update(erase_on=cast.on)
    call_command("rights", "list")
    assert str(cast.on) in capsys.readouterr().out
    call_command("rights", "due")
    assert "erased 1" in capsys.readouterr().out
    assert not QuerySet(Farewell).exists()


def test_asking_closes_a_file_with_a_protected_identity_too(cast: Cast) -> None:
    """A protected identity hides her from search; a mentor and an employer with her yes would go on reading."""
    restriction_add(
        by=cast.actor("coach"),
        on=cast.on,
        participant=cast.participant,
        kind=RestrictionKind.PROTECTED_IDENTITY,
    )
    pages = {
        "mentor": reverse("portal:mentee_read", args=[cast.case.pk]),
        "school": reverse("portal:candidate_read", args=[cast.case.pk]),
    }
    assert {who: cast.client(who).get(page).status_code for who, page in pages.items()} == {
        "mentor": 200,
        "school": 200,
    }
    herself = cast.actor("participant")
    actions.farewell_ask(by=herself, on=cast.on, participant=cast.participant)
    assert {cast.client(who).get(page).status_code for who, page in pages.items()} == {404}
    actions.farewell_take_back(by=herself, on=cast.on, participant=cast.participant)
    assert {cast.client(who).get(page).status_code for who, page in pages.items()} == {200}
    hidden = cast.client("coordinator").get(reverse("cases:case_detail", args=[cast.case.pk]))
    assert hidden.status_code == 404


def test_whom_somebody_searched_for_is_not_kept_with_a_view(cast: Cast) -> None:
    """A kept view outlives the erasure of whom it was about."""
    client, address = cast.client("coordinator"), reverse("cases:case_list")
    client.post(f"{address}?q={Word.CALL}&sort=new", {"do": "keep", "name": "New ones"})
    assert QuerySet(SavedView).get().query == "sort=new"
    row, _code = _ask(cast)
    actions.rights_due(on=row.erase_on)
    assert Word.CALL not in dump()
