"""The invented people: enough of them, believable, equal at every load, and never in a live installation."""

import io
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count, QuerySet

from aanzet.access.actor import actor_for
from aanzet.access.scope import unscoped
from aanzet.accounts.models import User
from aanzet.alliances.models import Grant
from aanzet.alliances.queries import cost_page
from aanzet.cases.models import Case, ContactMoment, Exit, Intake, Referral, Step
from aanzet.cases.queries.cohort import cohort_list
from aanzet.cases.queries.worklist import worklist
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.impact.queries.targets import target_figures
from aanzet.matches.models import Proposal, Want
from aanzet.matches.queries.away import away
from aanzet.participants.models import Fingerprint, Link, Participant, Restriction
from aanzet.participants.vault import Vault
from aanzet.portal.demo import cast, load, people
from aanzet.portal.demo.chapters import CHAPTERS
from aanzet.portal.demo.scripts import Writer, kinds_of_work
from aanzet.portal.queries.sent import sent_to
from aanzet.programmes.models import Programme
from aanzet.sheets.models import CareWeek, Choice, PeopleMap
from aanzet.sheets.queries.choice import choice_sheet
from aanzet.sheets.queries.people import map_page
from aanzet.sheets.queries.week import opened
from aanzet.sheets.week import sums
from aanzet.work.enums import Still
from aanzet.work.models import AfterCareCheck, IndependenceStatement, Placement
from aanzet.work.queries import asked_of_her, stands

DATA = Path(people.__file__).parent / "data"
REAL = ("Aldijana", "Tanovic", "Selma", "Hamouda", "de Klein")
WRITTEN = (*DATA.glob("*.toml"), *Path(people.__file__).parent.glob("*.py"))


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[load.Loaded]:
    """One load for all tests of this file; rolled back afterwards."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        yield load.load(on=clock.today(), say=lambda line: None)
        transaction.set_rollback(True)


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_no_person_of_the_source_texts_appears(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not [name for name in REAL if name in text]


def test_words_say_nothing_that_must_not_be_kept() -> None:
    for name in ("words_nl.toml", "words_sv.toml"):
        text = (DATA / name).read_text(encoding="utf-8").lower()
        assert not re.search(r"€|\beuro\b|\bkronor\b|depressi|ptsd|diagnos|\d{8,}", text)
        tables = tomllib.loads(text)
        assert len(tables["wishes"]) >= 10
        assert all(len(each["example"]) <= 300 for each in tables["strengths"])


def test_the_same_seed_draws_the_same_people() -> None:
    def draw() -> list[people.Person]:
        crowd = people.Crowd(Random("x"), date(2026, 11, 22), first_phone=0)
        return [crowd.draw(each, "nl", "nl") for each in people.backgrounds() for _ in range(5)]

    assert draw() == draw()
    assert len({person.full_name for person in draw()}) == len(draw())


def test_every_chapter_has_as_many_stories_as_it_says() -> None:
    for chapter in CHAPTERS:
        stories = chapter.stories(Writer(Random("x"), date(2026, 11, 22), date(2021, 8, 1)))
        assert len(stories) == chapter.women
        assert all(story.first_contact <= (story.started or story.first_contact) for story in stories)
        assert all((story.exit_on or date.min) <= date(2026, 11, 22) for story in stories)


def test_works_come_in_the_numbers_asked() -> None:
    works = kinds_of_work(Random("x"), jobs=3, trainings=2, trials=1, outside=4)
    assert Counter(work.kind.value in ("training",) for work in works) == {False: 8, True: 2}


def test_a_live_installation_refuses(settings: object) -> None:
    settings.MODE = "live"  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="AANZET_MODE"):
        load.load(on=clock.today(), say=lambda line: None)
    with pytest.raises(CommandError, match="live"):
        call_command("demo_logins")


def test_logins_are_one_line_each() -> None:
    out = io.StringIO()
    call_command("demo_logins", stdout=out)
    lines = out.getvalue().splitlines()
    for each in cast.LOGINS:
        assert sum(line.startswith(f"  {each.mail}") for line in lines) == 1
    assert len({each.secret for each in cast.LOGINS}) == len(cast.LOGINS)


@pytest.mark.slow
@pytest.mark.django_db
class TestLoaded:
    """What stands in the database after one load."""

    def test_about_four_hundred_women_in_all_programmes(self, demo: load.Loaded) -> None:
        assert demo.fresh
        with unscoped("tests"):
            assert 350 <= Participant.objects.count() <= 450
        held = Counter(QuerySet(Case).values_list("programme__slug", flat=True))
        assert set(held) == {chapter.programme for chapter in CHAPTERS}
        assert set(Programme.objects.values_list("slug", flat=True)) >= set(cast.PROGRAMMES)

    def test_a_second_load_changes_nothing(self, demo: load.Loaded) -> None:
        again = load.load(on=clock.today(), say=lambda line: pytest.fail(line))
        assert not again.fresh
        assert again.women == demo.women

    def test_every_login_has_its_role(self, demo: load.Loaded) -> None:
        for each in cast.LOGINS:
            who = actor_for(User.objects.get(email=each.mail))
            assert who.participant == each.by_code
            assert {role for role, _ in each.tasks} <= who.roles

    def test_the_promise_of_vrouw_en_werk_is_near(self, demo: load.Loaded) -> None:
        rows = QuerySet(Placement).filter(case__programme__slug="vrouw-en-werk", sector="care_welfare")
        assert rows.exclude(kind="work_trial").values("case").distinct().count() == 98
        kept = (
            QuerySet(AfterCareCheck)
            .filter(placement__in=rows, due="6m")
            .values_list("still")
            .annotate(n=Count("pk"))
        )
        found = {Still(still): count for still, count in kept}
        assert found[Still.NO] == 5
        assert found[Still.UNKNOWN] == 3

    def test_every_promise_can_be_believed(self, demo: load.Loaded) -> None:
        """Each counted figure lies between two thirds of the pace and a little above the promise."""
        for programme in Programme.objects.all():
            for figure in target_figures(programme=programme, on=clock.today(), language="nl"):
                # What is counted without a promised number has no pace.
                if not figure.uncounted and figure.target.number:
                    gone = min(figure.share_time or 0.9, 1)
                    assert 0.66 * gone < (figure.share_reached or 0) < 1.2, (programme.slug, figure.name)

    def test_costs_are_shared_by_funders_and_partly_claimed(self, demo: load.Loaded) -> None:
        funder = actor_for(User.objects.get(email="joost@example.org"))
        page = cost_page(grant=Grant.objects.get(slug="vrouw-en-werk-gak"), actor=funder)
        assert any(line.others for line in page.lines)
        assert {line.sent_on is None for line in page.lines} == {True, False}
        assert any(line.corrects for line in page.lines)
        assert all(total.left >= 0 for total in page.totals)

    def test_the_worklist_has_something_and_not_everything(self, demo: load.Loaded) -> None:
        for mail, most in (("nadia@example.org", 25), ("fadma@example.org", 12), ("marijke@example.org", 6)):
            found = worklist(actor=actor_for(User.objects.get(email=mail)), on=clock.today())
            assert 1 <= len(found.now) <= most
        reasons = {
            reason.reason.value
            for row in worklist(
                actor=actor_for(User.objects.get(email="nadia@example.org")), on=clock.today()
            ).now
            for reason in row.reasons
        }
        assert {"silence", "check", "step", "referral", "no_coach"} <= reasons

    def test_nothing_lies_in_the_future_or_before_its_beginning(self, demo: load.Loaded) -> None:
        today = clock.today()
        assert not QuerySet(ContactMoment).filter(on__gt=today).exists()
        assert not QuerySet(Step).filter(done_on__gt=today).exists()
        assert not QuerySet(Placement).filter(starts_on__gt=today).exists()
        for case_id, on in QuerySet(Exit).values_list("case_id", "on"):
            case = QuerySet(Case).get(pk=case_id)
            assert case.started_on is None or case.started_on <= on <= today

    def test_women_began_together_in_a_group(self, demo: load.Loaded) -> None:
        for mail in ("emina@example.org", "fadma@example.org"):
            groups = cohort_list(actor=actor_for(User.objects.get(email=mail)), on=clock.today())
            assert [6 <= group.women <= 10 for group in groups] == [True]
            assert groups[0].coaches

    def test_who_signs_in_finds_a_question_that_only_she_answers(self, demo: load.Loaded) -> None:
        for mail in ("rahel@example.org", "azra@example.org"):
            (question,) = asked_of_her(actor=actor_for(User.objects.get(email=mail)))
            assert question.reasons
            assert not stands(QuerySet(Placement).get(pk=question.placement_id))

    def test_everything_that_happens_in_practice_is_there(self, demo: load.Loaded) -> None:
        with unscoped("tests"):
            assert Restriction.objects.count() >= 2
            assert Link.objects.filter(same=True).count() >= 6
        assert QuerySet(Intake).filter(finished_on=None).exists()
        assert QuerySet(Referral).filter(state__in=["sent", "seen"]).exists()
        assert (
            not QuerySet(Referral).filter(topic__contains="_").exists()
        )  # words, never the key of an obstacle
        assert QuerySet(IndependenceStatement).filter(answer="declined").exists()
        assert set(QuerySet(Exit).values_list("kind", flat=True)) >= {
            "result",
            "her_choice",
            "lost_touch",
            "moved_on",
        }

    def test_one_woman_in_an_alliance_without_agreement_is_counted_once_and_not_linked(
        self, demo: load.Loaded
    ) -> None:
        with unscoped("tests"):
            mine = Fingerprint.objects.filter(participant__cases__programme__slug="samen-werkt-het")
            twice = mine.values("digest").annotate(n=Count("participant", distinct=True)).filter(n__gt=1)
            assert twice.exists()
            assert not Link.objects.filter(one__cases__programme__slug="samen-werkt-het").exists()

    def test_who_signs_in_finds_her_own_sheets(self, demo: load.Loaded) -> None:
        by = actor_for(User.objects.get(email="rahel@example.org"))
        choice = Choice.objects.visible_to(by, "me.sheet.edit").get()
        sheet = choice_sheet(choice=choice)
        assert sheet.standing is not None
        assert (len(sheet.options), len(sheet.earlier)) == (2, 1)
        week = opened(CareWeek.objects.visible_to(by, "me.sheet.edit").get())
        assert sums(week.now).mine > sums(week.wished).mine > 0
        around = map_page(row=PeopleMap.objects.visible_to(by, "me.sheet.edit").get())
        assert (len(around.everybody), around.shown_on) == (6, None)

    def test_notes_open_with_her_key_and_are_short(self, demo: load.Loaded) -> None:
        for row in QuerySet(ContactMoment).select_related("case")[:40]:
            assert 10 < len(Vault(row.case.participant_id).open(row, "note")) < 200

    def test_a_protected_woman_is_on_nobodys_list_but_her_coachs(self, demo: load.Loaded) -> None:
        with unscoped("tests"):
            hidden = set(Restriction.objects.values_list("participant_id", flat=True))
        who = actor_for(User.objects.get(email="nadia@example.org"))
        assert not Participant.objects.visible_to(who, "case.list").filter(pk__in=hidden).exists()


def test_who_signs_in_sees_what_was_sent_to_her_and_what_was_not(demo: load.Loaded) -> None:
    rahel = QuerySet(Participant).get(account__email="rahel@example.org")
    lines = sent_to(participant=rahel, staff=False)
    assert [bool(line.not_sent) for line in lines if not line.waits] == [False, False, False, True]
    assert all("Marijke" not in line.text for line in lines), "her phone is shared: nothing that tells"


def test_rahel_chooses_between_two_and_others_are_on_their_way(demo: load.Loaded) -> None:
    want = QuerySet(Want).get(case__participant__account__email="rahel@example.org", ended_on__isnull=True)
    assert want.proposals.filter(ended_on__isnull=True).count() == 2
    others = QuerySet(Proposal).filter(ended_on__isnull=True).exclude(want=want)
    assert others.filter(want__case__programme__slug="vrouw-en-werk").count() == 3
    # Somebody is ill, and her women have nobody.
    nadia = actor_for(User.objects.get(email="nadia@example.org"))
    assert [each.arranged for gone in away(actor=nadia, on=clock.today()) for each in gone.women] == [
        None,
        None,
    ]
