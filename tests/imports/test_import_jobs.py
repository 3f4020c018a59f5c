"""Long registers are taken over in batches: a crash leaves whole batches, a second turn goes on, nothing is doubled."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import models
from django.test import Client
from django.urls import reverse

from aanzet.access.actor import Actor, actor_for
from aanzet.access.scope import unscoped
from aanzet.accounts.actions import account_create
from aanzet.accounts.models import User
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership, Organisation
from aanzet.cases.models import Case
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.imports import actions, queries
from aanzet.imports.actions import jobs
from aanzet.imports.actions.run import _store
from aanzet.imports.enums import Stage
from aanzet.imports.models import Import, ImportRow, Job, Upload
from aanzet.imports.queries import planning
from aanzet.imports.reading import Mapping, mapping_from_data, mapping_from_text
from aanzet.journal.models import Entry
from aanzet.participants.models import Participant
from aanzet.programmes.models import Programme
from tests.accounts.signin import sign_in
from tests.imports.makers import PARTNERS, TODAY, counts, register, take

SMALL_BATCH = 4


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of four rows, so that a short file is a long one."""
    monkeypatch.setattr(planning, "BATCH", SMALL_BATCH)
    monkeypatch.setattr(queries, "AT_ONCE", SMALL_BATCH)


def coordinator(organisation: Organisation) -> User:
    user = account_create(by=None, on=TODAY, name="Nadia", email="nadia@example.org", language="en")
    Membership.objects.create(user=user, organisation=organisation, role=Role.COORDINATOR, starts_on=TODAY)
    return user


@pytest.fixture
def nadia(malak: Organisation) -> Actor:
    return actor_for(coordinator(malak), on=TODAY)


def csv(many: int) -> bytes:
    """Women with and without a date of birth, each fifth a second time, each seventh row without a name."""
    lines = ["Naam;Geboren;Tel;Start"]
    for n in range(many):
        who = n - 3 if n % 5 == 4 else n
        name = "" if n % 7 == 6 else f"Anna{who} Berg{who}"
        lines.append(f"{name};01-02-19{60 + who % 30};06{10_000_000 + who};01-0{1 + n % 9}-2025")
    return "\n".join(lines).encode()


def asked(by: Actor, programme: Programme, organisation: Organisation, name: str, content: bytes) -> Job:
    """A file that somebody looked at and asked to be taken over."""
    upload = actions.upload_add(
        by=by, programme=programme, organisation=organisation, name=name, content=content
    )
    mapping = Mapping()
    read = queries.upload_read(upload, queries.upload_book(upload), on=TODAY, mapping=mapping)
    return actions.job_add(by=by, on=TODAY, upload=upload, mapping=mapping, read=read)


def stored() -> tuple[int, int, int]:
    with unscoped("tests"):
        return Participant.objects.count(), Case.objects.count(), ImportRow.objects.count()


def crash_after(monkeypatch: pytest.MonkeyPatch, batches: int, error: BaseException) -> None:
    """The machine dies while the batch after `batches` is being stored: its rows are written, not kept."""
    seen: list[int] = []

    def dying(*args: Any) -> None:
        _store(*args)
        seen.append(1)
        if len(seen) > batches:
            raise error

    monkeypatch.setattr(jobs, "_store", dying)


def later(job: Job) -> None:
    """The lease is over."""
    models.QuerySet(Job).filter(pk=job.pk).update(leased_until=clock.now() - timedelta(seconds=1))


@pytest.mark.django_db
@pytest.mark.parametrize("name", PARTNERS)
def test_in_a_worker_the_numbers_are_those_of_the_key(
    programme: Programme, nadia: Actor, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "BATCH", 500)
    organisation = Organisation.objects.get(slug=PARTNERS[name])
    whole = queries.import_check(
        on=TODAY,
        programme=programme,
        organisation=organisation,
        sources=[queries.Source(name, _read(programme, nadia, organisation, name))],
    )
    job = models.QuerySet(Job).get()
    assert actions.job_work() == 1
    line = queries.import_line(job.run)
    assert (line.rows, line.stored, line.matched, line.unchanged, line.refused) == counts(whole)
    assert line.stage == Stage.FINISHED
    assert Entry.objects.get(action="import.run").data == whole.counts()
    with unscoped("tests"):
        assert Upload.objects.get().content == ""


def _read(programme: Programme, by: Actor, organisation: Organisation, name: str) -> Any:
    job = asked(by, programme, organisation, *register(name))
    return queries.upload_read(job.upload, queries.upload_book(job.upload), on=TODAY, mapping=Mapping())


@pytest.mark.django_db
@pytest.mark.parametrize("after", [0, 1, 3])
def test_crash_leaves_whole_batches_and_the_next_turn_goes_on(
    programme: Programme, malak: Organisation, nadia: Actor, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    job = asked(nadia, programme, malak, "lang.csv", csv(18))
    with monkeypatch.context() as broken:
        crash_after(broken, after, SystemExit())
        with pytest.raises(SystemExit):
            actions.job_work()
    assert stored()[2] == after * SMALL_BATCH
    found = queries.progress_of(models.QuerySet(Job).get())
    assert (found.done, found.total, found.stage) == (after * SMALL_BATCH, 18, Stage.RUNNING)
    assert actions.job_work() == 0, "its lease has not ended yet"
    later(job)
    assert queries.progress_of(models.QuerySet(Job).get()).stage == Stage.WAITING
    assert actions.job_work() == 1
    resumed = stored(), queries.counts_of(job.run)
    actions.import_undo(by=nadia, on=TODAY, run=job.run)
    with unscoped("tests"):
        Import.objects.all().delete()
    job = asked(nadia, programme, malak, "lang.csv", csv(18))
    actions.job_work()
    assert (stored(), queries.counts_of(job.run)) == resumed, "as if nothing had happened"
    assert resumed[1]["rows"] == 18
    assert resumed[1]["matched"]
    assert resumed[1]["refused"] == 2


@pytest.mark.django_db
def test_after_three_turns_without_a_batch_it_stops_and_somebody_lets_it_go_on(
    programme: Programme, malak: Organisation, nadia: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = asked(nadia, programme, malak, "lang.csv", csv(18))
    with monkeypatch.context() as broken:
        crash_after(broken, 1, ValueError("no"))
        for _turn in range(4):
            actions.job_work()
            later(job)
    job = models.QuerySet(Job).get()
    assert (job.failure, job.attempts) == ("ValueError", 3)
    assert queries.progress_of(job).stage == Stage.STOPPED
    assert actions.job_work() == 0
    actions.job_again(by=nadia, on=TODAY, job=job)
    assert actions.job_work() == 1
    assert queries.counts_of(job.run)["rows"] == 18
    assert Entry.objects.filter(action="import.queued").count() == 2


@pytest.mark.django_db
def test_who_lost_the_file_stores_nothing_more(
    programme: Programme, malak: Organisation, nadia: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another worker took over while this one was away: its next batch is not stored a second time."""
    job = asked(nadia, programme, malak, "lang.csv", csv(18))
    seen: list[int] = []

    def slow(*args: Any, **kwargs: Any) -> Any:
        found = queries.upload_read(*args, **kwargs)
        if not seen:
            seen.append(1)
            later(job)
            assert actions.job_work() == 1
        return found

    monkeypatch.setattr(jobs, "upload_read", slow)
    held = jobs._lease()
    assert held is not None
    with pytest.raises(jobs._Lost):
        jobs._take(held)
    assert queries.counts_of(job.run)["rows"] == 18
    assert Entry.objects.filter(action="import.run").count() == 1


@pytest.mark.django_db
def test_half_a_register_can_be_taken_back_when_it_stopped_and_not_while_it_runs(
    programme: Programme, malak: Organisation, nadia: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = asked(nadia, programme, malak, "lang.csv", csv(18))
    with pytest.raises(Refused, match="taken over now|nu overgenomen"):
        actions.import_undo(by=nadia, on=TODAY, run=job.run)
    crash_after(monkeypatch, 1, ValueError("no"))
    for _turn in range(4):
        actions.job_work()
        later(job)
    actions.import_undo(by=nadia, on=TODAY, run=job.run)
    assert stored()[:2] == (0, 0)
    job = models.QuerySet(Job).get()
    actions.job_again(by=nadia, on=TODAY, job=job)
    assert actions.job_work() == 0
    with unscoped("tests"):
        assert Upload.objects.get().content == ""


@pytest.mark.django_db
def test_a_waiting_file_is_not_swept_away(programme: Programme, malak: Organisation, nadia: Actor) -> None:
    job = asked(nadia, programme, malak, "lang.csv", csv(9))
    old = clock.now() - timedelta(days=3)
    models.QuerySet(Upload).update(created_at=old)
    actions.upload_add(by=nadia, programme=programme, organisation=malak, name="b.csv", content=b"Naam\nAn")
    assert models.QuerySet(Job).filter(pk=job.pk).exists()
    actions.job_work()
    actions.upload_add(by=nadia, programme=programme, organisation=malak, name="c.csv", content=b"Naam\nAn")
    assert not models.QuerySet(Job).exists()
    assert models.QuerySet(Import).count() == 1


def test_what_the_page_chose_comes_back_from_the_record() -> None:
    for text in ('"Wie" = "name"\n"column b" = "ignore"', '[settings]\ndates = "month-day-year"\n'):
        chosen = mapping_from_text(text)
        assert mapping_from_data(chosen.as_data()) == chosen


class TestPages:
    """As a coordinator sees it."""

    pytestmark = pytest.mark.django_db

    @pytest.fixture
    def browser(self, malak: Organisation, client: Client) -> Client:
        client.cookies["language"] = "en"
        return sign_in(client, coordinator(malak))

    @pytest.fixture
    def chosen(self, browser: Client) -> str:
        file = SimpleUploadedFile("lang.csv", csv(18))
        sent = browser.post(reverse("imports:add"), {"where": "samen-sterk-met-werk:malak", "file": file})
        return str(sent["Location"])

    def test_long_file_is_handed_over_and_found_again(self, browser: Client, chosen: str) -> None:
        sent = browser.post(chosen, {"do": "run"})
        page = browser.get(sent["Location"])
        assert "0 of 18 rows are stored." in page.content.decode()
        assert page["Refresh"] == "4"
        assert 'http-equiv="refresh"' not in page.content.decode()
        still = browser.get(sent["Location"] + "?still=1")
        assert "Refresh" not in still
        assert stored() == (0, 0, 0)
        listed = browser.get(reverse("imports:list")).content.decode()
        assert sent["Location"] in listed
        assert "Waits for its turn" in listed
        call_command("import", "work", stdout=io.StringIO())
        done = browser.get(sent["Location"], follow=True)
        assert done.redirect_chain[-1][0] == reverse(
            "imports:detail", args=[models.QuerySet(Import).get().pk]
        )
        assert "18 rows." in done.content.decode()
        assert "Taken over" in browser.get(reverse("imports:list")).content.decode()

    def test_second_click_finds_the_first(self, browser: Client, chosen: str) -> None:
        first, second = (browser.post(chosen, {"do": "run"})["Location"] for _click in range(2))
        assert first == second
        assert browser.post(chosen, {"do": "drop"})["Location"] == first, "too late to throw it away"
        assert models.QuerySet(Job).count() == models.QuerySet(Import).count() == 1

    def test_second_click_on_a_short_file_lands_on_the_same_page(self, browser: Client) -> None:
        file = SimpleUploadedFile("kort.csv", b"Naam;Geboren\nAnna Berg;1990")
        url = browser.post(reverse("imports:add"), {"where": "samen-sterk-met-werk:malak", "file": file})
        first = browser.post(url["Location"], {"do": "run"})["Location"]
        again = browser.post(url["Location"], {"do": "run"}, follow=True)
        assert again.redirect_chain[-1][0] == first
        assert stored() == (1, 1, 1)

    def test_stopped_file_says_so_and_goes_on(
        self, browser: Client, chosen: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        place = browser.post(chosen, {"do": "run"})["Location"]
        job = models.QuerySet(Job).get()
        with monkeypatch.context() as broken:
            crash_after(broken, 2, ValueError("no"))
            for _turn in range(4):
                actions.job_work()
                later(job)
        page = browser.get(place)
        assert "8 of 18 rows are stored." in page.content.decode()
        assert "Go on with the rest" in page.content.decode()
        assert "Refresh" not in page
        assert "Stopped" in browser.get(reverse("imports:list")).content.decode()
        browser.post(place)
        actions.job_work()
        assert queries.counts_of(job.run)["rows"] == 18


@pytest.mark.django_db
def test_a_short_register_brought_again_changes_nothing(
    programme: Programme, malak: Organisation, nadia: Actor
) -> None:
    take(programme, malak, ("lang.csv", csv(18).decode()))
    before = stored()
    job = asked(nadia, programme, malak, "lang.csv", csv(18))
    actions.job_work()
    assert stored()[:2] == before[:2]
    assert queries.counts_of(job.run) == {
        "rows": 18,
        "stored": 0,
        "matched": 0,
        "unchanged": 16,
        "refused": 2,
    }
