"""What stands in her way: her order, her secrets, and hints that mark nothing."""

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.cases.models import Adjustment, DiscriminationReport
from aanzet.cases.queries.barriers import barrier_kinds
from aanzet.participants import actions as people
from aanzet.participants.enums import Source
from aanzet.participants.models import Barrier, BarrierType
from aanzet.participants.vault import Vault
from aanzet.ui import icons
from tests.cast import Cast, Word


def add(cast: Cast, kind: str, *, restricted: bool = False) -> Barrier:
    return people.barrier_add(
        by=None,
        on=cast.on,
        participant=cast.participant,
        kind=kind,
        restricted=restricted,
        source=Source.HERSELF,
    )


def page_of(cast: Cast, who: str) -> str:
    return cast.client(who).get(reverse("cases:barriers", args=[cast.case.pk])).content.decode()


def test_the_office_sees_nothing_of_a_private_barrier_not_even_a_count(cast: Cast) -> None:
    office, coach = page_of(cast, "coordinator"), page_of(cast, "coach")
    assert Word.HIDDEN_BARRIER in coach
    assert Word.HIDDEN_BARRIER not in office
    QuerySet(Barrier).filter(restricted=True).delete()
    again = page_of(cast, "coordinator")
    assert office.count("<tr") == again.count("<tr") > 0


def test_a_private_barrier_has_no_page_for_the_office(cast: Cast) -> None:
    row = QuerySet(Barrier).get(restricted=True)
    url = reverse("cases:barrier_change", args=[row.pk])
    assert cast.client("coordinator").get(url).status_code == 404
    assert cast.client("coach").get(url).status_code == 200


def test_she_alone_sets_the_order(cast: Cast) -> None:
    first, second = add(cast, "travel"), add(cast, "age")
    url = reverse("cases:barrier_rank", args=[second.pk])
    assert cast.client("coach").post(url, {"to": "up"}).status_code == 404
    for _ in range(9):
        cast.client("participant").post(url, {"to": "up"})
    ranks = dict(QuerySet(Barrier).filter(participant=cast.participant).values_list("pk", "rank"))
    places = {pk: rank or 0 for pk, rank in ranks.items()}
    assert places[second.pk] == 1
    assert sorted(places.values()) == list(range(1, len(places) + 1))
    assert places[first.pk] > 1


def test_she_says_that_it_is_solved(cast: Cast) -> None:
    row = add(cast, "travel")
    cast.client("participant").post(reverse("cases:barrier_rank", args=[row.pk]), {"to": "solved"})
    row.refresh_from_db()
    assert (row.status, row.solved_on) == ("solved", cast.on)


def test_one_barrier_suggests_asking_about_another_and_marks_nothing(cast: Cast) -> None:
    add(cast, "low_literacy")
    before = QuerySet(Barrier).count()
    page = cast.client("coach").get(reverse("cases:barriers", args=[cast.case.pk]))
    kinds = barrier_kinds(programme=cast.programme)
    assert (kinds["low_literacy"].name, kinds["debts"].name) in page.context["hints"]
    assert QuerySet(Barrier).count() == before
    add(cast, "debts", restricted=True)
    coach = cast.client("coach").get(reverse("cases:barriers", args=[cast.case.pk])).context["hints"]
    office = cast.client("coordinator").get(reverse("cases:barriers", args=[cast.case.pk])).context["hints"]
    assert coach == ()
    # The office is told the same as before: neither that it is there nor that it is not.
    assert office == page.context["hints"]


def test_from_the_catalogue_comes_who_may_see_it(cast: Cast) -> None:
    url = reverse("cases:barrier_add", args=[cast.case.pk])
    cast.client("coach").post(url, {"kind": "debts", "words": "brief van de bank"})
    row = QuerySet(Barrier).get(kind="debts")
    assert row.restricted
    assert "bank" not in row.words
    assert Vault(cast.participant.pk).open(row, "words") == "brief van de bank"


def test_a_late_change_shows_the_other_words_opened(cast: Cast) -> None:
    row = QuerySet(Barrier).get(kind="diploma")
    url = reverse("cases:barrier_change", args=[row.pk])
    typed = {"status": "present", "owner": "", "version": row.version}
    cast.client("coordinator").post(url, typed | {"words": "wacht op IDW"})
    page = cast.client("coach").post(url, typed | {"words": "papieren kwijt"})
    body = page.content.decode()
    assert page.status_code == 422
    assert "wacht op IDW" in body
    assert "papieren kwijt" in body


def test_a_coordinator_adds_to_the_catalogue_in_three_languages(cast: Cast) -> None:
    url = reverse("cases:barrier_type_add")
    typed = {"programme": cast.programme.slug, "name_nl": "Geen wifi", "name_sv": "Inget wifi", "name_en": "No wifi",
             "icon": "wifi-high"}  # fmt: skip
    assert cast.client("coordinator").post(url, typed | {"name_sv": ""}).status_code == 422
    assert cast.client("coordinator").post(url, typed).status_code == 302
    assert BarrierType.objects.get().key == "no_wifi"
    assert "Geen wifi" in cast.client("coordinator").get(reverse("cases:barrier_type_list")).content.decode()
    assert "Geen wifi" in cast.client("participant").get(reverse("cases:my_list_add")).content.decode()
    assert Word.BARRIER in page_of(cast, "coach")
    assert (
        cast.client("coordinator").post(url, typed | {"programme": cast.other_programme.slug}).status_code
        == 422
    )


@pytest.mark.parametrize(("language", "label"), [("nl", "Sleutel"), ("sv", "Nyckel"), ("en", "Key")])
def test_a_picture_is_chosen_by_what_it_shows(cast: Cast, language: str, label: str) -> None:
    url = reverse("cases:barrier_type_add")
    page = cast.client("coordinator").get(url, headers={"accept-language": language})
    offered = dict(page.context["form"].fields["icon"].choices)
    assert offered["key"] == label
    assert set(offered) <= set(icons.known())
    used = {kind.icon for kind in barrier_kinds(programme=cast.programme).values()}
    assert used <= set(offered)
    if language != "en":
        told = [name for name, text in offered.items() if text == name.replace("-", " ")]
        assert told == []


def test_what_she_needs_at_work_is_between_her_and_her_coach(cast: Cast) -> None:
    url = reverse("cases:adjustment", args=[cast.case.pk])
    assert Word.NEEDS in cast.client("coach").get(url).content.decode()
    for who in ("coordinator", "school", "other_employer", "mentor"):
        assert cast.client(who).get(url).status_code == 404


def test_there_is_no_field_for_an_illness(cast: Cast) -> None:
    names = {field.name for field in Adjustment._meta.get_fields()}
    assert not {name for name in names if "diagnos" in name or "illness" in name}
    page = cast.client("participant").get(reverse("cases:my_needs_edit")).content.decode()
    assert 'name="needs"' in page
    cast.client("participant").post(reverse("cases:my_needs_edit"), {"needs": "Een stoel", "version": "1"})
    row = QuerySet(Adjustment).get(case=cast.case)
    assert Vault(cast.participant.pk).open(row, "needs") == "Een stoel"


def test_she_tells_and_chooses_what_follows(cast: Cast) -> None:
    typed = {
        "ground": "pregnancy",
        "place": "applying",
        "wish": "advice",
        "words": "Ze vroegen of ik zwanger was",
    }
    cast.client("participant").post(reverse("cases:my_report_add"), typed)
    row = QuerySet(DiscriminationReport).get(ground="pregnancy")
    assert row.wish == "advice"
    page = cast.client("participant").get(reverse("cases:my_report")).content.decode()
    assert "discriminatie.nl" in page
    for who in ("coordinator", "school", "funder"):
        assert cast.client(who).get(reverse("cases:discrimination", args=[cast.case.pk])).status_code == 404
