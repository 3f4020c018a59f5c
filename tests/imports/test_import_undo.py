"""Taking an import back: what it made goes, what somebody worked with stays."""

from uuid import UUID

import pytest

from aanzet.access.actor import system_actor
from aanzet.access.scope import unscoped
from aanzet.alliances.models import Organisation
from aanzet.cases.models import Case
from aanzet.core.errors import Refused
from aanzet.imports.actions import Undone, import_undo
from aanzet.imports.models import Import, ImportRow
from aanzet.journal.models import Entry
from aanzet.participants.actions import participant_edit
from aanzet.participants.models import Fingerprint, Link, NameToken, Participant, ParticipantKey
from aanzet.programmes.models import Programme
from tests.imports.makers import PARTNERS, TODAY, all_say_yes, counts, different_women, register, take

pytestmark = pytest.mark.django_db
TEXT = "Naam;Geboren;Start\nAnna Berg;01-02-1990;01-03-2025\nBea Smit;02-02-1991;01-03-2025"


def undo(pk: UUID | None) -> Undone:
    assert pk is not None
    with unscoped("tests"):
        run = Import.objects.get(pk=pk)
    return import_undo(by=system_actor(), on=TODAY, run=run)


def test_undo_leaves_nothing_behind_but_the_journal(programme: Programme) -> None:
    report = take(programme, "malak", register("malak.csv"))
    assert undo(report.import_id) == Undone(removed=13, kept=0)
    with unscoped("tests"):
        for model in (Participant, Case, ParticipantKey, NameToken, Fingerprint, Link):
            assert not model.objects.exists(), model
        assert ImportRow.objects.count() == 15
        assert Import.objects.get().undone_on == TODAY
    assert Entry.objects.filter(action="participant.import_undone").count() == 13
    assert Entry.objects.get(action="import.undone").data == {"removed": 13, "kept": 0}


def test_undo_twice_is_refused(programme: Programme) -> None:
    report = take(programme, "malak", ("a.csv", TEXT))
    undo(report.import_id)
    with pytest.raises(Refused):
        undo(report.import_id)


def test_file_can_come_again_after_an_undo(programme: Programme) -> None:
    undo(take(programme, "malak", register("malak.csv")).import_id)
    assert counts(take(programme, "malak", register("malak.csv"))) == (15, 13, 0, 0, 2)


def test_undo_after_a_second_run_that_changed_nothing(programme: Programme) -> None:
    first = take(programme, "malak", ("a.csv", TEXT))
    assert counts(take(programme, "malak", ("a.csv", TEXT)))[3] == 2
    assert undo(first.import_id) == Undone(removed=2, kept=0)
    assert counts(take(programme, "malak", ("a.csv", TEXT)))[1] == 2


def test_woman_with_whom_somebody_worked_stays(programme: Programme, malak: Organisation) -> None:
    report = take(programme, malak, ("a.csv", TEXT))
    with unscoped("tests"):
        anna = Participant.objects.get(call_name="Anna")
    participant_edit(
        by=system_actor(), on=TODAY, participant=anna, version=anna.version, changes={"phone": "+31612345678"}
    )
    assert undo(report.import_id) == Undone(removed=1, kept=1)
    with unscoped("tests"):
        assert Participant.objects.get().call_name == "Anna"
        assert Case.objects.count() == 1
    assert counts(take(programme, malak, ("a.csv", TEXT))) == (2, 1, 1, 0, 0)


def test_woman_that_another_register_names_stays(programme: Programme, malak: Organisation) -> None:
    first = take(programme, malak, ("a.csv", TEXT))
    take(programme, malak, ("b.csv", "Naam;Geboren;Tel\nAnna Berg;01-02-1990;0612345678"))
    assert undo(first.import_id) == Undone(removed=1, kept=1)


def test_undo_takes_the_links_with_a_partner_away_and_not_the_partners_row(programme: Programme) -> None:
    take(programme, "vrouwen-vooruit", register("vrouwen_vooruit.xlsx"))
    all_say_yes()
    second = take(programme, "prachtvrouw", register("prachtvrouw.csv"))
    assert undo(second.import_id) == Undone(removed=15, kept=0)
    with unscoped("tests"):
        assert not Link.objects.exists()
        assert Participant.objects.count() == 14
    assert different_women(programme) == 14
    assert Entry.objects.filter(action="participant.unlinked").count() == 4


def test_undo_of_the_first_partner_leaves_the_count_right(programme: Programme) -> None:
    reports = {name: take(programme, PARTNERS[name], register(name)) for name in PARTNERS}
    assert different_women(programme) == 57
    undo(reports["vrouwen_vooruit.xlsx"].import_id)
    assert different_women(programme) == 57 - 14 + 4


def test_journey_opened_for_a_woman_known_before_is_closed_again(
    programme: Programme, malak: Organisation
) -> None:
    take(programme, malak, ("a.csv", TEXT))
    with unscoped("tests"):
        Case.objects.all().delete()
    second = take(programme, malak, ("b.csv", "Naam;Geboren;Tel\nAnna Berg;01-02-1990;0612345678"))
    with unscoped("tests"):
        assert Case.objects.count() == 1
    assert undo(second.import_id) == Undone(removed=0, kept=0)
    with unscoped("tests"):
        assert Case.objects.count() == 0
        assert Participant.objects.count() == 2
