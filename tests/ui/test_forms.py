"""Forms: labels, help and errors tied together; what was typed stays; dates that people can fill in."""

from datetime import date

import pytest
from django import forms
from django.http import QueryDict
from django.utils import translation

from aanzet.core.errors import Conflict, Refused
from aanzet.ui.forms import DateField, Form, PartialDate, PictureChoiceField, PictureMultipleChoiceField
from tests.ui.render import rendered


class Note(Form):
    """A form as a room would write it."""

    name = forms.CharField(label="Naam", help_text="Een <voornaam> is genoeg")
    born = DateField(label="Geboren", allow_year=True, required=False)
    mood = PictureChoiceField(
        label="Hoe ging het", choices=[("good", "Goed", "smiley"), ("hard", "Zwaar", "smiley-sad")]
    )
    care = PictureMultipleChoiceField(label="Zorg", choices=[("child", "Kind", "baby")], required=False)
    note = forms.CharField(label="Verslag", widget=forms.Textarea, max_length=300, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def shown(form: Form) -> str:
    """The form as a page shows it, in Dutch."""
    with translation.override("nl"):
        return rendered('<c-form :form="form" submit="Bewaar" cancel="/terug" />', form=form)


def test_label_help_and_error_belong_to_their_field() -> None:
    html = shown(Note({"name": ""}))
    assert '<label class="utrecht-form-label" for="id_name">' in html
    assert 'aria-describedby="id_name_help id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert "&lt;voornaam&gt;" in html


def test_summary_links_to_the_fields_in_the_readers_language() -> None:
    html = shown(Note({"name": "", "born_day": "31", "born_month": "2", "born_year": "1990"}))
    assert "Er kloppen nog 3 dingen niet" in html
    assert '<a href="#id_name">' in html
    assert '<a href="#id_born_day">31 februari 1990 bestaat niet. Kijk naar de dag en de maand.</a>' in html
    assert '<a href="#id_mood_0">' in html
    assert "“Naam” is nog leeg" in html


def test_what_was_typed_stays() -> None:
    html = shown(
        Note({"name": "", "note": "Samen gefietst", "born_day": "31", "born_month": "2", "born_year": "1990"})
    )
    assert "Samen gefietst" in html
    assert 'value="31"' in html


def test_optional_fields_say_so() -> None:
    assert shown(Note()).count("(hoeft niet)") == 3

    class Hers(Note):
        show_optional = False

    assert "(hoeft niet)" not in shown(Hers())


def test_form_has_csrf_and_a_way_back() -> None:
    html = shown(Note())
    assert "csrfmiddlewaretoken" in html
    assert 'href="/terug"' in html
    assert "novalidate" in html


def test_pictures_are_real_inputs() -> None:
    html = shown(Note({"name": "S", "mood": "good", "care": "child"}))
    assert '<input type="radio"' in html
    assert 'value="good" checked' in html
    assert '<input type="checkbox"' in html
    assert html.count("<svg") >= 3


def test_a_rule_that_refuses_speaks_beside_its_field() -> None:
    form = Note({"name": "Selam", "mood": "good"})
    assert form.is_valid()
    form.refuse(Refused("Deze naam kan niet.", "name"))
    form.refuse(Refused("Zij heeft al een coach."))
    assert form.errors["name"] == ["Deze naam kan niet."]
    assert form.non_field_errors() == ["Zij heeft al een coach."]


def test_a_conflict_shows_both_texts_and_moves_on() -> None:
    form = Note(QueryDict("name=Selam&mood=good&note=Van+mij&version=3"))
    assert form.is_valid()
    form.clash(Conflict({"note": "Van haar"}, 4))
    html = shown(form)
    assert "Van mij" in html
    assert "Van haar" in html
    assert 'name="version" value="4"' in html


def test_long_texts_count_on_the_server_too() -> None:
    assert 'data-limit="300"' in shown(Note())
    assert not Note({"name": "S", "mood": "good", "note": "x" * 301}).is_valid()


def cleaned(field: DateField, day: str, month: str, year: str) -> object:
    """What a date field makes of three boxes."""
    return field.clean([day, month, year])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("27", "3", "1986"), date(1986, 3, 27)),
        (("", "", ""), None),
        (("29", "2", "2024"), date(2024, 2, 29)),
    ],
)
def test_dates(typed: tuple[str, str, str], expected: date | None) -> None:
    assert cleaned(DateField(required=False), *typed) == expected


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("31", "2", "1990"), "31 February 1990 does not exist. Look at the day and the month."),
        (("1", "13", "1990"), "Month 13 does not exist. A month is a number from 1 to 12."),
        (("1", "1", "90"), "90 is not a year we can use. Type four digits, for example 1986."),
        (("1", "1", ""), "The year is missing. Fill in the year too."),
        (("", "1", "1990"), "The day is missing. Fill in the day too."),
        (("", "", "1990"), "The day and the month are missing. Fill them in too."),
        (("1", "", "1990"), "The month is missing. Fill in the month too."),
        (("een", "1", "1990"), "Use only numbers for a date, for example 27, 3 and 1986."),
    ],
)
def test_bad_dates_get_one_clear_sentence(typed: tuple[str, str, str], sentence: str) -> None:
    with translation.override("en"), pytest.raises(forms.ValidationError) as refused:
        cleaned(DateField(example=(27, 3, 1986)), *typed)
    assert refused.value.messages == [sentence]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("", "", "1986"), PartialDate(1986)),
        (("", "3", "1986"), PartialDate(1986, 3)),
        (("27", "3", "1986"), PartialDate(1986, 3, 27)),
    ],
)
def test_a_year_may_be_enough(typed: tuple[str, str, str], expected: PartialDate) -> None:
    field = DateField(allow_year=True)
    assert cleaned(field, *typed) == expected
    assert expected.date == (date(1986, 3, 27) if expected.day else None)


def test_a_known_date_comes_back_in_the_boxes() -> None:
    for known in (date(1986, 3, 27), PartialDate(1986, 3, 27), "1986-03-27"):
        html = shown(Note(initial={"born": known}))
        assert all(f'value="{part}"' in html for part in ("27", "3", "1986"))
    assert 'value="1986"' in shown(Note(initial={"born": PartialDate(1986)}))


def test_swedish_dates_begin_with_the_year() -> None:
    with translation.override("sv"):
        html = rendered('<c-field :field="form.born" />', form=Note())
    assert html.index("born_year") < html.index("born_month") < html.index("born_day")
