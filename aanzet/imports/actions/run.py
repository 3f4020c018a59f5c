"""Taking rows over: batch after batch, in one transaction per file. Nobody is written to."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from django.db import models, transaction

from aanzet.access.actor import Actor
from aanzet.alliances.models import Organisation
from aanzet.cases.actions.journey import cases_open
from aanzet.cases.models import Case
from aanzet.imports.models import Import, ImportRow
from aanzet.imports.queries import Planned, Planner, Report, Source, rest_of
from aanzet.imports.reading import Fault, Mapping
from aanzet.journal.actions import Line, write, write_many
from aanzet.participants import vault
from aanzet.participants.actions import participants_add
from aanzet.participants.models import Link, Participant, ParticipantKey
from aanzet.programmes.models import Programme

Progress = Callable[[int, int], None]


def import_run(
    *,
    by: Actor | None,
    on: date,
    programme: Programme,
    organisation: Organisation,
    sources: Sequence[Source],
    digest: str,
    mapping: Mapping | None = None,
    progress: Progress | None = None,
) -> Report:
    """Store the rows of `sources` at `organisation` in `programme`. `progress(done, total)` after each batch.

    Every row is stored, matched, found unchanged or refused; the report's counts add up to the rows.
    """
    planner = Planner(programme=programme, organisation=organisation, on=on)
    report = Report()
    total = sum(len(source.read.rows) for source in sources)
    run: Import | None = None
    for source in sources:
        with transaction.atomic():
            _one_at_a_time(organisation.pk)
            run = run or _begin(by, on, programme, organisation, sources, digest, mapping or Mapping())
            report.import_id = run.pk
            report.add_file(source.name, source.read.notes)
            for planned in planner.batches(source):
                _store(planned, run, by, on)
                report.add(planned)
                if progress:
                    progress(report.rows, total)
            _journal(run, by, on, report.counts())
    return report


def _one_at_a_time(organisation_id: UUID) -> None:
    """Until the end of the transaction no other register of this organisation stores a row: the same woman in two of
    them is found once. Other work goes on: nobody's key changes."""
    rows = models.QuerySet(Organisation).select_for_update(no_key=True)
    rows.filter(pk=organisation_id).first()


def _begin(
    by: Actor | None,
    on: date,
    programme: Programme,
    organisation: Organisation,
    sources: Sequence[Source],
    digest: str,
    mapping: Mapping,
) -> Import:
    return models.QuerySet(Import).create(
        programme=programme,
        organisation=organisation,
        by_id=by.user_id if by else None,
        on=on,
        files=[source.name[:200] for source in sources],
        digest=digest,
        mapping=mapping.as_data(),
        notes=[[source.name[:200], *_flat(note)] for source in sources for note in source.read.notes],
    )


def _journal(run: Import, by: Actor | None, on: date, counts: dict[str, int]) -> None:
    write(by, "import.run", object_id=run.pk, organisation=run.organisation_id, data=counts, on=on)


def _store(planned: list[Planned], run: Import, by: Actor | None, on: date) -> None:
    """One batch: people, links, cases and the rows of the import, in a constant number of statements."""
    fresh = [each.fresh for each in planned if each.fresh is not None]
    if fresh:
        participants_add(by=by, on=on, rows=fresh)
    links = _link(planned, run, by, on)
    cases = _cases(planned, run, on)
    if cases:
        cases_open(by=by, on=on, rows=cases.values())
    safes = _vaults([row.pk for row in fresh])
    rows = []
    for each in planned:
        row = _row(each, run)
        link, case = links.get(each.participant_id), cases.get(each.participant_id)
        row.link_id = link.pk if link and each.twin_id else None
        row.case_id = case.pk if case and each.opens_case else None
        rest = rest_of(each.row.person) if each.row.person and each.fresh else {}
        if rest and each.participant_id in safes:
            row.rest = safes[each.participant_id].seal(row, "rest", json.dumps(rest, ensure_ascii=False))
        rows.append(row)
    models.QuerySet(ImportRow).bulk_create(rows, batch_size=500)


def _row(each: Planned, run: Import) -> ImportRow:
    fault = each.fault or Fault("")
    return ImportRow(
        run=run,
        file=each.file[:200],
        sheet=each.row.sheet[:120],
        number=each.row.number,
        outcome=each.outcome,
        participant_id=each.participant_id,
        made_participant=each.fresh is not None,
        column=fault.column[:120],
        reason=fault.code,
        values=list(fault.values),
        notes=[_flat(note) for note in each.notes],
        row_key=each.row_key,
    )


def _flat(note: Fault) -> list[object]:
    return [note.code, list(note.values), note.column]


def _link(planned: list[Planned], run: Import, by: Actor | None, on: date) -> dict[UUID | None, Link]:
    """Join new rows to the same woman at a partner; undone like any other link."""
    links: dict[UUID | None, Link] = {}
    for each in planned:
        if each.twin_id is None or each.participant_id is None:
            continue
        one, other = sorted((each.participant_id, each.twin_id))
        links[each.participant_id] = Link(
            one_id=one, other_id=other, linked_on=on, by_id=by.user_id if by else None, source="import"
        )
    models.QuerySet(Link).bulk_create(links.values(), batch_size=500)
    write_many(
        by,
        [
            Line("participant.linked", subject, link.pk, run.organisation_id, on=on)
            for link in links.values()
            for subject in (link.one_id, link.other_id)
        ],
    )
    return links


def _cases(planned: list[Planned], run: Import, on: date) -> dict[UUID | None, Case]:
    """A journey for everybody who has none in this programme; started on the day the register says."""
    cases: dict[UUID | None, Case] = {}
    for each in planned:
        if not each.opens_case or each.participant_id is None or each.row.person is None:
            continue
        started = each.row.person.started_on
        cases[each.participant_id] = Case(
            participant=each.fresh or Participant(pk=each.participant_id, organisation=run.organisation),
            programme=run.programme,
            organisation=run.organisation,
            first_contact_on=started or on,
            started_on=started,
            imported=True,
        )
    return cases


def _vaults(ids: list[UUID]) -> dict[UUID, vault.Vault]:
    """The keys of new people, opened with one query instead of one each."""
    opened = {}
    for row in ParticipantKey.objects.filter(participant__in=ids):
        opened[row.participant_id] = vault.Vault(row.participant_id)
        opened[row.participant_id]._key = vault.unwrap(row)
    return opened
