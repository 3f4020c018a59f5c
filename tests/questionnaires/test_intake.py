"""The intake: five blocks, safe contact first, sensitive questions last, every question may be left."""

from pathlib import Path

import pytest

from aanzet.questionnaires import derived
from aanzet.questionnaires.definitions import FILES, Answer, check, definition, versions_of
from aanzet.questionnaires.enums import Kind, Sensitivity, State
from aanzet.questionnaires.forms import (
    Setting,
    answer_from,
    answers_from,
    block_form,
    forms_for,
    options_for,
    question_form,
    said,
)
from aanzet.questionnaires.paper import paper
from aanzet.ui.icons import known

NL, SV = Setting("nl"), Setting("sv", "se")


def test_file_is_without_fault() -> None:
    for path in sorted(FILES.glob("*.toml")):
        assert check(path)[1].report() == []
    assert versions_of("intake") == [1]
    with pytest.raises(KeyError):
        definition("intake", 9)


def test_five_blocks_begin_with_safe_contact() -> None:
    intake = definition("intake")
    assert [block.letter for block in intake.blocks] == ["A", "B", "C", "D", "E"]
    first = [question.key for question in intake.blocks[0].questions][:4]
    assert first == ["channels", "phone_shared", "safe_times", "leave_message"]


def test_every_question_says_why_in_three_languages() -> None:
    for question in definition("intake").question_by_key.values():
        assert all(question.why[language] and question.text[language] for language in ("nl", "sv", "en"))
        assert question.icon in known()
        assert all(choice.icon in known() for choice in question.choices)


def test_sensitive_questions_stand_last_in_their_block() -> None:
    for block in definition("intake").blocks:
        special = [question.sensitivity == Sensitivity.SPECIAL for question in block.questions]
        assert special == sorted(special)


def test_care_takes_at_most_four_questions_and_asks_no_names() -> None:
    home = definition("intake").block_by_key["home"]
    care = [question for question in home.questions if question.key != "income_source"]
    assert len(care) == 4
    assert not any(question.kind in (Kind.TEXT, Kind.LONG_TEXT) for question in home.questions)


def test_no_question_asks_a_diagnosis_or_an_amount() -> None:
    keys = set(definition("intake").question_by_key)
    assert not keys & {
        "diagnosis",
        "illness",
        "income",
        "salary",
        "debt_amount",
        "asylum_story",
        "bsn",
        "personnummer",
    }


def test_questions_wait_for_an_answer_before_them() -> None:
    home = definition("intake").block_by_key["home"]
    assert "care_hours" not in [each.key for each in home.shown({})]
    assert "care_hours" in [each.key for each in home.shown({"care_for": {"value": ["parent"]}})]
    assert "care_hours" not in [each.key for each in home.shown({"care_for": {"state": "rather_not_say"}})]


def test_she_goes_on_where_she_stopped() -> None:
    intake = definition("intake")
    answers: dict[str, Answer] = {"channels": {"value": ["sms"]}, "phone_shared": {"state": "skipped"}}
    found = intake.next_open(answers)
    assert found is not None
    assert found.key == "safe_times"


@pytest.mark.parametrize("key", sorted(definition("intake").question_by_key))
def test_every_question_may_be_left_and_declined(key: str) -> None:
    question = definition("intake").question_by_key[key]
    form = question_form(question, NL, data={})
    assert form.is_valid(), form.errors
    assert answer_from(question, form.cleaned_data) is None
    for state in State:
        assert answer_from(question, form.cleaned_data, state) == {"state": state.value}


def test_answers_are_plain_values() -> None:
    intake = definition("intake")
    data = {
        "birth_year": "1986",
        "channels": ["sms", "call"],
        "call_name": "Selam",
        "gender__state": "rather_not_say",
    }
    form = block_form(intake.blocks[0], NL, data=data)
    assert form.is_valid(), form.errors
    assert answers_from(intake.blocks[0], form.cleaned_data) == {
        "channels": {"value": ["sms", "call"]},
        "call_name": {"value": "Selam"},
        "birth": {"value": "1986"},
        "gender": {"state": "rather_not_say"},
    }


def test_form_shows_what_was_answered_before() -> None:
    question = definition("intake").question_by_key["household"]
    form = question_form(question, NL, answer={"value": "partner"})
    assert form.initial == {"household": "partner"}


def test_an_answer_that_stands_alone_stands_alone() -> None:
    question = definition("intake").question_by_key["care_for"]
    assert not question_form(question, NL, data={"care_for": ["nobody", "parent"]}).is_valid()
    assert question_form(question, NL, data={"care_for": ["child_0_3", "parent"]}).is_valid()


def test_personal_number_in_a_text_is_refused() -> None:
    question = definition("intake").question_by_key["work_before"]
    assert not question_form(question, NL, data={"work_before": "kok, bsn 123456782"}).is_valid()
    phone = definition("intake").question_by_key["phone"]
    assert question_form(phone, NL, data={"phone": "06 12 34 56 78"}).is_valid()


def test_a_phone_number_is_read_in_the_country_of_the_programme() -> None:
    phone = definition("intake").question_by_key["phone"]
    borrowed = Setting("en", "international", phones="fi")
    assert question_form(phone, borrowed, data={"phone": "040 1234567"}).is_valid()
    refused = question_form(phone, borrowed, data={"phone": "040 1234567 ext 3"})
    assert "041 2345678" in str(refused.errors)
    assert not question_form(phone, NL, data={"phone": "0612"}).is_valid()


def test_lists_follow_the_country_and_the_programme() -> None:
    questions = definition("intake").question_by_key
    assert ("mbo2", "Mbo 2", "wrench") in options_for(questions["education"], NL)
    assert "sfi_1a" in [key for key, _label, _icon in options_for(questions["level_speaking"], SV)]
    barriers = [("no_childcare", "Geen kinderopvang", "baby")]
    own = Setting("nl", extra={"barriers": barriers}, spoken=["ti"])
    assert options_for(questions["in_the_way"], own) == barriers
    assert options_for(questions["languages"], own)[0][0] == "ti"
    assert options_for(questions["reads"], own)[-1] == ("none", "Ik lees niet", "x")


def test_field_speaks_her_language() -> None:
    assert forms_for(definition("intake").question_by_key["wish"], "sv").label == "Vad vill du?"


def test_answer_is_said_in_words() -> None:
    question = definition("intake").question_by_key["care_for"]
    assert said(question, {"value": ["child_0_3", "parent"]}, NL) == "Kind tot 4 jaar, Vader of moeder"
    assert said(question, {"state": "skipped"}, NL)
    assert said(question, None, NL) == ""


def test_paper_twin_has_a_number_for_every_question() -> None:
    intake = definition("intake")
    blocks = paper(
        intake, Setting("nl", extra={"barriers": [("debts", "Schulden", "coins")]}, spoken=["ti", "ar"])
    )
    numbers = [question.number for block in blocks for question in block.questions]
    assert len(numbers) == len(set(numbers)) == len(intake.question_by_key)
    assert (numbers[0], intake.number_of("channels")) == ("A1", "A1")
    care_hours = blocks[1].questions[1]
    assert care_hours.after == "B1"


def test_what_follows_from_answers() -> None:
    nugger = {
        "income_source": {"value": "partner"},
        "studying": {"value": "none"},
        "work_now": {"value": "none"},
    }
    assert derived.no_benefit_little_work(nugger) == "yes"
    assert derived.no_benefit_little_work({**nugger, "income_source": {"value": "social_assistance"}}) == "no"
    assert (
        derived.no_benefit_little_work({**nugger, "income_source": {"state": "rather_not_say"}}) == "unknown"
    )
    some: dict[str, Answer] = {**nugger, "work_now": {"value": "job"}, "hours_now": {"value": 12.0}}
    assert derived.no_benefit_little_work(some) == "yes"
    assert derived.no_benefit_little_work({**some, "hours_now": {"value": 16.0}}) == "no"
    assert derived.labour_status({"work_now": {"value": "none"}, "looking": {"value": "no"}}) == "inactive"
    assert derived.labour_status({"work_now": {"value": "none"}, "looking": {"value": "yes"}}) == "unemployed"
    assert derived.labour_status({}) == "unknown"
    assert derived.isced({"education": {"value": "mbo2"}}, "nl") == 3
    assert derived.start_qualification({"education": {"value": "vmbo"}}, "nl") is False
    assert derived.start_qualification({}, "nl") is None
    assert derived.skills_outdated({"work_last_year": {"value": 2019}}, 2026)
    assert derived.reads_nothing({"reads": {"value": ["none"]}})


def test_check_names_faults_with_lines(tmp_path: Path) -> None:
    text = (FILES / "intake_v1.toml").read_text(encoding="utf-8")
    text = text.replace('question = "care_for", has = ["parent"', 'question = "care_fr", has = ["parent"', 1)
    text = text.replace('kind = "yes_no"', 'kind = "yesno"', 1).replace(
        'key = "wish"\nkind', 'key = "household"\nkind', 1
    )
    path = tmp_path / "intake.toml"
    path.write_text(text, encoding="utf-8")
    report = "\n".join(check(path)[1].report())
    assert "cannot be 'yesno'. Did you mean 'yes_no'?" in report
    assert "waits for 'care_fr'" in report
    assert "question 'household' is there twice" in report
    assert all(line.startswith(f"{path}:") for line in report.splitlines())
