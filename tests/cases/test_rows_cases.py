"""Rows of the founding programmes that this room keeps, each by its own number."""

from datetime import date, timedelta

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.alliances.actions import sharing_add
from aanzet.cases import actions
from aanzet.cases.enums import DiscriminationGround, DiscriminationWish
from aanzet.cases.models import Case, Exit, Goal, Step
from aanzet.cases.queries import case_page
from aanzet.participants.actions import barrier_add, barrier_type_add, consent_withdraw, participant_add
from aanzet.participants.enums import Source
from aanzet.participants.models import Consent, Participant
from aanzet.programmes.queries import blueprint_of
from aanzet.questionnaires.definitions import definition
from aanzet.ui import icons
from tests.cast import Cast, Word


def test_s1_07_without_an_agreement_a_partner_cannot_open_and_is_told_why(cast: Cast) -> None:
    address = reverse("cases:case_detail", args=[cast.case.pk])
    assert cast.client("sister_coordinator").get(address).status_code == 404
    page = cast.client("sister_coordinator").get(reverse("cases:case_open")).content.decode()
    assert "nog geen afspraak" in page
    alliance = cast.programme.alliance
    sharing_add(by=None, on=cast.on, alliance=alliance, starts_on=date(2020, 1, 1), topics=["match"])
    page = cast.client("sister_coordinator").get(reverse("cases:case_open")).content.decode()
    assert "nog geen afspraak" not in page


def test_s1_20_each_woman_gets_her_own_copy_to_change(cast: Cast) -> None:
    people = [
        participant_add(by=None, on=cast.on, organisation=cast.organisation, call_name=name)
        for name in ("Selam", "Hodan")
    ]
    women = [
        actions.case_open(by=None, on=cast.on, participant=each, programme=cast.programme) for each in people
    ]
    template = blueprint_of(cast.programme).trajectories[0]
    actions.cohort_start(
        by=cast.actor("coordinator"), on=cast.on, programme=cast.programme, organisation=cast.organisation,
        template=template, name="Voorjaar", cases=women,
    )  # fmt: skip
    one, other = (QuerySet(Case).get(pk=each.pk) for each in women)
    one.trajectory["modules"].pop()
    one.save(update_fields=["trajectory"])
    other.refresh_from_db()
    assert len(other.trajectory["modules"]) == len(template.modules) == len(one.trajectory["modules"]) + 1


def test_s2_02_no_question_asks_bank_data() -> None:
    asked = {question.kind for block in definition("intake", 1).blocks for question in block.questions}
    assert "money" not in asked
    keys = {question.key for block in definition("intake", 1).blocks for question in block.questions}
    assert not {key for key in keys if "iban" in key or "bank" in key or "amount" in key}


def test_s2_06_added_barrier_has_its_name_everywhere_and_old_data_stay(cast: Cast) -> None:
    barrier_type_add(
        by=cast.actor("coordinator"), on=cast.on, programme_slug=cast.programme.slug, key="no_wifi",
        names={"nl": "Geen internet thuis", "sv": "Inget internet", "en": "No internet"}, icon="wifi-high",
        restricted=False,
    )  # fmt: skip
    barrier_add(
        by=None,
        on=cast.on,
        participant=cast.participant,
        kind="no_wifi",
        restricted=False,
        source=Source.COACH,
    )
    page = case_page(actor=cast.actor("coach"), case=cast.case, on=cast.on)
    assert page.barriers is not None
    names = {each.name for each in page.barriers}
    assert "Geen internet thuis" in names
    assert len(names) == 3


def test_s2_10_grounds_and_follow_up_of_the_source_are_there() -> None:
    assert {"gender", "age", "disability", "pregnancy", "origin"} <= set(DiscriminationGround.values)
    assert set(DiscriminationWish.values) == {"register", "advice", "complaint"}


def test_s4_11_access_of_a_volunteer_ends_with_the_match(cast: Cast) -> None:
    address = reverse("cases:plan", args=[cast.case.pk])
    later = cast.on - timedelta(days=1)
    assert cast.client("coach").get(address).status_code == 200
    rows = cast.case.assignments.filter(user=cast.users["coach"])
    rows.update(starts_on=later, ends_on=later)
    assert cast.client("coach").get(address).status_code == 404


def test_s4_16_only_a_coordinator_gives_a_coach_a_woman(cast: Cast) -> None:
    address = reverse("cases:coach_assign", args=[cast.case.pk])
    assert cast.client("coach").get(address).status_code == 404
    assert cast.client("coordinator").get(address).status_code == 200


def test_s4_27_employer_sees_only_its_own_steps_after_her_consent(cast: Cast) -> None:
    goal = QuerySet(Goal).get(case=cast.case)
    typed = {"what": "Rondleiding op woensdag", "helper": "", "organisation_id": str(cast.school.pk)}
    assert cast.client("coach").post(reverse("cases:step_add", args=[goal.pk]), typed).status_code == 302
    assert QuerySet(Step).get(what="Rondleiding op woensdag").organisation_id == cast.school.pk
    address = reverse("portal:candidate_read", args=[cast.case.pk])
    shown = cast.client("school").get(address).content.decode()
    assert "Rondleiding op woensdag" in shown
    assert Word.STEP not in shown
    for consent in QuerySet(Consent).filter(topic="plan_steps"):
        consent_withdraw(by=cast.actor("participant"), on=cast.on, consent=consent)
    assert "Rondleiding" not in cast.client("school").get(address).content.decode()
    assert cast.client("other_employer").get(address).status_code == 404


def test_s2_09_adjustment_sheet_reaches_an_employer_only_with_her_consent(cast: Cast) -> None:
    address = reverse("portal:candidate_read", args=[cast.case.pk])
    assert Word.NEEDS in cast.client("school").get(address).content.decode()
    for consent in QuerySet(Consent).filter(topic="adjustment"):
        consent_withdraw(by=cast.actor("participant"), on=cast.on, consent=consent)
    assert Word.NEEDS not in cast.client("school").get(address).content.decode()


@pytest.mark.parametrize("who", ["school", "mentor"])
def test_s2_31_no_screen_of_an_employer_shows_age_or_birth_date(cast: Cast, who: str) -> None:
    names = {"school": "candidate_read", "mentor": "mentee_read"}
    page = cast.client(who).get(reverse(f"portal:{names[who]}", args=[cast.case.pk])).content.decode()
    assert "1990" not in page
    assert QuerySet(Participant).get(pk=cast.participant.pk).birth_year == 1990


def test_s4_06_the_exit_asks_on_three_faces(cast: Cast) -> None:
    page = cast.client("coach").get(reverse("cases:exit_add", args=[cast.case.pk])).content.decode()
    for icon in ("smiley", "smiley-meh", "smiley-sad"):
        assert icons.svg(icon, 40) in page


@pytest.mark.parametrize("typed", ["rather_not_say", "own_work", "study_finance"])
def test_s3_11_income_at_the_exit_is_a_category_of_the_country_or_rather_not(cast: Cast, typed: str) -> None:
    address = reverse("cases:exit_add", args=[cast.case.pk])
    given = {"kind": "result", "face": "yes", "income_source": typed}
    assert cast.client("coach").post(address, given).status_code == 302
    row = QuerySet(Exit).get(case=cast.case)
    assert (row.income_source, row.is_this_what_you_wanted) == (typed, "yes")


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({}, "niet bekend"),
        ({"work_now": "job"}, "aan het werk"),
        ({"work_now": "none", "looking": "yes"}, "werkloos"),
        ({"work_now": "none", "looking": "no"}, "zoekt geen werk of kan niet werken"),
    ],
)
def test_s3_11_status_for_the_european_fund_is_derived(
    cast: Cast, answers: dict[str, str], status: str
) -> None:
    for key, value in answers.items():
        typed = {"go": "next", key: value}
        cast.client("participant").post(reverse("cases:my_question", args=[key]), typed)
    page = cast.client("coach").get(reverse("cases:intake", args=[cast.case.pk])).context["page"]
    assert page.status == status
