"""A choice sheet: options, what they ask and give, and a decision in her own sentence that she can revise."""

from typing import Any

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.core.errors import Conflict, Refused
from aanzet.journal.models import Entry
from aanzet.sheets import actions
from aanzet.sheets.choice import NOT_NOW
from aanzet.sheets.models import Choice, Decision
from aanzet.sheets.queries.choice import choice_body, choice_lines, choice_sheet
from tests.cast import Cast, Word

pytestmark = pytest.mark.django_db
OPTION: dict[str, Any] = {
    "picture": "", "words": "", "asks": (), "asks_words": "", "agree": (), "gives": (), "gives_words": "",
}  # fmt: skip


def _begin(cast: Cast, *pictures: str) -> Choice:
    by, on = cast.actor("participant"), cast.on
    row = actions.choice_begin(by=by, on=on, case=cast.case, topic="training")
    for picture in pictures:
        row = actions.option_keep(
            by=by, on=on, choice=row, version=row.version, values=OPTION | {"picture": picture}
        )
    return row


def _kept(cast: Cast) -> Choice:
    return QuerySet(Choice).get(case=cast.case, shown_on__isnull=True)


def test_coach_hears_of_a_sheet_when_she_shows_it_and_not_before(cast: Cast) -> None:
    client, coach = cast.client("participant"), cast.client("coach")
    case = reverse("cases:case_detail", args=[cast.case.pk])
    before = coach.get(case).content.decode().count("eigen blad")
    row = _begin(cast, "training")
    assert Entry.objects.filter(object_id=row.pk, action__startswith="sheet.").count() == 2
    assert coach.get(case).content.decode().count("eigen blad") == before
    client.post(reverse("sheets:my_choice_show", args=[row.pk]), {"show": "yes"})
    assert Entry.objects.filter(object_id=row.pk, action="sheet.shown").count() == 1
    assert "Zij laat een eigen blad aan haar coach zien" in coach.get(case).content.decode()


def test_she_makes_a_sheet_by_tapping_pictures(cast: Cast) -> None:
    client = cast.client("participant")
    made = client.post(reverse("sheets:my_choice_begin"), {"topic": "job", "words": "Bij de bakker?"})
    page = made.headers["Location"]
    row = QuerySet(Choice).latest("created_at")
    assert page == reverse("sheets:my_choice", args=[row.pk])
    option = reverse("sheets:my_option", args=[row.pk, "new"])
    typed = {
        "picture": "work",
        "asks": ["time", "children"],
        "agree": ["partner"],
        "gives": ["money"],
        "version": 1,
    }
    assert client.post(option, typed).status_code == 302
    assert client.post(option, {"words": "Thuis blijven", "version": 2}).status_code == 302
    shown = client.get(page).content.decode()
    assert all(text in shown for text in ("Bij de bakker?", "Gaan werken", "Iemand voor mijn kinderen"))
    assert "Thuis blijven" in shown
    sheet = choice_sheet(choice=QuerySet(Choice).get(pk=row.pk))
    assert [each.key for each in sheet.options[0].gives] == ["money"]
    assert client.get(reverse("sheets:my_option", args=[row.pk, sheet.options[0].key])).status_code == 200


def test_an_option_without_picture_and_words_is_refused(cast: Cast) -> None:
    row = _begin(cast)
    answer = cast.client("participant").post(
        reverse("sheets:my_option", args=[row.pk, "new"]), {"asks": ["time"], "version": 1}
    )
    assert answer.status_code == 422
    assert "Kies een plaatje" in answer.content.decode()


def test_there_are_at_most_four_options(cast: Cast) -> None:
    row = _begin(cast, "work", "learn", "stay", "wait")
    with pytest.raises(Refused, match="vier mogelijkheden"):
        actions.option_keep(
            by=cast.actor("participant"), on=cast.on, choice=row, version=row.version,
            values=OPTION | {"picture": "share"},
        )  # fmt: skip
    page = cast.client("participant").get(reverse("sheets:my_choice", args=[row.pk])).content.decode()
    assert "/option/new/" not in page


def test_deciding_for_an_option_needs_two(cast: Cast) -> None:
    row = _begin(cast, "work")
    key = choice_body(row).options[0].key
    decide: dict[str, Any] = {"by": cast.actor("participant"), "on": cast.on, "words": "Ik begin."}
    with pytest.raises(Refused, match="twee mogelijkheden"):
        actions.choice_decide(choice=row, option=key, **decide)
    row = _begin(cast, "work", "learn")
    with pytest.raises(Refused, match="een van je mogelijkheden"):
        actions.choice_decide(choice=row, option="nothing", **decide)


def test_not_now_is_a_decision_too(cast: Cast) -> None:
    row = _begin(cast)
    client = cast.client("participant")
    page = reverse("sheets:my_decision", args=[row.pk])
    assert client.post(page, {"option": NOT_NOW, "words": ""}).status_code == 422
    assert client.post(page, {"option": NOT_NOW, "words": "Eerst wordt mijn zoon vier."}).status_code == 302
    standing = choice_sheet(choice=row).standing
    assert standing is not None
    assert (standing.words, standing.option) == ("Eerst wordt mijn zoon vier.", "")


def test_she_revises_and_the_old_decision_stays_in_the_history(cast: Cast) -> None:
    """Source S2-27: one sentence of her own, she can revise it, she sees the history."""
    row = _begin(cast, "work", "learn")
    first, second = (each.key for each in choice_body(row).options)
    by = cast.actor("participant")
    actions.choice_decide(by=by, on=cast.on, choice=row, option=first, words="Ik ga werken.")
    actions.choice_decide(by=by, on=cast.on, choice=row, option=second, words="Ik ga toch leren.")
    page = cast.client("participant").get(reverse("sheets:my_choice", args=[row.pk])).content.decode()
    assert page.index("Ik ga toch leren.") < page.index("Eerder besloten") < page.index("Ik ga werken.")
    assert QuerySet(Decision).filter(choice=row).count() == 2


def test_an_option_that_changes_does_not_change_what_she_decided(cast: Cast) -> None:
    row = _begin(cast, "work", "learn")
    by, key = cast.actor("participant"), choice_body(row).options[0].key
    actions.choice_decide(by=by, on=cast.on, choice=row, option=key, words="Ik ga werken.")
    row = actions.option_remove(by=by, on=cast.on, choice=row, key=key)
    standing = choice_sheet(choice=row).standing
    assert standing is not None
    assert standing.option == "Gaan werken"
    assert len(choice_body(row).options) == 1


def test_her_coach_sees_it_only_when_she_says_so(cast: Cast) -> None:
    row, coach = _kept(cast), cast.client("coach")
    read, case = (
        reverse("sheets:choice_read", args=[row.pk]),
        reverse("cases:case_more", args=[cast.case.pk]),
    )
    assert coach.get(read).status_code == 404
    assert Word.KEPT_CHOICE not in coach.get(case).content.decode()
    cast.client("participant").post(reverse("sheets:my_choice_show", args=[row.pk]))
    assert read in coach.get(case).content.decode()
    assert Word.KEPT_CHOICE in coach.get(read).content.decode()
    assert cast.client("coordinator").get(read).status_code == 404
    assert read not in cast.client("coordinator").get(case).content.decode()
    cast.client("participant").post(reverse("sheets:my_choice_show", args=[row.pk]))
    assert coach.get(read).status_code == 404


def test_she_wipes_it_and_the_journal_only_says_that(cast: Cast) -> None:
    row = _kept(cast)
    cast.client("participant").post(reverse("sheets:my_choice_wipe", args=[row.pk]))
    assert not QuerySet(Choice).filter(pk=row.pk).exists()
    line = Entry.objects.filter(object_id=row.pk).latest("at")
    assert (line.action, line.data) == ("sheet.wiped", {})


def test_words_are_sealed_at_rest(cast: Cast) -> None:
    sealed = [
        *QuerySet(Choice).values_list("body", flat=True),
        *QuerySet(Decision).values_list("body", flat=True),
    ]
    assert len(sealed) == 3
    assert not [word for word in Word if word in "".join(sealed)]
    assert Word.KEPT_CHOICE in choice_body(_kept(cast)).words


def test_a_number_of_a_citizen_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="burgerservicenummer"):
        actions.choice_begin(
            by=cast.actor("participant"), on=cast.on, case=cast.case, topic="job", words="bsn 111222333"
        )


def test_a_late_save_shows_both_texts(cast: Cast) -> None:
    row = _begin(cast, "work")
    by, key = cast.actor("participant"), choice_body(row).options[0].key
    actions.option_keep(
        by=by, on=cast.on, choice=row, version=row.version, key=key, values=OPTION | {"words": "Eerste"}
    )
    row.refresh_from_db()
    with pytest.raises(Conflict) as late:
        actions.option_keep(
            by=by, on=cast.on, choice=row, version=1, key=key, values=OPTION | {"words": "Tweede"}
        )
    assert late.value.theirs == {"words": "Eerste"}


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_takes_as_many_queries_for_three_as_for_one(
    cast: Cast, number: int, django_assert_num_queries: Any
) -> None:
    QuerySet(Choice).all().delete()
    for _each in range(number):
        _begin(cast, "work")
    with django_assert_num_queries(2):
        assert len(choice_lines(case=cast.case)) == number
