"""What stands in her way, what she can do, and what only she and her coach may know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import get_language

from aanzet.access.actor import Actor
from aanzet.accounts.models import User
from aanzet.cases.models import Adjustment, Case, DiscriminationReport
from aanzet.core.text import localised
from aanzet.participants.models import Barrier, BarrierType
from aanzet.participants.vault import Vault
from aanzet.programmes.enums import Sensitivity
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of
from aanzet.reference.countries import HelpBody, Scheme, country_profile
from aanzet.ui import icons

NO_PICTURE = "circle"


@dataclass(frozen=True, slots=True)
class BarrierKind:
    """An entry of the catalogue of a programme: from its file, or added by a coordinator (`own`)."""

    key: str
    name: str
    icon: str
    restricted: bool
    hint: str = ""
    own: bool = False
    retired: bool = False


@dataclass(frozen=True, slots=True)
class BarrierRow:
    barrier_id: UUID
    kind: str
    name: str
    icon: str
    words: str
    status: str
    status_label: str
    owner: str
    since: date
    source_label: str
    restricted: bool
    solved: bool
    version: int


def picture(name: str) -> str:
    """The pictogram when the set has it, else a plain circle: a programme may name any."""
    return name if name in icons.known() else NO_PICTURE


def barrier_kinds(*, programme: Programme) -> dict[str, BarrierKind]:
    """The catalogue in the reader's language, by key: the programme's file first, then what was added."""
    language = get_language() or "nl"
    found = {
        each.key: BarrierKind(
            each.key,
            localised(each.name, language),
            picture(each.icon),
            each.sensitivity == Sensitivity.RESTRICTED,
            each.hint,
        )
        for each in blueprint_of(programme).barriers
    }
    for row in BarrierType.objects.filter(programme_slug=programme.slug).order_by("created_at"):
        if row.key not in found:
            found[row.key] = BarrierKind(
                row.key,
                localised(row.names, language),
                picture(row.icon),
                row.restricted,
                own=True,
                retired=row.retired_on is not None,
            )
    return found


def barriers_of(
    *, actor: Actor, case: Case, may: frozenset[str], kinds: dict[str, BarrierKind]
) -> tuple[BarrierRow, ...]:
    """Her barriers in her own order. Restricted ones are not even counted for who may not see them."""
    rows = Barrier.objects.visible_to(actor, "case.barrier.read").filter(participant=case.participant_id)
    if "case.barrier_restricted.read" not in may:
        rows = rows.filter(restricted=False)
    found = sorted(rows, key=lambda r: (r.status == "solved", r.rank is None, r.rank or 0, r.since, r.pk))
    keys = Vault(case.participant_id)
    names = dict(
        User.objects.filter(pk__in={r.owner_id for r in found if r.owner_id}).values_list("pk", "name")
    )
    return tuple(_barrier(row, kinds, keys, names) for row in found)


def _barrier(row: Barrier, kinds: dict[str, BarrierKind], keys: Vault, names: dict[UUID, str]) -> BarrierRow:
    kind = kinds.get(row.kind)
    return BarrierRow(
        barrier_id=row.pk,
        kind=row.kind,
        name=kind.name if kind else row.kind.replace("_", " "),
        icon=kind.icon if kind else NO_PICTURE,
        words=keys.open(row, "words"),
        status=row.status,
        status_label=row.get_status_display(),
        owner=names.get(row.owner_id, "") if row.owner_id else "",
        since=row.since,
        source_label=row.get_source_display(),
        restricted=row.restricted,
        solved=row.status == "solved",
        version=row.version,
    )


def hints_for(*, rows: Sequence[BarrierRow], kinds: dict[str, BarrierKind]) -> tuple[tuple[str, str], ...]:
    """Pairs that often go together: (what she has, what to ask about too). It marks nothing.

    Only rows the reader sees count, so that a private barrier is neither told nor betrayed by silence.
    """
    have = {row.kind for row in rows}
    return tuple(
        (row.name, kinds[kinds[row.kind].hint].name)
        for row in rows
        if not row.solved and row.kind in kinds and kinds[row.kind].hint in kinds
        if kinds[row.kind].hint not in have
    )


@dataclass(frozen=True, slots=True)
class AdjustmentSheet:
    """What she needs to do the work well, opened; no diagnosis."""

    needs: str
    schemes: tuple[str, ...]
    scheme_names: tuple[str, ...]
    written_on: date
    version: int


def schemes_for(*, case: Case, on: date) -> list[Scheme]:
    """Schemes of the country that may help at a workplace."""
    profile = country_profile(blueprint_of(case.programme).profile_code)
    return [each for each in profile.open_schemes(on) if each.topic in {"work", "care"}]


def adjustment_of(*, actor: Actor, case: Case, on: date, action: str) -> AdjustmentSheet | None:
    """The sheet of a case, for who may `action` (read or edit) it."""
    row = Adjustment.objects.visible_to(actor, action).filter(case=case).first()
    if row is None:
        return None
    language = get_language() or "nl"
    names = {each.key: localised(each.name, language) for each in schemes_for(case=case, on=on)}
    return AdjustmentSheet(
        needs=Vault(case.participant_id).open(row, "needs"),
        schemes=tuple(row.schemes),
        scheme_names=tuple(names[key] for key in row.schemes if key in names),
        written_on=row.written_on,
        version=row.version,
    )


@dataclass(frozen=True, slots=True)
class ReportLine:
    report_id: UUID
    ground: str
    place: str
    wish: str
    words: str
    told_on: date


def reports_of(*, actor: Actor, case: Case) -> tuple[ReportLine, ...]:
    """Her reports of unequal treatment, for her and her coach."""
    rows = DiscriminationReport.objects.visible_to(actor, "case.discrimination.read").filter(case=case)
    keys = Vault(case.participant_id)
    return tuple(
        ReportLine(
            row.pk,
            row.get_ground_display(),
            row.get_place_display(),
            row.get_wish_display(),
            keys.open(row, "words"),
            row.told_on,
        )
        for row in rows.order_by("-told_on")
    )


def help_against_discrimination(*, case: Case, on: date) -> list[tuple[HelpBody, str]]:
    """Help bodies of the country with what they do, in the reader's language."""
    language = get_language() or "nl"
    profile = country_profile(blueprint_of(case.programme).profile_code)
    return [(each, localised(each.about, language)) for each in profile.helpers("discrimination", on)]
