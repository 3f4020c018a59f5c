"""What upper rooms read from a blueprint."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanzet.programmes import queries
from aanzet.programmes.actions import founding_load
from aanzet.programmes.models import Programme

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _programmes() -> None:
    founding_load(on=TODAY)


def programme(slug: str) -> Programme:
    return Programme.objects.get(slug=slug)


def test_promise_of_110_has_its_definition() -> None:
    blueprint = queries.blueprint_of(programme("vrouw-en-werk"))
    target = blueprint.targets[0]
    indicator = blueprint.indicator_by_key[target.indicator]
    assert (target.number, target.definition, indicator.sectors) == (110, 2, ("care_welfare",))
    assert blueprint.span_of(target) == (date(2025, 1, 1), date(2026, 12, 31))
    assert "eerste betaalde werkdag of eerste lesdag" in indicator.definition.text["nl"]


def test_promise_may_run_through_an_extension() -> None:
    blueprint = queries.blueprint_of(programme("samen-sterk-met-werk"))
    assert blueprint.span_of(blueprint.targets[0]) == (date(2021, 8, 1), date(2023, 12, 31))
    assert (blueprint.targets[0].number, blueprint.targets[0].precision) == (350, "estimate")


def test_started_and_reached_are_never_one_indicator() -> None:
    for each in Programme.objects.all():
        kinds = [indicator.kind for indicator in queries.blueprint_of(each).indicators]
        assert len(set(kinds) & {"started", "reached_training_or_job", "occupation", "better_work"}) >= 1
    blueprint = queries.blueprint_of(programme("samen-sterk-met-werk"))
    assert blueprint.indicator_by_key["started"].kind != blueprint.indicator_by_key["reached"].kind


def test_barriers_of_the_source_come_first() -> None:
    blueprint = queries.blueprint_of(programme("samen-werkt-het"))
    assert [each.key for each in blueprint.barriers][:7] == [
        "low_literacy", "no_start_qualification", "work_disability", "discrimination", "outdated_skills",
        "no_childcare", "no_respite_care",
    ]  # fmt: skip
    assert {each.key for each in blueprint.barriers if each.sensitivity == "restricted"} >= {
        "debts",
        "addiction",
        "safety_at_home",
    }


def test_change_has_three_levels() -> None:
    levels = {each.level for each in queries.blueprint_of(programme("samen-werkt-het")).indicators}
    assert levels == {"society", "institutions", "individual"}


def test_words_differ_by_programme_country_and_language() -> None:
    assert queries.term(programme("samen-sterk-met-werk"), "participant", "nl") == "deelneemster"
    assert queries.term(programme("durf-doe-divers"), "participant", "nl") == "deelnemer"
    assert queries.term(programme("kvinnokraft"), "reached", "sv") == "i sysselsättning"
    assert queries.term(programme("kvinnokraft"), "public_employment_service", "sv") == "Arbetsförmedlingen"
    assert queries.phase_name(programme("kvinnokraft"), "intake", "sv") == "Kartläggning"
    assert queries.barrier_name(programme("kvinnokraft"), "gone", "sv") == "gone"


def test_blueprint_is_read_once() -> None:
    each = programme("kvinnokraft")
    queries.blueprint_of(each)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        queries.blueprint_of(programme("kvinnokraft"))
    assert len(asked) == 1


def test_fit_is_hers_to_say() -> None:
    blueprint = queries.blueprint_of(programme("vrouw-en-werk"))
    yes = {"residence": {"value": "protection"}, "worked_in_care": {"value": "interest"}}
    assert queries.target_fit(blueprint, yes).state == "yes"
    assert queries.target_fit(blueprint, {**yes, "residence": {"state": "rather_not_say"}}).state == "unknown"
    assert queries.target_fit(blueprint, {**yes, "worked_in_care": {"value": "no"}}).state == "no"
    mothers = queries.blueprint_of(programme("samen-werkt-het"))
    assert queries.target_fit(mothers, {"care_for": {"value": ["child_0_3"]}}).criteria["mother"] == "yes"


def test_icons_of_catalogues_exist() -> None:
    from aanzet.ui.icons import known

    for each in Programme.objects.all():
        blueprint = queries.blueprint_of(each)
        icons = {shape.icon for shape in blueprint.barriers} | {kind.icon for kind in blueprint.gatherings}
        assert icons <= set(known())


def test_theme_of_a_loaded_programme_is_offered() -> None:
    from aanzet.ui import themes

    assert queries.theme_tokens("nothing") is None
    tokens = queries.theme_tokens("kvinnokraft")
    assert tokens is not None
    assert themes.check(tokens)["accent"] == "#1D4E89"
