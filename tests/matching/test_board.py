"""The coordinator's page: reasons in words, a person decides, and nothing tells a wish that is hers alone."""

import re
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanzet.matches.models import Proposal
from aanzet.matching.actions import hold_begin
from aanzet.matching.enums import Choice, Hold
from aanzet.matching.models import Decision, Held, Run, Suggestion
from aanzet.volunteers.actions import pause_add
from aanzet.volunteers.models import Volunteer
from tests.cast import Cast, make_cast
from tests.matching.people import a_coach, a_run, a_woman

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    made = make_cast()
    pause_add(by=None, on=made.on, volunteer=made.volunteer("coach"), starts_on=made.on)
    return made


def page(cast: Cast, name: str = "coordinator") -> str:
    client: Client = cast.client(name)
    found = client.get(
        reverse("matching:board"), {"in": f"{cast.programme.slug}.{cast.organisation.slug}.coach"}
    )
    assert found.status_code == 200
    return found.content.decode()


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def first_line(name: str) -> Suggestion:
    rows = QuerySet(Suggestion).filter(rank=0, want__case__participant__call_name=name)
    return rows.select_related("run", "want").order_by("-run__made_at")[0]


def test_reasons_and_parts_stand_beside_the_name(cast: Cast) -> None:
    a_coach(cast, "Els Smit")
    a_woman(cast, "Selam", waited=12)
    a_run(cast)
    shown = words(page(cast))
    for told in ("Selam", "Els Smit", "Beiden spreken Tigrinya", "dinsdag ochtend", "12 dagen"):
        assert told in shown, told
    line = first_line("Selam")
    assert sum(line.parts.values()) == line.fit


def test_why_nobody_names_the_day_on_which_somebody_could(cast: Cast) -> None:
    a_coach(cast, "Els", halfdays=["thu-pm"])
    a_coach(cast, "Joke", halfdays=["thu-pm"])
    a_woman(cast, "Selam", languages=["ti"])
    a_run(cast)
    assert first_line("Selam").reasons == {"kind": "none", "only": {"TIME": 2}, "days": {"thu-pm": 2}}
    assert "2 zouden passen op donderdag middag" in words(page(cast))


def test_better_fitting_one_is_explained(cast: Cast) -> None:
    a_coach(cast, "Els", languages=["nl", "ti"])
    a_coach(cast, "Joke", languages=["nl"])
    a_woman(cast, "Selam", languages=["ti"])
    a_woman(cast, "Hiwet", languages=["ti", "nl"])
    a_run(cast)
    assert "Els past beter bij haar" in words(page(cast))
    assert first_line("Hiwet").reasons["instead"]["only_for"] == 1


def test_her_wish_for_a_woman_reads_like_an_earlier_no(cast: Cast) -> None:
    """Two women in the same place: one wishes a woman, the other was refused by the only one there is. Both pages say
    the same, byte for byte, but for the address."""
    man = a_coach(cast, "Jan", is_woman=False, places=3)
    wishes = a_woman(cast, "Aaaa", only_woman=True)
    plain = a_woman(cast, "Bbbb")
    hold_begin(by=None, on=cast.on, case=plain.case, volunteer=man, hold=Hold.FORBID)
    QuerySet(Held).update(ends_on=None)
    a_run(cast)
    lines = {name: first_line(name).reasons for name in ("Aaaa", "Bbbb")}
    assert lines["Aaaa"] == lines["Bbbb"] == {"kind": "none", "only": {}, "days": {}}
    QuerySet(Held).delete()
    shown = page(cast)

    def row(want_case: UUID, name: str) -> str:
        found = re.search(rf'<li id="w{want_case}">.*?</details></li>', shown, re.S)
        assert found is not None
        bare = re.sub(r"[0-9a-f-]{36}", "", found.group())
        return re.sub(r'value="[^"]{40,}"', "", bare).replace(name, "")

    assert row(wishes.case_id, "Aaaa") == row(plain.case_id, "Bbbb")
    assert "vrouw wenst" not in shown
    assert "only_woman" not in shown


def test_wish_is_in_no_count_of_others(cast: Cast) -> None:
    """She is given the only woman among the coaches; what the page says of that coach does not tell why."""
    a_coach(cast, "Els", is_woman=True)
    a_coach(cast, "Jan", is_woman=False, languages=["nl"])
    a_woman(cast, "Selam", only_woman=True, languages=["ti", "nl"], waited=60)
    a_woman(cast, "Hiwet", languages=["ti", "nl"])
    a_run(cast)
    assert first_line("Selam").volunteer.name == "Els"  # type: ignore[union-attr]
    assert first_line("Hiwet").reasons["instead"]["only_for"] == 0


def test_coordinator_proposes_two_and_it_is_kept_who_decided(cast: Cast) -> None:
    els, joke = a_coach(cast, "Els"), a_coach(cast, "Joke", languages=["nl"])
    a_woman(cast, "Selam")
    run, line = a_run(cast), first_line("Selam")
    done = cast.client("coordinator").post(
        reverse("matching:suggestion", args=[line.pk]),
        {"do": "propose", "volunteers": [str(els.pk), str(joke.pk)], "words": "both are kind"},
    )
    assert done.status_code == 302
    made = {
        row.volunteer: row for row in QuerySet(Proposal).filter(want=line.want).select_related("volunteer")
    }
    assert set(made) == {els, joke}
    assert made[els].run_id == run.pk
    assert made[els].fit == sum(made[els].parts.values()) == line.fit
    choices = dict(QuerySet(Decision).values_list("volunteer__name", "choice"))
    assert choices == {"Els": Choice.PROPOSED, "Joke": Choice.CHANGED}
    assert "voorgesteld" in words(page(cast))


def test_outside_her_hours_needs_a_warning_seen(cast: Cast) -> None:
    els = a_coach(cast, "Els", halfdays=["thu-pm"])
    a_woman(cast, "Selam")
    a_run(cast)
    line, client = first_line("Selam"), cast.client("coordinator")
    send = {"do": "propose", "other": str(els.pk)}
    refused = client.post(reverse("matching:suggestion", args=[line.pk]), send)
    assert refused.status_code == 422
    assert not QuerySet(Proposal).filter(want=line.want).exists()
    assert (
        client.post(reverse("matching:suggestion", args=[line.pk]), send | {"warned": "on"}).status_code
        == 302
    )
    assert QuerySet(Proposal).get(want=line.want).outside != []


def test_pin_and_forbid_count_in_the_next_plan_and_are_taken_back(cast: Cast) -> None:
    _els, joke = a_coach(cast, "Els"), a_coach(cast, "Joke", languages=["nl"])
    a_woman(cast, "Selam")
    a_run(cast)
    client, act = cast.client("coordinator"), reverse("matching:suggestion", args=[first_line("Selam").pk])
    assert client.post(act, {"pin": str(joke.pk)}).status_code == 302
    a_run(cast)
    line = first_line("Selam")
    assert (line.volunteer, line.reasons["pinned"]) == (joke, True)
    held = QuerySet(Held).get()
    assert client.post(reverse("matching:held_end", args=[held.pk])).status_code == 302
    act = reverse("matching:suggestion", args=[line.pk])
    assert client.post(act, {"forbid": str(_els.pk)}).status_code == 302
    a_run(cast)
    assert first_line("Selam").volunteer == joke


def test_not_now_keeps_her_in_the_list(cast: Cast) -> None:
    a_coach(cast, "Els")
    a_woman(cast, "Selam")
    a_run(cast)
    act = reverse("matching:suggestion", args=[first_line("Selam").pk])
    assert cast.client("coordinator").post(act, {"do": "leave"}).status_code == 302
    assert QuerySet(Decision).get().choice == Choice.LEFT
    assert "niet nu" in words(page(cast)).lower()


def test_button_makes_a_new_plan_and_the_page_tells_what_changed(cast: Cast) -> None:
    els: Volunteer = a_coach(cast, "Els")
    a_coach(cast, "Joke", languages=["nl"])
    a_woman(cast, "Selam")
    a_run(cast)
    pause_add(by=None, on=cast.on, volunteer=els, starts_on=cast.on, reason="ill")
    assert "is niet meer klaar" in words(page(cast))
    where = {"in": f"{cast.programme.slug}.{cast.organisation.slug}.coach"}
    assert cast.client("coordinator").post(reverse("matching:run_make"), where).status_code == 302
    assert QuerySet(Run).count() == 2
    assert re.search(r"Selam\s*:\s*Els\s+werd\s+Joke", words(page(cast)))


def test_page_asks_as_often_for_three_women_as_for_one(cast: Cast) -> None:
    def asked() -> int:
        page(cast)
        with CaptureQueriesContext(connection) as seen:
            page(cast)
        return len(seen)

    a_coach(cast, "Els")
    a_woman(cast, "One")
    a_run(cast)
    one = asked()
    for name in ("Two", "Three"):
        a_coach(cast, f"Coach {name}")
        a_woman(cast, name)
    a_run(cast)
    assert asked() == one


def test_another_organisation_sees_none_of_it(cast: Cast) -> None:
    a_coach(cast, "Els Smit")
    a_woman(cast, "Selam")
    a_run(cast)
    assert "Selam" not in page(cast, "sister_coordinator")
    line = reverse("matching:suggestion", args=[first_line("Selam").pk])
    assert cast.client("sister_coordinator").get(line).status_code == 404
