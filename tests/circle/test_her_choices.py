"""She says yes, less and no; her coach hears of it; each holds at the next request."""

from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.cases.models import Signal
from aanzet.circle import actions
from aanzet.circle.models import Change
from aanzet.journal.models import Entry
from aanzet.participants.actions import restriction_add
from aanzet.participants.enums import ConsentTopic, LimitPart, RestrictionKind
from aanzet.participants.models import Consent
from aanzet.participants.rules import open_consents
from tests.cast import Cast, Word


def _standing(cast: Cast) -> dict[str, object]:
    rows = QuerySet(Consent).filter(participant=cast.participant, withdrawn_on__isnull=True)
    return dict(rows.filter(organisation=cast.school).values_list("topic", "until"))


def _card(cast: Cast) -> str:
    return cast.client("school").get(reverse("portal:candidate_read", args=[cast.case.pk])).content.decode()


def _to(cast: Cast, name: str = "circle:my_yes_to") -> str:
    return reverse(name, args=[cast.school.pk])


def test_she_gives_less_and_takes_back_and_each_holds_at_once(cast: Cast) -> None:
    hers = cast.client("participant")
    assert Word.NEEDS in _card(cast)
    less = hers.post(_to(cast), {"topics": ["card"], "term": "keep"})
    assert less.status_code == 302
    assert Word.NEEDS not in _card(cast)
    assert Word.WISH in _card(cast)
    assert _standing(cast) == {"card": cast.on + timedelta(days=365)}
    assert hers.post(_to(cast, "circle:my_yes_stop")).status_code == 302
    assert cast.client("school").get(reverse("portal:candidate_read", args=[cast.case.pk])).status_code == 404
    assert Word.CALL not in cast.client("school").get(reverse("portal:candidate_list")).content.decode()
    again = hers.post(_to(cast), {"topics": ["plan_steps"], "term": "stop"})
    assert again.status_code == 302
    assert _standing(cast) == {"plan_steps": None}
    assert Word.OWN_STEP in _card(cast)


def test_a_shorter_time_ends_on_its_day_and_the_old_yes_stays_as_history(cast: Cast) -> None:
    cast.client("participant").post(_to(cast), {"topics": ["card", "adjustment"], "term": "months"})
    ends = cast.on + timedelta(days=91)
    assert _standing(cast) == {"card": ends, "adjustment": ends}
    rows = QuerySet(Consent).filter(participant=cast.participant, withdrawn_on=cast.on)
    assert rows.count() == 3
    hers = open_consents(ends).filter(participant=cast.participant)
    assert hers.count() == 2
    assert not open_consents(ends + timedelta(days=1)).filter(participant=cast.participant).exists()


def test_a_form_without_an_answer_changes_nothing(cast: Cast) -> None:
    before = _standing(cast)
    for typed in ({}, {"topics": ["card"]}, {"topics": ["secret"], "term": "year"}, {"term": "year"}):
        assert cast.client("participant").post(_to(cast), typed).status_code == 422
    assert _standing(cast) == before
    assert not QuerySet(Change).exists()


def test_she_chooses_only_among_organisations_of_her_programme(cast: Cast) -> None:
    page = cast.client("participant").get(reverse("circle:my_yes")).content.decode()
    assert "Cast School" in page
    assert "Cast Sister" in page
    assert "Cast Stranger" not in page
    assert "Cast Home" not in page
    strange = reverse("circle:my_yes_to", args=[cast.stranger.pk])
    assert cast.client("participant").get(strange).status_code == 404


def test_a_change_is_on_the_worklist_of_her_coach_until_it_is_read(cast: Cast) -> None:
    cast.client("participant").post(_to(cast, "circle:my_yes_stop"))
    assert QuerySet(Signal).filter(case=cast.case, reason="circle").count() == 1
    for who in ("coach", "coordinator"):
        assert "Veranderde wie haar mag zien" in cast.client(who).get(reverse("portal:now")).content.decode()
    case = reverse("cases:case_more", args=[cast.case.pk])
    assert "Zij nam haar ja terug" in cast.client("coach").get(case).content.decode()
    cast.client("coach").post(reverse("circle:changes_seen", args=[cast.case.pk]))
    assert not QuerySet(Signal).filter(case=cast.case, reason="circle").exists()
    assert "Zij nam haar ja terug" not in cast.client("coach").get(case).content.decode()
    assert QuerySet(Change).get().seen_by_id == cast.users["coach"].pk


def test_her_mentor_sees_what_she_leaves_and_all_of_it_again(cast: Cast) -> None:
    hers, mentor = cast.client("participant"), cast.client("mentor")
    page = reverse("portal:mentee_read", args=[cast.case.pk])
    less = reverse("circle:my_less", args=[cast.users["mentor"].pk])
    assert hers.post(less, {"shows": ["steps"]}).status_code == 302
    shown = mentor.get(page).content.decode()
    assert Word.STEP in shown
    assert Word.WISH not in shown
    hers.post(less, {"shows": []})
    shown = mentor.get(page).content.decode()
    assert Word.CALL in shown
    assert Word.STEP not in shown
    hers.post(less, {"shows": [part.value for part in LimitPart]})
    assert {Word.STEP, Word.WISH} <= {word for word in Word if word in mentor.get(page).content.decode()}
    coach = reverse("circle:my_less", args=[cast.users["coach"].pk])
    assert hers.get(coach).status_code == 404


def test_only_her_own_coach_and_open_again(cast: Cast) -> None:
    hers, only = cast.client("participant"), reverse("circle:my_only")
    case = reverse("cases:case_more", args=[cast.case.pk])
    hers.post(only, {"only": "yes"})
    assert cast.client("coordinator").get(case).status_code == 404
    assert cast.client("stand_in").get(case).status_code == 200
    page = cast.client("coach").get(reverse("cases:case_detail", args=[cast.case.pk])).content.decode()
    assert reverse("cases:restriction_end", args=[cast.case.pk]) not in page
    cast.client("coach").post(reverse("cases:restriction_end", args=[cast.case.pk]))
    assert cast.client("coordinator").get(case).status_code == 404, "what she hid, only she shows"
    hers.post(only, {"only": "no"})
    assert cast.client("coordinator").get(case).status_code == 200


def test_what_her_coach_hid_she_does_not_show(cast: Cast) -> None:
    restriction_add(
        by=cast.actor("coach"),
        on=cast.on,
        participant=cast.participant,
        kind=RestrictionKind.PROTECTED_IDENTITY,
    )
    said = cast.client("participant").post(reverse("circle:my_only"), {"only": "no"}, follow=True)
    assert "Je coach houdt je pagina dicht" in said.content.decode()
    case = reverse("cases:case_more", args=[cast.case.pk])
    assert cast.client("coordinator").get(case).status_code == 404


def test_the_yes_is_asked_in_a_language_that_was_read(cast: Cast) -> None:
    hers = cast.client("participant")
    page = hers.get(_to(cast), headers={"accept-language": "nl"}).content.decode()
    assert "data-asks-yes" not in page
    coach = cast.users["coach"]
    coach.phone = "+31610000999"
    coach.save()
    hers.cookies[settings.LANGUAGE_COOKIE_NAME] = "fa"
    page = hers.get(_to(cast)).content.decode()
    assert 'dir="rtl"' in page
    assert '<div lang="nl" dir="ltr" class="stack" data-asks-yes>' in page
    assert "Je hoeft geen ja te zeggen" in page
    assert "tel:+31610000999" in page


def test_a_journal_line_for_each_change(cast: Cast) -> None:
    herself = cast.actor("participant")
    actions.yes_choose(
        by=herself, on=cast.on, case=cast.case, organisation=cast.school, topics={ConsentTopic.CARD: None}
    )
    actions.mentor_limit(
        by=herself, on=cast.on, case=cast.case, user_id=cast.users["mentor"].pk, parts=frozenset({LimitPart.WISH})
    )  # fmt: skip
    lines = Entry.objects.filter(subject_id=cast.participant.pk, actor_id=herself.user_id)
    assert {"participant.consent_withdrawn", "participant.consent_given", "participant.limit_set"} <= set(
        lines.values_list("action", flat=True)
    )
