"""The intake: stop and go on anywhere, skip, who typed, and nothing told to who may not know."""

from typing import Any

import pytest
from django.db.models import QuerySet
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from aanzet.cases import actions
from aanzet.cases.models import Case, Intake, IntakeAnswer, Wish
from aanzet.core.errors import Refused
from aanzet.participants.enums import Channel, Discretion
from aanzet.participants.models import Barrier, Participant, SafeContact
from aanzet.participants.vault import Vault
from aanzet.programmes.queries import blueprint_of
from aanzet.questionnaires.definitions import definition
from tests.accounts.signin import sign_in
from tests.cast import Cast, Word

BSN = "111222333"


def ask(key: str) -> str:
    return reverse("cases:my_question", args=[key])


def answer(cast: Cast, key: str, go: str = "next", **typed: Any) -> Any:
    return cast.client("participant").post(ask(key), {"go": go} | typed)


def stored(cast: Cast, key: str) -> IntakeAnswer | None:
    return QuerySet(IntakeAnswer).filter(intake__case=cast.case, question=key).first()


def desk(cast: Cast, block: str, who: str = "coach", **typed: Any) -> Any:
    url = reverse("cases:intake_block", args=[cast.case.pk, block])
    return cast.client(who).post(url, {"typed_by": "worker", "go": "next"} | typed)


def test_safe_contact_is_asked_first_and_written_where_callers_look(cast: Cast) -> None:
    QuerySet(SafeContact).filter(participant=cast.participant).delete()
    keys = [question.key for question in definition("intake", 1).shown({})]
    assert keys[:4] == ["channels", "phone_shared", "safe_times", "leave_message"]
    answer(cast, "channels", channels=["sms"])
    answer(cast, "safe_times", safe_times=["morning"])
    answer(cast, "leave_message", leave_message="no")
    answer(cast, "phone_shared", phone_shared="yes")
    row = QuerySet(SafeContact).get(participant=cast.participant)
    assert (row.channel, row.discretion, row.voicemail) == (Channel.SMS, Discretion.NEUTRAL, False)
    vault = Vault(cast.participant.pk)
    assert (vault.open(row, "times"), vault.open(row, "hours")) == (" morning", "")
    assert QuerySet(Participant).get(pk=cast.participant.pk).phone_shared is True


def test_only_in_person_means_no_message_at_all(cast: Cast) -> None:
    answer(cast, "channels", channels=["in_person"])
    assert QuerySet(SafeContact).get(participant=cast.participant).discretion == Discretion.NONE


def test_she_goes_on_at_the_first_open_question_on_another_device(cast: Cast) -> None:
    first = cast.client("participant").get(reverse("cases:my_questions"))
    assert first.headers["Location"] == ask("channels")
    answer(cast, "channels", channels=["call"])
    other = sign_in(type(cast.client("participant"))(), cast.users["participant"])
    assert other.get(reverse("cases:my_questions")).headers["Location"] == ask("phone_shared")


def test_what_is_known_is_not_asked_again(cast: Cast) -> None:
    for key in ("channels", "phone_shared", "safe_times"):
        answer(cast, key, go="skipped")
    went = answer(cast, "leave_message", leave_message="no")
    # Phone, call name, full name and birth are known from the first contact.
    assert went.headers["Location"] == ask("gender")


@pytest.mark.parametrize("go", ["skipped", "rather_not_say"])
def test_passing_is_an_answer(cast: Cast, go: str) -> None:
    went = answer(cast, "household", go=go)
    row = stored(cast, "household")
    assert row is not None
    assert (row.state, row.value, went.status_code) == (go, "", 302)


def test_going_on_without_a_choice_is_skipping(cast: Cast) -> None:
    answer(cast, "household")
    row = stored(cast, "household")
    assert row is not None
    assert row.state == "skipped"


def test_answers_may_come_one_by_one_by_autosave(cast: Cast) -> None:
    kept = cast.client("participant").post(ask("household"), {"household": "alone"})
    assert (kept.status_code, kept.json()) == (200, {"saved": True})
    # The button after it carries the older version: it is her own hand, not a conflict.
    answer(cast, "household", household="partner")
    row = stored(cast, "household")
    assert row is not None
    assert (Vault(cast.participant.pk).open(row, "value"), row.version) == ('"partner"', 2)


@pytest.mark.parametrize("how", ["herself", "worker", "interpreter"])
def test_it_is_kept_who_typed(cast: Cast, how: str) -> None:
    desk(cast, "home", typed_by=how, household="alone")
    row = stored(cast, "household")
    assert row is not None
    assert row.typed_by == how
    answer(cast, "household", household="partner", **{"seen-household": "1"})
    row = stored(cast, "household")
    assert row is not None
    assert row.typed_by == "herself"


def test_the_desk_stores_what_holds_and_keeps_what_does_not(cast: Cast) -> None:
    page = desk(cast, "talents", work_before=f"in de zorg, {BSN}", transport=["bike"])
    assert page.status_code == 422
    body = page.content.decode()
    assert BSN in body
    assert stored(cast, "transport") is not None
    assert Vault(cast.participant.pk).open(stored(cast, "work_before"), "value") == f'"{Word.INTAKE}"'  # type: ignore[arg-type]


def test_her_page_refuses_a_citizen_number_with_a_sentence(cast: Cast) -> None:
    page = answer(cast, "talents_own", talents_own=f"mijn nummer is {BSN}")
    assert page.status_code == 422
    assert BSN in page.content.decode()
    assert stored(cast, "talents_own") is None


def test_the_action_refuses_a_citizen_number_in_any_form(cast: Cast) -> None:
    intake = QuerySet(Intake).get(case=cast.case)
    for value in (f"nr {BSN}", [f"nr {BSN}"], {"a": f"nr {BSN}"}):
        with pytest.raises(Refused):
            actions.answer_set(by=None, on=cast.on, intake=intake, question="talents_own", value=value)


def test_what_somebody_else_answered_meanwhile_is_shown_not_overwritten(cast: Cast) -> None:
    answer(cast, "household", household="alone")
    page = desk(cast, "home", household="partner", **{"seen-household": "0"})
    body = page.content.decode()
    assert page.status_code == 422
    assert '<p class="text">Alleen</p>' in body
    assert 'name="seen-household" value="1"' in body
    assert Vault(cast.participant.pk).open(stored(cast, "household"), "value") == '"alone"'  # type: ignore[arg-type]
    desk(cast, "home", household="partner", **{"seen-household": "1"})
    assert Vault(cast.participant.pk).open(stored(cast, "household"), "value") == '"partner"'  # type: ignore[arg-type]


def test_the_office_sees_that_a_private_question_was_answered_not_what(cast: Cast) -> None:
    answer(cast, "functional_needs", functional_needs=["quiet"], **{"seen-functional_needs": "1"})
    url = reverse("cases:intake_block", args=[cast.case.pk, "wish"])
    office = cast.client("coordinator").get(url).content.decode()
    coach = cast.client("coach").get(url).content.decode()
    assert 'name="functional_needs"' not in office
    assert 'name="functional_needs"' in coach
    for path in ("cases:intake", "cases:intake_paper", "cases:intake_finish", "cases:intake_print"):
        shown = cast.client("coordinator").get(reverse(path, args=[cast.case.pk])).content.decode()
        assert Word.SENSITIVE not in shown
    desk(cast, "wish", who="coordinator", functional_needs=["sitting"])
    assert Vault(cast.participant.pk).open(stored(cast, "functional_needs"), "value") == '["quiet"]'  # type: ignore[arg-type]


def test_a_private_answer_leaves_no_trace_in_the_journal(cast: Cast) -> None:
    from aanzet.journal.models import Entry

    answer(cast, "housing_insecure", housing_insecure="yes")
    lines = Entry.objects.filter(subject_id=cast.participant.pk, action="case.intake_answered")
    assert "housing_insecure" not in str(list(lines.values_list("data", flat=True)))


def test_facts_go_where_the_house_keeps_them(cast: Cast) -> None:
    answer(cast, "call_name", call_name="Selam")
    answer(cast, "languages", languages=["ti", "ar"])
    answer(cast, "reads", reads=["none"])
    answer(cast, "birth", birth_year="1988")
    answer(cast, "phone", phone="06 12345678")
    answer(cast, "income_source", income_source="none")
    answer(cast, "worked_in_care", worked_in_care="experience")
    answer(cast, "in_the_way", in_the_way=["no_childcare", "debts"])
    row = QuerySet(Participant).get(pk=cast.participant.pk)
    case = QuerySet(Case).get(pk=cast.case.pk)
    assert (row.call_name, row.language, row.reads, row.birth_year) == ("Selam", "ti", False, 1988)
    assert row.phone == "+31612345678"
    assert (case.income_source, case.route) == ("none", "experience")
    found = QuerySet(Barrier).filter(participant=row, source="intake").values_list("kind", "restricted")
    assert set(found) == {("no_childcare", False), ("debts", True)}


def test_her_wish_opens_the_plan_and_a_worker_cannot_change_it(cast: Cast) -> None:
    answer(cast, "wish", wish="Ik wil kraamzorg doen")
    assert QuerySet(Wish).filter(case=cast.case).order_by("-created_at")[0].text == "Ik wil kraamzorg doen"
    desk(cast, "wish", wish="Zij wil schoonmaken", first_step="bellen")
    assert QuerySet(Wish).filter(case=cast.case).count() == 2
    assert stored(cast, "first_step") is not None


def test_a_wish_that_is_too_long_is_not_cut_off(cast: Cast) -> None:
    page = answer(cast, "wish", wish="w" * 501)
    assert page.status_code == 422
    assert "501" in page.content.decode()


def test_no_question_asks_the_name_of_a_child() -> None:
    home = definition("intake", 1).block_by_key["home"]
    assert {question.kind for question in home.questions} <= {"choice", "choices"}
    for block in definition("intake", 1).blocks:
        for question in block.questions:
            if question.kind in {"text", "long_text"}:
                asked = f"{question.key} {question.text['en']}".casefold()
                assert "child" not in asked
                assert "son" not in asked.split()


def test_fit_comes_from_her_own_answers_and_otherwise_needs_a_reason(cast: Cast) -> None:
    url = reverse("cases:intake_finish", args=[cast.case.pk])
    for criterion in blueprint_of(cast.programme).target_group.criteria:
        question = definition("intake", 1).question_by_key[criterion.question]
        wrong = next(
            each.key for each in question.choices if each.key not in criterion.answers
        ) if question.choices else "work_or_study"  # fmt: skip
        answer(cast, criterion.question, **{criterion.question: wrong})
    refused = cast.client("coach").post(url, {"fit_reason": ""})
    assert refused.status_code == 422
    assert QuerySet(Intake).get(case=cast.case).finished_on is None
    done = cast.client("coach").post(url, {"fit_reason": "Zij is de zus van een deelneemster"})
    assert done.status_code == 302
    case = QuerySet(Case).get(pk=cast.case.pk)
    assert case.criteria == ["override"]
    assert QuerySet(Intake).get(case=cast.case).finished_on == cast.on


def test_education_fills_the_international_level_by_itself(cast: Cast) -> None:
    answer(cast, "education", education="mbo2")
    page = cast.client("coach").get(reverse("cases:intake", args=[cast.case.pk]))
    schooling = page.context["page"].schooling
    assert (schooling.isced, schooling.start_qualification) == (3, True)


def test_paper_carries_the_numbers_of_the_typing_page(cast: Cast) -> None:
    printed = cast.client("coach").get(reverse("cases:intake_print", args=[cast.case.pk]))
    on_paper = [line.first.number for part in printed.context["sheet"].parts for line in part.lines]
    typing = cast.client("coach").get(reverse("cases:intake_paper", args=[cast.case.pk]))
    assert [row.number for desk in typing.context["blocks"] for row in desk.rows] == on_paper
    assert Word.CALL not in printed.content.decode()


def test_typed_over_from_paper_is_kept_as_such(cast: Cast) -> None:
    url = reverse("cases:intake_paper", args=[cast.case.pk])
    went = cast.client("coordinator").post(url, {"go": "next", "household": "alone", "postcode": "1102 AB"})
    row = stored(cast, "household")
    assert went.status_code == 302
    assert row is not None
    assert row.typed_by == "paper"


def test_the_printed_questions_stand_in_two_languages(cast: Cast) -> None:
    url = reverse("cases:intake_pdf", args=[cast.case.pk])
    answered = cast.client("coach").get(url, {"language": "en"})
    assert answered.content[:5] == b"%PDF-"
    assert answered.headers["Content-Disposition"] == 'attachment; filename="questions.pdf"'
    shown = cast.client("coach").get(reverse("cases:intake_print", args=[cast.case.pk]), {"language": "en"})
    body = shown.content.decode()
    assert "Voor wie zorg je?" in body
    assert "Whom do you care for?" in body


def test_her_first_visit_begins_with_a_word_and_writes_nothing(cast: Cast) -> None:
    QuerySet(Intake).filter(case=cast.case).delete()
    page = cast.client("participant").get(reverse("cases:my_questions"))
    assert page.status_code == 200
    assert not QuerySet(Intake).filter(case=cast.case).exists()


def test_she_says_that_it_is_ready(cast: Cast) -> None:
    cast.client("participant").post(reverse("cases:my_questions_ready"))
    assert QuerySet(Intake).get(case=cast.case).finished_on == cast.on


def test_a_question_that_does_not_exist_is_not_there(cast: Cast) -> None:
    assert cast.client("participant").get(ask("bank-account")).status_code == 404
    assert cast.client("participant").get(ask("care_hours")).status_code == 404


def test_the_overview_asks_a_constant_number_of_queries(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = cast.client("coach")
    url = reverse("cases:intake", args=[cast.case.pk])
    client.get(url)
    for key in ("household", "transport", "digital"):
        answer(cast, key, go="skipped")
    with django_assert_max_num_queries(32):
        client.get(url)
