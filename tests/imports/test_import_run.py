"""Taking registers over: the numbers of KEY.json in any order, twice, and with nobody told."""

import json
import re
from datetime import date
from itertools import permutations

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanzet.access.actor import Actor
from aanzet.access.scope import unscoped
from aanzet.alliances.models import Organisation, SharingAgreement
from aanzet.cases.models import Case, PhaseChange
from aanzet.core import clock
from aanzet.core.clock import months_later
from aanzet.imports.actions import upload_add
from aanzet.imports.models import Erased, Import, ImportRow
from aanzet.journal.models import Entry
from aanzet.participants import parts
from aanzet.participants.actions import participant_add
from aanzet.participants.enums import RestrictionKind
from aanzet.participants.models import Consent, Link, Participant, ParticipantKey, Restriction
from aanzet.participants.vault import Vault
from aanzet.programmes.models import Programme
from tests.imports.makers import (
    PARTNERS,
    REGISTERS,
    TODAY,
    all_say_yes,
    counts,
    different_women,
    register,
    take,
)

pytestmark = pytest.mark.django_db
KEY = json.loads((REGISTERS / "KEY.json").read_text(encoding="utf-8"))
ORDERS = [
    list(PARTNERS),
    list(reversed(PARTNERS)),
    ["prachtvrouw.csv", "gaasperdam.xlsx", "vrouwen_vooruit.xlsx", "vrouw_en_vaart.tsv", "malak.csv"],
    ["malak.csv", "prachtvrouw.csv", "vrouw_en_vaart.tsv", "gaasperdam.xlsx", "vrouwen_vooruit.xlsx"],
]


def import_all(programme: Programme, order: list[str]) -> dict[str, tuple[int, int, int, int, int]]:
    found = {}
    for name in order:
        found[name] = counts(take(programme, PARTNERS[name], register(name)))
        all_say_yes()
    return found


@pytest.mark.parametrize("name", PARTNERS)
def test_register_alone_gives_the_numbers_of_the_key(programme: Programme, name: str) -> None:
    wanted = KEY["files"][name]
    report = take(programme, PARTNERS[name], register(name))
    again = wanted.get("same_woman_twice_in_file", 0)
    assert counts(report) == (wanted["rows"], wanted["stored"], again, 0, wanted["refused"])
    assert different_women(programme) == wanted["stored"]
    with unscoped("tests"):
        assert Participant.objects.count() == wanted["stored"]
        if "year_only" in wanted:
            years = Participant.objects.filter(birth_date__isnull=True, birth_year__isnull=False)
            assert years.count() == wanted["year_only"]


def test_refused_rows_say_what_the_key_says(programme: Programme) -> None:
    for name, wanted in KEY["files"].items():
        report = take(programme, PARTNERS[name], register(name))
        said = [f"{each.place}: {each.text}" for each in report.refused]
        assert said == wanted.get("reasons", [])


@pytest.mark.parametrize("order", ORDERS)
def test_five_registers_in_any_order_give_57_women(programme: Programme, order: list[str]) -> None:
    found = import_all(programme, order).values()
    wanted = KEY["all_files_in_any_order"]
    assert sum(rows for rows, *_ in found) == wanted["rows"]
    assert sum(refused for *_, refused in found) == wanted["refused_rows"]
    assert sum(matched for _, _, matched, _, _ in found) == wanted["second_rows_of_a_known_woman"]
    assert sum(stored for _, stored, *_ in found) == wanted["different_women"]
    assert different_women(programme) == wanted["different_women"]


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.sampled_from(list(permutations(PARTNERS))), shared=st.booleans())
def test_every_order_with_and_without_agreement_counts_57(
    programme: Programme, order: tuple[str, ...], shared: bool
) -> None:
    with unscoped("tests"):
        Case.objects.all().delete()
        Participant.objects.all().delete()
        ImportRow.objects.all().delete()
    SharingAgreement.objects.update(topics=["match"] if shared else [])
    import_all(programme, list(order))
    assert different_women(programme) == 57


def test_all_files_at_once_at_one_organisation(programme: Programme, malak: Organisation) -> None:
    report = take(programme, malak, *[register(name) for name in PARTNERS])
    assert counts(report) == (65, 57, 5, 0, 3)
    with unscoped("tests"):
        assert Participant.objects.count() == 57
        assert not Link.objects.exists()
    assert len({row.file for row in report.refused}) == 2


@pytest.mark.parametrize("name", PARTNERS)
def test_second_run_changes_nothing(programme: Programme, name: str) -> None:
    take(programme, PARTNERS[name], register(name))
    with unscoped("tests"):
        before = (
            list(Participant.objects.order_by("pk").values()),
            Case.objects.count(),
            Entry.objects.count(),
        )
    rows, _, _, unchanged, refused = counts(take(programme, PARTNERS[name], register(name)))
    assert rows == unchanged + refused
    with unscoped("tests"):
        after = list(Participant.objects.order_by("pk").values()), Case.objects.count(), Entry.objects.count()
    assert before[:2] == after[:2]
    assert after[2] == before[2] + 1, "one line: that the register was brought again"


def test_same_rows_in_another_order_and_another_kind_of_file_are_unchanged(
    programme: Programme, malak: Organisation
) -> None:
    head, *rows = (
        "Naam;Geboren;Taal;Tel",
        "Anna Berg;01-02-1990;Turks;0612345678",
        "Bea Smit;1991;Dari;0687654321",
        "Cato Vis;;;",
    )
    assert counts(take(programme, malak, ("a.csv", "\n".join([head, *rows])))) == (3, 3, 0, 0, 0)
    turned = "\n".join([head, *reversed(rows)])
    assert counts(take(programme, malak, ("b.csv", turned)))[3] == 3
    other = "Tel,Name,Birth,Language\n+31 6 12345678,Anna Berg,1990-02-01,Turkish"
    assert counts(take(programme, malak, ("c.csv", other)))[3] == 1


def test_row_of_a_woman_known_here_is_matched_and_changes_nothing(
    programme: Programme, malak: Organisation
) -> None:
    take(programme, malak, ("a.csv", "Naam;Geboren;Tel\nAnna Berg;01-02-1990;0612345678"))
    report = take(
        programme, malak, ("b.csv", "Naam;Geboren;Tel;E-mail\nBERG, Anna;01-02-1990;0687654321;a@example.org")
    )
    assert counts(report) == (1, 0, 1, 0, 0)
    assert {note.fault.code for note in report.notes} >= {"differs", "new_details"}
    with unscoped("tests"):
        row = Participant.objects.get()
        assert (row.phone, row.email) == ("+31612345678", "")
        assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ("Anna Berg;1990;0612345678", True),  # phone, first name, year
        ("Anna;;0612345678", True),  # phone and first name, no year told
        ("Anna de Vries;01-02-1990;0612345678", True),  # married: phone, first name, year
        ("Anna Berg;1991;0612345678", False),  # another year
        ("Bea Berg;01-02-1990;0612345678", False),  # her sister shares the phone
        ("Anna Berg;1990;", False),  # a name and a year are not enough
        ("Berg Anna van den;01-02-1990;", True),  # order and small words do not count
        ("Anna;01-02-1990;", False),  # a call name is no whole name
    ],
)
def test_rule_for_one_woman(programme: Programme, malak: Organisation, second: str, same: bool) -> None:
    take(programme, malak, ("a.csv", "Naam;Geboren;Tel\nAnna Berg;01-02-1990;0612345678"))
    report = take(programme, malak, ("b.csv", f"Naam;Geboren;Tel\n{second}"))
    assert counts(report) == (1, 0, 1, 0, 0) if same else (1, 1, 0, 0, 0)


def test_same_name_and_year_is_noted_as_probable(programme: Programme, malak: Organisation) -> None:
    take(programme, malak, ("a.csv", "Naam;Geboren\nAnna Berg;1990"))
    report = take(programme, malak, ("b.csv", "Naam;Geboren;Taal\nAnna Berg;1990;Turks"))
    assert counts(report) == (1, 1, 0, 0, 0)
    assert "probable" in {note.fault.code for note in report.notes}


def test_match_at_a_partner_is_linked_under_an_agreement(programme: Programme) -> None:
    take(programme, "vrouwen-vooruit", register("vrouwen_vooruit.xlsx"))
    all_say_yes()
    assert counts(take(programme, "prachtvrouw", register("prachtvrouw.csv"))) == (15, 11, 4, 0, 0)
    with unscoped("tests"):
        assert Link.objects.filter(undone_on__isnull=True, same=True, source="import").count() == 4
        assert Participant.objects.count() == 29, "each partner keeps a row of its own"
    assert different_women(programme) == 25


def test_without_her_yes_nothing_tells_that_she_is_known(programme: Programme) -> None:
    alone = take(programme, "prachtvrouw", register("prachtvrouw.csv"), check=True).as_json()
    take(programme, "vrouwen-vooruit", register("vrouwen_vooruit.xlsx"))
    assert SharingAgreement.objects.exists()
    assert take(programme, "prachtvrouw", register("prachtvrouw.csv"), check=True).as_json() == alone
    all_say_yes()
    assert take(programme, "prachtvrouw", register("prachtvrouw.csv"), check=True).as_json() != alone
    with unscoped("tests"):
        Consent.objects.update(withdrawn_on=TODAY)
    assert take(programme, "prachtvrouw", register("prachtvrouw.csv"), check=True).as_json() == alone


def test_without_an_agreement_nothing_tells_that_she_is_known(programme: Programme) -> None:
    SharingAgreement.objects.all().delete()
    take(programme, "vrouwen-vooruit", register("vrouwen_vooruit.xlsx"))
    all_say_yes()
    known = take(programme, "prachtvrouw", register("prachtvrouw.csv"))
    assert counts(known) == (15, 15, 0, 0, 0)
    with unscoped("tests"):
        assert not Link.objects.exists()
        assert not Entry.objects.filter(action="participant.linked").exists()
    assert different_women(programme) == 25, "the count is put right by the keyed fingerprint"


def test_report_without_agreement_is_the_same_whether_she_is_known_or_not(programme: Programme) -> None:
    SharingAgreement.objects.all().delete()
    alone = take(programme, "prachtvrouw", register("prachtvrouw.csv"), check=True).as_json()
    take(programme, "vrouwen-vooruit", register("vrouwen_vooruit.xlsx"))
    all_say_yes()
    assert take(programme, "prachtvrouw", register("prachtvrouw.csv"), check=True).as_json() == alone


def test_ended_agreement_counts_no_more(programme: Programme) -> None:
    SharingAgreement.objects.update(ends_on=TODAY.replace(year=2025))
    take(programme, "vrouwen-vooruit", register("vrouwen_vooruit.xlsx"))
    all_say_yes()
    assert counts(take(programme, "prachtvrouw", register("prachtvrouw.csv")))[2] == 0


def test_woman_whose_file_is_hidden_at_a_partner_is_not_matched(programme: Programme) -> None:
    take(programme, "vrouwen-vooruit", register("vrouwen_vooruit.xlsx"))
    all_say_yes()
    with unscoped("tests"):
        for row in Participant.objects.all():
            Restriction.objects.create(
                participant=row, kind=RestrictionKind.PROTECTED_IDENTITY, starts_on=TODAY
            )
    assert counts(take(programme, "prachtvrouw", register("prachtvrouw.csv"))) == (15, 15, 0, 0, 0)
    assert different_women(programme) == 25


def test_what_is_stored_of_a_row(programme: Programme) -> None:
    take(programme, "vrouwen-vooruit", register("vrouwen_vooruit.xlsx"))
    with unscoped("tests"):
        marisol = Participant.objects.get(call_name="Marisol")
        fatma = Participant.objects.get(full_name="Fatma Rahimi")
        case = Case.objects.get(participant=marisol)
        row = ImportRow.objects.get(participant=marisol)
        everything = repr(list(Participant.objects.values())) + repr(list(ImportRow.objects.values()))
    assert (marisol.full_name, marisol.phone, marisol.language) == ("Marisol Kovalenko", "+31683842680", "ar")
    assert str(marisol.birth_date) == "1969-08-04"
    assert (str(case.started_on), str(case.first_contact_on), case.imported) == (
        "2024-09-01",
        "2024-09-01",
        True,
    )
    assert json.loads(Vault(marisol.pk).open(row, "rest")) == {"children": 2, "remark": "=2+3"}
    assert "123456782" not in everything
    with unscoped("tests"):
        noted = ImportRow.objects.get(participant=fatma)
    assert [note[0] for note in noted.notes] == ["identity_dropped"]


def test_phase_key_journal_and_search_come_with_every_row(programme: Programme) -> None:
    take(programme, "malak", register("malak.csv"))
    with unscoped("tests"):
        assert ParticipantKey.objects.count() == 13
        assert PhaseChange.objects.count() == 13
        assert Entry.objects.filter(action="participant.added").count() == 13
        assert Entry.objects.filter(action="case.opened").count() == 13
    line = Entry.objects.get(action="import.run")
    assert line.data == {"rows": 15, "stored": 13, "matched": 0, "unchanged": 0, "refused": 2}


def test_nobody_is_mailed(programme: Programme) -> None:
    from aanzet.outbox import models as outbox

    take(programme, "prachtvrouw", register("prachtvrouw.csv"))
    assert mail.outbox == []
    for model in outbox.__dict__.values():
        if (
            isinstance(model, type)
            and hasattr(model, "_default_manager")
            and model.__module__ == outbox.__name__
        ):
            with unscoped("tests"):
                assert not model._default_manager.exists(), model


def test_check_stores_nothing_and_says_the_same(programme: Programme, malak: Organisation) -> None:
    files = [register(name) for name in PARTNERS]
    looked = take(programme, malak, *files, check=True)
    assert looked.import_id is None
    with unscoped("tests"):
        assert not Import.objects.exists()
        assert not Participant.objects.exists()
    done = take(programme, malak, *files)
    assert {**done.as_json(), "import": None} == looked.as_json()


def test_woman_known_here_from_another_programme_gets_a_journey_in_this_one(
    programme: Programme, malak: Organisation
) -> None:
    take(programme, malak, ("a.csv", "Naam;Geboren\nAnna Berg;01-02-1990"))
    with unscoped("tests"):
        Case.objects.all().delete()
    text = "Naam;Geboren;Start\nAnna Berg;01-02-1990;01-03-2025"
    assert counts(take(programme, malak, ("b.csv", text)))[2] == 1
    with unscoped("tests"):
        assert str(Case.objects.get().started_on) == "2025-03-01"


def test_row_without_start_date_is_a_first_contact(programme: Programme, malak: Organisation) -> None:
    report = take(programme, malak, ("a.csv", "Naam;Geboren\nAnna Berg;01-02-1990"))
    assert [note.text for note in report.notes] == [
        "no start date is given: she does not count as started yet"
    ]
    with unscoped("tests"):
        case = Case.objects.get()
    assert (case.started_on, case.first_contact_on) == (None, TODAY)


def test_statements_do_not_grow_with_the_rows(programme: Programme, malak: Organisation) -> None:
    def rows(start: int, many: int) -> str:
        return "Naam;Geboren;Tel\n" + "\n".join(
            f"Anna{n} Berg{n};01-02-19{60 + n % 30};06{n:08d}" for n in range(start, start + many)
        )

    take(programme, malak, ("warm.csv", rows(0, 3)))
    with CaptureQueriesContext(connection) as few:
        take(programme, malak, ("a.csv", rows(1000, 3)))
    with CaptureQueriesContext(connection) as many:
        take(programme, malak, ("b.csv", rows(2000, 300)))
    # SQLite takes 999 values a statement, so bulk inserts are cut in parts; nothing else grows.
    assert len(many) <= len(few) + 60


ERASED = "Naam;Geboren;Tel\nAnna Berg;01-02-1990;0612345678"


def _erase_all() -> None:
    with unscoped("tests"):
        everybody = list(Participant.objects.all())
        for person in everybody:
            parts.erase(person, on=TODAY, counted=False)


@pytest.mark.parametrize(
    "later",
    [
        ERASED,
        "Naam;Geboren;Start\nBerg Anna;01-02-1990;01-03-2026",
        "Roepnaam;Naam;Geboren;Tel\nAnna;Anna de Berg;01-02-1990;0699999999",
    ],
)
def test_who_was_really_erased_is_refused_in_the_same_and_in_a_newer_register(
    programme: Programme, malak: Organisation, vooruit: Organisation, later: str
) -> None:
    take(programme, malak, ("a.csv", ERASED))
    _erase_all()
    report = take(programme, malak, ("b.csv", later))
    assert counts(report) == (1, 0, 0, 0, 1)
    assert [fault.text for fault in report.refused] == ["her file was erased, so she is not taken over again"]
    with unscoped("tests"):
        assert not Participant.objects.exists()
    # A partner is another controller and knows nothing of it.
    assert counts(take(programme, vooruit, ("c.csv", later)))[4] == 0


def test_who_was_erased_and_came_back_by_hand_is_known_in_the_register(
    programme: Programme, malak: Organisation
) -> None:
    take(programme, malak, ("a.csv", ERASED))
    _erase_all()
    participant_add(
        by=None,
        on=TODAY,
        organisation=malak,
        call_name="Anna",
        full_name="Anna Berg",
        birth_date=date(1990, 2, 1),
    )
    assert counts(take(programme, malak, ("a.csv", ERASED))) == (1, 0, 1, 0, 0)


def test_digests_of_who_was_erased_say_nothing_and_go_too(
    programme: Programme, malak: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(programme, malak, ("a.csv", ERASED))
    _erase_all()
    kept = list(Erased.objects.values_list("digest", "until"))
    assert kept
    for digest, until in kept:
        assert re.fullmatch("[0-9a-f]{64}", digest)
        assert until == months_later(TODAY, 60)
    monkeypatch.setattr(clock, "today", lambda: months_later(TODAY, 61))
    upload_add(by=Actor(None), programme=programme, organisation=malak, name="a.csv", content=b"Naam")
    assert not Erased.objects.exists()
