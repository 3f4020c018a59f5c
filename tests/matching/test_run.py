"""A plan is computed from what is asked and offered, kept with its proof, and the same inputs give the same plan."""

from typing import Any

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.matching.models import Run, Suggestion
from aanzet.matching.queries.problem import problem_of
from aanzet.volunteers.actions import pause_add
from tests.cast import Cast, make_cast
from tests.matching.people import a_coach, a_run, a_woman

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def pairs(run: Run) -> dict[str, str]:
    """Her name -> the volunteer's, of the plan itself."""
    rows = QuerySet(Suggestion).filter(run=run, rank=0).select_related("want__case__participant", "volunteer")
    return {row.want.case.participant.call_name: row.volunteer.name if row.volunteer else "" for row in rows}


def test_plan_serves_who_can_be_served_and_its_parts_sum_to_the_fit(cast: Cast) -> None:
    a_coach(cast, "Els", languages=["nl", "ti"])
    a_coach(cast, "Joke", languages=["nl"])
    for name, languages in (("Selam", ["ti"]), ("Hiwet", ["ti", "nl"]), ("Nura", ["so"])):
        a_woman(cast, name, languages=languages)
    run = a_run(cast)
    assert pairs(run) == {"Selam": "Els", "Hiwet": "Joke", "Nura": ""}
    assert (run.women, run.served, run.proven, run.gap) == (3, 2, True, 0)
    lines = list(QuerySet(Suggestion).filter(run=run, volunteer__isnull=False))
    assert all(line.fit == sum(line.parts.values()) for line in lines)
    assert run.total == sum(line.fit for line in lines if line.rank == 0)


def test_same_inputs_give_the_same_digest_and_plan(cast: Cast) -> None:
    for place in range(4):
        a_coach(cast, f"Coach {place}", places=2)
    for place in range(6):
        a_woman(cast, f"Woman {place}", waited=place * 10)
    one, other = a_run(cast), a_run(cast)
    assert one.digest == other.digest
    assert pairs(one) == pairs(other)
    a_coach(cast, "New")
    assert a_run(cast).digest != one.digest


def test_who_fell_ill_is_in_the_next_plan_no_more(cast: Cast) -> None:
    els, _joke = a_coach(cast, "Els"), a_coach(cast, "Joke", languages=["nl"])
    a_woman(cast, "Selam")
    assert pairs(a_run(cast)) == {"Selam": "Els"}
    pause_add(by=None, on=cast.on, volunteer=els, starts_on=cast.on, stand_in_needed=True, reason="ill")
    assert pairs(a_run(cast)) == {"Selam": "Joke"}


def test_nobody_ready_is_a_plan_without_anybody(cast: Cast) -> None:
    pause_add(by=None, on=cast.on, volunteer=cast.volunteer("coach"), starts_on=cast.on)
    a_woman(cast, "Selam")
    run = a_run(cast)
    assert (run.served, run.proven) == (0, True)
    assert QuerySet(Suggestion).get(run=run).reasons == {"kind": "empty"}


def test_problem_is_read_in_a_constant_number_of_queries(
    cast: Cast, django_assert_num_queries: object
) -> None:
    def read(women: int) -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as seen:
            inputs = problem_of(
                programme=cast.programme, organisation=cast.organisation, role="coach", on=cast.on
            )
        assert len(inputs.women) == women
        return len(seen)

    a_coach(cast, "Els")
    a_woman(cast, "One")
    first = read(1)
    for name in ("Two", "Three"):
        a_coach(cast, f"Coach {name}")
        a_woman(cast, name)
    assert read(3) == first


def test_nobody_finds_her_wish_by_trying_fingerprints(cast: Cast, settings: Any) -> None:
    """Who knows all other inputs could try her wish until the fingerprint fits: it needs a key, and is on no page."""
    a_coach(cast, "Els")
    a_woman(cast, "Selam", only_woman=True)
    run = a_run(cast)
    for who in ("coordinator", "lead"):
        for name, keys in (("run_list", []), ("run_detail", [run.pk])):
            page = cast.client(who).get(reverse(f"matching:{name}", args=keys))
            assert page.status_code == 200
            assert run.digest[:12] not in page.content.decode()
    settings.FINGERPRINT_KEY = "7" * 64
    assert a_run(cast).digest != run.digest
