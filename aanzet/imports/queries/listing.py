"""Imports as they stand: for the list, the page of one import, and the command line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.access.scope import unscoped
from aanzet.alliances.enums import Role
from aanzet.alliances.models import AllianceMembership, Organisation
from aanzet.core.errors import Refused
from aanzet.imports.enums import Outcome, Stage
from aanzet.imports.models import Import, ImportRow
from aanzet.imports.queries.files import FileUnreadable
from aanzet.imports.queries.jobs import stage_of
from aanzet.imports.queries.report import Said
from aanzet.imports.reading import Fault, Mapping, Unreadable, mapping_from_text
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import programme_named

MAP_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One import with its counts; they are counted from its rows, never kept beside them."""

    pk: UUID
    on: date
    at: datetime
    organisation: str
    programme: str
    files: list[str]
    rows: int
    stored: int
    matched: int
    unchanged: int
    refused: int
    undone_on: date | None
    # Of a file that is not taken over wholly yet: where it stands, and its page.
    stage: Stage = Stage.FINISHED
    upload_id: UUID | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "import": str(self.pk),
            "on": self.on.isoformat(),
            "organisation": self.organisation,
            "programme": self.programme,
            "files": self.files,
            "rows": self.rows,
            "stored": self.stored,
            "matched": self.matched,
            "unchanged": self.unchanged,
            "refused": self.refused,
            "undone_on": self.undone_on.isoformat() if self.undone_on else None,
        }


def partner_named(programme: str, organisation: str, *, on: date) -> tuple[Programme, Organisation]:
    """The programme and its partner by their slugs. Raises Refused with what to write instead."""
    found = programme_named(programme)
    if found is None:
        known = ", ".join(Programme.objects.order_by("slug").values_list("slug", flat=True))
        raise Refused(
            _("There is no programme “%(slug)s”. Choose one of: %(known)s.")
            % {"slug": programme, "known": known},
            "programme",
        )
    partners = partners_of(found, on=on)
    row = next((each for each in partners if each.slug == organisation), None)
    if row is None:
        known = ", ".join(each.slug for each in partners)
        raise Refused(
            _("“%(slug)s” takes no part in this programme. Choose one of: %(known)s.")
            % {"slug": organisation, "known": known},
            "organisation",
        )
    return found, row


def partners_of(programme: Programme, *, on: date) -> list[Organisation]:
    """Organisations of the programme's alliance on a day."""
    ids = AllianceMembership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on), alliance=programme.alliance_id, starts_on__lte=on
    ).values("organisation_id")
    return list(Organisation.objects.filter(pk__in=ids).order_by("slug"))


def choices_for(actor: Actor) -> list[tuple[Programme, Organisation]]:
    """Where a coordinator may bring a register: each programme her own organisations take part in."""
    own = set(actor.organisations(Role.COORDINATOR))
    return [
        (programme, partner)
        for programme in Programme.objects.order_by("name")
        for partner in partners_of(programme, on=actor.on)
        if partner.pk in own
    ]


def read_mapping(path: Path | None) -> Mapping:
    """The map of the command line. Raises FileUnreadable."""
    if path is None:
        return Mapping()
    try:
        raw = path.read_bytes()[:MAP_BYTES]
        return mapping_from_text(raw.decode("utf-8-sig"))
    except OSError:
        raise FileUnreadable("", Unreadable("missing", path.name)) from None
    except UnicodeDecodeError:
        raise FileUnreadable(path.name, Unreadable("map_unreadable", "utf-8")) from None
    except Unreadable as cause:
        raise FileUnreadable(path.name, cause) from None


def import_named(pk: UUID) -> Import | None:
    """An import by its id, for the command line."""
    with unscoped("imports.run"):
        return Import.objects.select_related("organisation", "programme").filter(pk=pk).first()


def imports_listed(actor: Actor | None = None) -> list[ImportLine]:
    """Imports, newest first: those an actor may see, or all on the command line."""
    if actor is not None:
        return _lines(Import.objects.visible_to(actor, "import.list"))
    with unscoped("imports.run"):
        return _lines(Import.objects.all())


def import_line(run: Import) -> ImportLine:
    """One import with its counts."""
    with unscoped("imports.run"):
        return _lines(Import.objects.filter(pk=run.pk))[0]


def _lines(rows: QuerySet[Import]) -> list[ImportLine]:
    counted = (
        rows.order_by("-created_at", "-pk")
        .select_related("organisation", "programme")
        .annotate(
            total=Count("rows"),
            stored=Count("rows", filter=Q(rows__outcome=Outcome.STORED)),
            matched=Count("rows", filter=Q(rows__outcome=Outcome.MATCHED)),
            unchanged=Count("rows", filter=Q(rows__outcome=Outcome.UNCHANGED)),
            refused=Count("rows", filter=Q(rows__outcome=Outcome.REFUSED)),
            upload=F("job__upload_id"),
            finished=F("job__finished_at"),
            stopped=F("job__stopped_at"),
            leased=F("job__leased_until"),
        )
    )
    return [
        ImportLine(
            pk=row.pk, on=row.on, at=row.created_at, organisation=row.organisation.name,
            programme=row.programme.name, files=list(row.files), rows=row.total, stored=row.stored,
            matched=row.matched, unchanged=row.unchanged, refused=row.refused, undone_on=row.undone_on,
            stage=stage_of(row.finished, row.stopped, row.leased) if row.upload else Stage.FINISHED,
            upload_id=row.upload,
        )
        for row in counted
    ]  # fmt: skip


def refused_rows(run: Import, *, actor: Actor) -> list[Said]:
    """Rows that were not taken over, in the order of the files."""
    rows = ImportRow.objects.visible_to(actor, "import.detail").filter(run=run, outcome=Outcome.REFUSED)
    return [
        Said(row.file, row.sheet, row.number, Fault(row.reason, tuple(row.values), row.column))
        for row in rows
    ]


def noted_rows(run: Import, *, actor: Actor, limit: int = 200) -> list[Said]:
    """What the import had to say about its files, and about rows that were taken over."""
    files = [
        Said(file, "", 0, Fault(code, tuple(values), column)) for file, code, values, column in run.notes
    ]
    rows = ImportRow.objects.visible_to(actor, "import.detail").filter(run=run).exclude(notes=[])[:limit]
    return files + list(_notes(rows))


def _notes(rows: Iterable[ImportRow]) -> Iterable[Said]:
    for row in rows:
        for code, values, column in row.notes:
            yield Said(row.file, row.sheet, row.number, Fault(code, tuple(values), column))
