"""The plan: her words stand, both say yes to the same text, nothing agreed ever changes."""

from typing import Any

import pytest
from django.db.models import QuerySet
from django.urls import reverse
from PIL import ImageFile
from pytest_django import DjangoAssertNumQueries

from aanzet.cases import actions, documents
from aanzet.cases.models import Goal, PlanVersion, Step, Wish
from aanzet.cases.queries.plan import next_step
from aanzet.core.errors import Conflict, Refused
from aanzet.participants import actions as people
from aanzet.participants.enums import Source
from aanzet.participants.models import Participant, Strength
from tests.cast import Cast, Word


def plan_of(cast: Cast) -> PlanVersion:
    found = QuerySet(PlanVersion).filter(case=cast.case).order_by("-number").first()
    assert found is not None
    return found


def strengths(cast: Cast, number: int = 3) -> None:
    for place in range(number):
        people.strength_add(
            by=None, on=cast.on, participant=cast.participant, name=f"Kracht {place}", example="Vorig jaar",
            source=Source.HERSELF,
        )  # fmt: skip


def agree(cast: Cast) -> PlanVersion:
    for who in ("coach", "participant"):
        cast.client(who).post(reverse("cases:plan_agree", args=[plan_of(cast).pk]))
    return plan_of(cast)


def post(cast: Cast, who: str, name: str, pk: Any, **typed: Any) -> Any:
    return cast.client(who).post(reverse(f"cases:{name}", args=[pk]), typed)


def test_staff_cannot_edit_her_words(cast: Cast) -> None:
    page = post(cast, "coach", "wish_record", cast.case.pk, text="Iets anders")
    assert page.status_code == 422
    assert QuerySet(Wish).get(case=cast.case).text == Word.WISH


def test_a_worker_writes_her_words_down_once_as_spoken(cast: Cast) -> None:
    QuerySet(Wish).filter(case=cast.case).delete()
    post(cast, "coordinator", "wish_record", cast.case.pk, text="Ik wil leren fietsen", language="ti")
    row = QuerySet(Wish).get(case=cast.case)
    assert (row.text, row.form, row.language) == ("Ik wil leren fietsen", "spoken", "ti")


def test_she_changes_her_words_and_the_old_ones_stay(cast: Cast) -> None:
    cast.client("participant").post(reverse("cases:my_wish"), {"text": "Nu wil ik koken"})
    assert QuerySet(Wish).filter(case=cast.case).count() == 2


def test_agreeing_needs_three_strengths_with_an_example(cast: Cast) -> None:
    strengths(cast, 2)
    agree(cast)
    assert not plan_of(cast).agreed_by_her_on
    with pytest.raises(Refused):
        actions.plan_agree(by=cast.actor("coach"), on=cast.on, plan=plan_of(cast), herself=False)
    strengths(cast, 1)
    assert agree(cast).agreed


@pytest.mark.parametrize("who", ["coach", "participant"])
def test_agreeing_needs_a_goal_of_her_own(cast: Cast, who: str) -> None:
    strengths(cast)
    QuerySet(Goal).filter(case=cast.case).update(own=False)
    answer = cast.client(who).post(reverse("cases:plan_agree", args=[plan_of(cast).pk]), follow=True)
    assert "Zet er eerst" in answer.content.decode()
    assert {plan_of(cast).agreed_by_her_on, plan_of(cast).agreed_by_coach_on} == {None}
    goal = actions.goal_add(by=cast.actor("participant"), on=cast.on, case=cast.case, title="Zelf fietsen")
    post(cast, who, "plan_agree", plan_of(cast).pk)
    assert plan_of(cast).agreed_by_her_on or plan_of(cast).agreed_by_coach_on
    # A goal that was dropped is none.
    actions.goal_edit(by=cast.actor("coach"), on=cast.on, goal=goal, version=goal.version, dropped_on=cast.on)
    with pytest.raises(Refused):
        actions.plan_agree(by=None, on=cast.on, plan=plan_of(cast), herself=who == "participant")


def test_her_page_says_which_goal_is_missing_before_it_offers_a_yes(cast: Cast) -> None:
    strengths(cast)
    url, yes = reverse("cases:my_plan"), reverse("cases:plan_agree", args=[plan_of(cast).pk])
    assert yes in cast.client("participant").get(url).content.decode()
    QuerySet(Goal).filter(case=cast.case).update(own=False)
    page = cast.client("participant").get(url).content.decode()
    assert yes not in page
    assert "Zet er eerst één doel van jezelf bij." in page


def test_a_yes_is_her_own_or_her_coachs(cast: Cast) -> None:
    strengths(cast)
    post(cast, "coach", "plan_agree", plan_of(cast).pk)
    row = plan_of(cast)
    assert (row.agreed_by_coach_on, row.agreed_by_her_on) == (cast.on, None)
    assert next_step(actor=cast.actor("participant")).kind == "agree"  # type: ignore[union-attr]


def test_a_version_both_agreed_to_is_frozen(cast: Cast) -> None:
    strengths(cast)
    first = agree(cast)
    before = dict(first.content)
    assert before["wish"] == Word.WISH
    goal = QuerySet(Goal).get(case=cast.case)
    post(cast, "coach", "goal_edit", goal.pk, title="Een ander doel", own="on", version=goal.version)
    first.refresh_from_db()
    assert first.content == before
    assert plan_of(cast).number == 2
    assert not plan_of(cast).agreed
    page = cast.client("coach").get(reverse("cases:plan_version", args=[first.pk])).content.decode()
    assert Word.GOAL in page
    assert "Een ander doel" not in page
    with pytest.raises(Refused):
        actions.plan_edit(by=cast.actor("coach"), on=cast.on, plan=first, version=first.version, if_then="x")


def test_a_change_takes_back_a_yes_to_the_old_text(cast: Cast) -> None:
    strengths(cast)
    post(cast, "participant", "plan_agree", plan_of(cast).pk)
    assert plan_of(cast).agreed_by_her_on
    goal = QuerySet(Goal).get(case=cast.case)
    post(cast, "coach", "step_add", goal.pk, what="Nog een stap")
    assert not plan_of(cast).agreed_by_her_on


def test_doing_a_step_leaves_the_agreement_standing(cast: Cast) -> None:
    strengths(cast)
    agree(cast)
    step = QuerySet(Step).filter(goal__case=cast.case).order_by("order")[0]
    post(cast, "participant", "step_done", step.pk)
    step.refresh_from_db()
    assert step.done_on == cast.on
    assert plan_of(cast).agreed
    post(cast, "participant", "step_done", step.pk)
    step.refresh_from_db()
    assert step.done_on is None


def test_a_conflict_shows_both_texts(cast: Cast) -> None:
    step = QuerySet(Step).filter(goal__case=cast.case).order_by("order")[0]
    post(cast, "coordinator", "step_edit", step.pk, what="Bel het ROC", helper="", version=1)
    page = post(cast, "coach", "step_edit", step.pk, what="Bel de school", helper="", version=1)
    body = page.content.decode()
    assert page.status_code == 422
    assert "Bel het ROC" in body
    assert "Bel de school" in body
    step.refresh_from_db()
    assert step.what == "Bel het ROC"
    with pytest.raises(Conflict):
        actions.step_edit(by=cast.actor("coach"), on=cast.on, step=step, version=1, what="x")


def test_a_template_fills_the_first_version_and_an_empty_one_does_not(cast: Cast) -> None:
    QuerySet(Goal).filter(case=cast.case).delete()
    QuerySet(PlanVersion).filter(case=cast.case).delete()
    page = cast.client("coach").get(reverse("cases:plan", args=[cast.case.pk]))
    key = page.context["page"].templates[0][0]
    post(cast, "coach", "plan_begin", cast.case.pk, template=key)
    goals = QuerySet(Goal).filter(case=cast.case)
    assert goals.exists()
    assert not goals.filter(own=True).exists()


def test_her_own_goal_is_hers(cast: Cast) -> None:
    cast.client("participant").post(reverse("cases:my_goal_add"), {"title": "Zelf fietsen naar werk"})
    assert QuerySet(Goal).get(title="Zelf fietsen naar werk").own


def test_a_citizen_number_has_no_place_in_the_plan(cast: Cast) -> None:
    goal = QuerySet(Goal).get(case=cast.case)
    page = post(cast, "coach", "step_add", goal.pk, what="bel met 111222333")
    assert page.status_code == 422
    assert "111222333" in page.content.decode()
    assert not QuerySet(Step).filter(what__contains="111222333").exists()


def test_goals_are_reached_and_dropped(cast: Cast) -> None:
    goal = QuerySet(Goal).get(case=cast.case)
    post(cast, "coach", "goal_end", goal.pk, how="reached")
    goal.refresh_from_db()
    assert goal.reached_on == cast.on
    post(cast, "coach", "goal_end", goal.pk, how="dropped")
    goal.refresh_from_db()
    assert goal.dropped_on == cast.on


def test_one_a4_in_two_languages(cast: Cast) -> None:
    sheet = documents.plan_sheet(actor=cast.actor("coach"), case=cast.case, on=cast.on)
    assert sheet.second is not None
    assert (sheet.first.code, sheet.second.code) == ("nl", "ti")
    body = cast.client("coach").get(reverse("cases:plan_print", args=[cast.case.pk])).content.decode()
    assert "Wat ik wil" in body
    assert "እንታይ እደሊ" in body
    assert Word.WISH in body
    QuerySet(Participant).filter(pk=cast.participant.pk).update(language="ar")
    body = cast.client("participant").get(reverse("cases:my_plan_print")).content.decode()
    assert 'dir="rtl">ماذا أريد' in body


def test_the_pdf_is_one_page_with_a_name_that_tells_nothing(cast: Cast) -> None:
    answer = cast.client("participant").get(reverse("cases:my_plan_pdf"))
    assert answer.content[:5] == b"%PDF-"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert answer.content.count(b"/Type /Page\n") <= 1
    assert not ImageFile.LOAD_TRUNCATED_IMAGES, "else a photo that is cut off would be taken from now on"


def test_without_pango_there_is_a_sentence_and_no_crash(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "weasyprint", None)
    answer = cast.client("coach").get(reverse("cases:plan_pdf", args=[cast.case.pk]), follow=True)
    assert answer.status_code == 200
    assert "pango" in answer.content.decode()


def test_a_mentor_changes_nothing(cast: Cast) -> None:
    assert cast.client("mentor").get(reverse("cases:plan", args=[cast.case.pk])).status_code == 404
    assert post(cast, "mentor", "goal_add", cast.case.pk, title="x").status_code == 404


def test_next_step_is_the_earliest_open_one(cast: Cast) -> None:
    found = next_step(actor=cast.actor("participant"))
    assert found is not None
    assert (found.kind, found.title) == ("step", Word.STEP)


def test_her_strength_gets_its_example_from_her(cast: Cast) -> None:
    row = QuerySet(Strength).get(name=Word.STRENGTH)
    url = reverse("cases:strength_edit", args=[row.pk])
    cast.client("participant").post(url, {"name": row.name, "example": "Vorig jaar", "version": row.version})
    row.refresh_from_db()
    assert row.example == "Vorig jaar"


def test_the_plan_page_asks_a_constant_number_of_queries(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, url = cast.client("coach"), reverse("cases:plan", args=[cast.case.pk])
    client.get(url)
    with django_assert_max_num_queries(25):
        client.get(url)
    for place in range(3):
        goal = actions.goal_add(by=None, on=cast.on, case=cast.case, title=f"Doel {place}")
        actions.step_add(by=None, on=cast.on, goal=goal, what="Stap")
    with django_assert_max_num_queries(25):
        client.get(url)
